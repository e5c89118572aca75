//! Finds sources and graphs by the names that people use.

use std::collections::BTreeSet;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad};

use crate::graph::vocabulary::prov;

use super::error::Result;
use super::manifest::KnownSource;
use super::{Store, iri};

impl Store {
    /// The graph with this IRI, or those that say what kind of thing it names, sorted.
    /// The IRI may leave out the base. Nothing when there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn graphs_of(&self, name: &str) -> Result<Vec<NamedNode>> {
        self.graphs_saying(name, rdf::TYPE)
    }

    /// The paths of the sources that a name means, sorted: the path, digest or file of one,
    /// its graph, a paper made of it, or the archive that holds them. IRIs may leave out the base.
    ///
    /// # Errors
    /// When the database fails or the manifest is damaged.
    pub fn paths_of(&self, name: &str) -> Result<Vec<String>> {
        let sources = self.sources()?;
        let mut paths: BTreeSet<String> = sources.keys().cloned().collect();
        paths.extend(self.failed_paths()?);
        // Members of an archive stand behind two slashes, which no path of a file holds.
        let members = format!("{name}//");
        let is_meant = |path: &&String| *path == name || path.starts_with(&members);
        let meant: Vec<String> = paths.iter().filter(is_meant).cloned().collect();
        if !meant.is_empty() {
            return Ok(meant);
        }
        let nodes = self.nodes(name);
        let graphs = self.graphs_saying(name, prov::WAS_DERIVED_FROM)?;
        paths.retain(|path| nodes.contains(&iri::file(&self.base, path)));
        for (path, KnownSource { digest, .. }) in sources {
            let graph = self.base.source_graph(digest);
            let source = self.base.source(digest);
            let is_meant = nodes.contains(&source) || digest.to_string() == name;
            if is_meant || graphs.contains(&graph) {
                paths.insert(path);
            }
        }
        Ok(paths.into_iter().collect())
    }

    /// The things whose IRI ends with these steps of a path, such as `person/ada-berg`, sorted.
    ///
    /// # Errors
    /// When the database fails.
    pub fn things_ending(&self, steps: &str) -> Result<BTreeSet<NamedNode>> {
        let ending = format!("/{}", steps.trim_start_matches('/'));
        let mut found = BTreeSet::new();
        for quad in self.quads().quads_for_pattern(None, Some(rdf::TYPE), None, None) {
            if let NamedOrBlankNode::NamedNode(node) = quad?.subject
                && ending.len() > 1
                && node.as_str().ends_with(&ending)
            {
                found.insert(node);
            }
        }
        Ok(found)
    }

    fn graphs_saying(&self, name: &str, predicate: NamedNodeRef<'_>) -> Result<Vec<NamedNode>> {
        let mut found = BTreeSet::new();
        for node in self.nodes(name) {
            if self.quads().contains_named_graph(&node)? {
                return Ok(vec![node]);
            }
            let subject = Some(node.as_ref().into());
            for quad in self.quads().quads_for_pattern(subject, Some(predicate), None, None) {
                let Quad { graph_name, .. } = quad?;
                if let GraphName::NamedNode(graph) = graph_name {
                    found.insert(graph);
                }
            }
        }
        Ok(found.into_iter().collect())
    }

    /// The IRIs that a name can mean: itself, and below the base.
    fn nodes(&self, name: &str) -> Vec<NamedNode> {
        let below = NamedNode::new(format!("{}{name}", self.base.as_str()));
        NamedNode::new(name).into_iter().chain(below).collect()
    }
}
