//! Figures that print raises behind a word: numbers of notes and of cited works.
//!
//! In "Berg et al.<sup>2</sup> found" they stand in the sentence but are no words of it, and
//! in a text the raise is lost. Knows what the markup of a source states to be a pointer, and
//! the figures that are nothing else: those raised in Unicode, and those glued to "et al.".

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::Document;
use crate::text::{ArenaSpan, pattern};

/// Figures that are raised beyond doubt behind a word of three letters ("m²" is a unit), or
/// that stand where only a pointer can.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
          \p{L}{3}[.,”’)]?([¹²³⁴-⁹⁰]+(?:[,⁻˒–-][¹²³⁴-⁹⁰]+)*)(?:[^\p{L}\p{N}]|$)
        | \bet\ al\.?,?([0-9¹²³⁴-⁹⁰]+(?:[,⁻˒–-][0-9¹²³⁴-⁹⁰]+)*)(?:[^\p{L}\p{N}]|$)",
    )
});

/// Longest stretch between two pointers of one row, in bytes: a comma and a blank, a dash.
const BETWEEN: usize = 4;

/// The marks in the stretches `blocks` of a document, in order, none touching another.
pub fn marks(document: &Document, blocks: &[ArenaSpan]) -> Vec<ArenaSpan> {
    let mut marks = stated(document);
    for block in blocks {
        let found = BARE.captures_iter(block.of(document.arena()));
        let figures = found.filter_map(|found| found.get(1).or_else(|| found.get(2)));
        marks.extend(figures.map(|figures| block.slice(figures.range())));
    }
    marks.sort_unstable();
    let mut apart: Vec<ArenaSpan> = Vec::with_capacity(marks.len());
    for mark in marks {
        match apart.last_mut().filter(|last| mark.start() <= last.end()) {
            Some(last) => *last = last.cover(mark),
            None => apart.push(mark),
        }
    }
    apart
}

/// Pointers that are figures right behind a word, with what parts those of a row: "Berg2, 3".
fn stated(document: &Document) -> Vec<ArenaSpan> {
    let arena = document.arena();
    let mut pointers: Vec<ArenaSpan> =
        document.stated().pointers.iter().map(|pointer| pointer.span).collect();
    pointers.sort_unstable();
    let mut marks: Vec<ArenaSpan> = Vec::new();
    for pointer in pointers.into_iter().filter(|pointer| is_figures(pointer.of(arena))) {
        match marks.last_mut().filter(|last| is_row(arena, **last, pointer)) {
            Some(last) => *last = last.cover(pointer),
            None if is_glued(&arena[..pointer.start()]) => marks.push(pointer),
            None => {}
        }
    }
    marks
}

/// Whether words are numbers, and nothing else: "2", "3,4", "5–7".
fn is_figures(words: &str) -> bool {
    let is_part = |c: char| c.is_numeric() || is_between(c);
    words.contains(char::is_numeric) && words.chars().all(is_part)
}

fn is_between(c: char) -> bool {
    matches!(c, ',' | ';' | '-' | '‐' | '‑' | '–' | '—' | '−' | ' ')
}

/// Whether nothing but a comma or a dash parts a pointer from the marks before it.
fn is_row(arena: &str, marks: ArenaSpan, pointer: ArenaSpan) -> bool {
    let between = arena.get(marks.end()..pointer.start());
    between.is_none_or(|between| between.len() <= BETWEEN && between.chars().all(is_between))
}

/// Whether what follows this text is glued to a word, or to a mark behind one.
fn is_glued(before: &str) -> bool {
    let bare = before.trim_end_matches(['.', ',', ';', ':', '’', '”', '"', '\'', ')', '?', '!']);
    bare.ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{DocumentBuilder, NodeKind, StatedPointer};
    use crate::text::{Source, SourceSpan};

    /// `text` has pointers of the markup in braces and is read without them; `expected` are
    /// its marks.
    fn check(text: &str, expected: &[&str]) {
        let plain = text.replace(['{', '}'], "");
        let mut builder = DocumentBuilder::new(Source::new("a.xml", plain.as_bytes()));
        builder.open(NodeKind::Paragraph);
        let block = builder.copy(SourceSpan::new(0, plain.len()));
        let mut at = 0;
        for piece in text.split_inclusive(['{', '}']) {
            let end = at + piece.len() - usize::from(piece.ends_with(['{', '}']));
            if piece.ends_with('}') {
                let span = ArenaSpan::new(at, end);
                let pointer = StatedPointer { span, targets: Vec::new(), is_within_range: false };
                builder.stated().pointers.push(pointer);
            }
            at = end;
        }
        let document = builder.finish();
        let found = marks(&document, &[block]);
        let found: Vec<&str> = found.into_iter().map(|span| document.text(span)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn stated_figures_behind_a_word_are_marks() {
        check("Berg et al.{2} found it.", &["2"]);
        check("Berg{2} and Po.{3},{4} Later {5} came.", &["2", "3,4"]);
        check("Berg{2}–{4}, it fell in 1999{5, 6}.", &["2–4", "5, 6"]);
    }

    #[test]
    fn other_pointers_are_words() {
        check("Berg [{2}] and ({3}), {Po 1999}, and{Roth} or {4}, {5}.", &[]);
    }

    #[test]
    fn figures_without_markup_are_marks_where_nothing_else_can_be_meant() {
        check("Berg et al.2,3 found trust.¹² So Moss²˒³ said.", &["2,3", "¹²", "²˒³"]);
        check("Berg et al. 2001 and H2O, p53, m², R², Ca²⁺, trust2 and 10².", &[]);
        check("Berg et al.2a or abc²d", &[]);
    }
}
