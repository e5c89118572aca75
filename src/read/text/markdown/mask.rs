//! The copy of the text that the Markdown parser sees.
//!
//! It has the same length, so that every offset holds in both. What would make
//! the parser lose words, or is no part of the text, is blanked out in it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::super::split::PAGE_BREAK;

/// Pandoc's fences around a part: "::: {#refs}", "::::".
static DIV: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?m)^[ \t>]{0,12}:{3,}(?:[ \t]*(?:\{[^\n]*|[\w.-]+[ \t]*:*))?[ \t\r]*$")
});

/// What opens a stretch that a parser follows to the end of the file, and what closes it.
const STRETCHES: &[(&str, &str)] = &[
    ("<!--", "-->"),
    ("<?", "?>"),
    ("<![CDATA[", "]]>"),
    ("<pre", "</pre"),
    ("<script", "</script"),
    ("<style", "</style"),
    ("<textarea", "</textarea"),
];

/// A copy of `text` for the parser; lines that start at an offset of `furniture` are blank in it.
pub fn mask(text: &str, furniture: &BTreeSet<usize>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for place in 0..bytes.len() {
        match bytes[place] {
            b'\x0c' => bytes[place] = b'\n',
            b'\r' => bytes[place] = carriage_return(&bytes[place + 1..]),
            0 => bytes[place] = 1,
            _ => {}
        }
    }
    for start in furniture {
        let length = text[*start..].find(['\n', PAGE_BREAK]).unwrap_or(text.len() - start);
        bytes[*start..start + length].fill(b' ');
    }
    for fence in DIV.find_iter(text) {
        bytes[fence.range()]
            .iter_mut()
            .filter(|byte| **byte != b'\n')
            .for_each(|byte| *byte = b' ');
    }
    for (open, close) in STRETCHES {
        let closed = text.rfind(close).unwrap_or(0);
        for (place, _) in text[closed..].match_indices(open) {
            bytes[closed + place] = b'x';
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// What stands for a carriage return before `rest`: a line end, unless a line feed is near.
fn carriage_return(rest: &[u8]) -> u8 {
    match rest {
        [b'\n', ..] | [b'\r', b'\n', ..] => b' ',
        _ => b'\n',
    }
}

/// Blanks out a line of a copy, so that the fence it holds opens nothing.
pub fn blank(masked: &mut String, start: usize) {
    let end = masked[start..].find('\n').map_or(masked.len(), |length| start + length);
    masked.replace_range(start..end, &" ".repeat(end - start));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(mask(text, &BTreeSet::new()), expected, "{text:?}");
    }

    #[test]
    fn what_would_mislead_is_blanked_out() {
        check("a\u{c}b\0c", "a\nb\u{1}c");
        check("a\rb\r\nc\r\r\nd\r", "a\nb \nc  \nd\n");
        check("::: {#refs}\nNg\n:::\n", "           \nNg\n   \n");
        check("a ::: b\n:: c", "a ::: b\n:: c");
        check("<!-- a --> <!-- b", "<!-- a --> x!-- b");
        check("<pre>é", "xpre>é");
        assert_eq!(mask("é head\nb", &BTreeSet::from([0])), "       \nb");
    }
}
