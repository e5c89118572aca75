//! Lines, columns and code points of a text.

use super::span::{CodePointSpan, SourceSpan};

/// A place as people count it: both start at one, the column in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode code points, from 1.
    pub column: usize,
}

/// Tables that turn byte offsets of one text into lines and code points.
///
/// Built once for each source. A code point offset is found from the nearest
/// mark before it, so that a look-up never scans more than `MARK_EVERY` bytes.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Byte offset of the first character of each line.
    line_starts: Vec<u32>,
    /// Code points before byte `i * MARK_EVERY` (rounded down to a boundary).
    marks: Vec<u32>,
    ascii: bool,
}

const MARK_EVERY: usize = 1024;

impl LineIndex {
    /// Reads the whole text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts =
            std::iter::once(0).chain(newlines.map(|(offset, _)| narrow(offset + 1))).collect();
        let ascii = text.is_ascii();
        let mut marks = Vec::new();
        if !ascii {
            let mut count = 0;
            for (offset, byte) in text.bytes().enumerate() {
                if offset % MARK_EVERY == 0 {
                    marks.push(count);
                }
                count += u32::from(is_first_byte(byte));
            }
        }
        Self { line_starts, marks, ascii }
    }

    /// Number of lines; a text without a line break has one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// Line and column of a byte offset of `text`, the text this index was made of.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let line = self.line_starts.partition_point(|start| *start as usize <= offset);
        let start = self.line_starts[line - 1] as usize;
        // Through the marks, because a whole file may be one line.
        let column =
            1 + self.code_point(text, offset.min(text.len())) - self.code_point(text, start);
        LineColumn { line, column }
    }

    /// Byte range of a line without its line break; `line` counts from 1.
    #[must_use]
    pub fn line_span(&self, text: &str, line: usize) -> Option<SourceSpan> {
        let start = *self.line_starts.get(line.checked_sub(1)?)? as usize;
        let end = self.line_starts.get(line).map_or(text.len(), |next| *next as usize - 1);
        let end = if text[start..end].ends_with('\r') { end - 1 } else { end };
        Some(SourceSpan::new(start, end))
    }

    /// Code points before a byte offset of `text`.
    #[must_use]
    pub fn code_point(&self, text: &str, offset: usize) -> usize {
        if self.ascii {
            return offset;
        }
        let mark = (offset / MARK_EVERY).min(self.marks.len().saturating_sub(1));
        let before = self.marks.get(mark).map_or(0, |count| *count as usize);
        before + count_code_points(&text.as_bytes()[mark * MARK_EVERY..offset])
    }

    /// A byte span of `text` in code points.
    #[must_use]
    pub fn code_points(&self, text: &str, span: SourceSpan) -> CodePointSpan {
        CodePointSpan::new(self.code_point(text, span.start()), self.code_point(text, span.end()))
    }
}

fn count_code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_first_byte(**byte)).count()
}

fn is_first_byte(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).expect("sources past 4 GiB are refused when they are read")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_count_code_points() {
        let text = "é1\nzwölf x";
        let index = LineIndex::new(text);
        let x = text.find('x').expect("in the text");
        assert_eq!(index.line_column(text, x), LineColumn { line: 2, column: 7 });
        assert_eq!(index.line_span(text, 2).map(|span| &text[span.range()]), Some("zwölf x"));
        assert_eq!(index.line_span(text, 3), None);
    }

    #[test]
    fn a_line_leaves_its_carriage_return_out() {
        let text = "a\r\nb";
        let index = LineIndex::new(text);
        assert_eq!(index.line_span(text, 1).map(|span| &text[span.range()]), Some("a"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn code_points_agree_with_counting(text in "(\\PC|\n|é|𝔘){0,900}") {
            let index = LineIndex::new(&text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.code_point(&text, offset), count);
            }
            prop_assert_eq!(index.code_point(&text, text.len()), text.chars().count());
        }
    }
}
