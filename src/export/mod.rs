//! The graph in files: which quads, in which RDF format, always in the same order, and the
//! bibliography in the formats of reference managers.
//!
//! Knows no paper and no query; takes quads from the store as they are.

pub mod bibliography;
mod error;
mod format;
mod selection;
mod write;

pub use error::{Error, Result};
pub use format::{FORMATS, Format};
pub use selection::{Selection, select};
pub use write::{sort, to_bytes, write};
