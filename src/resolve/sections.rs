//! The tree of sections, with keys and the events they report.

use std::collections::BTreeMap;

use crate::paper::{Document, LinkedEvent, LinkedSection, NodeId, NodeKind};
use crate::text::collapse;

use super::keys::{Keys, slug};

/// Lists the sections of a document in reading order.
pub fn link(document: &Document, events: &[LinkedEvent]) -> Vec<LinkedSection> {
    let mut keys = Keys::default();
    let mut places: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut sections: Vec<LinkedSection> = Vec::new();
    for (id, node) in document.enumerate() {
        let NodeKind::Section { level, role } = node.kind else { continue };
        // Readers write a section's heading first, so that the search ends at once.
        let behind = document.nodes()[id.index() + 1..].first();
        let heading = behind
            .filter(|next| next.kind == NodeKind::Heading && next.parent == Some(id))
            .map(|next| next.span);
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
            about: Vec::new(),
        });
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{DocumentBuilder, SectionRole};
    use crate::text::Source;

    #[test]
    fn sections_keep_their_tree_and_headings() {
        let mut builder = DocumentBuilder::new(Source::new("a.txt", b""));
        for (level, heading) in [(1, Some("Towns")), (2, Some("Trade  and\nwar")), (2, None)] {
            builder.open(NodeKind::Section { level, role: SectionRole::Body });
            if let Some(heading) = heading {
                builder.open(NodeKind::Heading);
                builder.insert(heading);
                builder.close();
            }
            if level == 2 {
                builder.close();
            }
        }
        let sections = link(&builder.finish(), &[]);
        let shown: Vec<(&str, Option<&str>, Option<usize>)> = sections
            .iter()
            .map(|section| (section.key.as_str(), section.title.as_deref(), section.parent))
            .collect();
        assert_eq!(
            shown,
            [
                ("towns", Some("Towns"), None),
                ("trade-and-war", Some("Trade and war"), Some(0)),
                ("preamble", None, Some(0)),
            ]
        );
    }
}
