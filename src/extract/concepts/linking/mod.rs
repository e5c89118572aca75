//! Links concepts to the vocabulary of the user, and finds more of them by it.
//!
//! A concept whose forms are labels of one concept of the vocabulary becomes that concept;
//! where they are labels of several and nothing decides, it keeps them as candidates. Labels
//! that stand in the text and that no term was made of become concepts too. Labels are
//! compared by folded words, in the language of the paper, the longest first: see
//! [`matches`]. What decides between several concepts is in [`decide`].

use std::collections::BTreeSet;

use crate::extract::Context;
use crate::paper::{Concept, Findings};
use crate::skos::Vocabulary;

use super::labels::Capitals;
use super::lines::Line;

mod decide;
mod describe;
mod hierarchy;
mod join;
mod language;
mod matches;
#[cfg(test)]
mod tests;

pub use language::PaperLanguage;

/// Links the concepts `found` to the vocabulary of the settings, if there is one.
pub fn link(
    context: Context<'_>,
    lines: &[Line<'_>],
    language: &PaperLanguage,
    found: Vec<Concept>,
) -> Findings {
    let vocabulary = context.settings.vocabulary.as_deref();
    let concepts = match vocabulary {
        Some(vocabulary) => by_vocabulary(context, lines, language, vocabulary, found),
        None => found,
    };
    Findings {
        concepts,
        language: language.clearly_other(),
        diagnostics: language.diagnostic(vocabulary.is_some()).into_iter().collect(),
        ..Findings::default()
    }
}

fn by_vocabulary(
    context: Context<'_>,
    lines: &[Line<'_>],
    language: &PaperLanguage,
    vocabulary: &Vocabulary,
    found: Vec<Concept>,
) -> Vec<Concept> {
    let arena = context.document.arena();
    let mut matcher = matches::Matcher::new(vocabulary, language, arena);
    let matches = matcher.find(lines);
    let forms: Vec<_> = found.iter().map(|concept| matcher.forms(concept)).collect();
    let certain: BTreeSet<_> = matches
        .iter()
        .map(|found| &found.candidates)
        .chain(forms.iter())
        .filter_map(decide::Candidates::only)
        .collect();
    let joined = join::join(
        &join::Paper {
            arena,
            lines,
            vocabulary,
            language,
            capitals: Capitals::of(arena, lines),
            certain: &certain,
        },
        found.into_iter().zip(forms).collect(),
        &matches,
    );
    hierarchy::with_broader(vocabulary, joined)
}
