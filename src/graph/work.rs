//! Cited works, as far as their entries could be parsed.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::ident::{ArxivId, Doi, Isbn, Pmid};
use crate::paper::{Evidence, LinkedReference, Reference, ReferenceType};
use crate::text::slug;

use super::date;
use super::sheet::Sheet;
use super::vocabulary::{dcterms, fabio, frbr, org, prism, schema, skos};

/// Writes the work of every entry.
pub fn write(sheet: &mut Sheet<'_>) {
    for found in &sheet.paper.references {
        let work = sheet.iris.work(&found.key);
        let entry = &found.reference;
        sheet.kind(&work, class(entry.kind));
        sheet.maybe(&work, dcterms::TITLE, entry.title.as_deref());
        people(sheet, &work, found);
        if let Some(year) = entry.year.as_deref().and_then(date::year) {
            sheet.date(&work, dcterms::ISSUED, year);
            sheet.date(&work, fabio::HAS_PUBLICATION_YEAR, year);
        }
        container(sheet, &work, entry);
        numbers(sheet, &work, entry);
        identifiers(sheet, &work, entry);
        if let Some(name) = &entry.publisher {
            publisher(sheet, &work, name, entry.evidence);
        }
    }
}

fn people(sheet: &mut Sheet<'_>, work: &NamedNode, found: &LinkedReference) {
    for author in &found.authors {
        let person = sheet.person(*author);
        sheet.link(work, dcterms::CREATOR, &person);
    }
    for editor in &found.editors {
        let person = sheet.person(*editor);
        sheet.link(work, schema::EDITOR, &person);
    }
}

/// The journal, book or series; one thing in a paper however many works it holds.
fn container(sheet: &mut Sheet<'_>, work: &NamedNode, entry: &Reference) {
    let Some(title) = &entry.container else { return };
    let node = sheet.iris.container(&slug(title));
    sheet.link(work, frbr::PART_OF, &node);
    sheet.kind(&node, container_class(entry.kind));
    sheet.text(&node, dcterms::TITLE, title);
}

fn numbers(sheet: &mut Sheet<'_>, work: &NamedNode, entry: &Reference) {
    sheet.maybe(work, prism::VOLUME, entry.volume.as_deref());
    sheet.maybe(work, prism::NUMBER, entry.issue.as_deref());
    sheet.maybe(work, prism::EDITION, entry.edition.as_deref());
    sheet.maybe(work, fabio::HAS_PLACE_OF_PUBLICATION, entry.place.as_deref());
    let Some(pages) = entry.pages.as_deref() else { return };
    match pages.split_once('-') {
        Some((first, last)) if !first.is_empty() && is_one_page(last) => {
            sheet.text(work, prism::STARTING_PAGE, first);
            sheet.text(work, prism::ENDING_PAGE, last);
        }
        _ => sheet.text(work, prism::PAGE_RANGE, pages),
    }
}

fn is_one_page(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphanumeric)
}

fn identifiers(sheet: &mut Sheet<'_>, work: &NamedNode, entry: &Reference) {
    sheet.maybe(work, prism::DOI, entry.doi.as_ref().map(Doi::as_str));
    sheet.maybe(work, prism::ISBN, entry.isbn.as_ref().map(Isbn::as_str));
    sheet.maybe(work, fabio::HAS_AR_XIV_ID, entry.arxiv.as_ref().map(ArxivId::as_str));
    sheet.maybe(work, fabio::HAS_PUB_MED_ID, entry.pmid.as_ref().map(Pmid::as_str));
    if let Some(url) = &entry.url {
        sheet.web(work, schema::URL, url.as_str());
    }
}

fn publisher(sheet: &mut Sheet<'_>, work: &NamedNode, name: &str, evidence: Evidence) {
    let node = sheet.iris.publisher(&slug(name));
    sheet.link(work, dcterms::PUBLISHER, &node);
    sheet.kind(&node, org::ORGANIZATION_CLASS);
    sheet.text(&node, skos::PREF_LABEL, name);
    sheet.finding(&node, evidence);
}

fn class(kind: ReferenceType) -> NamedNodeRef<'static> {
    match kind {
        ReferenceType::Article => fabio::JOURNAL_ARTICLE,
        ReferenceType::Book => fabio::BOOK,
        ReferenceType::Chapter => fabio::BOOK_CHAPTER,
        ReferenceType::Conference => fabio::CONFERENCE_PAPER,
        ReferenceType::Report => fabio::REPORT_DOCUMENT,
        ReferenceType::Thesis => fabio::THESIS,
        ReferenceType::Webpage => fabio::WEB_PAGE,
        ReferenceType::Other => fabio::EXPRESSION,
    }
}

fn container_class(kind: ReferenceType) -> NamedNodeRef<'static> {
    match kind {
        ReferenceType::Article => fabio::JOURNAL,
        ReferenceType::Chapter => fabio::BOOK,
        ReferenceType::Conference => fabio::CONFERENCE_PROCEEDINGS,
        _ => fabio::EXPRESSION,
    }
}
