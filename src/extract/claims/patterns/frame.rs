//! Frames around a statement: "According to X, C", "In X's view, C", "As X put it, C".

use std::ops::Range;

use crate::language::VerbForm;
use crate::paper::{Act, Certainty, SourceKind};

use super::super::content::{clause_end, trim};
use super::super::draft::{Draft, View};
use super::super::lexicon::{Sense, cues_at, noun_at};
use super::super::lists::List;
use super::super::source::{Source, names};
use super::super::words::Words;

/// What a frame without a reporting verb means.
const PLAIN: Sense = Sense { act: Act::Assertion, certainty: Certainty::High, stance: None };

/// Most words between a frame and the mark that ends it.
const TAIL: usize = 12;

/// "According to X, C".
pub fn according_to(view: &View<'_>, at: usize, _: &[Draft]) -> Option<Draft> {
    if view.words.lower(at) != "according" || view.words.lower(at + 1) != "to" {
        return None;
    }
    let source = view.source_from(at + 2)?;
    let possessive = source.pronoun || view.words.lower(source.words.end).starts_with('\'');
    let closed = is_closed(&view.words, source.words.end)
        || source.kind == SourceKind::CitedWork
        || List::GROUPS.has(view.words.before(source.words.end));
    if !closed {
        return None;
    }
    let content = beside(&view.words, at, source.words.end)?;
    (!possessive).then(|| framed(source, at..at + 2, content, PLAIN))
}

/// "As X put it, C"; "C, as X notes".
pub fn as_somebody_says(view: &View<'_>, at: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    if words.lower(at) != "as" {
        return None;
    }
    let source = view.source_from(at + 1)?;
    let verb = (source.words.end..words.len().min(source.words.end + 4)).find(|index| {
        !List::ADVERBS.has(words.lower(*index)) && !List::AUXILIARIES.has(words.lower(*index))
    })?;
    let speaks = |letter| {
        move |hit: &super::super::lexicon::Hit| {
            hit.form != VerbForm::Gerund && hit.cue.takes(letter)
        }
    };
    let hits = cues_at(words, verb);
    let hit = hits.iter().find(|hit| ['t', 'z', 'q'].iter().any(|letter| speaks(*letter)(hit)))?;
    if !words.is_mark(hit.end) && !List::PREPOSITIONS.has(words.lower(hit.end)) {
        return None;
    }
    let close = closing(words, hit.end)?;
    let content = beside(words, at, close)?;
    Some(framed(source, verb..hit.end, content, hit.cue.sense))
}

/// "As noted by X, C".
pub fn as_said_by(view: &View<'_>, at: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    if words.lower(at) != "as" {
        return None;
    }
    let verb = (at + 1..at + 4).find(|index| !List::ADVERBS.has(words.lower(*index)))?;
    let hits = cues_at(words, verb);
    let hit = hits.iter().find(|hit| {
        hit.form.is_participle() && hit.cue.takes('t') && words.lower(hit.end) == "by"
    })?;
    let source = view.source_from(hit.end + 1)?;
    let close = closing(words, source.words.end)?;
    let content = beside(words, at, close)?;
    Some(framed(source, at..hit.end + 1, content, hit.cue.sense))
}

/// "In X's view, C"; "in the words of X".
pub fn in_somebodys_view(view: &View<'_>, at: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    if !matches!(words.lower(at), "in" | "from" | "to") {
        return None;
    }
    let (source, end) = owned_view(view, at + 1).or_else(|| view_of(view, at + 1))?;
    if words.lower(at) == "to" && !matches!(words.before(end), "mind") {
        return None;
    }
    let content = beside(words, at, end)?;
    Some(framed(source, at..end, content, PLAIN))
}

/// "To X, C", at the start of a sentence.
pub fn to_somebody(view: &View<'_>, at: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    if at != 0 || words.lower(0) != "to" {
        return None;
    }
    let source = view.source_from(1)?;
    let person = source.kind == SourceKind::Person && !source.pronoun && source.words.len() > 1;
    let fits =
        (person || source.kind == SourceKind::CitedWork) && words.lower(source.words.end) == ",";
    let content = beside(words, at, source.words.end)?;
    fits.then(|| framed(source, 0..1, content, PLAIN).by("claims/frame", 60))
}

/// "X's own view", "her opinion", with the index behind it.
fn owned_view<'v>(view: &'v View<'_>, start: usize) -> Option<(&'v Source, usize)> {
    let words = &view.words;
    let source = view.source_from(start).filter(|source| source.words.start == start)?;
    let mut at = source.words.end;
    let marked = words.lower(at).starts_with('\'');
    let owner =
        source.pronoun && matches!(words.lower(start), "his" | "her" | "their" | "our" | "my");
    if !marked && !owner && !words.lower(at - 1).starts_with('\'') {
        return None;
    }
    at += usize::from(marked);
    at = names::years_end(words, at).unwrap_or(at);
    Some((source, view_noun(words, at)?))
}

/// "the view of X", with the index behind it.
fn view_of<'v>(view: &'v View<'_>, start: usize) -> Option<(&'v Source, usize)> {
    let words = &view.words;
    if words.lower(start) != "the" {
        return None;
    }
    let noun = view_noun(words, start + 1).filter(|end| words.lower(*end) == "of")?;
    let source = view.source_from(noun + 1).filter(|source| is_closed(words, source.words.end))?;
    (!source.pronoun).then_some((source, source.words.end))
}

/// Whether a noun phrase ends at `end`: "according to the WHO, …", not "according to WHO rules".
fn is_closed(words: &Words<'_>, end: usize) -> bool {
    let next = words.lower(end);
    words.is_mark(end)
        || [List::PREPOSITIONS, List::AUXILIARIES, List::CONJUNCTIONS]
            .iter()
            .any(|list| list.has(next))
}

/// Index behind a noun that frames, with up to two words before it.
fn view_noun(words: &Words<'_>, start: usize) -> Option<usize> {
    let noun = (start..start + 3)
        .find(|index| noun_at(words, *index).is_some_and(|noun| noun.used('f')))?;
    let plain = (start..noun)
        .all(|index| !words.is_mark(index) && !List::PREPOSITIONS.has(words.lower(index)));
    let of_view = words.lower(noun + 1) == "of" && words.lower(noun + 2) == "view";
    plain.then_some(if of_view { noun + 3 } else { noun + 1 })
}

/// Index of the mark that ends a frame.
fn closing(words: &Words<'_>, from: usize) -> Option<usize> {
    let within = from..(from + TAIL).min(words.len() + 1);
    let mark = within.clone().find(|index| words.is_mark(*index))?;
    let plain = (from..mark).all(|index| !matches!(words.lower(index), "that" | "whether"));
    (plain && !matches!(words.lower(mark), "(" | "\"" | "“")).then_some(mark)
}

/// What stands before and behind a frame; a phrase that only leads to it is no content.
fn beside(words: &Words<'_>, start: usize, end: usize) -> Option<Vec<Range<usize>>> {
    let joined = matches!(words.before(start), "and" | "but" | "that" | ";" | ":");
    let before = if joined { 0..0 } else { trim(words, 0..start) };
    let leads = List::PREPOSITIONS.has(words.lower(0)) || List::CONJUNCTIONS.has(words.lower(0));
    let rest = trim(words, end..clause_end(words, end).max(end));
    let long = |range: &Range<usize>| range.len() > if range.start == 0 && leads { 5 } else { 1 };
    let content: Vec<_> = [before, rest].into_iter().filter(long).collect();
    (!content.is_empty()).then_some(content)
}

fn framed(source: &Source, cue: Range<usize>, content: Vec<Range<usize>>, sense: Sense) -> Draft {
    Draft::new(Some(source.clone()), cue, content, sense).by("claims/frame", 85)
}
