//! Key words that the authors state: their bounds are exact, and that they are concepts is certain.
//!
//! Key words of another language than English are left out, because labels are put in their
//! normal form by the rules of English; so are lists that a publisher chose.

use crate::language::{Tag, tokenize};
use crate::paper::{Document, StatedKeyword};
use crate::text::ArenaSpan;

use super::candidates::Key;
use super::folding::Vocabulary;

/// Most tokens of a key word; more is a sentence.
const LONGEST: usize = 10;

/// Key words with their folded words, in the order of the source.
pub fn keywords(document: &Document, vocabulary: &mut Vocabulary) -> Vec<(Key, ArenaSpan)> {
    let stated = document.stated().keywords.iter();
    let own = stated.filter(|one| one.is_authors && is_english(document, one));
    own.filter_map(|one| {
        let span = trimmed(document.arena(), one.span)?;
        let key = fold_phrase(document.arena(), span, vocabulary);
        (!key.is_empty() && key.len() <= LONGEST).then_some((key, span))
    })
    .collect()
}

/// Places of key words in other languages, sorted.
pub fn foreign(document: &Document) -> Vec<ArenaSpan> {
    let stated = document.stated().keywords.iter();
    let other = stated.filter(|one| !is_english(document, one)).map(|one| one.span);
    let mut spans: Vec<ArenaSpan> = other.collect();
    spans.sort_unstable();
    spans
}

fn is_english(document: &Document, keyword: &StatedKeyword) -> bool {
    keyword.language.is_none_or(|span| {
        let tag = document.text(span).trim();
        tag.split(['-', '_']).next().is_some_and(|first| first.eq_ignore_ascii_case("en"))
    })
}

/// The words of a phrase, folded like those of a noun phrase that ends in a noun.
pub fn fold_phrase(arena: &str, phrase: ArenaSpan, vocabulary: &mut Vocabulary) -> Key {
    let tokens = tokenize(arena, phrase);
    let last = tokens.len().saturating_sub(1);
    let words = tokens.iter().enumerate().map(|(at, span)| {
        let tag = if at == last { Tag::Noun } else { Tag::Adjective };
        vocabulary.fold(span.of(arena), tag)
    });
    words.collect::<Vec<_>>().concat()
}

/// A span without white space and stops at its ends.
fn trimmed(arena: &str, span: ArenaSpan) -> Option<ArenaSpan> {
    let words = span.of(arena);
    let marks = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';');
    let start = words.len() - words.trim_start_matches(marks).len();
    let end = words.trim_end_matches(marks).len();
    (start < end).then(|| span.slice(start..end))
}
