//! How much of a concept a candidate is.
//!
//! Each sign of a concept (use, title, headings, definition, …) is taken as a
//! chance between 0 and 1, and the chances are joined as if they were independent:
//! `1 - (1 - a)(1 - b)…`. So the score stays between 0 and 1 and means the same in
//! every paper.

use super::candidates::{Candidate, Candidates, Key};
use super::lines::Weight;

/// Least score of a concept when the settings give none. Set by hand: whole lists of two papers and the heads of the lists of
/// some twenty more, in economics, health and biology, were read. Phrases used twice lie around it.
pub const THRESHOLD: f64 = 0.36;

/// Fewest finds of a candidate without a title, keyword, definition or mark to speak for it.
const FEWEST: usize = 2;
const FEWEST_SINGLE: usize = 3;

/// What is left of the score of a single word, which says less than two words do.
const SINGLE: f64 = 0.88;
/// What is left of the score of a word of general use.
const HALF_GENERAL: f64 = 0.65;

/// What else speaks for a candidate.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// Tokens of the whole text.
    pub tokens: usize,
    /// The text defines it.
    pub defined: bool,
    /// The text gives an acronym for it.
    pub abbreviated: bool,
}

/// The score of a candidate between 0 and 1; 0 when it cannot be a concept.
pub fn score(key: &Key, candidate: &Candidate, all: &Candidates, signs: Signs) -> f64 {
    let single = key.len() == 1;
    if candidate.general || !is_used_enough(single, candidate, signs) {
        return 0.0;
    }
    let mut chances = vec![frequency(key, candidate, all, signs.tokens), spread(candidate)];
    let marks = [
        (candidate.weights.contains(&Weight::Title), 0.4),
        (candidate.weights.contains(&Weight::Keywords), 0.8),
        (candidate.weights.contains(&Weight::Heading), 0.25),
        (candidate.weights.contains(&Weight::Abstract), 0.2),
        (candidate.quoted > 0, 0.17),
        (candidate.emphasised > 0, 0.15),
        (signs.defined, 0.25),
        (signs.abbreviated, 0.15),
        (candidate.relational && !candidate.joined, 0.13),
        (candidate.compound && !candidate.joined && candidate.count() > 1, 0.07),
        (candidate.abstract_noun, 0.13),
    ];
    chances.extend(marks.into_iter().filter(|(holds, _)| *holds).map(|(_, chance)| chance));
    let doubt: f64 = chances.iter().map(|chance| 1.0 - chance).product();
    let score = 1.0 - doubt;
    let score = if key.len() == 1 { score * SINGLE } else { score };
    if candidate.half_general { score * HALF_GENERAL } else { score }
}

/// Whether the text uses the candidate often enough for what speaks for it.
fn is_used_enough(single: bool, candidate: &Candidate, signs: Signs) -> bool {
    let opens: usize = candidate.opens.values().sum();
    let count = candidate.count().saturating_sub(opens);
    let seen = count + if single { candidate.inside / 2 } else { candidate.inside };
    let told = candidate.weights.first().is_some_and(|weight| *weight <= Weight::Keywords)
        || signs.defined
        || signs.abbreviated
        || candidate.quoted > 0 && !single;
    let shown =
        candidate.quoted + candidate.emphasised > 0 || candidate.weights.contains(&Weight::Heading);
    let fewest = match (single, candidate.joined) {
        _ if told => 1,
        (true, false) if shown => FEWEST,
        (true, _) | (_, true) => FEWEST_SINGLE,
        _ => FEWEST,
    };
    count > 0 && seen >= fewest
}

/// The C-value of the candidate, against the length of the text.
fn frequency(key: &Key, candidate: &Candidate, all: &Candidates, tokens: usize) -> f64 {
    let longer = candidate.longer.iter().filter_map(|key| all.get(key)).map(Candidate::count);
    let (kinds, inside) =
        longer.fold((0usize, 0usize), |(kinds, sum), count| (kinds + 1, sum + count));
    let opens: usize = candidate.opens.values().filter(|count| **count >= FEWEST_SINGLE).sum();
    let own = candidate.count().saturating_sub(opens) as f64 + candidate.inside as f64 / 2.0;
    let own = if kinds == 0 { own } else { own - inside as f64 / kinds as f64 };
    let weight = (1.0 + key.len() as f64).log2() * own.max(0.0);
    let half = 3.0 + tokens as f64 / 4000.0;
    0.75 * weight / (weight + half)
}

fn spread(candidate: &Candidate) -> f64 {
    let others = candidate.sections.len().saturating_sub(1) as f64;
    0.3 * others / (others + 3.0)
}
