//! Places in the source, as lines print them.

use serde::Serialize;

use crate::paper::Document;
use crate::text::ArenaSpan;

/// A range of the source text in Unicode code points, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// First code point.
    pub start: usize,
    /// Code point behind the last one.
    pub end: usize,
}

/// Words and their place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quote {
    text: String,
    #[serde(flatten)]
    place: Place,
}

/// Finds places for spans of one document.
#[derive(Clone, Copy)]
pub struct Places<'d> {
    document: &'d Document,
}

impl<'d> Places<'d> {
    /// Places in the source of `document`.
    pub fn new(document: &'d Document) -> Self {
        Self { document }
    }

    /// The place of a span; nothing for text that the reader put in.
    pub fn of(self, span: ArenaSpan) -> Option<Place> {
        let span = self.document.code_points(span)?;
        Some(Place { start: span.start(), end: span.end() })
    }

    /// The places of spans, without those that have none.
    pub fn all(self, spans: &[ArenaSpan]) -> Vec<Place> {
        spans.iter().filter_map(|span| self.of(*span)).collect()
    }

    /// Words and their place.
    pub fn quote(self, span: ArenaSpan) -> Option<Quote> {
        Some(Quote { text: self.document.text(span).to_owned(), place: self.of(span)? })
    }
}
