//! Labelled sequences in numbers.

use std::collections::BTreeMap;

use etl::language::labeller::{Facts, Feature, Task, spread};

use crate::objective::{Problem, Sequence};

/// Labelled sequences as they are collected.
pub struct Corpus {
    labels: Vec<String>,
    sequences: Vec<(Vec<Vec<Feature>>, Vec<usize>)>,
}

impl Corpus {
    /// An empty corpus. "O" is the first label, then each field's two in the task's order.
    pub fn new(task: &Task) -> Self {
        let both = |field: &&str| [format!("B-{field}"), format!("I-{field}")];
        let labels = std::iter::once("O".to_owned()).chain(task.fields.iter().flat_map(both));
        Self { labels: labels.collect(), sequences: Vec::new() }
    }

    /// Adds a sequence with its labels.
    pub fn add(&mut self, facts: &[Facts], tags: &[String]) {
        let place = |tag: &String| self.labels.iter().position(|label| label == tag);
        let labels: Vec<usize> = tags.iter().map(|tag| place(tag).unwrap_or(0)).collect();
        if !labels.is_empty() {
            self.sequences.push((spread(facts), labels));
        }
    }

    fn drop_rare(&mut self, least: usize) {
        if least < 2 {
            return;
        }
        let tokens = self.sequences.iter().flat_map(|(features, _)| features);
        let mut all: Vec<u32> = tokens.flatten().map(|feature| feature.0).collect();
        all.sort_unstable();
        let kept: Vec<u32> = all
            .chunk_by(|one, two| one == two)
            .filter(|same| same.len() >= least)
            .map(|same| same[0])
            .collect();
        for features in self.sequences.iter_mut().flat_map(|(features, _)| features) {
            features.retain(|feature| kept.binary_search(&feature.0).is_ok());
        }
    }

    /// The problem to solve: features get a weight for each label they were seen with.
    /// Those seen fewer than `least` times are left out.
    pub fn problem(mut self, l2: f64, least: usize) -> Problem {
        self.drop_rare(least);
        let mut seen: Vec<(Feature, u8)> = Vec::new();
        for (features, labels) in &self.sequences {
            for (features, label) in features.iter().zip(labels) {
                seen.extend(features.iter().map(|feature| (*feature, *label as u8)));
            }
        }
        seen.sort_unstable();
        seen.dedup();
        let mut ids: BTreeMap<Feature, u32> = BTreeMap::new();
        let mut starts = Vec::new();
        for (place, (feature, _)) in seen.iter().enumerate() {
            let next = ids.len() as u32;
            ids.entry(*feature).or_insert_with(|| {
                starts.push(place as u32);
                next
            });
        }
        starts.push(seen.len() as u32);
        let number = |(features, labels): (Vec<Vec<Feature>>, Vec<usize>)| Sequence {
            features: features
                .iter()
                .map(|features| features.iter().map(|feature| ids[feature]).collect())
                .collect(),
            labels,
        };
        let sequences = self.sequences.into_iter().map(number).collect();
        let spoken_for = seen.iter().map(|(_, label)| *label).collect();
        Problem { labels: self.labels, sequences, seen, spoken_for, starts, l2 }
    }
}
