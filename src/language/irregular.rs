//! Tables of words whose forms no rule makes, read once and served in both directions.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A verb with the forms that no rule makes, each with its variants, the usual one first.
pub struct Verb {
    /// "write".
    pub base: &'static str,
    /// "wrote".
    pub past: Vec<&'static str>,
    /// "written".
    pub participle: Vec<&'static str>,
}

/// Every irregular verb but "be".
pub static VERBS: LazyLock<Vec<Verb>> = LazyLock::new(|| {
    let variants = |forms: &'static str| forms.split('/').collect();
    let verb = |line: &'static str| {
        let (base, forms) = line.split_once('\t')?;
        let (past, participle) = forms.split_once('\t')?;
        Some(Verb { base, past: variants(past), participle: variants(participle) })
    };
    lines(include_str!("data/irregular_verbs.tsv")).filter_map(verb).collect()
});

/// Base forms by their irregular pasts and participles.
pub static INFINITIVES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let forms = |verb: &'static Verb| {
        verb.past.iter().chain(&verb.participle).map(|form| (*form, verb.base))
    };
    VERBS.iter().flat_map(forms).collect()
});

/// Plurals with their singulars, in the order of the table.
pub static NOUNS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    lines(include_str!("data/irregular_nouns.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// Singulars by their irregular plurals.
pub static SINGULARS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| NOUNS.iter().copied().collect());

/// Lines of a table without its comments.
pub fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole() {
        let rows = lines(include_str!("data/irregular_verbs.tsv")).count();
        assert_eq!(VERBS.len(), rows);
        for verb in VERBS.iter() {
            let forms = verb.past.iter().chain(&verb.participle).chain([&verb.base]);
            for form in forms {
                let plain = !form.is_empty() && form.chars().all(|c| c.is_ascii_lowercase());
                assert!(plain, "{}: {form:?}", verb.base);
            }
        }
    }
}
