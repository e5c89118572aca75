//! Listings, names in the text and authors of cited works, joined to people.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::paper::{Document, Findings, LinkedPerson};
use crate::text::ArenaSpan;

/// The people of a paper, with the ways to find them.
#[derive(Debug, Default)]
pub struct People {
    /// Sorted by key.
    pub people: Vec<LinkedPerson>,
    /// Person of each mention, by the mention's span.
    pub by_mention: BTreeMap<ArenaSpan, usize>,
    /// Authors of each reference, in order.
    pub reference_authors: Vec<Vec<usize>>,
    /// Editors of each reference, in order.
    pub reference_editors: Vec<Vec<usize>>,
    /// Person of each listing in [`Findings::people`].
    pub listings: Vec<usize>,
}

impl People {
    /// The person named inside `span`; none when nobody or several are.
    #[must_use]
    pub fn named_in(&self, span: ArenaSpan) -> Option<usize> {
        let mut found = self.by_mention.iter().filter(|(mention, _)| span.overlaps(**mention));
        let (_, first) = found.next()?;
        found.all(|(_, other)| other == first).then_some(*first)
    }
}

/// Joins listings, mentions, claim sources and cited authors to people.
pub fn link(
    _document: &Document,
    findings: &Findings,
    _diagnostics: &mut Vec<Diagnostic>,
) -> People {
    People {
        reference_authors: vec![Vec::new(); findings.references.len()],
        reference_editors: vec![Vec::new(); findings.references.len()],
        ..People::default()
    }
}
