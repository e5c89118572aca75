//! Where one field may end and the next begin: stops that end no abbreviation, and commas.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::data_words;

use super::found::COVER;

static ABBREVIATIONS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../data/abbreviations.txt")).collect());

/// Whether a word before a stop is one cut short.
pub fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = word.chars().count();
    letters == 1 && word.chars().all(char::is_uppercase)
        || ABBREVIATIONS.contains(word.to_lowercase().as_str())
            && word.chars().next().is_some_and(char::is_uppercase)
        || matches!(
            word,
            "vs" | "cf"
                | "e.g"
                | "i.e"
                | "St"
                | "No"
                | "no"
                | "Dr"
                | "Mr"
                | "Mrs"
                | "vol"
                | "pp"
                | "approx"
                | "ca"
                | "sp"
                | "spp"
                | "var"
                | "eds"
                | "ed"
        )
}

/// Where the name of a journal starts that ends at the end of `text`; at or behind `start`.
///
/// Walks back over stops as long as they end abbreviations: known ones, or short
/// capitalised words before a name that is itself cut short.
pub fn journal_start(text: &str, start: usize) -> Option<usize> {
    let mut at = text.len();
    let mut cut_short = text.trim_end().ends_with('.');
    while let Some(found) = text[start..at].rfind(['.', ',', '?', '!']) {
        let mark = start + found;
        let behind = text[mark + 1..].trim_start();
        let before = text[start..mark].trim_end();
        let word =
            before.rsplit(|c: char| c.is_whitespace() || "(-–.,".contains(c)).next().unwrap_or("");
        let abbreviated = text[mark..].starts_with('.') && abbreviates(word, cut_short);
        let joined = !text[mark + 1..].starts_with(char::is_whitespace)
            && !before_mark_is_spaced(text, mark)
            && !behind.starts_with(char::is_uppercase);
        if behind.is_empty() || abbreviated || joined {
            cut_short |= abbreviated;
            at = mark;
        } else {
            return Some(mark + 1);
        }
    }
    None
}

fn abbreviates(word: &str, cut_short: bool) -> bool {
    let capital = word.starts_with(char::is_uppercase);
    is_abbreviation(word) || capital && cut_short && word.chars().count() <= 6
}

fn before_mark_is_spaced(text: &str, mark: usize) -> bool {
    text[..mark].ends_with(char::is_whitespace)
}

/// Offsets behind stops that end a stretch, from `start` on.
pub fn boundaries(text: &str, start: usize) -> Vec<usize> {
    let marks = text[start..].match_indices(['.', '?', '!']).map(|(at, mark)| (start + at, mark));
    marks.filter(|(at, mark)| ends_stretch(text, start, *at, mark)).map(|(at, _)| at + 1).collect()
}

fn ends_stretch(text: &str, start: usize, at: usize, mark: &str) -> bool {
    let after = &text[at + 1..];
    let mut next = after.trim_start_matches([')', '"', '”', '’', ' ']).chars();
    let opens = |c: char| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || c == COVER
            || "\"“‘«([*".contains(c)
            || c.is_alphabetic() && !c.is_lowercase()
    };
    let spaced = after.is_empty()
        || before_mark_is_spaced(text, at)
        || after.starts_with(|c: char| c.is_whitespace() || c == COVER);
    let first = next.next();
    // "eLife" and "mBio" open a stretch too.
    let camel =
        first.is_some_and(char::is_lowercase) && next.next().is_some_and(char::is_uppercase);
    if !spaced || !(camel || first.is_none_or(opens)) {
        return false;
    }
    let word = text[start..at]
        .trim_end()
        .rsplit(|c: char| c.is_whitespace() || c == COVER || "(-–.,".contains(c))
        .next();
    mark != "." || word.is_some_and(|word| !word.is_empty() && !is_abbreviation(word))
}
