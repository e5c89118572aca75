//! Lines of bibliography entries.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::{Contributor, FieldEvidence, LinkedReference};

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
    translators: Vec<ContributorFields>,
    #[serde(skip_serializing_if = "absent")]
    year: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    date: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    original_year: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    title: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    container: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    series: Option<String>,
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
    isbn: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    issn: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    arxiv: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    pmid: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    pmcid: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    url: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    accessed: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    genre: Option<String>,
    #[serde(rename = "type")]
    csl_type: &'static str,
    #[serde(skip_serializing_if = "absent")]
    et_al: bool,
    #[serde(skip_serializing_if = "absent")]
    fields: Vec<FieldLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ContributorFields {
    family: String,
    #[serde(skip_serializing_if = "absent")]
    given: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    suffix: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    organization: bool,
    #[serde(flatten)]
    place: Option<Place>,
}

/// Where a field stands and how sure it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct FieldLine {
    field: &'static str,
    #[serde(flatten)]
    place: Place,
    confidence: f64,
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
        authors: contributors(context, entry.authors),
        editors: contributors(context, entry.editors),
        translators: contributors(context, entry.translators),
        year: entry.year,
        date: entry.date,
        original_year: entry.original_year,
        title: entry.title,
        container: entry.container,
        series: entry.series,
        volume: entry.volume,
        issue: entry.issue,
        pages: entry.pages,
        publisher: entry.publisher,
        publisher_place: entry.place,
        edition: entry.edition,
        doi: entry.doi.map(|doi| doi.to_string()),
        isbn: entry.isbn.map(|isbn| isbn.to_string()),
        issn: entry.issn.map(|issn| issn.to_string()),
        arxiv: entry.arxiv.map(|arxiv| arxiv.to_string()),
        pmid: entry.pmid.map(|pmid| pmid.to_string()),
        pmcid: entry.pmcid.map(|pmcid| pmcid.to_string()),
        url: entry.url.map(|url| url.to_string()),
        accessed: entry.accessed,
        genre: entry.genre,
        csl_type: entry.kind.as_csl(),
        et_al: entry.et_al,
        fields: entry.fields.iter().filter_map(|field| line(context, field)).collect(),
    }))
}

fn contributors(context: &Context<'_>, people: Vec<Contributor>) -> Vec<ContributorFields> {
    let fields = |one: Contributor| ContributorFields {
        family: one.family,
        given: one.given,
        suffix: one.suffix,
        organization: one.organization,
        place: one.span.and_then(|span| context.places.of(span)),
    };
    people.into_iter().map(fields).collect()
}

/// A field that stands in the source.
fn line(context: &Context<'_>, found: &FieldEvidence) -> Option<FieldLine> {
    let place = context.places.of(found.span)?;
    Some(FieldLine { field: found.field, place, confidence: found.confidence.as_f64() })
}
