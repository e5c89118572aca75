//! IRIs of the store's own things: graphs, files and runs.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::text::Digest;

/// Names of the graphs of one store, from its base IRI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphNames {
    base: String,
    manifest: NamedNode,
    identity: NamedNode,
    ontology: NamedNode,
}

impl GraphNames {
    /// Names below `base`, an absolute IRI that ends with a slash or the like.
    #[must_use]
    pub fn new(base: impl Into<String>) -> Self {
        let base = base.into();
        let graph = |name| NamedNode::new_unchecked(format!("{base}graph/{name}"));
        Self {
            manifest: graph("manifest"),
            identity: graph("identity"),
            ontology: graph("ontology"),
            base,
        }
    }

    /// The base IRI.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Sources, runs and diagnostics.
    #[must_use]
    pub fn manifest(&self) -> NamedNodeRef<'_> {
        self.manifest.as_ref()
    }

    /// Which things of several papers are one.
    #[must_use]
    pub fn identity(&self) -> NamedNodeRef<'_> {
        self.identity.as_ref()
    }

    /// The shipped ontology.
    #[must_use]
    pub fn ontology(&self) -> NamedNodeRef<'_> {
        self.ontology.as_ref()
    }

    /// All that one source says.
    #[must_use]
    pub fn source(&self, digest: Digest) -> NamedNode {
        NamedNode::new_unchecked(format!("{}graph/source/{digest}", self.base))
    }

    /// The source that a graph holds; nothing for other graphs.
    #[must_use]
    pub fn digest(&self, graph: NamedNodeRef<'_>) -> Option<Digest> {
        graph.as_str().strip_prefix(&self.base)?.strip_prefix("graph/source/")?.parse().ok()
    }

    /// A file as the manifest knows it, by the path it was read from.
    #[must_use]
    pub fn file(&self, path: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}file/{}", self.base, encode_path(path)))
    }

    /// This program.
    #[must_use]
    pub fn software(&self) -> NamedNode {
        let version = env!("CARGO_PKG_VERSION");
        NamedNode::new_unchecked(format!("{}software/etl-{version}", self.base))
    }
}

/// Percent-encodes what may not stand in the path of an IRI; slashes stay.
fn encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_gives_a_valid_iri() {
        let names = GraphNames::new("http://localhost/");
        let iri = names.file("a b/ü#1 <x>.txt");
        assert_eq!(iri.as_str(), "http://localhost/file/a%20b/%C3%BC%231%20%3Cx%3E.txt");
        assert!(NamedNode::new(iri.as_str()).is_ok());
    }

    #[test]
    fn a_graph_leads_back_to_its_source() {
        let names = GraphNames::new("http://localhost/");
        let digest = Digest::of(b"x");
        assert_eq!(names.digest(names.source(digest).as_ref()), Some(digest));
        assert_eq!(names.digest(names.manifest()), None);
    }
}
