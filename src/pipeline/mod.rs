//! From paths to a filled store: walk, read and extract on many threads, write on one.

mod archive;
mod counts;
mod ingest;
mod noted;
mod paper;
mod passed_over;
mod pending;
mod progress;
mod role;
mod settings;
mod siblings;
mod walk;

pub use archive::{Content, Found, INSIDE, Item, Visit, expand};
pub use counts::{Counts, KINDS, Row};
pub use ingest::{Options, Report, ingest};
pub use noted::{FIRST, Noted};
pub use paper::{
    Failure, Paper, guarded, passed_over_as, process, process_bytes, process_with, reading,
};
pub use passed_over::PassedOver;
pub use progress::Progress;
pub use settings::Extraction;
pub use walk::{Input, Origin, Walk, walk};
