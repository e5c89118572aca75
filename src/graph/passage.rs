//! Passages whose words are to be shown: place, words, and a few words around them.

use std::ops::Range;

use oxigraph::model::NamedNode;

use crate::text::ArenaSpan;

use super::sheet::Sheet;
use super::vocabulary::{etl, oa};

/// How many code points of context a quotation carries on each side.
const CONTEXT: usize = 32;

/// Writes a passage with its two selectors and gives its name.
///
/// The quotation is the exact slice of the source, so that it can be checked
/// against the file. Where the source is XML it is what the reader made of that slice, without
/// tags and with entities resolved, and the element is named beside it. Nothing is written for
/// text that the reader put in.
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

    let document = sheet.document;
    let (words, (before, after)) = match document.elements() {
        None => (source.slice(origin), around(source.text(), origin.range())),
        Some(elements) => {
            sheet.maybe(&passage, etl::XPATH, elements.xpath(origin).as_deref());
            (document.text(span), around(document.arena(), span.range()))
        }
    };
    sheet.kind(&quote, oa::TEXT_QUOTE_SELECTOR);
    sheet.text(&quote, oa::EXACT, words);
    sheet.text(&quote, oa::PREFIX, before);
    sheet.text(&quote, oa::SUFFIX, after);
    Some(passage)
}

/// Up to [`CONTEXT`] code points before and behind a span.
fn around(text: &str, range: Range<usize>) -> (&str, &str) {
    let (head, tail) = (&text[..range.start], &text[range.end..]);
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
        let (before, after) = around(&text, 80..81);
        assert_eq!((before.chars().count(), after.chars().count()), (32, 10));
        assert_eq!(around("x", 0..1), ("", ""));
    }
}
