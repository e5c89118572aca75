//! Paragraphs that a page break cut in two.

use super::block::{Block, Kind};

/// A block this long, in bytes, is a paragraph and no line of its own.
const LONG: usize = 150;

/// Joins each block that goes on with an unfinished one before it to that one.
///
/// Notes and captions between both stay, behind the joined paragraph.
pub fn join(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut open: Option<usize> = None;
    for block in blocks {
        if let Some(place) = open
            && block.kind == Kind::Text
            && goes_on(text, &joined[place], &block)
        {
            joined[place].lines.extend(block.lines);
            continue;
        }
        match block.kind {
            Kind::Text | Kind::Item => open = Some(joined.len()),
            Kind::Footnote | Kind::Caption => {}
            _ => open = None,
        }
        joined.push(block);
    }
    joined
}

fn goes_on(text: &str, before: &Block, after: &Block) -> bool {
    let (end, start) = (before.last(text), after.first(text));
    if starts_lower(start) {
        return is_unfinished(end);
    }
    let prose = before.kind == Kind::Text && before.len() >= LONG && after.len() >= 40;
    prose && breaks_off(end) && is_final(bare_end(after.last(text)))
}

/// Whether a line starts with a lower-case letter, marks and brackets left out.
pub fn starts_lower(line: &str) -> bool {
    let first = line.chars().find(|c| !"*_\"'“‘(".contains(*c));
    first.is_some_and(char::is_lowercase)
}

/// Whether no sentence ends at the end of the line.
pub fn is_unfinished(line: &str) -> bool {
    let end = bare_end(line);
    !is_final(end) && !matches!(end, Some(':' | ';'))
}

/// Whether the line ends in the midst of a sentence: in a word or a comma.
fn breaks_off(line: &str) -> bool {
    bare_end(line).is_some_and(|c| c.is_alphabetic() || matches!(c, ',' | '-' | '('))
}

/// Whether `end` may be the last character of a sentence.
pub fn is_final(end: Option<char>) -> bool {
    matches!(end, Some('.' | '?' | '!' | '…' | '。' | '！' | '？'))
}

/// Last character of a line, marks and closing quotes and brackets behind a stop left out.
pub fn bare_end(line: &str) -> Option<char> {
    let bare = line.trim_end_matches(['*', '_']);
    let inner = bare.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_']);
    let stop = inner.chars().next_back();
    if is_final(stop) { stop } else { bare.chars().next_back() }
}
