//! Pointers that the markup of the source states: what they point at is believed, and nothing
//! else is looked for. Where a source says that words point at a work but not at which, the
//! words are read as those of plain text are.

use std::collections::BTreeSet;

use crate::extract::Context;
use crate::extract::bibliography::Entry;
use crate::paper::lead::{Leads, number_of_label};
use crate::paper::{
    Citation, CitationKey, Confidence, Document, Evidence, Findings, StatedPointer,
};
use crate::text::ArenaSpan;

use super::list::List;
use super::{MOST_POINTERS, again, author_year, too_many};

/// What evidence names as its source.
const RULE: &str = "citations/stated";
/// The same for the works between the ends of a range.
const RANGE: &str = "citations/stated-range";
/// Text before a pointer in which the names of a year can stand: "Holm and Berg (1999)".
const LOOK_BACK: usize = 120;

/// Finds them; `entries` are those of the source.
pub fn extract(context: Context<'_>, entries: &[Entry]) -> Findings {
    let document = context.document;
    let words = Words::of(document, entries);
    let blocks = blocks(document);
    let mut pointers: Vec<&StatedPointer> = document.stated().pointers.iter().collect();
    pointers.sort_by_key(|pointer| (pointer.span.start(), pointer.span.end()));
    let mut findings = Findings::default();
    let mut seen = BTreeSet::new();
    for pointer in pointers {
        let block = around(&blocks, pointer.span);
        let mut found = words.keys(pointer, block);
        found.retain(|(key, _)| seen.insert((pointer.span, key.clone())));
        let sentence = context.analysis.sentence_at(pointer.span.start()).map(|found| found.span);
        let sentence = sentence.filter(|sentence| sentence.contains(pointer.span));
        let room = MOST_POINTERS - findings.citations.len();
        if found.len() > room {
            findings.diagnostics.push(too_many(document, pointer.span));
        }
        findings.citations.extend(found.into_iter().take(room).map(|(key, rule)| Citation {
            key,
            context: sentence.unwrap_or(block),
            evidence: Evidence::new(pointer.span, rule, Confidence::CERTAIN),
        }));
        if findings.citations.len() >= MOST_POINTERS && !findings.diagnostics.is_empty() {
            break;
        }
    }
    findings
}

/// What is known of the bibliography while words of pointers are read.
struct Words<'d> {
    document: &'d Document,
    entries: usize,
    /// The greatest number of an entry.
    last: u32,
    labels: BTreeSet<&'d str>,
    leads: Leads,
}

impl<'d> Words<'d> {
    fn of(document: &'d Document, entries: &'d [Entry]) -> Self {
        let labels = || entries.iter().filter_map(|entry| entry.label.as_deref());
        let numbers = labels().filter_map(number_of_label);
        let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        Self {
            document,
            entries: document.stated().entries.len(),
            last: numbers.max().unwrap_or(count),
            labels: labels().map(bare).collect(),
            leads: Leads::of(entries.iter().map(|entry| document.text(entry.span))),
        }
    }

    /// What a pointer says, each with the rule that read it.
    fn keys(&self, pointer: &StatedPointer, block: ArenaSpan) -> Vec<(CitationKey, &'static str)> {
        let targets = pointer.targets.iter().filter(|target| **target < self.entries);
        let rule = if pointer.is_within_range { RANGE } else { RULE };
        let stated: Vec<_> = targets.map(|target| (CitationKey::Stated(*target), rule)).collect();
        if !stated.is_empty() {
            return stated;
        }
        let text = self.document.text(pointer.span);
        let before = self.before(pointer.span, block);
        let read = [self.numbers(text), self.label(text), self.names(text, before)];
        let read = read.into_iter().find(|keys| !keys.is_empty());
        read.unwrap_or_else(|| vec![(CitationKey::Unread, RULE)])
    }

    /// The text of the block before a pointer, as far as it matters.
    fn before(&self, span: ArenaSpan, block: ArenaSpan) -> &'d str {
        let arena = self.document.arena();
        let start = block.start().min(span.start()).max(span.start().saturating_sub(LOOK_BACK));
        let start = (start..=span.start()).find(|at| arena.is_char_boundary(*at));
        &arena[start.unwrap_or(span.start())..span.start()]
    }

    /// "[3]", "4–6".
    fn numbers(&self, text: &str) -> Vec<(CitationKey, &'static str)> {
        let digits = bare(text);
        let whole = |list: &List| list.end == digits.len() && list.fits(self.last);
        let list = List::read(digits, 0).filter(whole);
        let numbers = list.iter().flat_map(List::numbers).map(|(number, _)| number);
        numbers.map(|number| (CitationKey::Number(number), "citations/number")).collect()
    }

    /// "[Knu84]"
    fn label(&self, text: &str) -> Vec<(CitationKey, &'static str)> {
        let label = Some(bare(text)).filter(|label| self.labels.contains(label));
        let key = |label: &str| (CitationKey::Label(label.to_owned()), "citations/label");
        label.map(key).into_iter().collect()
    }

    /// "(Holm & Berg, 1999; Lind 2001)", "ibid."; a year alone belongs to the names before it.
    fn names(&self, text: &str, before: &str) -> Vec<(CitationKey, &'static str)> {
        let alone = format!("({})", bare(text));
        let placed = format!("{before}{text}");
        let behind = |pointer: &super::Pointer| pointer.range.end > before.len();
        let again = || again::find(text);
        let found = Some(author_year::find(&alone, &self.leads)).filter(|found| !found.is_empty());
        let found = found.unwrap_or_else(|| {
            let beside = author_year::find(&placed, &self.leads).into_iter().filter(behind);
            beside.chain(again()).collect()
        });
        found.into_iter().map(|pointer| (pointer.key, pointer.rule)).collect()
    }
}

/// Without brackets and blanks around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "()[],;".contains(c))
}

/// The outermost blocks, in order; they do not overlap.
fn blocks(document: &Document) -> Vec<ArenaSpan> {
    let mut blocks: Vec<ArenaSpan> = Vec::new();
    for node in document.nodes().iter().filter(|node| node.kind.is_block()) {
        if blocks.last().is_none_or(|last| last.end() <= node.span.start()) {
            blocks.push(node.span);
        }
    }
    blocks
}

/// The block around a pointer; itself where there is none.
fn around(blocks: &[ArenaSpan], span: ArenaSpan) -> ArenaSpan {
    let next = blocks.partition_point(|block| block.end() <= span.start());
    blocks.get(next).copied().filter(|block| block.contains(span)).unwrap_or(span)
}

#[cfg(test)]
mod tests;
