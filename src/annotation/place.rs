//! Places in the source, as lines print them.

use serde::Serialize;

use crate::paper::Document;
use crate::text::{ArenaSpan, LineIndex, SourceSpan};

/// Where words stand: in Unicode code points, end exclusive.
///
/// They count in the source text; where the source is XML, in the text of the document, and
/// beside them stand bytes of the file, markup and all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// First code point.
    pub start: usize,
    /// Code point behind the last one.
    pub end: usize,
    /// First byte in a file of XML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_start: Option<usize>,
    /// Byte behind the last one in a file of XML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_end: Option<usize>,
}

/// Words and their place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quote {
    text: String,
    #[serde(flatten)]
    place: Place,
}

/// The element of an XML source that a line stands in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Element {
    xpath: String,
    /// Where the source says that it, or the one around it, stands on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    coords: Option<String>,
}

impl Element {
    /// The innermost element that holds a span of the source.
    pub fn around(document: &Document, span: SourceSpan) -> Option<Self> {
        let elements = document.elements()?;
        let coords = elements.page_box(span).map(|words| document.source().slice(words).to_owned());
        Some(Self { xpath: elements.xpath(span)?, coords })
    }
}

/// Finds places for spans of one document.
pub struct Places<'d> {
    document: &'d Document,
    /// Code points of the arena, for a source that is XML.
    arena: Option<LineIndex>,
}

impl<'d> Places<'d> {
    /// Places in the source of `document`.
    pub fn new(document: &'d Document) -> Self {
        let arena = document.elements().map(|_| LineIndex::new(document.arena()));
        Self { document, arena }
    }

    /// The place of a span; nothing for text that the reader put in.
    pub fn of(&self, span: ArenaSpan) -> Option<Place> {
        let Some(arena) = &self.arena else {
            let points = self.document.code_points(span)?;
            let (start, end) = (points.start(), points.end());
            return Some(Place { start, end, source_start: None, source_end: None });
        };
        let bytes = self.document.source().file_bytes(self.document.origin(span)?);
        let point = |offset| arena.code_point(self.document.arena(), offset);
        Some(Place {
            start: point(span.start()),
            end: point(span.end()),
            source_start: bytes.as_ref().map(|bytes| bytes.start),
            source_end: bytes.map(|bytes| bytes.end),
        })
    }

    /// The innermost element that holds a span, where the source is XML.
    pub fn element(&self, span: ArenaSpan) -> Option<Element> {
        Element::around(self.document, self.document.origin(span)?)
    }

    /// The places of spans, without those that have none.
    pub fn all(&self, spans: &[ArenaSpan]) -> Vec<Place> {
        spans.iter().filter_map(|span| self.of(*span)).collect()
    }

    /// Words and their place.
    pub fn quote(&self, span: ArenaSpan) -> Option<Quote> {
        Some(Quote { text: self.document.text(span).to_owned(), place: self.of(span)? })
    }
}
