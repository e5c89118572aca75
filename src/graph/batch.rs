//! Statements of one graph, ready to be written.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;
use oxigraph::model::{NamedNode, Quad, QuadRef, Triple};
use rustc_hash::FxBuildHasher;

/// All that one named graph says, each statement once.
///
/// The graph is named once and not with every statement: half a million of them in memory weigh
/// a quarter less so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuadBatch {
    /// The graph of every statement.
    pub graph: NamedNode,
    /// What it says, in the order in which it was said first.
    pub triples: Vec<Triple>,
}

impl QuadBatch {
    /// Puts triples into a graph; of equal ones the first stays.
    #[must_use]
    pub fn new(graph: NamedNode, triples: Vec<Triple>) -> Self {
        Self { graph, triples: each_once(triples) }
    }

    /// How many statements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.triples.len()
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.triples.is_empty()
    }

    /// The statements with their graph.
    pub fn quads(&self) -> impl Iterator<Item = QuadRef<'_>> {
        self.triples.iter().map(|triple| triple.as_ref().in_graph(&self.graph))
    }

    /// The statements with their graph; each is freed once it is taken.
    pub fn into_quads(self) -> impl Iterator<Item = Quad> {
        let Self { graph, triples } = self;
        triples.into_iter().map(move |triple| triple.in_graph(graph.clone()))
    }
}

fn each_once(triples: Vec<Triple>) -> Vec<Triple> {
    let hash = |triple: &Triple| FxBuildHasher.hash_one(triple);
    let mut places = HashTable::<usize>::with_capacity(triples.len());
    let mut kept = Vec::<Triple>::with_capacity(triples.len());
    for triple in triples {
        let found = hash(&triple);
        if places.find(found, |place| kept[*place] == triple).is_none() {
            places.insert_unique(found, kept.len(), |place| hash(&kept[*place]));
            kept.push(triple);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{Literal, Term};

    #[test]
    fn each_statement_stays_once_in_its_first_place() {
        let node = |name: &str| NamedNode::new(format!("a:{name}")).expect("an IRI");
        let triple = |object: Term| Triple::new(node("s"), node("p"), object);
        let (one, two) = (triple(node("o").into()), triple(Literal::from("o").into()));
        let batch = QuadBatch::new(node("g"), vec![two.clone(), one.clone(), two.clone()]);
        assert_eq!(batch.triples, [two, one]);
        let quads: Vec<_> = batch.quads().map(QuadRef::into_owned).collect();
        assert!(quads.iter().all(|quad| quad.graph_name == node("g").into()));
        assert_eq!(batch.into_quads().collect::<Vec<_>>(), quads);
    }
}
