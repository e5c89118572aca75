//! Lines of concepts.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::{Broader, BroaderBasis, LinkedConcept};

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
    broader_stated: Vec<Stated>,
    #[serde(skip_serializing_if = "absent")]
    related: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    definition: Option<Place>,
    #[serde(skip_serializing_if = "absent")]
    definitions: Vec<Place>,
    mentions: Vec<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vocabulary: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    candidates: Vec<String>,
}

/// A broader concept that the text states, and the sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Stated {
    id: String,
    #[serde(flatten)]
    place: Place,
}

/// One line a concept.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let draft =
        |found: &LinkedConcept| context.draft(found.concept.evidence, fields(context, found));
    context.paper.concepts.iter().map(draft).collect()
}

fn fields(context: &Context<'_>, found: &LinkedConcept) -> Fields {
    let concept = &found.concept;
    let key = |index: usize| context.paper.concepts[index].key.clone();
    let definitions: Vec<Place> = concept
        .definitions
        .iter()
        .filter_map(|definition| context.places.of(definition.span))
        .collect();
    let stated = |broader: &Broader| match broader.basis {
        BroaderBasis::Head | BroaderBasis::Vocabulary => None,
        BroaderBasis::Stated(evidence) => {
            Some(Stated { id: key(broader.concept), place: context.places.of(evidence.span())? })
        }
    };
    Fields::Concept(Box::new(ConceptFields {
        id: found.key.clone(),
        label: found.printed.clone(),
        alt: others(found),
        score: f64::from(concept.score) / 1000.0,
        broader: concept.broader.iter().map(|broader| key(broader.concept)).collect(),
        broader_stated: concept.broader.iter().filter_map(stated).collect(),
        related: concept.related.iter().map(|index| key(*index)).collect(),
        definition: definitions.first().copied(),
        definitions,
        mentions: context.places.all(&concept.mentions),
        vocabulary: concept.vocabulary.one().map(|known| known.iri.clone()),
        candidates: concept.vocabulary.candidates().to_vec(),
    }))
}

/// Forms that the paper prints beside its label.
fn others(found: &LinkedConcept) -> Vec<String> {
    let forms = found.concept.alternatives.iter();
    forms.filter(|form| **form != found.printed).cloned().collect()
}
