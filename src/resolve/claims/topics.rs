//! Which concepts a claim is about.

use crate::paper::{Claim, LinkedConcept};
use crate::text::ArenaSpan;

/// Mentions of all concepts, ready to look up by place.
#[derive(Debug)]
pub struct Topics {
    mentions: Vec<(ArenaSpan, usize)>,
}

impl Topics {
    /// Sorts the mentions of `concepts`.
    #[must_use]
    pub fn new(concepts: &[LinkedConcept]) -> Self {
        let of = |(index, concept): (usize, &LinkedConcept)| {
            concept.concept.mentions.iter().map(move |span| (*span, index)).collect::<Vec<_>>()
        };
        let mut mentions: Vec<(ArenaSpan, usize)> =
            concepts.iter().enumerate().flat_map(of).collect();
        mentions.sort_unstable();
        Self { mentions }
    }

    /// Concepts named in what a claim says, or in its sentence when it says nothing, in order of their index.
    #[must_use]
    pub fn of(&self, claim: &Claim) -> Vec<usize> {
        let whole = [claim.sentence];
        let spans = if claim.content.is_empty() { &whole[..] } else { &claim.content[..] };
        let mut about: Vec<usize> = spans.iter().flat_map(|span| self.inside(*span)).collect();
        about.sort_unstable();
        about.dedup();
        about
    }

    fn inside(&self, span: ArenaSpan) -> impl Iterator<Item = usize> {
        let first = self.mentions.partition_point(|(mention, _)| mention.start() < span.start());
        let within = self.mentions[first..].iter();
        within
            .take_while(move |(mention, _)| mention.start() < span.end())
            .filter(move |(mention, _)| span.contains(*mention))
            .map(|(_, index)| *index)
    }
}
