//! Passages with the lines of their sources.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::store::{Passage, Slices, Store};

use super::error::Result;

/// A passage with the lines it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Quoted {
    /// Path of the source.
    pub source: String,
    /// First code point of the source.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
    /// The predicates that lead from the thing to the passage, short, sorted.
    pub predicates: Vec<String>,
    /// The lines, from the first to the last of the passage.
    pub lines: Vec<MarkedLine>,
}

/// A line of a source with a marked part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct MarkedLine {
    /// Its number, from 1.
    pub number: usize,
    /// Its text.
    pub text: String,
    /// First code point of the line that is marked.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
}

/// The passages with these IRIs, each with its predicates, in order of source and place.
/// Passages of sources that the store does not hold are left out.
pub(super) fn quote(store: &Store, passages: BTreeMap<String, Vec<String>>) -> Result<Vec<Quoted>> {
    let prefix = format!("{}source/", store.base().as_str());
    let mut by_source = BTreeMap::<String, Vec<(Passage, Vec<String>)>>::new();
    for (iri, predicates) in passages {
        let source = iri.strip_prefix(&prefix).and_then(|rest| rest.split('#').next());
        if let (Some(source), Some(passage)) = (source, Passage::of_iri(&iri)) {
            by_source.entry(source.to_owned()).or_default().push((passage, predicates));
        }
    }
    let mut quoted = Vec::new();
    for (digest, passages) in by_source {
        quoted.extend(quote_source(store, &digest, passages)?);
    }
    quoted.sort();
    Ok(quoted)
}

fn quote_source(
    store: &Store,
    digest: &str,
    passages: Vec<(Passage, Vec<String>)>,
) -> Result<Vec<Quoted>> {
    let entries = store.manifest()?;
    let Some(entry) = entries.iter().find(|entry| entry.digest.to_string() == digest) else {
        return Ok(Vec::new());
    };
    let source = store.source(entry.digest)?;
    let slices = Slices::new(source.text());
    let quoted = passages.into_iter().map(|(passage, predicates)| Quoted {
        source: entry.path.clone(),
        start: passage.start,
        end: passage.end,
        predicates,
        lines: marked_lines(source.text(), &slices, passage),
    });
    Ok(quoted.collect())
}

/// The lines of a passage; none when it reaches past the text.
fn marked_lines(text: &str, slices: &Slices<'_>, passage: Passage) -> Vec<MarkedLine> {
    let (Some(start), Some(end)) = (slices.byte(passage.start), slices.byte(passage.end)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut at = text[..start].rfind('\n').map_or(0, |place| place + 1);
    let mut number = 1 + text[..at].matches('\n').count();
    while at <= end.saturating_sub(usize::from(end > start)) {
        let length = text[at..].find('\n').unwrap_or(text.len() - at);
        let line = &text[at..at + length];
        let points = |byte: usize| line[..byte.clamp(at, at + length) - at].chars().count();
        lines.push(MarkedLine {
            number,
            text: line.trim_end_matches('\r').to_owned(),
            start: points(start),
            end: points(end),
        });
        at += length + 1;
        number += 1;
        if at > text.len() {
            break;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, start: usize, end: usize, expected: &[(usize, &str, usize, usize)]) {
        let lines = marked_lines(text, &Slices::new(text), Passage { start, end });
        let found: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.text.as_str(), line.start, line.end))
            .collect();
        assert_eq!(found, expected, "{start}..{end}");
    }

    #[test]
    fn each_line_of_a_passage_is_marked() {
        let text = "äb\r\ncd\n\nef";
        check(text, 0, 2, &[(1, "äb", 0, 2)]);
        check(text, 1, 6, &[(1, "äb", 1, 3), (2, "cd", 0, 2)]);
        check(text, 4, 10, &[(2, "cd", 0, 2), (3, "", 0, 0), (4, "ef", 0, 2)]);
        check(text, 5, 7, &[(2, "cd", 1, 2)]);
        check(text, 8, 8, &[(4, "ef", 0, 0)]);
        check(text, 3, 99, &[]);
        check("", 0, 0, &[(1, "", 0, 0)]);
    }
}
