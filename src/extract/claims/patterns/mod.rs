//! The ways in which English attributes, one a file, tried in order.

use std::ops::Range;

use super::draft::{Draft, View};
use super::lists::List;
use super::words::Words;

mod frame;
mod inverted;
mod noun;
mod passive;
mod subject;
mod verb;

/// A way to attribute: looks for itself at one word.
type Pattern = fn(&View<'_>, usize, &[Draft]) -> Option<Draft>;

/// Every pattern; what an earlier one has taken, a later one does not read.
const PATTERNS: &[Pattern] = &[
    frame::according_to,
    frame::as_somebody_says,
    frame::as_said_by,
    frame::in_somebodys_view,
    frame::to_somebody,
    noun::existential,
    noun::arising,
    noun::made,
    passive::example,
    passive::impersonal,
    passive::by_agent,
    inverted::verb_before_source,
    inverted::source_before_verb,
    verb::by_gerund,
    verb::active,
    verb::trailing_gerund,
    noun::possessed,
];

/// Every claim of a sentence, in order of its cue.
#[must_use]
pub fn find(view: &View<'_>) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for pattern in PATTERNS {
        for at in 0..view.words.len() {
            if found.iter().any(|draft| draft.cue.contains(&at)) {
                continue;
            }
            if let Some(draft) =
                pattern(view, at, &found).filter(|draft| !taken(&found, &draft.cue))
            {
                found.push(draft);
            }
        }
    }
    found.sort_by_key(|draft| (draft.cue.start, draft.cue.end));
    part(&view.words, &mut found);
    confine(&mut found);
    set_brackets_apart(&view.words, &mut found);
    drop_repeats(&mut found);
    found
}

fn taken(found: &[Draft], cue: &Range<usize>) -> bool {
    found.iter().any(|draft| draft.cue.start < cue.end && cue.start < draft.cue.end)
}

/// Ends what is said where the next claim of the same sentence begins beside it, not inside it.
fn part(words: &Words<'_>, found: &mut [Draft]) {
    for later in 1..found.len() {
        let (before, rest) = found.split_at_mut(later);
        let next = &rest[0];
        let own = next.source.as_ref().map_or(next.cue.start, |source| source.words.start);
        let shared =
            before.iter().any(|draft| draft.source.is_some() && draft.source == next.source);
        let start = if shared { next.cue.start } else { own };
        let Some(cut) = boundary(words, start, shared) else { continue };
        for draft in before.iter_mut().filter(|draft| draft.says(start)) {
            draft.cut(super::content::trim(words, 0..cut).end);
        }
    }
}

/// Where the clause of a claim that begins at `start` is joined to the one before it.
fn boundary(words: &Words<'_>, start: usize, shared: bool) -> Option<usize> {
    let mut at = start;
    while at > 0 && (List::ADVERBS.has(words.before(at)) || List::AUXILIARIES.has(words.before(at)))
    {
        at -= 1;
    }
    let word = words.before(at);
    let comma = at > 1 && words.lower(at - 2) == ",";
    let contrast = opens_contrast(words);
    let joined = match word {
        ";" => true,
        "and" | "but" | "or" => shared || comma,
        "while" | "whereas" | "although" | "whilst" => comma,
        "," => contrast || shared,
        _ => false,
    };
    joined.then(|| at - 1)
}

/// Whether a sentence sets two clauses against each other: "For example, while A …, B …".
fn opens_contrast(words: &Words<'_>) -> bool {
    (0..4).any(|index| matches!(words.lower(index), "while" | "whereas" | "although" | "whilst"))
}

/// A frame inside what somebody says frames only that: "Anna said that, in Karl's words, C".
fn confine(found: &mut [Draft]) {
    for place in 0..found.len() {
        let cue = found[place].cue.start;
        let around =
            found.iter().flat_map(|draft| draft.content.iter()).find(|range| range.contains(&cue));
        let (Some(around), "claims/frame") = (around.cloned(), found[place].rule) else { continue };
        for range in &mut found[place].content {
            range.start = range.start.max(around.start).min(range.end);
        }
        found[place].content.retain(|range| !range.is_empty());
    }
}

/// An example in brackets at the end of what is said is not part of it: "C (X was given as an example)".
fn set_brackets_apart(words: &Words<'_>, found: &mut [Draft]) {
    let examples: Vec<usize> = found
        .iter()
        .filter(|draft| draft.rule == "claims/example")
        .map(|draft| draft.content[0].start)
        .collect();
    for start in examples.into_iter().filter(|start| words.before(*start) == "(") {
        for draft in found.iter_mut().filter(|draft| draft.says(start - 1)) {
            draft.cut(start - 1);
        }
    }
}

/// Drops what a pronoun or the paper says inside what somebody else says in the same sentence.
fn drop_repeats(found: &mut Vec<Draft>) {
    let inside: Vec<bool> = found
        .iter()
        .map(|draft| {
            let Some(source) = &draft.source else { return false };
            let weak = source.pronoun || source.kind == crate::paper::SourceKind::Authors;
            weak && found
                .iter()
                .any(|other| other.source.as_ref() != Some(source) && other.says(draft.cue.start))
        })
        .collect();
    let mut inside = inside.into_iter();
    found.retain(|_| !inside.next().unwrap_or(false));
}
