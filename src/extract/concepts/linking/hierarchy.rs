//! What the vocabulary holds to be broader, between the concepts of a paper.

use std::collections::{BTreeMap, HashSet};

use crate::paper::{Broader, BroaderBasis, Concept};
use crate::skos::{ConceptId, Vocabulary};

use super::join::Joined;

/// Adds the hierarchy of the vocabulary. Links that the text alone gave give way where both
/// together would lead in a circle.
pub fn with_broader(vocabulary: &Vocabulary, joined: Joined) -> Vec<Concept> {
    let Joined { mut concepts, known } = joined;
    let mut hierarchy = Hierarchy(vec![Vec::new(); concepts.len()]);
    for (narrow, broad) in stated(vocabulary, &known) {
        hierarchy.add(narrow, broad);
    }
    for (narrow, concept) in concepts.iter().enumerate() {
        for broad in &concept.broader {
            hierarchy.add(narrow, broad.concept);
        }
    }
    for (concept, mut above) in concepts.iter_mut().zip(hierarchy.0) {
        above.sort_unstable();
        let by_text = std::mem::take(&mut concept.broader);
        let basis = |broad: usize| {
            let known = by_text.iter().find(|broader| broader.concept == broad);
            known.map_or(BroaderBasis::Vocabulary, |broader| broader.basis)
        };
        concept.broader =
            above.iter().map(|broad| Broader { concept: *broad, basis: basis(*broad) }).collect();
    }
    concepts
}

/// The links of the vocabulary between concepts that were found.
fn stated<'k>(
    vocabulary: &'k Vocabulary,
    known: &'k BTreeMap<ConceptId, usize>,
) -> impl Iterator<Item = (usize, usize)> {
    known.iter().flat_map(move |(concept, narrow)| {
        let all = std::iter::once(*concept).chain(vocabulary.same_as(*concept));
        let broader = all.flat_map(|concept| vocabulary.broader(concept));
        let found = broader.filter_map(|broad| known.get(&vocabulary.stands_for(broad)));
        found.map(move |broad| (*narrow, *broad))
    })
}

/// The concepts above each concept, without circles.
struct Hierarchy(Vec<Vec<usize>>);

impl Hierarchy {
    /// Puts one concept below another, unless the other one lies below it already.
    fn add(&mut self, narrow: usize, broad: usize) {
        if !self.0[narrow].contains(&broad) && !self.lies_below(broad, narrow) {
            self.0[narrow].push(broad);
        }
    }

    fn lies_below(&self, narrow: usize, broad: usize) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![narrow];
        while let Some(concept) = open.pop() {
            if concept == broad {
                return true;
            }
            if seen.insert(concept) {
                open.extend(&self.0[concept]);
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_link_closes_a_circle() {
        let mut hierarchy = Hierarchy(vec![Vec::new(); 4]);
        for (narrow, broad) in [(0, 1), (1, 2), (2, 0), (0, 0), (0, 1), (3, 0), (0, 3), (3, 2)] {
            hierarchy.add(narrow, broad);
        }
        assert_eq!(hierarchy.0, [vec![1], vec![2], vec![], vec![0, 2]]);
    }
}
