//! Sentences that go on with a claim without a cue of their own.
//!
//! In a report of what people said, the sentence behind "Anna Berg noted that …" is still hers,
//! until somebody else speaks or the reporter speaks again.

use crate::paper::SourceKind;

use super::draft::{Draft, View};
use super::lists::List;
use super::words::Words;

/// The claim of a sentence that the next sentence may continue: an index into its claims.
#[must_use]
pub fn carrier(drafts: &[Draft]) -> Option<usize> {
    let outer = |place: &usize| {
        let cue = drafts[*place].cue.start;
        !drafts.iter().any(|other| other.says(cue))
    };
    let last = (0..drafts.len()).rev().find(outer)?;
    carries(&drafts[last]).then_some(last)
}

/// Whether what follows such a claim may belong to it.
fn carries(draft: &Draft) -> bool {
    match draft.kind() {
        SourceKind::Person | SourceKind::Group => {
            matches!(
                draft.rule,
                "claims/reporting-verb" | "claims/gerund" | "claims/inverted" | "claims/passive"
            )
        }
        SourceKind::Nobody => true,
        SourceKind::CitedWork | SourceKind::Authors => false,
    }
}

/// Whether a sentence goes on with a claim whose source is of this kind.
#[must_use]
pub fn continues(view: &View<'_>, kind: SourceKind, drafts: &[Draft]) -> bool {
    let words = &view.words;
    let aside =
        |draft: &Draft| draft.rule == "claims/example" && in_brackets(words, draft.cue.start);
    let silent = drafts.iter().all(aside);
    let reporter = words.is(List::REPORTER_OPENERS, 0)
        || (0..words.len())
            .any(|index| words.is(List::REPORTER, index) && !in_brackets(words, index))
        || view.sources.iter().any(|source| source.kind == SourceKind::Authors && !source.pronoun);
    let tied = kind != SourceKind::Nobody || refers_back(words);
    silent && !reporter && tied && words.len() > 1
}

/// Whether a sentence asks on, or points back with its first words.
fn refers_back(words: &Words<'_>) -> bool {
    let asks = words.before(words.len()) == "?";
    asks || (0..6).any(|index| matches!(words.lower(index), "such" | "this" | "these"))
}

fn in_brackets(words: &Words<'_>, index: usize) -> bool {
    let open = (0..index).rev().find(|before| matches!(words.lower(*before), "(" | ")"));
    open.is_some_and(|open| words.lower(open) == "(")
}
