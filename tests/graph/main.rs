//! What every graph of a paper must keep to, and one hand-joined paper pinned quad by quad.
//!
//! `ETL_UPDATE=1 cargo test --test graph` accepts what was made; read the difference first.

mod sample;
mod schema;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use etl::annotation::annotation_lines;
use etl::graph::{Base, QuadBatch, paper_quads};
use etl::paper::{Document, LinkedPaper};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
use oxigraph::store::Store;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn case() -> PathBuf {
    root().join("tests/fixtures/graph/conversation")
}

fn sample() -> (Document, LinkedPaper) {
    let document = sample::document(&fs::read(case().join("input.txt")).expect("an input"));
    let paper = sample::paper(&document);
    (document, paper)
}

fn batch() -> (Document, QuadBatch) {
    let (document, paper) = sample();
    let batch = paper_quads(&document, &paper, &Base::default());
    (document, batch)
}

fn check_pinned(name: &str, made: &str) {
    let path = case().join(name);
    if std::env::var_os("ETL_UPDATE").is_some() {
        fs::write(&path, made).expect("a fixture can be written");
    }
    let pinned = fs::read_to_string(&path).unwrap_or_default();
    for (number, (made, pinned)) in made.lines().zip(pinned.lines()).enumerate() {
        assert_eq!(made, pinned, "{name}:{}", number + 1);
    }
    assert_eq!(made.lines().count(), pinned.lines().count(), "{name} has other lines at its end");
}

/// The quads as lines, in the order of the alphabet.
fn sorted(batch: &QuadBatch) -> Vec<String> {
    let mut lines: Vec<String> = batch.quads().map(|quad| quad.to_string()).collect();
    lines.sort();
    lines
}

#[test]
fn quads_are_as_pinned() {
    let lines: String = sorted(&batch().1).iter().map(|quad| format!("{quad} .\n")).collect();
    check_pinned("quads.nq", &lines);
}

#[test]
fn annotations_are_as_pinned() {
    let (document, paper) = sample();
    let lines = annotation_lines(&document, &paper);
    check_pinned(
        "annotations.jsonl",
        &lines.iter().map(|line| format!("{line}\n")).collect::<String>(),
    );
}

#[test]
fn annotations_fit_their_schema() {
    let schema = schema::Schema::read(&root().join("docs/annotations.schema.json"));
    let (document, paper) = sample();
    let lines = annotation_lines(&document, &paper);
    let mut lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    // Those of the pinned papers too: plain text, Markdown and XML.
    for case in fs::read_dir(root().join("tests/fixtures/papers")).expect("a folder of papers") {
        let pinned = case.expect("a paper").path().join("annotations.jsonl");
        let pinned = fs::read_to_string(pinned).expect("pinned lines");
        lines.extend(pinned.lines().map(str::to_owned));
    }
    let mut kinds = BTreeSet::new();
    for line in lines {
        let line: serde_json::Value = serde_json::from_str(&line).expect("a line is JSON");
        schema.check(&line);
        kinds.insert(line["kind"].as_str().expect("a kind").to_owned());
    }
    assert!(kinds.iter().eq(etl::annotation::kinds()), "the papers have every kind: {kinds:?}");
}

#[test]
fn everything_is_named_by_a_valid_iri() {
    let (_, batch) = batch();
    for quad in batch.clone().into_quads() {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else {
            panic!("a blank node in {quad}")
        };
        let mut nodes = vec![subject.clone(), quad.predicate.clone()];
        match &quad.object {
            Term::NamedNode(object) => nodes.push(object.clone()),
            Term::Literal(_) => {}
            _ => panic!("a blank node in {quad}"),
        }
        for node in nodes {
            assert!(NamedNode::new(node.as_str()).is_ok(), "{node} is no IRI");
        }
        assert_eq!(quad.graph_name, batch.graph.clone().into());
    }
}

#[test]
fn two_runs_give_the_same() {
    assert_eq!(batch().1, batch().1);
}

#[test]
fn a_store_gives_back_what_it_was_given() {
    let (_, batch) = batch();
    let store = Store::new().expect("a store in memory");
    store.extend(batch.quads()).expect("quads are taken");
    let found = store.iter().map(|quad| quad.expect("quads are readable").to_string());
    let mut found: Vec<String> = found.collect();
    found.sort();
    assert_eq!(found, sorted(&batch));
}

#[test]
fn each_quad_is_there_once() {
    let lines = sorted(&batch().1);
    assert!(lines.is_sorted_by(|one, other| one < other));
}

#[test]
fn quotations_equal_their_source() {
    let (document, batch) = batch();
    let points: Vec<char> = document.source().text().chars().collect();
    let mut quotes: BTreeMap<String, String> = BTreeMap::new();
    for quad in batch.clone().into_quads() {
        let name = quad.predicate.as_str().strip_prefix("http://www.w3.org/ns/oa#");
        if let (Some(name @ ("exact" | "prefix" | "suffix")), Term::Literal(value)) =
            (name, &quad.object)
        {
            quotes.insert(format!("{} {name}", quad.subject), value.value().to_owned());
        }
    }
    assert!(!quotes.is_empty());
    for (key, value) in &quotes {
        let (selector, name) = key.split_once("> ").expect("two parts");
        let (_, place) = selector.rsplit_once('/').expect("a place");
        let (start, end) = place.split_once('-').expect("two numbers");
        let (start, end): (usize, usize) =
            (start.parse().expect("a number"), end.parse().expect("a number"));
        let expected: String = match name {
            "exact" => points[start..end].iter().collect(),
            "prefix" => points[start.saturating_sub(32)..start].iter().collect(),
            _ => points[end..points.len().min(end + 32)].iter().collect(),
        };
        assert_eq!(*value, expected, "{key}");
    }
}

#[test]
fn another_base_changes_names_only() {
    let (document, paper) = sample();
    let base = Base::parse("https://example.org/kg/").expect("a base");
    let other = paper_quads(&document, &paper, &base);
    let one = batch().1;
    assert_eq!(one.len(), other.len());
    let moved = sorted(&other).into_iter();
    let mut moved: Vec<String> =
        moved.map(|quad| quad.replace(base.as_str(), Base::default().as_str())).collect();
    moved.sort();
    assert_eq!(moved, sorted(&one));
}
