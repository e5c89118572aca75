//! In-text pointers. What could not be resolved is kept and can be listed.

use super::sheet::Sheet;
use super::vocabulary::{c4o, dcterms, etl};

/// Writes every pointer of the paper.
pub fn write(sheet: &mut Sheet<'_>) {
    for found in &sheet.paper.citations {
        let span = found.citation.evidence.span();
        let node = sheet.iris.citation(&found.key);
        let words = sheet.words(span);
        sheet.kind(&node, c4o::IN_TEXT_REFERENCE_POINTER);
        sheet.text(&node, c4o::HAS_CONTENT, &words);
        sheet.passage_of(&node, c4o::HAS_CONTEXT, found.citation.context);
        sheet.part_of(&node, dcterms::IS_PART_OF, span);
        sheet.finding(&node, found.citation.evidence);
        match found.target {
            Some(target) => {
                let entry = sheet.reference(target);
                sheet.link(&node, c4o::DENOTES, &entry);
            }
            None => sheet.kind(&node, etl::UNRESOLVED_CITATION),
        }
        for candidate in &found.candidates {
            let entry = sheet.reference(*candidate);
            sheet.link(&node, etl::CANDIDATE, &entry);
        }
    }
}
