//! Concepts with keys, sorted by them.

use crate::paper::{Concept, LinkedConcept};

use super::keys::{Keys, slug};

/// Gives each concept its key, sorts by it, and turns its indexes into the new order.
pub fn link(concepts: Vec<Concept>) -> Vec<LinkedConcept> {
    let mut keys = Keys::default();
    let named: Vec<String> =
        concepts.iter().map(|concept| keys.unique(&slug(&concept.label))).collect();
    let mut order: Vec<usize> = (0..concepts.len()).collect();
    order.sort_by(|one, other| named[*one].cmp(&named[*other]));
    let mut place = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let renumber = |indexes: &[usize]| {
        let mut indexes: Vec<usize> = indexes.iter().map(|old| place[*old]).collect();
        indexes.sort_unstable();
        indexes
    };
    order
        .iter()
        .map(|old| {
            let mut concept = concepts[*old].clone();
            concept.broader = renumber(&concept.broader);
            concept.related = renumber(&concept.related);
            LinkedConcept { key: named[*old].clone(), concept }
        })
        .collect()
}
