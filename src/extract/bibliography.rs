//! Where the bibliography stands and where each of its entries begins and ends.
//!
//! Shared by the extractors that need to know that a text has entries, or how
//! they are labelled. Knows nothing of what an entry says.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::{Document, Node, NodeKind, SectionRole, StatedEntry};
use crate::text::{ArenaSpan, collapse};

mod lines;
mod notes;

/// One entry of the bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its label as printed: "[12]", "3.".
    pub label: Option<String>,
    /// Its text without bullet and label; never empty.
    pub span: ArenaSpan,
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\s*(?:(?P<mark>\[[^\[\]\s]{1,12}\]|\(\d{1,5}\)|\d{1,5}\s?[.)]|\^\d{1,4}\^)[\s.,]*(?P<rest>[^\s\d]|\d{4}|\d{1,3}[.)]\s+\p{Lu})|[•*–—-]\s+)",
    )
    .expect("the pattern is valid")
});

static BARE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(\d{1,4})\s+").expect("the pattern is valid"));

/// All entries, in order: those that the source states, and else those found by their looks.
#[must_use]
pub fn entries(document: &Document) -> Vec<Entry> {
    let stated = &document.stated().entries;
    if stated.is_empty() {
        return seen(document);
    }
    let words = |label: ArenaSpan| Some(collapse(document.text(label))).filter(|it| !it.is_empty());
    let entry = |one: &StatedEntry| Entry { label: one.label.and_then(words), span: one.span };
    stated.iter().map(entry).collect()
}

/// Entries found by their looks; footnotes that name works where there is no bibliography.
///
/// A paragraph in a bibliography is none: readers make list items of what may be one.
fn seen(document: &Document) -> Vec<Entry> {
    let mut entries = Vec::new();
    for node in document.nodes() {
        let may_hold = node.kind.is_prose() && node.kind != NodeKind::Paragraph;
        if may_hold && is_outermost(document, node) && in_references(document, node) {
            for span in lines::split(document.arena(), node.span) {
                entries.extend(entry(document.arena(), span));
            }
        }
    }
    if entries.is_empty() {
        let notes = notes::entries(document);
        entries.extend(notes.into_iter().filter_map(|note| entry(document.arena(), note)));
    }
    part_bare_numbers(document.arena(), &mut entries);
    entries
}

/// Parts numbers without brackets and stops from entries, where they count on: "12 Smith, J."
fn part_bare_numbers(arena: &str, entries: &mut [Entry]) {
    let bare = |entry: &Entry| {
        let found = BARE.captures(entry.span.of(arena)).filter(|_| entry.label.is_none())?;
        let number: u32 = found[1].parse().ok()?;
        Some((number, found[1].len(), found[0].len()))
    };
    let found: Vec<Option<(u32, usize, usize)>> = entries.iter().map(bare).collect();
    let number = |place: usize| found.get(place).copied().flatten().map(|(number, ..)| number);
    for (place, entry) in entries.iter_mut().enumerate() {
        let Some((own, digits, width)) = found[place] else { continue };
        let before = place.checked_sub(1).and_then(number);
        let counts = before.is_some_and(|before| own == before + 1)
            || number(place + 1).is_some_and(|next| next == own + 1);
        if counts && width < entry.span.len() {
            entry.label = Some(entry.span.slice(0..digits).of(arena).to_owned());
            entry.span = entry.span.slice(width..entry.span.len());
        }
    }
}

/// Prose nodes may hold others (a list item its paragraphs); the outer one counts.
fn is_outermost(document: &Document, node: &Node) -> bool {
    node.parent.is_none_or(|parent| !document.node(parent).kind.is_prose())
}

/// Whether the nearest section that is no plain body section is a bibliography.
fn in_references(document: &Document, node: &Node) -> bool {
    let mut parent = node.parent;
    while let Some(id) = parent {
        match document.role(id) {
            SectionRole::Body => parent = document.node(id).parent,
            role => return role == SectionRole::References,
        }
    }
    false
}

/// Parts a label from the entry behind it; nothing for a block without words.
fn entry(arena: &str, span: ArenaSpan) -> Option<Entry> {
    let text = span.of(arena);
    let (label, start) = label(text);
    let body = &text[start..];
    let from = start + (body.len() - body.trim_start().len());
    let to = start + body.trim_end().len();
    let words = from < to && text[from..to].chars().filter(|c| c.is_alphabetic()).count() >= 3;
    words.then(|| Entry { label, span: span.slice(from..to) })
}

/// The label at the start of an entry, and where the entry itself starts.
fn label(text: &str) -> (Option<String>, usize) {
    let Some(found) = LABEL.captures(text) else {
        return (None, 0);
    };
    match (found.name("mark"), found.name("rest")) {
        (Some(mark), Some(rest)) => (Some(mark.as_str().to_owned()), rest.start()),
        _ => (None, found.get(0).map_or(0, |all| all.end())),
    }
}
