//! From paths to a filled store: walk, read and extract on many threads, write on one.

mod archive;
mod counts;
mod ingest;
mod known;
mod limits;
mod noted;
mod paper;
mod passed_over;
mod pending;
mod plan;
mod progress;
mod prune;
mod report;
mod role;
mod selection;
mod settings;
mod siblings;
mod stream;
mod timed;
mod walk;
mod work;

pub use archive::{Content, Found, INSIDE, Item, Visit, expand};
pub use counts::{Counts, KINDS, Row};
pub use ingest::{Options, ingest};
pub use limits::Limits;
pub use noted::{FIRST, Noted};
pub use paper::{
    Failure, Paper, guarded, passed_over_as, process, process_bytes, process_with, reading,
};
pub use passed_over::PassedOver;
pub use plan::{Plan, Plans, plan};
pub use progress::Progress;
pub use report::{Reason, Report};
pub use selection::{PatternError, Selection};
pub use settings::Extraction;
pub use walk::{Input, Origin, Walk, file_of, walk};
