//! Source text and places in it.
//!
//! This room knows no paper and no format: only texts, spans of texts, lines
//! and the table that leads from one text back to another.

mod collapse;
mod data;
mod elements;
mod file_bytes;
mod gzip;
mod line_index;
mod origin;
mod pattern;
mod slug;
mod source;
mod span;

pub use collapse::collapse;
pub use data::{data_lines, data_words};
pub use elements::{Elements, ElementsBuilder};
pub use gzip::{Unpacked, is_packed};
pub use line_index::{LineColumn, LineIndex};
pub use origin::{OriginMap, OriginMapBuilder};
pub use pattern::pattern;
pub use slug::slug;
pub use source::{Digest, Encoding, Source};
pub use span::{Arena, ArenaSpan, CodePoint, CodePointSpan, Original, SourceSpan, Space, Span};
