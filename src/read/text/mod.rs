//! Plain text and Markdown.

use crate::paper::{Document, DocumentBuilder};
use crate::text::Source;

/// Reads a text.
pub fn read(source: Source) -> Document {
    DocumentBuilder::new(source).finish()
}
