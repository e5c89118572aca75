//! Lines of events.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::LinkedEvent;

#[derive(Clone, Debug, Serialize)]
pub struct EventFields {
    id: String,
    name: String,
    #[serde(rename = "place", skip_serializing_if = "absent")]
    location: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    date: Option<String>,
    #[serde(flatten)]
    place: Option<Place>,
}

/// One line an event.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let draft = |found: &LinkedEvent| context.draft(found.event.evidence, fields(context, found));
    context.paper.events.iter().map(draft).collect()
}

fn fields(context: &Context<'_>, found: &LinkedEvent) -> Fields {
    Fields::Event(EventFields {
        id: found.key.clone(),
        name: found.event.name.clone(),
        location: found.event.place.clone(),
        date: found.event.date.clone(),
        place: context.places.of(found.event.evidence.span()),
    })
}
