//! Why a vocabulary cannot be used.

use std::io;

use thiserror::Error;

/// What is wrong with a vocabulary; nothing is read with one that is broken.
#[derive(Debug, Error)]
pub enum Error {
    /// A file cannot be opened or read.
    #[error("cannot read the vocabulary '{file}'")]
    Read {
        /// The file as named.
        file: String,
        /// Why.
        source: io::Error,
    },
    /// A file is not the RDF that its name or its beginning promises.
    #[error("{file}:{line}:{column}: the vocabulary is no valid {format}: {message}")]
    Syntax {
        /// The file as named.
        file: String,
        /// Line from 1.
        line: u64,
        /// Column from 1.
        column: u64,
        /// What it was read as.
        format: &'static str,
        /// What the parser says.
        message: String,
    },
    /// A file without a label.
    #[error(
        "the vocabulary '{file}' {}: it must be RDF with skos:prefLabel, skos:altLabel or \
         skos:hiddenLabel, or the labels of SKOS-XL",
        if *.empty { "is empty" } else { "holds no SKOS label" }
    )]
    NoLabels {
        /// The file as named.
        file: String,
        /// Whether it holds nothing at all.
        empty: bool,
    },
    /// More text than 32 bits can count.
    #[error("the vocabulary '{file}' is too large: labels and IRIs may take up 4 GiB together")]
    TooLarge {
        /// The file with which it became so.
        file: String,
    },
}
