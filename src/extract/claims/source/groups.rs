//! Groups ("most participants"), works of others ("several studies") and the paper's own voice.

use crate::language::Tag;
use crate::paper::SourceKind;

use super::super::lists::List;
use super::super::words::Words;
use super::Source;

/// Most words of a noun phrase up to its head.
const LONGEST: usize = 7;

/// A noun phrase at `at` whose head names people, or works of others.
pub fn group_at(words: &Words<'_>, at: usize) -> Option<Source> {
    let opened = is_determiner(words.lower(at)) || words.is(List::QUANTIFIERS, at);
    let longest = if opened { LONGEST } else { 3 };
    let ends = (at..at + longest).take_while(|index| in_phrase(words, at, *index));
    let head = ends
        .filter(|index| is_head(words.lower(*index)) && *index + usize::from(!opened) > at)
        .last()?;
    let kind =
        if words.is(List::STUDIES, head) { SourceKind::CitedWork } else { SourceKind::Group };
    let vague =
        kind == SourceKind::CitedWork && (head == at || !opened && !is_earlier(words.lower(at)));
    let counted =
        words.is(List::QUANTIFIERS, at) && !(at..=head).any(|index| words.is(List::GROUPS, index));
    (!vague).then(|| Source { vague: counted, ..Source::single(at..head + 1, kind) })
}

/// Whether a word tells the works of others from one's own.
fn is_earlier(word: &str) -> bool {
    matches!(
        word,
        "recent"
            | "previous"
            | "other"
            | "earlier"
            | "prior"
            | "past"
            | "existing"
            | "further"
            | "later"
    )
}

/// A quantifier that names a group by itself, or with a name: "some HCWs".
pub fn quantifier_at(words: &Words<'_>, at: usize) -> Option<Source> {
    let alone = matches!(words.lower(at), "some" | "others" | "many" | "most" | "several" | "few");
    let named =
        super::names::name_at(words, at + 1).filter(|name| name.kind != SourceKind::CitedWork);
    let end = named.map_or(at + 1, |name| name.words.end);
    alone.then(|| Source { vague: true, ..Source::single(at..end, SourceKind::Group) })
}

/// "this paper", "our results", "these findings".
pub fn own_at(words: &Words<'_>, at: usize) -> Option<Source> {
    let list = match words.lower(at) {
        "this" => List::WORKS,
        "our" | "my" => List::OWN,
        "these" => List::EVIDENCE,
        "the" if matches!(words.lower(at + 1), "present" | "current") => List::WORKS,
        "the" if matches!(words.lower(at + 1), "paper" | "article") => List::WORKS,
        _ => return None,
    };
    let head = (at + 1..at + 4)
        .take_while(|index| in_phrase(words, at, *index))
        .find(|index| list.has(words.lower(*index)))?;
    Some(Source::single(at..head + 1, SourceKind::Authors))
}

fn is_head(word: &str) -> bool {
    List::GROUPS.has(word) || List::STUDIES.has(word)
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "these" | "those" | "its" | "their" | "no" | "every" | "each"
    )
}

/// Whether the word at `index` can stand in a noun phrase that begins at `at`.
fn in_phrase(words: &Words<'_>, at: usize, index: usize) -> bool {
    let word = words.lower(index);
    if index == at {
        return !words.is_mark(index) && !closes(word);
    }
    if matches!(word, "and" | "or") {
        return words.capital(index - 1) && words.capital(index + 1);
    }
    let possessive = word == "'s" || word == "'";
    let verb = words.tag(index) == Tag::Verb && !word.ends_with("ing") && !word.ends_with("ed");
    !verb && !possessive && !words.is_mark(index) && !closes(word) && !is_determiner(word)
}

/// Whether a word can stand in no noun phrase.
fn closes(word: &str) -> bool {
    List::PREPOSITIONS.has(word)
        || List::CONJUNCTIONS.has(word)
        || List::AUXILIARIES.has(word)
        || List::QUESTION_WORDS.has(word)
        || (List::ADVERBS.has(word) && !List::QUANTIFIERS.has(word))
}
