//! Learns the weights by which the reader of plain text gives headings their levels.
//!
//!     cargo run --release --example heading_levels -- OUT FOLDER...
//!
//! A folder is a collection of papers: `input/*.txt`, and `gold.jsonl` with a line for each
//! section: `doc`, the file; `start`, its first code point; `level`. Prints how many levels
//! are right when a collection is left out of learning, and when a ninth of all papers is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Parser;
use etl::read::{HeadingSample, learn_heading_levels};

/// Parts of all papers for the second check.
const PARTS: usize = 9;

/// Learns the levels of headings from papers.
#[derive(Parser)]
struct Arguments {
    /// Where the weights are written: src/read/text/levels/weights.tsv
    out: PathBuf,
    /// Collections of papers
    #[arg(required = true)]
    folders: Vec<PathBuf>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut papers: Vec<(usize, HeadingSample)> = Vec::new();
    for (set, folder) in arguments.folders.iter().enumerate() {
        papers.extend(read(folder)?.into_iter().map(|paper| (set, paper)));
    }
    for (set, folder) in arguments.folders.iter().enumerate() {
        let (right, all) = check(&papers, |_, other| other == set);
        println!("{}: {right} of {all} right, learned from the others", folder.display());
    }
    let parts = (0..PARTS).map(|part| check(&papers, |place, _| place % PARTS == part));
    let (right, all) = parts.fold((0, 0), |one, other| (one.0 + other.0, one.1 + other.1));
    println!("all: {right} of {all} right, in {PARTS} parts");
    let papers: Vec<HeadingSample> = papers.into_iter().map(|(_, paper)| paper).collect();
    let head = "# Features of headings and their weights, learned by examples/heading_levels.rs.\n";
    fs::write(&arguments.out, format!("{head}{}", learn_heading_levels(&papers)))
        .with_context(|| format!("cannot write {}", arguments.out.display()))
}

/// The papers of a collection, by name.
fn read(folder: &Path) -> Result<Vec<HeadingSample>> {
    let file = folder.join("gold.jsonl");
    let gold =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut levels: BTreeMap<String, BTreeMap<u64, u8>> = BTreeMap::new();
    for line in gold.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let level = row["level"].as_u64().and_then(|level| u8::try_from(level).ok());
        if let (Some(name), Some(start), Some(level)) =
            (row["doc"].as_str(), row["start"].as_u64(), level)
        {
            levels.entry(name.to_owned()).or_default().insert(start, level);
        }
    }
    let mut papers = Vec::new();
    for (name, levels) in levels {
        let text = fs::read_to_string(folder.join("input").join(&name))
            .with_context(|| format!("cannot read {name}"))?;
        papers.extend(HeadingSample::new(&text, &levels));
    }
    Ok(papers)
}

/// Learns from all papers but those left out, and tells how many levels of these are right.
fn check(
    papers: &[(usize, HeadingSample)],
    left_out: impl Fn(usize, usize) -> bool,
) -> (usize, usize) {
    let (mut tests, mut others) = (Vec::new(), Vec::new());
    for (place, (set, paper)) in papers.iter().enumerate() {
        if left_out(place, *set) { tests.push(paper) } else { others.push(paper.clone()) }
    }
    let weights = learn_heading_levels(&others);
    let figures = tests.iter().map(|paper| paper.check(&weights));
    figures.fold((0, 0), |one, other| (one.0 + other.0, one.1 + other.1))
}
