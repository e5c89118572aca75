//! What a claim answers: the claim agreed with, objected to, replied to.

use crate::paper::{Basis, Claim, SourceKind, Speaker, Stance, StanceKind, StanceTarget};

use super::place::Place;
use super::{LOOK_BACK, People, mentioned};

/// How a claim answers others, and which.
pub type Answer = (Option<StanceKind>, Vec<StanceTarget>);

/// The answer that every claim gives.
pub fn link(
    claims: &[Claim],
    places: &[Place],
    speakers: &[Vec<Speaker>],
    people: &People,
) -> Vec<Answer> {
    let search = Search { claims, places, speakers, people };
    (0..claims.len()).map(|index| search.answer(index)).collect()
}

struct Search<'s> {
    claims: &'s [Claim],
    places: &'s [Place],
    speakers: &'s [Vec<Speaker>],
    people: &'s People,
}

impl Search<'_> {
    fn answer(&self, index: usize) -> Answer {
        let Some(stance) = &self.claims[index].stance else { return (None, Vec::new()) };
        let toward = self.toward(index, stance);
        match stance.basis {
            // A contrast without anything to contrast with is none.
            Basis::Inferred if toward.is_empty() => (None, toward),
            _ => (Some(stance.kind), toward),
        }
    }

    fn toward(&self, index: usize, stance: &Stance) -> Vec<StanceTarget> {
        let named: Vec<usize> =
            stance.toward.iter().flat_map(|span| mentioned(self.people, *span)).collect();
        if !named.is_empty() {
            return named.into_iter().map(|person| self.claim_of(index, person)).collect();
        }
        let near =
            stance.basis == Basis::Inferred || self.claims[index].source_kind != SourceKind::Person;
        let target =
            self.before(index, near).find(|earlier| self.answerable(index, *earlier, near));
        target.map(StanceTarget::Claim).into_iter().collect()
    }

    /// The nearest earlier claim of a person, else the person.
    fn claim_of(&self, index: usize, person: usize) -> StanceTarget {
        let speaker = Speaker::Person(person);
        let said = |earlier: &usize| {
            self.claims[*earlier].continues.is_none() && self.speakers[*earlier].contains(&speaker)
        };
        self.before(index, false)
            .find(said)
            .map_or(StanceTarget::Person(person), StanceTarget::Claim)
    }

    /// Whether an earlier claim can be what is answered: somebody else said it.
    fn answerable(&self, index: usize, earlier: usize, near: bool) -> bool {
        let other = &self.claims[earlier];
        let said = other.continues.is_none()
            && !other.content.is_empty()
            && other.evidence.rule != "claims/example";
        let told = !near || !self.speakers[earlier].is_empty();
        let shared = self.speakers[earlier].iter().any(|one| self.speakers[index].contains(one));
        said && told && !shared
    }

    /// Earlier claims of the section, or of the paragraph only, the nearest first.
    fn before(&self, index: usize, near: bool) -> impl Iterator<Item = usize> {
        let place = self.places[index];
        (0..index).rev().take(LOOK_BACK).take_while(move |earlier| {
            let other = self.places[*earlier];
            if near { other.block == place.block } else { other.section == place.section }
        })
    }
}
