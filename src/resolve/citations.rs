//! In-text pointers joined to the entries they mean.

use crate::diagnostic::Diagnostic;
use crate::paper::{Citation, Document, LinkedCitation, LinkedReference};

/// Joins pointers to entries, notes them at the entries, and reports what does not fit.
pub fn link(
    _document: &Document,
    _citations: &[Citation],
    _references: &mut [LinkedReference],
    _diagnostics: &mut Vec<Diagnostic>,
) -> Vec<LinkedCitation> {
    Vec::new()
}
