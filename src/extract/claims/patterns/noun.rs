//! Nouns that attribute: "X's remark that C", "there was agreement that C", "a remark made was that C".

use std::ops::Range;

use crate::paper::SourceKind;

use super::super::content::{clause_end, trim};
use super::super::draft::{Draft, View};
use super::super::lexicon::{Noun, noun_at};
use super::super::lists::List;
use super::super::source::{Source, names};
use super::super::words::Words;

/// Most words before and behind the noun of "there was … NOUN … that".
const REACH: usize = 7;

/// "There was general agreement at the meeting that C".
pub fn existential(view: &View<'_>, at: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    if words.lower(at) != "there"
        || !["was", "is", "were", "are", "has"].contains(&words.lower(at + 1))
    {
        return None;
    }
    let (place, noun) = near(words, at + 2, 'e')?;
    let link = linked(words, place + 1, noun.used('g'))?;
    let cue = at..if link.keeps { link.start } else { place + 1 };
    let draft = Draft::new(
        None,
        cue,
        vec![trim(words, link.start..clause_end(words, link.start))],
        noun.sense,
    );
    Some(draft.by("claims/impersonal", 75))
}

/// "A discussion then arose about C".
pub fn arising(view: &View<'_>, at: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    let noun = noun_at(words, at).filter(|noun| noun.used('g') || noun.used('e'))?;
    let verb = (at + 1..at + 4).find(|index| !List::ADVERBS.has(words.lower(*index)))?;
    if !matches!(
        words.lower(verb),
        "arose" | "emerged" | "ensued" | "followed" | "developed" | "arises"
    ) || at > 5
    {
        return None;
    }
    let link = linked(words, verb + 1, true)?;
    let content = vec![trim(words, link.start..clause_end(words, link.start))];
    Some(Draft::new(None, at..verb + 1, content, noun.sense).by("claims/impersonal", 70))
}

/// "X's observation that C", "X's remark about C", "X's argument is that C".
pub fn possessed(view: &View<'_>, at: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    let noun = noun_at(words, at).filter(|noun| noun.used('t') || noun.used('n'))?;
    let source = owner(view, at)?;
    let next = at + 1;
    let start = match words.lower(next) {
        "that" => next + 1,
        "is" | "was" if words.lower(next + 1) == "that" => next + 2,
        "whether" => next,
        "about" | "on" | "regarding" | "concerning" | "of" if noun.used('n') => next + 1,
        _ => return None,
    };
    let main = matches!(words.lower(next), "is" | "was");
    let end = if main { clause_end(words, start) } else { embedded_end(words, start) };
    let draft =
        Draft::new(Some(source), at..start.max(next), vec![trim(words, start..end)], noun.sense);
    Some(draft.by("claims/noun", if main { 85 } else { 70 }))
}

/// "Another observation made by X was that C", "A first observation made was that C".
pub fn made(view: &View<'_>, at: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    let noun = noun_at(words, at).filter(|noun| noun.used('m'))?;
    let verb = at + 1;
    let passive = usize::from(matches!(words.lower(verb), "was" | "were"));
    if !is_making(words.lower(verb + passive)) {
        return None;
    }
    let behind = verb + passive + 1;
    let source = (words.lower(behind) == "by").then(|| view.source_from(behind + 1)).flatten();
    let end = source.map_or(behind, |source| source.words.end);
    let start = said_at(words, end, passive > 0)?;
    let cue = subject_start(words, at)..if passive > 0 { start.min(behind + 1) } else { behind };
    let draft = Draft::new(
        source.cloned(),
        cue,
        vec![trim(words, start..clause_end(words, start))],
        noun.sense,
    );
    Some(draft.by("claims/noun", 75))
}

/// Where content starts behind "was that" or, after a passive, "that", "on", "about".
fn said_at(words: &Words<'_>, end: usize, passive: bool) -> Option<usize> {
    match (words.lower(end), words.lower(end + 1)) {
        ("was" | "is", "that") => Some(end + 2),
        ("was" | "is", "whether") => Some(end + 1),
        ("that" | "on" | "about" | "regarding" | "concerning" | "of", _) if passive => {
            Some(end + 1)
        }
        ("whether", _) if passive => Some(end),
        _ => None,
    }
}

fn is_making(word: &str) -> bool {
    matches!(
        word,
        "made"
            | "raised"
            | "offered"
            | "given"
            | "voiced"
            | "advanced"
            | "expressed"
            | "forwarded"
            | "put"
    )
}

/// Index where the noun phrase with its head at `head` begins.
pub fn subject_start(words: &Words<'_>, head: usize) -> usize {
    let mut start = head;
    while start > 0
        && head - start < REACH
        && !words.is_mark(start - 1)
        && !List::PREPOSITIONS.has(words.before(start))
    {
        start -= 1;
    }
    start
}

/// The source that a possessive ending joins to the noun at `at`, with up to three words between.
fn owner(view: &View<'_>, at: usize) -> Option<Source> {
    let words = &view.words;
    let mark = (at.saturating_sub(4)..at).rev().find(|index| words.lower(*index).starts_with('\''));
    let Some(mark) = mark else { return pronoun_owner(view, at) };
    let source = view.source_to(mark)?;
    let between = names::years_end(words, mark + 1).unwrap_or(mark + 1);
    (between..at).all(|index| !words.is_mark(index)).then(|| source.clone())
}

/// "their observation that".
fn pronoun_owner(view: &View<'_>, at: usize) -> Option<Source> {
    let source = view.source_to(at).filter(|source| source.pronoun)?;
    let owns = matches!(view.words.lower(source.words.start), "his" | "her" | "our" | "my");
    (owns && source.kind != SourceKind::Nobody).then(|| source.clone())
}

struct Link {
    /// Where the content starts.
    start: usize,
    /// Whether the words before the content belong to the cue.
    keeps: bool,
}

/// "that", "whether", "as to the degree to which", "about" behind a noun.
fn linked(words: &Words<'_>, from: usize, topics: bool) -> Option<Link> {
    let within = (from..words.len().min(from + REACH)).take_while(|index| !words.is_mark(*index));
    for index in within {
        let start = match (words.lower(index), words.lower(index + 1)) {
            ("that", _) => index + 1,
            ("whether", _) => index,
            ("as", "to") => index + 2,
            ("about" | "on" | "over" | "of" | "regarding" | "concerning", _)
                if topics && index == from =>
            {
                index + 1
            }
            _ => continue,
        };
        return (start < words.len()).then_some(Link { start, keeps: words.lower(index) == "as" });
    }
    None
}

/// The first noun with `letter` among the next words.
fn near(words: &Words<'_>, from: usize, letter: char) -> Option<(usize, &'static Noun)> {
    let within: Range<usize> = from..words.len().min(from + REACH);
    within
        .take_while(|index| !words.is_mark(*index) && !List::PREPOSITIONS.has(words.lower(*index)))
        .find_map(|index| Some((index, noun_at(words, index).filter(|noun| noun.used(letter))?)))
}

/// End of a clause inside a longer sentence: its next comma or stop.
fn embedded_end(words: &Words<'_>, start: usize) -> usize {
    let end = clause_end(words, start);
    (start..end).find(|index| matches!(words.lower(*index), "," | ";")).unwrap_or(end)
}
