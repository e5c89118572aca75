//! The line of the paper itself.

use serde::Serialize;

use super::{Context, Draft, Fields, absent};
use crate::paper::Confidence;

#[derive(Clone, Debug, Serialize)]
pub struct PaperFields {
    #[serde(skip_serializing_if = "absent")]
    title: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    subtitle: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    doi: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    language: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    published: Option<String>,
}

/// One line; it stands at the title.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let meta = context.paper.meta.clone();
    let place = meta.title_span.and_then(|span| context.places.of(span));
    let fields = Fields::Paper(PaperFields {
        title: meta.title,
        subtitle: meta.subtitle,
        doi: meta.doi.map(|doi| doi.to_string()),
        language: meta.language,
        published: meta.published,
    });
    let order = place.map_or(0, |place| place.start);
    let xpath = context.paper.meta.title_span.and_then(|span| context.places.xpath(span));
    vec![Draft { order, fields, confidence: Confidence::CERTAIN, rule: "read/structure", xpath }]
}
