//! The words of one block while its events come in: lines, and marks inside them.

use crate::text::SourceSpan;

use super::super::block::trimmed;
use super::super::mark::{Action, Mark};

/// Collects what is kept of the source; what no event claims between two kept pieces is left out.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    lines: Vec<SourceSpan>,
    marks: Vec<Mark>,
    /// Start and end of the open line.
    open: Option<(usize, usize)>,
}

impl<'t> Lines<'t> {
    /// No words of `text` yet.
    pub fn new(text: &'t str) -> Self {
        Self { text, lines: Vec::new(), marks: Vec::new(), open: None }
    }

    /// Whether nothing has been kept yet.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.open.is_none()
    }

    /// Offset behind what was kept last on the open line.
    pub fn end(&self) -> Option<usize> {
        self.open.map(|(_, end)| end)
    }

    /// Keeps a piece of the source, which may hold line breaks.
    pub fn keep(&mut self, start: usize, end: usize) {
        let mut at = start;
        for (place, line) in self.text[start..end].split('\n').enumerate() {
            if place > 0 {
                self.end_line();
            }
            if !line.is_empty() {
                self.reach(at, at + line.len());
            }
            at += line.len() + 1;
        }
    }

    /// Notes a mark, which belongs to the line.
    pub fn mark(&mut self, start: usize, end: usize, action: Action) {
        if start < end {
            self.reach(start, end);
            self.marks.push(Mark { span: SourceSpan::new(start, end), action });
        }
    }

    /// Notes that a piece is left out that may have been kept before.
    pub fn drop(&mut self, start: usize, end: usize) {
        self.marks.push(Mark::drop(start, end));
    }

    fn reach(&mut self, start: usize, end: usize) {
        match &mut self.open {
            Some((_, last)) => {
                if *last < start {
                    self.marks.push(Mark::drop(*last, start));
                }
                *last = end.max(*last);
            }
            None => self.open = Some((start, end)),
        }
    }

    /// Ends the open line.
    pub fn end_line(&mut self) {
        if let Some((start, end)) = self.open.take() {
            self.lines.push(SourceSpan::new(start, end));
        }
    }

    /// Takes out the lines, none of them blank, and the marks in order.
    pub fn take(&mut self) -> (Vec<SourceSpan>, Vec<Mark>) {
        self.end_line();
        let mut marks = std::mem::take(&mut self.marks);
        marks.sort_by_key(|mark| mark.span);
        let lines = std::mem::take(&mut self.lines).into_iter();
        let lines = lines.map(|line| bare(self.text, line, &marks));
        (lines.filter(|line| !line.is_empty()).collect(), marks)
    }
}

/// A line without white space and left-out pieces at its ends.
fn bare(text: &str, line: SourceSpan, marks: &[Mark]) -> SourceSpan {
    let mut line = trimmed(text, line.start(), line.end());
    let first = marks.partition_point(|mark| mark.span.start() < line.start());
    let drops = |mark: &&Mark| mark.action == Action::Drop;
    for mark in marks[first..].iter().take_while(drops) {
        if mark.span.start() == line.start() && mark.span.end() <= line.end() {
            line = trimmed(text, mark.span.end(), line.end());
        }
    }
    let last = marks.partition_point(|mark| mark.span.end() <= line.end());
    for mark in marks[..last].iter().rev().take_while(drops) {
        if mark.span.end() == line.end() && mark.span.start() >= line.start() {
            line = trimmed(text, line.start(), mark.span.start());
        }
    }
    line
}
