//! Light marks that plain text carries beyond doubt: emphasis, links, calls of notes.
//!
//! The words of Markdown are read by a parser; this is for text without a syntax.

use std::collections::BTreeSet;

use crate::text::SourceSpan;

use super::block::{Block, Kind};
use super::mark::{Action, Mark};

/// The marks of a block, in order, not overlapping; emphasis is nested and balanced.
///
/// `notes` are the marks of the footnotes of the document, whose calls are left out.
pub fn marks(text: &str, block: &Block, notes: &BTreeSet<&str>) -> Vec<Mark> {
    let mut scan = Scan { text, notes, marks: Vec::new(), open: Vec::new(), bracket: None };
    for line in &block.lines {
        let mut at = line.start();
        while at < line.end() {
            at += scan.step(at, line.end());
        }
    }
    let mut marks = scan.marks;
    marks.sort_by_key(|mark| mark.span);
    marks
}

/// An emphasis mark that waits for its partner.
struct Opener {
    run: &'static str,
    at: usize,
}

struct Scan<'t> {
    text: &'t str,
    notes: &'t BTreeSet<&'t str>,
    marks: Vec<Mark>,
    /// At most one for each kind of run, so that every step takes constant time.
    open: Vec<Opener>,
    /// Place of the last `[` that may begin a link.
    bracket: Option<usize>,
}

const RUNS: [&str; 5] = ["***", "**", "*", "__", "_"];

impl Scan<'_> {
    /// Reads what stands at `at` and gives its length, at least one character.
    fn step(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let Some(first) = rest.chars().next() else { return 1 };
        let width = match first {
            '*' | '_' => self.emphasis(at, rest),
            '[' => self.open_bracket(at),
            ']' => self.close_bracket(at, rest),
            c if is_superscript(c) => Some(self.note_call(at, end)),
            _ => None,
        };
        width.unwrap_or(first.len_utf8())
    }

    fn mark(&mut self, start: usize, end: usize, action: Action) {
        self.marks.push(Mark { span: SourceSpan::new(start, end), action });
    }

    fn emphasis(&mut self, at: usize, rest: &str) -> Option<usize> {
        let length = rest.bytes().take_while(|byte| *byte == rest.as_bytes()[0]).count();
        let run = RUNS.into_iter().find(|run| run.len() == length && rest.starts_with(run));
        let Some(run) = run else { return Some(length) };
        let before = self.text[..at].chars().next_back();
        let after = rest[length..].chars().next();
        if closes(run, before, after)
            && let Some(place) = self.open.iter().position(|opener| opener.run == run)
        {
            let opened = self.open[place].at;
            self.open.retain(|opener| opener.at < opened);
            self.mark(opened, opened + length, Action::Open);
            self.mark(at, at + length, Action::Close);
        } else if opens(before, after) {
            self.open.retain(|opener| opener.run != run);
            self.open.push(Opener { run, at });
        }
        Some(length)
    }

    fn open_bracket(&mut self, at: usize) -> Option<usize> {
        self.bracket = Some(at);
        None
    }

    /// Ends a link: its brackets and address are left out, its words stay.
    fn close_bracket(&mut self, at: usize, rest: &str) -> Option<usize> {
        let opened = self.bracket.take()?;
        let address = rest.strip_prefix("](")?;
        let mut depth = 0;
        for (offset, c) in address.char_indices() {
            match c {
                '[' | ']' | '<' => return None,
                '(' => depth += 1,
                ')' if depth > 0 => depth -= 1,
                ')' => {
                    let width = 2 + offset + 1;
                    let image = self.text[..opened].ends_with('!');
                    let start = opened - usize::from(image);
                    self.mark(start, opened + 1, Action::Drop);
                    self.mark(at, at + width, Action::Drop);
                    // Emphasis must not cross the border of a link that is being cut.
                    self.open.retain(|opener| opener.at < opened);
                    return Some(width);
                }
                _ => {}
            }
        }
        None
    }

    fn note_call(&mut self, at: usize, end: usize) -> usize {
        let (width, call) = note_call(self.text, at, end, self.notes);
        self.marks.extend(call);
        width
    }
}

/// The marks before the footnotes among `blocks`.
pub fn note_marks<'t>(text: &'t str, blocks: &[Block]) -> BTreeSet<&'t str> {
    let notes = blocks.iter().filter(|block| block.kind == Kind::Footnote);
    notes.filter_map(|block| Some(&text[block.label?.range()])).collect()
}

/// Calls of notes by raised digits in a line.
pub fn note_calls(text: &str, line: SourceSpan, notes: &BTreeSet<&str>) -> Vec<Mark> {
    let mut calls = Vec::new();
    let mut at = line.start();
    while let Some(width) = text[at..line.end()].find(is_superscript) {
        let (length, call) = note_call(text, at + width, line.end(), notes);
        calls.extend(call);
        at += width + length;
    }
    calls
}

/// Length of the raised digits at `at`, and their mark when they call a note behind a word.
fn note_call(text: &str, at: usize, end: usize, notes: &BTreeSet<&str>) -> (usize, Option<Mark>) {
    let rest = &text[at..end];
    let width = rest.find(|c| !is_superscript(c)).unwrap_or(rest.len());
    let behind_word = text[..at].chars().next_back().is_some_and(|c| !c.is_whitespace());
    let calls = behind_word && notes.contains(&rest[..width]);
    (width, calls.then(|| Mark::drop(at, at + width)))
}

/// Whether `c` is a superscript digit.
pub fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether a sign may begin emphasis.
///
/// Stricter than CommonMark on purpose: "Zhang3,*, Liu1,*" holds no emphasis.
pub fn opens(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{\"'“‘—–-/*_>".contains(c))
        && after.is_some_and(|c| c.is_alphanumeric() || "([\"'“‘¿¡*_<".contains(c))
}

/// Whether a run of signs may end emphasis.
pub fn closes(run: &str, before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace())
        && (run.starts_with('*') || after.is_none_or(|c| !c.is_alphanumeric()))
}
