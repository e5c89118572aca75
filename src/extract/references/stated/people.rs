//! People of an entry, from names in parts.

use std::ops::Range;

use crate::extract::references::typed::names;
use crate::paper::{Contributor, MakerRole, StatedName};
use crate::text::{ArenaSpan, collapse};

use super::{Reader, roles};

/// Longer ones are no lists of names.
const LONGEST: usize = 2_000;

impl Reader<'_> {
    /// Everybody whom the source states, in order.
    pub fn people(&mut self) {
        let entry = self.entry;
        self.reference.et_al = entry.et_al;
        let mut told = super::told(entry);
        told.sort_unstable();
        let roles = roles::of(self.arena, entry, &told);
        for (role, (_, name)) in roles.iter().zip(&entry.makers) {
            if stands_for_others(&self.arena[name.span.range()]) {
                self.reference.et_al |= *role == MakerRole::Author;
                continue;
            }
            let (field, list) = match role {
                MakerRole::Author => ("authors", &mut self.reference.authors),
                MakerRole::Editor => ("editors", &mut self.reference.editors),
                MakerRole::Translator => ("translators", &mut self.reference.translators),
            };
            list.extend(people(self.arena, name));
            self.note_name(field, name.span);
        }
    }

    /// Notes a list of names, from the first to the last.
    fn note_name(&mut self, field: &'static str, span: ArenaSpan) {
        match self.fields.iter_mut().find(|one| one.field == field) {
            Some(known) => known.span = known.span.cover(span),
            None => self.note(field, span.range()),
        }
    }
}

/// Whom a name means: one person or group, or all of a list that the source left whole.
fn people(arena: &str, name: &StatedName) -> Vec<Contributor> {
    let part = |span: Option<ArenaSpan>| span.map(|span| tidy(&arena[span.range()]));
    let part = |span| part(span).filter(|part| !part.is_empty());
    let suffix = part(name.suffix);
    let whole = tidy(&arena[name.span.range()]);
    let one = |family: String, given: Option<String>| Contributor {
        family,
        given,
        suffix: suffix.clone(),
        organization: name.is_group,
        span: Some(name.span),
    };
    match (part(name.family), part(name.given)) {
        (Some(family), given) if !name.is_group => vec![one(family, given)],
        (None, Some(given)) if !name.is_group && given == whole => vec![one(given, None)],
        _ => {
            let listed = listed(arena, name.span.range());
            // A group whose words are a list of persons with initials is such a list.
            let apart = if name.is_group { is_list(&listed) } else { !listed.is_empty() };
            if apart { listed } else { vec![one(whole, None)] }
        }
    }
}

/// The names of a list.
fn listed(arena: &str, range: Range<usize>) -> Vec<Contributor> {
    let words = &arena[range.clone()];
    let people = if words.len() > LONGEST { Vec::new() } else { names::parse(words).people };
    let place = |one: &Range<usize>| ArenaSpan::new(range.start + one.start, range.start + one.end);
    let person = |one: names::Printed| Contributor {
        span: Some(place(&one.range)),
        family: one.family,
        given: one.given,
        suffix: one.suffix,
        organization: one.organization,
    };
    people.into_iter().map(person).collect()
}

/// Whether these are several persons, each with initials: "Holm A, Berg CD".
fn is_list(people: &[Contributor]) -> bool {
    let initials = |given: &str| {
        let letters = given.chars().filter(|c| c.is_alphabetic());
        given.len() <= 12 && letters.clone().count() <= 4 && letters.clone().all(char::is_uppercase)
    };
    people.len() > 1 && people.iter().all(|one| one.given.as_deref().is_some_and(initials))
}

/// "et al." in the place of a name.
fn stands_for_others(words: &str) -> bool {
    let plain = tidy(words).to_lowercase();
    matches!(
        plain.trim_matches(['(', ')', '[', ']', '.']),
        "et al" | "et. al" | "and others" | "others" | "e outros" | "y otros" | "u. a" | "u.a"
    )
}

/// White space collapsed, without marks that part names.
fn tidy(words: &str) -> String {
    collapse(words).trim_matches([',', ';', ':', ' ']).to_owned()
}
