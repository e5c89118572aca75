//! What looks like a person's name and is none.
//!
//! Places, peoples, bodies, makers, methods, and things that bear somebody's name.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{data_lines, data_words};

use super::super::gazetteer::{country, is_city, rank, region};

static NOT_NAMES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../data/not_names.txt")).collect());
static NAMESAKE_NOUNS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../data/namesake_nouns.txt")).collect());
static NOT_PEOPLE: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_lines(include_str!("../data/not_people.txt")).collect());

/// Endings of nouns and adjectives that no family name has.
const NOUN_ENDINGS: [&str; 12] = [
    "ology", "ologia", "ología", "ologie", "ógica", "ógico", "graphy", "tion", "ción", "ção",
    "ical", "ics",
];

/// Whether the word is part of no personal name: a place, a month, "Test".
pub fn is_no_name(word: &str) -> bool {
    NOT_NAMES.contains(word)
        || NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending))
        || country(word).is_some()
        || is_city(word)
        || region(word, None).is_some()
}

/// Whether the whole words name a maker, a method or a place.
pub fn is_no_person(words: &str) -> bool {
    let plain = words.replace(['-', '–'], " ");
    NOT_PEOPLE.contains(words)
        || NOT_PEOPLE.contains(plain.as_str())
        || country(words).is_some()
        || region(words, None).is_some()
}

/// Whether the words behind a name make it the name of a thing: "… Institute", "… prize".
///
/// `tail` are the capitalised words that follow it unbroken.
pub fn names_a_thing(text: &str, name: Range<usize>, tail: &[Range<usize>]) -> bool {
    let of_body = |word: &Range<usize>| {
        let word = &text[word.clone()];
        rank(word).is_some() || NOT_NAMES.contains(word)
    };
    let next = text[name.end..].strip_prefix([' ', '\n', '-', '–']).unwrap_or_default();
    let next = &next[..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len())];
    tail.iter().any(of_body) || NAMESAKE_NOUNS.contains(next) || is_maker(text, name)
}

/// Whether the name stands in a bracket with a place behind it: "(Anton Holt, Oslo, Norway)".
fn is_maker(text: &str, name: Range<usize>) -> bool {
    if !text[..name.start].ends_with('(') {
        return false;
    }
    let behind = text[name.end..].strip_prefix(", ").unwrap_or_default();
    // Up to the next bracket at most, so that all names together look at a text once.
    let end = behind.find(['(', ')', ';', '.', '\n']).unwrap_or(behind.len());
    let mut parts = behind[..end].split(',').map(str::trim).take(3);
    let place =
        |part: &str| country(part).is_some() || is_city(part) || region(part, None).is_some();
    parts.any(place)
}
