//! One thing of the graph: what is said of it, and the words it rests on.

use std::collections::BTreeMap;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use serde::Serialize;

use crate::graph::vocabulary::oa;
use crate::store::{self, Passage, Store};

use super::error::Result;
use super::find::find;
use super::label::label;
use super::quoted::{Quoted, quote};
use super::short::Shortener;

/// What the store knows of one IRI.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thing {
    /// The IRI.
    pub iri: String,
    /// Its short name.
    pub short: String,
    /// What it is called, where it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Statements about it, sorted.
    pub outgoing: Vec<Statement>,
    /// Statements that lead to it, sorted.
    pub incoming: Vec<Statement>,
    /// The first passages it rests on, in order of source and place.
    pub passages: Vec<Quoted>,
    /// How many passages follow.
    pub more_passages: usize,
}

/// One statement, seen from one of its ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Statement {
    /// Short name of the predicate.
    pub predicate: String,
    /// The other end: a short name, or the words of a literal.
    pub other: String,
    /// What the other end is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Looks a thing up as [`find`] does; `passages` are quoted at most.
///
/// # Errors
/// When nothing or several things are meant, or the store fails.
pub fn thing(store: &Store, name: &str, passages: usize) -> Result<Thing> {
    let node = find(store, name)?;
    let shortener = Shortener::new(store.base());
    let said = quads(store, Some(node.as_ref()), None)?;
    let about = quads(store, None, Some(node.as_ref()))?;
    let view = View { store, shortener };
    let (passages, more_passages) = quote(store, view.passages(&node, &said, &about)?, passages)?;
    Ok(Thing {
        short: view.shortener.shorten(node.as_str()),
        label: view.label(node.as_ref())?,
        passages,
        more_passages,
        outgoing: view.statements(said, |quad| quad.object)?,
        incoming: view.statements(about, |quad| subject(quad.subject))?,
        iri: node.into_string(),
    })
}

fn quads(
    store: &Store,
    subject: Option<NamedNodeRef<'_>>,
    object: Option<NamedNodeRef<'_>>,
) -> Result<Vec<Quad>> {
    let (subject, object) = (subject.map(Into::into), object.map(Into::into));
    let found = store.quads().quads_for_pattern(subject, None, object, None);
    Ok(found.collect::<std::result::Result<_, _>>().map_err(store::Error::from)?)
}

fn subject(node: NamedOrBlankNode) -> Term {
    match node {
        NamedOrBlankNode::NamedNode(node) => node.into(),
        NamedOrBlankNode::BlankNode(node) => node.into(),
    }
}

struct View<'a> {
    store: &'a Store,
    shortener: Shortener,
}

impl View<'_> {
    fn statements(&self, quads: Vec<Quad>, other: impl Fn(Quad) -> Term) -> Result<Vec<Statement>> {
        let mut statements = Vec::with_capacity(quads.len());
        for quad in quads {
            let predicate = self.shortener.shorten(quad.predicate.as_str());
            let (other, label) = match other(quad) {
                Term::NamedNode(node) => {
                    (self.shortener.shorten(node.as_str()), self.label(node.as_ref())?)
                }
                Term::Literal(literal) => (literal.value().to_owned(), None),
                Term::BlankNode(node) => (node.to_string(), None),
            };
            statements.push(Statement { predicate, other, label });
        }
        statements.sort();
        statements.dedup();
        Ok(statements)
    }

    fn label(&self, node: NamedNodeRef<'_>) -> Result<Option<String>> {
        Ok(label(self.store.quads(), node.into()).map_err(store::Error::from)?)
    }

    /// IRIs of the passages that a thing leads to, and of those where it is mentioned, with the
    /// predicates that lead there; of a passage, itself.
    fn passages(
        &self,
        node: &NamedNode,
        said: &[Quad],
        about: &[Quad],
    ) -> Result<BTreeMap<String, Vec<String>>> {
        let mut found = BTreeMap::<String, Vec<String>>::new();
        if Passage::of_iri(node.as_str()).is_some() {
            found.entry(node.as_str().to_owned()).or_default();
        }
        let mut leading = said.to_vec();
        for quad in about.iter().filter(|quad| quad.predicate == oa::HAS_BODY) {
            if let NamedOrBlankNode::NamedNode(mention) = &quad.subject {
                let said = quads(self.store, Some(mention.as_ref()), None)?;
                leading.extend(said.into_iter().filter(|quad| quad.predicate == oa::HAS_TARGET));
            }
        }
        for quad in &leading {
            if let Term::NamedNode(object) = &quad.object
                && Passage::of_iri(object.as_str()).is_some()
            {
                let predicates = found.entry(object.as_str().to_owned()).or_default();
                predicates.push(self.shortener.shorten(quad.predicate.as_str()));
            }
        }
        found.values_mut().for_each(|predicates| {
            predicates.sort();
            predicates.dedup();
        });
        Ok(found)
    }
}
