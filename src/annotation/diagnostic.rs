//! Lines of trouble.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::diagnostic::{Diagnostic, Severity};
use crate::paper::Confidence;

#[derive(Clone, Debug, Serialize)]
pub struct DiagnosticFields {
    code: &'static str,
    severity: Severity,
    message: String,
    #[serde(flatten)]
    place: Option<Place>,
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
    let points = found.span.map(|span| source.code_points(span));
    let place = points.map(|span| Place { start: span.start(), end: span.end() });
    let start = found.span.map(|span| source.lines().line_column(source.text(), span.start()));
    let fields = Fields::Diagnostic(DiagnosticFields {
        code: found.code.as_str(),
        severity: found.severity(),
        message: found.message.clone(),
        place,
        line: start.map(|start| start.line),
        column: start.map(|start| start.column),
    });
    let order = place.map_or(0, |place| place.start);
    Draft { order, fields, confidence: Confidence::CERTAIN, rule: found.code.as_str() }
}
