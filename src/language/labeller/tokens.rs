//! Tokens for labelling: runs of letters, runs of digits, single marks.
//!
//! Unlike the tokens of prose, letters and digits part, because marks are printed against
//! words ("1Department", "aFaculty"), and nothing is kept together that labels may part.

use std::ops::Range;

/// A token and what stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// White space stands before it, or the text begins with it.
    pub spaced: bool,
    /// It begins a line.
    pub begins_line: bool,
}

impl Token {
    /// Its characters in the text it was cut from.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range.clone()).unwrap_or_default()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letters,
    Digits,
    Mark,
}

/// Cuts a text into tokens; white space belongs to none.
///
/// A small letter before a capital at the start of a run is a mark of its own: "aFaculty".
#[must_use]
pub fn split(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut spaced, mut begins_line) = (true, true);
    let mut open: Option<Class> = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() || c.is_control() {
            spaced = true;
            begins_line |= c == '\n' || c == '\r';
            open = None;
            continue;
        }
        let class = class(c, open);
        let end = at + c.len_utf8();
        match tokens.last_mut() {
            Some(last)
                if open == Some(class)
                    && class != Class::Mark
                    && !is_mark_letter(last.of(text), c) =>
            {
                last.range.end = end;
            }
            _ => tokens.push(Token { range: at..end, spaced, begins_line }),
        }
        (spaced, begins_line, open) = (false, false, Some(class));
    }
    tokens
}

/// Accents and joiners that stand alone belong to the letters before them.
fn class(c: char, open: Option<Class>) -> Class {
    use unicode_normalization::char::is_combining_mark;
    if c.is_alphabetic() || open == Some(Class::Letters) && is_combining_mark(c) {
        Class::Letters
    } else if c.is_numeric() {
        Class::Digits
    } else {
        Class::Mark
    }
}

fn is_mark_letter(run: &str, next: char) -> bool {
    let mut letters = run.chars();
    letters.next().is_some_and(char::is_lowercase)
        && letters.next().is_none()
        && next.is_uppercase()
}
