//! Time to read and index a vocabulary, and to link a paper with it: `make bench`.

use std::io::{Cursor, Read};
use std::sync::Arc;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use etl::extract::{Context, EXTRACTORS, Settings, analyse};
use etl::read::Format;
use etl::skos::{Draft, Vocabulary};
use etl::text::Source;

#[path = "../tests/common/thesaurus.rs"]
mod thesaurus;

fn main() {
    divan::main();
}

const PAPER: &[u8] = include_bytes!("../input/lorenzen-clusters-localized-learning-and-policy.txt");

/// Labels of the vocabularies that are measured.
const SIZES: [usize; 2] = [100_000, 1_000_000];

fn turtle(labels: usize) -> Arc<[u8]> {
    Arc::from(thesaurus::thesaurus(labels).into_bytes())
}

fn read(text: &Arc<[u8]>) -> Draft {
    let mut draft = Draft::default();
    let open = || Ok(Box::new(Cursor::new(Arc::clone(text))) as Box<dyn Read>);
    draft.read("thesaurus.ttl", &open).expect("a vocabulary");
    draft
}

/// From Turtle to sorted labels.
#[divan::bench(args = SIZES, sample_count = 3)]
fn turtle_to_vocabulary(bencher: Bencher, labels: usize) {
    let text = turtle(labels);
    bencher.counter(ItemsCount::new(labels)).bench(|| Vocabulary::from(read(black_box(&text))));
}

/// From sorted labels to what finds those of one language.
#[divan::bench(args = SIZES, sample_count = 3)]
fn vocabulary_to_table(bencher: Bencher, labels: usize) {
    let text = turtle(labels);
    bencher
        .counter(ItemsCount::new(labels))
        .with_inputs(|| Vocabulary::from(read(&text)))
        .bench_values(|vocabulary| vocabulary.table(Some("en")).len());
}

/// The extractor of concepts without a vocabulary, and with small and large ones.
#[divan::bench(args = [0, SIZES[0], SIZES[1]], sample_count = 10)]
fn concepts_of_the_paper(bencher: Bencher, labels: usize) {
    let source = Source::new("paper.txt", PAPER);
    let document = Format::detect(&source).expect("a text").read(source);
    let analysis = analyse(&document);
    let vocabulary = (labels > 0).then(|| {
        let text = turtle(labels);
        Arc::new(Vocabulary::from(read(&text)))
    });
    let settings = Settings { vocabulary, ..Settings::default() };
    let context = Context { document: &document, analysis: &analysis, settings: &settings };
    let extractor = EXTRACTORS.iter().find(|one| one.name == "concepts").expect("an extractor");
    // The table of the language is made when the first paper comes.
    let _ = extractor.run(context);
    bencher.counter(BytesCount::new(PAPER.len())).bench(|| extractor.run(black_box(context)));
}
