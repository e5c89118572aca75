//! What looks like an attribution and is none, and what the words around a cue add to its stance.

use crate::language::VerbForm;
use crate::paper::{Act, Basis, SourceKind, StanceKind};

use super::super::conflicts::opens_contrast;
use super::super::draft::{Draft, View};
use super::super::lexicon::Hit;
use super::super::lists::List;
use super::super::phrases::{Group, subject};
use super::super::source::Source;
use super::super::source::names::is_acronym;
use super::matcher::Match;

/// Whether a match attributes something.
pub fn holds(view: &View<'_>, rule: &str, found: &Match, earlier: &[Draft]) -> bool {
    // Works cited behind what somebody says are part of it.
    let spoken = || earlier.iter().any(|draft| draft.source.is_some());
    if rule == "claims/cited-after" && (spoken() || view.words.before(view.words.len()) == "?") {
        return false;
    }
    if found.frame != Some('0') && asks_nothing(view, found) {
        return false;
    }
    let nobody = rule == "claims/impersonal" || rule == "claims/passive" && found.source.is_none();
    if nobody && is_modal(view, found) {
        return false;
    }
    let marked = matches!(rule, "claims/frame" | "claims/inverted");
    if marked
        && found
            .source
            .as_ref()
            .is_some_and(|source| source.vague || !source.sure && found.hit.is_none())
    {
        return false;
    }
    if rule == "claims/frame"
        && found.hit.is_some_and(|hit| !hit.cue.is_single() && !hit.cue.takes('q'))
    {
        return false;
    }
    if rule == "claims/inverted" && is_apposed(view, found) {
        return false;
    }
    let active = matches!(rule, "claims/reporting-verb" | "claims/gerund" | "claims/inverted");
    let (Some(hit), Some(source), true) = (&found.hit, &found.source, active) else {
        return true;
    };
    let Some(group) = view.chunks.get(found.verb).map(|chunk| Group::of(&view.words, chunk)) else {
        return false;
    };
    agrees(view, source, hit, &group)
        && (can_say(view, source, hit, found) || rule == "claims/inverted" && source.sure)
        && !is_advice(view, source, &group)
        && !(is_generic(view, source) && is_modal(view, found))
        && !earlier.iter().any(|draft| leads_to(found, draft))
        && !(found.shared && earlier.is_empty() && !found.clause)
        && (found.clause || source.kind != SourceKind::Authors)
}

/// Whether the content is a question word alone: "had been told why".
fn asks_nothing(view: &View<'_>, found: &Match) -> bool {
    match &found.content[..] {
        [only] => only.len() == 1 && view.words.is(List::QUESTION_WORDS, only.start),
        _ => false,
    }
}

/// Whether a modal stands in the verb group, or no finite verb: "it should be noted that", "to be seen as".
fn is_modal(view: &View<'_>, found: &Match) -> bool {
    let group = view.chunks.get(found.verb).filter(|_| found.hit.is_some());
    group.is_some_and(|chunk| {
        let open = matches!(view.words.lower(chunk.words.start), "be" | "being" | "been" | "to");
        open || chunk.words.clone().any(|index| view.words.is(List::MODALS, index))
    })
}

/// Whether the verb before its seeming source has a subject before it: "Anna, a planner, asked both men".
fn is_apposed(view: &View<'_>, found: &Match) -> bool {
    let behind = found.source.as_ref().is_some_and(|source| source.words.start > found.start);
    let direct = view.chunks.at(found.start).is_some_and(|chunk| chunk == found.verb);
    behind && direct && subject(&view.words, &view.chunks, found.verb).is_some()
}

/// Whether what is said is only the way to another claim of the same source:
/// "elaborated on it by asking whether C".
fn leads_to(found: &Match, other: &Draft) -> bool {
    let inside = found.content.iter().any(|range| range.contains(&other.cue.start));
    other.rule == "claims/gerund" && other.source == found.source && inside
}

/// Whether a source is a kind of people rather than some of them: "firms can find that".
fn is_generic(view: &View<'_>, source: &Source) -> bool {
    let words = &view.words;
    let start = source.words.start;
    source.kind == SourceKind::Group
        && source.words.len() == 1
        && !words.capital(start)
        && words.lower(start).ends_with('s')
}

/// Whether subject and verb agree: one person does not "note", but "notes" or "noted".
fn agrees(view: &View<'_>, source: &Source, hit: &Hit, group: &Group) -> bool {
    let words = &view.words;
    let last = source.parts.last().map_or(source.words.end, |part| part.end) - 1;
    let one = source.parts.len() == 1 && !source.pronoun;
    let named = source.kind == SourceKind::Person
        || source.kind == SourceKind::Group
            && words.capital(last)
            && !words.lower(last).ends_with('s');
    hit.form != VerbForm::Base || !(one && named) || group.helped
}

/// Whether a source can do what a verb says: things show and suggest, but only people,
/// bodies and works do it as a claim.
fn can_say(view: &View<'_>, source: &Source, hit: &Hit, found: &Match) -> bool {
    // What things and documents name or show is no claim of theirs.
    if found.frame == Some('n') && source.kind == SourceKind::Group && !source.people {
        return false;
    }
    // "No town wants to shrink."
    if found.frame == Some('v') && view.words.lower(source.words.start) == "no" {
        return false;
    }
    if source.sure && !is_thing(view, source) {
        return true;
    }
    if hit.cue.takes('e') {
        return false;
    }
    if source.vague {
        return found.clause;
    }
    if view.words.lower(source.words.start) == "you" && source.pronoun {
        return hit.form.is_participle() && (hit.cue.takes('q') || hit.cue.takes('o'));
    }
    // Things want, expect and call nothing.
    if !source.sure && found.frame.is_some_and(|letter| "vpgbca".contains(letter)) {
        return false;
    }
    let speech = hit.cue.takes('z') && hit.cue.takes('t') && found.frame != Some('q');
    source.sure || found.clause && speech
}

/// Whether a source may as well be a thing: an acronym, or "they".
fn is_thing(view: &View<'_>, source: &Source) -> bool {
    let words = &view.words;
    let last = source.parts.last().map_or(source.words.end, |part| part.end) - 1;
    let acronym = is_acronym(words.text(last..last + 1)) && source.kind == SourceKind::Group;
    acronym || words.lower(last) == "they"
}

/// Whether the writer says what somebody should say: "planners should accept that".
fn is_advice(view: &View<'_>, source: &Source, group: &Group) -> bool {
    let words = &view.words;
    let told = (group.start..group.head)
        .any(|index| matches!(words.lower(index), "should" | "must" | "shall"));
    let before = source.words.start.checked_sub(1);
    let inverted = before.is_some_and(|before| words.is(List::AUXILIARIES, before));
    let own = source.pronoun && source.kind == SourceKind::Authors;
    inverted || told && !own && (source.kind == SourceKind::Group || source.pronoun)
}

/// A draft with what the words around its cue add to its stance.
pub fn with_stance(view: &View<'_>, mut draft: Draft, earlier: &[Draft]) -> Draft {
    draft.stance = stance(view, &draft, earlier);
    draft
}

fn stance(view: &View<'_>, draft: &Draft, earlier: &[Draft]) -> Option<(StanceKind, Basis)> {
    if draft.rule != "claims/reporting-verb" {
        return draft.stance;
    }
    let words = &view.words;
    let start = draft.cue.start
        - (0..draft.cue.start).rev().take_while(|index| words.is(List::ADVERBS, *index)).count();
    let near = start..draft.cue.end;
    let word = |wanted: &str| near.clone().any(|index| words.lower(index) == wanted);
    let but = draft.content.iter().cloned().flatten().any(|index| words.lower(index) == "but");
    let however = word("however")
        || words.before(start) == "," && start > 1 && words.before(start - 1) == "however";
    let denied = near.clone().any(|index| words.is(List::NEGATIONS, index));
    let last =
        earlier.iter().filter(|other| other.cue.end <= start).max_by_key(|other| other.cue.start);
    match draft.stance {
        Some((StanceKind::Agrees, _)) if denied => Some((StanceKind::Disagrees, Basis::Stated)),
        Some((StanceKind::Agrees, basis)) if but || however && draft.toward.is_empty() => {
            Some((StanceKind::PartlyAgrees, basis))
        }
        Some((StanceKind::Responds, basis)) if but => Some((StanceKind::PartlyAgrees, basis)),
        Some(stated) => Some(stated),
        None => match last.filter(|_| draft.shared) {
            Some(before) if words.before(start) == "and" && before.content.is_empty() => {
                before.stance.map(|(kind, _)| (kind, Basis::Inferred))
            }
            Some(before) if words.before(start) == "but" => contrast(before),
            _ if however && draft.sense.act == Act::Assertion => {
                Some((StanceKind::Disagrees, Basis::Inferred))
            }
            _ if denied && opens_contrast(words) => Some((StanceKind::Disagrees, Basis::Inferred)),
            _ => None,
        },
    }
}

/// "agreed, but": agrees in part.
fn contrast(before: &Draft) -> Option<(StanceKind, Basis)> {
    let agrees = matches!(before.stance, Some((StanceKind::Agrees, _)));
    agrees.then_some((StanceKind::PartlyAgrees, Basis::Inferred))
}
