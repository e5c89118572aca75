//! Vocabularies of the user: SKOS in any RDF format, from triples to an index of labels.
//!
//! [`Draft`] takes in the triples of one file after the other and keeps what a vocabulary
//! needs; [`Vocabulary`] is what they come to; its [`Table`] of a language finds labels in
//! text. A million labels take seconds and a few hundred megabytes: texts stand in a few long
//! strings, everything else is a number. Knows no paper, and opens no file.

mod cycles;
mod draft;
mod error;
mod intern;
mod pieces;
mod read;
mod table;
mod vocabulary;

pub use draft::Draft;
pub use error::Error;
pub use pieces::{Piece, pieces};
pub use table::{Entry, Found, Table, Word, Words};
pub use vocabulary::{ConceptId, Label, LabelKind, Scheme, Vocabulary};
