//! Concepts with keys, sorted by them.

use crate::paper::{Concept, LinkedConcept};

use super::keys::{Keys, slug};

/// Gives each concept its key, sorts by it, and turns its indexes into the new order.
pub fn link(concepts: &[Concept]) -> Vec<LinkedConcept> {
    let mut keys = Keys::default();
    let named: Vec<String> =
        concepts.iter().map(|concept| keys.unique(&slug(&concept.label))).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Confidence, Evidence};
    use crate::text::ArenaSpan;

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
            evidence,
        };
        LinkedConcept { key: label.to_owned(), concept }
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
