//! Word lists against which candidates are held: general English, quantity and praise, names.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::data_words;

/// How general a noun is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generality {
    /// Says something of its own.
    Special,
    /// A concept only when the paper dwells on it: "network".
    Half,
    /// Never a concept alone: "way".
    General,
}

static GENERAL: LazyLock<HashMap<&str, Generality>> = LazyLock::new(|| {
    data_words(include_str!("data/general_nouns.txt"))
        .map(|word| match word.strip_suffix('*') {
            Some(word) => (word, Generality::Half),
            None => (word, Generality::General),
        })
        .collect()
});
static WEAK_HEADS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/weak_heads.txt")).collect());
static WEAK_ADJECTIVES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/weak_adjectives.txt")).collect());
static KNOWN_NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/known_names.txt")).collect());

/// How general a noun is, given in the singular and in lower case.
pub fn generality(noun: &str) -> Generality {
    GENERAL.get(noun).copied().unwrap_or(Generality::Special)
}

/// Whether a noun in the singular makes no concept of the words before it.
pub fn is_weak_head(noun: &str) -> bool {
    WEAK_HEADS.contains(noun)
}

/// Whether an adjective in lower case makes no concept of the noun behind it.
pub fn is_weak_adjective(word: &str) -> bool {
    WEAK_ADJECTIVES.contains(word)
}

/// Whether an acronym in lower case names a country or an institution.
pub fn is_known_name(acronym: &str) -> bool {
    KNOWN_NAMES.contains(acronym)
}
