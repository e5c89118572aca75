//! The subject of a verb: where its group of words begins, and who stands before it.

use crate::paper::SourceKind;

use super::super::draft::View;
use super::super::lexicon::cues_at;
use super::super::lists::List;
use super::super::source::Source;
use super::super::words::Words;

/// Most words of an apposition or of a phrase behind a name.
const REACH: usize = 14;

/// Index where the auxiliaries and adverbs before the verb at `verb` begin.
#[must_use]
pub fn group_start(words: &Words<'_>, verb: usize) -> usize {
    let mut at = verb;
    while at > 0 && (List::ADVERBS.has(words.before(at)) || List::AUXILIARIES.has(words.before(at)))
    {
        at -= 1;
    }
    at
}

/// Index of the first auxiliary between `start` and `verb`, else `verb`.
#[must_use]
pub fn cue_start(words: &Words<'_>, start: usize, verb: usize) -> usize {
    (start..verb).find(|index| List::AUXILIARIES.has(words.lower(*index))).unwrap_or(verb)
}

/// Whether the verb at `verb` is passive: a form of "be" stands before it.
#[must_use]
pub fn is_passive(words: &Words<'_>, start: usize, verb: usize) -> bool {
    (start..verb).any(|index| List::BE.has(words.lower(index)))
}

/// The source that is the subject of a verb group that begins at `start`.
#[must_use]
pub fn before(view: &View<'_>, start: usize) -> Option<Source> {
    direct(view, start)
        .or_else(|| apposed(view, start))
        .or_else(|| relative(view, start))
        .or_else(|| phrase(view, start))
}

/// A candidate right before the verb that no preposition governs.
fn direct(view: &View<'_>, start: usize) -> Option<Source> {
    let source = view.source_to(start)?;
    if is_possessive(view, source) {
        return None;
    }
    if stands_free(view, source) {
        return Some(source.clone());
    }
    phrase(view, start).or_else(|| cited(source))
}

/// Whether nothing before a source governs it, neither a preposition nor, for a name, an adjective or noun.
fn stands_free(view: &View<'_>, source: &Source) -> bool {
    let words = &view.words;
    let before = words.before(source.words.start);
    if List::PREPOSITIONS.has(before) {
        return matches!(before, "before" | "after" | "since" | "as" | "until" | "than");
    }
    let named =
        matches!(source.kind, SourceKind::Person | SourceKind::CitedWork) && !source.pronoun;
    let open = source.words.start == 0
        || words.is_mark(source.words.start - 1)
        || List::CONJUNCTIONS.has(before)
        || List::ADVERBS.has(before)
        || List::QUESTION_WORDS.has(before)
        || List::OPENERS.has(before)
        || List::TITLES.has(before)
        || List::GROUPS.has(before);
    !named || open
}

/// "work by Berg (1999) shows": the cited work itself.
fn cited(source: &Source) -> Option<Source> {
    (source.kind == SourceKind::CitedWork).then(|| source.clone())
}

fn is_possessive(view: &View<'_>, source: &Source) -> bool {
    source.pronoun
        && matches!(view.words.lower(source.words.start), "his" | "her" | "their" | "my" | "our")
}

/// "Anna Berg, a planner from Oslo, noted"; "Anna Berg, however, noted".
fn apposed(view: &View<'_>, start: usize) -> Option<Source> {
    let words = &view.words;
    let close = words.before(start);
    let open = match close {
        "," => ",",
        ")" => "(",
        "–" | "—" => close,
        _ => return None,
    };
    let first = (0..start - 1).rev().take(REACH).find(|index| words.lower(*index) == open)?;
    let source = view.source_to(first).filter(|source| stands_free(view, source))?;
    let verb = (first + 1..start - 1)
        .any(|index| cues_at(words, index).iter().any(|hit| hit.cue.takes('t')));
    (!source.pronoun && !verb || first + 2 == start - 1).then(|| source.clone())
}

/// "Anna Berg, who noted".
fn relative(view: &View<'_>, start: usize) -> Option<Source> {
    let words = &view.words;
    if words.before(start) != "who" {
        return None;
    }
    let who = start - 1;
    let end = who - usize::from(words.before(who) == ",");
    let source = view.source_to(end).filter(|source| stands_free(view, source))?;
    (!source.pronoun).then(|| source.clone())
}

/// "Most participants of the meeting noted", "Anna Berg from Oslo noted".
fn phrase(view: &View<'_>, start: usize) -> Option<Source> {
    let words = &view.words;
    let reach = start.saturating_sub(REACH);
    let mut earlier = view.sources.iter().rev().skip_while(|source| source.words.end >= start);
    earlier
        .by_ref()
        .take_while(|source| source.words.end > reach)
        .filter(|source| !source.pronoun && source.kind != SourceKind::Authors)
        .filter(|source| joins_phrase(words, source, source.words.end, start))
        .find(|source| !List::PREPOSITIONS.has(words.before(source.words.start)))
        .map(|source| source.reaching(start))
}

/// Whether the words from `from` to `start` are a phrase that belongs to the source before it.
fn joins_phrase(words: &Words<'_>, source: &Source, from: usize, start: usize) -> bool {
    let person = source.kind == SourceKind::Person;
    if person && source.words.len() == 1 {
        return false;
    }
    let opens = match words.lower(from) {
        "of" | "from" | "at" => true,
        "to" | "in" | "on" | "with" | "for" | "present" | "within" | "by" | "working"
        | "involved" => !person,
        _ => false,
    };
    let plain = |index: usize| {
        let word = words.lower(index);
        !words.is_mark(index)
            && !List::CONJUNCTIONS.has(word)
            && !List::AUXILIARIES.has(word)
            && !List::QUESTION_WORDS.has(word)
            && !cues_at(words, index).iter().any(|hit| hit.cue.takes('t'))
    };
    opens && (from..start).all(|index| words.lower(index) == "and" || plain(index))
}

/// The subject of the sentence as a whole: the first source that a verb follows.
#[must_use]
pub fn main<'v>(view: &'v View<'_>, limit: usize) -> Option<&'v Source> {
    let words = &view.words;
    view.sources.iter().take_while(|source| source.words.end < limit).find(|source| {
        let end = source.words.end;
        !is_possessive(view, source)
            && !List::PREPOSITIONS.has(words.before(source.words.start))
            && !words.is_mark(end)
            && !List::PREPOSITIONS.has(words.lower(end))
            && !List::CONJUNCTIONS.has(words.lower(end))
            && !words.lower(end).starts_with('\'')
    })
}
