//! How much of a concept a candidate is.
//!
//! A logistic model of its features gives a number between 0 and 1 that means the same in every
//! paper. What makes a term differs between an abstract, where one mention has to do, and a whole
//! paper, so there are weights for both (`data/weights.tsv`), and a text between gets a share of
//! each.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::data_lines;

use super::candidates::{Candidate, Candidates};
use super::features::{Signs, features};

/// Least score of a concept, unless the settings say another.
pub const THRESHOLD: f64 = 0.08;

/// A text of so many tokens or fewer is taken for an abstract.
const ABSTRACT: f64 = 500.0;
/// A text of so many tokens or more is taken for a paper.
const PAPER: f64 = 2500.0;

/// Weights of a feature in abstracts and in papers.
type Weights = (f64, f64);

static WEIGHTS: LazyLock<HashMap<&str, Weights>> = LazyLock::new(|| {
    let weights = |line: &'static str| {
        let mut fields = line.split('\t');
        let name = fields.next()?;
        Some((name, (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?)))
    };
    data_lines(include_str!("data/weights.tsv")).filter_map(weights).collect()
});

/// The score of a candidate between 0 and 1; 0 when it cannot be a concept.
pub fn score(candidate: &Candidate, all: &Candidates, signs: Signs) -> f64 {
    if candidate.shape.is_general_word() || candidate.count() == 0 || is_mere_name(candidate) {
        return 0.0;
    }
    let long = length(signs.tokens);
    let weighted = features(candidate, all, signs).map(|(name, value)| {
        let (short_weight, long_weight) = WEIGHTS.get(name).copied().unwrap_or_default();
        value * (short_weight * (1.0 - long) + long_weight * long)
    });
    let sum: f64 = weighted.sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Whether a candidate may be the name of anybody or anything: those that are terms are used again,
/// and before nouns too ("Java", "Java program").
fn is_mere_name(candidate: &Candidate) -> bool {
    candidate.shape.only_named && (candidate.count() < 2 || candidate.inside == 0)
}

/// How much of a paper rather than an abstract a text of so many tokens is.
fn length(tokens: usize) -> f64 {
    let tokens = (tokens.max(1) as f64).clamp(ABSTRACT, PAPER);
    (tokens / ABSTRACT).ln() / (PAPER / ABSTRACT).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_its_weights() {
        let candidate = Candidate { whole: 1, ..Candidate::default() };
        let names: Vec<&str> = features(&candidate, &Candidates::new(), Signs::default())
            .map(|(name, _)| name)
            .collect();
        for name in &names {
            assert!(WEIGHTS.contains_key(name), "{name}");
        }
        assert_eq!(names.len(), WEIGHTS.len());
    }

    #[test]
    fn use_counts_for_a_candidate() {
        let signs = Signs { tokens: 5000, sections: 5, ..Signs::default() };
        let used = |whole: usize| {
            let reach = Some((100, 100 + whole));
            let candidate = Candidate { whole, reach, ..Candidate::default() };
            score(&candidate, &Candidates::new(), signs)
        };
        assert!(used(1) < used(4) && used(4) < used(20));
        assert!((score(&Candidate::default(), &Candidates::new(), signs)).abs() < f64::EPSILON);
    }

    #[test]
    fn length_runs_from_abstracts_to_papers() {
        assert!(length(10).abs() < f64::EPSILON && (length(90_000) - 1.0).abs() < f64::EPSILON);
        assert!(length(1000) > 0.3 && length(1000) < 0.6);
    }
}
