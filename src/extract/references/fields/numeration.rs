//! Volume, issue and pages, often with the year between them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Draft;
use super::found::trimmed;

const YEAR: &str = r"(?P<y>(?:1[5-9]|20)\d\d)[a-z]?";
const VOLUME: &str = r"(?P<v>\d{1,5}[A-Z]?\b|\b[IVXLC]{1,6}\b)";
const PAGES: &str = r"(?P<p>\b[A-Za-z]{0,3}\d+(?:\.\d+)?[a-z]?\b(?:\s*[-‐‑–—−]+\s*[A-Za-z]{0,2}\d+[a-z]?\b)?(?:,\s?\d+\s?[-–]\s?\d+)?)";
const ISSUE: &str = r"(?P<i>[^()\s\x1a]{1,7}(?:\s[^()\s\x1a]{1,8})?)";
const PAGE_WORD: &str = r"(?:(?:pp?|pgs?|pages?|S|s|págs?|art(?:icle)?)\b\s?\.?\s?)?";
const MONTH: &str = r"(?:\s+[A-Z][a-z]{2,8}\.?(?:\s?[-–/]\s?[A-Z][a-z]{2,8})?(?:\s+\d{1,2})?)?";
const NUMBER_WORD: &str =
    r"(?:[Nn]os?|[Nn]r|[Nn]úm|[Nn]|[Ii]ss(?:ue)?|[Hh]eft|№|[Ff]asc)\b\s?[.°]?";

/// Patterns that give a volume, the surest first.
static VOLUMES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        // 2013; 341(6141): 39-40
        format!(r"{YEAR}{MONTH}\s?[;,:]?\s*{VOLUME}\s?(?:\(\s?{ISSUE}\s?\))?\s?[:;]\s*{PAGE_WORD}{PAGES}"),
        // 27 (2014), no. 11, 1037-1072
        format!(r"{VOLUME}\s?,?\s?\(\s?{YEAR}\s?\)\s?,?\s*(?:(?P<j>\d{{1,2}})\s?,\s*)?(?:{NUMBER_WORD}\s*(?P<i>\d+(?:\s?[-–/]\s?\d+)?)\s?[,:]\s*)?{PAGE_WORD}{PAGES}"),
        // 103, 2450 (1981)
        format!(r"{VOLUME}\s?(?:\(\s?{ISSUE}\s?\))?(?:\s?[,:]\s*|\s){PAGE_WORD}{PAGES}\s?,?\s?\(\s?(?:[A-Z][a-z]+\.?\s)?{YEAR}\s?\)"),
        // 103(2): 2450-2460 and 78/6: 1360
        format!(r"{VOLUME}\s?(?:\(\s?{ISSUE}\s?\)|/\s?(?P<j>\d{{1,3}}))\s?[,:.;]?\s*{PAGE_WORD}{PAGES}"),
        // vol. 9, no. 2, pp. 163-186
        format!(r"(?:\b[Vv]ol(?:ume|umen)?s?\b|\bBd|\b[Vv]\b|\b[Tt]ome)\s?[.:]?\s?{VOLUME}\s?(?:\(\s?{ISSUE}\s?\)|[,.;:]?\s*{NUMBER_WORD}\s?(?P<j>\d+(?:\s?[-–/]\s?\d+)?))?(?:\s?\(\s?{YEAR}\s?\))?(?:\s?[,.:;]\s*{PAGE_WORD}{PAGES})?"),
        // 45 (1930), no. 2 or 35, no. 2: 1-9
        format!(r"{VOLUME}\s?[,.]?\s*{NUMBER_WORD}\s*(?P<i>\d+(?:\s?[-–/]\s?\d+)?)\s?(?:\(\s?(?:[^()]{{1,12}}\s)?{YEAR}\s?\))?\s?(?:[,:.;]\s*{PAGE_WORD}{PAGES})?"),
        // 23: 465-483
        format!(r"{VOLUME}\s?:\s?{PAGE_WORD}(?P<p>[A-Za-z]{{0,2}}\d+\s*[-‐‑–—−]+\s*[A-Za-z]?\d+|[A-Za-z]{{0,2}}\d{{2,}})"),
        // 229, 35 and 19 716-723 at the end
        format!(r"{VOLUME}\s?(?:,\s*{PAGE_WORD}|\s){PAGES}[\s.,;\x1a]*(?:\(?\s?{YEAR}\s?\)?[\s.,;\x1a]*)?$"),
        // 45 (1930)
        format!(r"{VOLUME}\s?\(\s?{YEAR}\s?\)"),
        // 24(2)
        format!(r"{VOLUME}\s?\(\s?(?P<i>\d{{1,3}}(?:[-–/]\d{{1,3}})?)\s?\)"),
        // 265 (1977) behind the name of a journal
        format!(r"{PAGES}\s?\(\s?{YEAR}\s?\)"),
    ]
    .iter()
    .map(|pattern| Regex::new(pattern).expect("the pattern is valid"))
    .collect()
});

static PAGE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let roman = r"(?P<r>\b[ivxlc]+\s?[-–]\s?[ivxlc]+\b)";
    Regex::new(&format!(
        r"[(\[]?\b(?:pp?|pgs?|[Pp]ages?|S|s|págs?|[Pp]p)\b\.?\s?(?:{PAGES}|{roman})\s?[)\]]?"
    ))
    .expect("the pattern is valid")
});
static ISSUE_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?:\b|^){NUMBER_WORD}\s?(?P<i>\d+(?:\s?[-–/]\s?\d+)?)\b"))
        .expect("the pattern is valid")
});
/// ": 1." at the end of an entry, behind the name of a journal: its issue.
static LONE_ISSUE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r":\s?(?P<i>\d{1,2})[\s.\x1a*]*$").expect("the pattern is valid"));
/// ", 465-483." at the end.
static LONE_PAGES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[,:.;]\s*(?P<p>[a-z]?\d+\s?[-‐‑–—−]\s?[a-z]?\d+)[\s.,;\x1a]*$")
        .expect("the pattern is valid")
});

/// Labels what there is of volume, issue, pages and the year among them.
pub fn label(draft: &mut Draft<'_>) {
    let from = draft.labels.title.as_ref().map_or(draft.body, |title| title.end);
    for pattern in VOLUMES.iter() {
        if take(draft, pattern, from) {
            break;
        }
    }
    if draft.labels.pages.is_none() && !take(draft, &PAGE_LABEL, from) {
        take(draft, &LONE_PAGES, from);
    }
    if draft.labels.issue.is_none()
        && draft.labels.volume.is_none()
        && !take(draft, &ISSUE_LABEL, from)
    {
        take(draft, &LONE_ISSUE, from);
    }
}

/// Labels the last match of `pattern` behind `from`.
fn take(draft: &mut Draft<'_>, pattern: &Regex, from: usize) -> bool {
    let text = draft.text;
    let free = draft.free().to_owned();
    let Some(found) = pattern.captures_iter(&free[from..]).filter(|found| fits(found)).last()
    else {
        return false;
    };
    let range = |name: &str| -> Option<Range<usize>> {
        let hit = found.name(name)?;
        trimmed(text, from + hit.start()..from + hit.end(), &['.', ',', ':'])
    };
    let labels = &mut draft.labels;
    labels.volume = range("v").or(labels.volume.take());
    labels.issue = range("i").or(range("j")).or(labels.issue.take());
    labels.pages = range("p").or(range("r")).or(labels.pages.take());
    labels.year = labels.year.take().or(range("y"));
    if let Some(all) = found.get(0) {
        draft.slate.take(from + all.start()..from + all.end());
    }
    true
}

/// A year is no volume unless something says so.
fn fits(found: &Captures<'_>) -> bool {
    let year_like =
        |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let volume = found.name("v").is_none_or(|volume| !year_like(volume.as_str()));
    let issue = found.name("i").is_none_or(|issue| !year_like(issue.as_str()));
    volume && issue
}
