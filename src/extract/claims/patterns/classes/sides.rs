//! What is said: clauses, and what stands before and behind a cue.

use std::ops::Range;

use super::super::super::content::trim;
use super::super::super::draft::View;
use super::super::super::lists::List;
use super::super::super::phrases::{Group, Kind, subject};
use super::super::matcher::Match;
use super::Ends;

/// Whether a clause begins at `at`: a noun phrase, and a verb behind it.
pub fn is_bare_clause(view: &View<'_>, at: usize) -> bool {
    let words = &view.words;
    let Some((mut chunk, _)) = view.chunks.starting(at) else { return false };
    if view.chunks.kind(chunk) == Kind::Quote {
        chunk += 1;
    }
    let lead = matches!(
        words.lower(at),
        "if" | "when"
            | "while"
            | "because"
            | "although"
            | "though"
            | "unless"
            | "despite"
            | "without"
            | "both"
    );
    if !lead && view.chunks.kind(chunk) != Kind::Noun {
        return false;
    }
    for next in chunk + 1..chunk + 14 {
        match view.chunks.kind(next) {
            Kind::Verb => {
                let group = view.chunks.get(next).map(|chunk| Group::of(words, chunk));
                return group.is_some_and(|group| {
                    !group.infinitive && (group.helped || !words.lower(group.head).ends_with("ing"))
                });
            }
            Kind::Mark | Kind::Clause => return false,
            _ => {}
        }
    }
    false
}

/// Index behind the phrase from `at`: the end of its clause, or the comma before a clause with a
/// subject of its own ("promised to go, and the town cheered").
pub fn phrase_end(view: &View<'_>, at: usize) -> usize {
    let end = view.clause_end(at);
    let (Some(first), Some(last)) = (view.chunks.at(at), view.chunks.at(end.saturating_sub(1)))
    else {
        return end;
    };
    let opens = |comma: &usize| {
        let joint =
            view.chunks.kind(*comma) == Kind::Comma && view.chunks.kind(comma + 1) == Kind::And;
        let start = view.chunks.get(comma + 2).map(|chunk| chunk.words.start);
        joint
            && (comma + 3..=last).filter(|at| view.chunks.kind(*at) == Kind::Verb).take(2).any(
                |verb| {
                    subject(&view.words, &view.chunks, verb)
                        .is_some_and(|found| Some(found.words.start) == start && !found.relative)
                },
            )
    };
    let comma = (first..=last).find(opens).and_then(|comma| view.chunks.get(comma));
    comma.map_or(end, |comma| comma.words.start)
}

/// Whether a noun phrase begins at `at`.
pub fn is_object(view: &View<'_>, at: usize) -> bool {
    let words = &view.words;
    let word = words.lower(at);
    let opens = !List::PREPOSITIONS.has(word)
        && !List::CONJUNCTIONS.has(word)
        && !List::AUXILIARIES.has(word)
        && (!words.is_mark(at) || view.opens_quote(at) || word == "(");
    opens && word != "that" && !word.is_empty()
}

/// What stands before and behind a frame; a phrase that only leads to it is no content.
pub fn around(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let start = found.start;
    let joined = matches!(words.before(start), "and" | "but" | "that" | ";" | ":");
    let before = if joined { 0..0 } else { trim(words, 0..start) };
    let leads = words.is(List::PREPOSITIONS, 0) || words.is(List::CONJUNCTIONS, 0);
    let rest = trim(words, at..view.clause_end(at).max(at));
    let long = |range: &Range<usize>| range.len() > if range.start == 0 && leads { 5 } else { 1 };
    let content: Vec<_> = [before, rest].into_iter().filter(long).collect();
    if content.is_empty() {
        Vec::new()
    } else {
        vec![(at, Match { content, clause: true, ..found.clone() })]
    }
}

/// What stands before a cue that closes a sentence, and behind it where the sentence goes on:
/// "Rents, she said, fall", "“Rents fall,” she said, “and rise”".
pub fn before(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let before = view.speech_start(found.start)..found.start;
    let last = view.clause_end(at).max(at);
    let quote = (at..last).find(|index| view.opens_quote(*index));
    let cut_off = found.start > 1 && words.is(List::CONJUNCTIONS, found.start - 2);
    let open = words.lower(at) == "," && (cut_off || !has_verb(view, before.clone()));
    let goes_on = words.lower(at) == "," && words.is(List::CONJUNCTIONS, at + 1)
        || words.lower(at + 1) == "as"
        || open;
    let rest = match quote {
        Some(quote) => quote..last,
        None if goes_on => trim(words, at + 1..last.max(at + 1)),
        None => at..at,
    };
    let before = if cut_off && !rest.is_empty() { at..at } else { trim(words, before) };
    let long = |range: &Range<usize>| range.len() > if range.start < at { 0 } else { 2 };
    let content: Vec<_> = [before, rest].into_iter().filter(long).collect();
    let speaks = content.iter().any(|range| {
        has_verb(view, range.clone())
            || range.clone().any(|index| view.opens_quote(index) || view.closes_quote(index))
    });
    if speaks { vec![(at, Match { content, clause: true, ..found.clone() })] } else { Vec::new() }
}

/// Whether a finite verb stands among the words.
fn has_verb(view: &View<'_>, range: Range<usize>) -> bool {
    let (Some(first), Some(last)) =
        (view.chunks.at(range.start), view.chunks.at(range.end.saturating_sub(1)))
    else {
        return false;
    };
    (first..=last).any(|chunk| {
        let verb = view.chunks.get(chunk).filter(|chunk| chunk.kind == Kind::Verb);
        verb.is_some_and(|chunk| {
            let group = Group::of(&view.words, chunk);
            !group.infinitive && (group.helped || !view.words.lower(group.head).ends_with("ing"))
        })
    })
}
