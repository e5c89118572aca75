//! How far a noun phrase reaches behind its head: "Dana Ruiz, a spokeswoman for the governor,".

use super::super::lists::List;
use super::super::words::Words;
use super::{Chunks, Group, Kind};

/// Most chunks that a phrase reaches over.
const REACH: usize = 30;

/// Ends of the noun phrase that begins with the word at `from`, the longest first: with its
/// appositions and relative clauses, with its prepositions, alone. Empty where none begins.
#[must_use]
pub fn reach(words: &Words<'_>, chunks: &Chunks, from: usize) -> Vec<usize> {
    let Some((first, _)) = chunks.starting(from).filter(|(_, chunk)| chunk.kind == Kind::Noun)
    else {
        return Vec::new();
    };
    let alone = end(chunks, first);
    let near = behind_prepositions(words, chunks, first);
    let far = behind_inserts(words, chunks, near);
    let mut ends = vec![end(chunks, far), end(chunks, near), alone];
    ends.dedup();
    ends
}

/// End of the noun phrase that begins with the word at `from`, with its prepositions.
#[must_use]
pub fn near(words: &Words<'_>, chunks: &Chunks, from: usize) -> usize {
    let first = chunks.starting(from).filter(|(_, chunk)| chunk.kind == Kind::Noun);
    first.map_or(from, |(first, _)| end(chunks, behind_prepositions(words, chunks, first)))
}

fn end(chunks: &Chunks, chunk: usize) -> usize {
    chunks.get(chunk).map_or(0, |chunk| chunk.words.end)
}

/// The last chunk of a phrase with its prepositions, brackets and joined names.
fn behind_prepositions(words: &Words<'_>, chunks: &Chunks, first: usize) -> usize {
    let mut last = first;
    for _ in 0..REACH {
        let next = last + 1;
        let Some(chunk) = chunks.get(next) else { break };
        last = match chunk.kind {
            Kind::Preposition if ties(words, chunks, next) => next + 1,
            Kind::Open => match (next..next + 8).find(|at| chunks.kind(*at) == Kind::Close) {
                Some(close) => close,
                None => break,
            },
            Kind::And if joins(words, chunks, next) => next + 1,
            _ => break,
        };
    }
    last
}

/// Whether a preposition ties a noun phrase to the one before it, not a time.
fn ties(words: &Words<'_>, chunks: &Chunks, at: usize) -> bool {
    let (Some(chunk), Some(noun)) = (chunks.get(at), chunks.get(at + 1)) else { return false };
    let word = words.lower(chunk.words.start);
    let timed = noun.kind == Kind::Noun
        && noun
            .words
            .clone()
            .any(|index| words.is(List::DAYS, index) || words.is(List::TIMES, index));
    let medium = words.is(List::MEDIA, noun.head);
    let named = words.capital(noun.words.start) || words.capital(noun.head);
    let ties = match word {
        "of" => true,
        "for" | "at" | "from" | "with" | "behind" | "near" | "against" => !timed && !medium,
        "in" | "on" | "to" | "inside" | "within" | "under" => !timed && !medium && named,
        _ => false,
    };
    noun.kind == Kind::Noun && ties
}

/// "and Karl Roth": a name joined to the one before.
fn joins(words: &Words<'_>, chunks: &Chunks, at: usize) -> bool {
    let word = chunks.get(at).map_or("", |chunk| words.lower(chunk.words.start));
    let verb = chunks.kind(at + 2) == Kind::Verb;
    matches!(word, "and" | "or" | "&") && chunks.kind(at + 1) == Kind::Noun && !verb
}

/// The last chunk of the appositions and relative clauses behind chunk number `last`.
fn behind_inserts(words: &Words<'_>, chunks: &Chunks, mut last: usize) -> usize {
    for _ in 0..4 {
        let comma = usize::from(chunks.kind(last + 1) == Kind::Comma);
        let next = last + 1 + comma;
        let found = match chunks.kind(next) {
            Kind::Relative => clause(chunks, next),
            Kind::Clause if comma == 0 && is_that(words, chunks, next) => clause(chunks, next),
            Kind::Noun if comma == 1 => apposition(words, chunks, next),
            Kind::Verb if is_participle(words, chunks, next) => clause(chunks, next),
            _ => None,
        };
        match found {
            Some(end) if end > last => last = end,
            _ => break,
        }
    }
    last
}

/// The last chunk of an apposition that begins at chunk number `at`, when no verb follows it.
fn apposition(words: &Words<'_>, chunks: &Chunks, at: usize) -> Option<usize> {
    let last = behind_prepositions(words, chunks, at);
    let closed = match chunks.kind(last + 1) {
        Kind::Comma | Kind::Mark | Kind::Dash | Kind::Quote | Kind::Relative => true,
        Kind::Verb => is_participle(words, chunks, last + 1),
        Kind::Clause => is_that(words, chunks, last + 1),
        _ => chunks.get(last + 1).is_none(),
    };
    closed.then_some(last)
}

/// The last chunk of a clause that ends at the next comma or mark.
fn clause(chunks: &Chunks, at: usize) -> Option<usize> {
    let stop = (at + 1..at + REACH).find(|index| {
        matches!(chunks.kind(*index), Kind::Comma | Kind::Mark | Kind::Dash | Kind::Quote)
    })?;
    Some(stop - 1)
}

fn is_that(words: &Words<'_>, chunks: &Chunks, at: usize) -> bool {
    chunks.get(at).is_some_and(|chunk| words.lower(chunk.words.start) == "that")
}

fn is_participle(words: &Words<'_>, chunks: &Chunks, at: usize) -> bool {
    chunks.get(at).is_some_and(|chunk| {
        let group = Group::of(words, chunk);
        !group.helped && !group.infinitive && words.is(List::REDUCED, group.head)
    })
}
