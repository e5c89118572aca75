//! Sentences, tokens and word classes of English text, and what little is known of other
//! languages: which one a text is in, and which forms of a word belong together.
//!
//! Knows no paper: it gets a text and the stretches of it that hold prose.

use crate::text::ArenaSpan;

mod abbreviations;
mod capitals;
mod classes;
mod clauses;
mod context;
mod folding;
mod forms;
mod guess;
mod hints;
mod identify;
mod inflection;
mod irregular;
pub mod labeller;
mod lexicon;
mod participles;
mod phrases;
mod reported;
mod sentences;
mod stops;
mod tagger;
mod tokens;

pub use folding::{Folding, fold_spelling};
pub use forms::{VerbForm, plural, verb_forms};
pub use identify::{identify, is_grammar_of};
pub use inflection::lemma;
pub use lexicon::is_function_word;
pub use phrases::{NounPhrase, noun_phrases};
pub use sentences::split_sentences;
pub use tagger::Tag;
pub use tokens::tokenize;

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its characters.
    pub span: ArenaSpan,
    /// Its word class.
    pub tag: Tag,
    /// The form of a verb; nothing for other words.
    pub form: Option<VerbForm>,
}

/// A sentence with its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first character to the final stop or closing mark.
    pub span: ArenaSpan,
    /// Index of the block it stands in.
    pub block: usize,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
}

/// Sentences and tokens of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    sentences: Vec<Sentence>,
}

impl Analysis {
    /// Analyses the stretches `blocks` of `arena`, given in order. No sentence crosses a block.
    #[must_use]
    pub fn new(arena: &str, blocks: &[ArenaSpan]) -> Self {
        Self::beside(arena, blocks, &[])
    }

    /// As [`Self::new`]; `marks`, in order and apart, stand in the text but are no words of it,
    /// such as raised numbers of notes.
    #[must_use]
    pub fn beside(arena: &str, blocks: &[ArenaSpan], marks: &[ArenaSpan]) -> Self {
        Self::default().analysed(arena, blocks, marks)
    }

    /// Analyses more stretches of the same text, such as its headings, with what is known of
    /// its words. Gives them alone.
    #[must_use]
    pub fn further(&self, arena: &str, blocks: &[ArenaSpan]) -> Self {
        self.analysed(arena, blocks, &[])
    }

    fn analysed(&self, arena: &str, blocks: &[ArenaSpan], marks: &[ArenaSpan]) -> Self {
        let mut parted = Vec::new();
        for (block, span) in blocks.iter().enumerate() {
            for sentence in split_sentences(arena, *span) {
                parted.push((block, sentence, words(arena, sentence, marks)));
            }
        }
        let mut habits = capitals::Habits::default();
        for sentence in &self.sentences {
            habits.learn(sentence.tokens.iter().map(|token| token.span.of(arena)));
        }
        for (_, _, tokens) in &parted {
            habits.learn(tokens.iter().map(|span| span.of(arena)));
        }
        let tag = |(block, span, tokens)| Sentence {
            span,
            block,
            tokens: tagger::tag(arena, tokens, &habits),
        };
        Self { sentences: parted.into_iter().map(tag).collect() }
    }

    /// All sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentence around an offset.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start() <= offset);
        let sentence = &self.sentences[after.checked_sub(1)?];
        (offset < sentence.span.end()).then_some(sentence)
    }
}

/// The tokens of a sentence but for `marks`; all of them when nothing else is left.
fn words(arena: &str, sentence: ArenaSpan, marks: &[ArenaSpan]) -> Vec<ArenaSpan> {
    let first = marks.partition_point(|mark| mark.end() <= sentence.start());
    let inside = marks[first..].iter().take_while(|mark| mark.start() < sentence.end());
    let mut words = Vec::new();
    let mut start = sentence.start();
    for mark in inside {
        if start < mark.start() {
            words.extend(tokenize(arena, ArenaSpan::new(start, mark.start())));
        }
        start = mark.end();
    }
    if start < sentence.end() {
        words.extend(tokenize(arena, ArenaSpan::new(start, sentence.end())));
    }
    if words.is_empty() { tokenize(arena, sentence) } else { words }
}
