//! Small articles, and what the reader makes of them.

use crate::paper::{Document, NodeKind};
use crate::read::jats;
use crate::text::{ArenaSpan, Source};

mod front;
mod references;
mod structure;

/// An article read.
fn read(xml: &str) -> Document {
    jats::read(&Source::new("a.xml", xml.as_bytes()))
}

/// Blocks in order, each with its kind; sections with their level and role.
fn outline(document: &Document) -> Vec<String> {
    let text = |span: ArenaSpan| document.text(span).to_owned();
    let line = |kind: NodeKind, span: ArenaSpan| {
        Some(match kind {
            NodeKind::Section { level, role } => format!("section {level} {}", role.as_str()),
            NodeKind::Title => format!("title: {}", text(span)),
            NodeKind::Subtitle => format!("subtitle: {}", text(span)),
            NodeKind::Heading => format!("heading: {}", text(span)),
            NodeKind::Paragraph => format!("p: {}", text(span)),
            NodeKind::ListItem => format!("item: {}", text(span)),
            NodeKind::Footnote => format!("note: {}", text(span)),
            NodeKind::BlockQuote => format!("quote: {}", text(span)),
            NodeKind::Caption => format!("caption: {}", text(span)),
            NodeKind::Table => format!("table: {:?}", text(span)),
            NodeKind::Verbatim => format!("verbatim: {}", text(span)),
            NodeKind::Byline => format!("byline: {:?}", text(span)),
            NodeKind::Fields => format!("fields: {}", text(span)),
            NodeKind::Metadata(field) => format!("{field:?}: {}", text(span)),
            NodeKind::Emphasis => return None,
        })
    };
    document.nodes().iter().filter_map(|node| line(node.kind, node.span)).collect()
}

/// The outline of a body.
fn body(inner: &str) -> Vec<String> {
    outline(&read(&format!("<article><body>{inner}</body></article>")))
}
