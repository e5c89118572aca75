//! Numbers before headings: "2.1", "Section II.", "IV.", "A.".

use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

/// The number of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// "Section II.", "Chapter 3", "Part One".
    Named(Division),
    /// "2.1": how many numbers.
    Decimal(u8),
    /// "IV."
    Roman,
    /// "B."
    Letter,
}

/// A part of a work that is called by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    /// "Part One".
    Part,
    /// "Chapter 3".
    Chapter,
    /// "Section II".
    Section,
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:(section|§)|(chapter)|(part))\s*(?:[IVXLC]+|\d{1,2}|[A-Z]|(?i:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third))\b[.:)]?\s*(?:[–—-]\s+)?",
    )
});
static DECIMAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.):]\s*|\s+[–—-]\s+|\s+)(?:[\p{L}¿¡]|[\x22“'‘«(])")
});
static ROMAN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\(?[IVXLC]{1,6}(?:[.):]\s+|\s+[–—-]\s+)[^\p{Ll}\s]"));
static LETTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\(?[A-H][.):]\s+\p{Lu}"));

/// The number that `heading` begins with and its length in bytes, blanks behind it included.
pub fn number(heading: &str) -> Option<(Numbering, usize)> {
    if let Some(found) = NAMED.captures(heading) {
        let divisions = [Division::Section, Division::Chapter, Division::Part];
        let place = (1..=3).find(|group| found.get(*group).is_some())?;
        return Some((Numbering::Named(divisions[place - 1]), found[0].len()));
    }
    let width = |found: &str| found.len() - found.chars().next_back().map_or(0, char::len_utf8);
    if let Some(found) = DECIMAL.captures(heading) {
        let depth = found[1].matches('.').count() as u8 + 1;
        return Some((Numbering::Decimal(depth), width(&found[0])));
    }
    let roman = ROMAN.find(heading).map(|found| (Numbering::Roman, width(found.as_str())));
    roman.or_else(|| LETTER.find(heading).map(|found| (Numbering::Letter, width(found.as_str()))))
}

/// A heading without its number.
pub fn strip_number(heading: &str) -> &str {
    number(heading).map_or(heading, |(_, width)| &heading[width..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read() {
        let check = |heading: &str, expected: Option<Numbering>, rest: &str| {
            assert_eq!(number(heading).map(|(numbering, _)| numbering), expected, "{heading}");
            assert_eq!(strip_number(heading), rest);
        };
        check("2.1 Data", Some(Numbering::Decimal(2)), "Data");
        check("1. Introduction", Some(Numbering::Decimal(1)), "Introduction");
        check("Section II. Policies", Some(Numbering::Named(Division::Section)), "Policies");
        check("Part One: The towns", Some(Numbering::Named(Division::Part)), "The towns");
        check("CHAPTER 4 – Trade", Some(Numbering::Named(Division::Chapter)), "Trade");
        check("2.1.3 Data", Some(Numbering::Decimal(3)), "Data");
        check("1: Data", Some(Numbering::Decimal(1)), "Data");
        check("3) Data", Some(Numbering::Decimal(1)), "Data");
        check("Part of the town", None, "Part of the town");
        check("Partly Oslo", None, "Partly Oslo");
        check("C. elegans and its kin", None, "C. elegans and its kin");
        check("20th century towns", None, "20th century towns");
        check("IV. Data", Some(Numbering::Roman), "Data");
        check("B. Data", Some(Numbering::Letter), "Data");
        check("Sectional interests", None, "Sectional interests");
        check("A theory of firms", None, "A theory of firms");
        check("1999", None, "1999");
    }
}
