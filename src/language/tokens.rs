//! Words, numbers and marks.

use crate::text::ArenaSpan;

/// Tokens of a sentence, in order; white space belongs to none.
#[must_use]
pub fn tokenize(arena: &str, sentence: ArenaSpan) -> Vec<ArenaSpan> {
    let text = sentence.of(arena);
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            spans.push(sentence.slice(from..at));
        }
        if !c.is_whitespace() {
            spans.push(sentence.slice(at..at + c.len_utf8()));
        }
    }
    spans.extend(start.map(|from| sentence.slice(from..text.len())));
    spans
}
