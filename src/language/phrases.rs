//! Noun phrases: adjectives and nouns up to a head noun, without what may follow it.

use std::ops::Range;

use super::{Sentence, Tag};

/// The core of a noun phrase: "external learning economies", without an article before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its tokens in [`Sentence::tokens`]; the last one is the head noun.
    pub tokens: Range<usize>,
}

impl NounPhrase {
    /// Index of the head noun in [`Sentence::tokens`].
    #[must_use]
    pub fn head(&self) -> usize {
        self.tokens.end - 1
    }
}

/// The longest noun phrases of a sentence, in order, never overlapping.
///
/// Marks part them, so that "codified (technical) knowledge" gives "knowledge" of its
/// own. A possessive ending parts them too.
#[must_use]
pub fn noun_phrases(sentence: &Sentence) -> Vec<NounPhrase> {
    let is_part = |tag: Tag| matches!(tag, Tag::Noun | Tag::ProperNoun | Tag::Adjective);
    let mut phrases = Vec::new();
    let mut at = 0;
    for run in sentence.tokens.chunk_by(|one, next| is_part(one.tag) == is_part(next.tag)) {
        let head = run.iter().rposition(|token| matches!(token.tag, Tag::Noun | Tag::ProperNoun));
        if let Some(head) = head.filter(|_| is_part(run[0].tag)) {
            phrases.push(NounPhrase { tokens: at..at + head + 1 });
        }
        at += run.len();
    }
    phrases
}

#[cfg(test)]
mod tests {
    use crate::language::{Analysis, noun_phrases};
    use crate::text::ArenaSpan;

    fn check(text: &str, expected: &[&str]) {
        let analysis = Analysis::new(text, &[ArenaSpan::new(0, text.len())]);
        let found: Vec<&str> = analysis
            .sentences()
            .iter()
            .flat_map(|sentence| {
                let words = |range: std::ops::Range<usize>| {
                    let tokens = &sentence.tokens[range];
                    &text[tokens[0].span.start()..tokens[tokens.len() - 1].span.end()]
                };
                noun_phrases(sentence).into_iter().map(move |phrase| words(phrase.tokens))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn phrases_end_at_their_head() {
        check(
            "The very small local firms shared tacit knowledge.",
            &["small local firms", "tacit knowledge"],
        );
        check("Firms' division of labor is slow.", &["Firms", "division", "labor"]);
        check("They are slow and it rains.", &[]);
    }
}
