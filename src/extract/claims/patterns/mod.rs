//! The ways in which English attributes: data in `patterns.txt`, tried in order.
//!
//! [`grammar`] is the language of the file, [`classes`] says where phrases end,
//! [`matcher`] puts both together, [`checks`] refuses what fits the form but attributes nothing.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::conflicts;
use super::draft::{Draft, View};
use grammar::GRAMMAR;

mod checks;
mod classes;
mod grammar;
mod matcher;
#[cfg(test)]
mod tests;

/// Every claim of a sentence, in order of its cue.
#[must_use]
pub fn find(view: &View<'_>) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let words: FxHashSet<&str> = (0..view.words.len()).map(|at| view.words.lower(at)).collect();
    for pattern in GRAMMAR.patterns.iter().filter(|pattern| pattern.may_stand_among(&words)) {
        for at in 0..view.words.len() {
            if found.iter().any(|draft| draft.cue.contains(&at)) {
                continue;
            }
            let accept = |draft: &matcher::Match| checks::holds(view, pattern.rule, draft, &found);
            let draft = matcher::find(view, pattern, at, &accept);
            if let Some(draft) = draft.filter(|draft| !taken(&found, &draft.cue)) {
                found.push(checks::with_stance(view, draft, &found));
            }
        }
    }
    conflicts::settle(view, &mut found);
    found
}

fn taken(found: &[Draft], cue: &Range<usize>) -> bool {
    found.iter().any(|draft| draft.cue.start < cue.end && cue.start < draft.cue.end)
}
