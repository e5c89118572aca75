//! Claims of one sentence set against each other: where one ends and the next begins.

use crate::paper::SourceKind;

use super::draft::{Draft, View};
use super::lists::List;
use super::phrases::{Group, Kind, subject};
use super::words::Words;

/// Sets the claims of a sentence apart; in order of their cues.
pub fn settle(view: &View<'_>, found: &mut Vec<Draft>) {
    let words = &view.words;
    found.sort_by_key(|draft| (draft.cue.start, draft.cue.end));
    for draft in found.iter_mut() {
        end_inner(view, draft);
    }
    part(words, found);
    confine(found);
    set_brackets_apart(words, found);
    drop_repeats(found);
}

/// Ends what an inner clause says where the verb of the outer one comes: "Anna, who said that C, left",
/// "Anna, whom most expect to win, left".
fn end_inner(view: &View<'_>, draft: &mut Draft) {
    let Some(owner) = draft.source.as_ref().map(|source| source.words.start) else { return };
    let relative = draft.relative;
    let resumes = |index: &usize| {
        let verb = view.chunks.starting(index + 1).filter(|(_, chunk)| chunk.kind == Kind::Verb);
        let back = verb.and_then(|(verb, _)| subject(&view.words, &view.chunks, verb));
        let outer = |start: usize| start < owner || relative && start == owner;
        view.words.lower(*index) == "," && back.is_some_and(|back| outer(back.words.start))
    };
    let comma = draft.content.iter().cloned().flatten().find(resumes);
    let end =
        comma.into_iter().chain(outer_verb(view, draft)).filter(|end| *end > draft.cue.end).min();
    if let Some(end) = end {
        draft.cut(end);
    }
}

/// The verb of the clause around a relative one without a comma: "people who say that C left".
fn outer_verb(view: &View<'_>, draft: &Draft) -> Option<usize> {
    let content = draft.content.first().filter(|_| draft.relative)?;
    let first = view.chunks.at(content.start)?;
    let last = view.chunks.at(content.end - 1)?;
    let mut verbs = (first..=last).filter(|at| view.chunks.kind(*at) == Kind::Verb);
    verbs.next()?;
    let orphan = |at: &usize| {
        let before = view.chunks.kind(at - 1);
        let helped = view.chunks.get(*at).is_some_and(|chunk| {
            let group = Group::of(&view.words, chunk);
            group.helped && !group.infinitive
        });
        helped && before == Kind::Noun && subject(&view.words, &view.chunks, *at).is_none()
    };
    let outer = verbs.find(orphan)?;
    view.chunks.get(outer).map(|chunk| chunk.words.start)
}

/// Ends what is said where the next claim of the same sentence begins beside it, not inside it.
fn part(words: &Words<'_>, found: &mut [Draft]) {
    for later in 1..found.len() {
        let (before, rest) = found.split_at_mut(later);
        let next = &rest[0];
        let shared = next.shared
            || before.iter().any(|draft| draft.source.is_some() && draft.source == next.source);
        let own = next
            .source
            .as_ref()
            .map_or(next.cue.start, |source| source.words.start.min(next.cue.start));
        let start = if shared { next.cue.start } else { own };
        let repeated = |draft: &Draft| same_words(words, draft, next);
        let again = before.iter().any(repeated);
        let Some(cut) = boundary(words, start, shared, again) else { continue };
        let source = next.source.clone();
        let beside = |draft: &&mut Draft| draft.says(start) && (!shared || draft.source == source);
        for draft in before.iter_mut().filter(beside) {
            draft.cut(super::content::trim(words, 0..cut).end);
        }
    }
}

/// Whether two claims name their source by the same words: "they said …, then they said …".
fn same_words(words: &Words<'_>, one: &Draft, other: &Draft) -> bool {
    let name = |draft: &Draft| {
        draft.source.as_ref().map(|source| words.text(source.words.clone()).to_lowercase())
    };
    name(one).is_some() && name(one) == name(other)
}

/// Where the clause of a claim that begins at `start` is joined to the one before it.
fn boundary(words: &Words<'_>, start: usize, shared: bool, again: bool) -> Option<usize> {
    let mut at = start;
    while at > 0 && (words.is_before(List::ADVERBS, at) || words.is_before(List::AUXILIARIES, at)) {
        at -= 1;
    }
    let word = words.before(at);
    let comma = at > 1 && words.lower(at - 2) == ",";
    let contrast = opens_contrast(words);
    let joined = match word {
        ";" => true,
        "and" | "but" | "or" => shared || comma,
        "while" | "whereas" | "although" | "whilst" => comma,
        "," => contrast || shared || again,
        _ => false,
    };
    joined.then(|| at - 1)
}

/// Whether a sentence sets two clauses against each other: "For example, while A …, B …".
pub fn opens_contrast(words: &Words<'_>) -> bool {
    (0..4).any(|index| matches!(words.lower(index), "while" | "whereas" | "although" | "whilst"))
}

/// What is found inside what somebody says reaches no further than that.
fn confine(found: &mut [Draft]) {
    for place in 0..found.len() {
        let cue = found[place].cue.start;
        let holds = |other: &usize| *other != place && found[*other].says(cue);
        let Some(outer) = (0..found.len()).find(holds) else { continue };
        let around = found[outer].content.iter().find(|range| range.contains(&cue)).cloned();
        let Some(around) = around else { continue };
        for range in &mut found[place].content {
            range.start = range.start.max(around.start).min(range.end);
            range.end = range.end.min(around.end).max(range.start);
        }
        found[place].content.retain(|range| !range.is_empty());
    }
}

/// An example in brackets at the end of what is said is not part of it: "C (X was given as an example)".
fn set_brackets_apart(words: &Words<'_>, found: &mut [Draft]) {
    let examples: Vec<usize> = found
        .iter()
        .filter(|draft| draft.rule == "claims/example")
        .filter_map(|draft| Some(draft.content.first()?.start))
        .collect();
    for start in examples.into_iter().filter(|start| words.before(*start) == "(") {
        for draft in found.iter_mut().filter(|draft| draft.says(start - 1)) {
            draft.cut(start - 1);
        }
    }
}

/// Drops what the paper's authors seem to say inside what somebody else says.
fn drop_repeats(found: &mut Vec<Draft>) {
    let inside: Vec<bool> = found
        .iter()
        .map(|draft| {
            let Some(source) = &draft.source else { return false };
            let weak = source.kind == SourceKind::Authors;
            weak && found
                .iter()
                .any(|other| other.source.as_ref() != Some(source) && other.says(draft.cue.start))
        })
        .collect();
    let mut inside = inside.into_iter();
    found.retain(|_| !inside.next().unwrap_or(false));
}
