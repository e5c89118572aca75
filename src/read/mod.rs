//! Readers: from a file to a document, one format a file.
//!
//! A reader knows no extractor and no RDF. Bad input gives a document and
//! diagnostics; only a file whose format nobody knows gives nothing.

use crate::paper::Document;
use crate::text::Source;

mod text;

/// One format.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name in settings, summaries and the graph.
    pub name: &'static str,
    /// Media type.
    pub media_type: &'static str,
    /// File name endings, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// What it is, in a few words.
    pub about: &'static str,
    read: fn(Source) -> Document,
}

/// Every format, the more special ones first.
pub const FORMATS: &[Format] = &[
    Format {
        name: "markdown",
        media_type: "text/markdown",
        extensions: &["md", "markdown"],
        about: "Markdown",
        read: text::read,
    },
    Format {
        name: "text",
        media_type: "text/plain",
        extensions: &["txt", "text"],
        about: "plain text, such as comes out of a PDF",
        read: text::read,
    },
];

impl Format {
    /// The format of a file, from its name and the beginning of its text.
    #[must_use]
    pub fn detect(source: &Source) -> Option<&'static Self> {
        let extension = source.name().rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        FORMATS.iter().find(|format| {
            extension.as_deref().is_some_and(|ending| format.extensions.contains(&ending))
        })
    }

    /// Reads a file of this format.
    #[must_use]
    pub fn read(&self, source: Source) -> Document {
        (self.read)(source)
    }
}
