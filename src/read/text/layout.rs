//! Lines that a blank line should part: headings and paragraphs in text that has none there.
//!
//! Text of a fixed width shows where its author broke a line: where the next word
//! would still have fitted. Text with a paragraph a line breaks nowhere else.
//! Knows what lines look like, not what they say.

use crate::text::SourceSpan;

use super::block::{Block, Kind};
use super::join::{bare_end, is_final, starts_lower};
use super::record;
use super::solid::{self, Column, Parted};
use super::tight;

/// Narrowest and widest column of wrapped text, in characters.
const COLUMN: std::ops::RangeInclusive<usize> = 40..=130;
/// Broken lines that show the width of a text.
const ENOUGH: usize = 10;
/// A line this long, in bytes, is a paragraph.
const LONG: usize = 240;
/// Lines at the beginning of a long block in which a title is looked for.
const BEGIN: usize = 20;
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
pub fn part(text: &str, blocks: Vec<Block>) -> Parted {
    let layout = Layout::of(text, &blocks);
    if layout == Layout::Paragraphs {
        let blocks = blocks.into_iter().flat_map(|block| paragraphs(text, block)).collect();
        return Parted { blocks, ..Parted::default() };
    }
    let column = layout.column(text, &blocks);
    let (blocks, front) = part_heads(text, blocks, column);
    solid::part(text, blocks, front, column)
}

/// Parts the heads of papers off the first blocks; gives how many blocks stand in front.
fn part_heads(text: &str, blocks: Vec<Block>, column: Column) -> (Vec<Block>, usize) {
    let mut parted = Vec::with_capacity(blocks.len());
    let mut front = 0;
    let known = Some(column).filter(|column| column.known);
    for (place, mut block) in blocks.into_iter().enumerate() {
        let first = parted.is_empty();
        let head = (place < HEAD).then(|| tight::part(text, &block, first, known)).flatten();
        let head = head.or_else(|| if first { title(text, &block) } else { None });
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

/// The title that a long block begins with, and the lines behind it.
fn title(text: &str, block: &Block) -> Option<(Vec<Block>, Vec<SourceSpan>)> {
    let begin = block.lines.get(..BEGIN).filter(|_| block.kind == Kind::Text)?;
    let (title, rest) = block.lines.split_at(record::title_lines(text, begin)?);
    let title = Block { kind: Kind::Text, label: None, lines: title.to_vec() };
    Some((vec![title], rest.to_vec()))
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
    /// Up to where lines are filled.
    fn column(self, text: &str, blocks: &[Block]) -> Column {
        let texts = || blocks.iter().filter(|block| block.kind == Kind::Text);
        match self {
            Self::Wrapped(width) => {
                Column::of(text, width, texts().map(|block| block.lines.as_slice()))
            }
            Self::Paragraphs | Self::Unknown => {
                let lines = texts().flat_map(|block| &block.lines);
                let width = lines.map(|line| length(&text[line.range()])).max();
                Column::guessed(width.unwrap_or(0))
            }
        }
    }

    fn of(text: &str, blocks: &[Block]) -> Self {
        let texts = || blocks.iter().filter(|block| block.kind == Kind::Text);
        let lines = texts().map(|block| block.lines.len()).sum::<usize>();
        let long = texts().flat_map(|block| &block.lines).filter(|line| line.len() > LONG).count();
        if long * 5 > lines {
            return Self::Paragraphs;
        }
        let pairs = || texts().flat_map(|block| block.lines.windows(2));
        let words = |line: &SourceSpan| &text[line.range()];
        let inside = |pair: &&[SourceSpan]| starts_lower(words(&pair[1]));
        // Lines in the midst of sentences show the width best, where there are enough.
        let sure = pairs().filter(inside).map(|pair| length(words(&pair[0])));
        let broken = pairs().map(|pair| length(words(&pair[0])));
        let width = filled(sure.collect()).or_else(|| filled(broken.collect()));
        width.map_or(Self::Unknown, Self::Wrapped)
    }
}

/// The width that most of the lengths of broken lines come near to.
fn filled(mut lengths: Vec<usize>) -> Option<usize> {
    lengths.sort_unstable();
    if lengths.len() < ENOUGH {
        return None;
    }
    let width = lengths[(lengths.len() - 1) * 19 / 20];
    let filled = lengths.iter().filter(|length| **length * 4 > width * 3).count();
    (COLUMN.contains(&width) && filled * 2 > lengths.len()).then_some(width)
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
