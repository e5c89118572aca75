//! Markdown: from the events of a parser to blocks and the marks inside them.
//!
//! Says what the marks say and nothing more: what stands unmarked (a title, a
//! heading without a sign) is told by its looks afterwards, as in plain text.

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::block::{Block, Kind};
use super::inline;
use super::mark::{Mark, sort};

mod attributes;
mod containers;
mod html;
mod indented;
mod leaf;
mod lines;
mod links;
mod mask;
mod paragraph;
mod raised;
mod reader;
mod tags;
#[cfg(test)]
mod tests;

/// Blocks and the marks inside their lines.
pub struct Parsed {
    /// Blocks in order.
    pub blocks: Vec<Block>,
    /// Marks, sorted by place, not overlapping.
    pub marks: Vec<Mark>,
}

/// Reads `text` from `start` on; lines that start at an offset of `furniture` are left out.
pub fn parse(text: &str, start: usize, furniture: &BTreeSet<usize>) -> Parsed {
    let mut masked = mask::mask(text, furniture);
    open_fences(&mut masked, start);
    let mut reader = reader::Reader::new(text);
    for (event, range) in parser(&masked[start..]).into_offset_iter() {
        reader.event(&event, start + range.start..start + range.end);
    }
    let (blocks, mut marks) = reader.finish();
    marks.extend(note_calls(text, &blocks));
    sort(&mut marks);
    Parsed { blocks, marks }
}

fn parser(text: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(text, options)
}

/// Blanks out fences that nothing closes: the rest of the paper is no program text.
///
/// A fence may have closed what another one opened, hence the second round.
fn open_fences(masked: &mut String, start: usize) {
    for _ in 0..2 {
        if !masked.contains("```") && !masked.contains("~~~") {
            return;
        }
        let last = parser(&masked[start..])
            .into_offset_iter()
            .filter(|(event, _)| {
                matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))))
            })
            .last();
        let Some((_, range)) = last else { return };
        if !is_open(&masked[start..][range.clone()]) {
            return;
        }
        mask::blank(masked, start + range.start);
    }
}

fn is_open(fenced: &str) -> bool {
    let end = fenced.trim_end();
    let last = end.rsplit('\n').next().unwrap_or_default().trim_start_matches(['>', ' ', '\t']);
    !end.contains('\n') || !(last.starts_with("```") || last.starts_with("~~~"))
}

/// Calls of notes by raised digits, as they come out of a PDF.
fn note_calls(text: &str, blocks: &[Block]) -> Vec<Mark> {
    let notes = inline::note_marks(text, blocks);
    if notes.is_empty() {
        return Vec::new();
    }
    let lines = blocks.iter().filter(|block| block.kind != Kind::Verbatim);
    let lines = lines.flat_map(|block| &block.lines);
    lines.flat_map(|line| inline::note_calls(text, *line, &notes)).collect()
}
