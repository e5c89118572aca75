//! Pointers by name and year, in brackets or with the year in brackets.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Match, Regex};

use crate::paper::CitationKey;
use crate::text::collapse;

use super::Pointer;
use super::families::{self, Families, NAMES};

const YEAR: &str = r"(?:\b(?:1[5-9]|20)\d\d(?:[a-z]\b)?(?:[-–/]\d{2}\b|/\d{4}\b)?|(?i:\bforthcoming|\bin\s+press|\bin\s+print|\bin\s+preparation|\bto\s+appear|\bn\.\s?d\.))";
/// Text before a bracket that can hold the names; longer lists end in "et al.".
const LOOK_BACK: usize = 240;
/// Brackets around pointers are never longer.
const LONGEST: usize = 2_000;

/// Brackets around more levels of brackets are no pointers.
const MOST_LEVELS: usize = 3;

/// "1975; 1985", "2004a,b", "1999; forthcoming".
static YEARS: LazyLock<String> =
    LazyLock::new(|| format!(r"{YEAR}(?:\s*(?:[,;]|[,;]?\s+and|&)\s*(?:{YEAR}|[b-h]\b))*"));
/// Names with their years inside brackets.
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    let (names, years) = (NAMES.as_str(), YEARS.as_str());
    regex(&format!(r"(?P<names>{names})(?:[’']s?)?\s*,?\s*(?P<years>{years})"))
});
/// Years alone inside brackets, with "e.g." before or a page behind.
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    let years = YEARS.as_str();
    regex(&format!(
        r"^\s*(?:(?:e\.\s?g\.|for\s+example|cf\.|see|esp\.|i\.e\.|in|c\.)\s*,?\s*)?(?P<years>{years})\s*(?:[:,;]\s*(?:(?:pp?|ch|chapter|fig|see|vol|table)\b\.?\s*)?[^()]{{0,40}})?$"
    ))
});
/// Names right before a bracket.
static BEFORE: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"(?P<names>{})(?:[’']s?|[’'])?\s*$", NAMES.as_str())));
static ONE_YEAR: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"{YEAR}|\b[b-h]\b")));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

/// All of them in the text of a block.
pub fn find(text: &str) -> Vec<Pointer> {
    let mut pointers = Vec::new();
    for bracket in brackets(text) {
        if !has_year(&text[bracket.clone()]) {
            continue;
        }
        match ALONE.captures(&text[bracket.clone()]).and_then(|found| found.name("years")) {
            Some(years) => pointers.extend(textual(text, &bracket, years)),
            None => parenthetical(text, bracket, &mut pointers),
        }
    }
    pointers
}

/// Insides of brackets, inner ones before the outer; what holds more levels than a few is skipped.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Where each open bracket starts and how many levels it holds so far.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => open.push((at + 1, 1)),
            ')' | ']' => {
                let Some((start, levels)) = open.pop() else { continue };
                if let Some((_, outer)) = open.last_mut() {
                    *outer = (levels + 1).max(*outer);
                }
                if levels <= MOST_LEVELS && at - start <= LONGEST {
                    found.push(start..at);
                }
            }
            _ => {}
        }
    }
    found
}

/// A cheap look before the patterns.
fn has_year(inside: &str) -> bool {
    ONE_YEAR.is_match(inside)
}

/// "Marshall (1919; 1920)": the names stand before the bracket.
fn textual(text: &str, bracket: &Range<usize>, years: Match<'_>) -> Vec<Pointer> {
    let end = bracket.start - 1;
    let mut start = end.saturating_sub(LOOK_BACK);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let names = BEFORE.captures(&text[start..end]).and_then(|found| found.name("names"));
    let Some(names) = names.map(|names| start + names.start()..start + names.end()) else {
        return Vec::new();
    };
    let Some(families) = families::parse(text, names) else { return Vec::new() };
    // Up to the closing bracket when nothing follows the years.
    let last = bracket.start + years.end();
    let closed = text[last..bracket.end].trim().is_empty();
    let range = families.range.start..if closed { bracket.end + 1 } else { last };
    let percent = if families.possessive { 95 } else { certainty(&families, 90) };
    pointers(&families, years.as_str(), &range, "citations/name-before-year", percent)
}

/// "(see Lee & Kim 2010: 33; Wu 2011)".
fn parenthetical(text: &str, bracket: Range<usize>, pointers_found: &mut Vec<Pointer>) {
    let inside = &text[bracket.clone()];
    for found in INSIDE.captures_iter(inside) {
        let (Some(names), Some(years)) = (found.name("names"), found.name("years")) else {
            continue;
        };
        let names = bracket.start + names.start()..bracket.start + names.end();
        let Some(families) = families::parse(text, names) else { continue };
        let range = families.range.start..bracket.start + years.end();
        // Brackets inside were read before.
        if pointers_found
            .iter()
            .rev()
            .take_while(|one| one.range.end > bracket.start)
            .any(|one| one.range.start < range.end && range.start < one.range.end)
        {
            continue;
        }
        let percent = certainty(&families, 85);
        pointers_found.extend(pointers(
            &families,
            years.as_str(),
            &range,
            "citations/name-and-year",
            percent,
        ));
    }
}

/// An acronym may name a body that did something that year; several names or "et al." do not.
fn certainty(families: &Families, usual: u8) -> u8 {
    if families.et_al || families.families.len() > 1 {
        95
    } else if families::is_acronym(&families.families) {
        50
    } else {
        usual
    }
}

/// One pointer a year; "2004a,b" stands for two.
fn pointers(
    families: &Families,
    years: &str,
    range: &Range<usize>,
    rule: &'static str,
    percent: u8,
) -> Vec<Pointer> {
    let mut found = Vec::new();
    let mut base = String::new();
    for year in ONE_YEAR.find_iter(years) {
        let year = year.as_str();
        let year = if year.len() == 1 {
            format!("{base}{year}")
        } else {
            base = year.trim_end_matches(|c: char| c.is_ascii_lowercase()).to_owned();
            collapse(year)
        };
        let key = CitationKey::AuthorYear {
            families: families.families.clone(),
            et_al: families.et_al,
            year,
        };
        found.push(Pointer { key, range: range.clone(), rule, percent });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: "words -> families year" of each pointer.
    fn check(text: &str, expected: &[&str]) {
        let show = |pointer: Pointer| match pointer.key {
            CitationKey::AuthorYear { families, et_al, year } => {
                let more = if et_al { "+" } else { "" };
                format!("{} -> {}{more} {year}", &text[pointer.range], families.join("/"))
            }
            other => format!("{other:?}"),
        };
        let found: Vec<String> = find(text).into_iter().map(show).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn in_brackets() {
        check(
            "the old way (Wilson 1975; 1985), but",
            &["Wilson 1975; 1985 -> Wilson 1975", "Wilson 1975; 1985 -> Wilson 1985"],
        );
        check(
            "(see Lee & Kim 2010: 33; Wu 2011)",
            &["Lee & Kim 2010 -> Lee/Kim 2010", "Wu 2011 -> Wu 2011"],
        );
        check(
            "(Smith et al., 2004a,b; van der Berg, 1999)",
            &[
                "Smith et al., 2004a,b -> Smith+ 2004a",
                "Smith et al., 2004a,b -> Smith+ 2004b",
                "van der Berg, 1999 -> van der Berg 1999",
            ],
        );
        check(
            "(Holm, A and Chu-Yueh Li, forthcoming)",
            &["Holm, A and Chu-Yueh Li, forthcoming -> Holm/Li forthcoming"],
        );
        check("(e.g. Dahl 1988)", &["Dahl 1988 -> Dahl 1988"]);
        check("(for example, Dahl 1988)", &["Dahl 1988 -> Dahl 1988"]);
        check(
            "(Reader 1991, Card et al. 1996)",
            &["Reader 1991 -> Reader 1991", "Card et al. 1996 -> Card+ 1996"],
        );
        check("(Alz, Hen, & Rom, 2020)", &["Alz, Hen, & Rom, 2020 -> Alz/Hen/Rom 2020"]);
    }

    #[test]
    fn before_brackets() {
        check("As Marsh (1920) said", &["Marsh (1920) -> Marsh 1920"]);
        check("in Grano's (1973) terms", &["Grano's (1973) -> Grano 1973"]);
        check("Hubert Schmitz' (1999) point", &["Hubert Schmitz' (1999) -> Schmitz 1999"]);
        check(
            "of AnnaLee Saxe's (1999; forthcoming) work",
            &[
                "AnnaLee Saxe's (1999; forthcoming) -> Saxe 1999",
                "AnnaLee Saxe's (1999; forthcoming) -> Saxe forthcoming",
            ],
        );
        check("and James Marc (e.g. 1988), problems", &["James Marc (e.g. 1988) -> Marc 1988"]);
        check("to James March (e.g. 1988)", &["James March (e.g. 1988) -> March 1988"]);
        check(
            "(referring to Hugo Lind' (1999) point, and Moe 2001)",
            &["Hugo Lind' (1999) -> Lind 1999", "Moe 2001 -> Moe 2001"],
        );
        check("by Esk and Kau (1997), was", &["Esk and Kau (1997) -> Esk/Kau 1997"]);
        check("Gabi Dei Ottati (1994)", &["Gabi Dei Ottati (1994) -> Dei Ottati 1994"]);
    }

    #[test]
    fn pages_are_no_years() {
        check("(Ferr, 2020, p. 11)", &["Ferr, 2020 -> Ferr 2020"]);
        check("while Sarr et al. (2006)", &["Sarr et al. (2006) -> Sarr+ 2006"]);
        check("named for Ann Ferr (1799–1847)", &[]);
    }

    #[test]
    fn near_misses_are_no_pointers() {
        for text in [
            "in 1999 (a good year) they met",
            "the seminar (September 16-17th, 1999) was",
            "the seminar (1999) was",
            "it grew (Figure 2) fast",
            "held in Denmark (1999) and",
            "(in 1995 and 1999)",
            "In August (1999) they",
            "the old [sic] way",
            "Windows (2000) crashed",
            "(March 1999)",
            "In March (1999) they",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn long_text_without_an_end_is_read_once() {
        let text = "(Dahl 1999 ".repeat(20_000);
        assert!(find(&text).len() < 20_000);
    }
}
