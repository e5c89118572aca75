//! Pointers by number or label: "[3,5–7]", "[Knu84]", superscript digits.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::extract::bibliography::{self, Entry};
use crate::paper::CitationKey;

use super::Pointer;

/// How entries are labelled, as far as pointers have to know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    /// The greatest number; 0 when entries are not numbered.
    last: u32,
    /// Labels that are no numbers.
    labels: BTreeSet<String>,
    /// How the text prints its numbers.
    style: Style,
    /// Whether it prints a fair part of them.
    used: bool,
}

/// How a text prints the numbers of entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Style {
    /// "[3]"
    #[default]
    Square,
    /// "(3)"
    Round,
    /// Digits right behind a word, raised in print.
    Raised,
}

const LIST: &str =
    r"\d{1,4}(?:\s*[-‐‑–—]\s*\d{1,4})?(?:\s*[,;]\s*\d{1,4}(?:\s*[-‐‑–—]\s*\d{1,4})?)*";

static SQUARE: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"\[(?P<list>{LIST})\]")));
/// "[5]–[8]".
static SQUARE_RANGE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\[(?P<first>\d{1,4})\]\s?[-‐‑–—]\s?\[(?P<last>\d{1,4})\]"));
static ROUND: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"\((?P<list>{LIST})\)")));
static RAISED: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?:\p{{Ll}}{{3}}[)”\x22’]?|\p{{L}}{{2}}[.,;:)”\x22’]|\)[.,;]?)\^?(?P<list>{LIST})\^?(?:$|[\s.,;:)])"
    ))
});
/// Digits that are raised beyond doubt: Unicode superscripts, or between carets.
static SUPERSCRIPT: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"\^\[?(?P<list>{LIST})\]?\^|(?:[\p{{L}}.,;:)\]”’])(?P<raised>[⁰¹²³⁴-⁹]+(?:[,⁻–-][⁰¹²³⁴-⁹]+)*)"
    ))
});
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"\[(?P<labels>\p{L}[\p{L}+]{0,8}\d{2}[a-z]?(?:\s*[,;]\s*\p{L}[\p{L}+]{0,8}\d{2}[a-z]?)*)\]",
    )
});
static ITEM: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?P<first>\d+)(?:\s*[-‐‑–—]\s*(?P<last>\d+))?"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

impl Numbering {
    /// Reads the labels of the entries, and how the running text prints numbers.
    pub fn of<'t>(entries: &[Entry], blocks: impl Iterator<Item = &'t str>) -> Self {
        let labels = || entries.iter().filter_map(|entry| entry.label.as_deref());
        let last = labels().filter_map(bibliography::number).max().unwrap_or(0);
        let words = labels().filter(|label| bibliography::number(label).is_none());
        let bare = |label: &str| label.trim_matches(['[', ']']).to_owned();
        let mut numbering = Self { last, labels: words.map(bare).collect(), ..Self::default() };
        if last > 0
            && let Some(style) = numbering.usual_style(blocks)
        {
            numbering.style = style;
            numbering.used = true;
        }
        numbering
    }

    /// Whether the text points at works by number.
    pub fn is_used(&self) -> bool {
        self.used
    }

    /// The first style that the text uses for a fair part of the entries.
    fn usual_style<'t>(&self, blocks: impl Iterator<Item = &'t str>) -> Option<Style> {
        let enough = (self.last as usize / 4).max(1);
        let (mut square, mut round, mut raised) = (0, 0, 0);
        for text in blocks {
            square += SQUARE.find_iter(text).count();
            round += ROUND.captures_iter(text).filter(|found| self.fits(&found["list"])).count();
            raised += RAISED.captures_iter(text).filter(|found| self.fits(&found["list"])).count();
        }
        match (square >= enough, raised >= enough, round >= enough) {
            (true, ..) => Some(Style::Square),
            (_, true, false) => Some(Style::Raised),
            (_, true, true) if raised > round => Some(Style::Raised),
            (_, _, true) => Some(Style::Round),
            _ => None,
        }
    }

    /// Whether every number of a list is that of an entry, and the list runs upwards in its ranges.
    fn fits(&self, list: &str) -> bool {
        self.last > 0
            && ITEM.captures_iter(list).all(|item| {
                let first = number(&item["first"]);
                let last = item.name("last").map_or(first, |last| number(last.as_str()));
                first >= 1 && first <= last && last <= self.last && !item["first"].starts_with('0')
            })
    }
}

fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}

/// All of them in the text of a block.
pub fn find(text: &str, numbering: &Numbering) -> Vec<Pointer> {
    let mut pointers = labels(text, numbering);
    if numbering.last == 0 {
        return pointers;
    }
    let ranges = SQUARE_RANGE.captures_iter(text).filter_map(|found| {
        let (first, last) = (number(&found["first"]), number(&found["last"]));
        let inner = first.saturating_add(1)..last.min(numbering.last);
        Some((inner, found.get(0)?.range()))
    });
    for (inner, range) in ranges {
        pointers.extend(inner.map(|one| pointer(one, range.clone(), "citations/number", 95)));
    }
    let (pattern, rule, percent) = match numbering.style {
        Style::Square => (&SQUARE, "citations/number", 95),
        Style::Round => (&ROUND, "citations/number-in-brackets", 75),
        Style::Raised => (&RAISED, "citations/raised-number", 75),
    };
    let raised_style = numbering.style == Style::Raised;
    for found in pattern.captures_iter(text) {
        if raised_style
            && !found.name("list").is_some_and(|list| follows_a_word(text, list.start()))
        {
            continue;
        }
        pointers.extend(list(numbering, found.name("list"), rule, percent));
    }
    for found in SUPERSCRIPT.captures_iter(text) {
        pointers.extend(list(numbering, found.name("list"), "citations/superscript", 90));
        pointers.extend(raised(numbering, found.name("raised")));
    }
    pointers.sort_by_key(|pointer| (pointer.range.start, pointer.range.end));
    pointers.dedup_by(|one, other| one.key == other.key && one.range == other.range);
    pointers
}

/// Whether a plain word stands before raised digits: "firms", but not "FgGpmk" or "sod".
fn follows_a_word(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(['^', '.', ',', ';', ':', ')', '"', '”', '’', ']']);
    if before.len() < at && !text[..at].ends_with('^') {
        return true;
    }
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let joint = before[..before.len() - word.len()].chars().next_back();
    word.chars().count() > 3
        && word.chars().skip(1).all(char::is_lowercase)
        && joint.is_none_or(|c| c.is_whitespace() || "(“\"‘-–—".contains(c))
}

/// One pointer for each number of a list; those of a range share its words.
fn list(
    numbering: &Numbering,
    list: Option<regex::Match<'_>>,
    rule: &'static str,
    percent: u8,
) -> Vec<Pointer> {
    let Some(list) = list.filter(|list| numbering.fits(list.as_str())) else { return Vec::new() };
    let mut pointers = Vec::new();
    for item in ITEM.captures_iter(list.as_str()) {
        let Some(whole) = item.get(0) else { continue };
        let first = number(&item["first"]);
        let last = item.name("last").map_or(first, |last| number(last.as_str()));
        let range = list.start() + whole.start()..list.start() + whole.end();
        pointers.extend((first..=last).map(|one| pointer(one, range.clone(), rule, percent)));
    }
    pointers
}

/// Unicode superscripts: each is one character, so offsets are counted on the plain digits.
fn raised(numbering: &Numbering, found: Option<regex::Match<'_>>) -> Vec<Pointer> {
    let Some(found) = found else { return Vec::new() };
    let plain: String = found.as_str().chars().filter_map(plain_digit).collect();
    if !numbering.fits(&plain) {
        return Vec::new();
    }
    let numbers = ITEM.captures_iter(&plain).flat_map(|item| {
        let first = number(&item["first"]);
        first..=item.name("last").map_or(first, |last| number(last.as_str()))
    });
    numbers.map(|one| pointer(one, found.range(), "citations/superscript", 85)).collect()
}

fn plain_digit(c: char) -> Option<char> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    match c {
        '⁻' | '–' | '-' => Some('-'),
        ',' => Some(','),
        _ => RAISED
            .chars()
            .position(|raised| raised == c)
            .and_then(|at| char::from_digit(at as u32, 10)),
    }
}

/// Labels of the bibliography; a label that no entry has is none.
fn labels(text: &str, numbering: &Numbering) -> Vec<Pointer> {
    let mut pointers = Vec::new();
    for found in LABEL.captures_iter(text).filter_map(|found| found.name("labels")) {
        let mut at = found.start();
        for piece in found.as_str().split([',', ';']) {
            let label = piece.trim();
            let start = at + (piece.len() - piece.trim_start().len());
            if numbering.labels.contains(label) {
                let key = CitationKey::Label(label.to_owned());
                let range = start..start + label.len();
                pointers.push(Pointer { key, range, rule: "citations/label", percent: 95 });
            }
            at += piece.len() + 1;
        }
    }
    pointers
}

fn pointer(one: u32, range: std::ops::Range<usize>, rule: &'static str, percent: u8) -> Pointer {
    Pointer { key: CitationKey::Number(one), range, rule, percent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ArenaSpan;

    fn entries(labels: &[&str]) -> Vec<Entry> {
        let entry =
            |label: &&str| Entry { label: Some((*label).to_owned()), span: ArenaSpan::new(0, 1) };
        labels.iter().map(entry).collect()
    }

    /// `expected`: "words -> key" of each pointer.
    fn check(labels: &[&str], text: &str, expected: &[&str]) {
        let numbering = Numbering::of(&entries(labels), std::iter::once(text));
        let show = |pointer: Pointer| match pointer.key {
            CitationKey::Number(number) => format!("{} -> {number}", &text[pointer.range]),
            CitationKey::Label(label) => format!("{} -> {label}", &text[pointer.range]),
            CitationKey::AuthorYear { .. } => "a name".to_owned(),
        };
        let found: Vec<String> = find(text, &numbering).into_iter().map(show).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_in_square_brackets() {
        check(
            &["[1]", "[9]"],
            "so [3] and [5–7,9].",
            &["3 -> 3", "5–7 -> 5", "5–7 -> 6", "5–7 -> 7", "9 -> 9"],
        );
        check(&["1.", "9."], "so [5]–[8].", &["[5]–[8] -> 6", "[5]–[8] -> 7", "5 -> 5", "8 -> 8"]);
    }

    #[test]
    fn raised_numbers() {
        check(&["1.", "4."], "it grows.3 Firms learn1,2 fast", &["3 -> 3", "1 -> 1", "2 -> 2"]);
        check(&["1.", "4."], "mutants of sod1 and FgGpmk2, and CO2", &[]);
        check(&["1.", "4."], "it grows^3,4^.", &["3 -> 3", "4 -> 4"]);
        check(&["1.", "4."], "it grows²⁻³.", &["²⁻³ -> 2", "²⁻³ -> 3"]);
    }

    #[test]
    fn labels_of_the_bibliography() {
        check(&["[Knu84]"], "as [Knu84; Abc99] shows", &["Knu84 -> Knu84"]);
    }

    #[test]
    fn near_misses_are_no_pointers() {
        check(&[], "so [3] and firms3.", &[]);
        check(&["[1]", "[9]"], "in [0, 1] or [12] or [1999] or [sic]", &[]);
        check(&["[1]", "[9]"], "in [7–5]", &[]);
    }
}
