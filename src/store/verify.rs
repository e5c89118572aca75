//! Whether the store still says what its sources say.

use std::collections::BTreeMap;

use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode, Quad, Term};

use crate::text::{Digest, Source, SourceSpan};

use super::Store;
use super::error::{Error, Result};
use super::passage::{Passage, Slices};
use super::quotes::Quotes;

/// What was checked and found sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Verification {
    /// Sources whose copy has the right digest.
    pub sources: usize,
    /// Passages that lie within their source.
    pub passages: usize,
    /// Passages whose words are those of the source.
    pub quotes: usize,
    /// Quads in all graphs.
    pub quads: usize,
}

/// Whether a document reads so: at a range of its source, the words before, inside and behind.
pub type Reading = Box<dyn Fn(SourceSpan, &str, &str, &str) -> bool>;
/// Reads a source again where its words are not those of the file: where it is XML.
pub type Reread<'r> = dyn Fn(&Source) -> Option<Reading> + 'r;

/// Checks the manifest against the graphs, and each graph against its source.
pub(super) fn verify(store: &Store, reread: &Reread<'_>) -> Result<Verification> {
    let sources = manifest_matches_graphs(store)?;
    let mut verification = Verification { quads: store.quad_count()?, ..Default::default() };
    for (graph, digest) in &sources {
        let source = kept(store, *digest)?;
        check_graph(store, graph, &source, reread(&source).as_ref(), &mut verification)?;
        verification.sources += 1;
    }
    Ok(verification)
}

/// Each entry has its graph and each source graph its entry; gives them in order.
fn manifest_matches_graphs(store: &Store) -> Result<BTreeMap<NamedNode, Digest>> {
    let mut sources = BTreeMap::new();
    for (path, known) in store.sources()? {
        let graph = store.base().source_graph(known.digest);
        let size = store.graph_size(graph.as_ref())? as u64;
        let expected = store.entry(&path)?.map(|entry| entry.quads).unwrap_or_default();
        if size != expected {
            return Err(Error::Damaged(format!(
                "graph {graph} of '{path}' has {size} quads, not {expected}"
            )));
        }
        sources.insert(graph, known.digest);
    }
    for graph in store.graphs()? {
        if store.digest_of_graph(graph.as_ref()).is_some() && !sources.contains_key(&graph) {
            return Err(Error::Damaged(format!("graph {graph} has no entry in the manifest")));
        }
    }
    Ok(sources)
}

fn kept(store: &Store, digest: Digest) -> Result<Source> {
    let source = store.source(digest)?;
    if source.digest() == digest {
        return Ok(source);
    }
    Err(Error::Differs {
        iri: store.base().source_graph(digest).into_string(),
        what: "the kept copy",
        stored: digest.to_string(),
        found: source.digest().to_string(),
    })
}

fn check_graph(
    store: &Store,
    graph: &NamedNode,
    source: &Source,
    reading: Option<&Reading>,
    verification: &mut Verification,
) -> Result<()> {
    let slices = Slices::new(source.text());
    let mut passages = BTreeMap::new();
    let mut quotes = Quotes::default();
    let name = GraphNameRef::from(graph);
    for quad in store.quads().quads_for_pattern(None, None, None, Some(name)) {
        let quad = quad?;
        for node in nodes(&quad) {
            if let Some(passage) = Passage::of_iri(node) {
                passages.insert(node.to_owned(), passage);
            }
        }
        quotes.collect(quad);
    }
    for (iri, passage) in &passages {
        check_range(iri, *passage, &slices)?;
    }
    verification.passages += passages.len();
    verification.quotes += quotes.check(&slices, reading)?;
    Ok(())
}

fn check_range(iri: &str, passage: Passage, slices: &Slices<'_>) -> Result<()> {
    if slices.slice(passage).is_some() {
        return Ok(());
    }
    Err(Error::Differs {
        iri: iri.to_owned(),
        what: "the range",
        stored: passage.to_string(),
        found: format!("0,{}", slices.len()),
    })
}

/// The IRIs of a quad that can be passages.
fn nodes(quad: &Quad) -> impl Iterator<Item = &str> {
    let subject = match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => None,
    };
    let object = match &quad.object {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    };
    subject.into_iter().chain(object)
}
