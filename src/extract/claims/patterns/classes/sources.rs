//! Who may be meant: subjects, noun phrases, owners, labels in brackets.

use crate::language::Tag;

use super::super::super::content::trim;
use super::super::super::draft::View;
use super::super::super::lexicon::cues_at;
use super::super::super::phrases::{Subject, reach, shared, subject};
use super::super::super::source;
use super::super::super::words::Words;
use super::super::matcher::Match;
use super::Ends;

/// Most words of cited works in brackets.
const WORKS: usize = 40;

/// The subject of the verb before; when it shares one, that of the nearest cue, else of the nearest verb.
pub fn subjects(view: &View<'_>, found: &Match, at: usize) -> Ends {
    let words = &view.words;
    let mut candidates: Vec<Subject> =
        subject(words, &view.chunks, found.verb).into_iter().collect();
    if candidates.is_empty() {
        let (cues, others): (Vec<_>, Vec<_>) =
            shared(words, &view.chunks, found.verb).into_iter().partition(|(verb, _)| {
                view.chunks.get(*verb).is_some_and(|chunk| is_telling(words, chunk.head))
            });
        candidates = cues.into_iter().chain(others).map(|(_, subject)| subject).collect();
    }
    let matched = |subject: &Subject| {
        let source = source::of_subject(view, subject)?;
        let (relative, shared) = (subject.relative, subject.shared);
        Some((at, Match { named: Some(source), relative, shared, ..found.clone() }))
    };
    candidates.first().and_then(matched).into_iter().collect()
}

/// Whether a cue of saying or thinking stands at `head`.
fn is_telling(words: &Words<'_>, head: usize) -> bool {
    cues_at(words, head).iter().any(|hit| "tzqow0".chars().any(|letter| hit.cue.takes(letter)))
}

/// The subject is part of what is said: "Anna Berg was accused of C".
pub fn topic(view: &View<'_>, found: &Match, at: usize) -> Ends {
    let Some(subject) = subject(&view.words, &view.chunks, found.verb) else { return Vec::new() };
    let mut found = found.clone();
    found.content.push(subject.words);
    vec![(at, found)]
}

/// What examples are given of, before the verb: "examples of C were mentioned".
pub fn examples(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let named = |index: &usize| {
        matches!(words.lower(*index), "example" | "examples" | "illustrations" | "instances")
    };
    let noun = (0..found.start)
        .rev()
        .take_while(|index| !matches!(words.lower(*index), ";" | ":"))
        .find(named);
    let Some(noun) = noun.filter(|noun| words.lower(noun + 1) == "of") else { return Vec::new() };
    let mut found = found.clone();
    found.content.push(trim(words, noun + 2..found.start));
    vec![(at, found)]
}

pub fn main(view: &View<'_>, found: &Match, at: usize) -> Ends {
    let source = source::main(view, found.verb);
    source.map(|source| (at, Match { named: Some(source), ..found.clone() })).into_iter().collect()
}

pub fn nouns(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let at_title = at;
    let ends = reach(&view.words, &view.chunks, at_title);
    let with = |end: usize| {
        let source = source::of_phrase(view, at, end)?;
        Some((end, Match { named: Some(source), ..found.clone() }))
    };
    ends.into_iter().filter_map(with).collect()
}

/// "Anna Berg's", "her", with the index behind.
pub fn owners(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let source = if matches!(words.lower(at), "his" | "her" | "their" | "our" | "my") {
        source::of_phrase(view, at, at + 1).map(|source| (source, at + 1))
    } else {
        let end = view.chunks.starting(at).map_or(at, |(_, chunk)| chunk.words.end);
        let mark = (at + 1..=end).rev().find(|index| {
            words.lower(*index).starts_with('\'') && words.tag(*index) == Tag::Particle
        });
        mark.and_then(|mark| source::of_phrase(view, at, mark).map(|source| (source, mark + 1)))
    };
    source
        .map(|(source, end)| (end, Match { named: Some(source), ..found.clone() }))
        .into_iter()
        .collect()
}

/// "P12, a nurse", "Participant 4", "female teacher, 34": who was interviewed, up to the closing bracket.
pub fn labels(words: &Words<'_>, at: usize, found: &Match) -> Ends {
    let Some(end) = (at..at + 12).find(|index| matches!(words.lower(*index), ")" | "]")) else {
        return Vec::new();
    };
    let year = |index: usize| {
        words.lower(index).len() >= 4
            && words.lower(index).starts_with(|c: char| c.is_ascii_digit())
    };
    let named = (at..end).any(|index| source::is_label(words.text(index..index + 1)));
    if end == at || (at..end).any(year) || !named {
        return Vec::new();
    }
    vec![(end, Match { named: Some(source::labelled(at..end)), ..found.clone() })]
}

/// "Berg 1999; Roth et al., 2001", up to the closing bracket.
pub fn works(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let Some(end) = (at..at + WORKS).find(|index| matches!(words.lower(*index), ")" | "]")) else {
        return Vec::new();
    };
    let named = words.capital(at) && words.tag(at) == Tag::ProperNoun;
    if !named || !source::names::is_year(words.before(end)) {
        return Vec::new();
    }
    vec![(end, Match { named: Some(source::cited(at..end)), ..found.clone() })]
}
