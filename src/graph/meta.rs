//! The paper itself: title, date, language and authorship.

use oxigraph::model::NamedNodeRef;

use crate::ident::Doi;

use super::sheet::Sheet;
use super::vocabulary::{dcterms, etl, fabio, prism, pro, prov, schema};

/// How passages of a source are counted.
const RFC_5147: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("https://www.rfc-editor.org/rfc/rfc5147");

/// Writes the paper and the roles of its authors.
pub fn write(sheet: &mut Sheet<'_>) {
    let meta = &sheet.paper.meta;
    let paper = sheet.iris.paper();
    let source = sheet.base.source(sheet.document.source().digest());
    sheet.kind(&paper, fabio::EXPRESSION);
    sheet.link(&paper, prov::WAS_DERIVED_FROM, &source);
    sheet.link(&source, dcterms::CONFORMS_TO, RFC_5147);
    sheet.maybe(&paper, dcterms::TITLE, meta.title.as_deref());
    sheet.maybe(&paper, fabio::HAS_SUBTITLE, meta.subtitle.as_deref());
    sheet.maybe(&paper, prism::DOI, meta.doi.as_ref().map(Doi::as_str));
    sheet.maybe(&paper, dcterms::LANGUAGE, meta.language.as_deref());
    if let Some(published) = &meta.published {
        sheet.date(&paper, dcterms::ISSUED, published);
    }
    if let Some(title) = meta.title_span {
        sheet.passage_of(&paper, etl::EVIDENCE, title);
    }
    for (place, author) in meta.authors.iter().enumerate() {
        authorship(sheet, place + 1, *author);
    }
}

fn authorship(sheet: &mut Sheet<'_>, place: usize, author: usize) {
    let paper = sheet.iris.paper();
    let person = sheet.person(author);
    let role = sheet.iris.authorship(&sheet.paper.people[author].key);
    sheet.link(&paper, dcterms::CREATOR, &person);
    sheet.kind(&role, pro::ROLE_IN_TIME);
    sheet.link(&role, pro::WITH_ROLE, pro::AUTHOR);
    sheet.link(&role, pro::IS_HELD_BY, &person);
    sheet.link(&role, pro::RELATES_TO_DOCUMENT, &paper);
    sheet.number(&role, schema::POSITION, place);
}
