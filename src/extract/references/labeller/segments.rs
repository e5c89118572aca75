//! Stretches of an entry between marks: what a token's stretch looks like as a whole.

use std::ops::Range;

use super::tokens::Token;
use super::words::Classes;

/// Tokens between two marks.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Which tokens, without the marks.
    pub tokens: Range<usize>,
    /// The mark before it; empty at the start.
    pub before: String,
    /// The mark behind it; empty at the end.
    pub behind: String,
    /// Classes of its words, together.
    pub classes: Classes,
    /// Its make-up in a few letters: see [`pattern`].
    pub pattern: String,
    /// Its first and last words.
    pub ends: (String, String),
    /// How its words are capitalised: "all", "most", "some", "none".
    pub capitals: &'static str,
}

/// Parts an entry at marks; `is_end` says of a token whether it parts.
pub fn split(tokens: &[Token<'_>], is_end: impl Fn(usize) -> bool) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut from = 0;
    let mut before = String::new();
    for at in 0..=tokens.len() {
        if at < tokens.len() && !is_end(at) {
            continue;
        }
        let behind = tokens.get(at).map_or(String::new(), |token| token.lower.clone());
        if at > from {
            segments.push(Segment::new(tokens, from..at, before.clone(), behind.clone()));
            before = behind;
        } else {
            before.push_str(&behind);
        }
        from = at + 1;
    }
    segments
}

/// Whether the token is a mark that may stand between fields.
pub fn is_mark(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    matches!(
        token.lower.as_str(),
        "," | ";" | ":" | "(" | ")" | "[" | "]" | "\"" | "“" | "”" | "«" | "»" | "„" | "?" | "!"
    ) || is_stop(tokens, at)
        || matches!(token.lower.as_str(), "-" | "–" | "—") && token.spaced
}

/// Whether the token ends a sentence or a part of an entry as plainly as a stop can.
pub fn is_strong(tokens: &[Token<'_>], at: usize) -> bool {
    matches!(
        tokens[at].lower.as_str(),
        "(" | ")" | "[" | "]" | "\"" | "“" | "”" | "«" | "»" | "„" | "?" | "!" | ";"
    ) || is_stop(tokens, at)
}

/// A stop that ends neither an initial nor a word cut short.
fn is_stop(tokens: &[Token<'_>], at: usize) -> bool {
    let ends = |before: &Token<'_>| {
        let cut = before.classes.has("abbreviation") || before.lower.chars().count() < 2;
        !(before.is_initial() || cut && before.is_word())
    };
    let spaced = tokens.get(at + 1).is_none_or(|next| next.spaced);
    tokens[at].is('.') && spaced && at.checked_sub(1).is_none_or(|before| ends(&tokens[before]))
}

impl Segment {
    fn new(tokens: &[Token<'_>], range: Range<usize>, before: String, behind: String) -> Self {
        let inside = &tokens[range.clone()];
        let classes = inside.iter().fold(Classes::default(), |sum, token| sum.and(token.classes));
        let words: Vec<&Token<'_>> = inside.iter().filter(|token| token.is_word()).collect();
        let capitals = words.iter().filter(|token| token.is_capitalized()).count();
        let capitals = match (capitals, words.len()) {
            (_, 0) => "no words",
            (some, all) if some == all => "all",
            (some, all) if some * 2 >= all => "most",
            (0, _) => "none",
            _ => "some",
        };
        let ends = (inside[0].lower.clone(), inside[inside.len() - 1].lower.clone());
        Self { pattern: pattern(inside), tokens: range, before, behind, classes, ends, capitals }
    }
}

/// One letter a token, of the first eight: "I" initial, "C" capitals, "W" capitalised, "w"
/// small, "y" year, "d" digits, else the mark; runs of "w" and "W" are cut to two.
fn pattern(tokens: &[Token<'_>]) -> String {
    let mut pattern = String::new();
    for token in tokens {
        let letter = if token.is_initial() {
            'I'
        } else if token.shape.starts_with("XX") {
            'C'
        } else if token.is_capitalized() {
            'W'
        } else if token.is_year() {
            'y'
        } else if token.is_number() {
            'd'
        } else if token.is_word() {
            'w'
        } else {
            token.lower.chars().next().unwrap_or(' ')
        };
        if pattern.len() < 8
            && !(pattern.ends_with([letter]) && pattern.ends_with(&format!("{letter}{letter}")))
        {
            pattern.push(letter);
        }
    }
    pattern
}
