//! Lines that a blank line should part: headings and paragraphs in text that has none there.
//!
//! Text of a fixed width shows where its author broke a line: where the next word
//! would still have fitted. Text with a paragraph a line breaks nowhere else.
//! Knows what lines look like, not what they say.

use crate::paper::SectionRole;
use crate::text::SourceSpan;

use super::block::{Block, Kind};
use super::join::{bare_end, is_final, starts_lower};
use super::looks::looks_like_heading;
use super::roles::role;
use super::tight;

/// Narrowest and widest column of wrapped text, in characters.
const COLUMN: std::ops::RangeInclusive<usize> = 40..=130;
/// Broken lines that show the width of a text.
const ENOUGH: usize = 12;
/// A line this long, in bytes, is a paragraph.
const LONG: usize = 240;
/// Most lines of a heading.
const HEADING: usize = 3;
/// First blocks in which the head of the paper may stand.
const HEAD: usize = 6;
/// Most headings in a row.
const STACK: usize = 4;

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
    let mut parted = Vec::with_capacity(blocks.len());
    for (place, mut block) in blocks.into_iter().enumerate() {
        let head = (place < HEAD && layout != Layout::Paragraphs)
            .then(|| tight::part(text, &block, layout.width()))
            .flatten();
        if let Some((parts, rest)) = head {
            parted.extend(parts);
            if rest.is_empty() {
                continue;
            }
            block.lines = rest;
        }
        if let Some(parts) = numbered_heading(text, &block, layout) {
            parted.extend(parts);
            continue;
        }
        if block.kind != Kind::Text || block.lines.len() < 2 {
            parted.push(block);
            continue;
        }
        match layout {
            // Short lines alone are a list or an address, not paragraphs.
            Layout::Paragraphs if block.lines.iter().any(|line| line.len() > LONG) => {
                parted.extend(each_line(text, block));
            }
            Layout::Paragraphs => parted.push(block),
            Layout::Wrapped(width) => parted.extend(unfold(text, &block, width)),
            Layout::Unknown => parted.push(block),
        }
    }
    parted
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

/// The parts of a block that looks like an entry of a list and begins with the heading of a
/// part: "2. Methods", and the text below.
fn numbered_heading(text: &str, block: &Block, layout: Layout) -> Option<Vec<Block>> {
    let (Layout::Wrapped(width), Some(label)) = (layout, block.label) else { return None };
    let number = text[label.range()].starts_with(|c: char| c.is_ascii_digit());
    let known = role(block.first(text)) != SectionRole::Body;
    if block.kind != Kind::Item || !number || !known || block.lines.len() < 2 {
        return None;
    }
    let mut lines = block.lines.clone();
    lines[0] = label.cover(lines[0]);
    let whole = Block { kind: Kind::Text, label: None, lines };
    Some(unfold(text, &whole, width)).filter(|parts| parts.len() > 1 && parts[0].lines.len() == 1)
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

/// Parts a block of wrapped lines into headings and paragraphs.
fn unfold(text: &str, block: &Block, width: usize) -> Vec<Block> {
    let lines = Lines { text, lines: &block.lines, width };
    let mut parts: Vec<Block> = Vec::new();
    let mut place = 0;
    while place < block.lines.len() {
        let headings = lines.headings(place);
        let paragraph = [lines.paragraph(headings.last().copied().unwrap_or(place))];
        for end in headings.into_iter().chain(paragraph) {
            if end > place {
                let lines = block.lines[place..end].to_vec();
                parts.push(Block { kind: Kind::Text, label: None, lines });
                place = end;
            }
        }
    }
    parts
}

/// The wrapped lines of a block.
struct Lines<'a> {
    text: &'a str,
    lines: &'a [SourceSpan],
    width: usize,
}

impl Lines<'_> {
    fn words(&self, place: usize) -> &str {
        self.lines.get(place).map_or("", |line| &self.text[line.range()])
    }

    /// Whether the line at `place` ends although the next word would have fitted.
    fn is_short(&self, place: usize) -> bool {
        let next = self.words(place + 1);
        let word = next.split_inclusive(|c: char| c.is_whitespace() || c == '-').next();
        let word = word.map_or(0, |word| length(word.trim_end()));
        !next.is_empty() && length(self.words(place)) + 1 + word < self.width
    }

    /// Ends of the headings that begin at `place`, when text follows them.
    fn headings(&self, place: usize) -> Vec<usize> {
        let mut ends: Vec<usize> = Vec::new();
        let mut from = place;
        while let Some(end) = self.heading(from).filter(|_| ends.len() < STACK) {
            ends.push(end);
            from = end;
        }
        let more = from < self.lines.len();
        let text_follows = !self.is_short(from) || self.ends(from);
        let known = role(self.words(place)) != SectionRole::Body;
        if more && (text_follows || known) { ends } else { Vec::new() }
    }

    /// End of a heading that begins at `place`.
    fn heading(&self, place: usize) -> Option<usize> {
        let count = (1..=HEADING).find(|count| self.is_short(place + count - 1))?;
        let end = place + count;
        let words: Vec<&str> = (place..end).map(|line| self.words(line)).collect();
        (looks_like_heading(&words.join(" ")) && !starts_lower(self.words(end))).then_some(end)
    }

    /// Behind the last line of the paragraph at `place`.
    fn paragraph(&self, place: usize) -> usize {
        let ends = |line: &usize| {
            self.is_short(*line) && self.ends(*line) && !starts_lower(self.words(line + 1))
        };
        (place..self.lines.len()).find(ends).map_or(self.lines.len(), |line| line + 1)
    }

    fn ends(&self, place: usize) -> bool {
        is_final(bare_end(self.words(place)))
    }
}
