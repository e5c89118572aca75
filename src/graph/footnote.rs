//! Footnotes, with their words.

use crate::paper::NodeKind;

use super::sheet::Sheet;
use super::vocabulary::{c4o, dcterms, doco, etl};

/// Writes every footnote of the document.
pub fn write(sheet: &mut Sheet<'_>) {
    for span in sheet.document.spans_of(NodeKind::Footnote) {
        let Some(place) = sheet.code_points(span) else { continue };
        let node = sheet.iris.footnote(place);
        let words = sheet.words(span);
        sheet.kind(&node, doco::FOOTNOTE);
        sheet.text(&node, c4o::HAS_CONTENT, &words);
        sheet.part_of(&node, dcterms::IS_PART_OF, span);
        sheet.passage_of(&node, etl::EVIDENCE, span);
    }
}
