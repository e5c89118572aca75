//! The graph as RDF files: which quads, in which format, always in the same order.
//!
//! Knows no paper and no query; takes quads from the store as they are.

mod error;
mod format;
mod selection;
mod write;

pub use error::{Error, Result};
pub use format::{FORMATS, Format};
pub use selection::{Selection, select};
pub use write::{sort, to_bytes, write};
