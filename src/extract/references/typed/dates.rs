//! Years, dates, and the words that stand for them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::text::{collapse, data_lines, pattern};

/// What a label of a date says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// Year with its letter, or the words that stand for it, and where they are.
    pub year: Option<(String, Range<usize>)>,
    /// Year of the first edition.
    pub original: Option<String>,
    /// Date in ISO 8601, where month or day are named.
    pub iso: Option<String>,
}

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^\d])(?P<year>(?:1[0-9]|20)\d\d(?:\s?[a-z]\b)?)(?:\D|$)"));
/// "[1867] 1990", "1990 [1867]", "1867/1990", "1990 (original work published 1867)".
static TWO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) [(\[]\s*(?:orig\w*\.?\s+)?(?P<a>(?:1[0-9]|20)\d\d)\s*[)\]]\s*/?\s*(?P<b>(?:1[0-9]|20)\d\d[a-z]?)\b
          | \b(?P<c>(?:1[0-9]|20)\d\d[a-z]?)[),\s;]*[(\[]\s*(?:orig\w*\.?|first|1st)?[^\d)\]]{0,30}(?P<d>(?:1[0-9]|20)\d\d)\s*[)\]]
          | \b(?P<e>(?:1[0-9]|20)\d\d)\s*/\s*(?P<f>(?:1[0-9]|20)\d\d[a-z]?)\b",
    )
});
/// "2001–2003", "2001-03", "1998/99".
static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?P<a>(?:1[0-9]|20)\d\d)\s?[-–—−/]\s?(?P<b>(?:(?:1[0-9]|20)\d\d|\d\d))(?:[^\d\-–/]|$)",
    )
});
static ISO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?P<y>(?:1[0-9]|20)\d\d)[-–./](?P<m>0?[1-9]|1[0-2])(?:[-–./](?P<d>0?[1-9]|[12]\d|3[01]))?(?:[^\d]|$)",
    )
});
static DOTTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?P<d>0?[1-9]|[12]\d|3[01])[./-](?P<m>0?[1-9]|1[0-2])[./-](?P<y>(?:1[0-9]|20)\d\d)\b",
    )
});
static AT_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[\s,.;(\[](?P<year>(?:1[5-9]|20)\d\d[a-z]?)[\s.,;:)\]]*$|[(\[](?P<words>[^()\[\]\d]{2,30})[)\]][\s.,;:]*$",
    )
});
static WORDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+|\p{L}+"));

static MONTHS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let lines =
        data_lines(include_str!("../data/months.tsv")).filter_map(|line| line.split_once('\t'));
    lines.flat_map(|(number, words)| words.split(' ').map(move |word| (word, number))).collect()
});
static UNPUBLISHED: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_lines(include_str!("../data/unpublished.txt")).collect());

/// Reads a label of a date.
#[must_use]
pub fn read(text: &str, range: Range<usize>) -> Dated {
    let words = &text[range.clone()];
    let at = |found: regex::Match<'_>| range.start + found.start()..range.start + found.end();
    if let Some(found) = TWO.captures(words) {
        let (original, used) = match (found.name("a"), found.name("c"), found.name("e")) {
            (Some(first), ..) => (first, found.name("b")),
            (_, Some(used), _) => (found.name("d").unwrap_or(used), Some(used)),
            (_, _, Some(first)) => (first, found.name("f")),
            _ => return Dated::default(),
        };
        let Some(used) = used else { return Dated::default() };
        // "1985/1983": the order does not matter.
        let turned = original.as_str() > &used.as_str()[..4];
        let (original, used) = if turned { (used, original) } else { (original, used) };
        if original.as_str() != &used.as_str()[..4] {
            let year = Some((used.as_str().to_owned(), at(used)));
            return Dated { year, original: Some(original.as_str()[..4].to_owned()), iso: None };
        }
    }
    if let Some(found) = SPAN.captures(words).filter(|_| !ISO.is_match(words)) {
        let (first, last) = (&found["a"], &found["b"]);
        let start = found.name("a").map_or(0, |first| first.start());
        let end = found.name("b").map_or(0, |last| last.end());
        let year = (format!("{first}-{last}"), range.start + start..range.start + end);
        return Dated { year: Some(year), ..Dated::default() };
    }
    let year = YEAR.captures(words).and_then(|found| found.name("year"));
    let Some(year) = year else { return unpublished(text, range.clone()) };
    let value: String = year.as_str().split_whitespace().collect();
    let iso = iso(words, &value[..4]);
    Dated { year: Some((value, at(year))), original: None, iso }
}

/// A year in brackets, or behind a mark or blank, at the end of a label of another field.
#[must_use]
pub fn at_end(text: &str, range: Range<usize>) -> Option<(String, Range<usize>)> {
    let found = AT_END.captures(&text[range.clone()])?;
    if let Some(year) = found.name("year") {
        let at = range.start + year.start()..range.start + year.end();
        return Some((year.as_str().to_owned(), at));
    }
    let words = found.name("words")?;
    unpublished(text, range.start + words.start()..range.start + words.end()).year
}

/// The words that stand for a year.
fn unpublished(text: &str, range: Range<usize>) -> Dated {
    let bare = super::edges::bare(text, range);
    let value = collapse(&text[bare.clone()]).to_lowercase();
    let value = value.trim_end_matches('.');
    let known = UNPUBLISHED.contains(value)
        || value.split([',', ';']).any(|part| UNPUBLISHED.contains(part.trim()));
    let printed = collapse(&text[bare.clone()]);
    // "n.d" lost the stop that belongs to it.
    let stopped = value.contains('.') && text[bare.end..].starts_with('.');
    let (printed, bare) =
        if stopped { (format!("{printed}."), bare.start..bare.end + 1) } else { (printed, bare) };
    Dated { year: known.then_some((printed, bare)), ..Dated::default() }
}

/// The date around a year, in ISO 8601, where a month is named.
#[must_use]
pub fn iso(words: &str, year: &str) -> Option<String> {
    let numeric = ISO.captures(words).or_else(|| DOTTED.captures(words));
    if let Some(found) = numeric.filter(|found| &found["y"] == year) {
        let two = |name: &str| found.name(name).map(|part| format!("{:0>2}", part.as_str()));
        return Some(
            [Some(year.to_owned()), two("m"), two("d")]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("-"),
        );
    }
    let tokens: Vec<&str> = WORDS.find_iter(words).map(|found| found.as_str()).collect();
    let month = |token: &str| {
        let plain: String = token.nfkd().filter(char::is_ascii_alphabetic).collect();
        MONTHS.get(plain.to_lowercase().as_str()).copied()
    };
    let (at, number) =
        tokens.iter().enumerate().find_map(|(at, token)| Some((at, month(token)?)))?;
    // "May–June" is no single month.
    let another =
        tokens.iter().skip(at + 1).any(|token| month(token).is_some_and(|other| other != number));
    if another {
        return None;
    }
    let day = |token: Option<&&str>| {
        let day: u8 = token?.parse().ok()?;
        ((1..=31).contains(&day) && token.is_some_and(|token| token.len() <= 2)).then_some(day)
    };
    let before = at.checked_sub(1).and_then(|at| day(tokens.get(at)));
    // "16 de septiembre"
    let before = before.or_else(|| {
        let of = at
            .checked_sub(1)
            .is_some_and(|at| matches!(tokens[at], "de" | "of" | "th" | "st" | "nd" | "rd"));
        at.checked_sub(2).filter(|_| of).and_then(|at| day(tokens.get(at)))
    });
    let day = before.or_else(|| day(tokens.get(at + 1)));
    Some(day.map_or_else(|| format!("{year}-{number}"), |day| format!("{year}-{number}-{day:02}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: year, original year, date.
    fn check(text: &str, expected: (&str, &str, &str)) {
        let found = read(text, 0..text.len());
        let show = |value: Option<String>| value.unwrap_or_default();
        let year = found.year.map(|(year, _)| year);
        let found = (show(year), show(found.original), show(found.iso));
        let expected = (expected.0.to_owned(), expected.1.to_owned(), expected.2.to_owned());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn years_are_read() {
        check("(2011).", ("2011", "", ""));
        check("1927,", ("1927", "", ""));
        check("(2019a)", ("2019a", "", ""));
        check("(2019 b)", ("2019b", "", ""));
        check("(2012, in press)", ("2012", "", ""));
        check("2001–2003.", ("2001-2003", "", ""));
        check("1998/99", ("1998-99", "", ""));
        check("©1999", ("1999", "", ""));
        check("(in press).", ("in press", "", ""));
        check("(n.d.).", ("n.d.", "", ""));
        check("[s.d.]", ("s.d.", "", ""));
        check("forthcoming", ("forthcoming", "", ""));
    }

    #[test]
    fn first_editions_are_told_apart() {
        check("[1867] 1990", ("1990", "1867", ""));
        check("1990 [1867]", ("1990", "1867", ""));
        check("(1905/1953)", ("1953", "1905", ""));
        check("(1985/1983)", ("1985", "1983", ""));
        check("1990 (original work published 1867)", ("1990", "1867", ""));
    }

    #[test]
    fn dates_are_read() {
        check("septembre 2014,", ("2014", "", "2014-09"));
        check("(2004, March 5).", ("2004", "", "2004-03-05"));
        check("16 de agosto de 2003", ("2003", "", "2003-08-16"));
        check("Nov. 12, 1999", ("1999", "", "1999-11-12"));
        check("2018 Jan 3;", ("2018", "", "2018-01-03"));
        check("1999-09-16", ("1999", "", "1999-09-16"));
        check("16.9.1999", ("1999", "", "1999-09-16"));
        check("May–June 2001", ("2001", "", ""));
    }

    #[test]
    fn years_stand_at_the_end_of_other_fields() {
        let year = |text: &str| at_end(text, 0..text.len()).map(|(year, _)| year);
        assert_eq!(year("Holm, A. (forthcoming)").as_deref(), Some("forthcoming"));
        assert_eq!(year("Holm, A. 1999.").as_deref(), Some("1999"));
        assert_eq!(year("Quay Press 2013").as_deref(), Some("2013"));
        assert_eq!(year("Holm, A. (Ed.)"), None);
        assert_eq!(year("Studio12013"), None);
    }

    #[test]
    fn near_misses_are_no_years() {
        for text in ["", "12345", "99", "spring", "3050", "vol. 12"] {
            check(text, ("", "", ""));
        }
    }
}
