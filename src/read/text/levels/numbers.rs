//! Levels that the numbers of headings tell: "2.1" below "2.", "A." below "IV.".
//!
//! Every manner of numbering stands below the one in whose midst it turns up.

use crate::paper::SectionRole;

use super::super::numbering::{Division, Numbering, number};
use super::super::roles::role;

/// A manner of numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Named(Division),
    Decimal(u8),
    Roman,
    Letter,
}

/// Level of each heading that has a number.
pub fn numbered_levels(headings: &[String]) -> Vec<Option<u8>> {
    let manners = manners(headings);
    let nested = nests_in_named_parts(headings);
    let mut open: Vec<(Manner, u8)> = Vec::new();
    let mut base = 0;
    let mut levels = Vec::with_capacity(headings.len());
    for (heading, manner) in headings.iter().zip(manners) {
        let known = role(heading);
        if let Some(manner) = manner {
            close(&mut open, manner);
            let outer = open.last().map_or(base, |(_, level)| *level);
            let level = match manner {
                Manner::Decimal(depth) if open.is_empty() && depth > 1 => outer.max(depth - 1) + 1,
                _ => outer + 1,
            };
            open.push((manner, level));
            levels.push(Some(level.min(9)));
        } else {
            if known != SectionRole::Body && !matches!(open.first(), Some((Manner::Named(_), _))) {
                open.clear();
                base = u8::from(nested && holds_parts(known));
            }
            levels.push(None);
        }
    }
    levels
}

/// Closes what a heading numbered in this manner does not stand below.
fn close(open: &mut Vec<(Manner, u8)>, manner: Manner) {
    let ends = |other: &Manner| match (other, manner) {
        (Manner::Decimal(one), Manner::Decimal(depth)) => *one >= depth,
        (other, manner) => *other == manner,
    };
    if let Some(place) = open.iter().position(|(other, _)| ends(other)) {
        open.truncate(place);
    }
}

/// Whether parts without a number, such as "Methods", hold the numbered ones.
fn nests_in_named_parts(headings: &[String]) -> bool {
    let of_parts = |numbered: bool| {
        headings
            .iter()
            .any(|heading| number(heading).is_some() == numbered && holds_parts(role(heading)))
    };
    of_parts(false) && !of_parts(true)
}

fn holds_parts(role: SectionRole) -> bool {
    use SectionRole::{Appendix, Discussion, Methods, Results};
    matches!(role, Methods | Results | Discussion | Appendix)
}

/// How each heading is numbered; "C." is a letter behind "B." and a number behind "XCIX.".
fn manners(headings: &[String]) -> Vec<Option<Manner>> {
    let mut letter = 0;
    let mut roman = 0;
    let mut manners = Vec::with_capacity(headings.len());
    for heading in headings {
        let manner = number(heading).map(|(numbering, width)| match numbering {
            Numbering::Named(division) => Manner::Named(division),
            Numbering::Decimal(depth) => Manner::Decimal(depth),
            Numbering::Roman | Numbering::Letter => {
                let digits = heading[..width].trim_matches(|c: char| !c.is_alphanumeric());
                let value = roman_value(digits);
                let place = letter_place(digits);
                if place.is_some_and(|place| place == letter + 1 && value != Some(roman + 1))
                    || value.is_none()
                {
                    letter = place.unwrap_or(0);
                    Manner::Letter
                } else {
                    roman = value.unwrap_or(0);
                    letter = 0;
                    Manner::Roman
                }
            }
        });
        manners.push(manner);
    }
    manners
}

/// Place of a single capital in the alphabet, from 1.
fn letter_place(digits: &str) -> Option<u32> {
    let mut letters = digits.chars();
    let first = letters.next().filter(char::is_ascii_uppercase)?;
    letters.next().is_none().then(|| u32::from(first) - u32::from('A') + 1)
}

/// Value of a Roman number.
fn roman_value(digits: &str) -> Option<u32> {
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let values: Vec<i64> = digits.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (place, value) in values.iter().enumerate() {
        let smaller = values.get(place + 1).is_some_and(|next| next > value);
        sum += if smaller { -value } else { *value };
    }
    u32::try_from(sum).ok().filter(|sum| *sum > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_tell_levels() {
        let check = |headings: &[&str], expected: &str| {
            let headings: Vec<String> = headings.iter().map(|words| (*words).to_owned()).collect();
            let levels = numbered_levels(&headings);
            let got: String = levels
                .iter()
                .map(|level| level.map_or("-".to_owned(), |level| level.to_string()))
                .collect();
            assert_eq!(got, expected, "{headings:?}");
        };
        check(
            &["1. Aims", "2. Data", "2.1 Towns", "2.1.1 Small towns", "2.2 Trade", "3. End"],
            "112321",
        );
        check(&["I. Aims", "A. Data", "1. Towns", "2. Trade", "B. Music", "II. End"], "123321");
        check(
            &["Part One", "Chapter 1 Towns", "1.1 Small", "1.2 Big", "Chapter 2 Trade", "Part Two"],
            "123321",
        );
        check(&["Section I. Towns", "1 Small", "2 Big", "Section II. Trade"], "1221");
        check(&["A. Aims", "B. Data", "C. Trade", "D. End"], "1111");
        check(&["I. Aims", "II. Data", "III. Trade", "IV. End", "V. More"], "11111");
        check(&["Introduction", "1. Towns", "2. Trade", "Conclusion"], "-11-");
        check(
            &["Methods", "1: Towns", "1.1: Small", "2: Trade", "Results", "Discussion"],
            "-232--",
        );
        check(&["Abstract", "1. Introduction", "2. Methods", "References", "A. Proofs"], "-11-1");
        check(&["3.1 Towns", "3.2 Trade"], "22");
        check(&["Towns", "Trade"], "--");
    }
}
