//! Readers: from a file to a document, one format a file.
//!
//! A reader knows no extractor and no RDF. Bad input gives a document and
//! diagnostics; only a file whose format nobody knows gives nothing.

use crate::language::labeller::Task;
use crate::paper::Document;
use crate::text::Source;

mod characters;
mod jats;
mod numbering;
mod roles;
mod sniff;
mod tei;
mod text;
mod trouble;
mod xml;

pub use sniff::unknown_reason;
pub use text::{HeadingSample, learn_heading_levels};

/// What labellers of readers are trained for: see `examples/train`.
pub const LABELLED: &[Task] = &[text::REFERENCE_LINES];

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
    read: fn(&Source) -> Document,
}

/// Every format, the more special ones first.
pub const FORMATS: &[Format] = &[
    Format {
        name: "jats",
        media_type: "application/jats+xml",
        extensions: &["xml", "nxml"],
        about: "JATS, the XML of journals and PubMed Central",
        read: jats::read,
    },
    Format {
        name: "tei",
        media_type: "application/tei+xml",
        extensions: &["tei", "tei.xml"],
        about: "TEI, the XML of GROBID and of scholarly editions",
        read: tei::read,
    },
    Format {
        name: "markdown",
        media_type: "text/markdown",
        extensions: &["md", "markdown"],
        about: "Markdown",
        read: text::read_markdown,
    },
    Format {
        name: "text",
        media_type: "text/plain",
        extensions: &["txt", "text"],
        about: "plain text, such as comes out of a PDF",
        read: text::read_plain,
    },
];

impl Format {
    /// The format of a file, from its name and the beginning of its text.
    ///
    /// Content that is plainly something else (a PDF, an archive) outweighs the
    /// name. Without a known ending, text that looks like prose is read as text.
    #[must_use]
    pub fn detect(source: &Source) -> Option<&'static Self> {
        if sniff::is_binary(source.text()) {
            return None;
        }
        let by_name = sniff::extension(source.name()).and_then(|ending| {
            FORMATS.iter().find(|format| format.extensions.contains(&ending.as_str()))
        });
        by_name.or_else(|| {
            let name = sniff::text_format(source)?;
            FORMATS.iter().find(|format| format.name == name)
        })
    }

    /// Reads a file of this format.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "the document keeps its source")]
    pub fn read(&self, source: Source) -> Document {
        (self.read)(&source)
    }
}
