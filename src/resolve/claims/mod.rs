//! Claims joined to their speakers, to the claims they answer, to concepts, sections and events.

use crate::diagnostic::Diagnostic;
use crate::paper::{
    Claim, Document, LinkedCitation, LinkedClaim, LinkedConcept, LinkedEvent, LinkedReference,
    LinkedSection,
};

use super::people::People;

/// What claims are joined to.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'p> {
    /// People and their mentions.
    pub people: &'p People,
    /// Bibliography entries.
    pub references: &'p [LinkedReference],
    /// In-text pointers.
    pub citations: &'p [LinkedCitation],
    /// Sections.
    pub sections: &'p [LinkedSection],
    /// Events.
    pub events: &'p [LinkedEvent],
    /// Concepts.
    pub concepts: &'p [LinkedConcept],
}

/// Joins claims.
pub fn link(
    _document: &Document,
    _claims: Vec<Claim>,
    _surroundings: &Surroundings<'_>,
    _diagnostics: &mut Vec<Diagnostic>,
) -> Vec<LinkedClaim> {
    Vec::new()
}
