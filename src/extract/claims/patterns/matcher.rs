//! Matches the patterns of the grammar against a sentence.

use std::ops::Range;

use super::super::draft::{Draft, View};
use super::super::lexicon::{Hit, Noun, Sense};
use super::super::phrases::Kind;
use super::super::source::Source;
use super::classes;
use super::grammar::{Class, Element, GRAMMAR, Part, Pattern};
use crate::paper::{Act, Certainty};

/// What a frame without a reporting verb means.
const PLAIN: Sense = Sense { act: Act::Assertion, certainty: Certainty::High, stance: None };

/// What a work cited behind a statement means.
const REFERENCE: Sense = Sense { act: Act::Reference, certainty: Certainty::High, stance: None };

/// Most words of a noun that attributes with its adjectives, and most words before it.
const NAMED: usize = 4;
const NEAR: usize = 5;

/// What a pattern has found so far.
#[derive(Clone, Debug, Default)]
pub struct Match {
    /// Where the pattern began.
    pub start: usize,
    /// Who; none yet or nobody.
    pub source: Option<Source>,
    /// By which words.
    pub cue: Option<Range<usize>>,
    /// What.
    pub content: Vec<Range<usize>>,
    /// Who is answered.
    pub toward: Option<Range<usize>>,
    /// The verb of the cue.
    pub hit: Option<Hit>,
    /// The verb that leads to it: "agreed … in pointing to".
    pub lead: Option<Hit>,
    /// The noun of the cue.
    pub noun: Option<&'static Noun>,
    /// Chunk of the verb.
    pub verb: usize,
    /// Whether the source is the subject of a relative clause.
    pub relative: bool,
    /// Whether the source is shared with an earlier verb.
    pub shared: bool,
    /// Letter of the frame that gave the content; none without a frame.
    pub frame: Option<char>,
    /// Whether the content is a clause, not a noun phrase.
    pub clause: bool,
    /// A source that waits for a capture to name it.
    pub named: Option<Source>,
    /// Where the part being captured begins.
    pub begun: Vec<(Part, usize)>,
}

/// The drafts of a pattern that begins at the word `at`; the first that `accept` takes.
pub fn find(
    view: &View<'_>,
    pattern: &Pattern,
    at: usize,
    accept: &dyn Fn(&Match) -> bool,
) -> Option<Draft> {
    if !may_begin(view, &pattern.elements, at) {
        return None;
    }
    let begun = Match { start: at, ..Match::default() };
    let found = step(view, &pattern.elements, at, begun, &mut |found, _| {
        accept(found).then(|| found.clone())
    })?;
    Some(draft(pattern, found))
}

/// Whether the first element that takes words can match at `at`, told without trying.
fn may_begin(view: &View<'_>, elements: &[Element], at: usize) -> bool {
    let words = &view.words;
    let begins = |kind| view.chunks.starting(at).is_some_and(|(_, chunk)| chunk.kind == kind);
    for (place, element) in elements.iter().enumerate() {
        let names = matches!(elements.get(place + 1), Some(Element::Class(Class::Naming, _)));
        return match element {
            Element::Begin(_) | Element::Finish(_) => continue,
            Element::Behind(choices, wanted) if choices.contains(&words.before(at)) == *wanted => {
                continue;
            }
            Element::Words(choices) => choices.contains(&words.lower(at)),
            Element::Class(Class::Spoken, _) if at > 0 && view.closes_quote(at - 1) => continue,
            Element::Class(Class::Cut | Class::First, _) => continue,
            Element::Class(
                Class::Finite | Class::Passive | Class::Gerund | Class::Participle,
                _,
            ) => view.chunks.starting(at).is_some_and(|(_, chunk)| {
                chunk.kind == Kind::Verb && view.has_cue(chunk.words.clone())
            }),
            Element::Class(Class::Noun, _) => begins(Kind::Noun),
            Element::Class(Class::Naming, _) => view.has_noun(at..at + NAMED),
            Element::Class(Class::Near, _) if names => view.has_noun(at..at + NAMED + NEAR),
            Element::Not(choices) if !choices.contains(&words.lower(at)) => continue,
            Element::Not(_) | Element::Behind(..) | Element::Class(Class::Spoken, _) => false,
            Element::Maybe(_) | Element::Class(..) => true,
        };
    }
    true
}

fn draft(pattern: &Pattern, found: Match) -> Draft {
    let verb = found.lead.or(found.hit).map(|hit| hit.cue.sense);
    let sense = verb.or(found.noun.map(|noun| noun.sense)).unwrap_or(PLAIN);
    let sense = if pattern.rule == "claims/cited-after" { REFERENCE } else { sense };
    let cue = found.cue.clone().unwrap_or(found.start..found.start + 1);
    let mut draft =
        Draft::new(found.source, cue, found.content, sense).by(pattern.rule, pattern.confidence);
    draft.toward.extend(found.toward);
    draft.relative = found.relative;
    draft.shared = found.shared;
    draft
}

/// What is done with a way to match all elements, and the index behind them.
type Then<'t> = dyn FnMut(&Match, usize) -> Option<Match> + 't;

/// Matches `elements` from `at` on; the first way that `then` takes.
fn step(
    view: &View<'_>,
    elements: &[Element],
    at: usize,
    found: Match,
    then: &mut Then<'_>,
) -> Option<Match> {
    let Some((element, rest)) = elements.split_first() else { return then(&found, at) };
    let words = &view.words;
    match element {
        Element::Words(choices) => {
            let fits = choices.contains(&words.lower(at));
            fits.then(|| step(view, rest, at + 1, found, then))?
        }
        Element::Not(choices) => {
            let fits = !choices.contains(&words.lower(at));
            fits.then(|| step(view, rest, at, found, then))?
        }
        Element::Behind(choices, wanted) => {
            let fits = choices.contains(&words.before(at)) == *wanted;
            fits.then(|| step(view, rest, at, found, then))?
        }
        Element::Begin(part) => {
            let mut found = found;
            found.begun.push((*part, at));
            step(view, rest, at, found, then)
        }
        Element::Finish(part) => {
            let found = finish(found, *part, at)?;
            step(view, rest, at, found, then)
        }
        Element::Maybe(inner) => {
            let with = step(view, inner, at, found.clone(), &mut |inner, end| {
                step(view, rest, end, inner.clone(), then)
            });
            with.or_else(|| step(view, rest, at, found, then))
        }
        Element::Class(class, letters) if *class == Class::Said => {
            said(view, &found, at, letters, &mut |inner, end| {
                step(view, rest, end, inner.clone(), then)
            })
        }
        Element::Class(class, letters) => classes::ends(view, *class, letters, at, &found)
            .into_iter()
            .find_map(|(end, found)| step(view, rest, end, found, then)),
    }
}

/// Ends a part at `end`.
fn finish(mut found: Match, part: Part, end: usize) -> Option<Match> {
    let (_, start) = found.begun.pop()?;
    match part {
        Part::Source => {
            let named = found.named.take()?;
            found.source = Some(named);
        }
        Part::Cue => found.cue = Some(start..end),
        Part::Content if end > start => found.content.push(start..end),
        Part::Content => {}
        Part::Toward => {
            found.toward = match found.named.take() {
                Some(named) => Some(named.parts.first()?.start..named.parts.last()?.end),
                None => Some(start..end).filter(|range| !range.is_empty()),
            };
        }
    }
    Some(found)
}

/// Matches one of the frames that the cue of `found` takes; with `letters`, one of these.
fn said(
    view: &View<'_>,
    found: &Match,
    at: usize,
    letters: &str,
    then: &mut Then<'_>,
) -> Option<Match> {
    let cue = found.hit?.cue;
    let frames = GRAMMAR.frames.iter().filter(|frame| {
        cue.takes(frame.letter) && (letters.is_empty() || letters.contains(frame.letter))
    });
    for frame in frames {
        let mut inner = found.clone();
        inner.frame = Some(frame.letter);
        inner.clause = "tzwoqv".contains(frame.letter);
        if let Some(done) = step(view, &frame.elements, at, inner, then) {
            return Some(done);
        }
    }
    None
}
