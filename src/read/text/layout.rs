//! Lines that a blank line should part: headings and paragraphs in text that has none there.
//!
//! Text of a fixed width shows where its author broke a line: where the next word
//! would still have fitted. Text with a paragraph a line breaks nowhere else.
//! Knows what lines look like, not what they say.

use super::block::{Block, Kind};
use super::join::{bare_end, is_final, starts_lower};
use super::solid::{self, Column};
use super::tight;

/// Narrowest and widest column of wrapped text, in characters.
const COLUMN: std::ops::RangeInclusive<usize> = 40..=130;
/// Broken lines that show the width of a text.
const ENOUGH: usize = 12;
/// A line this long, in bytes, is a paragraph.
const LONG: usize = 240;
/// First blocks in which the head of the paper may stand.
const HEAD: usize = 6;

/// How the lines of a text are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// Every line is a paragraph.
    Paragraphs,
    /// Lines are filled up to a width in characters.
    Wrapped(usize),
    /// Nothing is known.
    Unknown,
}

/// Parts blocks of text where their lines show a heading or the end of a paragraph.
pub fn part(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let layout = Layout::of(text, &blocks);
    if layout == Layout::Paragraphs {
        return blocks.into_iter().flat_map(|block| paragraphs(text, block)).collect();
    }
    let (blocks, front) = part_heads(text, blocks, layout);
    let texts = || blocks.iter().filter(|block| block.kind == Kind::Text);
    let column = match layout {
        Layout::Wrapped(width) => {
            Column::of(text, width, texts().map(|block| block.lines.as_slice()))
        }
        _ => {
            let lines = texts().flat_map(|block| &block.lines);
            let width = lines.map(|line| length(&text[line.range()])).max().unwrap_or(0);
            Column::guessed(width)
        }
    };
    solid::part(text, blocks, front, column)
}

/// Parts the heads of papers off the first blocks; gives how many blocks stand in front.
fn part_heads(text: &str, blocks: Vec<Block>, layout: Layout) -> (Vec<Block>, usize) {
    let mut parted = Vec::with_capacity(blocks.len());
    let mut front = 0;
    for (place, mut block) in blocks.into_iter().enumerate() {
        let head = (place < HEAD).then(|| tight::part(text, &block, layout.width())).flatten();
        if let Some((parts, rest)) = head {
            parted.extend(parts);
            front = parted.len();
            block.lines = rest;
        }
        if !block.lines.is_empty() {
            parted.push(block);
        }
    }
    (parted, front)
}

/// The paragraphs of a text with a paragraph a line.
fn paragraphs(text: &str, block: Block) -> Vec<Block> {
    // Short lines alone are a list or an address, not paragraphs.
    let several = block.kind == Kind::Text && block.lines.len() >= 2;
    if several && block.lines.iter().any(|line| line.len() > LONG) {
        each_line(text, block)
    } else {
        vec![block]
    }
}

impl Layout {
    /// The width of the column in characters.
    fn width(self) -> Option<usize> {
        match self {
            Self::Wrapped(width) => Some(width),
            Self::Paragraphs | Self::Unknown => None,
        }
    }

    fn of(text: &str, blocks: &[Block]) -> Self {
        let texts = || blocks.iter().filter(|block| block.kind == Kind::Text);
        let lines = texts().map(|block| block.lines.len()).sum::<usize>();
        let long = texts().flat_map(|block| &block.lines).filter(|line| line.len() > LONG).count();
        if long * 5 > lines {
            return Self::Paragraphs;
        }
        let broken = texts().flat_map(|block| &block.lines[..block.lines.len() - 1]);
        let mut lengths: Vec<usize> = broken.map(|line| length(&text[line.range()])).collect();
        lengths.sort_unstable();
        if lengths.len() < ENOUGH {
            return Self::Unknown;
        }
        let width = lengths[(lengths.len() - 1) * 19 / 20];
        let filled = lengths.iter().filter(|length| **length * 4 > width * 3).count();
        if COLUMN.contains(&width) && filled * 2 > lengths.len() {
            Self::Wrapped(width)
        } else {
            Self::Unknown
        }
    }
}

fn length(line: &str) -> usize {
    line.chars().count()
}

fn each_line(text: &str, block: Block) -> Vec<Block> {
    let mut parts: Vec<Block> = Vec::new();
    for line in block.lines {
        let goes_on = |part: &Block| {
            starts_lower(&text[line.range()]) && !is_final(bare_end(part.last(text)))
        };
        match parts.last_mut() {
            Some(part) if goes_on(part) => part.lines.push(line),
            _ => parts.push(Block::new(Kind::Text, line)),
        }
    }
    parts
}
