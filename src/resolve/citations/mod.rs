//! In-text pointers joined to the entries they mean.
//!
//! A pointer is joined only when one entry fits best; otherwise the entries that
//! fit are kept as candidates and the reader is told.

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{Citation, CitationKey, Confidence, Document, LinkedCitation, LinkedReference};
use crate::text::ArenaSpan;

use super::keys::{Keys, slug};

mod bibliography;

use bibliography::Bibliography;

/// Pointers below this are guesses: an acronym and a year may name anything.
const SURE: Confidence = Confidence::percent(60);

/// Joins pointers to entries, notes them at the entries, and reports what does not fit.
pub fn link(
    document: &Document,
    citations: &[Citation],
    references: &mut [LinkedReference],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<LinkedCitation> {
    let bibliography = Bibliography::new(references);
    let mut keys = Keys::default();
    let mut linked = Vec::with_capacity(citations.len());
    for citation in citations {
        let mut candidates = bibliography.fitting(references, &citation.key);
        // A guess that fits nothing was no pointer.
        if candidates.is_empty() && citation.evidence.confidence < SURE {
            continue;
        }
        let target = if candidates.len() == 1 { candidates.pop() } else { None };
        let key = keys.unique(&wanted_key(document, citation));
        diagnostics.extend(trouble(document, references, citation, target, &candidates));
        if let Some(target) = target {
            references[target].cited_by.push(linked.len());
        }
        linked.push(LinkedCitation { key, citation: citation.clone(), target, candidates });
    }
    if linked.iter().any(|citation| citation.target.is_some()) {
        diagnostics.extend(uncited(document, references, &linked));
    }
    linked
}

/// Code points of the words and the year or number: `4169-4190-1985`.
fn wanted_key(document: &Document, citation: &Citation) -> String {
    let last = match &citation.key {
        CitationKey::AuthorYear { year, .. } => slug(year),
        CitationKey::Number(number) => number.to_string(),
        CitationKey::Label(label) => slug(label),
    };
    match document.code_points(citation.evidence.span()) {
        Some(span) => format!("{}-{}-{last}", span.start(), span.end()),
        None => last,
    }
}

fn trouble(
    document: &Document,
    references: &[LinkedReference],
    citation: &Citation,
    target: Option<usize>,
    candidates: &[usize],
) -> Option<Diagnostic> {
    if target.is_some() {
        return None;
    }
    let words = document.text(citation.evidence.span());
    let (code, message) = if candidates.is_empty() {
        (Code::UnresolvedCitation, format!("no entry of the bibliography fits '{words}'"))
    } else {
        let keys: Vec<&str> =
            candidates.iter().map(|index| references[*index].key.as_str()).collect();
        (Code::AmbiguousCitation, format!("'{words}' fits {}", keys.join(", ")))
    };
    Some(placed(document, citation.evidence.span(), Diagnostic::new(code, message)))
}

/// Entries that no pointer leads to, not even as one of several.
fn uncited<'r>(
    document: &'r Document,
    references: &'r [LinkedReference],
    linked: &[LinkedCitation],
) -> impl Iterator<Item = Diagnostic> + 'r {
    let mut possible = vec![false; references.len()];
    for index in linked.iter().flat_map(|citation| &citation.candidates) {
        possible[*index] = true;
    }
    let never = references
        .iter()
        .zip(possible)
        .filter(|(reference, possible)| reference.cited_by.is_empty() && !possible);
    never.map(|(reference, _)| {
        let message = format!("{} is cited nowhere in the text", reference.key);
        let note = Diagnostic::new(Code::UncitedReference, message);
        placed(document, reference.reference.evidence.span(), note)
    })
}

fn placed(document: &Document, span: ArenaSpan, diagnostic: Diagnostic) -> Diagnostic {
    match document.origin(span) {
        Some(origin) => diagnostic.at(origin),
        None => diagnostic,
    }
}

#[cfg(test)]
pub mod tests;
