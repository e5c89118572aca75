//! What the manifest says of a source: where it came from, what was found, what went wrong.

use std::collections::BTreeMap;
use std::sync::Arc;

use oxsdatatypes::DateTime;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::text::{CodePointSpan, Digest, Source};

/// One source that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestEntry {
    /// The path it was read from; names the entry.
    pub path: String,
    /// SHA-256 of its bytes; names its graph and its kept copy.
    pub digest: Digest,
    /// Size in bytes.
    pub size: u64,
    /// Name of the reader.
    pub format: String,
    /// Media type.
    pub media_type: String,
    /// Fingerprint of the settings and of the program's version.
    pub settings: String,
    /// Files of the vocabulary that concepts were linked to, sorted by digest.
    pub vocabularies: Vec<VocabularyFile>,
    /// When the run ended, as `xsd:dateTime`.
    pub ended: String,
    /// Number of quads in its graph; counted when it is stored.
    pub quads: u64,
    /// How many things of each kind were found.
    pub counts: BTreeMap<String, u64>,
    /// What reader, extractors and resolve had to say, in order of place.
    pub diagnostics: Vec<StoredDiagnostic>,
}

/// What tells whether a source is still as it was when it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSource {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// Name of the reader.
    pub reader: Arc<str>,
    /// Fingerprint of the settings and of the program's version.
    pub settings: Arc<str>,
}

/// A file of a vocabulary that a run used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyFile {
    /// The path as named.
    pub path: String,
    /// SHA-256 of its bytes.
    pub digest: Digest,
}

/// A source that could not be read the last time it was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The path tried.
    pub path: String,
    /// Why it failed.
    pub diagnostic: StoredDiagnostic,
}

/// A diagnostic as the store keeps it: with places that need no source to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct StoredDiagnostic {
    /// First and last code point of the place, end exclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<(usize, usize)>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column in code points, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// `E0001` and the like.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl StoredDiagnostic {
    /// The diagnostic with its place in `source` counted out.
    #[must_use]
    pub fn new(diagnostic: &Diagnostic, source: Option<&Source>) -> Self {
        let place = diagnostic.span.zip(source);
        let points = place.map(|(span, source)| source.code_points(span));
        let line =
            place.map(|(span, source)| source.lines().line_column(source.text(), span.start()));
        Self {
            place: points.map(|points: CodePointSpan| (points.start(), points.end())),
            line: line.map(|place| place.line),
            column: line.map(|place| place.column),
            code: diagnostic.code.to_string(),
            severity: diagnostic.severity().to_string(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
        }
    }
}

/// The time as the manifest writes it, in whole seconds.
#[must_use]
pub fn now() -> String {
    let now = DateTime::now().to_string();
    match now.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => now,
    }
}
