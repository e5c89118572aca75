//! Cited works, as far as their entries could be parsed.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::ident::{ArxivId, Doi, Isbn, Issn, Pmcid, Pmid};
use crate::paper::{Agent, Evidence, LinkedReference, Reference, ReferenceType};
use crate::text::slug;

use super::date;
use super::sheet::Sheet;
use super::vocabulary::{dcterms, etl, fabio, frbr, org, prism, pro, schema, skos};

/// Writes the work of every entry.
pub fn write(sheet: &mut Sheet<'_>) {
    for found in &sheet.paper.references {
        let work = sheet.iris.work(&found.key);
        let entry = &found.reference;
        sheet.kind(&work, class(entry.kind));
        sheet.maybe(&work, dcterms::TITLE, entry.title.as_deref());
        people(sheet, &work, found);
        sheet.maybe(&work, schema::GENRE, entry.genre.as_deref());
        dates(sheet, &work, entry);
        container(sheet, &work, entry);
        numbers(sheet, &work, entry);
        identifiers(sheet, &work, entry);
        if let Some(name) = &entry.publisher {
            publisher(sheet, &work, name, entry.evidence);
        }
    }
}

/// Who made it: a plain link for easy queries, and the place in its list.
fn people(sheet: &mut Sheet<'_>, work: &NamedNode, found: &LinkedReference) {
    contributors(sheet, work, found, &found.authors, &AUTHOR);
    contributors(sheet, work, found, &found.editors, &EDITOR);
    contributors(sheet, work, found, &found.translators, &TRANSLATOR);
    if found.reference.et_al {
        sheet.truth(work, etl::FURTHER_AUTHORS, true);
    }
}

/// A part in making a work.
struct Part {
    name: &'static str,
    role: NamedNodeRef<'static>,
    link: NamedNodeRef<'static>,
}

const AUTHOR: Part = Part { name: "author", role: pro::AUTHOR, link: dcterms::CREATOR };
const EDITOR: Part = Part { name: "editor", role: pro::EDITOR, link: schema::EDITOR };
const TRANSLATOR: Part =
    Part { name: "translator", role: pro::TRANSLATOR, link: schema::TRANSLATOR };

fn contributors(
    sheet: &mut Sheet<'_>,
    work: &NamedNode,
    found: &LinkedReference,
    agents: &[Agent],
    part: &Part,
) {
    for (place, agent) in (1..).zip(agents) {
        let agent = sheet.agent(*agent);
        let contribution = sheet.iris.contribution(&found.key, part.name, place);
        sheet.link(work, part.link, &agent);
        sheet.kind(&contribution, pro::ROLE_IN_TIME);
        sheet.link(&contribution, pro::WITH_ROLE, part.role);
        sheet.link(&contribution, pro::IS_HELD_BY, &agent);
        sheet.link(&contribution, pro::RELATES_TO_DOCUMENT, work);
        sheet.number(&contribution, schema::POSITION, place);
    }
}

fn dates(sheet: &mut Sheet<'_>, work: &NamedNode, entry: &Reference) {
    let year = entry.year.as_deref().and_then(date::year);
    if let Some(issued) = entry.date.as_deref().or(year) {
        sheet.date(work, dcterms::ISSUED, issued);
    }
    if let Some(year) = year {
        sheet.date(work, fabio::HAS_PUBLICATION_YEAR, year);
    }
    if let Some(year) = entry.original_year.as_deref().and_then(date::year) {
        sheet.date(work, etl::ORIGINAL_YEAR, year);
    }
    if let Some(visit) = &entry.accessed {
        sheet.date(work, fabio::HAS_ACCESS_DATE, visit);
    }
}

/// What holds it; one thing in a paper however many works it holds.
fn container(sheet: &mut Sheet<'_>, work: &NamedNode, entry: &Reference) {
    let container = entry.container.as_ref().map(|title| {
        let node = sheet.iris.container(&slug(title));
        sheet.link(work, frbr::PART_OF, &node);
        sheet.kind(&node, container_class(entry.kind));
        sheet.text(&node, dcterms::TITLE, title);
        node
    });
    let issn = entry.issn.as_ref().map(Issn::as_str);
    sheet.maybe(container.as_ref().unwrap_or(work), prism::ISSN, issn);
    if let Some(title) = &entry.series {
        let node = sheet.iris.series(&slug(title));
        sheet.link(work, frbr::PART_OF, &node);
        sheet.kind(&node, fabio::SERIES);
        sheet.text(&node, dcterms::TITLE, title);
    }
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
    let pmcid = entry.pmcid.as_ref().map(Pmcid::as_str);
    sheet.maybe(work, fabio::HAS_PUB_MED_CENTRAL_ID, pmcid);
    if let Some(url) = &entry.url {
        sheet.web(work, schema::URL, url.as_str());
    }
}

/// Writes who published a work; one thing in a paper for each name.
pub fn publisher(sheet: &mut Sheet<'_>, work: &NamedNode, name: &str, evidence: Evidence) {
    let node = sheet.iris.publisher(&slug(name));
    sheet.link(work, dcterms::PUBLISHER, &node);
    sheet.kind(&node, org::ORGANIZATION_CLASS);
    sheet.text(&node, skos::PREF_LABEL, name);
    sheet.finding(&node, evidence);
}

fn class(kind: ReferenceType) -> NamedNodeRef<'static> {
    match kind {
        ReferenceType::Article => fabio::JOURNAL_ARTICLE,
        ReferenceType::Newspaper => fabio::NEWSPAPER_ARTICLE,
        ReferenceType::Magazine => fabio::MAGAZINE_ARTICLE,
        ReferenceType::Book => fabio::BOOK,
        ReferenceType::Chapter => fabio::BOOK_CHAPTER,
        ReferenceType::Conference => fabio::CONFERENCE_PAPER,
        ReferenceType::Report => fabio::REPORT_DOCUMENT,
        ReferenceType::Thesis => fabio::THESIS,
        ReferenceType::Webpage => fabio::WEB_PAGE,
        ReferenceType::Dataset => fabio::DATASET,
        ReferenceType::Software => fabio::COMPUTER_PROGRAM,
        ReferenceType::Patent => fabio::PATENT_DOCUMENT,
        ReferenceType::Standard => fabio::SPECIFICATION_DOCUMENT,
        ReferenceType::Legislation => schema::LEGISLATION,
        ReferenceType::Preprint => fabio::PREPRINT,
        ReferenceType::Other => fabio::EXPRESSION,
    }
}

fn container_class(kind: ReferenceType) -> NamedNodeRef<'static> {
    match kind {
        ReferenceType::Article => fabio::JOURNAL,
        ReferenceType::Newspaper => fabio::NEWSPAPER,
        ReferenceType::Magazine => fabio::MAGAZINE,
        ReferenceType::Chapter => fabio::BOOK,
        ReferenceType::Conference => fabio::CONFERENCE_PROCEEDINGS,
        _ => fabio::EXPRESSION,
    }
}
