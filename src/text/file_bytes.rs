//! Where a place of the decoded text stands in the bytes of the file.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes of text between two marks of the table.
const MARK_EVERY: usize = 4096;

/// How offsets of the text become offsets of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileBytes {
    /// The text is the file but for a mark of this many bytes before it.
    Shifted(usize),
    /// The text was decoded; the offsets in the file of every 4,096th byte of it.
    Table {
        /// How it was encoded.
        encoding: &'static Encoding,
        /// Offsets, each at the boundary of a character at or before the mark.
        marks: Vec<(u32, u32)>,
    },
    /// Broken characters were replaced, so that nobody can tell.
    Unknown,
}

impl FileBytes {
    /// The table of a text that was decoded without errors; `skipped` bytes stand before it.
    pub fn of(text: &str, encoding: &'static Encoding, skipped: usize, has_errors: bool) -> Self {
        if has_errors {
            return Self::Unknown;
        }
        if encoding == UTF_8 {
            return Self::Shifted(skipped);
        }
        let mut marks = vec![(0, skipped as u32)];
        let (mut at, mut file) = (0, skipped);
        while text.len() - at > MARK_EVERY {
            let next = (at..=at + MARK_EVERY).rev().find(|next| text.is_char_boundary(*next));
            let next = next.unwrap_or(text.len());
            file += encoded_length(&text[at..next], encoding);
            at = next;
            // Sources past 4 GiB are refused before.
            marks.push((at as u32, file as u32));
        }
        Self::Table { encoding, marks }
    }

    /// The offset in the file of an offset of the text; nothing when that cannot be told.
    pub fn offset(&self, text: &str, offset: usize) -> Option<usize> {
        match self {
            Self::Shifted(by) => Some(offset + by),
            Self::Unknown => None,
            Self::Table { encoding, marks } => {
                let mark =
                    marks.partition_point(|(at, _)| *at as usize <= offset).checked_sub(1)?;
                let (at, file) = marks[mark];
                let between = text.get(at as usize..offset)?;
                Some(file as usize + encoded_length(between, encoding))
            }
        }
    }
}

/// Bytes that a text takes in an encoding.
fn encoded_length(text: &str, encoding: &'static Encoding) -> usize {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return 2 * text.encode_utf16().count();
    }
    encoding.encode(text).0.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{SHIFT_JIS, WINDOWS_1252};

    /// Every character of a text stands where its encoding says.
    fn check(text: &str, encoding: &'static Encoding, bytes: &[u8], skipped: usize) {
        let table = FileBytes::of(text, encoding, skipped, false);
        for (at, c) in text.char_indices() {
            let from = table.offset(text, at).expect("decoded without errors");
            let to = table.offset(text, at + c.len_utf8()).expect("decoded without errors");
            let decoded = encoding.decode_without_bom_handling(&bytes[from..to]).0;
            assert_eq!(decoded, c.to_string(), "{encoding:?} at {at}");
        }
    }

    #[test]
    fn offsets_lead_to_the_bytes_of_the_file() {
        let text = "Größe 𝔘 ".repeat(900);
        check(&text, UTF_8, text.as_bytes(), 0);
        let units = |swap: bool| -> Vec<u8> {
            let bytes = text.encode_utf16().map(|unit| if swap { unit.swap_bytes() } else { unit });
            [0xFF, 0xFE].into_iter().chain(bytes.flat_map(u16::to_le_bytes)).collect()
        };
        check(&text, UTF_16LE, &units(false), 2);
        check(&text, UTF_16BE, &units(true), 2);
        let narrow = "Größe ".repeat(900);
        check(&narrow, WINDOWS_1252, &WINDOWS_1252.encode(&narrow).0, 0);
        let wide = "日本 a".repeat(2000);
        check(&wide, SHIFT_JIS, &SHIFT_JIS.encode(&wide).0, 0);
        assert_eq!(FileBytes::of("a", UTF_8, 0, true).offset("a", 0), None);
    }
}
