//! What an entry prints where the graph holds a normal form: names and the year.
//!
//! A person of the paper may be known by a fuller name than the entry has, and "2019a" or
//! "forthcoming" is no year; an export of the bibliography needs both as printed.

use oxigraph::model::NamedNodeRef;

use crate::paper::Contributor;

use super::sheet::Sheet;
use super::vocabulary::{etl, foaf, pro, schema};

/// Writes the names and the year of every entry.
pub fn write(sheet: &mut Sheet<'_>) {
    for found in &sheet.paper.references {
        let entry = &found.reference;
        let node = sheet.iris.reference(&found.key);
        sheet.maybe(&node, etl::PRINTED_YEAR, entry.year.as_deref());
        names(sheet, &found.key, "author", pro::AUTHOR, &entry.authors);
        names(sheet, &found.key, "editor", pro::EDITOR, &entry.editors);
        names(sheet, &found.key, "translator", pro::TRANSLATOR, &entry.translators);
    }
}

/// The parts of each name, also of those that mean nobody who is known.
fn names(
    sheet: &mut Sheet<'_>,
    key: &str,
    list: &str,
    role: NamedNodeRef<'_>,
    printed: &[Contributor],
) {
    let work = sheet.iris.work(key);
    for (place, name) in (1..).zip(printed) {
        let node = sheet.iris.contribution(key, list, place);
        sheet.kind(&node, pro::ROLE_IN_TIME);
        sheet.link(&node, pro::WITH_ROLE, role);
        sheet.link(&node, pro::RELATES_TO_DOCUMENT, &work);
        sheet.number(&node, schema::POSITION, place);
        if name.organization {
            sheet.text(&node, foaf::NAME, &name.family);
        } else {
            sheet.text(&node, etl::FAMILY, &name.family);
            sheet.maybe(&node, etl::GIVEN, name.given.as_deref());
            sheet.maybe(&node, etl::SUFFIX, name.suffix.as_deref());
        }
    }
}
