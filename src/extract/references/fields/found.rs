//! What the rules have found so far, and what they may still search.

use std::ops::Range;

use crate::paper::Confidence;

use super::super::labels::{Field, Labelled, Labels};

/// Byte ranges of an entry's text, one a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Names of the authors, as one list.
    pub authors: Option<Range<usize>>,
    /// Names of the editors, as one list.
    pub editors: Option<Range<usize>>,
    /// Year, or the words that stand for it.
    pub year: Option<Range<usize>>,
    /// Title of the work.
    pub title: Option<Range<usize>>,
    /// Journal, book or meeting.
    pub container: Option<Range<usize>>,
    /// Volume number.
    pub volume: Option<Range<usize>>,
    /// Issue number.
    pub issue: Option<Range<usize>>,
    /// Pages.
    pub pages: Option<Range<usize>>,
    /// Publisher.
    pub publisher: Option<Range<usize>>,
    /// Place of publication or of the meeting.
    pub place: Option<Range<usize>>,
    /// Edition.
    pub edition: Option<Range<usize>>,
}

impl Found {
    /// The fields in the order of the text; rules are all equally sure.
    #[must_use]
    pub fn labels(self) -> Labels {
        let fields = [
            (Field::Author, self.authors),
            (Field::Editor, self.editors),
            (Field::Date, self.year),
            (Field::Title, self.title),
            (Field::Journal, self.container),
            (Field::Volume, self.volume),
            (Field::Issue, self.issue),
            (Field::Pages, self.pages),
            (Field::Publisher, self.publisher),
            (Field::Place, self.place),
            (Field::Edition, self.edition),
        ];
        let confidence = Confidence::percent(80);
        let found = fields
            .into_iter()
            .filter_map(|(field, range)| Some(Labelled { field, range: range?, confidence }));
        let mut labels: Labels = found.collect();
        labels.sort_by_key(|labelled| labelled.range.start);
        labels
    }
}

/// An entry's text on which ranges already labelled are covered up.
///
/// Offsets stay those of the text, so that every rule can search what is left.
#[derive(Clone, Debug)]
pub struct Slate {
    free: String,
}

/// What covers a labelled byte; occurs in no text (readers report control characters).
pub const COVER: char = '\u{1a}';

impl Slate {
    /// A slate with all of `text` free.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { free: text.replace(COVER, " ") }
    }

    /// The text with its covered parts.
    #[must_use]
    pub fn free(&self) -> &str {
        &self.free
    }

    /// Covers a range.
    pub fn take(&mut self, range: Range<usize>) {
        let cover = COVER.to_string().repeat(range.len());
        self.free.replace_range(range, &cover);
    }

    /// Where the first covered byte at or after `from` stands; the end when there is none.
    #[must_use]
    pub fn next_cover(&self, from: usize) -> usize {
        self.free[from..].find(COVER).map_or(self.free.len(), |at| from + at)
    }
}

/// The part of `range` without white space and `marks` at its edges; nothing when none is left.
#[must_use]
pub fn trimmed(text: &str, range: Range<usize>, marks: &[char]) -> Option<Range<usize>> {
    let edge = |c: char| c.is_whitespace() || c == COVER || marks.contains(&c);
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start_matches(edge).len());
    let end = range.start + piece.trim_end_matches(edge).len();
    (start < end).then_some(start..end)
}
