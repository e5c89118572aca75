//! "Anna Berg noted that C": a source, a reporting verb, and what is said.

use crate::language::VerbForm;
use crate::paper::{Act, Basis, SourceKind, StanceKind};

use super::super::content::{Complement, complement};
use super::super::draft::{Draft, View};
use super::super::lexicon::{Hit, cues_at};
use super::super::lists::List;
use super::super::source::Source;
use super::super::source::names::is_acronym;
use super::{opens_contrast, subject};

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
    if asked(view, &source, start, verb) || verb > 0 && words.capital(verb) {
        return None;
    }
    let active = |hit: &&Hit| {
        hit.form != VerbForm::Gerund
            && (words.lower(verb) == "was"
                || words.lower(verb) == "were"
                || !passive(view, hit, start, verb))
            && agrees(view, &source, hit, start)
            && !(joined && hit.form == VerbForm::Base && source.kind == SourceKind::Person)
            && !(hit.cue.takes('e') && is_thing(view, &source))
    };
    let (hit, said) = hits.iter().filter(active).find_map(|hit| {
        Some((hit, complement(view, hit, hit.end).filter(|said| fits(view, &source, hit, said))?))
    })?;
    if joined && found.is_empty() && !hit.cue.takes('t') {
        return None;
    }
    let led =
        |draft: &Draft| draft.rule == "claims/gerund" && draft.source.as_ref() == Some(&source);
    if found.iter().any(|draft| {
        led(draft) && said.content.iter().any(|range| range.contains(&draft.cue.start))
    }) {
        return None;
    }
    let cue = subject::cue_start(words, start, verb)..hit.end;
    let mut draft = Draft::new(Some(source), cue, said.content, hit.cue.sense);
    draft.toward.extend(said.toward);
    if words.before(start) == "who" {
        end_relative(view, &mut draft);
    }
    draft.stance = stance(view, &draft, start, joined.then_some(found));
    Some(grade(draft))
}

/// "elaborated on it by asking whether C".
pub fn by_gerund(view: &View<'_>, verb: usize, _: &[Draft]) -> Option<Draft> {
    gerund(view, verb, "by")
}

/// "Berg (1999) goes further, arguing that C".
pub fn trailing_gerund(view: &View<'_>, verb: usize, found: &[Draft]) -> Option<Draft> {
    let said = found.iter().any(|draft| draft.says(verb));
    if said { None } else { gerund(view, verb, ",") }
}

fn gerund(view: &View<'_>, verb: usize, opener: &str) -> Option<Draft> {
    let words = &view.words;
    let hits = cues_at(words, verb);
    let hit = hits
        .iter()
        .find(|hit| hit.form == VerbForm::Gerund && (hit.cue.takes('t') || hit.cue.takes('w')))?;
    let start = subject::group_start(words, verb);
    if words.before(start) != opener {
        return None;
    }
    let source = subject::main(view, start).filter(|source| speaks(view, source))?.clone();
    let next = words.lower(hit.end);
    let clause = next == "that" || hit.cue.takes('w') && List::QUESTION_WORDS.has(next);
    if !clause || hit.cue.takes('e') && is_thing(view, &source) {
        return None;
    }
    let said = complement(view, hit, hit.end)?;
    let draft = Draft::new(Some(source), verb..hit.end, said.content, hit.cue.sense);
    Some(grade(draft).by("claims/gerund", 75))
}

/// Whether a source far from its verb surely is one: a work, a full name, people.
fn speaks(view: &View<'_>, source: &Source) -> bool {
    match source.kind {
        SourceKind::Group => List::GROUPS.has(view.words.before(source.words.end)),
        SourceKind::Person => source.words.len() > 1 || source.pronoun,
        kind => kind == SourceKind::CitedWork,
    }
}

/// Whether "be" before the verb makes it passive.
fn passive(view: &View<'_>, hit: &Hit, start: usize, verb: usize) -> bool {
    hit.form.is_participle() && subject::is_passive(&view.words, start, verb)
}

/// "Anna Berg, who noted that C, left": what is said ends with the relative clause.
fn end_relative(view: &View<'_>, draft: &mut Draft) {
    let comma = draft
        .content
        .first()
        .cloned()
        .unwrap_or(0..0)
        .find(|index| view.words.lower(*index) == ",");
    if let Some(comma) = comma {
        draft.cut(comma);
    }
}

/// Whether subject and verb agree: one person does not "note", but "notes" or "noted".
fn agrees(view: &View<'_>, source: &Source, hit: &Hit, start: usize) -> bool {
    let last = source.words.end - 1;
    let named = source.kind == SourceKind::Person
        || source.kind == SourceKind::Group
            && view.words.capital(last)
            && !view.words.lower(last).ends_with('s');
    let one = named && source.parts.len() == 1 && !source.pronoun;
    let helped = (start..hit.verb).any(|index| List::AUXILIARIES.has(view.words.lower(index)));
    hit.form != VerbForm::Base || !one || helped
}

/// Whether a source may as well be a thing: an acronym, or "they".
fn is_thing(view: &View<'_>, source: &Source) -> bool {
    let words = &view.words;
    let last = source.words.end - 1;
    let acronym = is_acronym(words.text(last..last + 1)) && source.kind == SourceKind::Group;
    acronym || words.lower(last) == "they"
}

/// Whether nobody says anything: "should planners accept that", "planners should accept that", "to argue that".
fn asked(view: &View<'_>, source: &Source, start: usize, verb: usize) -> bool {
    let words = &view.words;
    let before = words.before(source.words.start);
    let inverted = List::AUXILIARIES.has(before) && source.words.end == start;
    let told = (start..verb).any(|index| matches!(words.lower(index), "should" | "must" | "shall"));
    let group = source.kind == SourceKind::Group || source.pronoun;
    inverted || told && group || words.before(verb) == "to" || words.before(start) == "to"
}

/// Whether what is said fits its source: a paper does much ("we compare towns"), and
/// things show much ("some of them showed cracks"), but claim in clauses only.
fn fits(view: &View<'_>, source: &Source, hit: &Hit, said: &Complement) -> bool {
    let counted = source.kind == SourceKind::Group
        && List::QUANTIFIERS.has(view.words.lower(source.words.start));
    let vague =
        counted && !source.words.clone().any(|index| List::GROUPS.has(view.words.lower(index)));
    said.clause || source.kind != SourceKind::Authors && !(vague && hit.cue.takes('e'))
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
            _ if however && draft.sense.act == Act::Assertion => {
                Some((StanceKind::Disagrees, Basis::Inferred))
            }
            _ if denied && opens_contrast(words) => Some((StanceKind::Disagrees, Basis::Inferred)),
            _ if words.lower(draft.cue.end - 1) == "maintained" && !opens_contrast(words) => {
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
