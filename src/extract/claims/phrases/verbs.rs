//! Verb groups: auxiliaries, adverbs between them, and the main verb.

use std::ops::Range;

use crate::language::Tag;

use super::super::lists::List;
use super::super::words::Words;
use super::{Chunk, Kind};

/// Most adverbs in a row inside a group.
const ADVERBS: usize = 4;

/// What a verb group is, read from its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its words.
    pub words: Range<usize>,
    /// The main verb.
    pub head: usize,
    /// Index of its first auxiliary or verb.
    pub start: usize,
    /// Whether it opens with "to".
    pub infinitive: bool,
    /// Whether a form of "be" stands before the main verb.
    pub passive: bool,
    /// Whether any auxiliary stands before the main verb.
    pub helped: bool,
}

impl Group {
    /// Reads a verb chunk.
    #[must_use]
    pub fn of(words: &Words<'_>, chunk: &Chunk) -> Self {
        let auxiliary = |index: &usize| words.is(List::AUXILIARIES, *index);
        let start = chunk.words.clone().find(|index| auxiliary(index) || *index == chunk.head);
        let start = start.unwrap_or(chunk.head);
        let last = (chunk.words.start..chunk.head).rev().find(|index| {
            auxiliary(index) && words.lower(*index) != "n't" && words.lower(*index) != "not"
        });
        let passive = last.is_some_and(|last| {
            words.is(List::BE, last) || matches!(words.lower(last), "got" | "gets" | "'s" | "'re")
        });
        Self {
            words: chunk.words.clone(),
            head: chunk.head,
            start,
            infinitive: words.lower(chunk.words.start) == "to",
            passive,
            helped: start < chunk.head,
        }
    }
}

/// The verb group that begins at `at`.
#[must_use]
pub fn group(words: &Words<'_>, at: usize) -> Option<Chunk> {
    let mut index = at;
    let mut head = None;
    if words.lower(at) == "to" {
        let verb = skip_adverbs(words, at + 1);
        if !is_base_verb(words, verb) {
            return None;
        }
        index = verb;
    }
    loop {
        let next = skip_adverbs(words, index);
        // Adverbs belong to a group only between its verbs, not at its front.
        let from = if head.is_some() { next } else { index };
        match words.tag(from) {
            Tag::Auxiliary => head = Some(from),
            Tag::Verb => {
                head = Some(from);
                match onward(words, from) {
                    Some(verb) => {
                        index = verb;
                        continue;
                    }
                    None => break,
                }
            }
            _ => match head.and_then(|head| owed(words, head, from)) {
                Some(verb) => {
                    index = verb;
                    continue;
                }
                None => break,
            },
        }
        index = from + 1;
    }
    head.map(|head| Chunk { kind: Kind::Verb, words: at..head + 1, head })
}

/// Index behind adverbs and "not".
fn skip_adverbs(words: &Words<'_>, from: usize) -> usize {
    let adverb = |index: &usize| {
        let word = words.lower(*index);
        matches!(word, "not" | "n't" | "never" | "ever")
            || words.tag(*index) == Tag::Adverb && !matches!(word, "as" | "so" | "when")
            || List::ADVERBS.has(word)
                && matches!(
                    words.tag(*index),
                    Tag::Adverb | Tag::Other | Tag::Pronoun | Tag::Determiner
                )
    };
    let end = from + (from..from + ADVERBS).take_while(adverb).count();
    end.min(words.len())
}

fn is_base_verb(words: &Words<'_>, index: usize) -> bool {
    matches!(words.tag(index), Tag::Verb | Tag::Auxiliary)
}

/// Where a verb goes on to the one that matters: "went on to say", "seemed to suggest".
fn onward(words: &Words<'_>, verb: usize) -> Option<usize> {
    let mut next = verb + 1;
    let far = ["so", "far", "as"]
        .iter()
        .enumerate()
        .all(|(step, word)| words.lower(next + step) == *word);
    if far {
        next += 3;
    } else if matches!(words.lower(next), "on" | "out" | "ahead") && words.lower(next + 1) == "to" {
        next += 1;
    }
    let leads = words.is(List::CATENATIVES, verb) && words.lower(next) == "to";
    let inner = skip_adverbs(words, next + 1);
    (leads && is_base_verb(words, inner)).then_some(inner)
}

/// "has to say", "was quick to say", "is about to say".
fn owed(words: &Words<'_>, head: usize, from: usize) -> Option<usize> {
    if words.tag(head) != Tag::Auxiliary {
        return None;
    }
    let led = words.is(List::LEADS, from);
    let to = if led { from + 1 } else { from };
    let inner = skip_adverbs(words, to + 1);
    (words.lower(to) == "to" && is_base_verb(words, inner)).then_some(inner)
}
