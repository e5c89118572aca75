//! From blocks to a document.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::vec::IntoIter;

use crate::paper::{DocumentBuilder, NodeKind, SectionRole};
use crate::text::{ArenaSpan, Source, SourceSpan};

use super::authors::Authors;
use super::block::{Block, Kind};
use super::characters::{SOFT_HYPHEN, Written, written};
use super::inline;
use super::mark::{Action, Mark, within};

/// Where the marks inside blocks come from.
#[derive(Debug)]
pub struct Marks {
    /// Marks that a parser found, sorted by place.
    pub found: Vec<Mark>,
    /// Lines from this offset of the source on are looked through for light marks instead.
    pub light_from: usize,
}

/// Writes blocks in order; headings open sections.
pub struct Writer<'t> {
    source: &'t Source,
    builder: DocumentBuilder,
    marks: &'t Marks,
    /// Marks of the footnotes of the document.
    notes: BTreeSet<&'t str>,
    /// Lower-case words of the text, for words cut at the end of a line.
    words: Option<BTreeSet<String>>,
    /// Whether the byline of one author is open.
    in_byline: bool,
    authors: Authors,
    /// Levels of the open sections.
    levels: Vec<u8>,
    role: SectionRole,
}

impl<'t> Writer<'t> {
    /// A writer for the blocks of `source`.
    pub fn new(source: &'t Source, marks: &'t Marks, blocks: &[Block]) -> Self {
        Self {
            source,
            builder: DocumentBuilder::new(source.clone()),
            marks,
            notes: inline::note_marks(source.text(), blocks),
            words: None,
            in_byline: false,
            authors: Authors::default(),
            levels: Vec::new(),
            role: SectionRole::Body,
        }
    }

    /// Writes one block.
    pub fn block(&mut self, block: &Block) {
        if matches!(block.kind, Kind::Name | Kind::Contact(_) | Kind::Address) {
            return self.author(block);
        }
        self.byline(false);
        if !self.builder.arena().is_empty() {
            self.builder.insert("\n\n");
        }
        if let Kind::Heading { level, role } = block.kind {
            self.section(level, role);
        }
        if block.kind == Kind::Entry && self.role != SectionRole::References {
            self.section(1, SectionRole::References);
        }
        self.builder.open(node_kind(block.kind, self.role));
        self.label(block);
        self.lines(block);
        self.builder.close();
    }

    /// Writes the name of an author, or what belongs to the author named before, into one
    /// byline, and states what it is.
    fn author(&mut self, block: &Block) {
        if block.kind == Kind::Name {
            self.byline(false);
        }
        if self.in_byline {
            self.builder.insert("\n");
        } else {
            self.byline(true);
        }
        let start = self.builder.offset();
        self.lines(block);
        let span = ArenaSpan::new(start, self.builder.offset());
        if !span.is_empty() {
            self.authors.state(self.builder.stated(), block, span);
        }
    }

    /// Opens or closes the byline of one author.
    fn byline(&mut self, open: bool) {
        if self.in_byline && !open {
            self.builder.close();
        }
        if open && !self.builder.arena().is_empty() {
            self.builder.insert("\n\n");
        }
        if open {
            self.builder.open(NodeKind::Byline);
        }
        self.in_byline = open;
    }

    /// The builder with everything written.
    pub fn finish(self) -> DocumentBuilder {
        self.builder
    }

    fn section(&mut self, level: u8, role: SectionRole) {
        while self.levels.last().is_some_and(|open| *open >= level) {
            self.levels.pop();
            self.builder.close();
        }
        // Parts of a list of participants or of a bibliography are such lists themselves.
        let inherits = !self.levels.is_empty() && role == SectionRole::Body && is_list(self.role);
        self.role = if inherits { self.role } else { role };
        self.builder.open(NodeKind::Section { level, role: self.role });
        self.levels.push(level);
    }

    /// Labels say which address or which entry is meant; elsewhere they are marks.
    fn label(&mut self, block: &Block) {
        let Some(label) = block.label else { return };
        let numbered = self.source.slice(label).contains(|c: char| c.is_ascii_digit());
        let kept = block.kind == Kind::Byline
            || block.kind == Kind::Title
            || self.role == SectionRole::References && numbered && block.kind == Kind::Item;
        if kept {
            let marks = within(&self.marks.found, &[label]);
            self.piece(label.start(), label.end(), &mut marks.into_iter().peekable());
            self.gap(label, block.lines[0], " ");
        }
    }

    /// The marks inside the lines of a block.
    fn marks_of(&self, block: &Block) -> Vec<Mark> {
        match block.kind {
            Kind::Verbatim => Vec::new(),
            _ if block.lines[0].start() < self.marks.light_from => {
                within(&self.marks.found, &block.lines)
            }
            _ => inline::marks(self.source.text(), block, &self.notes),
        }
    }

    fn lines(&mut self, block: &Block) {
        let verbatim = matches!(block.kind, Kind::Verbatim);
        let mut marks = self.marks_of(block).into_iter().peekable();
        for (place, line) in block.lines.iter().enumerate() {
            if place > 0 {
                self.line_break(block.kind, block.lines[place - 1], *line);
            }
            let next = block.lines.get(place + 1);
            let cut = next.is_some_and(|next| !verbatim && self.drops_hyphen(*line, *next));
            let end = if cut { line.end() - 1 } else { line.end() };
            self.piece(line.start(), end, &mut marks);
        }
    }

    /// Copies a piece of the source and obeys the marks in it.
    fn piece(&mut self, start: usize, end: usize, marks: &mut Peekable<IntoIter<Mark>>) {
        let mut at = start;
        while let Some(mark) = marks.next_if(|mark| mark.span.start() < end) {
            self.copy(at, mark.span.start());
            at = mark.span.end();
            self.mark(&mark);
        }
        self.copy(at, end);
    }

    /// Copies what is to be read; characters that only serve the print are not.
    fn copy(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        let span = SourceSpan::new(start, end);
        for (piece, written) in written(self.source.slice(span)) {
            match written {
                Written::Copied => self.builder.copy(span.slice(piece)),
                Written::Spelt(letters) => self.builder.rewrite(letters, span.slice(piece)),
            };
        }
    }

    fn mark(&mut self, mark: &Mark) {
        match &mark.action {
            Action::Drop => {}
            Action::Open => {
                self.builder.open(NodeKind::Emphasis);
            }
            Action::Close => self.builder.close(),
            Action::Write(words) => {
                self.builder.rewrite(words, mark.span);
            }
        }
    }

    fn line_break(&mut self, kind: Kind, before: SourceSpan, after: SourceSpan) {
        match kind {
            Kind::Verbatim => self.builder.insert("\n"),
            Kind::Table => self.builder.insert(self.cell_break(before, after)),
            Kind::Address => self.builder.insert(", "),
            _ if is_hyphenated(self.source, before, after) => {}
            // Where names and addresses end is often said by nothing but the line.
            Kind::Byline => self.gap(before, after, "\n"),
            _ if self.role == SectionRole::Participants => self.gap(before, after, "\n"),
            _ => self.gap(before, after, " "),
        }
    }

    /// What parts two cells: the end of a row, or of a column.
    fn cell_break(&self, before: SourceSpan, after: SourceSpan) -> &'static str {
        let same_row = before.end() <= after.start()
            && !self.source.slice(SourceSpan::new(before.end(), after.start())).contains('\n');
        if same_row { "\t" } else { "\n" }
    }

    /// `blank` for what stands between two pieces.
    fn gap(&mut self, before: SourceSpan, after: SourceSpan, blank: &str) {
        let between =
            (before.end() < after.start()).then(|| SourceSpan::new(before.end(), after.start()));
        match between {
            Some(between) if self.source.slice(between).trim().is_empty() => {
                self.builder.rewrite(blank, between);
            }
            _ => self.builder.insert(blank),
        }
    }

    /// Whether the hyphen at the end of `before` only stands for the line break.
    fn drops_hyphen(&mut self, before: SourceSpan, after: SourceSpan) -> bool {
        if !is_hyphenated(self.source, before, after)
            || self.source.slice(before).ends_with(SOFT_HYPHEN)
        {
            return false;
        }
        let letters = |c: char| c.is_alphabetic();
        let head = self.source.slice(before).trim_end_matches('-');
        let head = head.rsplit(|c| !letters(c)).next().unwrap_or_default();
        let tail = self.source.slice(after).split(|c| !letters(c)).next().unwrap_or_default();
        let words = self.words.get_or_insert_with(|| words_of(self.source.text()));
        let known = |word: String| words.contains(&word.to_lowercase());
        known(format!("{head}{tail}")) || !known(format!("{head}-{tail}"))
    }
}

fn is_list(role: SectionRole) -> bool {
    matches!(role, SectionRole::Participants | SectionRole::References)
}

/// A letter and a hyphen, then a line that goes on with a small letter.
fn is_hyphenated(source: &Source, before: SourceSpan, after: SourceSpan) -> bool {
    let mut end = source.slice(before).chars().rev();
    let hyphen = matches!(end.next(), Some('-' | SOFT_HYPHEN));
    let hyphen = hyphen && end.next().is_some_and(char::is_alphabetic);
    hyphen && source.slice(after).starts_with(char::is_lowercase)
}

fn words_of(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_alphabetic() || c == '-'));
    words.filter(|word| (3..40).contains(&word.len())).map(str::to_lowercase).collect()
}

fn node_kind(kind: Kind, role: SectionRole) -> NodeKind {
    match kind {
        Kind::Title => NodeKind::Title,
        Kind::Subtitle => NodeKind::Subtitle,
        Kind::Byline => NodeKind::Byline,
        Kind::Heading { .. } => NodeKind::Heading,
        Kind::Text if is_list(role) => NodeKind::ListItem,
        Kind::Text => NodeKind::Paragraph,
        Kind::Item | Kind::Entry => NodeKind::ListItem,
        Kind::Aside => NodeKind::Paragraph,
        Kind::Quote => NodeKind::BlockQuote,
        Kind::Footnote => NodeKind::Footnote,
        Kind::Caption => NodeKind::Caption,
        Kind::Table => NodeKind::Table,
        Kind::Verbatim => NodeKind::Verbatim,
        Kind::Name | Kind::Contact(_) | Kind::Address => NodeKind::Byline,
        Kind::Metadata(field) => NodeKind::Metadata(field),
    }
}
