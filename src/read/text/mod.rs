//! Plain text and Markdown: from lines to blocks, from blocks to a document.
//!
//! Text that came out of a PDF has lost its marks, so headings, names and
//! broken paragraphs are told by their looks. Knows no extractor: what a name
//! or a reference says is none of its business.

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::Document;
use crate::text::{Encoding, Source};

mod block;
mod entries;
mod folios;
mod front;
mod furniture;
mod headings;
mod inline;
mod join;
mod layout;
mod levels;
mod looks;
mod numbering;
mod parting;
mod roles;
mod split;
#[cfg(test)]
mod tests;
mod write;
mod yaml;

use block::Block;

/// Which marks are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    /// Emphasis, headings, bullets and links only, where they stand beyond doubt.
    Plain,
    /// Escapes, tags, entities, fences and tables too.
    Markdown,
}

/// Reads plain text.
pub fn read_plain(source: &Source) -> Document {
    read(source, Dialect::Plain)
}

/// Reads Markdown.
pub fn read_markdown(source: &Source) -> Document {
    read(source, Dialect::Markdown)
}

fn read(source: &Source, dialect: Dialect) -> Document {
    let blocks = arrange(source.text(), dialect);
    let mut writer = write::Writer::new(source, dialect, &blocks);
    for block in &blocks {
        writer.block(block);
    }
    let mut builder = writer.finish();
    for diagnostic in diagnose(source, &blocks) {
        builder.report(diagnostic);
    }
    builder.finish()
}

/// The blocks of a text with their kinds, in order.
fn arrange(text: &str, dialect: Dialect) -> Vec<Block> {
    let (title, start) = yaml::front_matter(text);
    let mut edges = furniture::edge_lines(text);
    edges.extend(folios::counted_lines(text));
    let mut blocks: Vec<Block> = title.into_iter().collect();
    blocks.extend(split::split(text, start, dialect, &edges));
    furniture::drop_blocks(text, &mut blocks);
    if dialect == Dialect::Plain {
        blocks = layout::part(text, blocks);
    }
    let mut blocks = parting::part_run_in(text, blocks);
    let marked = blocks.iter().filter(|block| block.is_heading()).count();
    let front = front::mark(text, &mut blocks);
    if marked < 3 {
        blocks = headings::mark(text, blocks, front);
    }
    let mut blocks = join::join(text, blocks);
    levels::set(text, &mut blocks);
    entries::part(text, blocks)
}

fn diagnose(source: &Source, blocks: &[Block]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if source.encoding() == Encoding::Windows1252 {
        let diagnostic = Diagnostic::new(Code::NotUtf8, "not valid UTF-8, read as Windows-1252");
        found.push(diagnostic.help("save the file as UTF-8 if letters look wrong"));
    }
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
        found.push(Diagnostic::new(Code::EmptyText, "no text in the file"));
    } else if !blocks.iter().any(|block| block.kind == block::Kind::Title) {
        let help = "put the title alone into the first line, blank lines around it";
        found.push(Diagnostic::new(Code::NoTitle, "no title found").help(help));
    }
    found
}
