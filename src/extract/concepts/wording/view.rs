//! A sentence as wordings see it: words, phrases, and the terms named in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::{Sentence, Tag, Token, VerbForm, lemma, noun_phrases};
use crate::text::ArenaSpan;

use super::super::lists::{Weakness, weakness_of_adjective};

/// Words that look like the front of the phrase behind them: "e.g. wool".
const EXAMPLES: &[&str] = &["e.g.", "i.e.", "eg", "ie", "example", "instance"];
/// Words that announce a term behind "the": "the term trust".
const NAMING: &[&str] = &["term", "notion", "concept", "word", "expression", "label"];
/// Most articles, numbers and the like before a phrase.
const BEFORE: usize = 3;
/// Longest bracket that is passed over, in tokens.
const BRACKET: usize = 40;

/// A sentence with the terms that are named in it.
pub struct View<'s> {
    /// The sentence.
    pub sentence: &'s Sentence,
    /// Whether the sentence opens an item of a list.
    pub is_item: bool,
    /// Its tokens in lower case.
    words: Vec<String>,
    /// How many letters of each token are capitals.
    capitals: Vec<usize>,
    distinct: BTreeSet<String>,
    phrases: Vec<Phrase>,
    /// Terms by the end and start of their mention.
    terms: BTreeMap<(usize, usize), usize>,
}

/// A noun phrase, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its first word.
    pub start: usize,
    /// Its first word that says what kind.
    pub core: usize,
    /// Behind its head.
    pub end: usize,
}

impl<'s> View<'s> {
    /// A view of `sentence` with `terms` in it.
    pub fn new(
        arena: &'s str,
        sentence: &'s Sentence,
        is_item: bool,
        terms: &[(usize, ArenaSpan)],
    ) -> Self {
        let words: Vec<String> =
            sentence.tokens.iter().map(|token| token.span.of(arena).to_lowercase()).collect();
        let phrases = noun_phrases(sentence).into_iter().filter_map(|phrase| {
            let weak = |at: &usize| is_weak(&words[*at], sentence.tokens[*at].tag);
            let head = phrase.head();
            let example = |at: &usize| EXAMPLES.contains(&words[*at].as_str());
            let start =
                phrase.tokens.clone().rev().find(example).map_or(phrase.tokens.start, |at| at + 1);
            let named =
                start > 0 && words[start - 1] == "the" && NAMING.contains(&words[start].as_str());
            let start = start + usize::from(named && start < head);
            let core = (start..head).take_while(weak).count() + start;
            (start <= head).then_some(Phrase { start, core, end: head + 1 })
        });
        let phrases = phrases.collect();
        let terms = terms.iter().map(|(term, span)| ((span.end(), span.start()), *term)).collect();
        let count = |text: &str| text.chars().filter(|c| c.is_uppercase()).count();
        let capitals = sentence.tokens.iter().map(|token| count(token.span.of(arena))).collect();
        let distinct = words.iter().cloned().collect();
        Self { sentence, is_item, words, capitals, distinct, phrases, terms }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// A token in lower case; nothing behind the last one.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// The token at a place.
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.sentence.tokens.get(at)
    }

    /// Whether the token at a place has a tag.
    pub fn is(&self, at: usize, tag: Tag) -> bool {
        self.token(at).is_some_and(|token| token.tag == tag)
    }

    /// Whether the token at a place is a name; acronyms and mixtures like "mRNA" are none, and
    /// nothing is known of the first word.
    pub fn is_name(&self, at: usize) -> bool {
        at > 0
            && self.is(at, Tag::ProperNoun)
            && self.capitals[at] == 1
            && self.words[at].chars().nth(1).is_some()
    }

    /// Whether the sentence holds one of `words`.
    pub fn holds(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.distinct.contains(*word))
    }

    /// Whether one of `words` stands before `at`, at most `within` tokens away.
    pub fn holds_before(&self, at: usize, within: usize, words: &[&str]) -> bool {
        let from = at.saturating_sub(within);
        self.words[from..at].iter().any(|word| words.contains(&word.as_str()))
    }

    /// Whether a finite verb or auxiliary stands at a place.
    pub fn is_finite(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| match token.tag {
            Tag::Auxiliary => true,
            Tag::Verb => {
                let participle =
                    matches!(token.form, Some(VerbForm::Gerund | VerbForm::Participle));
                let bare =
                    token.form == Some(VerbForm::Base) && at > 0 && self.word(at - 1) == "to";
                // "said" is past or participle; behind a noun it is more often a participle.
                !participle && !bare && token.form != Some(VerbForm::Past)
            }
            _ => false,
        })
    }

    /// The phrase at or behind the articles, numbers and quotation marks at a place.
    pub fn phrase(&self, at: usize) -> Option<Phrase> {
        let mut from = at;
        while from < at + BEFORE && self.is_before_phrase(from) {
            from += 1;
        }
        let found = self.phrases.partition_point(|phrase| phrase.end <= from);
        let phrase = self.phrases.get(found)?;
        (phrase.start == from || phrase.core == from).then_some(*phrase)
    }

    fn is_before_phrase(&self, at: usize) -> bool {
        const NEVER: &[&str] = &["no", "such", "other", "another", "neither", "either", "nor"];
        let Some(token) = self.token(at) else { return false };
        let possessive = matches!(self.word(at), "its" | "their" | "our" | "his" | "her");
        (matches!(token.tag, Tag::Determiner | Tag::Number)
            || is_quote(self.word(at))
            || possessive)
            && !NEVER.contains(&self.word(at))
    }

    /// The phrase that ends right before a place.
    pub fn phrase_before(&self, at: usize) -> Option<Phrase> {
        let behind = self.phrases.partition_point(|phrase| phrase.end < at);
        self.phrases.get(behind).filter(|phrase| phrase.end == at).copied()
    }

    /// The longest term that ends with a phrase and begins in it.
    pub fn head_term(&self, phrase: Phrase) -> Option<usize> {
        self.term(phrase.core, phrase.end, phrase.end - 1)
    }

    /// The longest term over all of a phrase but words of quantity and praise, or over the
    /// phrase and one joined to it by "of"; with the end of what it covers.
    pub fn whole_term(&self, phrase: Phrase) -> Option<(usize, usize)> {
        const BROKEN: &[&str] = &[")", "]", "/", "%"];
        if phrase.start > 0 && BROKEN.contains(&self.word(phrase.start - 1)) {
            // "pyramidal (PT) cells" are not all cells.
            return None;
        }
        let mut end = phrase.end;
        if self.word(end) == "of" {
            end = self.phrase(end + 1)?.end;
        }
        Some((self.term(phrase.start, end, phrase.core)?, end))
    }

    /// The longest term that ends behind `end` and starts between two places.
    pub fn term(&self, first: usize, end: usize, last: usize) -> Option<usize> {
        let tokens = &self.sentence.tokens;
        let stop = tokens[end - 1].span.end();
        let starts = (stop, tokens[first].span.start())..=(stop, tokens[last].span.start());
        self.terms.range(starts).next().map(|(_, term)| *term)
    }

    /// Whether the head of a phrase is a plural.
    pub fn is_plural(&self, phrase: Phrase) -> bool {
        let head = self.word(phrase.end - 1);
        lemma(head, Tag::Noun) != head
    }

    /// The place behind quotation marks, and behind a bracket where one opens.
    pub fn skip_bracket(&self, at: usize) -> usize {
        let at = if is_quote(self.word(at)) { at + 1 } else { at };
        if !matches!(self.word(at), "(" | "[") {
            return at;
        }
        self.bracket_end(at + 1).map_or(at, |close| close + 1)
    }

    /// The bracket that closes what was opened before `at`.
    pub fn bracket_end(&self, at: usize) -> Option<usize> {
        let mut depth = 1;
        (at..self.len().min(at + BRACKET)).find(|place| {
            match self.word(*place) {
                "(" | "[" => depth += 1,
                ")" | "]" => depth -= 1,
                _ => {}
            }
            depth == 0
        })
    }

    /// The text from the first token to before the last one.
    pub fn span(&self, from: usize, to: usize) -> Option<ArenaSpan> {
        let tokens = self.sentence.tokens.get(from..to)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }
}

/// Whether a word of a phrase says how much, which one or how good.
fn is_weak(word: &str, tag: Tag) -> bool {
    tag == Tag::Adjective && (weakness_of_adjective(word) > Weakness::None)
        || matches!(tag, Tag::Determiner | Tag::Number)
}

/// Whether a token is a quotation mark or a mark of emphasis.
pub fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "‘" | "’" | "'" | "*" | "_" | "«" | "»")
}
