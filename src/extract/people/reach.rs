//! Whose e-mail addresses and ORCID iDs the notes of a byline give.
//!
//! What a note says of itself decides: initials behind an address, a name before it, a mark.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::ident::Email;
use crate::paper::{Document, Person, PersonRole};
use crate::text::ArenaSpan;

use super::byline::Author;
use super::contacts::{self, Contacts};

/// No note of a paper gives more addresses of people whom the source states.
const MOST: usize = 200;

/// Gives e-mails and ORCID iDs to the authors they name or whose marks they bear.
pub fn give(
    document: &Document,
    people: &mut [Person],
    authors: &[(ArenaSpan, Author)],
    contacts: &[(ArenaSpan, Contacts)],
) {
    for (span, found) in contacts {
        let text = document.text(*span);
        let mut last = 0;
        for (email, range) in &found.emails {
            let owner = named_owner(people, text, email, last..range.start, range.end)
                .or_else(|| only_marked(authors, text))
                .or_else(|| (people.len() == 1).then_some(0));
            add_email(people, owner, email);
            last = range.end;
        }
        let mut last = 0;
        for (orcid, range) in &found.orcids {
            let owner = named_in(people, &text[last..range.start])
                .or_else(|| (people.len() == 1).then_some(0));
            if let Some(person) = owner.and_then(|owner| people.get_mut(owner)) {
                person.orcid.get_or_insert_with(|| orcid.clone());
            }
            last = range.end;
        }
    }
}

/// Gives e-mails that are nobody's yet to the stated authors that they name, or to the one
/// corresponding author who has none; only what is still nobody's then stays in `contacts`.
pub fn give_to_stated(
    document: &Document,
    people: &mut [Person],
    contacts: &mut [(ArenaSpan, Contacts)],
) {
    let mut known: BTreeSet<Email> =
        people.iter().flat_map(|person| person.emails.iter().cloned()).collect();
    let notes = contacts.iter().flat_map(|(span, found)| {
        let starts = std::iter::once(0).chain(found.emails.iter().map(|(_, range)| range.end));
        found.emails.iter().zip(starts).map(|((email, range), last)| (*span, email, range, last))
    });
    let silent = |person: &Person| {
        person.is_corresponding && person.role == PersonRole::Author && person.emails.is_empty()
    };
    for (span, email, range, last) in notes.take(MOST) {
        if known.contains(email) {
            continue;
        }
        let owner = named_owner(people, document.text(span), email, last..range.start, range.end)
            .or_else(|| only(people, silent));
        add_email(people, owner, email);
        known.extend(owner.map(|_| email.clone()));
    }
    for (_, found) in contacts {
        found.emails.retain(|(email, _)| !known.contains(email));
    }
}

/// Whom initials behind an address, a name before it, or the address itself name.
fn named_owner(
    people: &[Person],
    text: &str,
    email: &Email,
    before: Range<usize>,
    behind: usize,
) -> Option<usize> {
    let in_address = |person: &Person| {
        let family = person.name.family.as_deref();
        person.role == PersonRole::Author
            && family.is_some_and(|family| contacts::names(email, family))
    };
    owner_by_initials(people, &text[behind..])
        .or_else(|| named_in(people, &text[before]))
        .or_else(|| only(people, in_address))
}

fn add_email(people: &mut [Person], owner: Option<usize>, email: &Email) {
    if let Some(person) = owner.and_then(|owner| people.get_mut(owner))
        && !person.emails.contains(email)
    {
        person.emails.push(email.clone());
    }
}

/// The one person that fits.
fn only(people: &[Person], fits: impl Fn(&Person) -> bool) -> Option<usize> {
    let mut found = people.iter().enumerate().filter(|(_, person)| fits(person));
    let (first, _) = found.next()?;
    found.next().is_none().then_some(first)
}

/// The person whose whole name stands in the words before an address.
fn named_in(people: &[Person], before: &str) -> Option<usize> {
    only(people, |person| person.role == PersonRole::Author && before.contains(&person.name.full))
}

/// "a@example.org (AN)".
fn owner_by_initials(people: &[Person], after: &str) -> Option<usize> {
    let inner = after.trim_start().strip_prefix('(')?.split(')').next()?;
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).collect() };
    let wanted = letters(inner);
    let initials = |name: &str| -> String {
        name.split([' ', '-'])
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_uppercase())
            .collect()
    };
    let is_author = |person: &Person| person.role == PersonRole::Author;
    only(people, |person| {
        !wanted.is_empty() && is_author(person) && initials(&person.name.full) == wanted
    })
}

/// The one author with a symbol that the contact line begins with.
fn only_marked(authors: &[(ArenaSpan, Author)], line: &str) -> Option<usize> {
    let mark = line.chars().next().filter(|c| "*†‡§¶#".contains(*c))?.to_string();
    let mut found =
        authors.iter().enumerate().filter(|(_, (_, author))| author.marks.contains(&mark));
    let (first, _) = found.next()?;
    found.next().is_none().then_some(first)
}
