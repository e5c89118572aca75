//! People while they are being put together.

use std::collections::{BTreeMap, BTreeSet};

use crate::ident::{Email, Orcid, Url};
use crate::paper::{Evidence, LinkedPerson, Person, PersonName, PersonRole};
use crate::text::ArenaSpan;

use super::super::keys::{Keys, slug};
use super::compare::{
    fold, fold_written_out, given_fit, given_words, is_doubling, is_part_of_double, is_slip,
    sorted_words, without_doubles,
};

/// More people of one full name are not told apart.
const NAMESAKES: usize = 50;

/// More forms of one person's name tell nothing further.
const FORMS: usize = 20;

/// A family name that more people bear tells nothing of anybody.
const BEARERS: usize = 1000;

/// Nor does a given name, or one without its doubled letters, when names are compared letter by
/// letter.
const COMPARED: usize = 100;

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
    /// Years of works of the bibliography, as printed.
    years: BTreeSet<String>,
    /// Events attended.
    events: BTreeSet<usize>,
    /// Whether a byline or a list has this person.
    is_listed: bool,
    evidence: Evidence,
}

/// How a name was found among the drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The same name, or one cut to initials, and nobody else fits.
    Same(usize),
    /// The name is written in another way (a letter, the order, a second family name), and
    /// nobody else is near.
    Slip(usize),
    /// Several fit.
    Several(Vec<usize>),
    /// Nobody fits.
    Nobody,
}

/// All people of a paper so far, with the ways to find them by name.
#[derive(Debug, Default)]
pub struct Drafts {
    drafts: Vec<Draft>,
    by_full: BTreeMap<String, Vec<usize>>,
    by_family: BTreeMap<String, BTreeSet<usize>>,
    by_given: BTreeMap<String, BTreeSet<usize>>,
    by_words: BTreeMap<String, BTreeSet<usize>>,
    by_letters: BTreeMap<String, BTreeSet<usize>>,
}

impl Drafts {
    /// Finds the person of a name.
    pub fn find(&self, name: &PersonName) -> Found {
        if let Some(found) = self.by_full.get(&fold(&name.full)).filter(|_| name.given.is_some()) {
            return one_of(found.clone());
        }
        let same_family = self.of_family(name.family.as_deref().unwrap_or(&name.full));
        let Some(given) = name.given.as_deref() else {
            return one_of(same_family);
        };
        let fits = |draft: &usize| self.drafts[*draft].given_fits(given);
        let fitting: Vec<usize> = same_family.iter().filter(|draft| fits(draft)).copied().collect();
        if !fitting.is_empty() {
            return one_of(fitting);
        }
        // Several near ones: better a person more than a wrong one.
        match self.near(name, given, &same_family).as_slice() {
            [one] => Found::Slip(*one),
            _ => Found::Nobody,
        }
    }

    /// Those of a family name, with its marks or written out.
    fn of_family(&self, family: &str) -> Vec<usize> {
        let keys = BTreeSet::from([fold(family), fold_written_out(family)]);
        let found: BTreeSet<usize> =
            keys.iter().flat_map(|key| few(&self.by_family, key, BEARERS)).copied().collect();
        found.into_iter().collect()
    }

    /// Those whose name is almost this one.
    fn near(&self, name: &PersonName, given: &str, same_family: &[usize]) -> Vec<usize> {
        let family = name.family.as_deref().unwrap_or(&name.full);
        let doubled = few(&self.by_letters, &without_doubles(family), COMPARED);
        let mut near: BTreeSet<usize> =
            doubled.copied().filter(|draft| self.drafts[*draft].is_doubled(name, given)).collect();
        let whole = given_words(given).iter().any(|word| word.chars().count() > 2);
        if whole {
            let same_given = few(&self.by_given, &fold(given), COMPARED);
            let same_family = Some(same_family).filter(|bearers| bearers.len() <= COMPARED);
            let close = same_given.chain(same_family.into_iter().flatten()).copied();
            near.extend(close.filter(|draft| self.drafts[*draft].is_near(name, given)));
        }
        if near.is_empty() {
            near.extend(self.transposed(name));
        }
        near.into_iter().collect()
    }

    /// Who bears the same words in another order, when no given name is also a family name here.
    fn transposed(&self, name: &PersonName) -> Option<usize> {
        let found = self.by_words.get(&sorted_words(&name.full)?)?;
        let family = fold(name.family.as_deref()?);
        let given = fold(name.given.as_deref()?);
        let only = |found: Option<&BTreeSet<usize>>, one| {
            found.is_some_and(|set| *set == BTreeSet::from([one]))
        };
        let (one, 1) = (*found.first()?, found.len()) else { return None };
        (only(self.by_given.get(&family), one) && only(self.by_family.get(&given), one))
            .then_some(one)
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
            years: BTreeSet::new(),
            events: BTreeSet::new(),
            is_listed: false,
            evidence,
        });
        self.note_form(draft, name);
        draft
    }

    /// Notes a form of the name of `draft`.
    pub fn note_form(&mut self, draft: usize, name: &PersonName) {
        let forms = &mut self.drafts[draft].forms;
        if forms.len() >= FORMS && !forms.contains_key(name) {
            return;
        }
        *forms.entry(name.clone()).or_default() += 1;
        self.note_full(draft, name);
        let family = name.family.as_deref().unwrap_or(&name.full);
        for key in [fold(family), fold_written_out(family)] {
            self.by_family.entry(key).or_default().insert(draft);
        }
        self.by_letters.entry(without_doubles(family)).or_default().insert(draft);
        if let Some(words) = sorted_words(&name.full) {
            self.by_words.entry(words).or_default().insert(draft);
        }
        if let Some(given) = &name.given {
            self.by_given.entry(fold(given)).or_default().insert(draft);
        }
    }

    /// Several bear one full name where the source says so, in its listings.
    fn note_full(&mut self, draft: usize, name: &PersonName) {
        let is_new = self.drafts[draft].forms.len() == 1;
        let bearers = self.by_full.entry(fold(&name.full)).or_default();
        let is_further = is_new && bearers.len() < NAMESAKES && !bearers.contains(&draft);
        if bearers.is_empty() || is_further {
            bearers.push(draft);
        }
    }

    /// The listed person that a stated listing means, besides its name by ORCID or e-mail.
    ///
    /// Two that have the same part in the paper are two people, unless they have one ORCID, or
    /// both one full name and one e-mail address: colleagues may share a mailbox.
    pub fn find_stated(&self, listing: &Person) -> Option<usize> {
        let fitting = match self.find(&listing.name) {
            Found::Same(one) | Found::Slip(one) => vec![one],
            Found::Several(several) => several,
            Found::Nobody => Vec::new(),
        };
        let full = fold(&listing.name.full);
        let bears = |known: &Draft| known.forms.keys().any(|form| fold(&form.full) == full);
        let is_same = |draft: &&usize| {
            let known = &self.drafts[**draft];
            let same_orcid = listing.orcid.is_some() && known.orcid == listing.orcid;
            let may_be = bears(known) || !known.roles.contains(&listing.role);
            same_orcid || may_be && self.shares_email(**draft, listing)
        };
        if let Some(same) = fitting.iter().find(is_same) {
            return Some(*same);
        }
        let mut others = fitting.into_iter().filter(|draft| {
            let known = &self.drafts[*draft];
            let other = known.orcid.is_some() && listing.orcid.is_some();
            bears(known) && !other && !known.roles.contains(&listing.role)
        });
        others.next().filter(|_| others.next().is_none())
    }

    /// The one of `several` who is not listed and bears this full name.
    pub fn unlisted(&self, several: &[usize], name: &PersonName) -> Option<usize> {
        let bearers = self.by_full.get(&fold(&name.full))?;
        let is_unlisted = |draft: &&usize| !self.drafts[**draft].is_listed;
        several.iter().filter(is_unlisted).find(|draft| bearers.contains(draft)).copied()
    }

    /// Notes that `draft` is named at `span`.
    pub fn note_mention(&mut self, draft: usize, span: ArenaSpan) {
        self.drafts[draft].mentions.insert(span);
    }

    /// Notes a role of `draft`.
    pub fn note_role(&mut self, draft: usize, role: PersonRole) {
        self.drafts[draft].roles.insert(role);
    }

    /// Notes that `draft` wrote or edited a work of this year.
    pub fn note_year(&mut self, draft: usize, year: &str) {
        self.drafts[draft].years.insert(year.to_owned());
    }

    /// Whether `draft` wrote or edited a work of this year.
    pub fn has_year(&self, draft: usize, year: &str) -> bool {
        self.drafts[draft].years.contains(year)
    }

    /// Whether `draft` attended the event.
    pub fn attended(&self, draft: usize, event: usize) -> bool {
        self.drafts[draft].events.contains(&event)
    }

    /// Takes over what a listing says.
    pub fn note_listing(&mut self, draft: usize, listing: &Person) {
        // A listing's form counts twice: it is printed with care.
        self.note_form(draft, &listing.name);
        let person = &mut self.drafts[draft];
        person.is_listed = true;
        person.roles.insert(listing.role);
        extend(&mut person.honorifics, &listing.honorifics);
        extend(&mut person.emails, &listing.emails);
        extend(&mut person.homepages, &listing.homepages);
        if person.orcid.is_none() {
            person.orcid.clone_from(&listing.orcid);
        }
        person.events.extend(listing.event);
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

/// Who bears a name, where they are few enough to be looked through.
fn few<'d>(
    bearers: &'d BTreeMap<String, BTreeSet<usize>>,
    name: &str,
    most: usize,
) -> impl Iterator<Item = &'d usize> + use<'d> {
    bearers.get(name).filter(|found| found.len() <= most).into_iter().flatten()
}

fn one_of(found: Vec<usize>) -> Found {
    match found.as_slice() {
        [] => Found::Nobody,
        [one] => Found::Same(*one),
        _ => Found::Several(found),
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
    /// Whether a given name fits every form seen, so that an initial joins no two names.
    fn given_fits(&self, given: &str) -> bool {
        let mut own = self.forms.keys().filter_map(|form| form.given.as_deref()).peekable();
        own.peek().is_some() && own.all(|own| given_fit(own, given))
    }

    /// Whether a form differs from the name by a slip of the pen, or by a second family name.
    fn is_near(&self, name: &PersonName, given: &str) -> bool {
        let double = |form: &PersonName| {
            let families = form.family.as_deref().zip(name.family.as_deref());
            form.given.as_deref().is_some_and(|own| fold(own) == fold(given))
                && families.is_some_and(|(own, family)| is_part_of_double(own, family))
        };
        self.forms.keys().any(|form| is_slip(&form.full, &name.full) || double(form))
    }

    /// Whether the family name differs by a doubled letter and the given name fits.
    fn is_doubled(&self, name: &PersonName, given: &str) -> bool {
        let families = |form: &PersonName| {
            let both = form.family.as_deref().zip(name.family.as_deref());
            both.is_some_and(|(own, family)| is_doubling(own, family))
        };
        self.given_fits(given) && self.forms.keys().any(families)
    }

    /// The form with most whole words, then most words, then seen most often.
    fn name(&self) -> Option<&PersonName> {
        let whole =
            |name: &PersonName| name.full.split_whitespace().filter(|word| is_whole(word)).count();
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

/// Whether a word of a name is more than initials: "Jo", but neither "JW" nor "Ch.".
fn is_whole(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    match letters[..] {
        [] | [_] => false,
        [_, second] => second.is_lowercase() && !word.contains('.'),
        _ => true,
    }
}
