//! People while they are being put together.

use std::collections::{BTreeMap, BTreeSet};

use crate::ident::{Email, Orcid, Url};
use crate::paper::{Evidence, LinkedPerson, Person, PersonName, PersonRole};
use crate::text::ArenaSpan;

use super::super::keys::{Keys, slug};
use super::compare::{fold, given_fit, is_slip};

/// One person so far.
#[derive(Debug)]
pub struct Draft {
    /// Forms of the name and how often each was seen.
    forms: BTreeMap<PersonName, usize>,
    honorifics: Vec<String>,
    roles: BTreeSet<PersonRole>,
    emails: Vec<Email>,
    homepages: Vec<Url>,
    orcid: Option<Orcid>,
    mentions: BTreeSet<ArenaSpan>,
    evidence: Evidence,
}

/// How a name was found among the drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The same name, or one cut to initials, and nobody else fits.
    Same(usize),
    /// One letter differs, and nobody else is near.
    Slip(usize),
    /// Several fit.
    Several,
    /// Nobody fits.
    Nobody,
}

/// All people of a paper so far, with the ways to find them by name.
#[derive(Debug, Default)]
pub struct Drafts {
    drafts: Vec<Draft>,
    by_full: BTreeMap<String, usize>,
    by_family: BTreeMap<String, BTreeSet<usize>>,
    by_given: BTreeMap<String, BTreeSet<usize>>,
}

impl Drafts {
    /// Finds the person of a name.
    pub fn find(&self, name: &PersonName) -> Found {
        if let Some(found) = self.by_full.get(&fold(&name.full)).filter(|_| name.given.is_some()) {
            return Found::Same(*found);
        }
        let family = name.family.as_deref().unwrap_or(&name.full);
        let same_family: Vec<usize> =
            self.by_family.get(&fold(family)).into_iter().flatten().copied().collect();
        let Some(given) = name.given.as_deref() else {
            return one_of(&same_family);
        };
        let fits = |draft: &&usize| self.drafts[**draft].given_fits(given);
        let fitting: Vec<usize> = same_family.iter().filter(fits).copied().collect();
        if !fitting.is_empty() {
            return one_of(&fitting);
        }
        let same_given = self.by_given.get(&fold(given)).into_iter().flatten().copied();
        let near: BTreeSet<usize> = same_given
            .chain(same_family)
            .filter(|draft| {
                self.drafts[*draft].forms.keys().any(|form| is_slip(&form.full, &name.full))
            })
            .collect();
        match near.iter().copied().collect::<Vec<_>>().as_slice() {
            [] => Found::Nobody,
            [one] => Found::Slip(*one),
            // Several near ones: better a person more than a wrong one.
            _ => Found::Nobody,
        }
    }

    /// Adds somebody new.
    pub fn add(&mut self, name: &PersonName, role: PersonRole, evidence: Evidence) -> usize {
        let draft = self.drafts.len();
        self.drafts.push(Draft {
            forms: BTreeMap::new(),
            honorifics: Vec::new(),
            roles: BTreeSet::from([role]),
            emails: Vec::new(),
            homepages: Vec::new(),
            orcid: None,
            mentions: BTreeSet::new(),
            evidence,
        });
        self.note_form(draft, name);
        draft
    }

    /// Notes a form of the name of `draft`.
    pub fn note_form(&mut self, draft: usize, name: &PersonName) {
        *self.drafts[draft].forms.entry(name.clone()).or_default() += 1;
        self.by_full.entry(fold(&name.full)).or_insert(draft);
        let family = name.family.as_deref().unwrap_or(&name.full);
        self.by_family.entry(fold(family)).or_default().insert(draft);
        if let Some(given) = &name.given {
            self.by_given.entry(fold(given)).or_default().insert(draft);
        }
    }

    /// Notes that `draft` is named at `span`.
    pub fn note_mention(&mut self, draft: usize, span: ArenaSpan) {
        self.drafts[draft].mentions.insert(span);
    }

    /// Notes a role of `draft`.
    pub fn note_role(&mut self, draft: usize, role: PersonRole) {
        self.drafts[draft].roles.insert(role);
    }

    /// Takes over what a listing says.
    pub fn note_listing(&mut self, draft: usize, listing: &Person) {
        let person = &mut self.drafts[draft];
        person.roles.insert(listing.role);
        extend(&mut person.honorifics, &listing.honorifics);
        extend(&mut person.emails, &listing.emails);
        extend(&mut person.homepages, &listing.homepages);
        if person.orcid.is_none() {
            person.orcid.clone_from(&listing.orcid);
        }
        person.mentions.insert(listing.name_span);
    }

    /// Whether `draft` has an e-mail address of the listing.
    pub fn shares_email(&self, draft: usize, listing: &Person) -> bool {
        self.drafts[draft].emails.iter().any(|email| listing.emails.contains(email))
    }

    /// The fullest form of the name of `draft`.
    pub fn name(&self, draft: usize) -> &str {
        self.drafts[draft].name().map_or("", |name| &name.full)
    }

    /// The people, sorted by key, and the place of each draft among them.
    pub fn finish(self) -> (Vec<LinkedPerson>, Vec<usize>) {
        let mut people: Vec<(usize, LinkedPerson)> =
            self.drafts.into_iter().map(Draft::finish).enumerate().collect();
        people.sort_by(|one, other| (&one.1.key, one.0).cmp(&(&other.1.key, other.0)));
        let mut keys = Keys::default();
        for (_, person) in &mut people {
            person.key = keys.unique(&person.key);
        }
        people.sort_by(|one, other| one.1.key.cmp(&other.1.key));
        let mut places = vec![0; people.len()];
        for (place, (draft, _)) in people.iter().enumerate() {
            places[*draft] = place;
        }
        (people.into_iter().map(|(_, person)| person).collect(), places)
    }
}

fn one_of(found: &[usize]) -> Found {
    match found {
        [] => Found::Nobody,
        [one] => Found::Same(*one),
        _ => Found::Several,
    }
}

fn extend<T: Clone + PartialEq>(mine: &mut Vec<T>, theirs: &[T]) {
    for value in theirs {
        if !mine.contains(value) {
            mine.push(value.clone());
        }
    }
}

impl Draft {
    fn given_fits(&self, given: &str) -> bool {
        self.forms.keys().any(|form| form.given.as_deref().is_some_and(|own| given_fit(own, given)))
    }

    /// The form with most whole words, then most words, then seen most often.
    fn name(&self) -> Option<&PersonName> {
        let whole = |name: &PersonName| {
            name.full
                .split_whitespace()
                .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2)
                .count()
        };
        let rank = |(name, count): &(&PersonName, &usize)| {
            (
                name.given.is_some(),
                whole(name),
                name.full.split_whitespace().count(),
                **count,
                name.full.chars().any(char::is_lowercase),
            )
        };
        // Of equals the first in order of the alphabet, as `max_by_key` keeps the last.
        self.forms.iter().rev().max_by_key(rank).map(|(name, _)| name)
    }

    fn finish(self) -> LinkedPerson {
        let name = self.name().cloned().unwrap_or_default();
        let aliases =
            self.forms.into_keys().map(|form| form.full).filter(|form| *form != name.full);
        LinkedPerson {
            key: slug(&name.full),
            aliases: aliases.collect(),
            honorifics: self.honorifics,
            roles: self.roles,
            emails: self.emails,
            homepages: self.homepages,
            orcid: self.orcid,
            mentions: self.mentions.into_iter().collect(),
            memberships: Vec::new(),
            evidence: self.evidence,
            name,
        }
    }
}
