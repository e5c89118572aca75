//! Mentions: that the words of a passage mean a thing.

use oxigraph::model::NamedNode;

use crate::text::ArenaSpan;

use super::sheet::Sheet;
use super::vocabulary::oa;

/// Writes the mentions of one thing. `kind` and `key` make their names.
pub fn write(sheet: &mut Sheet<'_>, thing: &NamedNode, kind: &str, key: &str, spans: &[ArenaSpan]) {
    for span in spans {
        let Some(place) = sheet.code_points(*span) else { continue };
        let mention = sheet.iris.mention(kind, key, place);
        sheet.kind(&mention, oa::ANNOTATION);
        sheet.link(&mention, oa::MOTIVATED_BY, oa::IDENTIFYING);
        sheet.link(&mention, oa::HAS_BODY, thing);
        sheet.passage_of(&mention, oa::HAS_TARGET, *span);
    }
}
