//! Years in a text, alone and in runs: "1975; 1985", "2004a,b", "in press".
//!
//! Every pointer by name has one, so they are looked for first, cheaply; the names are
//! read only where a year stands. Knows nothing of names.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::{collapse, data_lines, pattern};

/// Years that run on behind one name are never more.
const MOST_YEARS: usize = 20;

/// One year of a run: "1999", "2019a", "in press".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// As printed; a letter that stands alone has the number before it.
    pub text: String,
    /// Its number; none for "in press" and "n.d.".
    pub number: Option<u16>,
    /// Bytes of what is printed.
    pub range: Range<usize>,
}

/// Years behind each other with nothing but commas and "and" between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// At least one.
    pub years: Vec<Year>,
    /// From the first to the last.
    pub range: Range<usize>,
    /// Whether it is a stretch of years: "1799–1847".
    pub is_period: bool,
}

/// What stands for a year that is not yet or not any more known.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<String> = data_lines(include_str!("data/no_year.txt"))
        .map(|line| regex::escape(line).replace(' ', r"\s+").replace('_', r"\s?"))
        .collect();
    pattern(&format!("(?i){}", words.join("|")))
});

/// All runs of a text, in order, read as they are asked for.
pub fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    let mut years = singles(text).peekable();
    std::iter::from_fn(move || {
        let mut run = Run::of(years.next()?);
        add_letters(text, &mut run);
        while let Some(year) = years.next_if(|year| run.takes(text, year)) {
            run.add(text, year);
            add_letters(text, &mut run);
        }
        run.is_period = is_period(text, &run);
        Some(run)
    })
}

impl Run {
    fn of(year: Year) -> Self {
        Self { range: year.range.clone(), years: vec![year], is_period: false }
    }

    /// Whether the year goes on with the run.
    fn takes(&self, text: &str, year: &Year) -> bool {
        let between = &text[self.range.end..year.range.start];
        let next = text[year.range.end..].chars().next();
        self.years.len() < MOST_YEARS && (is_joint(between) || is_reprint(between, next))
    }

    /// Adds a year; "[1890] 1920" and "1920 [1890]" are one work.
    fn add(&mut self, text: &str, year: Year) {
        let between = &text[self.range.end..year.range.start];
        if is_joint(between) {
            self.range.end = year.range.end;
            self.years.push(year);
        } else if let Some(last) = self.years.last_mut() {
            self.range.end = year.range.end + usize::from(between.ends_with('['));
            last.text = format!("{}/{}", last.text, year.text);
            last.range.end = year.range.end;
        }
    }
}

/// Years one by one, in order: numbers and words, whichever comes first.
fn singles(text: &str) -> impl Iterator<Item = Year> + '_ {
    let mut numbers = numbers(text).peekable();
    let mut words = words(text).peekable();
    std::iter::from_fn(move || {
        let word = words.peek().map(|year| year.range.start);
        let is_number =
            numbers.peek().is_some_and(|year| word.is_none_or(|word| year.range.start < word));
        if is_number { numbers.next() } else { words.next() }
    })
}

fn words(text: &str) -> impl Iterator<Item = Year> + '_ {
    let found = WORDS.find_iter(text).filter(|found| stands_alone(text, found.range()));
    found.map(|found| Year { text: collapse(found.as_str()), number: None, range: found.range() })
}

fn numbers(text: &str) -> impl Iterator<Item = Year> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    let runs_of_digits = std::iter::from_fn(move || {
        at += bytes[at..].iter().position(u8::is_ascii_digit)?;
        let start = at;
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some(start..at)
    });
    runs_of_digits.filter_map(|digits| number(text, digits))
}

/// Four digits that can be a year, with their letter.
fn number(text: &str, digits: Range<usize>) -> Option<Year> {
    if digits.len() != 4 {
        return None;
    }
    let number: u16 = text[digits.clone()].parse().ok()?;
    let mut before = text[..digits.start].chars().rev();
    let (last, further) = (before.next(), before.next());
    let part_of_more = match last {
        Some('-') => further.is_some_and(char::is_alphanumeric),
        Some('.' | ',' | '–' | '/') => further.is_some_and(|c| c.is_ascii_digit()),
        Some('$' | '€' | '£' | '#' | '=' | '_') => true,
        Some(c) => c.is_alphanumeric() && c.is_ascii(),
        None => false,
    };
    if !(1500..2100).contains(&number) || part_of_more {
        return None;
    }
    let rest = &text[digits.end..];
    let letter = usize::from(letter(rest).is_some());
    let mut behind = rest[letter..].chars();
    let (next, further) = (behind.next(), behind.next());
    let goes_on = match next {
        Some('.' | ',') => further.is_some_and(|c| c.is_ascii_digit()),
        Some('%' | '°' | '_') => true,
        Some(c) => c.is_ascii_alphanumeric(),
        None => false,
    };
    let range = digits.start..digits.end + letter;
    (!goes_on).then(|| Year { text: text[range.clone()].to_owned(), number: Some(number), range })
}

/// The letter at the start that sets works of a year apart; "1920s" has none.
fn letter(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let letter = chars.next().filter(|c| c.is_ascii_lowercase() && *c < 'p')?;
    chars.next().is_none_or(|c| !c.is_alphanumeric()).then_some(letter)
}

/// ", ", "; ", " and ", " e ".
fn is_joint(between: &str) -> bool {
    between.len() <= 12
        && matches!(
            between.trim(),
            "," | ";"
                | "and"
                | "&"
                | "e"
                | "y"
                | "et"
                | "und"
                | "、"
                | "；"
                | "，"
                | ", and"
                | "; and"
                | ", &"
                | "/"
        )
}

fn is_reprint(between: &str, next: Option<char>) -> bool {
    between == "] " || between == "/" || between == " [" && next == Some(']')
}

fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    let ends_in_mark = text[range.clone()].ends_with('.');
    before.is_none_or(|c| !c.is_alphanumeric())
        && (ends_in_mark || behind.is_none_or(|c| !c.is_alphanumeric()))
}

/// "2004a,b", "2004a and c", "2004a–c": letters that stand for years.
fn add_letters(text: &str, run: &mut Run) {
    while let Some(last) = run.years.last().cloned()
        && let Some(letter_before) = last.text.chars().next_back().filter(char::is_ascii_lowercase)
        && let Some(number) = last.number
        && run.years.len() < MOST_YEARS
    {
        let rest = &text[run.range.end..];
        let joint = rest.len() - rest.trim_start_matches([' ', ',', ';', '&', '/', '-', '–']).len();
        let joint = joint + rest[joint..].strip_prefix("and ").map_or(0, |_| 4);
        let Some(next) =
            letter(&rest[joint..]).filter(|next| joint > 0 && joint < 8 && *next > letter_before)
        else {
            return;
        };
        let through = rest[..joint].contains(['-', '–']);
        let first = if through { letter_before as u8 + 1 } else { next as u8 };
        let range = run.range.end + joint..run.range.end + joint + 1;
        run.range.end = range.end;
        for letter in first..=next as u8 {
            let text = format!("{number}{}", letter as char);
            run.years.push(Year { text, number: Some(number), range: range.clone() });
        }
    }
}

/// "1799–1847", "1998/99": from year to year, which seldom dates a work.
fn is_period(text: &str, run: &Run) -> bool {
    let rest = &text[run.range.end..];
    run.years.len() == 1
        && rest
            .strip_prefix(['-', '–', '—'])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: each run as its years, joined by spaces.
    fn check(text: &str, expected: &[&str]) {
        let show = |run: Run| {
            let years: Vec<String> = run.years.into_iter().map(|year| year.text).collect();
            years.join(" ")
        };
        let found: Vec<String> = runs(text).map(show).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn years_run_on() {
        check("1975; 1985 and 1990", &["1975 1985 1990"]);
        check("2004a,b", &["2004a 2004b"]);
        check("2004a, b; 2006", &["2004a 2004b 2006"]);
        check("2004a-c.", &["2004a 2004b 2004c"]);
        check("1999; in press", &["1999 in press"]);
        check("Ada, n.d., p. 4", &["n.d."]);
        check("[1890] 1920, p. 1920", &["1890/1920", "1920"]);
    }

    #[test]
    fn other_numbers_are_no_years() {
        for text in [
            "12345",
            "0000",
            "9999",
            "1920s",
            "US$2000",
            "0.1999",
            "1999.5",
            "2000%",
            "x1999",
            "12/1999",
            "1492",
            "2000,500",
            "pressing in pressure",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn stretches_of_years_are_known() {
        let is_period = |text: &str| runs(text).next().is_some_and(|run| run.is_period);
        assert!(is_period("1799–1847") && !is_period("1799, 1847"));
    }
}
