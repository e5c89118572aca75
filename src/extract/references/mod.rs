//! Entries of the bibliography: what each one says of the work it names.
//!
//! Three steps that know nothing of each other's insides: the bibliography is
//! parted into entries ([`super::bibliography`]), a labeller says which
//! characters of an entry are which field ([`fields`]), and [`typed`] turns the
//! labelled characters into values. Another labeller can take the place of the
//! rules without a change elsewhere.
//!
//! In: `- Marshall, A (1920) Principles of economics, London: MacMillan.`
//! Out: one author, year 1920, title, place and publisher, type `book`.
//! Misses: entries without any punctuation between their fields, and fields of
//! scripts that have neither capitals nor spaces.

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{Confidence, Document, Evidence, Findings, NodeKind, Reference};

use crate::language::labeller::Labeller;
use crate::text::ArenaSpan;

use super::Context;
use super::bibliography::{self, Entry};
pub use labeller::REFERENCES;
use labels::Field;

mod fields;
mod labeller;
mod labels;
mod typed;

/// What evidence names as its source.
const RULE: &str = "references/fields";
/// Longer entries are kept as text only: they are no single entries.
const LONGEST: usize = 3_000;

/// Finds them.
pub fn extract(context: Context<'_>) -> Findings {
    let mut findings = Findings::default();
    let emphasis: Vec<_> = context.document.spans_of(NodeKind::Emphasis).collect();
    for entry in bibliography::entries(context.document) {
        let first = emphasis.partition_point(|span| span.end() <= entry.span.start());
        let inside = emphasis[first..].iter().take_while(|span| span.start() < entry.span.end());
        let ranges: Vec<_> = inside
            .map(|span| {
                let start = span.start().max(entry.span.start()) - entry.span.start();
                start..span.end().min(entry.span.end()) - entry.span.start()
            })
            .collect();
        let reference = read(context.document, &entry, &ranges);
        findings.diagnostics.extend(unparsed(context.document, &reference));
        findings.references.push(reference);
    }
    findings
}

/// Reads one entry; `emphasis` are the emphasised ranges of its text.
fn read(document: &Document, entry: &Entry, emphasis: &[std::ops::Range<usize>]) -> Reference {
    let text = document.text(entry.span);
    let evidence = |percent| Evidence::new(entry.span, RULE, Confidence::percent(percent));
    if text.len() > LONGEST {
        return Reference { label: entry.label.clone(), ..Reference::new(evidence(40)) };
    }
    let labels = fields::label(text, emphasis);
    let has = |field: Field| labels.iter().any(|one| one.field == field);
    let sure = match (has(Field::Title), has(Field::Date)) {
        (true, true) => 90,
        (false, false) => 40,
        _ => 70,
    };
    typed::reference(text, &labels, entry.label.clone(), evidence(sure))
}

/// Reads an entry that stands alone, by a labeller that is being measured; see `examples/train`.
#[must_use]
pub fn read_by(labeller: &Labeller, text: &str) -> Option<Reference> {
    let span = ArenaSpan::new(0, text.len());
    let evidence = || Evidence::new(span, RULE, Confidence::CERTAIN);
    let labels = labeller::label_by(labeller, text);
    (!text.is_empty()).then(|| typed::reference(text, &labels, None, evidence()))
}

fn unparsed(document: &Document, reference: &Reference) -> Option<Diagnostic> {
    let known = reference.title.is_some()
        || reference.container.is_some()
        || !reference.authors.is_empty()
        || reference.url.is_some();
    let trouble = Diagnostic::new(Code::UnparsedReference, "no field of this entry could be read")
        .help("the entry is kept as text");
    let place = document.origin(reference.evidence.span());
    (!known).then(|| place.map_or(trouble.clone(), |span| trouble.at(span)))
}
