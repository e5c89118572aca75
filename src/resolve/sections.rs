//! The tree of sections, with keys and the events they report.

use std::collections::BTreeMap;

use crate::paper::{Document, LinkedEvent, LinkedSection, NodeId, NodeKind};

use super::keys::{Keys, slug};

/// Lists the sections of a document in reading order.
pub fn link(document: &Document, events: &[LinkedEvent]) -> Vec<LinkedSection> {
    let mut keys = Keys::default();
    let mut places: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut sections: Vec<LinkedSection> = Vec::new();
    for (id, node) in document.enumerate() {
        let NodeKind::Section { level, role } = node.kind else { continue };
        let heading = document.heading(id);
        let title = heading.map(|span| collapse(document.text(span)));
        let own = events.iter().position(|event| event.event.sections.contains(&node.span));
        let parent = node.parent.and_then(|parent| places.get(&parent).copied());
        let event = own.or_else(|| parent.and_then(|parent| sections[parent].event));
        places.insert(id, sections.len());
        let key = keys.unique(&slug(title.as_deref().unwrap_or("preamble")));
        sections.push(LinkedSection {
            key,
            title,
            level,
            role,
            heading,
            span: node.span,
            parent,
            event,
        });
    }
    sections
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
