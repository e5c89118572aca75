//! Annotation lines: a linked paper as JSON Lines, for people, scripts and scorers.
//!
//! A public interface (`docs/annotations.schema.json`): names are stable, changes
//! only add. One kind of line a file. Knows no RDF; offsets are Unicode code points
//! of the source text (of the text of the document, where the source is XML), ends exclusive,
//! and what is not known is left out.

use std::fmt;

use serde::Serialize;

use crate::paper::{Confidence, Document, Evidence, LinkedPaper, Rule};
use crate::text::{ArenaSpan, collapse};

mod affiliation;
mod citation;
mod claim;
mod concept;
mod diagnostic;
mod event;
mod group;
mod meta;
mod person;
mod place;
mod reference;
mod section;

pub use affiliation::WorkplaceFields;
pub use place::Place;

use place::{Element, Places};

/// One annotation. Prints as one JSON object on one line.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    doc: String,
    kind: &'static str,
    #[serde(flatten)]
    fields: Fields,
    confidence: f64,
    rule: Rule,
    #[serde(flatten)]
    element: Option<Element>,
    #[serde(skip)]
    order: usize,
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Fields {
    Group(group::GroupFields),
    Paper(Box<meta::PaperFields>),
    Section(section::SectionFields),
    Person(Box<person::PersonFields>),
    Affiliation(Box<affiliation::AffiliationFields>),
    Event(event::EventFields),
    Reference(Box<reference::ReferenceFields>),
    Citation(citation::CitationFields),
    Claim(Box<claim::ClaimFields>),
    Concept(Box<concept::ConceptFields>),
    Diagnostic(diagnostic::DiagnosticFields),
}

type Kind = (&'static str, fn(&Context<'_>) -> Vec<Draft>);

/// Every kind of line, in the order in which lines of one place stand.
const KINDS: &[Kind] = &[
    ("affiliation", affiliation::lines),
    ("citation", citation::lines),
    ("claim", claim::lines),
    ("concept", concept::lines),
    ("diagnostic", diagnostic::lines),
    ("event", event::lines),
    ("group", group::lines),
    ("paper", meta::lines),
    ("person", person::lines),
    ("reference", reference::lines),
    ("section", section::lines),
    ("table_citation", citation::lines_in_tables),
];

/// Names of the kinds of lines, sorted.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(kind, _)| *kind)
}

/// All that was found in one paper, in order of place, then of kind.
///
/// Lines without a place of their own stand where they were first found.
#[must_use]
pub fn annotation_lines(document: &Document, paper: &LinkedPaper) -> Vec<Line> {
    let context = Context { document, paper, places: Places::new(document) };
    let doc = document.source().name();
    let mut lines: Vec<Line> = KINDS
        .iter()
        .flat_map(|(kind, lines)| lines(&context).into_iter().map(|draft| draft.line(doc, kind)))
        .collect();
    // The sort is stable, so that lines of one place keep the order of their kinds.
    lines.sort_by_key(|line| line.order);
    lines
}

/// What lines are made of.
struct Context<'p> {
    document: &'p Document,
    paper: &'p LinkedPaper,
    places: Places<'p>,
}

impl Context<'_> {
    /// The words of a span on one line.
    fn words(&self, span: ArenaSpan) -> String {
        collapse(self.document.text(span))
    }

    /// A line that rests on evidence, and stands where that stands.
    fn draft(&self, evidence: Evidence, fields: Fields) -> Draft {
        let order = self.places.of(evidence.span()).map_or(0, |place| place.start);
        let element = self.places.element(evidence.span());
        Draft { order, fields, confidence: evidence.confidence, rule: evidence.rule, element }
    }
}

/// A line that does not know its document and kind yet.
struct Draft {
    order: usize,
    fields: Fields,
    confidence: Confidence,
    rule: Rule,
    /// The element of an XML source that it stands in.
    element: Option<Element>,
}

impl Draft {
    fn line(self, doc: &str, kind: &'static str) -> Line {
        let confidence = self.confidence.as_f64();
        let Self { order, fields, rule, element, .. } = self;
        Line { doc: doc.to_owned(), kind, fields, confidence, rule, element, order }
    }
}

/// Whether a field is left out: unknown, or a list of nothing.
fn absent<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
