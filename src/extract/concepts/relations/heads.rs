//! Broader concepts by their heads: "tacit knowledge" is a kind of "knowledge".

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::data_lines;

use super::super::candidates::Key;
use super::super::folding::Vocabulary;
use crate::language::fold_spelling;

/// Terms that are no kind of their heads.
static FIGURES: LazyLock<HashSet<String>> =
    LazyLock::new(|| lines().filter_map(|line| line.strip_prefix("= ")).map(folded).collect());
/// Adjectives and prefixes that change what the head is.
static CHANGING: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = lines().filter(|line| !line.starts_with("= ")).flat_map(str::split_whitespace);
    words.map(folded).collect()
});

/// The words of a term as keys hold them.
fn folded(words: &str) -> String {
    words.split(' ').map(fold_spelling).collect::<Vec<_>>().join(" ")
}

fn lines() -> impl Iterator<Item = &'static str> {
    data_lines(include_str!("heads.txt"))
}

/// The concept that the head of each concept is, if any.
///
/// `keys` are the words of each concept. In "division of labour" the head stands first.
pub fn heads(keys: &[Key], vocabulary: &Vocabulary) -> Vec<Option<usize>> {
    let places: HashMap<&[u32], usize> =
        keys.iter().enumerate().map(|(at, key)| (key.as_slice(), at)).collect();
    keys.iter().map(|key| head(key, &places, vocabulary)).collect()
}

fn head(key: &Key, places: &HashMap<&[u32], usize>, vocabulary: &Vocabulary) -> Option<usize> {
    let words: Vec<&str> = key.iter().map(|word| vocabulary.word(*word)).collect();
    if FIGURES.contains(words.join(" ").as_str()) {
        return None;
    }
    let joint = words.iter().position(|word| *word == "of");
    let phrase = joint.unwrap_or(key.len());
    // With what "of" joins first: "new division of labour" is a division of labour.
    let joined = (1..phrase).filter(|_| joint.is_some()).map(|start| start..key.len());
    let plain = (usize::from(joint.is_none())..phrase).map(|start| start..phrase);
    let mut parts = joined.chain(plain).filter(|part| is_kept(&words[..part.start]));
    parts.find_map(|part| places.get(&key[part]).copied())
}

/// Whether what stands behind these words is what it is called.
fn is_kept(before: &[&str]) -> bool {
    let prefixed = before.last().is_some_and(|last| CHANGING.contains(format!("{last}-").as_str()));
    !prefixed && !before.iter().any(|word| CHANGING.contains(*word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tag;

    /// The head of the first of `terms` among the others.
    fn check(terms: &[&str], expected: Option<&str>) {
        let mut vocabulary = Vocabulary::default();
        let keys: Vec<Key> = terms
            .iter()
            .map(|term| term.split(' ').flat_map(|word| vocabulary.fold(word, Tag::Noun)).collect())
            .collect();
        let found = heads(&keys, &vocabulary)[0];
        assert_eq!(found.map(|at| terms[at]), expected, "{terms:?}");
    }

    #[test]
    fn the_longest_head_is_broader() {
        check(&["tacit knowledge", "knowledge"], Some("knowledge"));
        check(&["local tacit knowledge", "knowledge", "tacit knowledge"], Some("tacit knowledge"));
        check(&["small and medium-sized enterprises", "enterprise"], Some("enterprise"));
        check(&["division of labour", "labour", "division"], Some("division"));
        check(
            &["new division of labour", "division", "division of labour"],
            Some("division of labour"),
        );
        check(&["knowledge base", "knowledge"], None);
        check(&["knowledge", "tacit knowledge"], None);
    }

    #[test]
    fn some_words_change_what_the_head_is() {
        check(&["former colony", "colony"], None);
        check(&["so-called expert", "expert"], None);
        check(&["former mining town", "mining town", "town"], None);
        check(&["non-member", "member"], None);
        check(&["co-operation", "operation"], None);
        check(&["non-tariff barrier", "tariff barrier", "barrier"], Some("barrier"));
        check(&["tipping point", "point"], None);
        check(&["freezing point", "point"], Some("point"));
    }
}
