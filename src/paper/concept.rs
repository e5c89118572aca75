//! What a paper is about.

use crate::text::ArenaSpan;

use super::evidence::Evidence;
use super::vocabulary::VocabularyLink;

/// Where the text says what a concept means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words that define.
    pub span: ArenaSpan,
    /// Evidence: the sentence.
    pub evidence: Evidence,
}

/// How it is known that one concept is broader than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BroaderBasis {
    /// It is the head of the narrower term: "knowledge" of "tacit knowledge".
    Head,
    /// The user's vocabulary says so.
    Vocabulary,
    /// The text says so, in this sentence: "resources such as trust".
    Stated(Evidence),
}

/// A broader concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broader {
    /// Its index in [`super::Findings::concepts`].
    pub concept: usize,
    /// How it is known.
    pub basis: BroaderBasis,
}

/// A term above the threshold, with its forms and its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Preferred label in its normal form: lower case but for names and acronyms, singular.
    pub label: String,
    /// Other forms found in the text, each different from the label, sorted.
    pub alternatives: Vec<String>,
    /// Termhood between 0 and 1, in thousandths, comparable between papers.
    pub score: u16,
    /// Broader concepts, by their index. Over all concepts of a paper there is no cycle, and
    /// nothing that follows from two other links.
    pub broader: Vec<Broader>,
    /// Indexes of related concepts, without direction: each pair stands at its smaller index.
    pub related: Vec<usize>,
    /// Where it is defined, the best definition first; they stand in sentences of their own.
    pub definitions: Vec<Definition>,
    /// Every mention, in order; never empty, never overlapping each other.
    pub mentions: Vec<ArenaSpan>,
    /// What it is in the vocabulary of the user.
    pub vocabulary: VocabularyLink,
    /// The first mention; the key word where the authors state it as one.
    pub evidence: Evidence,
}
