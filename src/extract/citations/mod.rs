//! Pointers to the bibliography: "(Marshall 1920)", "[3,5–7]", "Saxenian's (1999; forthcoming)".
//!
//! Why it matters: a pointer is how a text says whose finding it repeats.
//! In: `… by Marshall (1919; 1920) and others [3].` Out: two author-year pointers
//! and a numeric one. One finding for each work pointed at. One form a file:
//! `author_year`, `numbers` in brackets, `raised` numbers, `labels`, and `again` for "ibid.";
//! how the entries begin and are numbered tells what is a pointer and what is not. A source
//! whose markup says what is a pointer is believed ([`stated`]).
//! Misses: footnotes that are the reference. A work mentioned by a name without a year
//! ("in Gertler's terms") is a mention of a person, and none is made of it.

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::lead::Leads;
use crate::paper::{Citation, CitationKey, Confidence, Document, Evidence, Findings, NodeKind};
use crate::text::ArenaSpan;

use super::Context;
use super::bibliography::{self, Entry};

mod again;
mod author_year;
mod labels;
mod list;
mod names;
mod numbering;
mod numbers;
mod raised;
mod stated;
#[cfg(test)]
mod tests;
mod words;
mod years;

use numbering::Numbering;
use raised::Raised;

/// Hundredths of certainty of a name and year that may well be no pointer.
const GUESS: u8 = 50;
/// No paper has more pointers; what is behind them is left out and the reader is told.
const MOST_POINTERS: usize = 100_000;
/// A number this near behind a name and year is the same pointer.
const SAME_POINTER: usize = 6;

/// A pointer in the text of a block, before it is placed in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pointer {
    key: CitationKey,
    /// Bytes of its words in the text of the block.
    range: std::ops::Range<usize>,
    rule: &'static str,
    /// Hundredths of certainty.
    percent: u8,
}

/// Finds them.
pub fn extract(context: Context<'_>) -> Findings {
    let entries = bibliography::entries(context.document);
    if !context.document.stated().pointers.is_empty() {
        return stated::extract(context, &entries);
    }
    let blocks: Vec<ArenaSpan> = running_text(context.document, &entries).collect();
    let arena = context.document.arena();
    let texts: Vec<&str> = blocks.iter().map(|block| block.of(arena)).collect();
    let mut finder =
        Finder::new(entries.iter().map(|entry| entry.span.of(arena)), &entries, &texts);
    let mut findings = Findings::default();
    for (block, text) in blocks.into_iter().zip(texts) {
        let pointers = finder.find(text);
        let room = MOST_POINTERS - findings.citations.len();
        let is_full = pointers.len() > room;
        let kept = pointers.into_iter().take(room);
        findings.citations.extend(kept.map(|pointer| placed(context, block, pointer)));
        if is_full {
            findings.diagnostics.push(too_many(context.document, block));
            break;
        }
    }
    findings
}

/// All that is known of the bibliography while the text is read.
struct Finder {
    leads: Leads,
    numbering: Numbering,
    raised: Raised,
}

impl Finder {
    fn new<'t>(raw: impl Iterator<Item = &'t str>, entries: &[Entry], texts: &[&str]) -> Self {
        let numbering = Numbering::of(entries, texts);
        let raised = Raised::of(texts, &numbering);
        Self { leads: Leads::of(raw), numbering, raised }
    }

    /// All pointers of a block, in order.
    fn find(&mut self, text: &str) -> Vec<Pointer> {
        let mut numeric = labels::find(text, &self.numbering);
        if self.numbering.last > 0 {
            numeric.extend(numbers::find(text, &self.numbering));
            numeric.extend(self.raised.find(text, &self.numbering));
        }
        numeric.sort_by_key(|pointer| pointer.range.start);
        let mut pointers = author_year::find(text, &self.leads);
        if self.numbering.is_used {
            // Where works are pointed at by number, a name and a year are often no pointer.
            pointers.retain(|pointer| {
                pointer.rule != author_year::BARE && !has_number(text, pointer, &numeric)
            });
            pointers.iter_mut().for_each(|pointer| pointer.percent = pointer.percent.min(GUESS));
        }
        pointers.extend(again::find(text));
        pointers.extend(numeric);
        pointers.sort_by(|one, other| {
            (one.range.start, one.range.end, &one.key).cmp(&(
                other.range.start,
                other.range.end,
                &other.key,
            ))
        });
        pointers.dedup_by(|one, other| one.key == other.key && one.range == other.range);
        pointers
    }
}

/// Whether its number stands right behind: "Marshall (1920) [3]". `numeric` is sorted by place.
fn has_number(text: &str, pointer: &Pointer, numeric: &[Pointer]) -> bool {
    let end = pointer.range.end;
    let next = numeric.partition_point(|number| number.range.start < end);
    numeric.get(next).is_some_and(|number| {
        number.range.start - end <= SAME_POINTER
            && !text[end..number.range.start].contains(char::is_alphanumeric)
    })
}

fn too_many(document: &Document, block: ArenaSpan) -> Diagnostic {
    let message =
        format!("the text points at works more than {MOST_POINTERS} times; the rest was left out");
    let note = Diagnostic::new(Code::UnresolvedCitation, message);
    match document.origin(block) {
        Some(origin) => note.at(origin),
        None => note,
    }
}

/// Blocks that can hold pointers: prose outside the bibliography, headings, captions, tables.
fn running_text<'d>(
    document: &'d Document,
    entries: &'d [Entry],
) -> impl Iterator<Item = ArenaSpan> + 'd {
    let outer = document.nodes().iter().filter(|node| {
        node.kind.is_prose()
            && node.parent.is_none_or(|parent| !document.node(parent).kind.is_prose())
            || matches!(node.kind, NodeKind::Caption | NodeKind::Table | NodeKind::Heading)
    });
    outer.map(|node| node.span).filter(|span| {
        let next = entries.partition_point(|entry| entry.span.end() <= span.start());
        entries.get(next).is_none_or(|entry| !entry.span.overlaps(*span))
    })
}

fn placed(context: Context<'_>, block: ArenaSpan, pointer: Pointer) -> Citation {
    let span = block.slice(pointer.range);
    let sentence = context.analysis.sentence_at(span.start()).map(|sentence| sentence.span);
    Citation {
        key: pointer.key,
        context: sentence.filter(|sentence| sentence.contains(span)).unwrap_or(block),
        evidence: Evidence::new(span, pointer.rule, Confidence::percent(pointer.percent)),
    }
}
