//! Questions to the store: free SPARQL, stored reports, and single things.
//!
//! Reads only: updates and calls to other servers are refused. Knows quads and
//! terms, but neither papers nor the command line.

mod algebra;
mod answer;
mod error;
mod evaluate;
mod find;
mod fit;
mod format;
mod header;
mod label;
mod naming;
mod parameter;
mod picture;
mod prepare;
mod quoted;
mod report;
mod short;
mod table;
mod thing;
mod validate;

pub use answer::{Answer, Rows};
pub use error::{Error, Place, Result};
pub use evaluate::{Limits, evaluate};
pub use format::{Format, Layout, NAMES, write};
pub use header::Header;
pub use parameter::{Parameter, ParameterKind};
pub use picture::{Caption, Picture, PictureFormat};
pub use prepare::Prepared;
pub use quoted::{MarkedLine, Quoted};
pub use report::{REPORTS, Report, reports};
pub use short::{Shortener, printable};
pub use thing::{Statement, Thing, thing};
pub use validate::{CHECKS, Check, Finding, Severity, as_answer, validate};
