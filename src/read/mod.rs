//! Readers: from a file to a document, one format a file.
//!
//! A reader knows no extractor and no RDF. Bad input gives a document and
//! diagnostics; only a file whose format nobody knows gives nothing.

use crate::language::labeller::Task;
use crate::paper::Document;
use crate::text::Source;

use root::Root;

mod characters;
mod jats;
mod numbering;
mod roles;
mod root;
mod sniff;
mod tei;
mod text;
mod trouble;
mod xml;

pub use sniff::{ending, is_markup, telling_ending, unknown_reason};
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
        extensions: &["nxml", "xml"],
        about: "JATS, the XML of journals and PubMed Central",
        read: jats::read,
    },
    Format {
        name: "tei",
        media_type: "application/tei+xml",
        extensions: &["tei"],
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
    /// name, and so does XML that says what paper it is. In XML files the root element
    /// decides alone. Without a known ending, text that looks like prose is read as text.
    #[must_use]
    pub fn detect(source: &Source) -> Option<&'static Self> {
        if sniff::is_binary(source.text()) {
            return None;
        }
        let by_name = Self::of_name(source.name());
        let is_xml = ending(source.name()).is_some_and(|ending| is_markup(&ending));
        match Root::of(source.text()) {
            Some(root) if is_xml || root.is_certain() && root.format().is_some() => {
                root.format().and_then(Self::named)
            }
            _ if is_xml => None,
            _ if by_name.is_some() => by_name,
            Some(root) if telling_ending(source.name()).is_none() => {
                root.format().and_then(Self::named)
            }
            _ => sniff::text_format(source).and_then(Self::named),
        }
    }

    /// The format that files with the ending of `name` have; in XML, the content may show another.
    #[must_use]
    pub fn of_name(name: &str) -> Option<&'static Self> {
        let ending = ending(name)?;
        FORMATS.iter().find(|format| format.extensions.contains(&ending.as_str()))
    }

    fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Reads a file of this format.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "the document keeps its source")]
    pub fn read(&self, source: Source) -> Document {
        (self.read)(&source)
    }
}
