//! Word lists against which candidates are held: general English, quantity and praise, names.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::{data_lines, data_words};

/// How general a noun is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Generality {
    /// Says something of its own.
    #[default]
    Special,
    /// A concept only when the paper dwells on it: "network".
    Half,
    /// Never a concept alone: "way".
    General,
}

/// How far a word keeps a phrase from being a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weakness {
    /// Not at all.
    #[default]
    None,
    /// Unless the text shows that it is one: "natural language", "finite element".
    Some,
    /// Always: "new method", "large extent".
    All,
}

static GENERAL: LazyLock<HashMap<&str, Generality>> = LazyLock::new(|| {
    data_words(include_str!("data/general_nouns.txt"))
        .map(|word| match word.strip_suffix('*') {
            Some(word) => (word, Generality::Half),
            None => (word, Generality::General),
        })
        .collect()
});
static WEAK_HEADS: LazyLock<HashMap<&str, Weakness>> =
    LazyLock::new(|| weaknesses(include_str!("data/weak_heads.txt")));
static WEAK_ADJECTIVES: LazyLock<HashMap<&str, Weakness>> =
    LazyLock::new(|| weaknesses(include_str!("data/weak_adjectives.txt")));

fn weaknesses(file: &'static str) -> HashMap<&'static str, Weakness> {
    let weakness = |word: &'static str| match word.strip_suffix('*') {
        Some(word) => (word, Weakness::Some),
        None => (word, Weakness::All),
    };
    data_words(file).map(weakness).collect()
}

static BOILERPLATE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_lines(include_str!("data/boilerplate.txt")).collect());
static PLACE_HEADS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/place_heads.txt")).collect());
static KNOWN_NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/known_names.txt")).collect());

/// How general a noun is, given in the singular and in lower case.
pub fn generality(noun: &str) -> Generality {
    GENERAL.get(noun).copied().unwrap_or(Generality::Special)
}

/// How weak a noun in the singular is as the head of the words before it.
pub fn weakness_of_head(noun: &str) -> Weakness {
    WEAK_HEADS.get(noun).copied().unwrap_or_default()
}

/// How weak an adjective in lower case is before a noun.
pub fn weakness_of_adjective(word: &str) -> Weakness {
    WEAK_ADJECTIVES.get(word).copied().unwrap_or_default()
}

/// Whether a phrase in lower case and the singular speaks of the paper and its making: "scale bar".
pub fn is_of_paper(phrase: &str) -> bool {
    BOILERPLATE.contains(phrase)
}

/// Whether a noun in the singular makes the name of a place or institution of a name before it.
pub fn is_place_head(noun: &str) -> bool {
    PLACE_HEADS.contains(noun)
}

/// Whether an acronym in lower case names a country or an institution.
pub fn is_known_name(acronym: &str) -> bool {
    KNOWN_NAMES.contains(acronym)
}
