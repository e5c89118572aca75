//! Entries of the bibliography: what each one says of the work it names.
//!
//! Three steps that know nothing of each other's insides: the bibliography is
//! parted into entries ([`super::bibliography`]), a conditional random field says which
//! characters of an entry are which field ([`labeller`]), and [`typed`] turns the labelled
//! characters into values. What the source states of an entry is taken as it is ([`stated`]).
//!
//! In: `- Marshall, A (1920) Principles of economics, London: MacMillan.`
//! Out: one author, year 1920, title, place and publisher, type `book`.
//! Misses: what is printed in no field of its own, and most of scripts without capitals.

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{
    Confidence, Document, Evidence, Findings, Node, NodeId, Reference, SectionRole, StatedEntry,
};

use crate::language::labeller::Labeller;
use crate::text::ArenaSpan;

use super::Context;
use super::bibliography::{self, Entry};
pub use labeller::REFERENCES;
use labels::{Labelled, Labels};

mod labeller;
mod labels;
mod stated;
mod typed;

/// What evidence names as its source.
const RULE: &str = "references/fields";
/// How sure an entry is of which nothing was read.
const UNREAD: Confidence = Confidence::percent(40);
/// Longer entries are kept as text only: they are no single entries.
const LONGEST: usize = 3_000;

/// Finds them.
pub fn extract(context: Context<'_>) -> Findings {
    let mut findings = Findings::default();
    let stated = &context.document.stated().entries;
    for (place, entry) in bibliography::entries(context.document).into_iter().enumerate() {
        let mut reference = match stated.get(place).filter(|one| stated::says_anything(one)) {
            Some(stated) => read_stated(context.document, stated, &entry),
            None => read(context.document, &entry),
        };
        let before = findings.references.last();
        typed::repeat_authors(context.document.text(entry.span), &mut reference, before);
        findings.diagnostics.extend(unparsed(context.document, &reference));
        findings.references.push(reference);
    }
    if findings.references.is_empty() {
        findings.diagnostics.extend(empty(context.document));
    }
    findings
}

/// Tells of a bibliography in which no entry was found.
fn empty(document: &Document) -> Option<Diagnostic> {
    let has_role = |id: &NodeId| document.role(*id) == SectionRole::References;
    let inside = |node: &&Node| node.kind.is_prose() && node.parent.as_ref().is_some_and(has_role);
    let node = document.nodes().iter().find(inside)?;
    let trouble =
        Diagnostic::new(Code::UnparsedReference, "no entry was found in this bibliography")
            .help("its text is kept");
    Some(document.origin(node.span).map_or(trouble.clone(), |span| trouble.at(span)))
}

/// Reads one entry.
fn read(document: &Document, entry: &Entry) -> Reference {
    let text = document.text(entry.span);
    if text.len() > LONGEST {
        let evidence = Evidence::new(entry.span, RULE, UNREAD);
        return Reference { label: entry.label.clone(), ..Reference::new(evidence) };
    }
    let labels = labeller::label(text);
    let evidence = Evidence::new(entry.span, RULE, sure(&labels));
    typed::reference(text, &labels, entry.label.clone(), evidence)
}

/// Reads an entry of which markup says something.
fn read_stated(document: &Document, stated: &StatedEntry, entry: &Entry) -> Reference {
    let more = !stated.is_complete && stated::leaves_words(document, stated);
    let parsed = more.then(|| read(document, entry));
    Reference { label: entry.label.clone(), ..stated::read(document, stated, parsed) }
}

/// How sure an entry is on the whole: the mean over its characters.
fn sure(labels: &Labels) -> Confidence {
    let length = |one: &Labelled| one.range.len() as f64;
    let all: f64 = labels.iter().map(length).sum();
    let sure: f64 = labels.iter().map(|one| length(one) * one.confidence.as_f64()).sum();
    if all > 0.0 { Confidence::of(sure / all) } else { UNREAD }
}

/// Reads an entry that stands alone, by a labeller that is being measured; see `examples/train`.
#[must_use]
pub fn read_by(labeller: &Labeller, text: &str) -> Option<Reference> {
    let span = ArenaSpan::new(0, text.len());
    let labels = labeller::label_by(labeller, text);
    let evidence = || Evidence::new(span, RULE, sure(&labels));
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
