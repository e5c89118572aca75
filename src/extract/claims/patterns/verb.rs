//! "Anna Berg noted that C": a source, a reporting verb, and what is said.

use crate::paper::{Basis, SourceKind, StanceKind};

use super::super::content::complement;
use super::super::draft::{Draft, View};
use super::super::inflect::Form;
use super::super::lexicon::{Hit, cues_at};
use super::super::lists::List;
use super::super::source::Source;
use super::subject;

/// A finite verb behind its subject, or joined to an earlier verb of the same subject.
pub fn active(view: &View<'_>, verb: usize, found: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    let hits = cues_at(words, verb);
    if hits.is_empty() {
        return None;
    }
    let start = subject::group_start(words, verb);
    let own = subject::before(view, start);
    let joined = own.is_none();
    let source = own.or_else(|| shared(view, start, found))?;
    let fits = |hit: &&Hit| {
        hit.form != Form::Gerund
            && (words.lower(verb) == "was"
                || words.lower(verb) == "were"
                || !passive(view, hit, start, verb))
            && allowed(&source, hit)
    };
    let (hit, said) =
        hits.iter().filter(fits).find_map(|hit| Some((hit, complement(view, hit, hit.end)?)))?;
    if joined && found.is_empty() && !hit.cue.takes('t') {
        return None;
    }
    let cue = subject::cue_start(words, start, verb)..hit.end;
    let mut draft = Draft::new(Some(source), cue, said.content, hit.cue.sense);
    draft.toward.extend(said.toward);
    draft.stance = stance(view, &draft, start, joined.then_some(found));
    Some(grade(draft))
}

/// "elaborated by asking whether C", "Berg (1999) goes further, arguing that C".
pub fn gerund(view: &View<'_>, verb: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    let hits = cues_at(words, verb);
    let hit = hits
        .iter()
        .find(|hit| hit.form == Form::Gerund && (hit.cue.takes('t') || hit.cue.takes('w')))?;
    let start = subject::group_start(words, verb);
    if !matches!(words.before(start), "by" | ",") {
        return None;
    }
    let source = subject::main(view, start)?.clone();
    let next = words.lower(hit.end);
    let clause = next == "that" || hit.cue.takes('w') && List::QUESTION_WORDS.has(next);
    if !clause || !allowed(&source, hit) {
        return None;
    }
    let said = complement(view, hit, hit.end)?;
    Some(
        grade(Draft::new(Some(source), verb..hit.end, said.content, hit.cue.sense))
            .by("claims/gerund", 75),
    )
}

/// Whether "be" before the verb makes it passive.
fn passive(view: &View<'_>, hit: &Hit, start: usize, verb: usize) -> bool {
    hit.form.is_participle() && subject::is_passive(&view.words, start, verb)
}

/// What a source of its kind can do: only people ask; data and papers do what is written.
fn allowed(source: &Source, hit: &Hit) -> bool {
    match source.kind {
        SourceKind::Authors => !source.pronoun || hit.cue.takes('t') || hit.cue.takes('z'),
        _ => true,
    }
}

/// The subject of an earlier verb that "and" or "but" joins this one to.
fn shared(view: &View<'_>, start: usize, found: &[Draft]) -> Option<Source> {
    let words = &view.words;
    if !matches!(words.before(start), "and" | "but" | "or") {
        return None;
    }
    let earlier =
        found.iter().filter(|draft| draft.cue.end < start && draft.rule == "claims/reporting-verb");
    let latest = earlier.max_by_key(|draft| draft.cue.start);
    let source = match latest {
        Some(draft) => draft.source.as_ref(),
        None => subject::main(view, start),
    };
    source.filter(|source| source.words.end < start).cloned()
}

/// What the words around a cue add to its stance.
fn stance(
    view: &View<'_>,
    draft: &Draft,
    start: usize,
    joined: Option<&[Draft]>,
) -> Option<(StanceKind, Basis)> {
    let words = &view.words;
    let near = start..draft.cue.end;
    let word = |wanted: &str| near.clone().any(|index| words.lower(index) == wanted);
    let but = draft.content.iter().cloned().flatten().any(|index| words.lower(index) == "but");
    let however =
        word("however") || words.before(start) == "," && words.before(start - 1) == "however";
    let denied = near.clone().any(|index| List::NEGATIONS.has(words.lower(index)));
    match draft.stance {
        Some((StanceKind::Agrees, _)) if denied => Some((StanceKind::Disagrees, Basis::Stated)),
        Some((StanceKind::Agrees, basis)) if but || however && draft.toward.is_empty() => {
            Some((StanceKind::PartlyAgrees, basis))
        }
        Some((StanceKind::Responds, basis)) if but => Some((StanceKind::PartlyAgrees, basis)),
        Some(stated) => Some(stated),
        None => match joined.and_then(<[Draft]>::last) {
            Some(before) if words.before(start) == "and" && before.content.is_empty() => {
                before.stance.map(|(kind, _)| (kind, Basis::Inferred))
            }
            Some(before) if words.before(start) == "but" => contrast(before),
            _ if however => Some((StanceKind::Disagrees, Basis::Inferred)),
            _ if denied && opens_contrast(view) => Some((StanceKind::Disagrees, Basis::Inferred)),
            _ if words.lower(draft.cue.end - 1) == "maintained" => {
                Some((StanceKind::Disagrees, Basis::Inferred))
            }
            _ => None,
        },
    }
}

/// "agreed, but": agrees in part.
fn contrast(before: &Draft) -> Option<(StanceKind, Basis)> {
    let agrees = matches!(before.stance, Some((StanceKind::Agrees, _)));
    agrees.then_some((StanceKind::PartlyAgrees, Basis::Inferred))
}

/// "While A claims C, B does not believe it".
fn opens_contrast(view: &View<'_>) -> bool {
    (0..view.words.len().min(4)).any(|index| matches!(view.words.lower(index), "while" | "whereas"))
}

/// Names the rule by the kind of source, and how sure it is.
fn grade(draft: Draft) -> Draft {
    let quiet = !draft.content.is_empty();
    match draft.kind() {
        SourceKind::Authors => draft.by("claims/own-voice", 70),
        SourceKind::CitedWork => draft.by("claims/cited-work", 80),
        _ if quiet => draft,
        _ => draft.by("claims/reporting-verb", 80),
    }
}
