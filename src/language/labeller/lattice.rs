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
    /// The factors with rows and columns swapped.
    turned: Vec<f64>,
}

impl Transitions {
    /// Transitions between `count` labels; `scores` holds a row for each label left.
    #[must_use]
    pub fn new(count: usize, mut scores: Vec<f64>) -> Self {
        scores.resize(count * count, 0.0);
        let factors: Vec<f64> = scores.iter().map(|score| score.exp()).collect();
        let place = |at: usize| (at % count.max(1)) * count + at / count.max(1);
        let turned = (0..factors.len()).map(|at| factors[place(at)]).collect();
        Self { count, scores, factors, turned }
    }
}

/// The labels with the highest total score. Of equals the label listed first wins.
#[must_use]
pub fn best_path(states: &[f64], transitions: &Transitions) -> Vec<usize> {
    let count = transitions.count;
    if count == 0 || states.len() < count {
        return Vec::new();
    }
    // The best score of a path that ends here, for each label at each place.
    let mut scores = states.to_vec();
    for at in (count..states.len() - states.len() % count).step_by(count) {
        let (done, rest) = scores.split_at_mut(at);
        reach(&done[at - count..], transitions, &states[at..at + count], &mut rest[..count]);
    }
    let mut rows = scores.chunks_exact(count).rev();
    let mut path: Vec<usize> =
        rows.next().map(|row| highest(row.iter().copied())).into_iter().collect();
    for row in rows {
        let to = path[path.len() - 1];
        let origins = row.iter().enumerate();
        path.push(highest(origins.map(|(from, s)| s + transitions.scores[from * count + to])));
    }
    path.reverse();
    path
}

/// The best scores one place further on.
fn reach(before: &[f64], transitions: &Transitions, states: &[f64], next: &mut [f64]) {
    next.fill(f64::NEG_INFINITY);
    for (score, row) in before.iter().zip(transitions.scores.chunks_exact(next.len())) {
        for (best, between) in next.iter_mut().zip(row) {
            let reached = score + between;
            *best = if reached > *best { reached } else { *best };
        }
    }
    next.iter_mut().zip(states).for_each(|(score, state)| *score += state);
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
        marginals.go_backward(&transitions.turned);
        marginals.log_total += marginals.scales.iter().map(|scale| scale.ln()).sum::<f64>();
        marginals
    }

    /// Probability of a label at a place.
    #[must_use]
    pub fn node(&self, place: usize, label: usize) -> f64 {
        let at = place * self.count + label;
        (self.forward[at] * self.backward[at]).clamp(0.0, 1.0)
    }

    /// Probability of each label at a place.
    pub fn nodes(&self, place: usize) -> impl Iterator<Item = f64> {
        (0..self.count).map(move |label| self.node(place, label))
    }

    /// Logarithm of the sum over all paths.
    #[must_use]
    pub fn log_total(&self) -> f64 {
        self.log_total
    }

    /// Adds how often each transition is expected to `sums`.
    pub fn add_transitions(&self, transitions: &Transitions, sums: &mut [f64]) {
        let count = self.count;
        let mut ends = vec![0.0; count];
        for place in 1..self.scales.len() {
            let here = place * count;
            for (to, end) in ends.iter_mut().enumerate() {
                *end = self.factors[here + to] * self.backward[here + to] / self.scales[place];
            }
            let before = &self.forward[here - count..here];
            for (from, before) in before.iter().enumerate() {
                let row = from * count..(from + 1) * count;
                let factors = &transitions.factors[row.clone()];
                for ((sum, factor), end) in sums[row].iter_mut().zip(factors).zip(&ends) {
                    *sum += before * factor * end;
                }
            }
        }
    }

    fn go_forward(&mut self, transitions: &[f64]) {
        let count = self.count;
        let mut reached = vec![0.0; count];
        for place in 0..self.factors.len() / count {
            let (done, rest) = self.forward.split_at_mut(place * count);
            let row = &mut rest[..count];
            row.copy_from_slice(&self.factors[place * count..(place + 1) * count]);
            if place > 0 {
                multiply(&mut reached, &done[(place - 1) * count..], transitions);
                row.iter_mut().zip(&reached).for_each(|(value, reached)| *value *= reached);
            }
            let scale = row.iter().sum::<f64>().max(f64::MIN_POSITIVE);
            row.iter_mut().for_each(|value| *value /= scale);
            self.scales.push(scale);
        }
    }

    fn go_backward(&mut self, turned: &[f64]) {
        let count = self.count;
        let mut ends = vec![0.0; count];
        for place in (1..self.scales.len()).rev() {
            let (rest, later) = self.backward.split_at_mut(place * count);
            let factors = &self.factors[place * count..(place + 1) * count];
            for ((end, factor), later) in ends.iter_mut().zip(factors).zip(later.iter()) {
                *end = factor * later / self.scales[place];
            }
            multiply(&mut rest[(place - 1) * count..], &ends, turned);
        }
    }
}

/// The product of a row and a matrix.
fn multiply(product: &mut [f64], row: &[f64], matrix: &[f64]) {
    product.fill(0.0);
    for (value, factors) in row.iter().zip(matrix.chunks_exact(product.len().max(1))) {
        product.iter_mut().zip(factors).for_each(|(sum, factor)| *sum += value * factor);
    }
}
