//! In-text pointers joined to the entries they mean.
//!
//! A pointer is joined only when one entry fits best; otherwise the entries that
//! fit are kept as candidates and the reader is told.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{
    Citation, CitationKey, Confidence, Document, Evidence, Fit, LinkedCitation, LinkedReference,
};
use crate::text::ArenaSpan;

use super::keys::{Keys, slug};

mod bibliography;
mod spelling;
mod years;

use bibliography::{Bibliography, Found};

/// Pointers below this are guesses: an acronym and a year may name anything.
const SURE: Confidence = Confidence::percent(60);

/// Joins pointers to entries, notes them at the entries, and reports what does not fit.
pub fn link(
    document: &Document,
    citations: &[Citation],
    references: &mut [LinkedReference],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<LinkedCitation> {
    let raw = |reference: &crate::paper::Reference| document.text(reference.evidence.span());
    let bibliography = Bibliography::new(references, raw);
    let mut before = Before::default();
    let mut keys = Keys::default();
    let mut linked = Vec::with_capacity(citations.len());
    for citation in citations {
        let found = before.again(citation).unwrap_or_else(|| bibliography.fitting(&citation.key));
        let target = found.only();
        before.note(citation, target.map(|target| (target, &references[target])));
        // A guess that fits nothing was no pointer.
        if found.fitting.is_empty() && citation.evidence.confidence < SURE {
            continue;
        }
        diagnostics.extend(trouble(document, references, citation, &found));
        if let Some(target) = target {
            references[target].cited_by.push(linked.len());
        }
        let key = keys.unique(&wanted_key(document, citation, references));
        linked.push(joined(key, citation, found));
    }
    if linked.iter().any(|citation| citation.target.is_some()) {
        diagnostics.extend(uncited(document, references, &linked));
    }
    linked
}

/// What was pointed at before, for "ibid." and "op. cit.".
#[derive(Debug, Default)]
struct Before {
    last: Option<usize>,
    by_family: BTreeMap<String, usize>,
}

impl Before {
    fn note(&mut self, citation: &Citation, target: Option<(usize, &LinkedReference)>) {
        self.last = target.map(|(target, _)| target);
        let Some((target, entry)) = target else { return };
        let family = match &citation.key {
            CitationKey::AuthorYear { families, .. } => families.first(),
            CitationKey::Stated(_) => entry.reference.authors.first().map(|one| &one.family),
            _ => None,
        };
        if let Some(family) = family {
            self.by_family.insert(slug(family), target);
        }
    }

    /// The work pointed at before; nothing for pointers that say what they mean.
    fn again(&self, citation: &Citation) -> Option<Found> {
        let CitationKey::Again { families } = &citation.key else { return None };
        let target = match families.first() {
            Some(family) => *self.by_family.get(&slug(family))?,
            None => self.last?,
        };
        Some(Found { fitting: vec![target], fit: Some(Fit::Again), near: Vec::new() })
    }
}

fn joined(key: String, citation: &Citation, found: Found) -> LinkedCitation {
    let target = found.only();
    let fit = found.fit.filter(|_| target.is_some());
    let Evidence { confidence, rule, .. } = citation.evidence;
    let confidence = fit.map_or(confidence, |fit| fit.confidence().min(confidence));
    let evidence = Evidence::new(citation.evidence.span(), rule, confidence);
    let candidates = match target {
        Some(_) => Vec::new(),
        None if found.fitting.is_empty() => found.near,
        None => found.fitting,
    };
    LinkedCitation {
        key,
        citation: Citation { evidence, ..citation.clone() },
        target,
        fit,
        candidates,
    }
}

/// Code points of the words and the year, number or entry: `4169-4190-1985`.
fn wanted_key(document: &Document, citation: &Citation, references: &[LinkedReference]) -> String {
    let last = match &citation.key {
        CitationKey::AuthorYear { year, .. } => slug(year),
        CitationKey::Number(number) => number.to_string(),
        CitationKey::Label(label) => slug(label),
        CitationKey::Again { .. } => "again".to_owned(),
        CitationKey::Stated(entry) => {
            references.get(*entry).map_or_else(|| entry.to_string(), |entry| entry.key.clone())
        }
        CitationKey::Unread => "unread".to_owned(),
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
    found: &Found,
) -> Option<Diagnostic> {
    let words = document.text(citation.evidence.span());
    let listed = |entries: &[usize]| -> String {
        let keys: Vec<&str> = entries.iter().map(|index| references[*index].key.as_str()).collect();
        keys.join(", ")
    };
    let note = match (&found.fitting[..], &found.near[..]) {
        ([_], _) => return None,
        ([], []) => {
            let message = format!("no entry of the bibliography fits '{words}'");
            Diagnostic::new(Code::UnresolvedCitation, message)
        }
        ([], near) => {
            let message = format!("no entry of the bibliography fits '{words}'");
            let note = Diagnostic::new(Code::UnresolvedCitation, message);
            note.help(format!("entries of that name: {}", listed(near)))
        }
        (several, _) => {
            let message = format!("'{words}' fits {}", listed(several));
            Diagnostic::new(Code::AmbiguousCitation, message)
        }
    };
    Some(placed(document, citation.evidence.span(), note))
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
