//! What a claim answers: the claim agreed with, objected to, replied to.

use crate::paper::{Basis, Claim, Document, SourceKind, Speaker, Stance, StanceKind, StanceTarget};

use super::place::Place;
use super::{LOOK_BACK, People, mentioned};

/// How a claim answers others, and which.
pub type Answer = (Option<StanceKind>, Vec<StanceTarget>);

/// The answer that every claim gives.
pub fn link(
    document: &Document,
    claims: &[Claim],
    places: &[Place],
    speakers: &[Vec<Speaker>],
    people: &People,
) -> Vec<Answer> {
    let search = Search { document, claims, places, speakers, people };
    let mut answers = Vec::with_capacity(claims.len());
    for index in 0..claims.len() {
        answers.push(search.answer(index, &answers));
    }
    answers
}

struct Search<'s> {
    document: &'s Document,
    claims: &'s [Claim],
    places: &'s [Place],
    speakers: &'s [Vec<Speaker>],
    people: &'s People,
}

impl Search<'_> {
    fn answer(&self, index: usize, before: &[Answer]) -> Answer {
        let Some(stance) = &self.claims[index].stance else { return (None, Vec::new()) };
        let toward =
            self.joined(index, stance, before).unwrap_or_else(|| self.toward(index, stance));
        match stance.basis {
            // A contrast without anything to contrast with is none.
            Basis::Inferred if toward.is_empty() => (None, toward),
            _ => (Some(stance.kind), toward),
        }
    }

    /// What "X also objected" answers: the same as the nearest claim of another speaker in
    /// the paragraph that takes the same side.
    fn joined(
        &self,
        index: usize,
        stance: &Stance,
        before: &[Answer],
    ) -> Option<Vec<StanceTarget>> {
        let claim = &self.claims[index];
        let (source, cue) = (claim.source?, claim.cue?);
        let between = self.document.arena().get(source.end()..cue.start())?;
        if !stance.toward.is_empty() || !between.split_whitespace().any(|word| word == "also") {
            return None;
        }
        self.before(index, true)
            .filter(|earlier| !self.share_a_speaker(index, *earlier))
            .map(|earlier| &before[earlier])
            .find(|(relation, toward)| {
                *relation == Some(stance.kind) && !toward.is_empty() && !self.own(index, toward)
            })
            .map(|(_, toward)| toward.clone())
    }

    /// Whether some of the targets are claims of the speaker of this claim.
    fn own(&self, index: usize, targets: &[StanceTarget]) -> bool {
        targets.iter().any(|target| match target {
            StanceTarget::Claim(other) => self.share_a_speaker(index, *other),
            StanceTarget::Person(person) => {
                self.speakers[index].contains(&Speaker::Person(*person))
            }
        })
    }

    fn share_a_speaker(&self, index: usize, other: usize) -> bool {
        self.speakers[other].iter().any(|one| self.speakers[index].contains(one))
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
        said && told && !self.share_a_speaker(index, earlier)
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
