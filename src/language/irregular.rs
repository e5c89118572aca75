//! Tables of words whose forms no rule makes, read once and served in both directions.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::data_lines;

/// A verb with the forms that no rule makes, each with its variants, the usual one first.
pub struct Verb {
    /// "write".
    pub base: &'static str,
    /// "wrote".
    pub past: Vec<&'static str>,
    /// "written".
    pub participle: Vec<&'static str>,
    /// "has"; empty where the rules make it.
    pub third: Vec<&'static str>,
}

/// The irregular verbs that are no auxiliaries.
pub static VERBS: LazyLock<Vec<Verb>> =
    LazyLock::new(|| verbs(include_str!("data/irregular_verbs.tsv")));

/// "be", "do" and "have".
pub static AUXILIARIES: LazyLock<Vec<Verb>> =
    LazyLock::new(|| verbs(include_str!("data/auxiliaries.tsv")));

fn verbs(table: &'static str) -> Vec<Verb> {
    data_lines(table)
        .map(|line| {
            let mut columns = line.split('\t');
            let mut forms = || columns.next().map(|forms| forms.split('/').collect());
            Verb {
                base: forms().and_then(|forms: Vec<_>| forms.first().copied()).unwrap_or_default(),
                past: forms().unwrap_or_default(),
                participle: forms().unwrap_or_default(),
                third: forms().unwrap_or_default(),
            }
        })
        .collect()
}

/// Base forms by their irregular pasts and participles.
pub static INFINITIVES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let forms = |verb: &'static Verb| {
        verb.past.iter().chain(&verb.participle).map(|form| (*form, verb.base))
    };
    VERBS.iter().flat_map(forms).collect()
});

static BASES: LazyLock<HashMap<&str, &Verb>> =
    LazyLock::new(|| VERBS.iter().map(|verb| (verb.base, verb)).collect());

/// Whether the word is the base form of an irregular verb.
#[must_use]
pub fn is_base(word: &str) -> bool {
    BASES.contains_key(word)
}

/// Whether the word is a past form or participle that no rule makes: "went", "put".
#[must_use]
pub fn is_past(word: &str) -> bool {
    INFINITIVES.contains_key(word)
}

/// Whether a form of the irregular verb `base` is its past, and whether its participle.
#[must_use]
pub fn uses(base: &str, form: &str) -> (bool, bool) {
    BASES
        .get(base)
        .map_or((true, true), |verb| (verb.past.contains(&form), verb.participle.contains(&form)))
}

/// Plurals with their singulars, in the order of the table.
pub static NOUNS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    data_lines(include_str!("data/irregular_nouns.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// Singulars by their irregular plurals.
pub static SINGULARS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| NOUNS.iter().copied().collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        for verb in VERBS.iter().chain(AUXILIARIES.iter()) {
            assert!(!verb.past.is_empty() && !verb.participle.is_empty(), "{}", verb.base);
            let forms = verb.past.iter().chain(&verb.participle).chain(&verb.third);
            for form in forms.chain([&verb.base]) {
                let plain = !form.is_empty() && form.chars().all(|c| c.is_ascii_lowercase());
                assert!(plain, "{}: {form:?}", verb.base);
            }
        }
    }
}
