//! Tokens of an entry: words, numbers, marks; an address or a DOI is one token.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::labeller::{self, shape};
use crate::text::pattern;

use super::words::Classes;

/// What is kept in one piece, because its parts say nothing of their own.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?P<address>\b(?:https?|ftp)\s?://[^\s<>]+|\bwww\.[^\s<>]+)|(?P<doi>\b10\.\d{4,9}/[^\s]+)",
    )
});

/// A token and what its letters say.
#[derive(Clone, Debug)]
pub struct Token<'t> {
    /// Its characters; "URL" and "DOI" for what is kept in one piece.
    pub word: &'t str,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// White space stands before it.
    pub spaced: bool,
    /// The word in lower case.
    pub lower: String,
    /// Its shape.
    pub shape: String,
    /// What the word lists say of it.
    pub classes: Classes,
}

/// Cuts an entry.
pub fn split(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    for found in WHOLE.captures_iter(text) {
        let (piece, name) = match (found.name("address"), found.name("doi")) {
            (Some(piece), _) => (piece, "URL"),
            (_, Some(piece)) => (piece, "DOI"),
            _ => continue,
        };
        let end = piece.start()
            + piece.as_str().trim_end_matches(['.', ',', ';', ':', ')', ']', '>', '"', '”']).len();
        if end <= piece.start() || piece.start() < at {
            continue;
        }
        words(text, at..piece.start(), &mut tokens);
        let spaced = text[..piece.start()].ends_with(char::is_whitespace);
        let (lower, shape) = (name.to_lowercase(), name.to_owned());
        let range = piece.start()..end;
        tokens.push(Token { word: name, range, spaced, lower, shape, classes: Classes::default() });
        at = end;
    }
    words(text, at..text.len(), &mut tokens);
    super::words::mark_phrases(&mut tokens);
    tokens
}

fn words<'t>(text: &'t str, range: Range<usize>, tokens: &mut Vec<Token<'t>>) {
    let piece = &text[range.clone()];
    let glued = range.start > 0 && !text[..range.start].ends_with(char::is_whitespace);
    for token in labeller::split(piece) {
        let word = &piece[token.range.clone()];
        let lower = word.to_lowercase();
        tokens.push(Token {
            word,
            range: range.start + token.range.start..range.start + token.range.end,
            spaced: token.spaced && !(glued && token.range.start == 0),
            shape: shape(word),
            classes: Classes::of(&lower),
            lower,
        });
    }
}

impl Token<'_> {
    /// Whether it is this mark.
    pub fn is(&self, mark: char) -> bool {
        self.lower.starts_with(mark) && self.lower.len() == mark.len_utf8()
    }

    /// Whether it is made of letters.
    pub fn is_word(&self) -> bool {
        !self.is_whole() && self.lower.starts_with(char::is_alphabetic)
    }

    /// Whether it is made of digits.
    pub fn is_number(&self) -> bool {
        self.lower.starts_with(char::is_numeric)
    }

    /// Whether it is an address or a DOI.
    pub fn is_whole(&self) -> bool {
        matches!(self.shape.as_str(), "URL" | "DOI")
    }

    /// Whether it begins with a capital.
    pub fn is_capitalized(&self) -> bool {
        self.shape.starts_with('X')
    }

    /// Whether it is one capital letter.
    pub fn is_initial(&self) -> bool {
        self.shape == "X"
    }

    /// Whether it may be a year: four digits from 1400 to 2099.
    pub fn is_year(&self) -> bool {
        let digits = self.lower.as_bytes();
        digits.len() == 4
            && digits.iter().all(u8::is_ascii_digit)
            && matches!(&digits[..2], b"14" | b"15" | b"16" | b"17" | b"18" | b"19" | b"20")
    }
}
