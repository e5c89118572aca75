//! Lines of concepts.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::LinkedConcept;

#[derive(Clone, Debug, Serialize)]
pub struct ConceptFields {
    id: String,
    label: String,
    #[serde(skip_serializing_if = "absent")]
    alt: Vec<String>,
    score: f64,
    #[serde(skip_serializing_if = "absent")]
    broader: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    definition: Option<Place>,
    mentions: Vec<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vocabulary: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    candidates: Vec<String>,
}

/// One line a concept.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let draft =
        |found: &LinkedConcept| context.draft(found.concept.evidence, fields(context, found));
    context.paper.concepts.iter().map(draft).collect()
}

fn fields(context: &Context<'_>, found: &LinkedConcept) -> Fields {
    let concept = &found.concept;
    let key = |index: &usize| context.paper.concepts[*index].key.clone();
    Fields::Concept(ConceptFields {
        id: found.key.clone(),
        label: concept.label.clone(),
        alt: concept.alternatives.clone(),
        score: f64::from(concept.score) / 1000.0,
        broader: concept.broader.iter().map(key).collect(),
        definition: concept.definition.and_then(|definition| context.places.of(definition.span)),
        mentions: context.places.all(&concept.mentions),
        vocabulary: concept.vocabulary.one().map(|known| known.iri.clone()),
        candidates: concept.vocabulary.candidates().to_vec(),
    })
}
