//! Concepts with keys, sorted by them; what claims and sections are about.

use std::collections::BTreeMap;

use crate::paper::{Concept, LinkedConcept};

mod dwelling;
mod index;
mod names;

pub use dwelling::place;
pub use index::ConceptIndex;

/// Gives each concept its key and the label that follows from it, sorts by the key, and turns
/// its indexes into the new order.
///
/// Two concepts that would have one key become one: the stronger, with the mentions of both.
pub fn link(concepts: &[Concept]) -> Vec<LinkedConcept> {
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (old, concept) in concepts.iter().enumerate() {
        named.entry(key(concept)).or_default().push(old);
    }
    let mut place = vec![None; concepts.len()];
    for (new, same) in named.values_mut().enumerate() {
        same.sort_by_key(|old| (std::cmp::Reverse(concepts[*old].score), *old));
        place[same[0]] = Some(new);
    }
    let mut linked: Vec<LinkedConcept> = named
        .into_iter()
        .map(|(key, same)| {
            let mut concept = renumbered(&concepts[same[0]], &place);
            same[1..].iter().for_each(|other| absorb(&mut concept, &concepts[*other]));
            let printed = concept.label.clone();
            if concept.vocabulary.one().is_none() {
                rename(&mut concept, names::label(&key));
            }
            LinkedConcept { key, printed, concept }
        })
        .collect();
    turn_pairs(&mut linked);
    linked
}

/// The IRI of a concept of a vocabulary, else what follows from the label.
fn key(concept: &Concept) -> String {
    let known = concept.vocabulary.one().map(|known| known.iri.clone());
    known.unwrap_or_else(|| names::key(&concept.label))
}

/// The concept with its relations in the new order; relations to what was dropped are left out.
fn renumbered(concept: &Concept, place: &[Option<usize>]) -> Concept {
    let mut concept = concept.clone();
    concept.broader.retain_mut(|broader| match place[broader.concept] {
        Some(new) => {
            broader.concept = new;
            true
        }
        None => false,
    });
    concept.broader.sort_by_key(|broader| broader.concept);
    concept.related = concept.related.iter().filter_map(|old| place[*old]).collect();
    concept
}

/// Adds mentions and forms of a concept with the same key.
fn absorb(concept: &mut Concept, other: &Concept) {
    concept.alternatives.push(other.label.clone());
    concept.alternatives.extend(other.alternatives.iter().cloned());
    concept.mentions.extend(&other.mentions);
    concept.mentions.sort_unstable();
    let mut reached = 0;
    concept.mentions.retain(|span| {
        let free = span.start() >= reached;
        if free {
            reached = span.end();
        }
        free
    });
}

/// Gives a concept its label; the one printed becomes another form.
fn rename(concept: &mut Concept, label: String) {
    let printed = std::mem::replace(&mut concept.label, label);
    concept.alternatives.push(printed);
    concept.alternatives.retain(|form| *form != concept.label);
    concept.alternatives.sort_unstable();
    concept.alternatives.dedup();
}

/// Puts each pair of related concepts at its smaller index.
fn turn_pairs(linked: &mut [LinkedConcept]) {
    let mut related = vec![Vec::new(); linked.len()];
    for (one, found) in linked.iter().enumerate() {
        for other in &found.concept.related {
            related[one.min(*other)].push(one.max(*other));
        }
    }
    for (found, mut related) in linked.iter_mut().zip(related) {
        related.sort_unstable();
        related.dedup();
        found.concept.related = related;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Broader, BroaderBasis, Confidence, Evidence, VocabularyLink};
    use crate::text::ArenaSpan;

    pub fn linked(label: &str, mentions: &[(usize, usize)]) -> LinkedConcept {
        let mentions: Vec<ArenaSpan> =
            mentions.iter().map(|(start, end)| ArenaSpan::new(*start, *end)).collect();
        let evidence = Evidence::new(mentions[0], "test", Confidence::CERTAIN);
        let concept = Concept {
            label: label.to_owned(),
            alternatives: Vec::new(),
            score: 500,
            broader: Vec::new(),
            related: Vec::new(),
            definitions: Vec::new(),
            mentions,
            vocabulary: VocabularyLink::None,
            evidence,
        };
        LinkedConcept { key: label.to_owned(), printed: label.to_owned(), concept }
    }

    #[test]
    fn sorting_keeps_relations() {
        let mut narrow = linked("tacit knowledge", &[(0, 1)]).concept;
        let above = Broader { concept: 1, basis: BroaderBasis::Head };
        narrow.broader = vec![above];
        narrow.related = vec![1];
        let linked = link(&[narrow, linked("knowledge", &[(2, 3)]).concept]);
        assert_eq!(linked[0].key, "knowledge");
        assert_eq!(linked[1].concept.broader, [Broader { concept: 0, ..above }]);
        // A pair stands at its smaller index.
        assert_eq!(linked[0].concept.related, [1]);
        assert_eq!(linked[1].concept.related, [0; 0]);
    }

    #[test]
    fn one_key_is_one_concept() {
        let mut weak = linked("spin off", &[(0, 8), (20, 28)]).concept;
        weak.score = 400;
        let strong = linked("spin-off", &[(5, 13), (40, 48)]).concept;
        let mut other = linked("decision-making", &[(60, 70)]).concept;
        other.related = vec![0];
        other.broader = vec![Broader { concept: 0, basis: BroaderBasis::Head }];
        let linked = link(&[weak, strong, other]);
        let shown: Vec<(&str, &str, usize)> = linked
            .iter()
            .map(|found| {
                let concept = &found.concept;
                (found.key.as_str(), concept.label.as_str(), concept.mentions.len())
            })
            .collect();
        assert_eq!(shown, [("decision-making", "decision making", 1), ("spin-off", "spin-off", 3)]);
        assert_eq!(linked[0].concept.alternatives, ["decision-making"]);
        assert_eq!(linked[1].concept.alternatives, ["spin off"]);
        assert!(linked[0].concept.broader.is_empty() && linked[0].concept.related.is_empty());
    }
}
