//! Headings that stand in the same line as text: parted from it.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{SourceSpan, pattern};

use super::block::{Block, Kind, trimmed};
use super::join::is_final;
use super::looks::LENGTH;

/// "… cultures.Learning and regional growth": a stop, at once a capital, and a title up to the end.
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[\p{Ll})\x22”\]][.?!](\p{Lu}[\p{L}'’-]*(?:,?\s+[\p{L}\d'’:-]+){0,11}\??)$")
});
/// "Abstract. This paper …", "Keywords: trust".
static RUN_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\*\*|__|\*|_)?(?i:(abstract|summary|key ?words|index terms))(?:\s*[:.—–]|\s+-)(?:\*\*|__|\*|_)?\s*\S",
    )
});

/// Parts "Abstract: …" and "Keywords: …" into heading and text, behind `front`.
pub fn part_run_in(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let first = block.lines[0];
        let found = RUN_IN
            .captures(&text[first.range()])
            .and_then(|found| found.get(1).map(|words| (words.range(), found[0].len())));
        if let (Kind::Text, Some((words, width))) = (block.kind, found) {
            let last = text[first.range()][..width].chars().next_back().map_or(0, char::len_utf8);
            parted.push(Block::heading(first.slice(words)));
            block.lines[0] = first.slice(width - last..first.len());
        }
        parted.push(block);
    }
    parted
}

/// Parts off headings that are glued to the end of a paragraph, behind `front`.
pub fn part_glued(text: &str, blocks: Vec<Block>, front: usize) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    let count = blocks.len();
    for (place, mut block) in blocks.into_iter().enumerate() {
        let heading = (place >= front && place + 1 < count).then(|| glued(text, &block)).flatten();
        if let Some(heading) = heading {
            let last = block.lines.len() - 1;
            block.lines[last] = SourceSpan::new(block.lines[last].start(), heading.start());
            parted.push(block);
            parted.push(Block::heading(heading));
        } else {
            parted.push(block);
        }
    }
    parted
}

fn glued(text: &str, block: &Block) -> Option<SourceSpan> {
    let line = *block.lines.last()?;
    let words = &text[line.range()];
    if block.kind != Kind::Text || is_final(words.chars().next_back()) && !words.ends_with('?') {
        return None;
    }
    // Only the tail can hold the title; the head is kept out so that the search stays short.
    let cut = words.len().saturating_sub(LENGTH);
    let cut = (cut..words.len()).find(|at| words.is_char_boundary(*at))?;
    let title = GLUED.captures(&words[cut..])?.get(1)?;
    let long_enough = title.as_str().contains(' ') || title.len() >= 5;
    let from = line.start() + cut;
    long_enough.then(|| trimmed(text, from + title.start(), from + title.end()))
}
