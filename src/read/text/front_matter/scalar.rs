//! The words of a scalar: its lines, its escapes, and the light marks in it.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{SourceSpan, pattern};

use super::super::block::{Block, Kind, trimmed};
use super::super::inline;
use super::super::mark::{Action, Mark};
use super::value::{Scalar, Style};

static ESCAPE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\n\r])"#));

/// The paragraphs of a scalar, each as lines that are not blank; notes the marks in them.
pub fn paragraphs(text: &str, scalar: Scalar, marks: &mut Vec<Mark>) -> Vec<Vec<SourceSpan>> {
    let words = scalar.words(text);
    if is_null(&text[words.range()], scalar.style) {
        return Vec::new();
    }
    let mut paragraphs = vec![Vec::new()];
    let mut at = words.start();
    for line in text[words.range()].split('\n') {
        let span = trimmed(text, at, at + line.len());
        at += line.len() + 1;
        match paragraphs.last_mut() {
            Some(lines) if !span.is_empty() => lines.push(span),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    for lines in &paragraphs {
        marks.extend(lines.iter().flat_map(|line| escapes(text, *line, scalar.style)));
        let block = Block { kind: Kind::Text, label: None, lines: lines.clone() };
        marks.extend(inline::marks(text, &block, &[].into()));
    }
    paragraphs
}

fn is_null(words: &str, style: Style) -> bool {
    style == Style::Plain && matches!(words, "" | "~" | "null" | "Null" | "NULL")
}

/// What stands for one character in quotes.
fn escapes(text: &str, line: SourceSpan, style: Style) -> Vec<Mark> {
    let words = &text[line.range()];
    let write = |start: usize, width: usize, words: &str| Mark {
        span: SourceSpan::new(line.start() + start, line.start() + start + width),
        action: Action::Write(words.into()),
    };
    match style {
        Style::Plain => Vec::new(),
        Style::Single => words.match_indices("''").map(|(at, _)| write(at, 2, "'")).collect(),
        Style::Double => {
            let found = ESCAPE.find_iter(words);
            found
                .map(|found| write(found.start(), found.len(), &unescape(found.as_str())))
                .collect()
        }
    }
}

fn unescape(escape: &str) -> String {
    let code = &escape[1..];
    let number = code.get(1..).filter(|_| code.starts_with(['x', 'u', 'U']));
    let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match number.and_then(char::from_u32) {
        Some(c) if !c.is_control() => c.to_string(),
        _ if matches!(
            code,
            "n" | "t" | "r" | "_" | "N" | "0" | "a" | "b" | "e" | "f" | "v" | "L" | "P"
        ) =>
        {
            " ".to_owned()
        }
        _ => code.to_owned(),
    }
}
