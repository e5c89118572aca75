//! Mentions: that the words of passages mean a thing.

use oxigraph::model::NamedNode;

use crate::text::ArenaSpan;

use super::sheet::Sheet;
use super::vocabulary::oa;

/// Writes the mentions of one thing: one annotation, whose targets are all passages that mean
/// it. `kind` and `key` make its name.
pub fn write(sheet: &mut Sheet<'_>, thing: &NamedNode, kind: &str, key: &str, spans: &[ArenaSpan]) {
    if spans.is_empty() {
        return;
    }
    let mention = sheet.iris.mention(kind, key);
    sheet.kind(&mention, oa::ANNOTATION);
    sheet.link(&mention, oa::MOTIVATED_BY, oa::IDENTIFYING);
    sheet.link(&mention, oa::HAS_BODY, thing);
    for span in spans {
        sheet.passage_of(&mention, oa::HAS_TARGET, *span);
    }
}
