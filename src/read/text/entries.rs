//! Entries of a bibliography that stand line by line without blank lines between.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::{SourceSpan, pattern};

use super::block::{Block, Kind};

static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\d{1,3}[.)]|\(\d{1,3}\)|\[[^\]\s]{1,12}\])\s+\S"));
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:de|van|von|der|la|di|dei|del|da)\s+){0,2}\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?(?:,\s|\s+\p{Lu}{1,3}[,.]|\s+\()",
    )
});

/// Parts blocks of several entries inside bibliographies into one block for each.
pub fn part(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    let mut section: Vec<(u8, bool)> = Vec::new();
    for block in blocks {
        if let Kind::Heading { level, role } = block.kind {
            section.retain(|(open, _)| *open < level);
            let inside = section.last().is_some_and(|(_, inside)| *inside);
            let bibliography =
                role == SectionRole::References || inside && role == SectionRole::Body;
            section.push((level, bibliography));
        }
        let bibliography = section.last().is_some_and(|(_, bibliography)| *bibliography);
        if bibliography && block.kind == Kind::Text && block.lines.len() > 1 {
            parted.extend(part_block(text, &block));
        } else {
            parted.push(block);
        }
    }
    parted
}

fn part_block(text: &str, block: &Block) -> Vec<Block> {
    let indents: Vec<usize> = block.lines.iter().map(|line| indent(text, *line)).collect();
    let margin = indents.iter().min().copied().unwrap_or(0);
    let hanging = indents.iter().any(|indent| *indent > margin) && indents[0] == margin;
    let labelled =
        block.lines.iter().filter(|line| LABEL.is_match(&text[line.range()])).count() > 1;
    let mut parts: Vec<Block> = Vec::new();
    for (place, line) in block.lines.iter().enumerate() {
        let words = &text[line.range()];
        let begins = if labelled {
            LABEL.is_match(words)
        } else if hanging {
            indents[place] == margin
        } else {
            AUTHOR.is_match(words) && place > 0 && ends_entry(&text[block.lines[place - 1].range()])
        };
        match parts.last_mut() {
            Some(part) if !begins => part.lines.push(*line),
            _ => parts.push(Block::new(Kind::Item, *line)),
        }
    }
    parts
}

/// Bytes of white space before a line.
fn indent(text: &str, line: SourceSpan) -> usize {
    let before = &text[..line.start()];
    before.len() - before.trim_end_matches([' ', '\t']).len()
}

fn ends_entry(line: &str) -> bool {
    line.ends_with(['.', ')', '/']) || line.ends_with(|c: char| c.is_ascii_digit())
}
