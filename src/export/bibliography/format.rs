//! The formats of reference managers.

use std::io::{self, Write};

use super::record::Record;
use super::{bibtex, csl, ris};

/// One format of reference managers.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// Endings of its files that no other format has, the usual one first.
    pub extensions: &'static [&'static str],
    /// What it is for.
    pub about: &'static str,
    write: fn(&[Record], &mut dyn Write) -> io::Result<()>,
}

/// Every format.
pub const FORMATS: &[Format] = &[
    Format {
        name: "bibtex",
        extensions: &["bib"],
        about: "the cited works, for LaTeX",
        write: bibtex::write,
    },
    Format {
        name: "csl-json",
        extensions: &["csljson"],
        about: "the cited works, for Zotero, pandoc and citeproc",
        write: csl::write,
    },
    Format {
        name: "ris",
        extensions: &["ris"],
        about: "the cited works, for EndNote and most others",
        write: ris::write,
    },
];

impl Format {
    /// The format with this name or file ending.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name || format.extensions.contains(&name))
    }

    /// Writes records in their order.
    ///
    /// # Errors
    /// When `out` fails.
    pub fn write(&self, records: &[Record], mut out: impl Write) -> io::Result<()> {
        (self.write)(records, &mut out)?;
        out.flush()
    }

    /// The same as text in memory.
    #[must_use]
    pub fn to_text(&self, records: &[Record]) -> String {
        let mut bytes = Vec::new();
        self.write(records, &mut bytes).expect("writing to memory never fails");
        String::from_utf8(bytes).expect("formats are written in UTF-8")
    }
}
