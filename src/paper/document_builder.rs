//! The only way to make a document.

use crate::diagnostic::Diagnostic;
use crate::text::{ArenaSpan, Elements, OriginMapBuilder, Source, SourceSpan};

use super::document::{Document, Node, NodeId, NodeKind};
use super::stated::Stated;

/// Writes arena, origin map and nodes together, so that they always agree.
///
/// ```
/// use etl::paper::{DocumentBuilder, NodeKind};
/// use etl::text::{Source, SourceSpan};
///
/// let source = Source::new("a.txt", b"*Trust* grows.");
/// let mut builder = DocumentBuilder::new(source);
/// builder.open(NodeKind::Paragraph);
/// builder.open(NodeKind::Emphasis);
/// builder.copy(SourceSpan::new(1, 6));
/// builder.close();
/// builder.copy(SourceSpan::new(7, 14));
/// builder.close();
/// let document = builder.finish();
/// assert_eq!(document.arena(), "Trust grows.");
/// let emphasis = document.spans_of(NodeKind::Emphasis).next().expect("was opened");
/// assert_eq!(document.origin(emphasis), Some(SourceSpan::new(1, 6)));
/// ```
#[derive(Debug)]
pub struct DocumentBuilder {
    source: Source,
    arena: String,
    origin: OriginMapBuilder,
    nodes: Vec<Node>,
    open: Vec<NodeId>,
    stated: Stated,
    elements: Option<Elements>,
    diagnostics: Vec<Diagnostic>,
}

impl DocumentBuilder {
    /// An empty document of `source`.
    #[must_use]
    pub fn new(source: Source) -> Self {
        Self {
            source,
            arena: String::new(),
            origin: OriginMapBuilder::default(),
            nodes: Vec::new(),
            open: Vec::new(),
            stated: Stated::default(),
            elements: None,
            diagnostics: Vec::new(),
        }
    }

    /// The source that is being read.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Length of the arena so far, in bytes: the offset of what is written next.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.arena.len()
    }

    /// The text written so far.
    #[must_use]
    pub fn arena(&self) -> &str {
        &self.arena
    }

    /// Opens a node inside the open one.
    pub fn open(&mut self, kind: NodeKind) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).expect("texts are limited to 4 GiB"));
        let span = ArenaSpan::new(self.offset(), self.offset());
        self.nodes.push(Node { kind, span, parent: self.open.last().copied() });
        self.open.push(id);
        id
    }

    /// Closes the node opened last.
    ///
    /// # Panics
    /// When none is open.
    pub fn close(&mut self) {
        let id = self.open.pop().expect("close belongs to an open");
        let start = self.nodes[id.index()].span.start();
        self.nodes[id.index()].span = ArenaSpan::new(start, self.arena.len());
    }

    /// Number of open nodes.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Kind of the node opened last.
    #[must_use]
    pub fn current(&self) -> Option<NodeKind> {
        self.open.last().map(|id| self.nodes[id.index()].kind)
    }

    /// Copies a range of the source text into the arena.
    pub fn copy(&mut self, from: SourceSpan) -> ArenaSpan {
        let start = self.arena.len();
        self.arena.push_str(&self.source.text()[from.range()]);
        let span = ArenaSpan::new(start, self.arena.len());
        self.origin.copied(span, from);
        span
    }

    /// Writes `text`, made from the whole of `from` (an entity, a run of white space).
    pub fn rewrite(&mut self, text: &str, from: SourceSpan) -> ArenaSpan {
        let start = self.arena.len();
        self.arena.push_str(text);
        let span = ArenaSpan::new(start, self.arena.len());
        self.origin.rewritten(span, from);
        span
    }

    /// Writes text that stands nowhere in the source, such as a break between blocks.
    pub fn insert(&mut self, text: &str) {
        self.arena.push_str(text);
    }

    /// What the source states, to be added to.
    pub fn stated(&mut self) -> &mut Stated {
        &mut self.stated
    }

    /// Notes the elements of a source that is XML.
    pub fn elements(&mut self, elements: Elements) {
        self.elements = Some(elements);
    }

    /// Notes trouble.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The finished document; open nodes are closed. Nodes that cover no text are kept.
    #[must_use]
    pub fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.close();
        }
        Document {
            source: self.source,
            arena: self.arena,
            origin: self.origin.finish(),
            nodes: self.nodes,
            stated: self.stated,
            elements: self.elements,
            diagnostics: self.diagnostics,
        }
    }
}
