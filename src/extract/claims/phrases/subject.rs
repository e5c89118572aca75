//! The subject of a verb group: the noun phrase before it, with all that belongs to it.

use std::ops::Range;

use crate::language::Tag;

use super::super::lists::List;
use super::super::words::Words;
use super::{Chunks, Group, Kind};

/// Most chunks looked back over.
const REACH: usize = 40;

/// A subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The words of the whole, with appositions.
    pub words: Range<usize>,
    /// The words without them, with its prepositions: "officials in Oslo".
    pub phrase: Range<usize>,
    /// The words of its first noun phrase alone: "officials".
    pub core: Range<usize>,
    /// Head of that phrase.
    pub head: usize,
    /// Whether the verb stands in a relative clause of it.
    pub relative: bool,
    /// Whether the verb shares it with an earlier verb ("and", "but").
    pub shared: bool,
}

/// The subject of the verb group that is chunk number `verb`.
#[must_use]
pub fn subject(words: &Words<'_>, chunks: &Chunks, verb: usize) -> Option<Subject> {
    let mut at = verb.checked_sub(1)?;
    while chunks.kind(at) == Kind::Adverb {
        at = at.checked_sub(1)?;
    }
    match chunks.kind(at) {
        Kind::Noun => phrase(words, chunks, at),
        Kind::Verb => described(words, chunks, at),
        Kind::Comma | Kind::Dash | Kind::Close => inserted(words, chunks, at),
        Kind::Relative => antecedent(words, chunks, at),
        _ => None,
    }
}

/// The noun phrase that ends with chunk number `last`.
fn phrase(words: &Words<'_>, chunks: &Chunks, last: usize) -> Option<Subject> {
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        let earlier = match chunks.kind(before) {
            Kind::Preposition => attached(words, chunks, before)
                .or_else(|| reduced(words, chunks, before.checked_sub(1)?)),
            Kind::And if words.lower(chunks.get(before)?.words.start) != "but" => {
                joined(chunks, before, last)
            }
            Kind::Verb => reduced(words, chunks, before),
            _ => None,
        };
        match earlier {
            Some(earlier) => first = earlier,
            None => break,
        }
    }
    if first > 0
        && chunks.kind(first - 1) == Kind::Preposition
        && !opens_clause(words, chunks, first - 1)
    {
        return None;
    }
    let core = &chunks.get(first)?;
    let end = chunks.get(last)?.words.end;
    Some(Subject {
        words: core.words.start..end,
        phrase: core.words.start..end,
        core: core.words.clone(),
        head: core.head,
        relative: false,
        shared: false,
    })
}

/// The phrase that the participle at `at` describes: "those surveyed".
fn described(words: &Words<'_>, chunks: &Chunks, at: usize) -> Option<Subject> {
    let found = phrase(words, chunks, reduced(words, chunks, at)?)?;
    let end = chunks.get(at)?.words.end;
    Some(Subject { words: found.words.start..end, ..found })
}

/// Whether a preposition opens a clause here ("before Anna left").
fn opens_clause(words: &Words<'_>, chunks: &Chunks, at: usize) -> bool {
    chunks.get(at).is_some_and(|chunk| {
        matches!(
            words.lower(chunk.words.start),
            "before"
                | "after"
                | "since"
                | "as"
                | "until"
                | "than"
                | "till"
                | "so"
                | "once"
                | "except"
        )
    })
}

/// The phrase to which the preposition at `at` ties what follows: "officials in Oslo".
fn attached(words: &Words<'_>, chunks: &Chunks, at: usize) -> Option<usize> {
    let adjective = usize::from(at > 0 && chunks.kind(at - 1) == Kind::Adjective);
    let owner = at.checked_sub(1 + adjective).filter(|owner| chunks.kind(*owner) == Kind::Noun)?;
    (!opens_clause(words, chunks, at) && !is_personal(words, chunks, owner)).then_some(owner)
}

fn is_personal(words: &Words<'_>, chunks: &Chunks, at: usize) -> bool {
    let pronoun = |word: &str| {
        matches!(
            word,
            "he" | "she"
                | "it"
                | "they"
                | "we"
                | "i"
                | "you"
                | "him"
                | "her"
                | "them"
                | "us"
                | "me"
        )
    };
    chunks.get(at).is_some_and(|chunk| chunk.words.len() == 1 && pronoun(words.lower(chunk.head)))
}

/// The phrase that "and" joins to what follows: "Berg and Roth", unless it is the object of a verb.
fn joined(chunks: &Chunks, at: usize, last: usize) -> Option<usize> {
    let comma = usize::from(at > 0 && chunks.kind(at - 1) == Kind::Comma);
    let other = at.checked_sub(1 + comma).filter(|other| chunks.kind(*other) == Kind::Noun)?;
    if comma > 0 && at + 1 == last && !has_list_before(chunks, other) {
        return None;
    }
    let mut start = other;
    while let Some(before) = start.checked_sub(2).filter(|before| {
        chunks.kind(*before) == Kind::Noun
            && matches!(chunks.kind(*before + 1), Kind::Preposition | Kind::Comma)
    }) {
        start = before;
    }
    let object = start > 0 && matches!(chunks.kind(start - 1), Kind::Verb);
    let led = start > 0 && chunks.kind(start - 1) == Kind::Preposition;
    (!object && !led).then_some(start)
}

fn has_list_before(chunks: &Chunks, other: usize) -> bool {
    other >= 2 && chunks.kind(other - 1) == Kind::Comma && chunks.kind(other - 2) == Kind::Noun
}

/// The phrase that the verb at `at` describes: "people briefed on the talks", "those working there".
/// The verb of the sentence follows, so that this one can only be a participle.
fn reduced(words: &Words<'_>, chunks: &Chunks, at: usize) -> Option<usize> {
    let group = Group::of(words, chunks.get(at).filter(|chunk| chunk.kind == Kind::Verb)?);
    let owner = (0..at).rev().find(|before| chunks.kind(*before) != Kind::Adverb);
    let owner = owner.filter(|owner| chunks.kind(*owner) == Kind::Noun)?;
    let word = words.lower(group.head);
    let participle = !group.helped
        && !group.infinitive
        && (word.ends_with("ing") || word.ends_with("ed") || List::REDUCED.has(word));
    (participle && !is_personal(words, chunks, owner)).then_some(owner)
}

/// The phrase before an insert that closes at `close`: "Anna Berg, a planner, said".
fn inserted(words: &Words<'_>, chunks: &Chunks, close: usize) -> Option<Subject> {
    let kind = match chunks.kind(close) {
        Kind::Close => Kind::Open,
        kind => kind,
    };
    let end = chunks.get(close)?.words.start;
    let mut seen = 0;
    let mut open = close;
    while open > 0 && seen < REACH {
        open -= 1;
        seen += 1;
        if matches!(chunks.kind(open), Kind::Mark | Kind::Quote) {
            return None;
        }
        if chunks.kind(open) != kind {
            continue;
        }
        let fits = is_insert(words, chunks, open + 1, close);
        let before = open.checked_sub(1);
        match before.map(|before| chunks.kind(before)) {
            Some(Kind::Noun) if fits => {
                let found = phrase(words, chunks, open - 1)?;
                let found = further(words, chunks, found);
                let end = if describes(words, chunks, open + 1) { end } else { found.words.end };
                return Some(Subject { words: found.words.start..end, ..found });
            }
            Some(Kind::Close) if fits => {
                let found = inserted(words, chunks, open - 1)?;
                return Some(Subject { words: found.words.start..end, ..found });
            }
            _ => {}
        }
    }
    None
}

/// Whether an insert that begins at chunk number `at` says more of the phrase before it.
fn describes(words: &Words<'_>, chunks: &Chunks, at: usize) -> bool {
    match chunks.kind(at) {
        Kind::Noun | Kind::Relative | Kind::Adjective | Kind::Verb => true,
        Kind::Preposition => {
            chunks.get(at).is_some_and(|chunk| words.lower(chunk.words.start) == "of")
        }
        _ => false,
    }
}

/// What an apposition stands behind: from "a planner" in "Anna Berg, a planner, who …" to the name.
fn further(words: &Words<'_>, chunks: &Chunks, found: Subject) -> Subject {
    let start = found.core.start;
    let described =
        matches!(words.lower(start), "a" | "an" | "the" | "his" | "her" | "its" | "their" | "one")
            || found.core.len() == 1 && words.tag(start) == Tag::Number;
    let Some(first) = chunks.at(found.words.start) else { return found };
    let named = |at: usize| {
        let chunk = chunks.get(at)?;
        (chunk.kind == Kind::Noun && words.tag(chunk.head) == Tag::ProperNoun).then_some(at)
    };
    let before =
        first.checked_sub(2).filter(|_| described && chunks.kind(first - 1) == Kind::Comma);
    let number = |at: usize| {
        chunks
            .get(at)
            .filter(|chunk| chunk.kind == Kind::Noun && words.tag(chunk.head) == Tag::Number)
            .map(|_| at)
    };
    let before = before.and_then(|at| named(at).or_else(|| number(at)));
    match before.and_then(|before| phrase(words, chunks, before)) {
        Some(name) => {
            let name = further(words, chunks, name);
            Subject { words: name.words.start..found.words.end, ..name }
        }
        None => found,
    }
}

/// Whether the chunks are an insert: an apposition, a relative clause, an adverb, an age.
fn is_insert(words: &Words<'_>, chunks: &Chunks, from: usize, to: usize) -> bool {
    let Some(first) = chunks.get(from).filter(|_| from < to) else { return false };
    let verbs = || (from..to).filter(|at| chunks.kind(*at) == Kind::Verb);
    match first.kind {
        Kind::Relative => verbs().next().is_some(),
        Kind::Noun => {
            verbs().all(|at| !is_finite(words, chunks, at) || follows_relative(chunks, from, at))
        }
        Kind::Adverb | Kind::Preposition | Kind::Adjective | Kind::Other => {
            verbs().all(|at| !is_finite(words, chunks, at) || follows_relative(chunks, from, at))
        }
        Kind::Verb => {
            let group = Group::of(words, first);
            !group.helped
                && (words.lower(group.head).ends_with("ing")
                    || group.infinitive
                    || !has_subject(chunks, from))
                && verbs()
                    .skip(1)
                    .all(|at| !is_finite(words, chunks, at) || follows_relative(chunks, from, at))
        }
        Kind::Clause => matches!(
            words.lower(first.words.start),
            "when" | "while" | "if" | "though" | "although" | "where"
        ),
        _ => false,
    }
}

fn has_subject(chunks: &Chunks, at: usize) -> bool {
    at > 0 && chunks.kind(at - 1) == Kind::Noun
}

/// Whether a verb group can only be the verb of a clause, no participle.
fn is_finite(words: &Words<'_>, chunks: &Chunks, at: usize) -> bool {
    let Some(chunk) = chunks.get(at) else { return false };
    let group = Group::of(words, chunk);
    let word = words.lower(group.head);
    let participle = word.ends_with("ing") || word.ends_with("ed") || List::REDUCED.has(word);
    !group.infinitive && (group.helped || !participle)
}

/// Whether a verb group can be the verb of a clause.
fn may_be_finite(words: &Words<'_>, chunks: &Chunks, at: usize) -> bool {
    let Some(chunk) = chunks.get(at) else { return false };
    let group = Group::of(words, chunk);
    let before = (0..at).rev().map(|before| chunks.kind(before)).find(|kind| *kind != Kind::Adverb);
    let led =
        matches!(before, Some(Kind::Noun | Kind::Comma | Kind::Relative | Kind::And | Kind::Close));
    !group.infinitive && (group.helped || !words.lower(group.head).ends_with("ing") && led)
}

fn follows_relative(chunks: &Chunks, from: usize, at: usize) -> bool {
    (from..at).any(|index| matches!(chunks.kind(index), Kind::Relative | Kind::Clause))
}

/// What the relative pronoun at `at` stands for.
fn antecedent(words: &Words<'_>, chunks: &Chunks, at: usize) -> Option<Subject> {
    if words.lower(chunks.get(at)?.words.start) == "whose" {
        return None;
    }
    let mut before = at.checked_sub(1)?;
    if chunks.kind(before) == Kind::Comma {
        before = before.checked_sub(1)?;
    }
    let found = match chunks.kind(before) {
        Kind::Noun => {
            let found = phrase(words, chunks, before).or_else(|| nearest(chunks, before))?;
            further(words, chunks, found)
        }
        Kind::Close => inserted(words, chunks, before)?,
        _ => return None,
    };
    // The pronoun belongs to the words that name the source: "Anna Berg, who".
    let end = chunks.get(at)?.words.end;
    Some(Subject { relative: true, words: found.words.start..end, ..found })
}

/// The phrase of one chunk alone.
fn nearest(chunks: &Chunks, at: usize) -> Option<Subject> {
    let chunk = chunks.get(at)?;
    Some(Subject {
        words: chunk.words.clone(),
        phrase: chunk.words.clone(),
        core: chunk.words.clone(),
        head: chunk.head,
        relative: false,
        shared: false,
    })
}

/// The subjects of earlier verbs that "and" or "but" may join the verb group to, the nearest first,
/// each with the chunk of its verb.
#[must_use]
pub fn shared(words: &Words<'_>, chunks: &Chunks, verb: usize) -> Vec<(usize, Subject)> {
    let Some(at) = joint(chunks, verb) else { return Vec::new() };
    let first = |index: usize| chunks.get(index).map_or("", |chunk| words.lower(chunk.words.start));
    let earlier = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|index| !matches!(first(*index), ";" | ":"));
    let finite = earlier
        .filter(|index| chunks.kind(*index) == Kind::Verb && may_be_finite(words, chunks, *index));
    finite
        .filter_map(|index| {
            let found = subject(words, chunks, index)?;
            // A relative clause is over where a comma stands before "and".
            let over = found.relative && chunks.kind(at.saturating_sub(1)) == Kind::Comma;
            (!over).then_some((index, Subject { shared: true, ..found }))
        })
        .collect()
}

/// The "and" or "but" before a verb group and its adverbs.
fn joint(chunks: &Chunks, verb: usize) -> Option<usize> {
    let before = (0..verb).rev().find(|at| chunks.kind(*at) != Kind::Adverb)?;
    let comma =
        chunks.kind(before) == Kind::Comma && before > 0 && chunks.kind(before - 1) == Kind::And;
    let at = before - usize::from(comma);
    (chunks.kind(at) == Kind::And).then_some(at)
}
