//! Paths through a lattice of labels: the best one, and how probable each label is.
//!
//! `states` holds a score for each label at each place, row by row. Scores are logarithms.

/// Scores from each label to the next.
#[derive(Clone, Debug)]
pub struct Transitions {
    count: usize,
    /// `scores[from * count + to]`.
    scores: Vec<f64>,
    factors: Vec<f64>,
}

impl Transitions {
    /// Transitions between `count` labels; `scores` holds a row for each label left.
    #[must_use]
    pub fn new(count: usize, mut scores: Vec<f64>) -> Self {
        scores.resize(count * count, 0.0);
        let factors = scores.iter().map(|score| score.exp()).collect();
        Self { count, scores, factors }
    }
}

/// The labels with the highest total score. Of equals the label listed first wins.
#[must_use]
pub fn best_path(states: &[f64], transitions: &Transitions) -> Vec<usize> {
    let count = transitions.count;
    let Some(mut scores) = states.get(..count).map(<[f64]>::to_vec).filter(|_| count > 0) else {
        return Vec::new();
    };
    let mut origins: Vec<usize> = Vec::with_capacity(states.len());
    for state in states[count..].chunks_exact(count) {
        let mut next = Vec::with_capacity(count);
        for (to, state) in state.iter().enumerate() {
            let origin = highest(
                scores.iter().enumerate().map(|(i, s)| s + transitions.scores[i * count + to]),
            );
            origins.push(origin);
            next.push(scores[origin] + transitions.scores[origin * count + to] + state);
        }
        scores = next;
    }
    let mut path = vec![highest(scores.into_iter())];
    for origins in origins.chunks_exact(count).rev() {
        let label = path[path.len() - 1];
        path.push(origins[label]);
    }
    path.reverse();
    path
}

fn highest(scores: impl Iterator<Item = f64>) -> usize {
    let better = |best: (usize, f64), one: (usize, f64)| if one.1 > best.1 { one } else { best };
    scores.enumerate().fold((0, f64::NEG_INFINITY), better).0
}

/// Probabilities over all paths, by the forward-backward algorithm, scaled at each place.
#[derive(Clone, Debug)]
pub struct Marginals {
    count: usize,
    forward: Vec<f64>,
    backward: Vec<f64>,
    /// What each place's label adds to a path, as a factor; its highest is 1.
    factors: Vec<f64>,
    scales: Vec<f64>,
    log_total: f64,
}

impl Marginals {
    /// Computes them for the scores of a sequence.
    #[must_use]
    pub fn new(states: &[f64], transitions: &Transitions) -> Self {
        let count = transitions.count.max(1);
        let mut marginals = Self {
            count,
            forward: vec![0.0; states.len()],
            backward: vec![1.0; states.len()],
            factors: Vec::with_capacity(states.len()),
            scales: Vec::with_capacity(states.len() / count),
            log_total: 0.0,
        };
        for row in states.chunks_exact(count) {
            let highest = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            marginals.factors.extend(row.iter().map(|score| (score - highest).exp()));
            marginals.log_total += highest;
        }
        marginals.go_forward(&transitions.factors);
        marginals.go_backward(&transitions.factors);
        marginals.log_total += marginals.scales.iter().map(|scale| scale.ln()).sum::<f64>();
        marginals
    }

    /// Probability of a label at a place.
    #[must_use]
    pub fn node(&self, place: usize, label: usize) -> f64 {
        let at = place * self.count + label;
        (self.forward[at] * self.backward[at]).clamp(0.0, 1.0)
    }

    /// Logarithm of the sum over all paths.
    #[must_use]
    pub fn log_total(&self) -> f64 {
        self.log_total
    }

    /// Adds how often each transition is expected to `sums`.
    pub fn add_transitions(&self, transitions: &Transitions, sums: &mut [f64]) {
        let count = self.count;
        for place in 1..self.scales.len() {
            let (before, here) = ((place - 1) * count, place * count);
            for to in 0..count {
                let end = self.factors[here + to] * self.backward[here + to] / self.scales[place];
                for from in 0..count {
                    let at = from * count + to;
                    sums[at] += self.forward[before + from] * transitions.factors[at] * end;
                }
            }
        }
    }

    fn go_forward(&mut self, transitions: &[f64]) {
        let count = self.count;
        for place in 0..self.factors.len() / count {
            let (done, rest) = self.forward.split_at_mut(place * count);
            let row = &mut rest[..count];
            row.copy_from_slice(&self.factors[place * count..(place + 1) * count]);
            if place > 0 {
                let before = &done[(place - 1) * count..];
                for (to, value) in row.iter_mut().enumerate() {
                    *value *= (0..count)
                        .map(|from| before[from] * transitions[from * count + to])
                        .sum::<f64>();
                }
            }
            let scale = row.iter().sum::<f64>().max(f64::MIN_POSITIVE);
            row.iter_mut().for_each(|value| *value /= scale);
            self.scales.push(scale);
        }
    }

    fn go_backward(&mut self, transitions: &[f64]) {
        let count = self.count;
        for place in (1..self.scales.len()).rev() {
            let (rest, later) = self.backward.split_at_mut(place * count);
            let factors = &self.factors[place * count..(place + 1) * count];
            let ends: Vec<f64> = factors
                .iter()
                .zip(later.iter())
                .map(|(factor, later)| factor * later / self.scales[place])
                .collect();
            for (from, value) in rest[(place - 1) * count..].iter_mut().enumerate() {
                *value = (0..count).map(|to| transitions[from * count + to] * ends[to]).sum();
            }
        }
    }
}
