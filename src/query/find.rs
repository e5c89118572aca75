//! Which thing a person means: by its IRI, its short name, the end of it, or what it is called.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::graph::vocabulary::{dcterms, foaf, schema, skos};
use crate::store::{self, Passage, Store};

use super::error::{Error, Result};
use super::short::Shortener;

/// So many candidates are named when several things fit.
const SHOWN: usize = 8;

/// The one thing that `name` means.
///
/// An IRI or a short name (`concept/trust`) means itself. Else it may be the end of an IRI
/// (`person/peter-maskell`, or `…/claim/1-9` as tables cut it), or a name or label, without
/// regard to case.
///
/// # Errors
/// When nothing fits, several things do, or the store fails.
pub fn find(store: &Store, name: &str) -> Result<NamedNode> {
    let shortener = Shortener::new(store.base());
    let iri = shortener.expand(name);
    if let Ok(node) = NamedNode::new(iri.as_str())
        && (Passage::of_iri(&iri).is_some() || is_named(store, node.as_ref())?)
    {
        return Ok(node);
    }
    let by_path = || store.things_ending(name.trim_start_matches('…')).map_err(Error::from);
    let by_label = || called(store, name);
    let path_first = name.contains('/');
    let mut fitting = if path_first { by_path()? } else { by_label()? };
    if fitting.is_empty() {
        fitting = if path_first { by_label()? } else { by_path()? };
    }
    match fitting.pop_first() {
        None => Err(Error::NoSuchThing(name.to_owned())),
        Some(only) if fitting.is_empty() => Ok(only),
        Some(first) => Err(Error::SeveralThings {
            name: name.to_owned(),
            count: fitting.len() + 1,
            candidates: std::iter::once(&first)
                .chain(&fitting)
                .take(SHOWN)
                .map(|node| shortener.shorten(node.as_str()))
                .collect(),
        }),
    }
}

fn is_named(store: &Store, node: NamedNodeRef<'_>) -> Result<bool> {
    let quads = store.quads();
    let mut said = quads.quads_for_pattern(Some(node.into()), None, None, None);
    let mut about = quads.quads_for_pattern(None, None, Some(node.into()), None);
    let first = said.next().or_else(|| about.next());
    Ok(first.transpose().map_err(store::Error::from)?.is_some())
}

/// The things that are called `name`.
fn called(store: &Store, name: &str) -> Result<BTreeSet<NamedNode>> {
    let name = name.to_lowercase();
    let mut found = BTreeSet::new();
    for predicate in [foaf::NAME, skos::PREF_LABEL, skos::ALT_LABEL, schema::NAME, dcterms::TITLE] {
        for quad in store.quads().quads_for_pattern(None, Some(predicate), None, None) {
            let quad = quad.map_err(store::Error::from)?;
            if let (NamedOrBlankNode::NamedNode(subject), Term::Literal(literal)) =
                (quad.subject, quad.object)
                && literal.value().to_lowercase() == name
            {
                found.insert(subject);
            }
        }
    }
    Ok(found)
}
