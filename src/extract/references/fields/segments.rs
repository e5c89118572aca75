//! Where one field may end and the next begin: stops that end no abbreviation, and commas.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::labels::COVER;
use super::super::words;

static ABBREVIATIONS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| words(include_str!("../data/abbreviations.txt")));

/// Whether a word before a stop is one cut short.
pub fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = word.chars().count();
    letters == 1 && word.chars().all(char::is_uppercase)
        || ABBREVIATIONS.contains(word.to_lowercase().as_str())
            && word.chars().next().is_some_and(char::is_uppercase)
        || matches!(word, "vs" | "cf" | "e.g" | "i.e" | "St" | "No" | "no" | "Dr" | "Mr" | "Mrs" | "vol" | "pp" | "approx" | "ca" | "sp" | "spp" | "var" | "eds" | "ed")
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
        c.is_uppercase() || c.is_ascii_digit() || c == COVER || "\"“‘«([*".contains(c) || c.is_alphabetic() && !c.is_lowercase()
    };
    let spaced = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == COVER);
    if !spaced || !next.next().is_none_or(opens) {
        return false;
    }
    let word = text[start..at].rsplit(|c: char| c.is_whitespace() || c == COVER || "(-–.,".contains(c)).next();
    mark != "." || word.is_some_and(|word| !word.is_empty() && !is_abbreviation(word))
}
