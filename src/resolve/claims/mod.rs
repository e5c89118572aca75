//! Claims joined to their speakers, to the claims they answer, to concepts, sections and events.

use crate::diagnostic::Diagnostic;
use crate::paper::{
    Claim, Document, LinkedCitation, LinkedClaim, LinkedConcept, LinkedEvent, LinkedReference,
    LinkedSection,
};

use super::keys::Keys;
use super::people::People;

mod gender;
mod place;
mod speakers;
mod stance;
#[cfg(test)]
mod tests;
mod topics;

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
    document: &Document,
    claims: Vec<Claim>,
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<LinkedClaim> {
    let places = place::places(document, surroundings.sections, &claims);
    let speakers = speakers::link(document, &claims, &places, surroundings, diagnostics);
    let stances = stance::link(&claims, &places, &speakers, surroundings.people);
    let topics = topics::Topics::new(surroundings.concepts);
    let mut keys = Keys::default();
    let mut linked = Vec::with_capacity(claims.len());
    for (index, claim) in claims.into_iter().enumerate() {
        let section = places[index].section;
        let (relation, toward) = stances[index].clone();
        linked.push(LinkedClaim {
            key: keys.unique(&key(document, &claim)),
            about: topics.of(&claim),
            speakers: speakers[index].clone(),
            relation,
            toward,
            section,
            event: event(&claim, section, surroundings),
            claim,
        });
    }
    linked
}

/// The event that the section reports, else the one whose sections hold the claim.
fn event(claim: &Claim, section: Option<usize>, surroundings: &Surroundings<'_>) -> Option<usize> {
    let own = section.and_then(|section| surroundings.sections[section].event);
    let holds =
        |event: &LinkedEvent| event.event.sections.iter().any(|span| span.contains(claim.sentence));
    own.or_else(|| surroundings.events.iter().position(holds))
}

/// Code points of the evidence, `6085-6310`.
fn key(document: &Document, claim: &Claim) -> String {
    let span = claim.evidence.span();
    match document.code_points(span) {
        Some(points) => format!("{}-{}", points.start(), points.end()),
        None => format!("{}-{}", span.start(), span.end()),
    }
}
