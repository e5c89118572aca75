//! One thing of the graph: what is said of it, and the words it rests on.

use std::collections::BTreeMap;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use serde::Serialize;

use crate::graph::vocabulary::{dcterms, foaf, rdfs, schema, skos};
use crate::store::{self, Passage, Slices, Store};

use super::error::{Error, Result};
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
    /// The passages it rests on, in order of place.
    pub passages: Vec<Quoted>,
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

/// A passage with the lines it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Quoted {
    /// Path of the source, or its digest when the manifest has no path.
    pub source: String,
    /// First code point of the source.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
    /// The predicates that lead from the thing to the passage, short, sorted.
    pub predicates: Vec<String>,
    /// The lines, from the first to the last of the passage.
    pub lines: Vec<MarkedLine>,
}

/// A line of a source with a marked part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct MarkedLine {
    /// Its number, from 1.
    pub number: usize,
    /// Its text.
    pub text: String,
    /// First code point of the line that is marked.
    pub start: usize,
    /// Behind the last one.
    pub end: usize,
}

/// Looks a thing up by IRI or short name.
///
/// # Errors
/// When no statement names it, or the store fails.
pub fn thing(store: &Store, name: &str) -> Result<Thing> {
    let shortener = Shortener::new(store.base());
    let iri = shortener.expand(name);
    let node = NamedNode::new(iri.as_str()).map_err(|_| Error::NoSuchThing(iri.clone()))?;
    let said = quads(store, Some(node.as_ref()), None)?;
    let about = quads(store, None, Some(node.as_ref()))?;
    if said.is_empty() && about.is_empty() && Passage::of_iri(&iri).is_none() {
        return Err(Error::NoSuchThing(iri));
    }
    let view = View { store, shortener };
    Ok(Thing {
        short: view.shortener.shorten(&iri),
        label: view.label(node.as_ref())?,
        passages: view.passages(&node, &said)?,
        outgoing: view.statements(said, |quad| quad.object)?,
        incoming: view.statements(about, |quad| subject(quad.subject))?,
        iri,
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

    /// The first of its names, in order of what says it best.
    fn label(&self, node: NamedNodeRef<'_>) -> Result<Option<String>> {
        let naming =
            [foaf::NAME, skos::PREF_LABEL, schema::NAME, dcterms::TITLE, rdfs::LABEL, schema::TEXT];
        for predicate in naming {
            let subject = Some(node.into());
            let named = self.store.quads().quads_for_pattern(subject, Some(predicate), None, None);
            let named = named.collect::<std::result::Result<Vec<_>, _>>();
            let names =
                named.map_err(store::Error::from)?.into_iter().filter_map(|quad| {
                    match quad.object {
                        Term::Literal(literal) => Some(literal.value().to_owned()),
                        _ => None,
                    }
                });
            if let Some(name) = names.min() {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// The passages that a thing leads to; of a passage, itself.
    fn passages(&self, node: &NamedNode, said: &[Quad]) -> Result<Vec<Quoted>> {
        let mut found = BTreeMap::<String, Vec<String>>::new();
        if Passage::of_iri(node.as_str()).is_some() {
            found.entry(node.as_str().to_owned()).or_default();
        }
        for quad in said {
            if let Term::NamedNode(object) = &quad.object
                && Passage::of_iri(object.as_str()).is_some()
            {
                let predicates = found.entry(object.as_str().to_owned()).or_default();
                predicates.push(self.shortener.shorten(quad.predicate.as_str()));
            }
        }
        let mut passages = Vec::new();
        for (iri, mut predicates) in found {
            predicates.sort();
            predicates.dedup();
            passages.extend(self.quoted(&iri, predicates)?);
        }
        passages.sort();
        Ok(passages)
    }

    /// Nothing when the passage is of no source of this store.
    fn quoted(&self, iri: &str, predicates: Vec<String>) -> Result<Option<Quoted>> {
        let prefix = format!("{}source/", self.store.base().as_str());
        let digest = iri.strip_prefix(&prefix).and_then(|rest| rest.split('#').next());
        let Some(digest) = digest.and_then(|digest| digest.parse().ok()) else { return Ok(None) };
        let Some(passage) = Passage::of_iri(iri) else { return Ok(None) };
        let graph = self.store.base().source_graph(digest);
        let is_stored = self.store.quads().contains_named_graph(&graph);
        if !is_stored.map_err(store::Error::from)? {
            return Ok(None);
        }
        let source = self.store.source(digest)?;
        Ok(Some(Quoted {
            source: self.path(&graph)?.unwrap_or_else(|| digest.to_string()),
            start: passage.start,
            end: passage.end,
            predicates,
            lines: marked_lines(source.text(), passage),
        }))
    }

    /// Path of the file that a graph was made of.
    fn path(&self, graph: &NamedNode) -> Result<Option<String>> {
        let entries = self.store.manifest()?;
        let entry =
            entries.iter().find(|entry| self.store.base().source_graph(entry.digest) == *graph);
        Ok(entry.map(|entry| entry.path.clone()))
    }
}

/// The lines of a passage; none when it reaches past the text.
fn marked_lines(text: &str, passage: Passage) -> Vec<MarkedLine> {
    let slices = Slices::new(text);
    let (Some(start), Some(end)) = (slices.byte(passage.start), slices.byte(passage.end)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut at = text[..start].rfind('\n').map_or(0, |place| place + 1);
    let mut number = 1 + text[..at].matches('\n').count();
    while at <= end.saturating_sub(usize::from(end > start)) {
        let length = text[at..].find('\n').unwrap_or(text.len() - at);
        let line = &text[at..at + length];
        let points = |byte: usize| line[..byte.clamp(at, at + length) - at].chars().count();
        lines.push(MarkedLine {
            number,
            text: line.trim_end_matches('\r').to_owned(),
            start: points(start),
            end: points(end),
        });
        at += length + 1;
        number += 1;
        if at > text.len() {
            break;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, start: usize, end: usize, expected: &[(usize, &str, usize, usize)]) {
        let lines = marked_lines(text, Passage { start, end });
        let found: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.text.as_str(), line.start, line.end))
            .collect();
        assert_eq!(found, expected, "{start}..{end}");
    }

    #[test]
    fn each_line_of_a_passage_is_marked() {
        let text = "äb\r\ncd\n\nef";
        check(text, 0, 2, &[(1, "äb", 0, 2)]);
        check(text, 1, 6, &[(1, "äb", 1, 3), (2, "cd", 0, 2)]);
        check(text, 4, 10, &[(2, "cd", 0, 2), (3, "", 0, 0), (4, "ef", 0, 2)]);
        check(text, 5, 7, &[(2, "cd", 1, 2)]);
        check(text, 8, 8, &[(4, "ef", 0, 0)]);
        check(text, 3, 99, &[]);
        check("", 0, 0, &[(1, "", 0, 0)]);
    }
}
