//! What holds for every paper that was read from XML, well formed or not: used by the properties
//! and by the fuzzer.

use etl::annotation::annotation_lines;
use etl::paper::{Document, Stated, StatedName};
use etl::pipeline::{Paper, process_bytes};
use etl::text::ArenaSpan;

/// Reads bytes as the file `name` and checks what came of them.
///
/// # Panics
/// When the program failed on them, or what it found does not stand in the file.
#[track_caller]
pub fn check_xml(name: &str, bytes: &[u8]) {
    let paper = match process_bytes(name, bytes) {
        Ok(paper) => paper,
        Err(failure) => {
            let told = failure.diagnostic;
            return assert_ne!(told.code.as_str(), "E0004", "{}", told.message);
        }
    };
    check_nodes(&paper.document);
    for span in stated_spans(paper.document.stated()) {
        check_span(&paper.document, span);
        assert!(!paper.document.text(span).trim().is_empty(), "{span:?} has no words");
    }
    check_stated_numbers(paper.document.stated());
    for trouble in paper.document.diagnostics() {
        let text = paper.document.source().text();
        assert!(trouble.span.is_none_or(|span| text.get(span.range()).is_some()), "{trouble:?}");
        assert!(trouble.message.len() < 1_000, "{trouble:?}");
    }
    check_lines(&paper);
}

/// A span stands on boundaries of the arena, and came from inside the file.
#[track_caller]
fn check_span(document: &Document, span: ArenaSpan) {
    assert!(document.arena().get(span.range()).is_some(), "{span:?} cuts a character");
    let source = document.source();
    let Some(origin) = document.origin(span) else { return };
    assert!(source.text().get(origin.range()).is_some(), "{origin:?} cuts a character");
    if document.is_copied(span) {
        assert_eq!(document.text(span), source.slice(origin));
    }
    if let Some(bytes) = source.file_bytes(origin) {
        assert!(bytes.start <= bytes.end && bytes.end as u64 <= source.size(), "{bytes:?}");
    }
}

fn check_nodes(document: &Document) {
    for node in document.nodes() {
        check_span(document, node.span);
        if let Some(parent) = node.parent {
            assert!(document.node(parent).span.contains(node.span), "{node:?} leaves its parent");
        }
    }
}

/// What is stated points only at what is there.
fn check_stated_numbers(stated: &Stated) {
    for one in &stated.contributors {
        assert!(one.affiliations.iter().all(|at| *at < stated.affiliations.len()), "{one:?}");
        assert!(one.member_of.is_none_or(|at| at < stated.contributors.len()), "{one:?}");
    }
    for pointer in &stated.pointers {
        assert!(pointer.targets.iter().all(|at| *at < stated.entries.len()), "{pointer:?}");
    }
}

fn stated_spans(stated: &Stated) -> impl Iterator<Item = ArenaSpan> {
    let name = |name: &StatedName| {
        [Some(name.span), name.given, name.family, name.prefix, name.suffix].into_iter().flatten()
    };
    let contributors = stated.contributors.iter().flat_map(move |one| {
        let listed = [&one.role_words, &one.degrees, &one.emails, &one.homepages];
        name(&one.name).chain(one.orcid).chain(listed.into_iter().flatten().copied())
    });
    let affiliations = stated
        .affiliations
        .iter()
        .flat_map(|one| one.parts.iter().map(|(_, span)| *span).chain(one.ror).chain([one.span]));
    let entries = stated.entries.iter().flat_map(move |one| {
        let makers = one.makers.iter().flat_map(move |(_, maker)| name(maker));
        let fields = one.fields.iter().map(|(_, span)| *span);
        makers.chain(fields).chain(one.label).chain([one.span])
    });
    let others = stated.pointers.iter().map(|one| one.span);
    let others = others.chain(stated.keywords.iter().map(|one| one.span));
    let awards = stated
        .awards
        .iter()
        .flat_map(|one| one.numbers.iter().copied().chain(one.funder).chain(one.funder_id));
    contributors.chain(affiliations).chain(entries).chain(others).chain(awards)
}

/// Annotation lines lie inside the text and the file.
fn check_lines(paper: &Paper) {
    let length = paper.document.arena().chars().count() as u64;
    let size = paper.document.source().size();
    for line in annotation_lines(&paper.document, &paper.linked) {
        let line = serde_json::to_value(&line).expect("a line is JSON");
        for (from, to, most) in [("start", "end", length), ("source_start", "source_end", size)] {
            if let (Some(start), Some(end)) = (line[from].as_u64(), line[to].as_u64()) {
                assert!(start <= end && end <= most, "{line}");
            }
        }
    }
}
