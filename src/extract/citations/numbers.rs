//! Pointers by number in brackets: "[3,5–7]", "(3, 4)", "[5]–[8]", "[12, p. 3]", "refs 3,4".

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::CitationKey;
use crate::text::{data_words, pattern};

use super::list::List;
use super::numbering::{Numbering, Style};
use super::{MOST_POINTERS, Pointer};

/// Bytes between brackets around a pointer.
const LONGEST: usize = 1_000;

/// Words inside the bracket before the numbers.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:(?:see|see also|e\.g\.|cf\.?|refs?\.?|reviewed in|in|also|ver|ref[eê]ncias?)\s*,?\s*)?",
    )
});
/// What may follow the numbers: a page, a chapter, a note.
static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:$|[,;:]\s*(?:pp?|ch|chap|chapter|sec|sect|section|§|fig|figure|tab|table|th|thm|theorem|lemma|prop|cor|def|eq|app|appendix|vol|part|and|note|pl|p[aá]gs?)\b\.?.{0,60}$)",
    )
});
/// "refs. 3,4".
static NAMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\b[Rr]efs?\.?|\breferences?)\s+(?:nos?\.?\s*)?[0-9]"));
/// "Eq. " and the like right before a bracket.
static THINGS: LazyLock<std::collections::BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/numbered_things.txt")).collect());

/// All of them in the text of a block.
pub fn find(text: &str, numbering: &Numbering) -> Vec<Pointer> {
    let mut pointers = Vec::new();
    let lists = bracketed(text, numbering);
    let (rule, percent) = match numbering.style {
        Style::Round => ("citations/number-in-brackets", 75),
        _ => ("citations/number", 95),
    };
    for list in &lists {
        if pointers.len() > MOST_POINTERS {
            break;
        }
        pointers.extend(list.numbers().map(|(one, range)| pointer(one, range, rule, percent)));
    }
    for pair in lists.windows(2) {
        pointers.extend(between(text, &pair[0], &pair[1], numbering));
    }
    pointers.extend(named(text, numbering));
    pointers
}

/// Numbers in brackets only, in order.
pub fn plain(text: &str, numbering: &Numbering) -> Vec<u32> {
    let lists = bracketed(text, numbering);
    lists.iter().flat_map(List::numbers).map(|(one, _)| one).collect()
}

/// Lists that fill a bracket.
fn bracketed(text: &str, numbering: &Numbering) -> Vec<List> {
    let (open, close) = match numbering.style {
        Style::Square => ('[', ']'),
        Style::Round => ('(', ')'),
        Style::Raised => return Vec::new(),
    };
    let mut lists = Vec::new();
    for (at, _) in text.match_indices(open) {
        let from = at + 1;
        let inside =
            text[from..].char_indices().take(LONGEST).find(|(_, c)| *c == close || *c == open);
        let Some(to) = inside.filter(|(_, c)| *c == close).map(|(offset, _)| from + offset) else {
            continue;
        };
        let opening = OPENING.find(&text[from..to]).map_or(0, |found| found.end());
        let list = List::read(&text[..to], from + opening).filter(|list| list.fits(numbering.last));
        let Some(list) = list.filter(|list| CLOSING.is_match(&text[list.end..to])) else {
            continue;
        };
        if !is_thing(text, at, numbering.style) {
            lists.push(list);
        }
    }
    lists
}

/// Whether the word before the bracket says that the number is of something else; square
/// brackets hold but equations.
fn is_thing(text: &str, at: usize, style: Style) -> bool {
    let before = text[..at].trim_end_matches([' ', '.', '\u{a0}']);
    let start = before.char_indices().rev().take(16).take_while(|(_, c)| c.is_alphabetic()).last();
    let word = start.map_or_else(String::new, |(start, _)| before[start..].to_lowercase());
    if style == Style::Square {
        word.starts_with("eq") && word.len() < 10
    } else {
        THINGS.contains(word.as_str())
    }
}

/// The numbers between "[5]" and "[8]" of "[5]–[8]".
fn between(text: &str, first: &List, last: &List, numbering: &Numbering) -> Vec<Pointer> {
    let joint: String =
        text[first.end..last.items[0].range.start].chars().filter(|c| !c.is_whitespace()).collect();
    if !matches!(joint.as_str(), "]-[" | "]–[" | "]—[" | "]‐[" | "]‑[" | "]−[") {
        return Vec::new();
    }
    let Some(before) = first.items.last() else { return Vec::new() };
    let (from, to) = (before.last, last.items[0].first);
    let range = before.range.start..last.items[0].range.end;
    if to > numbering.last || to.saturating_sub(from) > 100 {
        return Vec::new();
    }
    (from + 1..to).map(|one| pointer(one, range.clone(), "citations/number", 95)).collect()
}

/// "refs. 3,4": beside raised numbers and others.
fn named(text: &str, numbering: &Numbering) -> Vec<Pointer> {
    let mut pointers = Vec::new();
    if numbering.is_used {
        for found in NAMED.find_iter(text) {
            let list = List::read(text, found.end() - 1).filter(|list| list.fits(numbering.last));
            let list = list.iter().flat_map(List::numbers);
            pointers.extend(list.map(|(one, range)| pointer(one, range, "citations/number", 85)));
        }
    }
    pointers
}

/// A pointer to the entry of this number.
pub fn pointer(
    one: u32,
    range: std::ops::Range<usize>,
    rule: &'static str,
    percent: u8,
) -> Pointer {
    Pointer { key: CitationKey::Number(one), range, rule, percent }
}
