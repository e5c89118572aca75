//! From events to blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use crate::paper::SectionRole;
use crate::text::SourceSpan;

use super::super::block::{Block, Kind, trimmed};
use super::super::inline;
use super::super::mark::Mark;
use super::containers::{Container, Containers, item, note};
use super::leaf::Leaf;
use super::{attributes, html, indented, paragraph, raised};

/// A heading underlined is at most this long; longer ones are paragraphs above a rule.
const UNDERLINED: usize = 200;

/// Turns the events of one text into blocks and marks.
pub struct Reader<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    containers: Containers,
    leaf: Option<Leaf<'t>>,
    /// End of the last line when it was indented prose, which the next line may go on with.
    indented: Option<usize>,
}

impl<'t> Reader<'t> {
    /// Nothing read yet.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            blocks: Vec::new(),
            marks: Vec::new(),
            containers: Containers::default(),
            leaf: None,
            indented: None,
        }
    }

    /// Blocks and marks, marks in no certain order.
    pub fn finish(mut self) -> (Vec<Block>, Vec<Mark>) {
        self.close();
        (self.blocks, self.marks)
    }

    /// Reads one event, which stands at `range` of the source.
    pub fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, &range),
            Event::Text(words) => match self.leaf(&range).kind {
                Kind::Verbatim => self.leaf(&range).lines.keep(range.start, range.end),
                _ => self.leaf(&range).words(words, range),
            },
            Event::Code(_) => self.leaf(&range).code(&range),
            Event::InlineMath(_) => self.leaf(&range).literal(range),
            Event::DisplayMath(_) => {
                let leaf = self.leaf(&range);
                leaf.literal(range.start + 2..range.end - 2);
                leaf.whole.get_or_insert((Kind::Verbatim, range));
            }
            Event::InlineHtml(_) => self.leaf(&range).tag(&range),
            Event::SoftBreak | Event::HardBreak => self.leaf(&range).lines.end_line(),
            Event::Rule => self.close(),
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// The open block; words that stand in a list item or a definition open one.
    fn leaf(&mut self, range: &Range<usize>) -> &mut Leaf<'t> {
        if self.leaf.is_none() {
            self.open(self.containers.kind(), range.clone());
        }
        self.leaf.get_or_insert_with(|| Leaf::new(self.text, Kind::Text, range.clone()))
    }

    fn open(&mut self, kind: Kind, range: Range<usize>) {
        self.close();
        self.leaf = Some(Leaf::new(self.text, kind, range));
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.leaf(&range).open_emphasis(&range, 1),
            Tag::Strong => self.leaf(&range).open_emphasis(&range, 2),
            Tag::Link { link_type, dest_url, .. } => {
                self.leaf(&range).open_link(&range, *link_type, dest_url);
            }
            Tag::Image { link_type, dest_url, .. } => {
                let leaf = self.leaf(&range);
                leaf.open_link(&range, *link_type, dest_url);
                if leaf.lines.is_empty() {
                    leaf.whole = Some((Kind::Caption, range));
                }
            }
            Tag::Paragraph => self.open(self.containers.kind(), range),
            Tag::DefinitionListTitle => self.open(Kind::Item, range),
            Tag::Heading { level, .. } => self.open(self.heading(*level, &range), range),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.open(Kind::Verbatim, range),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.open(Kind::Verbatim, range),
            Tag::Table(_) => self.open(Kind::Table, range),
            container => self.enter(container, &range),
        }
    }

    fn enter(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let container = match tag {
            Tag::BlockQuote(_) => Container::Quote,
            Tag::Item => item(self.text, range),
            Tag::DefinitionListDefinition => Container::Item(None),
            Tag::FootnoteDefinition(_) => note(self.text, range),
            _ => return,
        };
        self.close();
        self.containers.open(container);
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.leaf(range).close_emphasis(range, 1),
            TagEnd::Strong => self.leaf(range).close_emphasis(range, 2),
            TagEnd::Link | TagEnd::Image => self.leaf(range).close_link(),
            TagEnd::TableCell => self.leaf(range).lines.end_line(),
            TagEnd::HtmlBlock => {
                self.close();
                let (blocks, marks) = html::read(self.text, range.clone(), self.containers.kind());
                self.blocks.extend(blocks);
                self.marks.extend(marks);
            }
            TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::DefinitionListDefinition
            | TagEnd::FootnoteDefinition => {
                self.close();
                self.containers.close();
            }
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Table
            | TagEnd::DefinitionListTitle => self.close(),
            _ => {}
        }
    }

    /// A heading, or what it is in a quotation or note, or a paragraph above a rule.
    fn heading(&self, level: HeadingLevel, range: &Range<usize>) -> Kind {
        let source = self.text[range.clone()].trim_end();
        let around = self.containers.kind();
        let line = source.rsplit('\n').next().unwrap_or_default().trim();
        let underlined = !source.starts_with('#');
        let is_rule = underlined && (source.lines().count() > 2 || source.len() > UNDERLINED);
        if matches!(around, Kind::Quote | Kind::Footnote) || is_rule || underlined && line.len() < 3
        {
            return around;
        }
        Kind::Heading { level: level as u8, role: SectionRole::Body }
    }

    /// Ends the open block.
    fn close(&mut self) {
        let Some(mut leaf) = self.leaf.take() else { return };
        let (mut lines, marks) = leaf.lines.take();
        self.marks.extend(marks);
        let inside = |range: &Range<usize>| {
            lines.iter().all(|line| range.start <= line.start() && line.end() <= range.end)
        };
        let whole = leaf.whole.as_ref().filter(|(_, range)| inside(range));
        let kind = whole.map_or(leaf.kind, |(kind, _)| *kind);
        if let (Kind::Heading { .. }, Some(last)) = (kind, lines.last_mut()) {
            *last = attributes::cut(self.text, *last);
        }
        lines.retain(|line| !line.is_empty());
        if !matches!(kind, Kind::Verbatim) {
            let raised = lines.iter().flat_map(|line| raised::marks(self.text, *line));
            self.marks.extend(raised.filter(|mark| !leaf.is_literal(mark.span.start())));
        }
        self.push(kind, lines, leaf.range.start);
    }

    fn push(&mut self, kind: Kind, lines: Vec<SourceSpan>, start: usize) {
        let indented = self.indented.take();
        if lines.is_empty() {
            return;
        }
        let marker = self.containers.take_marker();
        if kind == Kind::Text {
            return self.paragraph(&lines, indented.filter(|end| adjoins(self.text, *end, start)));
        }
        let mut block = Block { kind, label: None, lines };
        match marker {
            Some(marker) if marker.is_word => {
                block.kind = Kind::Text;
                block.lines[0] = marker.span.cover(block.lines[0]);
            }
            Some(marker) if matches!(kind, Kind::Item | Kind::Footnote) => {
                block.label = Some(marker.span);
            }
            _ => {}
        }
        self.blocks.push(block);
    }

    /// A paragraph at the top; `goes_on` where it follows an indented line at once.
    fn paragraph(&mut self, lines: &[SourceSpan], goes_on: Option<usize>) {
        let mut parts = paragraph::part(self.text, lines);
        let open = self.blocks.last_mut().filter(|open| open.kind == Kind::Text);
        if let (Some(_), Some(open), Some(first)) = (goes_on, open, parts.first())
            && first.kind == Kind::Text
        {
            open.lines.extend(&first.lines);
            parts.remove(0);
        }
        self.blocks.extend(parts);
    }

    /// Ends program text; what is only indented may be prose.
    fn close_code(&mut self) {
        let Some(mut leaf) = self.leaf.take() else { return };
        let fenced = self.text[leaf.range.clone()].trim_start().starts_with(['`', '~']);
        let (lines, _) = leaf.lines.take();
        if !fenced && indented::is_prose(self.text, &lines) {
            return self.prose(&lines);
        }
        let lines = lines.into_iter().map(|line| with_indent(self.text, line)).collect();
        self.push(Kind::Verbatim, lines, leaf.range.start);
    }

    /// Indented prose: a paragraph where blank lines part it, its marks found as in plain text.
    fn prose(&mut self, lines: &[SourceSpan]) {
        let text = self.text;
        let runs = lines.chunk_by(|one, next| adjoins(text, one.end(), next.start()));
        for run in runs {
            let first = self.blocks.len();
            self.push(self.containers.kind(), run.to_vec(), run[0].start());
            for block in &self.blocks[first..] {
                self.marks.extend(inline::marks(self.text, block, &[].into()));
            }
        }
        self.indented = lines.last().map(|line| line.end());
    }
}

/// Whether a line that starts at `start` is the next one behind `end`.
fn adjoins(text: &str, end: usize, start: usize) -> bool {
    end <= start && text[end..start].matches('\n').count() == 1
}

/// A line of program text with the white space before it.
fn with_indent(text: &str, line: SourceSpan) -> SourceSpan {
    let before = &text[..line.start()];
    let start = before.trim_end_matches([' ', '\t']).len();
    SourceSpan::new(start, trimmed(text, line.start(), line.end()).end())
}
