//! Entries of the bibliography. An entry is not the work that it describes.

use super::passage;
use super::sheet::Sheet;
use super::vocabulary::{biro, c4o, cito, dcterms, rdfs};

/// Writes every entry, and that the paper cites the works that its text points to.
pub fn write(sheet: &mut Sheet<'_>) {
    for found in &sheet.paper.references {
        let span = found.reference.evidence.span();
        let node = sheet.iris.reference(&found.key);
        let work = sheet.iris.work(&found.key);
        let words = sheet.words(span);
        sheet.kind(&node, biro::BIBLIOGRAPHIC_REFERENCE);
        sheet.text(&node, c4o::HAS_CONTENT, &words);
        sheet.maybe(&node, rdfs::LABEL, found.reference.label.as_deref());
        sheet.link(&node, biro::REFERENCES, &work);
        sheet.part_of(&node, dcterms::IS_PART_OF, span);
        sheet.finding(&node, found.reference.evidence);
        passage::describe(sheet, span);
        if !found.cited_by.is_empty() {
            sheet.link(&sheet.iris.paper(), cito::CITES, &work);
        }
    }
}
