//! Passages with the lines of their sources.
//!
//! A source may be one line of 50 MB: nothing here walks or copies a line as a whole.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::store::{KnownSource, Passage, Slices, Store};
use crate::text::Source;

use super::error::Result;

/// So many code points are shown of a longer line, around its marked part.
const WINDOW: usize = 160;
/// At least so many on either side, where there are as many.
const CONTEXT: usize = 20;
/// A longer mark is cut.
const LONGEST_MARK: usize = 1000;
/// So many lines are shown of one passage.
const MOST_LINES: usize = 20;

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
    /// The first lines of the passage; none when it is reversed or reaches past the text.
    pub lines: Vec<MarkedLine>,
    /// How many lines follow.
    #[serde(skip_serializing_if = "is_zero")]
    pub more_lines: usize,
}

/// A line of a source, or a window of a long one, with a marked part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct MarkedLine {
    /// Its number, from 1.
    pub number: usize,
    /// Where in the line the text starts, in code points from 1.
    pub column: usize,
    /// The text.
    pub text: String,
    /// First code point of the text that is marked.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
    /// Whether the line goes on behind the text.
    pub goes_on: bool,
}

/// Passages with their predicates, before their sources are read.
type Found = Vec<(String, Passage, Vec<String>)>;

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// The first `limit` passages with these IRIs, each with its predicates, in order of source
/// and place, and how many follow. Passages of sources that the store does not hold are left out.
pub(super) fn quote(
    store: &Store,
    passages: BTreeMap<String, Vec<String>>,
    limit: usize,
) -> Result<(Vec<Quoted>, usize)> {
    let mut digests = BTreeMap::new();
    let mut paths = BTreeMap::new();
    for (path, KnownSource { digest, .. }) in store.sources()? {
        paths.entry(digest.to_string()).or_insert_with(|| path.clone());
        digests.insert(path, digest);
    }
    let mut found = found(&format!("{}source/", store.base().as_str()), passages, &paths);
    let more = found.len().saturating_sub(limit);
    found.truncate(limit);
    let mut quoted = Vec::with_capacity(found.len());
    for of_source in found.chunk_by(|one, other| one.0 == other.0) {
        let source = store.source(digests[&of_source[0].0])?;
        let slices = Slices::new(source.text());
        quoted.extend(of_source.iter().map(|found| quote_one(&source, &slices, found)));
    }
    Ok((quoted, more))
}

/// The passages by path of their source and place.
fn found(
    prefix: &str,
    passages: BTreeMap<String, Vec<String>>,
    paths: &BTreeMap<String, String>,
) -> Found {
    let mut found = Found::new();
    for (iri, predicates) in passages {
        let source = iri.strip_prefix(prefix).and_then(|rest| rest.split('#').next());
        if let (Some(path), Some(passage)) =
            (source.and_then(|source| paths.get(source)), Passage::of_iri(&iri))
        {
            found.push((path.clone(), passage, predicates));
        }
    }
    found.sort();
    found
}

fn quote_one(
    source: &Source,
    slices: &Slices<'_>,
    (path, passage, predicates): &(String, Passage, Vec<String>),
) -> Quoted {
    let (lines, more_lines) = marked_lines(source, slices, *passage);
    Quoted {
        source: path.clone(),
        start: passage.start,
        end: passage.end,
        predicates: predicates.clone(),
        lines,
        more_lines,
    }
}

/// The first lines of a passage, and how many follow; none when it is reversed or reaches past
/// the text.
fn marked_lines(
    source: &Source,
    slices: &Slices<'_>,
    passage: Passage,
) -> (Vec<MarkedLine>, usize) {
    let (Some(start), Some(end)) = (slices.byte(passage.start), slices.byte(passage.end)) else {
        return (Vec::new(), 0);
    };
    if start > end {
        return (Vec::new(), 0);
    }
    let text = source.text();
    let line_of = |offset| source.lines().line_column(text, offset).line;
    let (first, last) = (line_of(start), line_of(end.max(start + 1) - 1));
    let shown = last.min(first + MOST_LINES - 1);
    let lines = (first..=shown).filter_map(|number| {
        let line = source.lines().line_span(text, number)?.range();
        let mark = start.clamp(line.start, line.end)..end.clamp(line.start, line.end);
        Some(marked_line(source, number, line, mark))
    });
    (lines.collect(), last - shown)
}

/// A line, or a window of it; `line` and `mark` in bytes of the source.
fn marked_line(
    source: &Source,
    number: usize,
    line: Range<usize>,
    mark: Range<usize>,
) -> MarkedLine {
    let text = source.text();
    let mark = mark.start..behind(text, mark, LONGEST_MARK);
    let marked = text[mark.clone()].chars().count();
    let whole = behind(text, line.clone(), WINDOW) == line.end;
    let around = if whole { WINDOW } else { (WINDOW.saturating_sub(marked) / 2).max(CONTEXT) };
    let from = before(text, line.start..mark.start, around);
    let until = behind(text, mark.end..line.end, around);
    let start = text[from..mark.start].chars().count();
    MarkedLine {
        number,
        column: source.lines().line_column(text, from).column,
        text: text[from..until].to_owned(),
        start,
        end: start + marked,
        goes_on: until < line.end,
    }
}

/// Behind the first `count` code points of a range, or its end.
fn behind(text: &str, range: Range<usize>, count: usize) -> usize {
    let found = text[range.clone()].char_indices().nth(count);
    found.map_or(range.end, |(offset, _)| range.start + offset)
}

/// Before the last `count` code points of a range, or its start.
fn before(text: &str, range: Range<usize>, count: usize) -> usize {
    let last = text[range.clone()].char_indices().rev().take(count).last();
    last.map_or(range.end, |(offset, _)| range.start + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, start: usize, end: usize) -> (Vec<MarkedLine>, usize) {
        let source = Source::new("a.txt", text.as_bytes());
        marked_lines(&source, &Slices::new(text), Passage { start, end })
    }

    fn check(text: &str, start: usize, end: usize, expected: &[(usize, &str, usize, usize)]) {
        let (lines, more) = marked(text, start, end);
        let found: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.text.as_str(), line.start, line.end))
            .collect();
        assert_eq!(found, expected, "{start}..{end}");
        assert_eq!(more, 0);
        assert!(lines.iter().all(|line| line.column == 1 && !line.goes_on), "{lines:?}");
    }

    #[test]
    fn each_line_of_a_passage_is_marked() {
        let text = "äb\r\ncd\n\nef";
        check(text, 0, 2, &[(1, "äb", 0, 2)]);
        check(text, 1, 6, &[(1, "äb", 1, 2), (2, "cd", 0, 2)]);
        check(text, 4, 10, &[(2, "cd", 0, 2), (3, "", 0, 0), (4, "ef", 0, 2)]);
        check(text, 5, 7, &[(2, "cd", 1, 2)]);
        check(text, 8, 8, &[(4, "ef", 0, 0)]);
        check(text, 3, 99, &[]);
        check(text, 6, 4, &[]);
        check("", 0, 0, &[(1, "", 0, 0)]);
    }

    #[test]
    fn a_long_line_is_cut_to_a_window() {
        let text = format!("\n{}mark{}\n", "ä".repeat(500), "ö".repeat(500));
        let (lines, _) = marked(&text, 501, 505);
        let [line] = lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!(line.text, format!("{}mark{}", "ä".repeat(78), "ö".repeat(78)));
        assert_eq!((line.number, line.column, line.start, line.end), (2, 423, 78, 82));
        assert!(line.goes_on);
    }

    #[test]
    fn a_long_passage_is_cut() {
        let (lines, _) = marked(&"x".repeat(5000), 10, 4000);
        assert_eq!((lines[0].column, lines[0].start, lines[0].end), (1, 10, 10 + LONGEST_MARK));
        assert_eq!(lines[0].text.len(), 10 + LONGEST_MARK + CONTEXT);
        let (lines, more) = marked(&"x\n".repeat(50), 0, 100);
        assert_eq!((lines.len(), more), (MOST_LINES, 50 - MOST_LINES));
    }

    /// Walking the line for each passage would take minutes.
    #[test]
    fn a_huge_line_costs_each_passage_a_little() {
        let text = "é".repeat(4_000_000);
        let source = Source::new("a.txt", text.as_bytes());
        let slices = Slices::new(&text);
        for start in (0..3_999_000).step_by(400) {
            let (lines, _) = marked_lines(&source, &slices, Passage { start, end: start + 9 });
            assert!(lines[0].text.len() <= 2 * WINDOW);
        }
    }
}
