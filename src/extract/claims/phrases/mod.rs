//! The shallow structure of a sentence: noun phrases, verb groups and what stands between them.
//!
//! Chunks follow each other without overlap and cover every word. A noun chunk is a noun
//! phrase without what stands behind its head, but for names that belong together; a verb
//! chunk runs from its first auxiliary to its main verb ("has repeatedly been said to have").
//! [`subject`] and [`reach`] join chunks to whole phrases. Knows no cue and no pattern.

use std::ops::Range;

use super::lists::List;
use super::source::Source;
use super::words::Words;

mod nouns;
mod reach;
mod subject;
mod verbs;

pub use reach::{near, reach};
pub use subject::{Subject, shared, subject};
pub use verbs::Group;

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A noun phrase, or a pronoun.
    Noun,
    /// A verb with its auxiliaries.
    Verb,
    /// A preposition.
    Preposition,
    /// A comma.
    Comma,
    /// A dash between clauses.
    Dash,
    /// "and", "or", "but", "nor".
    And,
    /// A word that opens a clause: "that", "because", "while".
    Clause,
    /// "who", "which", "whose", and "that" behind a noun and before a verb.
    Relative,
    /// An adverb.
    Adverb,
    /// An adjective that stands alone.
    Adjective,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
    /// Any other word.
    Other,
}

/// A stretch of words that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: Kind,
    /// Its words.
    pub words: Range<usize>,
    /// Its head: the last noun, the main verb.
    pub head: usize,
}

/// The chunks of a sentence, in order.
#[derive(Clone, Debug, Default)]
pub struct Chunks {
    chunks: Vec<Chunk>,
    /// Chunk of each word.
    of: Vec<usize>,
}

impl Chunks {
    /// Reads a sentence, with the names that are known to stand in it.
    #[must_use]
    pub fn new(words: &Words<'_>, names: &[Source]) -> Self {
        let mut all = Self::default();
        let mut at = 0;
        let mut names = names.iter().peekable();
        while at < words.len() {
            while names.next_if(|name| name.words.end <= at).is_some() {}
            let name = names.peek().copied();
            let chunk = next(words, name, at, all.chunks.last());
            at = chunk.words.end;
            all.of.resize(at, all.chunks.len());
            all.chunks.push(chunk);
        }
        all
    }

    /// Index of the chunk that holds the word at `word`.
    #[must_use]
    pub fn at(&self, word: usize) -> Option<usize> {
        self.of.get(word).copied()
    }

    /// The chunk with this index.
    #[must_use]
    pub fn get(&self, chunk: usize) -> Option<&Chunk> {
        self.chunks.get(chunk)
    }

    /// Kind of the chunk with this index; [`Kind::Mark`] past either end.
    #[must_use]
    pub fn kind(&self, chunk: usize) -> Kind {
        self.get(chunk).map_or(Kind::Mark, |chunk| chunk.kind)
    }

    /// The chunk that begins with the word at `word`.
    #[must_use]
    pub fn starting(&self, word: usize) -> Option<(usize, &Chunk)> {
        let chunk = self.at(word)?;
        self.get(chunk).filter(|found| found.words.start == word).map(|found| (chunk, found))
    }
}

/// The chunk that begins at `at`.
fn next(words: &Words<'_>, name: Option<&Source>, at: usize, before: Option<&Chunk>) -> Chunk {
    let single = |kind| Chunk { kind, words: at..at + 1, head: at };
    if let Some(kind) = mark(words, at) {
        return single(kind);
    }
    if let Some(kind) = opener(words, at, before) {
        return single(kind);
    }
    if is_adverbial(words, at) {
        return Chunk { kind: Kind::Adverb, words: at..at + 2, head: at + 1 };
    }
    let noun = nouns::phrase(words, name, at);
    verbs::group(words, at)
        .filter(|_| {
            noun.as_ref().is_none_or(|noun| noun.words.len() == 1 || !nouns::is_modified(words, at))
        })
        .or(noun)
        .unwrap_or_else(|| single(word(words, at)))
}

/// "in particular": two words that are one adverb.
fn is_adverbial(words: &Words<'_>, at: usize) -> bool {
    let noun = matches!(
        words.lower(at + 1),
        "particular"
            | "general"
            | "turn"
            | "fact"
            | "part"
            | "short"
            | "brief"
            | "private"
            | "public"
    );
    words.lower(at) == "in" && noun && words.lower(at + 2) != "of"
}

fn mark(words: &Words<'_>, at: usize) -> Option<Kind> {
    if !words.is_mark(at) || words.lower(at).starts_with('$') {
        return None;
    }
    Some(match words.lower(at) {
        "," => Kind::Comma,
        "(" | "[" => Kind::Open,
        ")" | "]" => Kind::Close,
        _ if words.is_dash(at) => Kind::Dash,
        _ if words.is_quote(at) => Kind::Quote,
        _ => Kind::Mark,
    })
}

/// Words that open a clause or join phrases.
fn opener(words: &Words<'_>, at: usize, before: Option<&Chunk>) -> Option<Kind> {
    let behind = before.map(|chunk| chunk.kind);
    Some(match words.lower(at) {
        "and" | "or" | "but" | "nor" | "&" => Kind::And,
        "who" | "whom" | "whose" => Kind::Relative,
        "which"
            if matches!(
                behind,
                Some(Kind::Noun | Kind::Comma | Kind::Preposition | Kind::Close)
            ) =>
        {
            Kind::Relative
        }
        "that" => return that(words, at, behind),
        "because" | "if" | "although" | "though" | "unless" | "until" | "when" | "whenever"
        | "where" | "wherever" | "whereas" | "whether" | "while" | "whilst" | "lest" | "why"
        | "how" | "what" | "which" => Kind::Clause,
        _ => return None,
    })
}

/// What a "that" is: it opens a relative clause, another clause, or a noun phrase.
fn that(words: &Words<'_>, at: usize, behind: Option<Kind>) -> Option<Kind> {
    use crate::language::Tag;
    let verb = matches!(words.tag(at + 1), Tag::Verb | Tag::Auxiliary);
    match behind {
        Some(Kind::Noun) if verb => Some(Kind::Relative),
        None | Some(Kind::Mark | Kind::Quote) if verb => None,
        Some(Kind::Preposition) => None,
        _ if verb => None,
        _ if matches!(words.tag(at), Tag::Determiner | Tag::Pronoun)
            && matches!(behind, None | Some(Kind::Mark | Kind::Quote | Kind::Comma)) =>
        {
            None
        }
        _ => Some(Kind::Clause),
    }
}

/// What a word is that begins no phrase.
fn word(words: &Words<'_>, at: usize) -> Kind {
    use crate::language::Tag;
    match words.tag(at) {
        Tag::Adverb => Kind::Adverb,
        Tag::Adjective | Tag::Pronoun if words.is(List::ADVERBS, at) => Kind::Adverb,
        Tag::Adposition => Kind::Preposition,
        Tag::Conjunction => Kind::And,
        Tag::Particle if words.lower(at) == "not" => Kind::Adverb,
        Tag::Adjective => Kind::Adjective,
        _ if words.is(List::ADVERBS, at) => Kind::Adverb,
        _ => Kind::Other,
    }
}
