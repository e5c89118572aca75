//! One block while its events come in.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::super::block::{Kind, trimmed};
use super::super::inline::{closes, opens};
use super::super::mark::Action;
use super::lines::Lines;
use super::tags::{Effect, aside, tag};
use super::{attributes, links, raised};

/// The words of a block and what is open in them.
#[derive(Debug)]
pub struct Leaf<'t> {
    text: &'t str,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub range: Range<usize>,
    /// Its words.
    pub lines: Lines<'t>,
    /// An image or a formula that may be all there is.
    pub whole: Option<(Kind, Range<usize>)>,
    /// Program text and formulas, in order: nothing in them is a mark.
    pub literal: Vec<Range<usize>>,
    /// Open emphasis; whether its signs are marks.
    emphasis: Vec<bool>,
    /// Open links; whether their brackets are words.
    links: Vec<bool>,
    /// Brackets that may open a span with attributes, and the one closed last.
    brackets: Vec<usize>,
    bracketed: Option<Range<usize>>,
}

impl<'t> Leaf<'t> {
    /// A block without words.
    pub fn new(text: &'t str, kind: Kind, range: Range<usize>) -> Self {
        Self {
            text,
            kind,
            range,
            lines: Lines::new(text),
            whole: None,
            literal: Vec::new(),
            emphasis: Vec::new(),
            links: Vec::new(),
            brackets: Vec::new(),
            bracketed: None,
        }
    }

    /// Text that the parser read at `range`.
    pub fn words(&mut self, words: &str, range: Range<usize>) {
        let source = &self.text[range.clone()];
        if words != source && source.starts_with('&') {
            let words = if words == "\u{a0}" { " " } else { words };
            return self.lines.mark(range.start, range.end, Action::Write(words.into()));
        }
        let start = self.skip_attributes(range.start, range.end);
        if start < range.end {
            self.lines.keep(start, range.end);
        }
        match source {
            "[" => self.brackets.push(range.start),
            "]" => self.bracketed = self.brackets.pop().map(|open| open..range.end),
            _ => {}
        }
    }

    /// Offset behind the attributes that belong to the link, image or span before them.
    fn skip_attributes(&mut self, start: usize, end: usize) -> usize {
        let source = &self.text[start..end];
        if !source.starts_with('{') || !self.text[..start].ends_with([')', ']', '`', '>']) {
            return start;
        }
        let Some(width) = attributes::width(source) else { return start };
        if let Some(span) = self.bracketed.take().filter(|span| span.end == start) {
            self.lines.drop(span.start, span.start + 1);
            self.lines.drop(span.end - 1, span.end);
        }
        start + width
    }

    /// Begins emphasis of `width` signs on each side.
    ///
    /// Stricter than the parser, see [`opens`]: "Zhang3,*, Liu1,*" holds no emphasis.
    pub fn open_emphasis(&mut self, range: &Range<usize>, width: usize) {
        let inner = range.start + width..range.end - width;
        let run = &self.text[range.start..inner.start];
        let before = |at: usize| self.text[..at].chars().next_back();
        let after = |at: usize| self.text[at..].chars().next();
        let marked = opens(before(range.start), after(inner.start))
            && closes(run, before(inner.end), after(range.end));
        self.emphasis.push(marked);
        self.sign(range.start, inner.start, marked.then_some(Action::Open));
    }

    /// Ends emphasis.
    pub fn close_emphasis(&mut self, range: &Range<usize>, width: usize) {
        let marked = self.emphasis.pop().unwrap_or(false);
        self.sign(range.end - width, range.end, marked.then_some(Action::Close));
    }

    fn sign(&mut self, start: usize, end: usize, action: Option<Action>) {
        match action {
            Some(action) => self.lines.mark(start, end, action),
            None => self.lines.keep(start, end),
        }
    }

    /// Begins a link or an image.
    pub fn open_link(&mut self, range: &Range<usize>, kind: LinkType, target: &str) {
        let kept = links::keeps_brackets(&self.text[range.clone()], kind, target);
        self.links.push(kept);
        if kept {
            self.lines.keep(range.start, range.start + 1);
        }
    }

    /// Ends a link or an image.
    pub fn close_link(&mut self) {
        let kept = self.links.pop().unwrap_or(false);
        if let Some(end) = self.lines.end().filter(|end| kept && self.text[*end..].starts_with(']'))
        {
            self.lines.keep(end, end + 1);
        }
    }

    /// Program text inside a line, with its backticks.
    pub fn code(&mut self, range: &Range<usize>) {
        let source = &self.text[range.clone()];
        let width = source.len() - source.trim_start_matches('`').len();
        if 2 * width < source.len() {
            let inner = trimmed(self.text, range.start + width, range.end - width);
            self.literal(inner.range());
        }
    }

    /// Keeps a piece as it stands.
    pub fn literal(&mut self, range: Range<usize>) {
        self.lines.keep(range.start, range.end);
        self.literal.push(range);
    }

    /// Whether a place lies in a piece that is kept as it stands.
    pub fn is_literal(&self, place: usize) -> bool {
        let next = self.literal.partition_point(|range| range.end <= place);
        self.literal.get(next).is_some_and(|range| range.contains(&place))
    }

    /// What the parser took for a tag.
    pub fn tag(&mut self, range: &Range<usize>) {
        let source = &self.text[range.clone()];
        if aside(source) == Some(source.len()) {
            return;
        }
        match tag(source).map(|tag| (tag.effect, tag.end)) {
            None => self.lines.keep(range.start, range.end),
            Some((Effect::Break | Effect::Block(_), _)) => self.lines.end_line(),
            Some((Effect::Raise, false))
                if raised::is_power(&self.text[..range.start], &self.text[range.end..]) =>
            {
                self.lines.mark(range.start, range.end, Action::Write("^".into()));
            }
            Some(_) => {}
        }
    }
}
