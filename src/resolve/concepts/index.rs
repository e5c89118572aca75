//! Where concepts are mentioned, to look up what a stretch of text is about.

use std::cmp::Reverse;

use crate::paper::LinkedConcept;
use crate::text::ArenaSpan;

/// Outermost mentions of all concepts in order of their start: what stands inside the longer
/// "social capital" says nothing of "capital".
#[derive(Clone, Debug, Default)]
pub struct ConceptIndex {
    /// Span and concept of each mention, sorted; none lies in another one.
    mentions: Vec<(ArenaSpan, usize)>,
}

impl ConceptIndex {
    /// An index over the mentions of `concepts`.
    #[must_use]
    pub fn new(concepts: &[LinkedConcept]) -> Self {
        let mut mentions: Vec<(ArenaSpan, usize)> = concepts
            .iter()
            .enumerate()
            .flat_map(|(index, linked)| {
                linked.concept.mentions.iter().map(move |span| (*span, index))
            })
            .collect();
        mentions.sort_unstable_by_key(|(span, index)| (span.start(), Reverse(span.end()), *index));
        let mut reached = 0;
        mentions.retain(|(span, _)| {
            let outer = span.end() > reached;
            reached = reached.max(span.end());
            outer
        });
        Self { mentions }
    }

    /// Span and concept of each outermost mention, in order.
    pub fn mentions(&self) -> &[(ArenaSpan, usize)] {
        &self.mentions
    }

    /// The concepts mentioned inside `span`, by their index, sorted, each once.
    #[must_use]
    pub fn mentioned_in(&self, span: ArenaSpan) -> Vec<usize> {
        let first = self.mentions.partition_point(|(mention, _)| mention.start() < span.start());
        let mut inside: Vec<usize> = self.mentions[first..]
            .iter()
            .take_while(|(mention, _)| mention.start() < span.end())
            .filter(|(mention, _)| span.contains(*mention))
            .map(|(_, concept)| *concept)
            .collect();
        inside.sort_unstable();
        inside.dedup();
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::linked;
    use super::*;

    #[test]
    fn only_mentions_wholly_inside_count() {
        let index = ConceptIndex::new(&[linked("a", &[(5, 9), (30, 34)]), linked("b", &[(0, 9)])]);
        let check = |start, end, expected: &[usize]| {
            assert_eq!(index.mentioned_in(ArenaSpan::new(start, end)), expected);
        };
        check(0, 20, &[1]);
        check(1, 20, &[]);
        check(0, 40, &[0, 1]);
        check(10, 30, &[]);
        check(6, 33, &[]);
    }

    #[test]
    fn what_stands_inside_a_longer_term_is_said_of_that() {
        let index = ConceptIndex::new(&[
            linked("capital", &[(7, 14), (20, 27)]),
            linked("social capital", &[(0, 14)]),
        ]);
        assert_eq!(index.mentioned_in(ArenaSpan::new(0, 15)), [1]);
        assert_eq!(index.mentioned_in(ArenaSpan::new(0, 30)), [0, 1]);
    }
}
