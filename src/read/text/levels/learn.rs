//! Learns the weights from papers whose levels are known: an averaged perceptron.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{arrange, plain};
use super::features::Heading;
use super::model::{Model, names};
use super::prepare;

/// Rounds over all papers.
const ROUNDS: usize = 25;

/// Papers in which a feature must be seen.
const ENOUGH: usize = 3;

/// The headings of a paper whose levels are known.
#[derive(Clone, Debug)]
pub struct HeadingSample {
    headings: Vec<Heading>,
    levels: Vec<u8>,
}

impl HeadingSample {
    /// The headings that are found in a plain text, with the known level of those that begin
    /// at these code points; nothing without any.
    #[must_use]
    pub fn new(text: &str, known: &BTreeMap<u64, u8>) -> Option<Self> {
        let body = plain(text, 0, &BTreeSet::new());
        let blocks = arrange(text, Vec::new(), body);
        let top = known.values().min()?.saturating_sub(1);
        let mut levels = Vec::new();
        let mut places = Vec::new();
        let (mut at, mut points) = (0, 0);
        for (place, block) in blocks.iter().enumerate().filter(|(_, block)| block.is_heading()) {
            let start = block.span().start();
            points += text[at..start].chars().count() as u64;
            at = start;
            if let Some(level) = known.get(&points) {
                // Levels without a gap, as the reader gives them.
                levels.push((level - top).min(levels.last().map_or(1, |last| last + 1)));
                places.push(place);
            }
        }
        let headings = prepare(text, &blocks, &places);
        (!levels.is_empty()).then_some(Self { headings, levels })
    }

    #[cfg(test)]
    /// Headings made by hand.
    pub fn of(headings: Vec<Heading>, levels: Vec<u8>) -> Self {
        Self { headings, levels }
    }

    /// How many levels the weights get right, and how many there are.
    #[must_use]
    pub fn check(&self, weights: &str) -> (usize, usize) {
        let got = Model::parse(weights).levels(&self.headings);
        let right = got.iter().zip(&self.levels).filter(|(one, other)| one == other).count();
        (right, self.levels.len())
    }

    /// Whether no number or known word tells another level than the right one.
    fn fits(&self) -> bool {
        let mut pairs = self.headings.iter().zip(&self.levels);
        pairs.all(|(heading, level)| heading.fixed.is_none_or(|fixed| fixed == *level))
    }
}

/// Learns from papers: lines of features and their weights.
///
/// Features seen in few papers are left out, and so are papers whose numbers mislead.
#[must_use]
pub fn learn_heading_levels(papers: &[HeadingSample]) -> String {
    let papers: Vec<&HeadingSample> = papers.iter().filter(|paper| paper.fits()).collect();
    let known = known(&papers);
    let mut weights: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let mut steps = 1.0;
    for round in 0..ROUNDS {
        for place in 0..papers.len() {
            // Another order in each round, the same in each run.
            let HeadingSample { headings, levels: right } =
                papers[(place * 7 + round) % papers.len()];
            let model = Model::parse(&print(weights.iter().map(|(name, (now, _))| (name, *now))));
            let got = model.levels(headings);
            let wrong = got.iter().zip(right).filter(|(one, other)| one != other).count();
            let size = (wrong as f64).sqrt().max(1.0);
            for (levels, by) in [(right, 1.0 / size), (&got, -1.0 / size)] {
                let shown = names(headings, levels).into_iter();
                for name in shown.filter(|name| wrong > 0 && known.contains(name)) {
                    let weight = weights.entry(name).or_default();
                    weight.0 += by;
                    weight.1 += by * steps;
                }
            }
            steps += 1.0;
        }
    }
    print(weights.iter().map(|(name, (now, sum))| (name, now - sum / steps)))
}

fn known(papers: &[&HeadingSample]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for HeadingSample { headings, levels } in papers {
        for name in names(headings, levels).into_iter().collect::<BTreeSet<_>>() {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= ENOUGH).map(|(name, _)| name).collect()
}

fn print<'n>(weights: impl Iterator<Item = (&'n String, f64)>) -> String {
    let mut lines = String::new();
    for (name, weight) in weights.filter(|(_, weight)| weight.abs() >= 0.005) {
        lines.push_str(&format!("{name}\t{weight:.2}\n"));
    }
    lines
}
