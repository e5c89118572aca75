//! Quads as bytes.

use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, Quad};

use crate::graph::{Base, PREFIXES};

use super::format::Format;

/// Writes quads, which are put in order first; formats without graphs get each triple once.
///
/// # Errors
/// When `out` fails.
pub fn write(
    mut quads: Vec<Quad>,
    format: &Format,
    base: &Base,
    out: impl Write,
) -> io::Result<()> {
    if !format.has_graphs() {
        quads.iter_mut().for_each(|quad| quad.graph_name = GraphName::DefaultGraph);
    }
    sort(&mut quads);
    let mut writer = serializer(format, base).for_writer(out);
    for quad in &quads {
        writer.serialize_quad(quad)?;
    }
    let mut out = writer.finish()?;
    out.flush()
}

/// The same as text in memory.
#[must_use]
pub fn to_bytes(quads: Vec<Quad>, format: &Format, base: &Base) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(quads, format, base, &mut bytes).expect("writing to memory never fails");
    bytes
}

/// Puts quads in order of graph, subject, kind before all else, predicate and object; each once.
pub fn sort(quads: &mut Vec<Quad>) {
    quads.sort_by_cached_key(|quad| {
        let Quad { subject, predicate, object, graph_name } = quad;
        let later = predicate.as_ref() != rdf::TYPE;
        let (graph, subject) = (graph_name.to_string(), subject.to_string());
        (graph, subject, later, predicate.as_str().to_owned(), object.to_string())
    });
    quads.dedup();
}

/// With the prefixes of the graph. The base itself gets no prefix: most names below
/// it hold slashes, which a prefixed name could only show escaped.
fn serializer(format: &Format, base: &Base) -> RdfSerializer {
    let mut serializer = RdfSerializer::from_format(format.rdf);
    for (prefix, namespace) in PREFIXES {
        serializer = serializer.with_prefix(*prefix, *namespace).expect("namespaces are IRIs");
    }
    match format.rdf {
        // In RDF/XML datatypes would become relative too, and not every reader resolves those.
        RdfFormat::RdfXml => serializer,
        _ => serializer.with_base_iri(base.as_str()).expect("a base is an IRI"),
    }
}
