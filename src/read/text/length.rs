//! How much of a text is read: more than any paper has, but not any amount.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Source, SourceSpan};

/// So many bytes of a text are read: ten times a long book.
const TEXT: usize = 8 << 20;
/// So many bytes of a line are read: a book without line breaks.
const LINE: usize = 1 << 20;

/// The text as far as it is read, and what is to be told of the rest.
///
/// The rest of a line that is too long is blank, so that places stay what they are.
pub fn readable(source: &Source) -> (Cow<'_, str>, Option<Diagnostic>) {
    let text = source.text();
    let (mut kept, mut at) = (0, 0);
    let mut left_out = Vec::new();
    for line in text.split_inclusive(['\n', '\r']) {
        let start = at;
        at += line.len();
        let room = LINE.min(TEXT - kept);
        kept += line.len().min(room);
        if line.len() > room {
            left_out.push(boundary(text, start + room)..at);
        }
        if kept == TEXT {
            break;
        }
    }
    let Some(first) = left_out.first().map(|range| range.start) else {
        return (Cow::Borrowed(&text[..at]), (at < text.len()).then(|| too_much(at, text)));
    };
    let mut bytes = text.as_bytes()[..at].to_vec();
    left_out.into_iter().for_each(|range| bytes[range].fill(b' '));
    let read = String::from_utf8(bytes).unwrap_or_default();
    (Cow::Owned(read), Some(too_much(first, text)))
}

fn too_much(from: usize, text: &str) -> Diagnostic {
    let message = "a line holds more than 1 MiB, or the text more than 8 MiB; the rest is left out";
    Diagnostic::new(Code::TooMuch, message)
        .at(SourceSpan::new(from, text.len()))
        .help("part the file into papers, one in a file")
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The length of what is read without blanks at its end, and whether something is told.
    fn check(text: &str, read: usize, behind: &str) {
        let source = Source::new("a.txt", text.as_bytes());
        let (found, told) = readable(&source);
        assert!(text.len() >= found.len());
        let (before, rest) = found.split_at(read);
        assert_eq!(before, &text[..read]);
        assert_eq!(rest.trim_start(), behind);
        assert_eq!(told.is_some(), read < text.len());
    }

    #[test]
    fn what_is_too_long_is_left_out_between_characters() {
        check("", 0, "");
        check(&"a".repeat(LINE), LINE, "");
        check(&format!("b\n{}\n", "a".repeat(LINE - 1)), LINE + 2, "");
        check(&format!("b\r{}\nc", "a".repeat(2 * LINE)), LINE + 2, "c");
        check(&format!("a{}", "ü".repeat(LINE)), LINE - 1, "");
        check(&"a\n".repeat(TEXT / 2), TEXT, "");
        check(&"a\n".repeat(TEXT), TEXT, "");
    }

    #[test]
    fn many_long_lines_come_to_no_more_than_the_text() {
        let text = format!("{}\n", "a".repeat(2 * LINE)).repeat(9);
        let source = Source::new("a.txt", text.as_bytes());
        let (found, told) = readable(&source);
        assert!(told.is_some());
        assert_eq!(found.bytes().filter(|byte| *byte == b'a').count(), TEXT);
    }
}
