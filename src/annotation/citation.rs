//! Lines of in-text pointers: those in sentences, and those in the cells of tables.
//!
//! A pointer in a cell stands in no sentence: who counts how often a text cites a work, or reads
//! what it says of it, wants the one kind; who asks whether it is cited at all wants both.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::{Fit, LinkedCitation, NodeKind};
use crate::text::ArenaSpan;

#[derive(Clone, Debug, Serialize)]
pub struct CitationFields {
    id: String,
    #[serde(flatten)]
    place: Option<Place>,
    text: String,
    #[serde(skip_serializing_if = "absent")]
    target: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    fit: Option<&'static str>,
    #[serde(skip_serializing_if = "absent")]
    candidates: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    context_start: Option<usize>,
    #[serde(skip_serializing_if = "absent")]
    context_end: Option<usize>,
}

/// One line a pointer and target, for those outside tables.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    drafts(context, false)
}

/// The same for those in the cells of tables.
pub fn lines_in_tables(context: &Context<'_>) -> Vec<Draft> {
    drafts(context, true)
}

fn drafts(context: &Context<'_>, in_tables: bool) -> Vec<Draft> {
    let tables: Vec<ArenaSpan> = context.document.spans_of(NodeKind::Table).collect();
    let is_wanted = |found: &&LinkedCitation| {
        let span = found.citation.evidence.span();
        let next = tables.partition_point(|table| table.end() <= span.start());
        tables.get(next).is_some_and(|table| table.contains(span)) == in_tables
    };
    let draft =
        |found: &LinkedCitation| context.draft(found.citation.evidence, fields(context, found));
    context.paper.citations.iter().filter(is_wanted).map(draft).collect()
}

fn fields(context: &Context<'_>, found: &LinkedCitation) -> Fields {
    let span = found.citation.evidence.span();
    let around = context.places.of(found.citation.context);
    let key = |index: &usize| context.paper.references[*index].key.clone();
    Fields::Citation(CitationFields {
        id: found.key.clone(),
        place: context.places.of(span),
        text: context.document.text(span).to_owned(),
        target: found.target.as_ref().map(key),
        fit: found.fit.map(Fit::as_str),
        candidates: found.candidates.iter().map(key).collect(),
        context_start: around.map(|place| place.start),
        context_end: around.map(|place| place.end),
    })
}
