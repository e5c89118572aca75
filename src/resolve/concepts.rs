//! Concepts with keys, sorted by them.

use crate::paper::{Concept, LinkedConcept};
use crate::text::ArenaSpan;

use super::keys::{Keys, slug};

/// Gives each concept its key, sorts by it, and turns its indexes into the new order.
pub fn link(concepts: &[Concept]) -> Vec<LinkedConcept> {
    let mut keys = Keys::default();
    let named: Vec<String> = concepts.iter().map(|concept| keys.unique(&wanted(concept))).collect();
    let mut order: Vec<usize> = (0..concepts.len()).collect();
    order.sort_by(|one, other| named[*one].cmp(&named[*other]));
    let mut place = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut related = vec![Vec::new(); order.len()];
    for (old, concept) in concepts.iter().enumerate() {
        for other in &concept.related {
            let (one, other) = (place[old], place[*other]);
            related[one.min(other)].push(one.max(other));
        }
    }
    let sorted = |mut indexes: Vec<usize>| {
        indexes.sort_unstable();
        indexes
    };
    order
        .iter()
        .zip(related)
        .map(|(old, related)| {
            let mut concept = concepts[*old].clone();
            concept.broader = sorted(concept.broader.iter().map(|old| place[*old]).collect());
            concept.related = sorted(related);
            LinkedConcept { key: named[*old].clone(), concept }
        })
        .collect()
}

/// The IRI of a concept of a vocabulary, else the slug of the label.
fn wanted(concept: &Concept) -> String {
    concept.vocabulary.one().map_or_else(|| slug(&concept.label), |found| found.iri.clone())
}

/// Mentions of all concepts in order of their start, to look up what a stretch of text is about.
#[derive(Clone, Debug, Default)]
pub struct ConceptIndex {
    /// Span and concept of each mention, sorted.
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
        mentions.sort_unstable();
        Self { mentions }
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
    use super::*;
    use crate::paper::{Confidence, Evidence, VocabularyLink};

    fn linked(label: &str, mentions: &[(usize, usize)]) -> LinkedConcept {
        let mentions: Vec<ArenaSpan> =
            mentions.iter().map(|(start, end)| ArenaSpan::new(*start, *end)).collect();
        let evidence = Evidence::new(mentions[0], "test", Confidence::CERTAIN);
        let concept = Concept {
            label: label.to_owned(),
            alternatives: Vec::new(),
            score: 500,
            broader: Vec::new(),
            related: Vec::new(),
            definition: None,
            mentions,
            vocabulary: VocabularyLink::None,
            evidence,
        };
        LinkedConcept { key: label.to_owned(), concept }
    }

    #[test]
    fn only_mentions_wholly_inside_count() {
        let index = ConceptIndex::new(&[linked("a", &[(5, 9), (30, 34)]), linked("b", &[(0, 9)])]);
        let check = |start, end, expected: &[usize]| {
            assert_eq!(index.mentioned_in(ArenaSpan::new(start, end)), expected);
        };
        check(0, 20, &[0, 1]);
        check(1, 20, &[0]);
        check(0, 40, &[0, 1]);
        check(10, 30, &[]);
        check(6, 33, &[]);
    }

    #[test]
    fn sorting_keeps_relations() {
        let mut narrow = linked("tacit knowledge", &[(0, 1)]).concept;
        narrow.broader = vec![1];
        narrow.related = vec![1];
        let linked = link(&[narrow, linked("knowledge", &[(2, 3)]).concept]);
        assert_eq!(linked[0].key, "knowledge");
        assert_eq!(linked[1].concept.broader, [0]);
        // A pair stands at its smaller index.
        assert_eq!(linked[0].concept.related, [1]);
        assert_eq!(linked[1].concept.related, [0; 0]);
    }
}
