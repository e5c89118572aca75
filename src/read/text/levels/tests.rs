//! The levels of small papers, and how the weights come about.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::super::{arrange, plain_blocks};
use super::features::{Heading, headings};
use super::learn::{Paper, learn};
use super::model::Model;
use super::numbers::numbered_levels;
use super::*;

/// Papers in which a feature must be seen.
const ENOUGH: usize = 3;

fn prepared(words: &[&str], amount: usize) -> Vec<Heading> {
    let found: Vec<(String, usize)> =
        words.iter().map(|words| ((*words).to_owned(), amount)).collect();
    let words: Vec<String> = found.iter().map(|(words, _)| words.clone()).collect();
    headings(&found, &numbered_levels(&words))
}

#[test]
fn what_is_learned_is_used() {
    let paper = |word: &str| -> Paper {
        let one = format!("{word} TOWNS");
        let two = format!("{word} and trade");
        (prepared(&[&one, &two, &two, &one, &two], 900), vec![1, 2, 2, 1, 2])
    };
    let weights = learn(&[paper("SMALL"), paper("BIG"), paper("NEW")], 2);
    let (headings, right) = paper("OLD");
    assert_eq!(Model::parse(&weights).levels(&headings), right);
    assert_ne!(Model::parse("").levels(&headings), right);
}

/// Papers below `folder`: `input/*.txt` with the sections of `gold.jsonl`.
fn papers(folder: &Path) -> Vec<Paper> {
    let gold = fs::read_to_string(folder.join("gold.jsonl")).unwrap_or_default();
    let mut levels: BTreeMap<String, BTreeMap<u64, u8>> = BTreeMap::new();
    for row in gold.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
    {
        let (Some(name), Some(start), Some(level)) =
            (row["doc"].as_str(), row["start"].as_u64(), row["level"].as_u64())
        else {
            continue;
        };
        levels.entry(name.to_owned()).or_default().insert(start, level as u8);
    }
    levels
        .into_iter()
        .filter_map(|(name, levels)| paper(&folder.join("input").join(name), &levels))
        .collect()
}

fn paper(file: &Path, levels: &BTreeMap<u64, u8>) -> Option<Paper> {
    let text = fs::read_to_string(file).ok()?;
    let blocks = arrange(&text, Vec::new(), plain_blocks(&text, 0, &BTreeSet::new()));
    let top = levels.values().min()? - 1;
    let mut right = Vec::new();
    let mut places = Vec::new();
    for (place, block) in blocks.iter().enumerate().filter(|(_, block)| block.is_heading()) {
        let start = text[..block.span().start()].chars().count() as u64;
        if let Some(level) = levels.get(&start) {
            // Levels without a gap, as the reader gives them.
            right.push((level - top).min(right.last().map_or(1, |last| last + 1)));
            places.push(place);
        }
    }
    let headings = prepare(&text, &blocks, &places);
    (!right.is_empty()).then_some((headings, right))
}

fn right(model: &Model, papers: &[Paper]) -> (usize, usize) {
    let mut sums = (0, 0);
    for (headings, levels) in papers {
        let got = model.levels(headings);
        sums.0 += got.iter().zip(levels).filter(|(one, other)| one == other).count();
        sums.1 += levels.len();
    }
    sums
}

/// Learns from `papers` but those in `left_out`, and tells how many levels of these are right.
fn cross_check(
    papers: &[(usize, Paper)],
    left_out: impl Fn(usize, usize) -> bool,
) -> (usize, usize) {
    let (tests, others): (Vec<_>, Vec<_>) =
        papers.iter().enumerate().partition(|(place, (set, _))| left_out(*place, *set));
    let bare = |papers: Vec<(usize, &(usize, Paper))>| -> Vec<Paper> {
        papers.into_iter().map(|(_, (_, paper))| paper.clone()).collect()
    };
    right(&Model::parse(&learn(&bare(others), ENOUGH)), &bare(tests))
}

/// Learns `weights.tsv` anew from folders of papers, and tells how many levels are right in
/// each folder when it is left out of learning, and in all when a ninth of them is.
#[test]
#[ignore = "writes weights.tsv: ETL_PAPERS=FOLDER:FOLDER cargo test --release learn_weights -- --ignored --nocapture"]
fn learn_weights() {
    let folders = std::env::var("ETL_PAPERS").expect("ETL_PAPERS names folders of papers");
    let mut all: Vec<(usize, Paper)> = Vec::new();
    for (set, folder) in folders.split(':').enumerate() {
        all.extend(papers(Path::new(folder)).into_iter().map(|paper| (set, paper)));
    }
    for (set, folder) in folders.split(':').enumerate() {
        let (hits, headings) = cross_check(&all, |_, other| other == set);
        println!("{folder}: {hits} of {headings} levels right, learned from the others");
    }
    let parts = (0..9).map(|part| cross_check(&all, |place, _| place % 9 == part));
    let (hits, headings) = parts.fold((0, 0), |one, other| (one.0 + other.0, one.1 + other.1));
    println!("all: {hits} of {headings} levels right, in nine parts");
    let papers: Vec<Paper> = all.into_iter().map(|(_, paper)| paper).collect();
    let head = "# Features of headings and their weights, learned by the test `learn_weights`.\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/read/text/levels/weights.tsv");
    fs::write(file, format!("{head}{}", learn(&papers, ENOUGH)))
        .expect("the weights can be written");
}
