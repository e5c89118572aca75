//! Passages by code points: their IRIs, and the text between two of them.

use std::fmt;

/// A range of a source text in code points, as `…#char=START,END` names it (RFC 5147).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// First code point.
    pub start: usize,
    /// Behind the last one. May lie before `start` when the IRI is wrong.
    pub end: usize,
}

impl Passage {
    /// The range that an IRI names; nothing when it names none.
    ///
    /// ```
    /// use etl::store::Passage;
    ///
    /// let passage = Passage::of_iri("http://localhost/source/1#char=3,9");
    /// assert_eq!(passage, Some(Passage { start: 3, end: 9 }));
    /// ```
    #[must_use]
    pub fn of_iri(iri: &str) -> Option<Self> {
        let (_, fragment) = iri.rsplit_once('#')?;
        let (start, end) = fragment.strip_prefix("char=")?.split_once(',')?;
        Some(Self { start: start.parse().ok()?, end: end.parse().ok()? })
    }
}

impl fmt::Display for Passage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{},{}", self.start, self.end)
    }
}

/// Cuts a text by code points, each cut in constant time.
pub struct Slices<'a> {
    text: &'a str,
    /// Byte offset of every `MARK_EVERY`th code point.
    marks: Vec<usize>,
    len: usize,
}

const MARK_EVERY: usize = 256;

impl<'a> Slices<'a> {
    /// Reads the whole text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut len = 0;
        let mut marks = Vec::new();
        for (offset, _) in text.char_indices() {
            if len % MARK_EVERY == 0 {
                marks.push(offset);
            }
            len += 1;
        }
        Self { text, marks, len }
    }

    /// Number of code points.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The text of a passage; nothing when it is reversed or reaches past the end.
    #[must_use]
    pub fn slice(&self, passage: Passage) -> Option<&'a str> {
        if passage.start > passage.end {
            return None;
        }
        Some(&self.text[self.byte(passage.start)?..self.byte(passage.end)?])
    }

    /// Byte offset of a code point; the end of the text counts as one.
    #[must_use]
    pub fn byte(&self, point: usize) -> Option<usize> {
        if point >= self.len {
            return (point == self.len).then_some(self.text.len());
        }
        let mark = self.marks[point / MARK_EVERY];
        let mut rest = self.text[mark..].char_indices();
        rest.nth(point % MARK_EVERY).map(|(offset, _)| mark + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_ranges_are_passages() {
        for iri in ["a", "a#b", "a#char=1", "a#char=x,2", "a#char=-1,2", "a#char=1,2,3", "#char=,"]
        {
            assert_eq!(Passage::of_iri(iri), None, "{iri}");
        }
    }

    #[test]
    fn ranges_past_the_text_give_nothing() {
        let slices = Slices::new("añb");
        assert_eq!(slices.slice(Passage { start: 1, end: 3 }), Some("ñb"));
        assert_eq!(slices.slice(Passage { start: 3, end: 3 }), Some(""));
        assert_eq!(slices.slice(Passage { start: 2, end: 4 }), None);
        assert_eq!(slices.slice(Passage { start: 2, end: 1 }), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn slices_agree_with_counting(text in "(a|é|𝔘|\n){0,700}", start in 0_usize..700, length in 0_usize..60) {
            let found = Slices::new(&text).slice(Passage { start, end: start + length });
            let expected: String = text.chars().skip(start).take(length).collect();
            let fits = start + length <= text.chars().count();
            prop_assert_eq!(found, fits.then_some(expected.as_str()));
        }
    }
}
