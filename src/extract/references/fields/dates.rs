//! Years, and the words that stand for one.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Draft;
use super::found::trimmed;

const YEAR: &str = r"(?:1[5-9]|20)\d\d(?:\s?[a-z]\b)?";
const WORDS: &str = r"(?i:forthcoming|in\s+press|in\s+print|in\s+preparation|to\s+appear|submitted|accepted|n\.\s?d\.?|s\.\s?d\.|no\s+date|undated|im\s+druck|im\s+erscheinen|en\s+prensa|no\s+prelo|sous\s+presse|à\s+paraître)";

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

/// "(1988)", "[1999a]", "(2008, May)", "(c. 1920)", "(1981 [1935])", ", 1988." at the start.
static EARLY: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"^[\s.,:;]*(?:[(\[]\s*(?:c(?:a)?\.?\s?|\p{{L}}+\s)?(?P<a>{YEAR}|{WORDS})(?:\s?[,;/:–-][^()\[\]]{{0,24}})?(?:\s*\[\d{{4}}\])?\s*[)\]]|(?P<b>{YEAR}|{WORDS})(?:\.\d{{1,2}}|[-–/]\d{{2,4}})?(?:\s*\[\d{{4}}\])?(?:[.,:;]|\s|$))"
    ))
});
static FIRST: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"^\s*\(?(?P<a>{YEAR})\)?\s?[,.:]?\s+")));
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"[.,]?\s*(?:\(\s*(?:{YEAR}|{WORDS})[^()]{{0,24}}\)|[.,]\s+{YEAR}[.,]\s)|^\p{{Lu}}[\p{{L}}&-]{{1,11}}(?P<name>\s+{YEAR}[.,]\s)"
    ))
});
/// A year in brackets, with a month if there is one.
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(r"\(\s*(?:[\p{{L}}\d.,]+\s){{0,3}}(?P<a>{YEAR}|{WORDS})\s*[^()\x1a]{{0,12}}\)"))
});
/// A year or its words after a mark, with a month if there is one.
static LATE: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?:^|[\s,.;:\x1a])(?:\d{{1,2}}\s?(?:[-–]\s?\d{{1,2}}\s?)?)?(?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter)\p{{L}}*\.?\s?(?:\d{{1,2}}\s?(?:[-–]\s?\d{{1,2}})?\s?,)?\s?)?(?P<a>{YEAR}|{WORDS})(?:$|[\s,.;:)\]\x1a])"
    ))
});

/// Where a year in brackets stands near the start of a text, with the mark before it.
pub fn first_in_brackets(text: &str) -> Option<usize> {
    let found = BRACKETS.captures(text)?;
    found.name("name").or(found.get(0)).map(|found| found.start()).filter(|start| *start < 160)
}

/// Labels a year that an entry starts with: "1998, Smith, J., …".
pub fn label_first(draft: &mut Draft<'_>) {
    let found = FIRST.captures(draft.free());
    let ranges = found.and_then(|found| Some((found.name("a")?.range(), found.get(0)?.end())));
    if let Some((year, end)) = ranges {
        draft.labels.year = Some(year);
        draft.slate.take(0..end);
        draft.body = end;
    }
}

/// Labels a year right behind the authors, or at the very start.
pub fn label_early(draft: &mut Draft<'_>) {
    let body = draft.body;
    let Some(found) = EARLY.captures(&draft.free()[body..]) else { return };
    let ranges = found.name("a").or_else(|| found.name("b")).zip(found.get(0));
    let Some((year, whole)) = ranges.map(|(year, whole)| (year.range(), whole.range())) else {
        return;
    };
    if draft.labels.authors.is_none() && draft.labels.editors.is_none()
        || draft.labels.year.is_some()
    {
        return;
    }
    draft.labels.year = Some(body + year.start..body + year.end);
    draft.slate.take(body..body + whole.end);
    draft.body = body + whole.end;
}

/// Labels a year elsewhere: the last one in brackets, else the last one between marks.
///
/// When an entry has an early year, a second one is covered only.
pub fn label_late(draft: &mut Draft<'_>) {
    let start = draft.labels.title.as_ref().map_or(draft.body, |title| title.end);
    let Some((year, whole)) =
        last(&BRACKETED, draft.free(), start).or_else(|| last(&LATE, draft.free(), start))
    else {
        return;
    };
    if draft.labels.year.is_none() {
        draft.labels.year = trimmed(draft.text, year, &[]);
    } else if !is_last(draft.free(), &whole) {
        return;
    }
    draft.slate.take(whole);
}

/// Whether a mark stands before a year and no word behind it: "Press, 1999."
fn is_last(free: &str, whole: &std::ops::Range<usize>) -> bool {
    let mark = |c: char| ",.;:()[]\u{1a}".contains(c);
    let opened =
        free[whole.start..].starts_with(mark) || free[..whole.start].trim_end().ends_with(mark);
    opened && !free[whole.end..].contains(char::is_alphanumeric)
}

type Ranges = (std::ops::Range<usize>, std::ops::Range<usize>);

/// Ranges of the year and of the whole in the last match behind `start`.
fn last(pattern: &Regex, text: &str, start: usize) -> Option<Ranges> {
    let found: Captures<'_> = pattern.captures_iter(&text[start..]).last()?;
    let (year, whole) = (found.name("a")?.range(), found.get(0)?.range());
    Some((start + year.start..start + year.end, start + whole.start..start + whole.end))
}
