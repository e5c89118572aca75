//! Which concept of the vocabulary a label means that several of them have.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::{Confidence, Rule};
use crate::skos::{ConceptId, LabelKind};

/// The concepts that have a label, each with the loudest kind that the label is of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidates(BTreeMap<ConceptId, LabelKind>);

/// What a label means, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One concept.
    One(ConceptId, Rule, Confidence),
    /// One of several, and nothing decides.
    Several(Vec<ConceptId>),
}

/// The label is of one concept only.
const ONLY: (Rule, Confidence) = ("concepts/vocabulary", Confidence::percent(90));
/// Of the concepts with the label, the paper uses a label that is of one only.
const CONTEXT: (Rule, Confidence) = ("concepts/vocabulary-context", Confidence::percent(80));
/// The label is preferred for one concept, and another form of the rest.
const PREFERRED: (Rule, Confidence) = ("concepts/vocabulary-preferred", Confidence::percent(70));

/// A concept of the paper that may be one of several of the vocabulary.
pub const SEVERAL: (Rule, Confidence) = ("concepts/vocabulary-several", Confidence::percent(50));

impl Candidates {
    /// Adds a concept that has the label.
    pub fn add(&mut self, concept: ConceptId, kind: LabelKind) {
        let known = self.0.entry(concept).or_insert(kind);
        *known = (*known).min(kind);
    }

    /// Whether no concept has the label.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one concept that has it.
    pub fn only(&self) -> Option<ConceptId> {
        let first = self.0.keys().next().copied();
        first.filter(|_| self.0.len() == 1)
    }

    /// The concepts that have this label and the other one as well.
    pub fn shared(&self, other: &Self) -> Self {
        let shared = self.0.iter().filter(|(concept, _)| other.0.contains_key(concept));
        Self(shared.map(|(concept, kind)| (*concept, (*kind).min(other.0[concept]))).collect())
    }

    /// Decides, given the concepts that the paper names by labels of theirs alone.
    pub fn meaning(&self, certain: &BTreeSet<ConceptId>) -> Meaning {
        let one = |concept, (rule, confidence)| Meaning::One(concept, rule, confidence);
        if let Some(only) = self.only() {
            return one(only, ONLY);
        }
        let named = self.0.keys().copied().filter(|concept| certain.contains(concept));
        if let Some(named) = single(named) {
            return one(named, CONTEXT);
        }
        let preferred = self.0.iter().filter(|(_, kind)| **kind == LabelKind::Preferred);
        match single(preferred.map(|(concept, _)| *concept)) {
            Some(preferred) => one(preferred, PREFERRED),
            None => Meaning::Several(self.0.keys().copied().collect()),
        }
    }
}

fn single(mut concepts: impl Iterator<Item = ConceptId>) -> Option<ConceptId> {
    let first = concepts.next()?;
    concepts.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use LabelKind::{Alternative, Hidden, Preferred};

    fn check(
        candidates: &[(ConceptId, LabelKind)],
        certain: &[ConceptId],
        expected: Result<(ConceptId, Rule), &[ConceptId]>,
    ) {
        let mut all = Candidates::default();
        candidates.iter().for_each(|(concept, kind)| all.add(*concept, *kind));
        let found = all.meaning(&certain.iter().copied().collect());
        match (&found, expected) {
            (Meaning::One(concept, rule, _), Ok(expected)) => {
                assert_eq!((*concept, *rule), expected);
            }
            (Meaning::Several(concepts), Err(expected)) => assert_eq!(concepts, expected),
            _ => panic!("{found:?}, not {expected:?}"),
        }
    }

    #[test]
    fn the_paper_decides_before_the_vocabulary() {
        check(&[(3, Hidden)], &[], Ok((3, "concepts/vocabulary")));
        check(&[(3, Preferred), (4, Alternative)], &[4], Ok((4, "concepts/vocabulary-context")));
        check(&[(3, Preferred), (4, Hidden)], &[9], Ok((3, "concepts/vocabulary-preferred")));
        check(
            &[(3, Alternative), (4, Hidden), (4, Preferred)],
            &[],
            Ok((4, "concepts/vocabulary-preferred")),
        );
    }

    #[test]
    fn what_nothing_decides_stays_open() {
        check(&[(3, Alternative), (4, Alternative)], &[], Err(&[3, 4]));
        check(&[(4, Preferred), (3, Preferred)], &[], Err(&[3, 4]));
        check(&[(3, Alternative), (4, Hidden)], &[3, 4], Err(&[3, 4]));
    }
}
