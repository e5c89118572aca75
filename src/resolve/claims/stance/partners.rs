//! Which earlier claims one can answer, and which of them it does.

use super::Search;
use super::topics::Topics;
use super::{LOOK_BACK, StanceTarget, mentioned};
use crate::paper::{SourceKind, Speaker};
use crate::text::ArenaSpan;

/// How far back an answer reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the start of the paragraph.
    Paragraph,
    /// To the start of the paragraph before, in the same section.
    Neighbour,
    /// To the start of the section.
    Section,
}

impl Search<'_> {
    /// The claims of the named people, else the people.
    pub fn claims_of(&self, index: usize, names: &[ArenaSpan]) -> Vec<StanceTarget> {
        let people = names.iter().flat_map(|span| mentioned(self.people, *span));
        let mut targets: Vec<StanceTarget> = people
            .filter(|person| !self.speakers[index].contains(&Speaker::Person(*person)))
            .map(|person| self.claim_of(index, person))
            .collect();
        targets.dedup();
        targets
    }

    /// The nearest earlier claim of a person, else the person.
    fn claim_of(&self, index: usize, person: usize) -> StanceTarget {
        let speaker = Speaker::Person(person);
        let said = |earlier: &usize| {
            self.claims[*earlier].continues.is_none() && self.speakers[*earlier].contains(&speaker)
        };
        self.before(index, Reach::Section)
            .find(said)
            .map_or(StanceTarget::Person(person), StanceTarget::Claim)
    }

    /// Earlier claims, the nearest first.
    pub fn before(&self, index: usize, reach: Reach) -> impl Iterator<Item = usize> {
        let place = self.places[index];
        (0..index).rev().take(LOOK_BACK).take_while(move |earlier| {
            let other = self.places[*earlier];
            match reach {
                Reach::Paragraph => other.block == place.block,
                Reach::Neighbour => {
                    other.section == place.section && place.block - other.block <= 1
                }
                Reach::Section => other.section == place.section,
            }
        })
    }

    /// Earlier claims of others that can be answered, the nearest first.
    pub fn answerable(&self, index: usize, reach: Reach) -> impl Iterator<Item = usize> {
        self.before(index, reach).filter(move |earlier| self.is_answerable(index, *earlier))
    }

    /// Whether somebody else said something earlier that is neither around nor inside a claim.
    fn is_answerable(&self, index: usize, earlier: usize) -> bool {
        let (one, other) = (&self.claims[index], &self.claims[earlier]);
        let said = other.continues.is_none()
            && !other.content.is_empty()
            && other.evidence.rule != "claims/example";
        let around = other.content.iter().any(|span| one.cue.is_some_and(|cue| span.contains(cue)));
        let quoted = self.is_quoted(earlier);
        said && !around && !quoted && !self.share_a_speaker(index, earlier)
    }

    /// Whether a claim stands inside what another of its sentence says.
    pub fn is_quoted(&self, claim: usize) -> bool {
        let one = &self.claims[claim];
        let Some(cue) = one.cue else { return false };
        let near =
            self.claims[..claim].iter().rev().take_while(|other| other.sentence == one.sentence);
        near.flat_map(|other| &other.content).any(|span| span.contains(cue))
    }

    /// Whether somebody is known to have said a claim.
    pub fn is_told(&self, claim: usize) -> bool {
        !self.speakers[claim].is_empty()
    }

    /// Whether two claims have a speaker in common.
    pub fn share_a_speaker(&self, index: usize, other: usize) -> bool {
        self.speakers[other].iter().any(|one| self.speakers[index].contains(one))
    }

    /// The nearest of some claims, but for a farther one that shares much with this claim when
    /// the nearest shares nothing.
    pub fn best(&self, index: usize, claims: impl Iterator<Item = usize>) -> Option<usize> {
        let near: Vec<usize> = claims.take(NEAREST).collect();
        let nearest = *near.first()?;
        let topics: &Topics = &self.topics;
        if topics.shared(index, nearest) > 0 {
            return Some(nearest);
        }
        let kin = near.iter().copied().find(|claim| topics.shared(index, *claim) >= KIN);
        Some(kin.unwrap_or(nearest))
    }

    /// Whether a claim is of a group or of nobody.
    pub fn is_general(&self, index: usize) -> bool {
        self.claims[index].source_kind != SourceKind::Person
    }
}

/// How many of the nearest claims are weighed against each other.
const NEAREST: usize = 4;

/// How many content words a farther claim must share to be taken before the nearest.
pub const KIN: usize = 2;
