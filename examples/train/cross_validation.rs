//! Labellers trained on all documents but some.

use std::collections::{BTreeMap, BTreeSet};

use etl::language::labeller::Labeller;

use crate::example::Example;

/// Documents in parts, and for each part a labeller that has seen all others.
pub struct Folds {
    /// Part of each document.
    parts: BTreeMap<String, usize>,
    labellers: Vec<Labeller>,
}

impl Folds {
    /// Puts every n-th document, in the order of their names, into the n-th part, and trains.
    pub fn new(
        examples: &[Example],
        folds: usize,
        train: impl Fn(&[&Example]) -> Labeller,
    ) -> Self {
        let folds = folds.max(2);
        let documents: BTreeSet<&String> = examples.iter().map(|one| &one.document).collect();
        let place = |(place, name): (usize, &String)| (name.clone(), place % folds);
        let parts: BTreeMap<String, usize> = documents.into_iter().enumerate().map(place).collect();
        let rest = |part: usize| -> Vec<&Example> {
            examples.iter().filter(|example| parts[&example.document] != part).collect()
        };
        let labellers = (0..folds).map(|part| train(&rest(part))).collect();
        Self { parts, labellers }
    }

    /// A labeller that has not seen the document.
    pub fn stranger_to(&self, document: &str) -> &Labeller {
        &self.labellers[self.parts.get(document).copied().unwrap_or(0)]
    }
}
