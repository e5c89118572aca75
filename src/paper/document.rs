//! A paper as read: one text arena, a tree of nodes over it, and the way back to the source.

use crate::diagnostic::Diagnostic;
use crate::text::{ArenaSpan, CodePointSpan, Elements, OriginMap, Source, SourceSpan};

use super::section::SectionRole;
use super::stated::Stated;

/// Index of a node in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// Place of the node in [`Document::nodes`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// Title of the paper.
    Title,
    /// Subtitle of the paper.
    Subtitle,
    /// Names of the authors, their addresses, or notes on how to reach them, below the title.
    ///
    /// What the source itself says of them stands in [`Document::stated`].
    Byline,
    /// A heading and all up to the next one of its level or above. `level` counts from 1.
    Section {
        /// Depth, 1 for the top level.
        level: u8,
        /// What the section is for.
        role: SectionRole,
    },
    /// The words of a section's heading.
    Heading,
    /// A paragraph of running text.
    Paragraph,
    /// One entry of a list: a bullet, a participant, an entry of a bibliography.
    ListItem,
    /// Values that are no words of the text: the fields of an entry beside the entry as printed,
    /// the language of key words.
    Fields,
    /// A note at the foot of a page or the end of the text.
    Footnote,
    /// A quotation set apart.
    BlockQuote,
    /// Caption of a figure or table.
    Caption,
    /// A table, cells in reading order: tabs between columns, line feeds between rows.
    Table,
    /// Program text or a formula set apart: no prose.
    Verbatim,
    /// Emphasised words inside a block.
    Emphasis,
    /// What the source says of itself in a field made for it.
    Metadata(MetadataField),
}

/// A field in which a source says something of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetadataField {
    /// Its DOI.
    Doi,
    /// Its language.
    Language,
    /// When it came out: a year or an ISO date.
    Published,
    /// Its PubMed identifier.
    Pmid,
    /// Its PubMed Central identifier.
    Pmcid,
    /// Its arXiv identifier.
    Arxiv,
    /// What kind of paper it is, in the words of its source: "research-article".
    Kind,
    /// The journal that holds it.
    Journal,
    /// ISSN of that journal, once for each.
    Issn,
    /// Publisher of that journal.
    Publisher,
    /// Volume of the journal.
    Volume,
    /// Issue of the journal.
    Issue,
    /// First page, or the number of an article without pages.
    FirstPage,
    /// Last page.
    LastPage,
    /// When it was handed in: a year or an ISO date.
    Received,
    /// When it was accepted: a year or an ISO date.
    Accepted,
    /// Web address of its licence.
    Licence,
    /// What it says of its copyright and licence, in words.
    Rights,
    /// A subject under which its journal files it, once for each.
    Subject,
    /// A short title for the head of a page.
    RunningTitle,
    /// Its title in another language.
    TranslatedTitle,
    /// Its abstract in another language.
    TranslatedAbstract,
    /// Who paid for the work, in one sentence.
    Funding,
}

impl NodeKind {
    /// Whether the node is a stretch of prose that sentences are looked for in.
    #[must_use]
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem | Self::Footnote | Self::BlockQuote)
    }

    /// Whether the node is a block: text between blank lines or marks.
    #[must_use]
    pub fn is_block(self) -> bool {
        self.is_prose()
            || matches!(
                self,
                Self::Title
                    | Self::Subtitle
                    | Self::Byline
                    | Self::Heading
                    | Self::Caption
                    | Self::Table
                    | Self::Verbatim
                    | Self::Fields
                    | Self::Metadata(_)
            )
    }
}

/// A node of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// The text it covers, its children included.
    pub span: ArenaSpan,
    /// The node around it; none for the top.
    pub parent: Option<NodeId>,
}

/// A paper as a reader made it. Never changes once built.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) source: Source,
    pub(super) arena: String,
    pub(super) origin: OriginMap,
    pub(super) nodes: Vec<Node>,
    pub(super) stated: Stated,
    pub(super) elements: Option<Elements>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// The file it was read from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// All text in reading order, without marks. Blocks are parted by line breaks.
    #[must_use]
    pub fn arena(&self) -> &str {
        &self.arena
    }

    /// The text of a span.
    #[must_use]
    pub fn text(&self, span: ArenaSpan) -> &str {
        span.of(&self.arena)
    }

    /// All nodes, each before its children, in order of their start.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A node by its index.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// All nodes with their indexes.
    pub fn enumerate(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        // A document is limited to 4 GiB of text, so it has fewer nodes than that.
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index as u32), node))
    }

    /// Spans of all nodes of one kind, in order.
    pub fn spans_of(&self, kind: NodeKind) -> impl Iterator<Item = ArenaSpan> {
        self.nodes.iter().filter(move |node| node.kind == kind).map(|node| node.span)
    }

    /// The sections around an offset, outermost first.
    #[must_use]
    pub fn sections_at(&self, offset: usize) -> Vec<NodeId> {
        self.enumerate()
            .filter(|(_, node)| matches!(node.kind, NodeKind::Section { .. }))
            .filter(|(_, node)| node.span.contains_offset(offset))
            .map(|(id, _)| id)
            .collect()
    }

    /// Role of the innermost section around an offset that is no plain body section.
    #[must_use]
    pub fn role_at(&self, offset: usize) -> SectionRole {
        let roles = self.sections_at(offset).into_iter().rev().map(|id| self.role(id));
        roles.into_iter().find(|role| *role != SectionRole::Body).unwrap_or(SectionRole::Body)
    }

    /// Role of a section node; [`SectionRole::Body`] for other nodes.
    #[must_use]
    pub fn role(&self, id: NodeId) -> SectionRole {
        match self.node(id).kind {
            NodeKind::Section { role, .. } => role,
            _ => SectionRole::Body,
        }
    }

    /// The heading of a section, if it has one.
    #[must_use]
    pub fn heading(&self, section: NodeId) -> Option<ArenaSpan> {
        self.nodes
            .iter()
            .find(|node| node.kind == NodeKind::Heading && node.parent == Some(section))
            .map(|node| node.span)
    }

    /// Where a span came from in the source, in bytes; nothing for text that the reader put in.
    #[must_use]
    pub fn origin(&self, span: ArenaSpan) -> Option<SourceSpan> {
        self.origin.source(span)
    }

    /// Where a span came from in the source, in code points.
    #[must_use]
    pub fn code_points(&self, span: ArenaSpan) -> Option<CodePointSpan> {
        Some(self.source.code_points(self.origin(span)?))
    }

    /// Whether a span is byte-equal to its origin.
    #[must_use]
    pub fn is_copied(&self, span: ArenaSpan) -> bool {
        self.origin.is_copied(span)
    }

    /// What the markup of the source states.
    #[must_use]
    pub fn stated(&self) -> &Stated {
        &self.stated
    }

    /// The elements of the source, where it is XML.
    #[must_use]
    pub fn elements(&self) -> Option<&Elements> {
        self.elements.as_ref()
    }

    /// What the reader had to say.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}
