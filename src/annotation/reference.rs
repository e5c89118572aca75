//! Lines of bibliography entries.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::{Contributor, LinkedReference};

#[derive(Clone, Debug, Serialize)]
pub struct ReferenceFields {
    id: String,
    #[serde(skip_serializing_if = "absent")]
    label: Option<String>,
    raw: String,
    #[serde(flatten)]
    place: Option<Place>,
    #[serde(skip_serializing_if = "absent")]
    authors: Vec<ContributorFields>,
    #[serde(skip_serializing_if = "absent")]
    editors: Vec<ContributorFields>,
    #[serde(skip_serializing_if = "absent")]
    year: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    title: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    container: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    volume: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    issue: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    pages: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    publisher: Option<String>,
    #[serde(rename = "place", skip_serializing_if = "absent")]
    publisher_place: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    edition: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    doi: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    url: Option<String>,
    #[serde(rename = "type")]
    csl_type: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ContributorFields {
    family: String,
    #[serde(skip_serializing_if = "absent")]
    given: Option<String>,
}

/// One line an entry.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let draft =
        |found: &LinkedReference| context.draft(found.reference.evidence, fields(context, found));
    context.paper.references.iter().map(draft).collect()
}

fn fields(context: &Context<'_>, found: &LinkedReference) -> Fields {
    let entry = found.reference.clone();
    Fields::Reference(Box::new(ReferenceFields {
        id: found.key.clone(),
        label: entry.label,
        raw: context.words(entry.evidence.span()),
        place: context.places.of(entry.evidence.span()),
        authors: contributors(entry.authors),
        editors: contributors(entry.editors),
        year: entry.year,
        title: entry.title,
        container: entry.container,
        volume: entry.volume,
        issue: entry.issue,
        pages: entry.pages,
        publisher: entry.publisher,
        publisher_place: entry.place,
        edition: entry.edition,
        doi: entry.doi.map(|doi| doi.to_string()),
        url: entry.url.map(|url| url.to_string()),
        csl_type: entry.kind.as_csl(),
    }))
}

fn contributors(people: Vec<Contributor>) -> Vec<ContributorFields> {
    people
        .into_iter()
        .map(|Contributor { family, given }| ContributorFields { family, given })
        .collect()
}
