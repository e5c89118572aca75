//! What stands around a block: quotations, list items, notes.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::{SourceSpan, pattern};

use super::super::block::{Kind, trimmed};

static MARKER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[-*+]|(\d{1,9})[.)])[ \t]*"));

/// One container.
#[derive(Debug)]
pub enum Container {
    /// A quotation.
    Quote,
    /// A list item, or a definition, with its bullet or number until it is used.
    Item(Option<Marker>),
    /// A note with its label until it is used.
    Note(Option<SourceSpan>),
}

/// The bullet or number of a list item.
#[derive(Clone, Copy, Debug)]
pub struct Marker {
    /// Its characters.
    pub span: SourceSpan,
    /// Whether it is a number too long to count items, such as a year: part of the words.
    pub is_word: bool,
}

/// The open containers, outermost first.
#[derive(Debug, Default)]
pub struct Containers {
    open: Vec<Container>,
    notes: usize,
}

impl Containers {
    /// Goes into a container; the label of the one around it is not used any more.
    pub fn open(&mut self, container: Container) {
        match self.open.last_mut() {
            Some(Container::Item(label)) => *label = None,
            Some(Container::Note(label)) => *label = None,
            _ => {}
        }
        self.notes += usize::from(matches!(container, Container::Note(_)));
        self.open.push(container);
    }

    /// Leaves the innermost container.
    pub fn close(&mut self) {
        if let Some(Container::Note(_)) = self.open.pop() {
            self.notes -= 1;
        }
    }

    /// Kind of a paragraph in here.
    pub fn kind(&self) -> Kind {
        match self.open.last() {
            _ if self.notes > 0 => Kind::Footnote,
            Some(Container::Quote) => Kind::Quote,
            Some(Container::Item(_)) => Kind::Item,
            _ => Kind::Text,
        }
    }

    /// The marker of the innermost item when nothing stands in it yet.
    pub fn take_marker(&mut self) -> Option<Marker> {
        match self.open.last_mut() {
            Some(Container::Item(marker)) => marker.take(),
            Some(Container::Note(label)) => {
                label.take().map(|span| Marker { span, is_word: false })
            }
            _ => None,
        }
    }
}

/// The list item at `range`.
pub fn item(text: &str, range: &Range<usize>) -> Container {
    let Some(found) = MARKER.captures(&text[range.clone()]) else { return Container::Item(None) };
    let is_word = found.get(1).is_some_and(|number| number.len() > 3);
    let span = trimmed(text, range.start, range.start + found[0].len());
    Container::Item(Some(Marker { span, is_word }))
}

/// The note at `range`: "[^1]: …".
pub fn note(text: &str, range: &Range<usize>) -> Container {
    let label = text[range.clone()].find("]:").map(|width| range.start + width + 2);
    Container::Note(label.map(|end| trimmed(text, range.start, end)))
}
