//! Findings as RDF: vocabulary, IRIs, and one mapping a kind.
//!
//! Pure functions of document, linked paper and base IRI. No blank node, counter,
//! clock or hash order: the same input gives the same quads for ever. Knows no store.

use crate::paper::{Document, LinkedPaper};

mod batch;
mod citation;
mod claim;
mod concept;
mod contribution;
mod date;
mod encode;
mod event;
mod footnote;
mod individuals;
mod iri;
mod mention;
mod meta;
mod organization;
mod passage;
mod person;
mod printed;
mod reference;
mod section;
mod sheet;
pub mod vocabulary;
mod work;

pub use batch::QuadBatch;
pub use iri::{Base, BaseError, PaperIris};
pub use vocabulary::PREFIXES;

use sheet::Sheet;

/// Every mapping, one a kind of thing.
const MAPPINGS: &[fn(&mut Sheet<'_>)] = &[
    meta::write,
    contribution::write,
    section::write,
    footnote::write,
    event::write,
    person::write,
    organization::write,
    reference::write,
    work::write,
    printed::write,
    citation::write,
    concept::write,
    claim::write,
];

/// All that one paper says, in the graph of its source.
#[must_use]
pub fn paper_quads(document: &Document, paper: &LinkedPaper, base: &Base) -> QuadBatch {
    let mut sheet = Sheet::new(document, paper, base);
    for write in MAPPINGS {
        write(&mut sheet);
    }
    sheet.finish()
}
