//! Which graphs an export takes.

use std::collections::BTreeSet;

use oxigraph::model::{GraphNameRef, NamedNode, Quad};

use crate::store::{self, Store};

use super::error::{Error, Result};

/// What to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// What the sources say, and identity across papers: no manifest, no ontology.
    Findings,
    /// Every graph.
    All,
    /// The graphs with these names: `manifest`, `ontology`, `identity`, the path of a
    /// source, or the IRI (also without the base) of a graph, paper or other thing.
    Named(Vec<String>),
}

/// The quads of a selection, graph by graph.
///
/// # Errors
/// When a name fits nothing, or the store fails.
pub fn select(store: &Store, selection: &Selection) -> Result<Vec<Quad>> {
    let mut quads = Vec::new();
    for graph in graphs(store, selection)? {
        let graph = GraphNameRef::from(&graph);
        for quad in store.quads().quads_for_pattern(None, None, None, Some(graph)) {
            quads.push(quad.map_err(store::Error::from)?);
        }
    }
    Ok(quads)
}

fn graphs(store: &Store, selection: &Selection) -> Result<BTreeSet<NamedNode>> {
    let mut graphs: BTreeSet<NamedNode> = store.graphs()?.into_iter().collect();
    match selection {
        Selection::All => {}
        Selection::Findings => {
            let base = store.base();
            let (manifest, ontology) = (base.manifest_graph(), base.ontology_graph());
            graphs.retain(|graph| *graph != manifest && *graph != ontology);
        }
        Selection::Named(names) => {
            graphs.clear();
            for name in names {
                graphs.extend(named(store, name)?);
            }
        }
    }
    Ok(graphs)
}

fn named(store: &Store, name: &str) -> Result<BTreeSet<NamedNode>> {
    let base = store.base();
    let found = match name {
        "manifest" => BTreeSet::from([base.manifest_graph()]),
        "ontology" => BTreeSet::from([base.ontology_graph()]),
        "identity" => BTreeSet::from([base.identity_graph()]),
        _ => match store.entry(name)? {
            Some(entry) => BTreeSet::from([base.source_graph(entry.digest)]),
            None => store.graphs_of(name)?.into_iter().collect(),
        },
    };
    if found.is_empty() { Err(Error::NoSuchGraph(name.to_owned())) } else { Ok(found) }
}
