//! Plain text and Markdown: from the source to blocks, from blocks to a document.
//!
//! Markdown has a parser, plain text is read by its lines; from the blocks on both
//! share one way.
//!
//! Text that came out of a PDF has lost its marks, so headings, names and
//! broken paragraphs are told by their looks. Knows no extractor: what a name
//! or a reference says is none of its business.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::Document;
use crate::text::Source;

mod authors;
mod block;
mod entries;
mod folios;
mod front;
mod front_matter;
mod furniture;
mod headings;
mod inline;
mod join;
mod layout;
mod length;
mod levels;
mod looks;
mod mark;
mod markdown;
mod parting;
mod ragged;
mod record;
#[cfg(test)]
mod shape_tests;
mod solid;
mod split;
#[cfg(test)]
mod tests;
mod tight;
mod write;

use super::{characters, numbering, roles, trouble};
use block::Block;
pub use entries::REFERENCE_LINES;
pub use levels::{HeadingSample, learn_heading_levels};
use solid::Parted;
use write::Marks;

/// What a parser makes of a text.
struct Parsed {
    body: Parted,
    marks: Marks,
}

/// Reads plain text.
pub fn read_plain(source: &Source) -> Document {
    read(source, |text, start, furniture| {
        let marks = Marks { found: Vec::new(), light_from: start };
        Parsed { body: plain(text, start, furniture), marks }
    })
}

/// The blocks of plain text behind `start`, without lines that start at an offset of `furniture`.
fn plain(text: &str, start: usize, furniture: &BTreeSet<usize>) -> Parted {
    let mut blocks = Vec::new();
    let mut at = start;
    for list in entries::find(text, start, furniture) {
        blocks.extend(split::split(text, at..list.span.start(), furniture));
        blocks.extend(list.blocks);
        at = list.span.end();
    }
    blocks.extend(split::split(text, at..text.len(), furniture));
    furniture::drop_blocks(text, &mut blocks);
    layout::part(text, record::part(text, blocks))
}

/// Reads Markdown.
pub fn read_markdown(source: &Source) -> Document {
    read(source, |text, start, furniture| {
        let mut parsed = markdown::parse(text, start, furniture);
        furniture::drop_blocks(text, &mut parsed.blocks);
        let marks = Marks { found: parsed.marks, light_from: usize::MAX };
        Parsed { body: Parted { blocks: parsed.blocks, ..Parted::default() }, marks }
    })
}

fn read(source: &Source, parse: impl Fn(&str, usize, &BTreeSet<usize>) -> Parsed) -> Document {
    let (text, too_long) = length::readable(source);
    let text = text.as_ref();
    let front = front_matter::read(text);
    let mut furniture = furniture::edge_lines(text);
    furniture.extend(folios::counted_lines(text));
    furniture.extend(furniture::recurring_lines(text, &furniture));
    let Parsed { body, mut marks } = parse(text, front.end, &furniture);
    marks.found.splice(0..0, front.marks);
    let blocks = arrange(text, front.blocks, body);
    let mut writer = write::Writer::new(source, &marks, &blocks);
    for block in &blocks {
        writer.block(block);
    }
    let mut builder = writer.finish();
    for diagnostic in diagnose(source, &blocks).into_iter().chain(too_long) {
        builder.report(diagnostic);
    }
    builder.finish()
}

/// The blocks of a text with their kinds, in order.
fn arrange(text: &str, front: Vec<Block>, body: Parted) -> Vec<Block> {
    let settled = body.settled;
    let body = parting::part_run_in(text, body.blocks);
    let marked = body.iter().filter(|block| block.is_marked_heading()).count();
    let mut blocks = front;
    blocks.extend(body);
    let front = front::mark(text, &mut blocks);
    let mut blocks = ragged::part(text, blocks, front);
    if marked < 3 {
        blocks = headings::mark(text, blocks, front, &settled);
    }
    let mut blocks = join::join(text, blocks);
    levels::set(text, &mut blocks);
    entries::part(text, blocks)
}

fn diagnose(source: &Source, blocks: &[Block]) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = trouble::decoding(source).into_iter().collect();
    let is_control =
        |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}');
    let controls = source.text().chars().filter(is_control).count();
    if controls > 0 {
        let message = format!("{controls} NUL or other control characters in the text");
        found.push(
            Diagnostic::new(Code::ControlCharacters, message).help("check that it is a text file"),
        );
    }
    if blocks.is_empty() {
        found.push(trouble::no_text());
    } else if !blocks.iter().any(|block| block.kind == block::Kind::Title) {
        let help = "put the title alone into the first line, blank lines around it";
        found.push(trouble::no_title(help));
    }
    found
}
