//! Lines of trouble.

use serde::Serialize;

use super::place::Element;
use super::{Context, Draft, Fields, absent};
use crate::diagnostic::{Diagnostic, Severity};
use crate::paper::Confidence;
use crate::text::CodePointSpan;

#[derive(Clone, Debug, Serialize)]
pub struct DiagnosticFields {
    code: &'static str,
    severity: Severity,
    message: String,
    #[serde(skip_serializing_if = "absent")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "absent")]
    end: Option<usize>,
    #[serde(skip_serializing_if = "absent")]
    source_start: Option<usize>,
    #[serde(skip_serializing_if = "absent")]
    source_end: Option<usize>,
    #[serde(skip_serializing_if = "absent")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "absent")]
    column: Option<usize>,
}

/// One line a diagnostic; its rule is its code.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    context.paper.diagnostics.iter().map(|found| line(context, found)).collect()
}

fn line(context: &Context<'_>, found: &Diagnostic) -> Draft {
    let source = context.document.source();
    let elements = context.document.elements();
    // Trouble with markup stands in the file, not in the text of the document.
    let bytes = elements.and(found.span).and_then(|span| source.file_bytes(span));
    let points = found.span.filter(|_| elements.is_none()).map(|span| source.code_points(span));
    let start = found.span.map(|span| source.lines().line_column(source.text(), span.start()));
    let fields = Fields::Diagnostic(DiagnosticFields {
        code: found.code.as_str(),
        severity: found.severity(),
        message: found.message.clone(),
        start: points.map(CodePointSpan::start),
        end: points.map(CodePointSpan::end),
        source_start: bytes.as_ref().map(|bytes| bytes.start),
        source_end: bytes.map(|bytes| bytes.end),
        line: start.map(|start| start.line),
        column: start.map(|start| start.column),
    });
    let order = points.map_or(0, CodePointSpan::start);
    let element = found.span.and_then(|span| Element::around(context.document, span));
    let confidence = Confidence::CERTAIN;
    Draft { order, fields, confidence, rule: found.code.as_str(), element }
}
