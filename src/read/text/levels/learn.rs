//! Learns the weights from papers whose levels are known: an averaged perceptron.

use std::collections::{BTreeMap, BTreeSet};

use super::features::Heading;
use super::model::{Model, names};

/// Rounds over all papers.
const ROUNDS: usize = 25;

/// One paper: its headings and their levels.
pub type Paper = (Vec<Heading>, Vec<u8>);

/// Lines of features and weights, for [`Model::parse`].
///
/// Features seen in fewer than `enough` papers are left out, and so are papers in which a
/// number or a known word tells another level than the right one.
pub fn learn(papers: &[Paper], enough: usize) -> String {
    let fits = |(headings, right): &&Paper| {
        let mut pairs = headings.iter().zip(right);
        pairs.all(|(heading, level)| heading.fixed.is_none_or(|fixed| fixed == *level))
    };
    let papers: Vec<&Paper> = papers.iter().filter(fits).collect();
    let known = known(&papers, enough);
    let mut weights: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    let mut steps = 1.0;
    for round in 0..ROUNDS {
        for place in 0..papers.len() {
            // Another order in each round, the same in each run.
            let (headings, right) = papers[(place * 7 + round) % papers.len()];
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

fn known(papers: &[&Paper], enough: usize) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (headings, levels) in papers {
        for name in names(headings, levels).into_iter().collect::<BTreeSet<_>>() {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= enough).map(|(name, _)| name).collect()
}

fn print<'n>(weights: impl Iterator<Item = (&'n String, f64)>) -> String {
    let mut lines = String::new();
    for (name, weight) in weights.filter(|(_, weight)| weight.abs() >= 0.005) {
        lines.push_str(&format!("{name}\t{weight:.2}\n"));
    }
    lines
}
