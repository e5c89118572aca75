//! From YAML to values with places.

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::text::SourceSpan;

use super::super::block::trimmed;
use super::value::{Scalar, Style, Value};

/// Deepest nesting; front matter needs four.
const DEPTH: usize = 24;

/// Reads the YAML at `inner`; nothing when it is none, or no map.
pub fn read(text: &str, inner: SourceSpan) -> Option<Value> {
    let source = &text[inner.range()];
    // The parser counts code points.
    let mut offsets: Vec<usize> = source.char_indices().map(|(at, _)| inner.start() + at).collect();
    offsets.push(inner.end());
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(source) {
        let (event, span) = event.ok()?;
        let value = match event {
            Event::Scalar(_, style, ..) => {
                let start = *offsets.get(span.start.index())?;
                let end = *offsets.get(span.end.index())?;
                let span = bare_of_properties(text, SourceSpan::new(start, end.max(start)));
                Value::Scalar(unquoted(text, span, quotes(style)))
            }
            // What an anchor stands for is said where the anchor is.
            Event::Alias(_) => Value::List(Vec::new()),
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= DEPTH => {
                return None;
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop()?.close(),
            _ => continue,
        };
        match open.last_mut() {
            Some(around) => around.add(value),
            None => return Some(value).filter(|value| matches!(value, Value::Map(_))),
        }
    }
    None
}

/// A list or map that is being read.
enum Open {
    List(Vec<Value>),
    Map(Vec<(Scalar, Value)>, Option<Key>),
}

/// A key that waits for its value; none when it is no scalar.
type Key = Option<Scalar>;

impl Open {
    fn add(&mut self, value: Value) {
        match self {
            Self::List(items) => items.push(value),
            Self::Map(entries, key) => match (key.take(), value) {
                (Some(Some(key)), value) => entries.push((key, value)),
                (Some(None), _) => {}
                (None, Value::Scalar(scalar)) => *key = Some(Some(scalar)),
                (None, _) => *key = Some(None),
            },
        }
    }

    fn close(self) -> Value {
        match self {
            Self::List(items) => Value::List(items),
            Self::Map(entries, _) => Value::Map(entries),
        }
    }
}

/// A scalar without the anchor and the tag before it: "&title !!str Towns".
fn bare_of_properties(text: &str, span: SourceSpan) -> SourceSpan {
    let mut span = span;
    while text[span.range()].starts_with(['&', '!']) {
        let words = &text[span.range()];
        let width = words.find(char::is_whitespace).unwrap_or(words.len());
        span = trimmed(text, span.start() + width, span.end());
        // The sign of a block of lines stands behind them.
        if text[span.range()].starts_with(['|', '>']) {
            let words = &text[span.range()];
            span = span.slice(words.find('\n').unwrap_or(words.len())..words.len());
        }
    }
    span
}

/// A scalar up to its closing quote; the parser counts a comment behind it in.
fn unquoted(text: &str, span: SourceSpan, style: Style) -> Scalar {
    let words = &text[span.range()];
    let mut inner = words.char_indices().skip(1).peekable();
    while let Some((at, c)) = inner.next() {
        match (style, c) {
            (Style::Double, '\\') => {
                inner.next();
            }
            (Style::Single, '\'') if inner.next_if(|(_, next)| *next == '\'').is_some() => {}
            (Style::Double, '"') | (Style::Single, '\'') => {
                return Scalar { span: span.slice(0..at + 1), style };
            }
            _ => {}
        }
    }
    Scalar { span, style }
}

fn quotes(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        _ => Style::Plain,
    }
}
