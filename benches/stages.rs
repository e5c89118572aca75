//! Time of each stage on the paper in `input/`: `make bench`.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use etl::extract::{LABELLED, analyse, extract};
use etl::graph::{Base, paper_quads};
use etl::paper::Document;
use etl::read::Format;
use etl::resolve::resolve;
use etl::text::Source;

fn main() {
    divan::main();
}

const PAPER: &[u8] = include_bytes!("../input/lorenzen-clusters-localized-learning-and-policy.txt");

fn read() -> Document {
    let source = Source::new("paper.txt", PAPER);
    let format = Format::detect(&source).expect("a text");
    format.read(source)
}

#[divan::bench]
fn source_to_document(bencher: Bencher) {
    bencher.counter(BytesCount::new(PAPER.len())).bench(read);
}

#[divan::bench]
fn document_to_sentences(bencher: Bencher) {
    let document = read();
    bencher.counter(BytesCount::new(PAPER.len())).bench(|| analyse(black_box(&document)));
}

#[divan::bench]
fn document_to_findings(bencher: Bencher) {
    let document = read();
    bencher.counter(BytesCount::new(PAPER.len())).bench(|| extract(black_box(&document)));
}

#[divan::bench]
fn findings_to_linked(bencher: Bencher) {
    let document = read();
    let findings = extract(&document);
    bencher
        .counter(BytesCount::new(PAPER.len()))
        .with_inputs(|| findings.clone())
        .bench_values(|findings| resolve(black_box(&document), findings));
}

#[divan::bench]
fn linked_to_quads(bencher: Bencher) {
    let document = read();
    let linked = resolve(&document, extract(&document));
    let base = Base::default();
    bencher
        .counter(BytesCount::new(PAPER.len()))
        .bench(|| paper_quads(black_box(&document), black_box(&linked), &base));
}

/// What a labeller knows of each token: most of the time that labelling takes.
#[divan::bench]
fn affiliation_to_facts(bencher: Bencher) {
    const LINE: &str =
        "Department of Botany, Faculty of Science, University of Bergen, N-5007 Bergen, Norway";
    let task = LABELLED.iter().find(|task| task.name == "affiliations").expect("a task");
    bencher.counter(ItemsCount::new(1_usize)).bench(|| (task.read)(black_box(LINE)));
}
