//! Names of the store's own things: files, runs, the program.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::graph::Base;
use crate::text::Digest;

use super::manifest::VocabularyFile;

/// A file as the manifest knows it, by the path it was read from.
pub(super) fn file(base: &Base, path: &str) -> NamedNode {
    base.node(&format!("file/{}", encode_path(path)))
}

/// This program.
pub(super) fn software(base: &Base) -> NamedNode {
    base.node(concat!("software/etl-", env!("CARGO_PKG_VERSION")))
}

/// A file of a vocabulary, by what it holds and where it was read.
pub(super) fn vocabulary(base: &Base, file: &VocabularyFile) -> NamedNode {
    base.node(&format!("vocabulary/{}/{}", file.digest, encode_path(&file.path)))
}

/// The digest of the file of a vocabulary with this name.
pub(super) fn vocabulary_digest(iri: &str) -> Option<Digest> {
    let (_, rest) = iri.split_once("/vocabulary/")?;
    rest.get(..64)?.parse().ok()
}

/// The source that a graph holds; nothing for other graphs.
pub(super) fn digest(base: &Base, graph: NamedNodeRef<'_>) -> Option<Digest> {
    graph.as_str().strip_prefix(base.as_str())?.strip_prefix("graph/source/")?.parse().ok()
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
    fn every_path_gives_a_valid_iri_of_its_own() {
        let check = |path: &str, expected: &str| {
            let iri = file(&Base::default(), path);
            assert_eq!(iri.as_str(), format!("http://localhost:7878/file/{expected}"));
            assert!(NamedNode::new(iri.as_str()).is_ok());
        };
        check("a b/ü#1 <x>.txt", "a%20b/%C3%BC%231%20%3Cx%3E.txt");
        check("a%20b", "a%2520b");
    }

    #[test]
    fn a_graph_leads_back_to_its_source() {
        let (base, found) = (Base::default(), Digest::of(b"x"));
        assert_eq!(digest(&base, base.source_graph(found).as_ref()), Some(found));
        assert_eq!(digest(&base, base.manifest_graph().as_ref()), None);
    }
}
