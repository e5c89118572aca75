//! Each stage pinned: one folder a case below `tests/fixtures/papers`, found by walking.
//!
//! A case is `input.txt`, `input.md`, `input.tei` or `input.xml` (JATS) and what each stage makes of it:
//! `document.txt` (the tree), `annotations.jsonl`, `quads.nq`. After a meant change run
//! `ETL_UPDATE=1 cargo test --test golden` and read the difference before accepting it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use etl::annotation::annotation_lines;
use etl::graph::Base;
use etl::paper::{Document, NodeId};
use etl::pipeline::{Paper, process_bytes};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/papers");
    let entries = fs::read_dir(root).expect("the folder of the cases");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "no cases");
    cases
}

fn paper(case: &Path) -> Paper {
    let names = ["input.txt", "input.md", "input.tei", "input.xml"];
    let name = names.into_iter().find(|name| case.join(name).exists());
    let name = name.unwrap_or_else(|| panic!("{} has no input", case.display()));
    let bytes = fs::read(case.join(name)).expect("an input");
    process_bytes(name, &bytes).unwrap_or_else(|failure| panic!("{}: {failure:?}", case.display()))
}

/// The tree, one node a line: kind, code points in the source, the beginning of its text.
fn tree(document: &Document) -> String {
    let depth = |mut id: NodeId| {
        let mut depth = 0;
        while let Some(parent) = document.node(id).parent {
            depth += 1;
            id = parent;
        }
        depth
    };
    let mut tree = String::new();
    for (id, node) in document.enumerate() {
        let place = document.code_points(node.span);
        let place = place.map_or_else(
            || "nowhere".to_owned(),
            |span| format!("{}-{}", span.start(), span.end()),
        );
        let text: String = document.text(node.span).chars().take(48).collect();
        let indent = "  ".repeat(depth(id));
        writeln!(tree, "{indent}{:?} {place} {:?}", node.kind, text).expect("a string takes all");
    }
    tree
}

fn annotations(paper: &Paper) -> String {
    annotation_lines(&paper.document, &paper.linked)
        .iter()
        .map(|line| format!("{line}\n"))
        .collect()
}

fn quads(paper: &Paper) -> String {
    let batch = paper.quads(&Base::default());
    let mut lines: Vec<String> = batch.quads().map(|quad| format!("{quad} .\n")).collect();
    lines.sort();
    lines.concat()
}

fn check(stage: &str, make: fn(&Paper) -> String) {
    let mut complaints = String::new();
    for case in cases() {
        let made = make(&paper(&case));
        let path = case.join(stage);
        if std::env::var_os("ETL_UPDATE").is_some() {
            fs::write(&path, &made).expect("a fixture can be written");
            continue;
        }
        let pinned = fs::read_to_string(&path).unwrap_or_default();
        if made != pinned {
            let line = made.lines().zip(pinned.lines()).position(|(made, pinned)| made != pinned);
            let line = line.unwrap_or_else(|| made.lines().count().min(pinned.lines().count()));
            writeln!(
                complaints,
                "{}:{}\n  pinned: {}\n  made:   {}",
                path.display(),
                line + 1,
                pinned.lines().nth(line).unwrap_or("(end)"),
                made.lines().nth(line).unwrap_or("(end)"),
            )
            .expect("a string takes all");
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}ETL_UPDATE=1 accepts what was made");
}

#[test]
fn documents_are_as_pinned() {
    check("document.txt", |paper| tree(&paper.document));
}

#[test]
fn annotations_are_as_pinned() {
    check("annotations.jsonl", annotations);
}

#[test]
fn quads_are_as_pinned() {
    check("quads.nq", quads);
}
