//! The bibliography for reference managers: every entry in BibTeX, CSL-JSON or RIS.
//!
//! Quads become [`Record`]s, which know no format; each format is one function over
//! records. Knows no paper: it says what the graph says of entries and their works.

mod bibtex;
mod collect;
mod csl;
mod field;
mod format;
mod issued;
mod join;
mod kind;
mod name;
mod record;
mod ris;

pub use collect::records;
pub use field::Field;
pub use format::{FORMATS, Format};
pub use issued::Issued;
pub use kind::Kind;
pub use name::Name;
pub use record::Record;
