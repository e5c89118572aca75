//! Time of each stage on the paper in `input/`, of references on a long bibliography, and of
//! claims on texts of several kinds: `make bench`.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use etl::extract::{Context, EXTRACTORS, LABELLED, Settings, analyse, extract};
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
    parsed("paper.txt", PAPER)
}

fn parsed(name: &str, bytes: &[u8]) -> Document {
    let source = Source::new(name, bytes);
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
    bencher
        .counter(BytesCount::new(PAPER.len()))
        .bench(|| extract(black_box(&document), &Settings::default()));
}

#[divan::bench]
fn findings_to_linked(bencher: Bencher) {
    let document = read();
    let findings = extract(&document, &Settings::default());
    bencher
        .counter(BytesCount::new(PAPER.len()))
        .with_inputs(|| findings.clone())
        .bench_values(|findings| resolve(black_box(&document), findings));
}

#[divan::bench]
fn linked_to_quads(bencher: Bencher) {
    let document = read();
    let linked = resolve(&document, extract(&document, &Settings::default()));
    let base = Base::default();
    bencher
        .counter(BytesCount::new(PAPER.len()))
        .bench(|| paper_quads(black_box(&document), black_box(&linked), &base));
}

/// Entries of the bibliography that is measured.
const ENTRIES: usize = 1_000;

/// Ways to print an entry; `#` becomes its number, which makes each unlike the others.
const STYLES: &[&str] = &[
    "Holt, A. B., Lind, C. & van der Berg, J. (19#). The height of salt marshes in four estuaries. \
     Journal of Coastal Research, #(3), 211–2#. https://doi.org/10.1000/jcr.#",
    "Müller Ö, Po U, Ng A, et al. Sand transport under oblique waves. Tides. 2004;#(7):11-20. \
     PMID: 10#00",
    "Krill, P (19#) Geography and salt, Cambridge MA: Tide Press.",
    "Berg, Ida: 'Learning from floods', in Nils Holm and Ada Lind (eds.), Towns by the sea, 2nd ed. \
     (Oslo: Salt Verlag, 19#), pp. #–1#.",
    "D. Okafor and R. Voss, “Dune models with $n=#$ grains,” in Proc. 3rd Conf. Sand Dyn., Bergen, \
     Norway, 20#, pp. 1–8.",
    "World Sand Organization. Annual report of dunes #. Geneva; 2010. Available from: \
     http://www.example.org/dunes/# [accessed 3 May 2011].",
];

/// A paper with a long bibliography, and with a pointer to each entry.
fn cited() -> Document {
    let entry = |number: usize| {
        let style = STYLES[number % STYLES.len()].replace('#', &(10 + number % 90).to_string());
        format!("[{number}] {style}\n\n")
    };
    let pointer =
        |number: usize| format!("Dunes move [{number}], as Holt (19{}) says. ", number % 90);
    let entries: String = (1..=ENTRIES).map(entry).collect();
    let pointers: String = (1..=ENTRIES).map(pointer).collect();
    let text = format!("Dunes\n\n{pointers}\n\nReferences\n\n{entries}");
    parsed("dunes.txt", text.as_bytes())
}

/// One extractor alone, in entries each second.
fn entries(bencher: Bencher, extractor: &str) {
    let document = cited();
    let analysis = analyse(&document);
    let settings = Settings::default();
    let context = Context { document: &document, analysis: &analysis, settings: &settings };
    let extractor = EXTRACTORS.iter().find(|one| one.name == extractor).expect("an extractor");
    let found = extractor.run(context);
    assert!(found.references.len() + found.citations.len() >= ENTRIES, "entries are missing");
    bencher.counter(ItemsCount::new(ENTRIES)).bench(|| extractor.run(black_box(context)));
}

/// The bibliography found, parted, labelled and typed.
#[divan::bench]
fn bibliography_to_references(bencher: Bencher) {
    entries(bencher, "references");
}

#[divan::bench]
fn text_to_citations(bencher: Bencher) {
    entries(bencher, "citations");
}

/// Reported speech, in bytes of text each second on one core.
mod claims {
    use super::*;

    /// Sentences of reports of debates, of news, and of papers that report nobody.
    const STYLES: &[&str] = &[
        "Ida Voss noted that salt marshes grow. Per Ek, however, disagreed with her, and held that \
         they may shrink in dry years. It was then asked whether the towns should pay. ",
        "“We have lost the dunes,” said Ida Voss, who runs the harbour of Lind. “Nobody told us.” \
         According to Per Ek, a spokesman for the port, it is too early to say why. ",
        "Marshes were sampled at four sites in June and July. Each core was cut into slices of two \
         centimetres, dried for a day and weighed. Salt was measured by conductivity. ",
    ];

    /// Bytes of the texts that are measured.
    const LENGTH: usize = 200_000;

    fn extractor(bencher: Bencher, document: &Document) {
        let analysis = analyse(document);
        let settings = Settings::default();
        let context = Context { document, analysis: &analysis, settings: &settings };
        let extractor = EXTRACTORS.iter().find(|one| one.name == "claims").expect("an extractor");
        bencher
            .counter(BytesCount::new(document.source().text().len()))
            .bench(|| extractor.run(black_box(context)));
    }

    #[divan::bench]
    fn of_the_paper(bencher: Bencher) {
        extractor(bencher, &read());
    }

    #[divan::bench(args = ["debate", "news", "methods"])]
    fn of_prose(bencher: Bencher, kind: &str) {
        let style = ["debate", "news", "methods"].iter().position(|one| *one == kind);
        let unit = STYLES[style.expect("a style")];
        let paragraphs = format!("{}\n\n", unit.repeat(5));
        let text = format!("Marshes\n\n{}", paragraphs.repeat(LENGTH / paragraphs.len()));
        extractor(bencher, &parsed("marshes.txt", text.as_bytes()));
    }

    /// One paragraph that is one sentence, far longer than anybody writes.
    #[divan::bench]
    fn of_one_sentence(bencher: Bencher) {
        let unit = "Ida Voss said that dunes move and ";
        let text = format!("Marshes\n\n{}so on.", unit.repeat(LENGTH / unit.len()));
        extractor(bencher, &parsed("marshes.txt", text.as_bytes()));
    }
}

/// What a labeller knows of each token: most of the time that labelling takes.
#[divan::bench]
fn affiliation_to_facts(bencher: Bencher) {
    const LINE: &str =
        "Department of Botany, Faculty of Science, University of Bergen, N-5007 Bergen, Norway";
    let task = LABELLED.iter().find(|task| task.name == "affiliations").expect("a task");
    bencher.counter(ItemsCount::new(1_usize)).bench(|| (task.read)(black_box(LINE)));
}
