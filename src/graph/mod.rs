//! Findings as RDF: vocabulary, IRIs, and one mapping a kind.
//!
//! Pure functions of document, linked paper and base IRI. No blank node, counter,
//! clock or hash order: the same input gives the same quads for ever. Knows no store.

use crate::paper::{Document, LinkedPaper};

mod batch;
mod encode;
mod iri;
pub mod vocabulary;

pub use batch::QuadBatch;
pub use iri::{Base, BaseError, PaperIris};
pub use vocabulary::PREFIXES;

/// All that one paper says, in the graph of its source.
#[must_use]
pub fn paper_quads(document: &Document, _paper: &LinkedPaper, base: &Base) -> QuadBatch {
    QuadBatch::new(base.source_graph(document.source().digest()), Vec::new())
}
