//! Lines of the blocks that may hold more than one paragraph.

use crate::text::SourceSpan;

use super::super::block::{Block, Kind};
use super::super::join::{bare_end, is_final, starts_lower};
use super::column::Column;
use super::labelled;

/// One printed line.
#[derive(Clone, Copy, Debug)]
pub struct Line<'t> {
    /// Where it stands.
    pub span: SourceSpan,
    /// Its words.
    pub words: &'t str,
    /// The block it stands in.
    pub block: usize,
}

/// All lines that are looked through, in order.
#[derive(Debug)]
pub struct Lines<'t> {
    all: Vec<Line<'t>>,
    /// Up to where they are filled.
    pub column: Column,
}

impl<'t> Lines<'t> {
    /// The lines of blocks behind the first `front` that hold text or begin with a number.
    pub fn of(text: &'t str, blocks: &[Block], front: usize, column: Column) -> Self {
        let mut all = Vec::new();
        for (place, block) in blocks.iter().enumerate().skip(front) {
            let number = block
                .label
                .is_some_and(|label| text[label.range()].starts_with(|c: char| c.is_ascii_digit()));
            if block.kind == Kind::Text || block.kind == Kind::Item && number {
                let lines = labelled(block).into_iter();
                all.extend(lines.map(|span| Line {
                    span,
                    words: &text[span.range()],
                    block: place,
                }));
            }
        }
        Self { all, column }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// The line at a place.
    pub fn get(&self, place: usize) -> Option<&Line<'t>> {
        self.all.get(place)
    }

    /// Its words; none behind the last line.
    pub fn words(&self, place: usize) -> &'t str {
        self.all.get(place).map_or("", |line| line.words)
    }

    /// How many lines from `place` on stand in a block.
    pub fn of_block(&self, place: usize, block: usize) -> usize {
        self.all[place..].iter().take_while(|line| line.block == block).count()
    }

    /// Whether a block begins with the line.
    pub fn opens(&self, place: usize) -> bool {
        place == 0
            || self.get(place).map(|line| line.block) != self.get(place - 1).map(|line| line.block)
    }

    /// Whether a block ends with the line.
    pub fn closes(&self, place: usize) -> bool {
        self.opens(place + 1)
    }

    /// Whether the line ends although the next word would have fitted, or ends its block.
    pub fn is_short(&self, place: usize) -> bool {
        self.closes(place) || self.column.breaks_off(self.words(place), self.words(place + 1))
    }

    /// Whether a sentence may end with the line.
    pub fn ends(&self, place: usize) -> bool {
        is_final(bare_end(self.words(place)))
    }

    /// Whether the line begins with a small letter.
    pub fn starts_lower(&self, place: usize) -> bool {
        starts_lower(self.words(place))
    }

    /// Whether the line looks like one of running text: filled, most of it small letters.
    pub fn is_prose(&self, place: usize) -> bool {
        let words = self.words(place);
        let small = words.chars().filter(|c| c.is_lowercase()).count();
        let all = words.chars().filter(|c| !c.is_whitespace()).count();
        let filled = !self.is_short(place) || self.ends(place) && words.contains(' ');
        filled && small * 2 > all && words.split_whitespace().count() >= 2
    }

    /// The words of some lines with blanks between.
    pub fn joined(&self, place: usize, count: usize) -> String {
        let words: Vec<&str> = (place..place + count).map(|line| self.words(line)).collect();
        words.join(" ")
    }
}
