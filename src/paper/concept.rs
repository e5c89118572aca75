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

/// A term above the threshold, with its forms and its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Preferred label in its normal form: lower case but for names and acronyms, singular.
    pub label: String,
    /// Other forms found in the text, each different from the label, sorted.
    pub alternatives: Vec<String>,
    /// Termhood between 0 and 1, in thousandths, comparable between papers.
    pub score: u16,
    /// Indexes of broader concepts in [`super::Findings::concepts`].
    pub broader: Vec<usize>,
    /// Indexes of related concepts, without direction: each pair stands at its smaller index.
    pub related: Vec<usize>,
    /// Where it is defined.
    pub definition: Option<Definition>,
    /// Every mention, in order; never empty, never overlapping each other.
    pub mentions: Vec<ArenaSpan>,
    /// What it is in the vocabulary of the user.
    pub vocabulary: VocabularyLink,
    /// The first mention.
    pub evidence: Evidence,
}
