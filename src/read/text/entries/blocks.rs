//! Entries in blocks of text below the heading of a bibliography.

use crate::paper::SectionRole;

use super::super::block::{Block, Kind};
use super::label::{Label, label};
use super::line::Line;

/// Parts blocks of several entries inside bibliographies into one block for each.
pub fn part(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    let mut section: Vec<(u8, bool)> = Vec::new();
    let mut listed = false;
    for block in blocks {
        if let Kind::Heading { level, role } = block.kind {
            section.retain(|(open, _)| *open < level);
            let inside = section.last().is_some_and(|(_, inside)| *inside);
            let bibliography =
                role == SectionRole::References || inside && role == SectionRole::Body;
            section.push((level, bibliography));
        }
        let bibliography = section.last().is_some_and(|(_, bibliography)| *bibliography);
        match block.kind {
            Kind::Heading { .. } => listed = false,
            Kind::Entry => listed = true,
            _ => {}
        }
        if listed && block.kind == Kind::Text {
            // The list was found by its lines: text behind it is none.
            parted.push(Block { kind: Kind::Aside, ..block });
        } else if bibliography && block.kind == Kind::Text && block.lines.len() > 1 {
            parted.extend(part_block(text, &block));
        } else {
            parted.push(block);
        }
    }
    parted
}

/// The entries in the lines of a block; what the labeller takes for no entry goes on with one.
fn part_block(text: &str, block: &Block) -> Vec<Block> {
    let lines: Vec<Line<'_>> = block
        .lines
        .iter()
        .enumerate()
        .map(|(place, span)| Line {
            span: *span,
            words: &text[span.range()],
            indent: indent(text, span.start()),
            after_blank: place == 0,
        })
        .collect();
    let mut parts: Vec<Block> = Vec::new();
    for (line, label) in lines.iter().zip(label(&lines)) {
        match parts.last_mut() {
            Some(part) if label != Label::First => part.lines.push(line.span),
            _ => parts.push(Block::new(Kind::Item, line.span)),
        }
    }
    parts
}

/// Bytes of white space before a place.
fn indent(text: &str, start: usize) -> usize {
    let before = &text[..start];
    before.len() - before.trim_end_matches([' ', '\t']).len()
}
