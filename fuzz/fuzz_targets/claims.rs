//! Any mixture of names, cues, marks and other text: claims that the text bears out.
#![no_main]

use etl::extract::{Context, EXTRACTORS, Settings, analyse};
use etl::read::Format;
use etl::text::{ArenaSpan, Source};
use libfuzzer_sys::fuzz_target;

/// What a fuzzer would seldom spell by itself.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "Ada Holt", "Lind", "she", "we", "some", "most participants", "nobody", "Holt (1999)",
    "(Lind 2001)", "this paper", "the view of", "the claim", "in her words", "said", "argued",
    "noted", "asked", "agreed", "disagreed", "objected", "suggested", "was asked by", "replied",
    "according to", "as noted by", "pointed out", "it was", "there was", "that", "whether", "why",
    "with", "to", "and", "or", "but", "not", "may", "should", "perhaps", "however", "dunes",
    "stay", "move slowly", ",", ".", ":", ";", "?", "!", "–", "\"", "'", "“", "”", "‘", "’", "«",
    "»", "„", "(", ")", "[", "]", "…", "\n", "\n\n",
];

fuzz_target!(|parts: Vec<(u8, &str)>| {
    let piece = |(number, other): &(u8, &str)| {
        PIECES.get(usize::from(*number)).map_or((*other).to_owned(), |piece| format!("{piece} "))
    };
    let text: String = parts.iter().map(piece).collect();
    let source = Source::new("a.txt", format!("Dunes\n\n{text}\n").as_bytes());
    let Some(format) = Format::detect(&source) else { return };
    let document = format.read(source);
    let analysis = analyse(&document);
    let settings = Settings::default();
    let context = Context { document: &document, analysis: &analysis, settings: &settings };
    let extractor = EXTRACTORS.iter().find(|one| one.name == "claims").expect("an extractor");
    let found = extractor.run(context);
    assert_eq!(found, extractor.run(context));
    let words = |span: ArenaSpan| document.arena().get(span.range()).unwrap_or_default().trim();
    for (index, claim) in found.claims.iter().enumerate() {
        let spans = claim.content.iter().chain(&claim.source).chain(&claim.cue);
        for span in spans.chain(&claim.sources).chain([&claim.sentence]) {
            assert!(!words(*span).is_empty(), "{span:?} has no words: {claim:?}");
        }
        let mut told = claim.source.iter().chain(&claim.cue);
        assert!(told.all(|span| claim.sentence.contains(*span)), "{claim:?} leaves its sentence");
        // A quotation may begin in sentences before the one that names its speaker.
        let mut ordered = claim.content.windows(2);
        assert!(ordered.all(|two| two[0].end() <= two[1].start()), "{claim:?} is out of order");
        let within = |part: &ArenaSpan| claim.source.is_some_and(|source| source.contains(*part));
        assert!(claim.sources.iter().all(within), "{claim:?} has parts of no source");
        assert!(claim.continues.is_none_or(|before| before < index), "{claim:?}");
    }
});
