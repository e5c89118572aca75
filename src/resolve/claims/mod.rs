//! Claims joined to their speakers, to the claims they answer, to concepts, sections and events.

use crate::diagnostic::Diagnostic;
use crate::paper::{
    Claim, Document, LinkedCitation, LinkedClaim, LinkedConcept, LinkedEvent, LinkedOrganization,
    LinkedReference, LinkedSection,
};
use crate::text::ArenaSpan;

use super::concepts::ConceptIndex;
use super::keys::Keys;
use super::people::People;

mod place;
mod speakers;
mod stance;
#[cfg(test)]
mod tests;
mod words;

/// Most earlier claims that a pronoun or an answer can reach back over.
const LOOK_BACK: usize = 100;

/// What claims are joined to.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'p> {
    /// People and their mentions.
    pub people: &'p People,
    /// Bibliography entries.
    pub references: &'p [LinkedReference],
    /// Organisations.
    pub organizations: &'p [LinkedOrganization],
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
    let claims = without_interruptions(claims, surroundings.people);
    let places = place::places(document, surroundings.sections, &claims);
    let speakers = speakers::link(document, &claims, &places, surroundings, diagnostics);
    let mut answers = stance::link(document, &claims, &places, &speakers, surroundings.people);
    let concepts = ConceptIndex::new(surroundings.concepts);
    let mut keys = Keys::default();
    let mut linked = Vec::with_capacity(claims.len());
    for (index, claim) in claims.into_iter().enumerate() {
        let section = places[index].section;
        let answer = answers[index].take();
        linked.push(LinkedClaim {
            key: keys.unique(&key(document, &claim)),
            about: about(&concepts, &claim),
            speakers: speakers[index].clone(),
            relation: answer.as_ref().map(|answer| answer.kind),
            basis: answer.as_ref().map(|answer| answer.basis),
            toward: answer.map_or_else(Vec::new, |answer| answer.toward),
            section,
            event: event(&claim, section, surroundings),
            claim,
        });
    }
    linked
}

/// Bytes at the front of a sentence in which its subject stands.
const FRONT: usize = 12;

/// The claims without those that seem to go on with an earlier one though somebody else comes
/// first in their sentence: "Anna said that C. Karl was silent."
fn without_interruptions(claims: Vec<Claim>, people: &People) -> Vec<Claim> {
    let mut kept: Vec<Claim> = Vec::with_capacity(claims.len());
    // Where each claim went, and the claim that was interrupted last.
    let mut place: Vec<Option<usize>> = Vec::with_capacity(claims.len());
    let mut interrupted = None;
    for mut claim in claims {
        let front = claim.sentence.start();
        let opens = ArenaSpan::new(front, claim.sentence.end().min(front + FRONT));
        let other = claim.continues.is_some() && !mentioned(people, opens).is_empty();
        if claim.continues.is_some() && (other || interrupted == claim.continues) {
            interrupted = claim.continues;
            place.push(None);
            continue;
        }
        claim.continues = claim.continues.and_then(|before| place[before]);
        place.push(Some(kept.len()));
        kept.push(claim);
    }
    kept
}

/// The people whose mentions overlap `span`, in order.
fn mentioned(people: &People, span: ArenaSpan) -> Vec<usize> {
    let from = ArenaSpan::new(span.start(), span.start());
    let inside =
        people.by_mention.range(from..).take_while(|(mention, _)| mention.start() < span.end());
    let before =
        people.by_mention.range(..from).next_back().filter(|(mention, _)| mention.overlaps(span));
    before.into_iter().chain(inside).map(|(_, person)| *person).collect()
}

/// Concepts named in what a claim says, or in its sentence when it says nothing.
fn about(concepts: &ConceptIndex, claim: &Claim) -> Vec<usize> {
    if claim.content.is_empty() {
        return concepts.mentioned_in(claim.sentence);
    }
    let mut about: Vec<usize> =
        claim.content.iter().flat_map(|span| concepts.mentioned_in(*span)).collect();
    about.sort_unstable();
    about.dedup();
    about
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
