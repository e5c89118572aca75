//! Pointers to the bibliography: "(Marshall 1920)", "[3,5–7]", "Saxenian's (1999; forthcoming)".
//!
//! Why it matters: a pointer is how a text says whose finding it repeats.
//! In: `… by Marshall (1919; 1920) and others [3].` Out: two author-year pointers
//! and a numeric one. One finding for each work pointed at.
//! Misses: names without a year ("in Gertler's terms"), years without brackets
//! ("Smith 1999 shows"), and footnotes that are the reference.

use crate::paper::{Citation, CitationKey, Confidence, Document, Evidence, Findings, NodeKind};
use crate::text::ArenaSpan;

use super::Context;
use super::bibliography::{self, Entry};

mod author_year;
mod families;
mod numeric;

use numeric::Numbering;

/// Hundredths of certainty of a name and year that may well be no pointer.
const GUESS: u8 = 50;

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
    let blocks: Vec<ArenaSpan> = running_text(context.document, &entries).collect();
    let arena = context.document.arena();
    let numbering = Numbering::of(&entries, blocks.iter().map(|block| block.of(arena)));
    let mut findings = Findings::default();
    for block in blocks {
        let text = block.of(arena);
        let mut pointers = author_year::find(text);
        if numbering.is_used() {
            // Where works are pointed at by number, a name and a year are often no pointer.
            pointers.iter_mut().for_each(|pointer| pointer.percent = pointer.percent.min(GUESS));
        }
        pointers.extend(numeric::find(text, &numbering));
        pointers.sort_by_key(|pointer| (pointer.range.start, pointer.range.end));
        findings
            .citations
            .extend(pointers.into_iter().map(|pointer| placed(context, block, pointer)));
    }
    findings
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
