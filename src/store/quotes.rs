//! What a graph quotes from its source, and whether the source says so.

use std::collections::BTreeMap;

use oxigraph::model::{NamedOrBlankNode, Quad, Term};

use crate::graph::vocabulary::oa;
use crate::text::SourceSpan;

use super::error::{Error, Result};
use super::passage::{Passage, Slices};
use super::verify::Reading;

/// Quotes of one graph, by passage.
#[derive(Default)]
pub(super) struct Quotes {
    by_node: BTreeMap<String, Quote>,
    /// Passage and its selector, where that is a node of its own.
    selectors: Vec<(String, String)>,
}

/// What is said of one passage or selector.
#[derive(Clone, Default)]
struct Quote {
    start: Option<usize>,
    end: Option<usize>,
    exact: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
}

impl Quotes {
    /// Takes in a quad; most say nothing of quotes.
    pub(super) fn collect(&mut self, quad: Quad) {
        let predicate = quad.predicate.as_ref();
        if predicate == oa::HAS_SELECTOR {
            if let Term::NamedNode(selector) = quad.object {
                self.selectors.push((node_name(quad.subject), selector.into_string()));
            }
            return;
        }
        let Term::Literal(literal) = quad.object else { return };
        let field: fn(&mut Quote, String) = match predicate {
            oa::START => |quote, value| quote.start = value.parse().ok(),
            oa::END => |quote, value| quote.end = value.parse().ok(),
            oa::EXACT => |quote, value| quote.exact = Some(value),
            oa::PREFIX => |quote, value| quote.prefix = Some(value),
            oa::SUFFIX => |quote, value| quote.suffix = Some(value),
            _ => return,
        };
        let (value, _, _) = literal.destruct();
        field(self.by_node.entry(node_name(quad.subject)).or_default(), value);
    }

    /// Compares every quote with the source, or with how it reads; gives their number.
    pub(super) fn check(mut self, slices: &Slices<'_>, reading: Option<&Reading>) -> Result<usize> {
        self.join_selectors();
        let mut checked = 0;
        for (iri, quote) in &self.by_node {
            let Some(passage) = quote.place(iri)? else { continue };
            match reading {
                Some(reading) => quote.check_reading(iri, passage, slices, reading)?,
                None => quote.check(iri, passage, slices)?,
            }
            checked += usize::from(quote.exact.is_some());
        }
        Ok(checked)
    }

    /// Moves what selectors say to the passages that have them.
    fn join_selectors(&mut self) {
        for (passage, selector) in std::mem::take(&mut self.selectors) {
            if passage == selector {
                continue;
            }
            if let Some(said) = self.by_node.remove(&selector) {
                self.by_node.entry(passage).or_default().take(said);
            }
        }
    }
}

impl Quote {
    fn take(&mut self, other: Self) {
        self.start = other.start.or(self.start);
        self.end = other.end.or(self.end);
        self.exact = other.exact.or(self.exact.take());
        self.prefix = other.prefix.or(self.prefix.take());
        self.suffix = other.suffix.or(self.suffix.take());
    }

    /// The range, which the IRI and the selector must agree on.
    fn place(&self, iri: &str) -> Result<Option<Passage>> {
        let named = Passage::of_iri(iri);
        let said = self.start.zip(self.end).map(|(start, end)| Passage { start, end });
        match (named, said) {
            (Some(named), Some(said)) if named != said => Err(Error::Differs {
                iri: iri.to_owned(),
                what: "the range",
                stored: said.to_string(),
                found: named.to_string(),
            }),
            (None, None) if self.exact.is_some() => {
                Err(Error::Damaged(format!("<{iri}> quotes words without a place")))
            }
            _ => Ok(said.or(named)),
        }
    }

    fn check_reading(
        &self,
        iri: &str,
        passage: Passage,
        slices: &Slices<'_>,
        reading: &Reading,
    ) -> Result<()> {
        let Some(exact) = &self.exact else { return Ok(()) };
        let range = slices.byte(passage.start).zip(slices.byte(passage.end));
        let range = range.filter(|(start, end)| start <= end);
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        let reads = range.is_some_and(|(start, end)| {
            let span = SourceSpan::new(start, end);
            reading(span, &words(&self.prefix), exact, &words(&self.suffix))
        });
        let found = slices.slice(passage).unwrap_or_default();
        if reads { Ok(()) } else { differs(iri, "the text", Some(exact), found) }
    }

    fn check(&self, iri: &str, passage: Passage, slices: &Slices<'_>) -> Result<()> {
        let words = slices.slice(passage);
        differs(iri, "the text", self.exact.as_deref(), words.unwrap_or_default())?;
        if let Some(prefix) = &self.prefix {
            let start = passage.start.saturating_sub(prefix.chars().count());
            let before = slices.slice(Passage { start, end: passage.start });
            differs(iri, "the text before", Some(prefix), before.unwrap_or_default())?;
        }
        if let Some(suffix) = &self.suffix {
            let end = passage.end + suffix.chars().count();
            let after = slices.slice(Passage { start: passage.end, end: end.min(slices.len()) });
            differs(iri, "the text after", Some(suffix), after.unwrap_or_default())?;
        }
        Ok(())
    }
}

fn differs(iri: &str, what: &'static str, stored: Option<&str>, found: &str) -> Result<()> {
    match stored {
        Some(stored) if stored != found => Err(Error::Differs {
            iri: iri.to_owned(),
            what,
            stored: stored.to_owned(),
            found: found.to_owned(),
        }),
        _ => Ok(()),
    }
}

fn node_name(node: NamedOrBlankNode) -> String {
    match node {
        NamedOrBlankNode::NamedNode(node) => node.into_string(),
        NamedOrBlankNode::BlankNode(node) => node.into_string(),
    }
}
