//! Blocks: stretches of lines between blank lines or marks, before they become nodes.

use crate::paper::{MetadataField, SectionRole};
use crate::text::SourceSpan;

/// What a block is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Title of the paper.
    Title,
    /// Subtitle of the paper.
    Subtitle,
    /// Names or addresses below the title.
    Byline,
    /// A heading; `level` is 0 until it is known.
    Heading {
        /// Depth from 1.
        level: u8,
        /// What its section is for.
        role: SectionRole,
    },
    /// Running text.
    Text,
    /// One entry of a list.
    Item,
    /// One entry of a bibliography, told by its lines.
    Entry,
    /// What stands in a bibliography, or behind it, and is no entry.
    Aside,
    /// A quotation set apart.
    Quote,
    /// A note.
    Footnote,
    /// Caption of a figure or table.
    Caption,
    /// A table; each line of the block is one cell.
    Table,
    /// Program text.
    Verbatim,
    /// The name of one author, stated as such.
    Name,
    /// A way to reach the author named before.
    Contact(Contact),
    /// An address of the author named before; each line is a part of it.
    Address,
    /// What the source says of itself.
    Metadata(MetadataField),
}

/// A way to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// E-mail address.
    Email,
    /// ORCID.
    Orcid,
    /// Web page.
    Page,
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Bullet, number or note mark before the first line.
    pub label: Option<SourceSpan>,
    /// Lines without line breaks, indentation and block marks; never empty, none is blank.
    pub lines: Vec<SourceSpan>,
}

impl Block {
    /// A block of one line.
    pub fn new(kind: Kind, line: SourceSpan) -> Self {
        Self { kind, label: None, lines: vec![line] }
    }

    /// A heading whose level is still open.
    pub fn heading(line: SourceSpan) -> Self {
        Self::new(Kind::Heading { level: 0, role: SectionRole::Body }, line)
    }

    /// Whether it stands before the text: title, names, addresses, metadata.
    pub fn is_front(&self) -> bool {
        matches!(
            self.kind,
            Kind::Title
                | Kind::Subtitle
                | Kind::Byline
                | Kind::Name
                | Kind::Contact(_)
                | Kind::Address
                | Kind::Metadata(_)
        )
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, Kind::Heading { .. })
    }

    /// Whether it is a heading that a mark made one.
    pub fn is_marked_heading(&self) -> bool {
        matches!(self.kind, Kind::Heading { level: 1.., .. })
    }

    /// From the first character of the first line (its label left out) to the end of the last.
    pub fn span(&self) -> SourceSpan {
        self.lines.iter().skip(1).fold(self.lines[0], |span, line| span.cover(*line))
    }

    /// The block with its label, if it has one.
    pub fn labelled_span(&self) -> SourceSpan {
        self.label.map_or(self.span(), |label| label.cover(self.span()))
    }

    /// Its first line in `text`.
    pub fn first<'t>(&self, text: &'t str) -> &'t str {
        &text[self.lines[0].range()]
    }

    /// Its last line in `text`.
    pub fn last<'t>(&self, text: &'t str) -> &'t str {
        self.lines.last().map_or("", |line| &text[line.range()])
    }

    /// Bytes in its lines.
    pub fn len(&self) -> usize {
        self.lines.iter().map(|line| line.len()).sum()
    }

    /// Its lines with single blanks between them.
    pub fn joined(&self, text: &str) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| &text[line.range()]).collect();
        lines.join(" ")
    }
}

/// The first `length` bytes of `text`, or a few less where that would cut a character.
pub fn head(text: &str, length: usize) -> &str {
    let end = (0..=length.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// `range` of `text` without white space at its ends.
pub fn trimmed(text: &str, start: usize, end: usize) -> SourceSpan {
    let piece = &text[start..end];
    let from = start + (piece.len() - piece.trim_start().len());
    SourceSpan::new(from, from + piece.trim().len())
}
