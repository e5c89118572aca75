//! From paths to a filled store: walk, read and extract on many threads, write on one.

mod counts;
mod ingest;
mod paper;
mod progress;
mod settings;
mod walk;

pub use counts::{Counts, KINDS, Row};
pub use ingest::{Ingested, Options, Outcome, Report, ingest};
pub use paper::{Failure, Paper, guarded, process, process_bytes, process_with};
pub use progress::Progress;
pub use settings::Extraction;
pub use walk::{Input, Origin, Walk, walk};
