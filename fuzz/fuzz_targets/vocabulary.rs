//! Any bytes as a vocabulary, any text linked with one: no circle, no mention without words.
#![no_main]

use std::io::{Cursor, Read};
use std::sync::Arc;

use etl::extract::{Context, EXTRACTORS, Settings, analyse};
use etl::read::Format;
use etl::skos::{Draft, Vocabulary};
use etl::text::Source;
use libfuzzer_sys::fuzz_target;

const ENDINGS: &[&str] = &["ttl", "nt", "nq", "trig", "n3", "rdf", "jsonld", "gz"];

fn vocabulary(ending: &str, bytes: &[u8]) -> Option<Vocabulary> {
    let mut draft = Draft::default();
    let open = || Ok(Box::new(Cursor::new(bytes.to_vec())) as Box<dyn Read>);
    draft.read(&format!("a.{ending}"), &open).ok()?;
    Some(Vocabulary::from(draft))
}

/// Labels and links as a vocabulary, so that most inputs get past the parser.
fn made(labels: &[(u8, &str, u8)]) -> String {
    const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
    let line = |(concept, label, other): &(u8, &str, u8)| {
        let kind = ["prefLabel", "altLabel", "hiddenLabel"][usize::from(*other) % 3];
        let language = ["", "@en", "@de", "@ja"][usize::from(*concept) % 4];
        let label: String =
            label.chars().filter(|c| c.is_alphanumeric() || " ,-.()".contains(*c)).collect();
        format!(
            "<urn:c:{}> <{SKOS}{kind}> \"{label}\"{language} ; <{SKOS}broader> <urn:c:{}> .\n",
            concept % 16,
            other % 16
        )
    };
    labels.iter().map(line).collect()
}

fuzz_target!(|input: (u8, &[u8], Vec<(u8, &str, u8)>, &str)| {
    let (ending, bytes, labels, text) = input;
    let _ = vocabulary(ENDINGS[usize::from(ending) % ENDINGS.len()], bytes);
    let Some(vocabulary) = vocabulary("ttl", made(&labels).as_bytes()) else { return };
    let words: String = labels.iter().map(|(_, label, _)| format!("{label} ")).collect();
    let source = Source::new("a.txt", format!("Dunes\n\n{words}\n\n{text}\n").as_bytes());
    let Some(format) = Format::detect(&source) else { return };
    let document = format.read(source);
    let analysis = analyse(&document);
    let settings = Settings { vocabulary: Some(Arc::new(vocabulary)), ..Settings::default() };
    let context = Context { document: &document, analysis: &analysis, settings: &settings };
    let extractor = EXTRACTORS.iter().find(|one| one.name == "concepts").expect("an extractor");
    let found = extractor.run(context);
    assert_eq!(found, extractor.run(context));
    for concept in &found.concepts {
        assert!(!concept.label.is_empty() && !concept.mentions.is_empty(), "{concept:?}");
        assert!(concept.mentions.windows(2).all(|two| two[0].end() <= two[1].start()));
        for span in &concept.mentions {
            assert!(
                document.arena().get(span.range()).is_some_and(|words| !words.trim().is_empty())
            );
        }
    }
    let broader = |it: &etl::paper::Concept| it.broader.iter().map(|it| it.concept).collect();
    let mut above: Vec<Vec<usize>> = found.concepts.iter().map(broader).collect();
    // Concepts with nothing above them are taken off until none is left: so there is no circle.
    while let Some(top) = above.iter().position(Vec::is_empty) {
        above[top] = vec![usize::MAX];
        above.iter_mut().for_each(|broader| broader.retain(|other| *other != top));
    }
    assert!(above.iter().all(|broader| broader[..] == [usize::MAX]));
});
