//! Passages whose words are to be shown: place, words, and a few words around them.

use oxigraph::model::NamedNode;

use crate::text::{ArenaSpan, SourceSpan};

use super::sheet::Sheet;
use super::vocabulary::oa;

/// How many code points of context a quotation carries on each side.
const CONTEXT: usize = 32;

/// Writes a passage with its two selectors and gives its name.
///
/// The quotation is the exact slice of the source, so that it can be checked
/// against the file. Nothing is written for text that the reader put in.
pub fn describe(sheet: &mut Sheet<'_>, span: ArenaSpan) -> Option<NamedNode> {
    let source = sheet.document.source().clone();
    let origin = sheet.document.origin(span)?;
    let points = source.code_points(origin);
    let digest = source.digest();

    let passage = sheet.base.passage(digest, points);
    let position = sheet.base.selector(digest, "position", points);
    let quote = sheet.base.selector(digest, "quote", points);

    sheet.kind(&passage, oa::SPECIFIC_RESOURCE);
    sheet.link(&passage, oa::HAS_SOURCE, &sheet.base.source(digest));
    sheet.link(&passage, oa::HAS_SELECTOR, &position);
    sheet.link(&passage, oa::HAS_SELECTOR, &quote);

    sheet.kind(&position, oa::TEXT_POSITION_SELECTOR);
    sheet.number(&position, oa::START, points.start());
    sheet.number(&position, oa::END, points.end());

    let (before, after) = around(source.text(), origin);
    sheet.kind(&quote, oa::TEXT_QUOTE_SELECTOR);
    sheet.text(&quote, oa::EXACT, source.slice(origin));
    sheet.text(&quote, oa::PREFIX, before);
    sheet.text(&quote, oa::SUFFIX, after);
    Some(passage)
}

/// Up to [`CONTEXT`] code points before and behind a span.
fn around(text: &str, span: SourceSpan) -> (&str, &str) {
    let (head, tail) = (&text[..span.start()], &text[span.end()..]);
    let start = head.char_indices().rev().take(CONTEXT).last().map_or(head.len(), |(at, _)| at);
    let end = tail.char_indices().nth(CONTEXT).map_or(tail.len(), |(at, _)| at);
    (&head[start..], &tail[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_counts_code_points() {
        let text = format!("{}x{}", "é".repeat(40), "ü".repeat(10));
        let (before, after) = around(&text, SourceSpan::new(80, 81));
        assert_eq!((before.chars().count(), after.chars().count()), (32, 10));
        assert_eq!(around("x", SourceSpan::new(0, 1)), ("", ""));
    }
}
