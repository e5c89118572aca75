//! One form for the spellings of a word, so that "labour" meets "labor" and "spin-offs" meets "spin off".
//!
//! Folded words are keys and never shown, so a word that is folded too far does
//! no harm unless it meets another one.

use std::collections::HashMap;

use crate::language::{Tag, fold_spelling, lemma};

/// A folded word, by its number.
pub type WordId = u32;

/// Folded words and their numbers, in order of their first use.
#[derive(Debug, Default)]
pub struct Vocabulary {
    numbers: HashMap<String, WordId>,
    words: Vec<String>,
    /// Parts of each token form seen, by whether it was a noun.
    seen: HashMap<(String, bool), Vec<WordId>>,
}

impl Vocabulary {
    /// The folded parts of a token; a hyphenated token has several, a mark has none.
    pub fn fold(&mut self, token: &str, tag: Tag) -> Vec<WordId> {
        let noun = matches!(tag, Tag::Noun | Tag::ProperNoun);
        let key = (token.to_lowercase(), noun);
        if let Some(parts) = self.seen.get(&key) {
            return parts.clone();
        }
        let form = if noun { lemma(&key.0, Tag::Noun) } else { key.0.clone() };
        let parts: Vec<WordId> = form
            .split(|c: char| !c.is_alphanumeric() && c != '&')
            .filter(|part| !part.is_empty())
            .map(|part| self.number(fold_spelling(part)))
            .collect();
        self.seen.insert(key, parts.clone());
        parts
    }

    /// A folded word.
    pub fn word(&self, id: WordId) -> &str {
        &self.words[id as usize]
    }

    fn number(&mut self, word: String) -> WordId {
        let next = WordId::try_from(self.words.len()).expect("texts are limited to 4 GiB");
        *self.numbers.entry(word).or_insert_with_key(|word| {
            self.words.push(word.clone());
            next
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(vocabulary: &mut Vocabulary, words: &str) -> Vec<WordId> {
        words.split(' ').flat_map(|word| vocabulary.fold(word, Tag::Noun)).collect()
    }

    #[test]
    fn spellings_meet() {
        let mut vocabulary = Vocabulary::default();
        for (one, other) in [
            ("labour", "labor"),
            ("specialisations", "specialization"),
            ("Modelling", "modeling"),
            ("spin-offs", "spin off"),
            ("centres", "center"),
            ("haemoglobin", "hemoglobin"),
        ] {
            assert_eq!(folded(&mut vocabulary, one), folded(&mut vocabulary, other), "{one}");
        }
    }

    #[test]
    fn other_words_do_not() {
        let mut vocabulary = Vocabulary::default();
        for (one, other) in
            [("form", "firm"), ("policy", "police"), ("four", "for"), ("data", "date")]
        {
            assert_ne!(folded(&mut vocabulary, one), folded(&mut vocabulary, other), "{one}");
        }
    }
}
