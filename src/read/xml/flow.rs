//! Words of a tree, written into the arena of a document.
//!
//! Runs of white space become one blank, and none stands at the ends of a block. What is only
//! seen in print (soft hyphens, characters without width) is left out, ligatures are spelt.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{DocumentBuilder, NodeKind, StatedLanguage};
use crate::text::{ArenaSpan, SourceSpan};

use super::super::characters::{Written, written};
use super::told::floor;
use super::tree::{Attribute, Element, Item, Piece};
use super::wellformed::is_allowed;

/// Most bytes of words in one block: no paragraph has more.
const LONGEST_BLOCK: usize = 1 << 20;

/// Writes words and keeps account of the blanks between them.
#[derive(Debug)]
pub struct Flow {
    /// The document so far.
    pub builder: DocumentBuilder,
    /// White space that is written once a word follows.
    blank: Option<Blank>,
    /// Offset at which the block began.
    start: usize,
    /// Whether it was told that a block is too long.
    has_told: bool,
}

/// White space that waits for a word.
#[derive(Clone, Copy, Debug)]
enum Blank {
    /// From the source.
    Read(SourceSpan),
    /// Put in.
    Made,
}

impl Flow {
    /// Writes into `builder`.
    #[must_use]
    pub fn new(builder: DocumentBuilder) -> Self {
        let start = builder.offset();
        Self { builder, blank: None, start, has_told: false }
    }

    /// Opens a block: what stands before is parted from it by an empty line.
    pub fn open(&mut self, kind: NodeKind) {
        self.part("\n\n");
        self.builder.open(kind);
    }

    /// Closes the node opened last.
    pub fn close(&mut self) {
        self.blank = None;
        self.builder.close();
    }

    /// Ends a line or a block; the next words stand behind `mark`.
    pub fn part(&mut self, mark: &str) {
        self.blank = None;
        if self.builder.offset() > 0 && !self.builder.arena().ends_with(mark) {
            self.builder.insert(mark);
        }
        self.start = self.builder.offset();
    }

    /// Ends a cell or a row, which may be empty; the next words stand behind `mark`.
    pub fn cell(&mut self, mark: &str) {
        self.blank = None;
        self.builder.insert(mark);
        self.start = self.builder.offset();
    }

    /// Opens a node inside a block; words before it are parted from it as in the source.
    pub fn open_inside(&mut self, kind: NodeKind) {
        self.write_blank();
        self.builder.open(kind);
    }

    /// Closes a node inside a block; white space that ended it stands behind it.
    pub fn close_inside(&mut self) {
        self.builder.close();
    }

    /// Writes something and gives the span of its words, without blanks at its ends; nothing
    /// when it wrote no word.
    pub fn span_of(&mut self, write: impl FnOnce(&mut Self)) -> Option<ArenaSpan> {
        let start = self.builder.offset();
        write(self);
        self.bare(start..self.builder.offset())
    }

    /// The span of the words in a range of the arena, without blanks at its ends; nothing when
    /// there are none.
    #[must_use]
    pub fn bare(&self, range: Range<usize>) -> Option<ArenaSpan> {
        let text = &self.builder.arena()[range.clone()];
        let from = range.start + (text.len() - text.trim_start().len());
        let to = range.start + text.trim_end().len();
        (from < to).then(|| ArenaSpan::new(from, to))
    }

    /// Writes all words of an element, whatever it holds.
    pub fn words(&mut self, element: Element<'_>) -> Option<ArenaSpan> {
        self.span_of(|flow| element.pieces().for_each(|piece| flow.piece(piece)))
    }

    /// Writes the words that an element holds directly, and gives its elements to `inner`.
    pub fn items(&mut self, element: Element<'_>, mut inner: impl FnMut(&mut Self, Element<'_>)) {
        for item in element.items() {
            match item {
                Item::Text(piece) => self.piece(piece),
                Item::Element(element) => inner(self, element),
            }
        }
    }

    /// Writes a tag of a language that an attribute gives, as a value beside the text.
    pub fn language(&mut self, language: &Attribute<'_>) -> Option<ArenaSpan> {
        self.open(NodeKind::Fields);
        let span = self.rewrite(&language.value, language.origin);
        self.close();
        span
    }

    /// Notes the language of the words from `start` on.
    pub fn note_language(&mut self, start: usize, language: Option<ArenaSpan>) {
        let words = self.bare(start..self.builder.offset());
        if let Some((span, language)) = words.zip(language) {
            self.builder.stated().languages.push(StatedLanguage { span, language });
        }
    }

    /// Writes characters, as far as the block has room for them.
    pub fn piece(&mut self, piece: Piece<'_>) {
        let room = (self.start + LONGEST_BLOCK).saturating_sub(self.builder.offset());
        let text = &piece.text[..floor(piece.text, room)];
        if text.len() < piece.text.len() {
            self.tell_of_length(origin(piece, text.len(), piece.text.len()));
        }
        let is_blank = |c: char| matches!(c, ' ' | '\n' | '\t' | '\r') || !is_allowed(c);
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let word = rest.len() - rest.trim_start_matches(is_blank).len();
            if word > 0 {
                self.note_blank(origin(piece, at, at + word));
                at += word;
                continue;
            }
            // A single blank between words is copied with them.
            let end = end_of_words(rest, is_blank);
            self.write_blank();
            self.copy(piece, at, at + end);
            at += end;
        }
    }

    /// Writes an attribute's value, or words that stand for some of the source.
    pub fn rewrite(&mut self, words: &str, origin: SourceSpan) -> Option<ArenaSpan> {
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        self.write_blank();
        Some(self.builder.rewrite(&crate::text::collapse(words), origin))
    }

    /// Puts a mark in that stands nowhere in the source, right behind the last word.
    pub fn mark(&mut self, mark: &str) {
        self.blank = None;
        self.builder.insert(mark);
    }

    /// Sees to it that white space parts the next word from what is written.
    pub fn blank(&mut self) {
        self.blank.get_or_insert(Blank::Made);
    }

    /// Whether the block has no words yet.
    #[must_use]
    pub fn is_at_start(&self) -> bool {
        self.builder.offset() == self.start
    }

    /// The last character written, unless white space follows it.
    #[must_use]
    pub fn last(&self) -> Option<char> {
        if self.blank.is_some() { None } else { self.builder.arena().chars().next_back() }
    }

    /// Tells once that the rest of a block is left out.
    fn tell_of_length(&mut self, rest: SourceSpan) {
        if !std::mem::replace(&mut self.has_told, true) {
            let message = "a paragraph holds more than 1 MiB of words; the rest of it is left out";
            self.builder.report(Diagnostic::new(Code::TooMuch, message).at(rest));
        }
    }

    fn note_blank(&mut self, origin: SourceSpan) {
        self.blank.get_or_insert(Blank::Read(origin));
    }

    fn write_blank(&mut self) {
        let Some(blank) = self.blank.take() else { return };
        if self.is_at_start() || self.builder.arena().ends_with([' ', '\n', '\t']) {
            return;
        }
        match blank {
            Blank::Read(origin) if self.builder.source().slice(origin) == " " => {
                self.builder.copy(origin);
            }
            Blank::Read(origin) => {
                self.builder.rewrite(" ", origin);
            }
            Blank::Made => self.builder.insert(" "),
        }
    }

    fn copy(&mut self, piece: Piece<'_>, start: usize, end: usize) {
        for (range, written) in written(&piece.text[start..end]) {
            let (from, to) = (start + range.start, start + range.end);
            let origin = origin(piece, from, to);
            match written {
                Written::Copied if piece.is_copied => self.builder.copy(origin),
                Written::Copied => self.builder.rewrite(&piece.text[from..to], origin),
                Written::Spelt(letters) => self.builder.rewrite(letters, origin),
            };
        }
    }
}

/// Where a part of a piece comes from.
fn origin(piece: Piece<'_>, start: usize, end: usize) -> SourceSpan {
    if piece.is_copied { piece.origin.slice(start..end) } else { piece.origin }
}

/// Where the words at the start of `text` end: before white space that is more than one blank
/// between two words.
fn end_of_words(text: &str, is_blank: impl Fn(char) -> bool) -> usize {
    let mut from = 0;
    loop {
        let Some(at) = text[from..].find(&is_blank).map(|at| from + at) else { return text.len() };
        let behind = &text[at..];
        let next = behind.strip_prefix(' ').and_then(|rest| rest.chars().next());
        if next.is_none_or(&is_blank) {
            return at;
        }
        from = at + 1;
    }
}
