//! Checks that follow `skos:broader` over any distance.
//!
//! Done here and not in SPARQL, whose property paths take minutes on a thousand papers.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::graph::vocabulary::skos;
use crate::store::Store;

use super::super::error::{Error, Result};
use super::super::short::Shortener;
use super::{Offence, cycles};

/// Concepts that are broader than themselves: one cycle for each knot of concepts.
pub fn cycles(store: &Store) -> Result<Vec<Offence>> {
    let hierarchy = Hierarchy::read(store)?;
    let ways = cycles::cycles(&hierarchy.above);
    Ok(ways.iter().flat_map(|way| hierarchy.offences(way, &BTreeSet::new())).collect())
}

/// Pairs that are related though one lies above the other.
pub fn related_and_broader(store: &Store) -> Result<Vec<Offence>> {
    let hierarchy = Hierarchy::read(store)?;
    let mut offences = Vec::new();
    for ((one, other), graphs) in links(store, skos::RELATED)? {
        let places = (hierarchy.places.get(&one), hierarchy.places.get(&other));
        let (Some(one), Some(other)) = places else { continue };
        if let Some(way) = cycles::path(&hierarchy.above, *one, *other, |_| true) {
            offences.extend(hierarchy.offences(&way, &graphs));
        }
    }
    Ok(offences)
}

/// Links of one property, with the graphs that say so.
type Links = BTreeMap<(NamedNode, NamedNode), BTreeSet<NamedNode>>;

fn links(store: &Store, property: NamedNodeRef<'_>) -> Result<Links> {
    let mut links = Links::new();
    for quad in store.quads().quads_for_pattern(None, Some(property), None, None) {
        let quad = quad.map_err(|error| Error::Evaluation(error.to_string()))?;
        let (NamedOrBlankNode::NamedNode(from), Term::NamedNode(to)) = (quad.subject, quad.object)
        else {
            continue;
        };
        let graphs = links.entry((from, to)).or_default();
        if let GraphName::NamedNode(graph) = quad.graph_name {
            graphs.insert(graph);
        }
    }
    Ok(links)
}

/// All concepts that have a broader one or are one, by number.
struct Hierarchy {
    concepts: Vec<NamedNode>,
    places: BTreeMap<NamedNode, usize>,
    /// The broader concepts of each.
    above: Vec<Vec<usize>>,
    graphs: BTreeMap<(usize, usize), BTreeSet<NamedNode>>,
    shortener: Shortener,
}

impl Hierarchy {
    fn read(store: &Store) -> Result<Self> {
        let links = links(store, skos::BROADER)?;
        let nodes: BTreeSet<&NamedNode> =
            links.keys().flat_map(|(one, other)| [one, other]).collect();
        let concepts: Vec<NamedNode> = nodes.into_iter().cloned().collect();
        let places: BTreeMap<NamedNode, usize> =
            concepts.iter().cloned().enumerate().map(|(place, node)| (node, place)).collect();
        let mut above = vec![Vec::new(); concepts.len()];
        let mut graphs = BTreeMap::new();
        for ((narrow, broad), said) in links {
            let link = (places[&narrow], places[&broad]);
            above[link.0].push(link.1);
            graphs.insert(link, said);
        }
        let shortener = Shortener::new(store.base());
        Ok(Self { concepts, places, above, graphs, shortener })
    }

    /// An offence for each graph that has a part in a way over broader concepts, or in `further`.
    fn offences(&self, way: &[usize], further: &BTreeSet<NamedNode>) -> Vec<Offence> {
        let mut graphs = further.clone();
        for link in way.windows(2) {
            graphs.extend(self.graphs.get(&(link[0], link[1])).into_iter().flatten().cloned());
        }
        let names = way.iter().map(|place| self.shortener.shorten(self.concepts[*place].as_str()));
        let detail = names.collect::<Vec<_>>().join(" → ");
        let thing = self.concepts[way[0]].clone();
        let offence =
            |graph| Offence { thing: thing.clone(), detail: detail.clone(), graph: Some(graph) };
        graphs.into_iter().map(offence).collect()
    }
}
