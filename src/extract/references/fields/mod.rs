//! The labeller of today: rules that cover an entry field by field.
//!
//! Each rule labels what it is sure of and covers it on the slate; what the
//! surest rules leave free is title and container. Makes no values.

use std::ops::Range;

use super::labels::Labels;
use super::typed::identifiers;
use found::{Found, Slate, trimmed};

mod contributors;
mod dates;
mod found;
mod imprint;
mod meetings;
mod numeration;
mod segments;
mod titles;

/// Marks that stand around fields and belong to none.
const EDGES: &[char] = &[
    '(', '[', '.', ',', ';', ':', '"', '“', '”', '„', '«', '»', '‘', '’', '\'', '`', '*', '_', '-',
    '–', '—',
];

pub use segments::is_abbreviation as is_journal_word;

/// Says which characters of an entry are which field. `emphasis`: its emphasised ranges.
#[must_use]
pub fn label(text: &str, emphasis: &[Range<usize>]) -> Labels {
    let mut draft = Draft::new(text, emphasis);
    draft.cover_identifiers();
    dates::label_first(&mut draft);
    contributors::label_authors(&mut draft);
    dates::label_early(&mut draft);
    titles::label_quoted(&mut draft);
    // The date of a meeting looks like volume and pages.
    if !meetings::label(&mut draft) {
        numeration::label(&mut draft);
        contributors::label_editors(&mut draft);
    }
    imprint::label(&mut draft);
    dates::label_late(&mut draft);
    titles::label_rest(&mut draft);
    draft.labels.labels()
}

/// An entry while it is being labelled.
struct Draft<'t> {
    text: &'t str,
    emphasis: &'t [Range<usize>],
    slate: Slate,
    labels: Found,
    /// Behind authors and early year: where the title may start.
    body: usize,
    /// Whether the title was printed in quotation marks.
    quoted: bool,
}

impl<'t> Draft<'t> {
    fn new(text: &'t str, emphasis: &'t [Range<usize>]) -> Self {
        let labels = Found::default();
        Self { text, emphasis, slate: Slate::new(text), labels, body: 0, quoted: false }
    }

    fn cover_identifiers(&mut self) {
        for range in identifiers::find(self.text).ranges {
            self.slate.take(range);
        }
    }

    /// What is not covered yet.
    fn free(&self) -> &str {
        self.slate.free()
    }

    /// Covers `whole` and gives the part `field` of it without marks around.
    fn take(&mut self, whole: Range<usize>, field: Range<usize>) -> Option<Range<usize>> {
        self.slate.take(whole);
        trimmed(self.text, field, EDGES)
    }
}

#[cfg(test)]
mod tests;
