//! The line of the paper itself.

use serde::Serialize;

use super::{Context, Draft, Fields, absent};
use crate::paper::{Award, Confidence, LinkedPaper, PaperMeta, Publication, TaggedText};

#[derive(Clone, Debug, Default, Serialize)]
pub struct PaperFields {
    #[serde(skip_serializing_if = "absent")]
    title: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    subtitle: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    running_title: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    translated_titles: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    translated_abstracts: Vec<String>,
    #[serde(rename = "type", skip_serializing_if = "absent")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    doi: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    pmid: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    pmcid: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    arxiv: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    language: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    published: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    received: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    accepted: Option<String>,
    #[serde(flatten)]
    publication: PublicationFields,
    #[serde(skip_serializing_if = "absent")]
    licence: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    rights: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    subjects: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    keywords: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    funding: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    awards: Vec<AwardFields>,
}

/// Where it came out.
#[derive(Clone, Debug, Default, Serialize)]
struct PublicationFields {
    #[serde(skip_serializing_if = "absent")]
    journal: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    issn: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    volume: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    issue: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    pages: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
struct AwardFields {
    #[serde(skip_serializing_if = "absent")]
    funder: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    numbers: Vec<String>,
}

/// One line; it stands at the title.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let meta = &context.paper.meta;
    let place = meta.title_span.and_then(|span| context.places.of(span));
    let fields = Fields::Paper(Box::new(fields(context.paper, meta)));
    let order = place.map_or(0, |place| place.start);
    let element = context.paper.meta.title_span.and_then(|span| context.places.element(span));
    vec![Draft { order, fields, confidence: Confidence::CERTAIN, rule: "read/structure", element }]
}

fn fields(paper: &LinkedPaper, meta: &PaperMeta) -> PaperFields {
    let meta = meta.clone();
    PaperFields {
        title: meta.title,
        subtitle: meta.subtitle,
        running_title: meta.running_title,
        translated_titles: texts(meta.translated_titles),
        translated_abstracts: texts(meta.translated_abstracts),
        kind: meta.kind,
        doi: meta.doi.map(|doi| doi.to_string()),
        pmid: meta.pmid.map(|pmid| pmid.to_string()),
        pmcid: meta.pmcid.map(|pmcid| pmcid.to_string()),
        arxiv: meta.arxiv.map(|arxiv| arxiv.to_string()),
        language: meta.language,
        published: meta.published,
        received: meta.received,
        accepted: meta.accepted,
        publication: publication(meta.publication),
        licence: meta.licence.map(|licence| licence.to_string()),
        rights: meta.rights,
        subjects: meta.subjects,
        keywords: texts(meta.keywords),
        funding: meta.funding,
        awards: meta.awards.iter().map(|one| award(paper, one)).collect(),
    }
}

fn texts(tagged: Vec<TaggedText>) -> Vec<String> {
    tagged.into_iter().map(|tagged| tagged.text).collect()
}

fn publication(found: Publication) -> PublicationFields {
    let pages = match (found.first_page, found.last_page) {
        (Some(first), Some(last)) if first != last => Some(format!("{first}-{last}")),
        (first, last) => first.or(last),
    };
    PublicationFields {
        journal: found.journal,
        issn: found.issns.iter().map(ToString::to_string).collect(),
        publisher: found.publisher.map(|publisher| publisher.name),
        volume: found.volume,
        issue: found.issue,
        pages,
    }
}

fn award(paper: &LinkedPaper, award: &Award) -> AwardFields {
    let funder = award.funder.map(|index| paper.organizations[index].name.clone());
    AwardFields { funder, numbers: award.numbers.clone() }
}
