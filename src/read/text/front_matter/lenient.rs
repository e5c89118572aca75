//! Front matter that is nearly YAML: "title: Towns: a study" and the like, line by line.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{SourceSpan, pattern};

use super::bare;
use super::value::{Scalar, Style, Value};

static ENTRY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([\p{L}_][\p{L}\d_-]*)\s*:(?:\s+|$)"));
static ITEM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*-\s+(?:name\s*:\s+)?"));

/// Reads keys at the margin, their values on the same line, and lists of single words below.
pub fn read(text: &str, inner: SourceSpan) -> Value {
    let mut entries: Vec<(Scalar, Value)> = Vec::new();
    let mut at = inner.start();
    for line in text[inner.range()].split_inclusive('\n') {
        let span = SourceSpan::new(at, at + line.len());
        at += line.len();
        if let Some(found) = ENTRY.captures(line) {
            let key = Scalar { span: span.slice(0..found[1].len()), style: Style::Plain };
            let value = scalar(text, span.slice(found[0].len()..span.len()));
            entries.push((key, value.map_or(Value::List(Vec::new()), Value::Scalar)));
        } else if let Some(found) = ITEM.find(line)
            && let Some((_, Value::List(items))) = entries.last_mut()
        {
            let item = scalar(text, span.slice(found.end()..span.len()));
            items.extend(item.map(Value::Scalar));
        }
    }
    Value::Map(entries)
}

fn scalar(text: &str, span: SourceSpan) -> Option<Scalar> {
    let span = bare(text, span);
    let words = &text[span.range()];
    let quoted =
        |quote: char| words.len() > 1 && words.starts_with(quote) && words.ends_with(quote);
    let style = match () {
        () if quoted('"') => Style::Double,
        () if quoted('\'') => Style::Single,
        () => Style::Plain,
    };
    (!words.is_empty() && !matches!(words, "|" | ">" | "|-" | ">-"))
        .then_some(Scalar { span, style })
}
