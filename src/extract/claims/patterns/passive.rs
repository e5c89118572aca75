//! Passives: "it was noted that C", "X was asked by Y whether C", "an example was given of C".

use std::ops::Range;

use crate::paper::{Act, Certainty};

use super::super::content::{clause_end, complement, trim};
use super::super::draft::{Draft, View};
use super::super::lexicon::{Hit, Sense, cues_at};
use super::super::lists::List;
use super::super::words::Words;
use super::noun::subject_start;
use super::subject;

const EXAMPLE: Sense = Sense { act: Act::Example, certainty: Certainty::High, stance: None };

/// "It was noted that C", "it has been argued (by X) that C", "C was discussed: C".
pub fn impersonal(view: &View<'_>, verb: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    let (hits, start) = passive_at(view, verb)?;
    if words.before(start) != "it" {
        return topic(view, &hits, start, verb);
    }
    if (start..verb).any(|index| List::MODALS.has(words.lower(index))) {
        return None;
    }
    let by = agent(view, verb + 1);
    let from = by.as_ref().map_or(verb + 1, |range| range.end);
    let source = by.and_then(|range| view.source_to(range.end)).cloned();
    let clause = |hit: &&Hit| {
        (hit.cue.takes('t') || hit.cue.takes('w'))
            && opens_clause(words, if from > verb + 1 { from } else { hit.end })
    };
    let hit = hits.iter().find(clause)?;
    let said = complement(view, hit, if from > verb + 1 { from } else { hit.end })?;
    let draft = Draft::new(source, start - 1..hit.end, said.content, hit.cue.sense);
    Some(draft.by("claims/impersonal", 80))
}

/// "X was asked by Y whether C", "C was suggested by Y".
pub fn by_agent(view: &View<'_>, verb: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    let (hits, start) = passive_at(view, verb)?;
    let hit = hits.iter().find(|hit| words.lower(hit.end) == "by" && hit.cue.takes('o'))?;
    let source = view.source_from(hit.end + 1)?.clone();
    let said = complement(view, hit, source.words.end).filter(|said| !said.content.is_empty())?;
    let mut draft = Draft::new(Some(source), start..hit.end + 1, said.content, hit.cue.sense);
    draft.toward.extend(view.source_to(start).map(|asked| asked.words.clone()));
    Some(draft.by("claims/passive", 85))
}

/// "An example was given of C", "examples of C were mentioned", "C was given as an example".
pub fn example(view: &View<'_>, verb: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    if !matches!(
        words.lower(verb),
        "given" | "mentioned" | "cited" | "offered" | "provided" | "quoted" | "used"
    ) {
        return None;
    }
    let start = subject::group_start(words, verb);
    let modal = (start..verb).any(|index| List::MODALS.has(words.lower(index)));
    if modal || !subject::is_passive(words, start, verb) {
        return None;
    }
    let first = clause_open(words, start);
    let (cue, content) = given_of(words, first, start, verb)
        .or_else(|| examples_of(words, first, start, verb))
        .or_else(|| as_example(words, first, start, verb))?;
    Some(Draft::new(None, cue, vec![content], EXAMPLE).by("claims/example", 75))
}

/// "An example was given of C".
fn given_of(
    words: &Words<'_>,
    first: usize,
    start: usize,
    verb: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let named = is_example(words.before(start)) && words.lower(verb + 1) == "of";
    let opens = subject_start(words, start - 1).max(first);
    named.then(|| (opens..verb + 2, verb + 2..clause_end(words, verb + 2)))
}

/// "Examples of C were also mentioned".
fn examples_of(
    words: &Words<'_>,
    first: usize,
    start: usize,
    verb: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let noun = (first..start)
        .find(|index| is_example(words.lower(*index)) && words.lower(index + 1) == "of")?;
    let content = trim(words, noun + 2..start);
    (!content.is_empty()).then_some((start..verb + 1, content))
}

/// "C was mentioned as an example".
fn as_example(
    words: &Words<'_>,
    first: usize,
    start: usize,
    verb: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    if words.lower(verb + 1) != "as" {
        return None;
    }
    let noun = (verb + 2..verb + 5).find(|index| is_example(words.lower(*index)))?;
    let content = trim(words, first..start);
    (!content.is_empty()).then_some((start..noun + 1, content))
}

fn is_example(word: &str) -> bool {
    matches!(
        word,
        "example" | "examples" | "illustration" | "illustrations" | "instance" | "instances"
    )
}

/// Index where the clause or bracket that holds `at` opens.
fn clause_open(words: &Words<'_>, at: usize) -> usize {
    let mut closed = 0;
    for index in (0..at).rev() {
        match words.lower(index) {
            ")" => closed += 1,
            "(" if closed > 0 => closed -= 1,
            "(" | ";" | ":" => return index + 1,
            _ => {}
        }
    }
    0
}

/// "A split was also discussed: C".
fn topic(view: &View<'_>, hits: &[Hit], start: usize, verb: usize) -> Option<Draft> {
    let words = &view.words;
    let talk =
        matches!(words.lower(verb), "discussed" | "debated" | "mentioned" | "noted" | "suggested");
    if !talk || words.lower(verb + 1) != ":" || words.before(start) == "that" {
        return None;
    }
    let hit = hits.first()?;
    let before = trim(words, 0..start);
    let content = vec![before, verb + 2..clause_end(words, verb + 2)];
    Some(Draft::new(None, start..verb + 1, content, hit.cue.sense).by("claims/impersonal", 65))
}

/// Cues whose participle stands at `verb` behind a form of "be", and where the verb group begins.
fn passive_at(view: &View<'_>, verb: usize) -> Option<(Vec<Hit>, usize)> {
    let words = &view.words;
    let mut hits = cues_at(words, verb);
    hits.retain(|hit| hit.form.is_participle());
    let start = subject::group_start(words, verb);
    (!hits.is_empty() && start > 0 && subject::is_passive(words, start, verb))
        .then_some((hits, start))
}

/// "by X" at `at`.
fn agent(view: &View<'_>, at: usize) -> Option<Range<usize>> {
    let source = (view.words.lower(at) == "by").then(|| view.source_from(at + 1)).flatten()?;
    Some(at..source.words.end)
}

/// Whether "that" or a question follows, at once or behind a short phrase.
fn opens_clause(words: &Words<'_>, from: usize) -> bool {
    (from..words.len().min(from + 8))
        .take_while(|index| !words.is_mark(*index))
        .any(|index| words.lower(index) == "that" || List::QUESTION_WORDS.has(words.lower(index)))
}
