//! Lines of in-text pointers.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::{Fit, LinkedCitation};

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

/// One line a pointer and target.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let draft =
        |found: &LinkedCitation| context.draft(found.citation.evidence, fields(context, found));
    context.paper.citations.iter().map(draft).collect()
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
