//! Words and marks of a list of names, told apart by their shape.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::data_words;

/// What a token can be in a list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A capitalised word of two letters or more.
    Word,
    /// One to three capitals: initials, or a short name printed in capitals.
    Capitals,
    /// A particle of a family name.
    Particle,
    /// "and", "&" and their like.
    And,
    /// "Jr", "III".
    Suffix,
    /// Any other word.
    Lower,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `.`
    Dot,
    /// `...` or `…`
    Ellipsis,
    /// Anything else, digits included.
    Other,
}

/// A word or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// Byte behind the last one.
    pub end: usize,
    /// What it can be.
    pub kind: Kind,
}

impl Token {
    /// Its bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

static PARTICLES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../../../data/particles.txt")).collect());

/// Parts a text into words and marks.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let length = if rest.starts_with("...") {
            3
        } else if rest.starts_with(". . .") {
            5
        } else if is_letter(first) || starts_initial(rest) {
            word_length(rest)
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            let kind = classify(&rest[..length]);
            tokens.push(Token { start, end: start + length, kind });
        }
        rest = &rest[length..];
    }
    tokens
}

/// Whether a hyphen joins the next initial to the one before: the "-P." of "J.-P.".
fn starts_initial(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(is_hyphen) && letters.next().is_some_and(char::is_uppercase)
}

fn word_length(rest: &str) -> usize {
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let joins = at > 0 && (is_apostrophe(c) || is_hyphen(c));
        let leads = at == 0 && is_hyphen(c);
        if !(is_letter(c) || joins || leads) {
            break;
        }
        end = at + c.len_utf8();
    }
    let word = rest[..end].trim_end_matches(|c| is_apostrophe(c) || is_hyphen(c));
    // A line break may stand behind a hyphen; the hyphen then belongs to the word.
    if word.is_empty() { end.max(1) } else { word.len() }
}

fn classify(token: &str) -> Kind {
    let bare = token.trim_start_matches(is_hyphen);
    match token {
        "," => return Kind::Comma,
        ";" => return Kind::Semicolon,
        "." => return Kind::Dot,
        "..." | ". . ." | "…" => return Kind::Ellipsis,
        "&" | "and" | "et" | "und" | "y" | "e" | "og" | "och" | "en" | "And" | "AND" => {
            return Kind::And;
        }
        "Jr" | "JR" | "Sr" | "II" | "III" | "IV" => return Kind::Suffix,
        _ => {}
    }
    let Some(first) = bare.chars().next() else { return Kind::Other };
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
    if PARTICLES.contains(bare.to_lowercase().as_str()) && (letters > capitals || letters > 3) {
        Kind::Particle
    } else if letters == capitals && (1..=3).contains(&letters)
        || letters <= 4 && is_hyphenated_initials(bare)
    {
        Kind::Capitals
    } else if first.is_uppercase() && letters >= 2
        || has_elided_particle(bare)
        || is_caseless(first)
    {
        Kind::Word
    } else if first.is_alphabetic() {
        Kind::Lower
    } else {
        Kind::Other
    }
}

/// "J-P", "Zh-W".
fn is_hyphenated_initials(word: &str) -> bool {
    word.contains(is_hyphen)
        && word.split(is_hyphen).all(|part| part.len() <= 2 && part.starts_with(char::is_uppercase))
}

/// "d'Enterria", "al-Khalili".
fn has_elided_particle(word: &str) -> bool {
    let tail = word.split_once(|c| is_apostrophe(c) || is_hyphen(c)).map(|(_, tail)| tail);
    tail.is_some_and(|tail| tail.starts_with(char::is_uppercase))
        && word.starts_with(['d', 'a', 'e', 'l'])
}

/// Letters of scripts without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}
