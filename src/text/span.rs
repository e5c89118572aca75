//! Ranges that know which text they point into.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Range;

/// A coordinate space: which text offsets count in, and in what unit.
pub trait Space {
    /// Short name shown in debug output.
    const NAME: &'static str;
}

/// UTF-8 bytes of the decoded source text.
pub enum Original {}
/// UTF-8 bytes of a document's text arena.
pub enum Arena {}
/// Unicode code points of the decoded source text, as RFC 5147 counts them.
pub enum CodePoint {}

impl Space for Original {
    const NAME: &'static str = "source";
}
impl Space for Arena {
    const NAME: &'static str = "arena";
}
impl Space for CodePoint {
    const NAME: &'static str = "char";
}

/// A range of the decoded source text, in bytes.
pub type SourceSpan = Span<Original>;
/// A range of a document's text arena, in bytes.
pub type ArenaSpan = Span<Arena>;
/// A range of the decoded source text, in Unicode code points.
pub type CodePointSpan = Span<CodePoint>;

/// A half-open range `start..end` of one coordinate space, never reversed.
pub struct Span<S: Space> {
    // Rule: start <= end. Checked in `new`.
    start: u32,
    end: u32,
    space: PhantomData<fn() -> S>,
}

impl<S: Space> Span<S> {
    /// A span from `start` to `end`, end exclusive.
    ///
    /// # Panics
    /// When `start` is behind `end`, or `end` is past 4 GiB: both are errors of the caller.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span {start}..{end} is reversed");
        let narrow = |offset: usize| u32::try_from(offset).expect("texts are limited to 4 GiB");
        Self { start: narrow(start), end: narrow(end), space: PhantomData }
    }

    /// First offset.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Offset behind the last one.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Number of units covered.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is covered.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The plain range, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the offset lies inside this span.
    #[must_use]
    pub fn contains_offset(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether both share at least one unit.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
            space: PhantomData,
        }
    }

    /// The span of a piece found inside this one: `inner` counts from this span's start.
    ///
    /// # Panics
    /// When the piece reaches past this span.
    #[must_use]
    pub fn slice(self, inner: Range<usize>) -> Self {
        assert!(inner.end <= self.len(), "piece {inner:?} reaches past a span of {}", self.len());
        Self::new(self.start() + inner.start, self.start() + inner.end)
    }
}

impl ArenaSpan {
    /// The text of this span in `arena`.
    #[must_use]
    pub fn of(self, arena: &str) -> &str {
        &arena[self.range()]
    }
}

impl<S: Space> Clone for Span<S> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<S: Space> Copy for Span<S> {}
impl<S: Space> PartialEq for Span<S> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<S: Space> Eq for Span<S> {}
impl<S: Space> PartialOrd for Span<S> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<S: Space> Ord for Span<S> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<S: Space> Hash for Span<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<S: Space> fmt::Debug for Span<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}..{}", S::NAME, self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_counts_from_the_start_of_its_span() {
        let outer = ArenaSpan::new(10, 20);
        assert_eq!(outer.slice(2..5), ArenaSpan::new(12, 15));
        assert!(outer.contains(outer.slice(0..10)));
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!ArenaSpan::new(0, 5).overlaps(ArenaSpan::new(5, 9)));
        assert!(ArenaSpan::new(0, 6).overlaps(ArenaSpan::new(5, 9)));
    }

    #[test]
    #[should_panic(expected = "reversed")]
    fn a_reversed_span_cannot_be_made() {
        let _ = ArenaSpan::new(5, 4);
    }
}
