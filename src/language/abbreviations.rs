//! Words that keep the stop behind them, and the words that open sentences.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::{data_lines, data_words};

/// How an abbreviation stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Never ends a sentence: "Dr.", "e.g.".
    Before,
    /// Belongs to a number or label behind it: "pp. 12", "Fig. S3". An ordinary word otherwise: "no."
    Number,
    /// Ends a sentence only when a word that opens sentences follows: "et al.", "Inc.".
    Within,
    /// Ends a sentence when a capital follows: "etc.".
    End,
}

static ABBREVIATIONS: LazyLock<BTreeMap<&str, Abbreviation>> = LazyLock::new(|| {
    let rows = data_lines(include_str!("data/abbreviations.tsv"));
    rows.filter_map(|line| {
        let (word, kind) = line.split_once('\t')?;
        let kind = match kind {
            "before" => Abbreviation::Before,
            "number" => Abbreviation::Number,
            "within" => Abbreviation::Within,
            _ => Abbreviation::End,
        };
        Some((word, kind))
    })
    .collect()
});

/// Longest word that can be an abbreviation, in bytes.
const LONGEST: usize = 14;

/// The kind of abbreviation that `word` is, given without its final stop.
///
/// Single capitals ("J") and dotted letters ("U.S") count as [`Abbreviation::Within`].
#[must_use]
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > LONGEST {
        return None;
    }
    let known =
        || ABBREVIATIONS.get(word.to_lowercase().as_str()).or(ABBREVIATIONS.get(word)).copied();
    if is_initial(word) { Some(Abbreviation::Within) } else { known().or_else(|| dotted(word)) }
}

/// Whether the word is one capital letter, or several with hyphens: "J", "J.-P".
fn is_initial(word: &str) -> bool {
    let mut parts = word.split(['-', '.']).filter(|part| !part.is_empty());
    !word.is_empty()
        && parts.all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
}

/// Whether the word is letters with stops between them: "a.k.a", "then-U.S".
fn dotted(word: &str) -> Option<Abbreviation> {
    let word = word.rsplit('-').next().unwrap_or(word);
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    (word.contains('.') && word.split('.').all(single)).then_some(Abbreviation::Within)
}

static OPENERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = data_words(include_str!("data/sentence_openers.txt")).collect();
    words.sort_unstable();
    words
});

/// Whether a capitalised word is one that opens sentences and hardly ever starts a name.
#[must_use]
pub fn opens_sentences(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && OPENERS.binary_search(&word.to_lowercase().as_str()).is_ok()
}
