//! The paper itself: titles, kind, identifiers, dates, and where it came out.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::ident::{ArxivId, Doi, Issn, Pmcid, Pmid};
use crate::paper::PaperMeta;
use crate::text::slug;

use super::sheet::Sheet;
use super::vocabulary::{dcterms, etl, fabio, frbr, prism, prov};
use super::work;

/// How passages of a source are counted.
const RFC_5147: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("https://www.rfc-editor.org/rfc/rfc5147");

/// What sources call kinds of papers for which there is a class, by the slug of the words.
const KINDS: &[(&str, NamedNodeRef<'static>)] = &[
    ("book-review", fabio::BOOK_REVIEW),
    ("brief-report", fabio::BRIEF_REPORT),
    ("case-report", fabio::CLINICAL_CASE_REPORT),
    ("correction", fabio::CORRIGENDUM),
    ("corrigendum", fabio::CORRIGENDUM),
    ("dissertation", fabio::THESIS),
    ("editorial", fabio::JOURNAL_EDITORIAL),
    ("erratum", fabio::CORRIGENDUM),
    ("letter", fabio::LETTER),
    ("meeting-report", fabio::MEETING_REPORT),
    ("obituary", fabio::OBITUARY),
    ("preprint", fabio::PREPRINT),
    ("rapid-communication", fabio::RAPID_COMMUNICATION),
    ("review-article", fabio::REVIEW_ARTICLE),
    ("systematic-review", fabio::REVIEW_ARTICLE),
];

/// Writes the paper.
pub fn write(sheet: &mut Sheet<'_>) {
    let meta = &sheet.paper.meta;
    let paper = sheet.iris.paper();
    let source = sheet.base.source(sheet.document.source().digest());
    sheet.kind(&paper, class(meta));
    sheet.link(&paper, prov::WAS_DERIVED_FROM, &source);
    sheet.link(&source, dcterms::CONFORMS_TO, RFC_5147);
    titles(sheet, &paper, meta);
    identifiers(sheet, &paper, meta);
    dates(sheet, &paper, meta);
    publication(sheet, &paper, meta);
    words(sheet, &paper, meta);
    if let Some(title) = meta.title_span {
        sheet.passage_of(&paper, etl::EVIDENCE, title);
    }
}

/// The class of its kind; else an article where it is in a journal.
fn class(meta: &PaperMeta) -> NamedNodeRef<'static> {
    let stated = meta.kind.as_deref().map(slug);
    let known = stated.and_then(|stated| KINDS.iter().find(|(kind, _)| *kind == stated));
    match known {
        Some((_, class)) => *class,
        None if meta.publication.journal.is_some() => fabio::JOURNAL_ARTICLE,
        None => fabio::EXPRESSION,
    }
}

fn titles(sheet: &mut Sheet<'_>, paper: &NamedNode, meta: &PaperMeta) {
    sheet.maybe(paper, dcterms::TITLE, meta.title.as_deref());
    sheet.maybe(paper, fabio::HAS_SUBTITLE, meta.subtitle.as_deref());
    sheet.maybe(paper, fabio::HAS_SHORT_TITLE, meta.running_title.as_deref());
    for title in &meta.translated_titles {
        sheet.tagged(paper, dcterms::ALTERNATIVE, title);
    }
    for text in &meta.translated_abstracts {
        sheet.tagged(paper, dcterms::ABSTRACT, text);
    }
}

fn identifiers(sheet: &mut Sheet<'_>, paper: &NamedNode, meta: &PaperMeta) {
    sheet.maybe(paper, prism::DOI, meta.doi.as_ref().map(Doi::as_str));
    sheet.maybe(paper, fabio::HAS_PUB_MED_ID, meta.pmid.as_ref().map(Pmid::as_str));
    sheet.maybe(paper, fabio::HAS_PUB_MED_CENTRAL_ID, meta.pmcid.as_ref().map(Pmcid::as_str));
    sheet.maybe(paper, fabio::HAS_AR_XIV_ID, meta.arxiv.as_ref().map(ArxivId::as_str));
}

fn dates(sheet: &mut Sheet<'_>, paper: &NamedNode, meta: &PaperMeta) {
    let dates = [
        (dcterms::ISSUED, &meta.published),
        (dcterms::DATE_SUBMITTED, &meta.received),
        (dcterms::DATE_ACCEPTED, &meta.accepted),
    ];
    for (property, date) in dates {
        if let Some(date) = date {
            sheet.date(paper, property, date);
        }
    }
}

/// The journal has the name that cited works in it give it, and so has its publisher.
fn publication(sheet: &mut Sheet<'_>, paper: &NamedNode, meta: &PaperMeta) {
    let publication = &meta.publication;
    let journal = publication.journal.as_deref().map(|title| {
        let node = sheet.iris.container(&slug(title));
        sheet.link(paper, frbr::PART_OF, &node);
        sheet.kind(&node, fabio::JOURNAL);
        sheet.text(&node, dcterms::TITLE, title);
        node
    });
    let holder = journal.as_ref().unwrap_or(paper);
    for issn in &publication.issns {
        sheet.text(holder, prism::ISSN, Issn::as_str(issn));
    }
    if let Some(publisher) = &publication.publisher {
        work::publisher(sheet, paper, &publisher.name, publisher.evidence);
    }
    sheet.maybe(paper, prism::VOLUME, publication.volume.as_deref());
    sheet.maybe(paper, prism::NUMBER, publication.issue.as_deref());
    sheet.maybe(paper, prism::STARTING_PAGE, publication.first_page.as_deref());
    sheet.maybe(paper, prism::ENDING_PAGE, publication.last_page.as_deref());
}

/// Language, licence, subjects and key words.
fn words(sheet: &mut Sheet<'_>, paper: &NamedNode, meta: &PaperMeta) {
    sheet.maybe(paper, dcterms::LANGUAGE, meta.language.as_deref());
    if let Some(licence) = &meta.licence {
        sheet.web(paper, dcterms::LICENSE, licence.as_str());
    }
    for rights in &meta.rights {
        sheet.text(paper, dcterms::RIGHTS, rights);
    }
    for subject in &meta.subjects {
        sheet.text(paper, prism::SECTION, subject);
    }
    for keyword in &meta.keywords {
        sheet.tagged(paper, prism::KEYWORD, keyword);
    }
}
