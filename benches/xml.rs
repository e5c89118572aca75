//! Time of reading XML, in bytes of files each second on one core: `make bench`.
//!
//! Reads the JATS and TEI of the folder named by `ETL_XML`, else the papers of the tests. Beside
//! `benches/lxml_rdflib.py` on the same folder, it says how much faster this is.

use std::path::{Path, PathBuf};
use std::{env, fs};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use etl::extract::{Settings, extract};
use etl::graph::{Base, paper_quads};
use etl::paper::Document;
use etl::read::Format;
use etl::resolve::resolve;
use etl::text::Source;

fn main() {
    divan::main();
}

/// Names and bytes of the papers, in order of their names.
fn papers() -> Vec<(String, Vec<u8>)> {
    let tests = || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/papers");
    let mut folders = vec![env::var_os("ETL_XML").map_or_else(tests, PathBuf::from)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of papers") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|end| end == "xml" || end == "nxml" || end == "tei")
            {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(!files.is_empty(), "no XML to read");
    let bytes = |path: PathBuf| fs::read(&path).expect("a readable file");
    files.into_iter().map(|path| (path.display().to_string(), bytes(path))).collect()
}

fn size(papers: &[(String, Vec<u8>)]) -> BytesCount {
    BytesCount::new(papers.iter().map(|(_, bytes)| bytes.len()).sum::<usize>())
}

fn parsed((name, bytes): &(String, Vec<u8>)) -> Document {
    let source = Source::new(name, bytes);
    let format = Format::detect(&source).expect("a format");
    format.read(source)
}

/// From bytes to words, structure and all that the markup states, each with its place.
#[divan::bench(sample_count = 5)]
fn xml_to_document(bencher: Bencher) {
    let papers = papers();
    bencher.counter(size(&papers)).bench(|| {
        papers.iter().map(|paper| parsed(black_box(paper)).stated().entries.len()).sum::<usize>()
    });
}

/// From bytes to quads, by some of the extractors.
fn quads(bencher: Bencher, only: &[&'static str]) {
    let papers = papers();
    let settings = Settings { only: only.to_vec(), ..Settings::default() };
    let base = Base::default();
    bencher.counter(size(&papers)).bench(|| {
        let quads = |paper| {
            let document = parsed(black_box(paper));
            let linked = resolve(&document, extract(&document, &settings));
            paper_quads(&document, &linked, &base).len()
        };
        papers.iter().map(quads).sum::<usize>()
    });
}

/// What lxml and rdflib are measured by: people, references and pointers.
#[divan::bench(sample_count = 5)]
fn xml_to_stated_quads(bencher: Bencher) {
    quads(bencher, &["people", "references", "citations"]);
}

/// Claims and concepts too.
#[divan::bench(sample_count = 5)]
fn xml_to_all_quads(bencher: Bencher) {
    quads(bencher, &[]);
}
