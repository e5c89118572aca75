//! Where sentences begin and end.

use crate::text::ArenaSpan;

/// Sentences of the stretch `block` of `arena`, in order, without white space around them.
#[must_use]
pub fn split_sentences(arena: &str, block: ArenaSpan) -> Vec<ArenaSpan> {
    let text = block.of(arena);
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '?', '!']) {
        let end = at + mark.len();
        if text[end..].is_empty() || text[end..].starts_with(char::is_whitespace) {
            spans.extend(trimmed(text, start, end).map(|range| block.slice(range)));
            start = end;
        }
    }
    spans.extend(trimmed(text, start, text.len()).map(|range| block.slice(range)));
    spans
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<std::ops::Range<usize>> {
    let piece = &text[start..end];
    let from = start + (piece.len() - piece.trim_start().len());
    let to = from + piece.trim().len();
    (from < to).then_some(from..to)
}
