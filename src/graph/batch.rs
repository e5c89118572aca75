//! Quads of one graph, ready to be written.

use oxigraph::model::{NamedNode, Quad, Triple};

/// The quads of one named graph, sorted by their N-Quads text and each there once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuadBatch {
    /// The graph of every quad.
    pub graph: NamedNode,
    /// Its quads.
    pub quads: Vec<Quad>,
}

impl QuadBatch {
    /// Puts triples into a graph, in order, each once.
    #[must_use]
    pub fn new(graph: NamedNode, mut triples: Vec<Triple>) -> Self {
        triples.sort_by_cached_key(ToString::to_string);
        triples.dedup();
        let quads = triples.into_iter().map(|triple| triple.in_graph(graph.clone())).collect();
        Self { graph, quads }
    }
}
