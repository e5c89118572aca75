//! What may stand between source, cue and content: inserts, times and places, the ends of phrases.

use std::ops::Range;

use super::super::super::draft::View;
use super::super::super::lists::List;
use super::super::super::phrases::Kind;
use super::super::super::words::Words;

/// Most words of an insert.
const INSERT: usize = 14;

/// Index behind an insert that opens at `at`.
pub fn aside_end(words: &Words<'_>, at: usize) -> Option<usize> {
    let close = match words.lower(at) {
        "," => ",",
        "(" => ")",
        _ if words.is_dash(at) => words.lower(at),
        _ => return None,
    };
    let end = (at + 1..words.len().min(at + INSERT)).find(|index| words.lower(*index) == close)?;
    Some(end + 1)
}

/// Ends of phrases of time, place and means behind a verb, the longest first, and `at`.
pub fn adjunct_ends(view: &View<'_>, at: usize) -> Vec<usize> {
    let words = &view.words;
    let mut ends = vec![at];
    let Some(mut chunk) = view.chunks.at(at) else { return ends };
    for _ in 0..6 {
        let Some(next) = view.chunks.get(chunk) else { break };
        let step = match next.kind {
            Kind::Adverb => 1,
            Kind::Noun if is_time(words, next.words.clone()) => 1,
            Kind::Preposition if view.chunks.kind(chunk + 1) == Kind::Noun => 2,
            Kind::Preposition if view.chunks.kind(chunk + 1) == Kind::Verb => 2,
            _ => break,
        };
        chunk += step;
        let end = view.chunks.get(chunk).map_or(words.len(), |chunk| chunk.words.start);
        ends.push(end);
    }
    ends.reverse();
    ends
}

fn is_time(words: &Words<'_>, mut range: Range<usize>) -> bool {
    range.any(|index| words.is(List::DAYS, index) || words.is(List::TIMES, index))
}

/// Ends of up to so many words, the shortest first.
pub fn gap_ends(words: &Words<'_>, at: usize, letters: &str, near: bool) -> Vec<usize> {
    let most: usize = letters.parse().unwrap_or(3);
    let mut ends = vec![at];
    for index in at..words.len().min(at + most) {
        if words.is_mark(index) || near && words.is(List::PREPOSITIONS, index) {
            break;
        }
        ends.push(index + 1);
    }
    ends
}

/// Whether a mark comes next that parts clauses, or the end.
pub fn is_closed(words: &Words<'_>, at: usize) -> bool {
    words.is_mark(at) && !matches!(words.lower(at), "(" | ":")
        || matches!(words.lower(at), "and" | "but")
}

/// Whether a noun phrase can end before `at`.
pub fn is_done(view: &View<'_>, at: usize) -> bool {
    let words = &view.words;
    words.is_mark(at) && !words.lower(at).starts_with('\'')
        || [List::PREPOSITIONS, List::AUXILIARIES, List::CONJUNCTIONS, List::ADVERBS]
            .iter()
            .any(|list| list.has(words.lower(at)))
        || view
            .chunks
            .starting(at)
            .is_some_and(|(_, chunk)| matches!(chunk.kind, Kind::Verb | Kind::Noun))
}

pub fn is_end(words: &Words<'_>, at: usize) -> bool {
    (at..words.len()).all(|index| words.is_mark(index)) && words.len() < at + 4
}
