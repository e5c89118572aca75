//! How claims answer others: which is agreed with, objected to, replied to.
//!
//! Where a word says so ("agreed"), the answer is stated; where only place, contrast and shared
//! words tell, [`rules`] infer it, and rather miss an answer than make one up.

use crate::paper::{Basis, Claim, Document, NodeKind, Speaker, Stance, StanceKind, StanceTarget};
use crate::text::ArenaSpan;

use super::place::Place;
use super::{LOOK_BACK, People, mentioned};
use frame::Frame;
use lists::List;
use partners::{KIN, Reach};
use signals::Meaning;
use topics::Topics;

mod frame;
mod lists;
mod partners;
mod rules;
mod signals;
mod topics;

/// How a claim answers others, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Agreement, disagreement or plain answer.
    pub kind: StanceKind,
    /// Stated or inferred.
    pub basis: Basis,
    /// What is answered; empty when it cannot be told.
    pub toward: Vec<StanceTarget>,
}

/// The answer that every claim gives.
pub fn link(
    document: &Document,
    claims: &[Claim],
    places: &[Place],
    speakers: &[Vec<Speaker>],
    people: &People,
) -> Vec<Option<Answer>> {
    let topics = Topics::default();
    let stressed = stressed_verbs(document);
    let mut search = Search { document, claims, places, speakers, people, topics, stressed };
    let mut answers = Vec::with_capacity(claims.len());
    for index in 0..claims.len() {
        let frame = Frame::read(document, claims, index);
        search.topics.push(&frame);
        answers.push(search.answer(index, &frame, &answers));
    }
    answers
}

/// Auxiliary verbs that the text stresses: "it *can* grow".
fn stressed_verbs(document: &Document) -> Vec<ArenaSpan> {
    let emphasised = document.spans_of(NodeKind::Emphasis);
    emphasised
        .filter(|span| span.len() < 10)
        .filter(|span| List::AUXILIARIES.has(&document.text(*span).trim().to_lowercase()))
        .collect()
}

/// What answers are looked for in.
struct Search<'s> {
    document: &'s Document,
    claims: &'s [Claim],
    places: &'s [Place],
    speakers: &'s [Vec<Speaker>],
    people: &'s People,
    /// Content words of the claims read so far.
    topics: Topics,
    /// In order.
    stressed: Vec<ArenaSpan>,
}

impl Search<'_> {
    fn answer(&self, index: usize, frame: &Frame, before: &[Option<Answer>]) -> Option<Answer> {
        let claim = &self.claims[index];
        if claim.continues.is_some() {
            return None;
        }
        let meanings = signals::meanings(frame);
        match &claim.stance {
            Some(stance) if stance.basis == Basis::Stated => {
                let answer = self.stated(index, stance, frame, &meanings, before);
                // Who concedes nothing that was said, takes no stance.
                let idle = stance.kind == StanceKind::PartlyAgrees && answer.toward.is_empty();
                Some(answer).filter(|_| !idle)
            }
            stance => rules::infer(self, index, frame, &meanings, stance.as_ref(), before),
        }
    }

    /// The answer that the cue states.
    fn stated(
        &self,
        index: usize,
        stance: &Stance,
        frame: &Frame,
        meanings: &[Meaning],
        before: &[Option<Answer>],
    ) -> Answer {
        let named = self.claims_of(index, &stance.toward);
        let toward = if named.is_empty() && self.is_quoted(index) {
            // Who is said to agree, agrees with what is said.
            Vec::new()
        } else if named.is_empty() {
            self.joined(index, stance, frame, before)
                .unwrap_or_else(|| self.partner(index, stance.kind).into_iter().collect())
        } else {
            named
        };
        let softened = meanings.contains(&Meaning::Softens);
        let kind = match stance.kind {
            StanceKind::Agrees | StanceKind::Disagrees if softened => StanceKind::PartlyAgrees,
            StanceKind::Responds => self.manner_of_reply(index, frame, &toward),
            kind => kind,
        };
        Answer { kind, basis: Basis::Stated, toward }
    }

    /// What "X also objected" answers: the same as the nearest claim of another speaker in
    /// the paragraph that takes the same side.
    fn joined(
        &self,
        index: usize,
        stance: &Stance,
        frame: &Frame,
        before: &[Option<Answer>],
    ) -> Option<Vec<StanceTarget>> {
        if !stance.toward.is_empty() || !frame.around.iter().any(|word| word == "also") {
            return None;
        }
        self.before(index, Reach::Paragraph)
            .filter(|earlier| !self.share_a_speaker(index, *earlier))
            .filter_map(|earlier| before[earlier].as_ref())
            .find(|answer| {
                answer.kind == stance.kind
                    && !answer.toward.is_empty()
                    && !self.own(index, &answer.toward)
            })
            .map(|answer| answer.toward.clone())
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

    /// What is answered when nobody is named.
    fn partner(&self, index: usize, kind: StanceKind) -> Option<StanceTarget> {
        let told = |claim: &usize| self.is_told(*claim);
        let kin = |claim: &usize| self.topics.shared(index, *claim) >= KIN;
        let near = || self.answerable(index, Reach::Paragraph);
        let found = if self.is_general(index) {
            let neighbours = || self.answerable(index, Reach::Neighbour);
            self.best(index, near().filter(told)).or_else(|| neighbours().filter(told).find(kin))
        } else if self.agree_among_themselves(index, kind) {
            self.answerable(index, Reach::Neighbour)
                .find(|claim| self.topics.shared(index, *claim) > 0)
        } else {
            self.best(index, near())
                .or_else(|| self.conceded(index, kind))
                .or_else(|| self.answerable(index, Reach::Section).next())
        };
        found.map(StanceTarget::Claim)
    }

    /// Whether several agree that something is so, which may be with each other only.
    fn agree_among_themselves(&self, index: usize, kind: StanceKind) -> bool {
        kind == StanceKind::Agrees
            && self.speakers[index].len() > 1
            && !self.claims[index].content.is_empty()
    }

    /// The claim of one's own that "she acknowledged" takes back in part.
    fn conceded(&self, index: usize, kind: StanceKind) -> Option<usize> {
        let own = |claim: &usize| {
            self.claims[*claim].continues.is_none() && self.share_a_speaker(index, *claim)
        };
        let concedes = kind == StanceKind::PartlyAgrees;
        self.before(index, Reach::Paragraph).filter(|_| concedes).find(own)
    }
}
