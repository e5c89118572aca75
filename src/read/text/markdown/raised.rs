//! Raised, lowered and struck words in pandoc's manner: "Ng^1,2^", "H~2~O", "~~no~~".
//!
//! The parser knows them only between blanks, so they are looked for in the lines it gives.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{SourceSpan, pattern};

use super::super::mark::Mark;

static RAISED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\^[^\s^\[\]][^\s^]{0,60}\^|~~[^\s~](?:[^~\n]{0,300}[^\s~])?~~|~[^\s~()\[\]]{1,30}~")
});

/// The signs around raised, lowered and struck words of a line.
///
/// Raised digits behind a digit keep their sign: "10^5" is not 105.
pub fn marks(text: &str, line: SourceSpan) -> Vec<Mark> {
    let words = &text[line.range()];
    let mut marks = Vec::new();
    for found in RAISED.find_iter(words) {
        let width = if found.as_str().starts_with("~~") { 2 } else { 1 };
        let (start, end) = (line.start() + found.start(), line.start() + found.end());
        let inner = &text[start + width..end - width];
        if width == 1 && is_sum(inner) {
            continue;
        }
        let lowered = width == 1 && found.as_str().starts_with('~');
        // "5~10~15" is a range.
        if lowered && !text[..start].ends_with(|c: char| c.is_alphabetic() || ")]*_".contains(c)) {
            continue;
        }
        if !(found.as_str().starts_with('^') && is_power(&text[..start], &text[start + 1..])) {
            marks.push(Mark::drop(start, start + width));
        }
        marks.push(Mark::drop(end - width, end));
    }
    marks
}

/// Whether a sign of reckoning stands inside: "x^2+y^2" is no "2+y" raised.
fn is_sum(inner: &str) -> bool {
    let core = inner.trim_matches(['+', '-', '−', '–']);
    let is_sign = |c: char| matches!(c, '+' | '=' | '-' | '−' | '–');
    let digits = |c: char| c.is_ascii_digit();
    core.char_indices().filter(|(_, c)| is_sign(*c)).any(|(at, c)| {
        matches!(c, '+' | '=')
            || !core[..at].ends_with(digits)
            || !core[at + c.len_utf8()..].starts_with(digits)
    })
}

/// Whether digits stand on both sides of a sign that raises.
pub fn is_power(before: &str, after: &str) -> bool {
    let raised = after.trim_start_matches(['-', '−', '–', '+', '\\']);
    before.ends_with(|c: char| c.is_ascii_digit())
        && raised.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_left_out() {
        let check = |text: &str, expected: &str| {
            let mut left = text.to_owned();
            for mark in marks(text, SourceSpan::new(0, text.len())).iter().rev() {
                left.replace_range(mark.span.range(), "");
            }
            assert_eq!(left, expected, "{text}");
        };
        check("Ng^1,2^ and Po^3,*^", "Ng1,2 and Po3,*");
        check("H~2~O", "H2O");
        check("a ~~bad idea~~ b", "a bad idea b");
        check("10^5^ cells, 10^−3^ M", "10^5 cells, 10^−3 M");
        check("Ca^2+^, towns^3–5^", "Ca2+, towns3–5");
        check("x^2+y^2, x^2-y^2", "x^2+y^2, x^2-y^2");
        check("x^2 and y^2", "x^2 and y^2");
        check("~5 and ~10", "~5 and ~10");
        check("(~5)–(~10), ~5,~10", "(~5)–(~10), ~5,~10");
        check("5~10~15", "5~10~15");
        check("a^[a note]", "a^[a note]");
    }
}
