//! What training makes small: how improbable the labels are, plus the squares of the weights.

use etl::language::labeller::{Feature, Marginals, Model, Transitions};
use rayon::prelude::*;

/// Sequences are summed in this many parts, in order: the sum is the same on any number of
/// threads.
const PARTS: usize = 16;

/// A labelled sequence in numbers.
pub struct Sequence {
    /// Numbers of the features of each token.
    pub features: Vec<Vec<u32>>,
    /// Number of the label of each token.
    pub labels: Vec<usize>,
}

/// Sequences, and which weights there are.
///
/// A point of the problem is a vector: first the transitions, a row for each label left,
/// then a weight for each entry of `seen`.
pub struct Problem {
    pub labels: Vec<String>,
    pub sequences: Vec<Sequence>,
    /// Features with the labels they were seen with, sorted.
    pub seen: Vec<(Feature, u8)>,
    /// The labels of `seen` alone.
    pub spoken_for: Vec<u8>,
    /// Where the entries of each feature begin in `seen`; one more at the end.
    pub starts: Vec<u32>,
    pub l2: f64,
}

impl Problem {
    /// Number of weights.
    pub fn size(&self) -> usize {
        self.labels.len() * self.labels.len() + self.seen.len()
    }

    /// The loss at a point, and its slope.
    pub fn loss(&self, weights: &[f64]) -> (f64, Vec<f64>) {
        let count = self.labels.len();
        let transitions = Transitions::new(count, weights[..count * count].to_vec());
        let length = self.sequences.len().div_ceil(PARTS).max(1);
        let parts: Vec<(f64, Vec<f64>)> = self
            .sequences
            .par_chunks(length)
            .map(|part| {
                let mut slope = vec![0.0; self.size()];
                let losses = part
                    .iter()
                    .map(|sequence| self.add(sequence, weights, &transitions, &mut slope));
                (losses.sum(), slope)
            })
            .collect();
        let mut loss = 0.5 * self.l2 * weights.iter().map(|weight| weight * weight).sum::<f64>();
        let mut slope: Vec<f64> = weights.iter().map(|weight| self.l2 * weight).collect();
        for (part_loss, part_slope) in parts {
            loss += part_loss;
            slope.iter_mut().zip(&part_slope).for_each(|(sum, part)| *sum += part);
        }
        (loss, slope)
    }

    /// Adds the slope of a sequence; gives its loss.
    fn add(
        &self,
        sequence: &Sequence,
        weights: &[f64],
        transitions: &Transitions,
        slope: &mut [f64],
    ) -> f64 {
        let count = self.labels.len();
        let (between, own) = weights.split_at(count * count);
        let mut states = vec![0.0; count * sequence.labels.len()];
        for (row, features) in states.chunks_mut(count).zip(&sequence.features) {
            for entry in features.iter().flat_map(|feature| self.entries(*feature)) {
                row[usize::from(self.spoken_for[entry])] += own[entry];
            }
        }
        let marginals = Marginals::new(&states, transitions);
        marginals.add_transitions(transitions, &mut slope[..count * count]);
        let mut score = 0.0;
        let mut errors = Vec::with_capacity(count);
        let (between_slope, own_slope) = slope.split_at_mut(count * count);
        for (place, label) in sequence.labels.iter().enumerate() {
            score += states[place * count + label];
            if place > 0 {
                let at = sequence.labels[place - 1] * count + label;
                score += between[at];
                between_slope[at] -= 1.0;
            }
            errors.clear();
            errors.extend(marginals.nodes(place));
            errors[*label] -= 1.0;
            for entry in sequence.features[place].iter().flat_map(|feature| self.entries(*feature))
            {
                own_slope[entry] += errors[usize::from(self.spoken_for[entry])];
            }
        }
        marginals.log_total() - score
    }

    fn entries(&self, feature: u32) -> std::ops::Range<usize> {
        self.starts[feature as usize] as usize..self.starts[feature as usize + 1] as usize
    }

    /// The bytes of the model at a point; weights too small to print are left out.
    pub fn model(&self, weights: &[f64]) -> Vec<u8> {
        let (between, own) = weights.split_at(self.labels.len() * self.labels.len());
        let kept: Vec<(Feature, u8, f64)> = self
            .seen
            .iter()
            .zip(own)
            .filter(|(_, weight)| weight.abs() >= 0.002)
            .map(|((feature, label), weight)| (*feature, *label, *weight))
            .collect();
        eprintln!("{} of {} weights kept", kept.len(), own.len());
        Model::to_bytes(&self.labels, between, &kept)
    }
}
