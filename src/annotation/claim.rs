//! Lines of claims.

use serde::Serialize;

use super::place::Quote;
use super::{Context, Draft, Fields, Place, absent};
use crate::paper::{Basis, Claim, LinkedClaim, LinkedPaper, Speaker, StanceKind, StanceTarget};

#[derive(Clone, Debug, Serialize)]
pub struct ClaimFields {
    id: String,
    #[serde(flatten)]
    sentence: Option<Place>,
    #[serde(skip_serializing_if = "absent")]
    source: Option<Quote>,
    #[serde(skip_serializing_if = "absent")]
    speakers: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    cue: Option<Quote>,
    #[serde(skip_serializing_if = "absent")]
    content: Vec<Place>,
    act: &'static str,
    polarity: &'static str,
    certainty: &'static str,
    normative: bool,
    #[serde(skip_serializing_if = "absent")]
    continues: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    relation: Option<&'static str>,
    #[serde(skip_serializing_if = "absent")]
    toward: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    basis: Option<&'static str>,
    #[serde(skip_serializing_if = "absent")]
    concepts: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    section: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    event: Option<String>,
    kind_of_source: &'static str,
}

/// One line a claim.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let claims = context.paper.claims.iter();
    claims
        .map(|found| Draft {
            // The line starts with its sentence, of which the evidence may be a part.
            order: context.places.of(found.claim.sentence).map_or(0, |place| place.start),
            ..context.draft(found.claim.evidence, fields(context, found))
        })
        .collect()
}

fn fields(context: &Context<'_>, found: &LinkedClaim) -> Fields {
    let paper = context.paper;
    let claim: &Claim = &found.claim;
    Fields::Claim(Box::new(ClaimFields {
        id: found.key.clone(),
        sentence: context.places.of(claim.sentence),
        source: claim.source.and_then(|span| context.places.quote(span)),
        speakers: found.speakers.iter().map(|speaker| name(paper, speaker)).collect(),
        cue: claim.cue.and_then(|span| context.places.quote(span)),
        content: context.places.all(&claim.content),
        act: claim.act.as_str(),
        polarity: claim.polarity.as_str(),
        certainty: claim.certainty.as_str(),
        normative: claim.normative,
        continues: claim.continues.and_then(|index| Some(paper.claims.get(index)?.key.clone())),
        relation: found.relation.map(StanceKind::as_str),
        toward: found.toward.iter().map(|target| target_key(paper, *target)).collect(),
        basis: found.basis.map(Basis::as_str),
        concepts: found.about.iter().map(|index| paper.concepts[*index].key.clone()).collect(),
        section: found.section.map(|index| paper.sections[index].key.clone()),
        event: found.event.map(|index| paper.events[index].key.clone()),
        kind_of_source: claim.source_kind.as_str(),
    }))
}

fn name(paper: &LinkedPaper, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Person(index) => paper.people[*index].key.clone(),
        Speaker::Group(label) => label.clone(),
    }
}

fn target_key(paper: &LinkedPaper, target: StanceTarget) -> String {
    match target {
        StanceTarget::Claim(index) => paper.claims[index].key.clone(),
        StanceTarget::Person(index) => paper.people[index].key.clone(),
    }
}
