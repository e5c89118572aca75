//! What a paper says of itself, and its key.

use crate::paper::{Document, NodeKind, PaperMeta, PersonRole};
use crate::text::collapse;

use super::keys::slug;
use super::people::People;

/// Reads title, subtitle and authors, and makes the paper's key.
pub fn link(document: &Document, people: &People) -> PaperMeta {
    let title_span = document.spans_of(NodeKind::Title).next();
    let title = title_span.map(|span| collapse(document.text(span)));
    let subtitle =
        document.spans_of(NodeKind::Subtitle).next().map(|span| collapse(document.text(span)));
    let digest = document.source().digest().short();
    let mut authors: Vec<usize> = (0..people.people.len())
        .filter(|index| people.people[*index].roles.contains(&PersonRole::Author))
        .collect();
    authors
        .sort_by_key(|index| people.people[*index].mentions.first().map_or(0, |span| span.start()));
    PaperMeta {
        key: format!("{}-{digest}", slug(title.as_deref().unwrap_or("untitled"))),
        title,
        subtitle,
        title_span,
        authors,
        ..PaperMeta::default()
    }
}
