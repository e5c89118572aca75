//! Noun phrases up to their head: "the state's two small parties", "Ms. Anna Berg", "she".

use crate::language::Tag;

use super::super::lists::List;
use super::super::source::Source;
use super::super::words::Words;
use super::{Chunk, Kind};

/// Most words of one phrase.
const LONGEST: usize = 24;

/// The noun phrase that begins at `at`; a list of names known to begin there is one phrase.
#[must_use]
pub fn phrase(words: &Words<'_>, name: Option<&Source>, at: usize) -> Option<Chunk> {
    let found = read(words, at);
    let named =
        name.filter(|name| !name.pronoun && name.words.start <= at + 1 && name.words.end > at);
    let end = match (&found, named) {
        (Some(found), Some(name)) => {
            found.words.end.max(if fits(words, name, at) { name.words.end } else { 0 })
        }
        (Some(found), None) => found.words.end,
        (None, Some(name)) if name.words.start == at => name.words.end,
        (None, _) => return None,
    };
    let head = found.filter(|found| found.words.end == end).map_or(end - 1, |found| found.head);
    Some(Chunk { kind: Kind::Noun, words: at..end, head })
}

/// Whether a known name begins where the phrase does, behind its article at most.
fn fits(words: &Words<'_>, name: &Source, at: usize) -> bool {
    name.words.start == at || words.tag(at) == Tag::Determiner
}

/// Whether the word at `at` opens a phrase, so that a verb form in it is an adjective.
#[must_use]
pub fn is_modified(words: &Words<'_>, at: usize) -> bool {
    !matches!(words.tag(at), Tag::Verb | Tag::Auxiliary)
}

fn read(words: &Words<'_>, at: usize) -> Option<Chunk> {
    let mut head = None;
    let mut index = at;
    while index < words.len().min(at + LONGEST) {
        match step(words, at, index, head) {
            Step::Head => head = Some(index),
            Step::Owner => head = None,
            Step::Part => {}
            Step::Single => {
                return Some(Chunk { kind: Kind::Noun, words: at..index + 1, head: index });
            }
            Step::End => break,
        }
        index += 1;
    }
    let head = head.or_else(|| stands_alone(words, at, index))?;
    let marks = (at..=head).filter(|index| words.is_quote(*index)).count();
    let closing = usize::from(marks % 2 == 1 && words.is_quote(head + 1));
    Some(Chunk { kind: Kind::Noun, words: at..head + 1 + closing, head })
}

/// What a word is to the phrase read so far.
enum Step {
    /// Its head, as far as one can see.
    Head,
    /// A possessive ending: the head is still to come.
    Owner,
    /// A word before the head.
    Part,
    /// The whole phrase.
    Single,
    /// Not a word of it.
    End,
}

fn step(words: &Words<'_>, start: usize, index: usize, head: Option<usize>) -> Step {
    let first = index == start;
    let word = words.lower(index);
    let open = head.is_none();
    match words.tag(index) {
        Tag::Pronoun
            if matches!(word, "his" | "her" | "their" | "its" | "our" | "my" | "your") && open =>
        {
            if word == "her" && first && !is_nominal(words, index + 1) {
                Step::Single
            } else {
                Step::Part
            }
        }
        Tag::Pronoun if word.ends_with("self") || word.ends_with("selves") => Step::End,
        Tag::Pronoun if first => Step::Single,
        Tag::Determiner if open => Step::Part,
        Tag::Number if !starts_anew(words, index, head) => Step::Head,
        Tag::Noun | Tag::ProperNoun if !starts_anew(words, index, head) => Step::Head,
        Tag::Adjective if open || is_nominal(words, index + 1) => Step::Part,
        Tag::Adverb if open && matches!(words.tag(index + 1), Tag::Adjective | Tag::Number) => {
            Step::Part
        }
        Tag::Verb if !first && open && is_nominal(words, index + 1) => Step::Part,
        Tag::Particle if !open && word.starts_with('\'') => Step::Owner,
        Tag::Conjunction if !first && open && is_between_adjectives(words, index) => Step::Part,
        Tag::Punctuation
            if !first && open && word == "," && is_between_adjectives(words, index) =>
        {
            Step::Part
        }
        Tag::Punctuation
            if !first && open && words.is_quote(index) && is_nominal(words, index + 1) =>
        {
            Step::Part
        }
        Tag::Other if open && matches!(word, "$" | "€" | "£" | "#") => Step::Part,
        _ => Step::End,
    }
}

/// Whether a word can stand before or be the head of a phrase.
fn is_nominal(words: &Words<'_>, index: usize) -> bool {
    matches!(words.tag(index), Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Number)
}

fn is_between_adjectives(words: &Words<'_>, index: usize) -> bool {
    let adjective = |index| words.tag(index) == Tag::Adjective;
    adjective(index - 1) && adjective(index + 1)
}

/// Whether a name begins at `index`, behind a phrase of time: "last week | Anna Berg", "officials | Tuesday".
fn starts_anew(words: &Words<'_>, index: usize, head: Option<usize>) -> bool {
    let Some(head) = head else { return false };
    if words.is(List::DAYS, index) && !(is_name(words, head) && words.is(List::MONTHS, index)) {
        return !words.is(List::DAYS, head) && words.tag(index + 1) != Tag::Noun;
    }
    let time =
        words.is(List::DAYS, head) || words.is(List::TIMES, head) || is_year(words.lower(head));
    time && (words.tag(index) == Tag::ProperNoun
        || words.tag(index) == Tag::Number && !is_year(words.lower(head)))
}

/// Whether a name stands at `index`, not a day or month: "James" before "March".
fn is_name(words: &Words<'_>, index: usize) -> bool {
    words.tag(index) == Tag::ProperNoun && !words.is(List::DAYS, index)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year))
}

/// Head of a phrase that is a determiner or adjective only: "some", "the poor".
fn stands_alone(words: &Words<'_>, start: usize, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|last| *last >= start)?;
    let quantifier = last == start
        && (words.is(List::QUANTIFIERS, start)
            || matches!(
                words.lower(start),
                "this" | "these" | "those" | "that" | "each" | "none" | "everyone" | "others"
            ));
    let owned = start > 0 && last > start && words.lower(last).starts_with('\'');
    let people =
        words.tag(start) == Tag::Determiner && last > start && words.tag(last) == Tag::Adjective;
    (quantifier || people && !owned).then_some(last)
}
