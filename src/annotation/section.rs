//! Lines of sections.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::{Confidence, LinkedSection};

#[derive(Clone, Debug, Serialize)]
pub struct SectionFields {
    id: String,
    title: String,
    level: u8,
    #[serde(flatten)]
    heading: Place,
    role: &'static str,
    #[serde(skip_serializing_if = "absent")]
    concepts: Vec<String>,
}

/// One line a heading; text before the first heading has none.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    context.paper.sections.iter().filter_map(|section| line(context, section)).collect()
}

fn line(context: &Context<'_>, section: &LinkedSection) -> Option<Draft> {
    let span = section.heading?;
    let heading = context.places.of(span)?;
    let fields = Fields::Section(SectionFields {
        id: section.key.clone(),
        title: section.title.clone()?,
        level: section.level,
        heading,
        role: section.role.as_str(),
        concepts: section.about.iter().map(|at| context.paper.concepts[*at].key.clone()).collect(),
    });
    let confidence = Confidence::CERTAIN;
    let element = context.places.element(span);
    Some(Draft { order: heading.start, fields, confidence, rule: "read/structure", element })
}
