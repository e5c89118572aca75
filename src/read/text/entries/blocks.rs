//! Entries in blocks of text below the heading of a bibliography.

use crate::paper::SectionRole;

use super::super::block::{Block, Kind};
use super::label::{Label, label};
use super::line::Line;

/// Parts blocks of several entries inside bibliographies into one block for each.
pub fn part(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    let mut place = Place::default();
    for mut block in blocks {
        match &mut block.kind {
            Kind::Heading { level, role } => place.heading(level, *role),
            Kind::Entry => place.entry(),
            Kind::Text | Kind::Item if place.listed => block.kind = Kind::Aside,
            Kind::Text if place.is_bibliography() && block.lines.len() > 1 => {
                parted.extend(part_block(text, &block));
                continue;
            }
            _ => {}
        }
        parted.push(block);
    }
    parted
}

/// The sections that are open.
#[derive(Default)]
struct Place {
    /// The level of each, and whether it belongs to a bibliography.
    sections: Vec<(u8, bool)>,
    /// Whether its entries were found by their lines: what stands behind them is none.
    listed: bool,
}

impl Place {
    fn heading(&mut self, level: &mut u8, role: SectionRole) {
        if self.listed {
            // The list has ended, so that this cannot be a part of it.
            let above = self.sections.iter().find(|(_, bibliography)| *bibliography);
            *level = above.map_or(*level, |(above, _)| *above.min(level));
        }
        self.listed = false;
        self.sections.retain(|(open, _)| open < level);
        let inside = self.is_bibliography();
        let bibliography = role == SectionRole::References || inside && role == SectionRole::Body;
        self.sections.push((*level, bibliography));
    }

    fn entry(&mut self) {
        self.listed = true;
        if !self.is_bibliography() {
            // A list without a heading is a main part.
            self.sections = vec![(1, true)];
        }
    }

    fn is_bibliography(&self) -> bool {
        self.sections.last().is_some_and(|(_, bibliography)| *bibliography)
    }
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
