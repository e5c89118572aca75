//! Where each claim stands: its paragraph and its innermost section.

use crate::paper::{Claim, Document, LinkedSection};
use crate::text::ArenaSpan;

/// Place of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Number of its paragraph.
    pub block: usize,
    /// Where its paragraph starts.
    pub block_start: usize,
    /// Its innermost section.
    pub section: Option<usize>,
    /// Where its section starts.
    pub section_start: usize,
}

/// The place of every claim.
pub fn places(document: &Document, sections: &[LinkedSection], claims: &[Claim]) -> Vec<Place> {
    let prose = document.nodes().iter().filter(|node| node.kind.is_prose());
    let blocks: Vec<ArenaSpan> = prose.map(|node| node.span).collect();
    let place = |claim: &Claim| {
        let offset = claim.sentence.start();
        let block = blocks.partition_point(|span| span.start() <= offset);
        let around = block.checked_sub(1).and_then(|block| blocks.get(block));
        let section = innermost(sections, offset);
        Place {
            block,
            block_start: around.map_or(offset, |span| span.start()),
            section,
            section_start: section.map_or(0, |section| sections[section].span.start()),
        }
    };
    claims.iter().map(place).collect()
}

/// The innermost of the nested `sections`, given in order of their start, around an offset.
fn innermost(sections: &[LinkedSection], offset: usize) -> Option<usize> {
    let after = sections.partition_point(|section| section.span.start() <= offset);
    let mut candidate = after.checked_sub(1);
    while let Some(index) = candidate {
        if sections[index].span.contains_offset(offset) {
            return Some(index);
        }
        candidate = sections[index].parent;
    }
    None
}
