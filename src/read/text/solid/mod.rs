//! Text set solid: headings, paragraphs, tables and captions without blank lines between.
//!
//! This is how tools turn a PDF into text. What helps is that lines are filled up to the
//! edge of a column, that sentences end before a heading and a line of prose follows, and
//! that the numbers of headings count on through the whole paper. Blank lines that there
//! are part blocks before, and no block is put together here. Knows what lines look like,
//! not what they say.

use std::collections::BTreeSet;

use crate::text::SourceSpan;

use super::block::Block;

mod chain;
mod column;
mod headings;
mod line;
mod paragraphs;
#[cfg(test)]
mod tests;

pub use column::Column;
use line::Lines;

/// Blocks parted at headings and at the ends of paragraphs.
#[derive(Debug, Default)]
pub struct Parted {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Where blocks begin that were looked at line by line: if they were headings, it would
    /// have been found.
    pub settled: BTreeSet<usize>,
}

/// Parts blocks whose lines fill `column`; the first `front` blocks stay as they are.
pub fn part(text: &str, blocks: Vec<Block>, front: usize, column: Column) -> Parted {
    let lines = Lines::of(text, &blocks, front, column);
    let numbered = chain::headings(&lines);
    let all = column.known;
    let found = headings::find(&lines, &numbered, all);
    let mut parted = Parted::default();
    let mut at = 0;
    for (place, block) in blocks.into_iter().enumerate() {
        let end = at + lines.of_block(at, place);
        if at == end {
            parted.blocks.push(block);
            continue;
        }
        paragraphs::part(&lines, at..end, &found, &block, &mut parted);
        at = end;
    }
    parted
}

/// The first line of a block with its label.
fn labelled(block: &Block) -> Vec<SourceSpan> {
    let mut lines = block.lines.clone();
    if let Some(label) = block.label {
        lines[0] = label.cover(lines[0]);
    }
    lines
}
