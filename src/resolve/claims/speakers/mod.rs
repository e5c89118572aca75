//! Who says a claim: names and pronouns joined to people, the rest to groups.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{Claim, Document, LinkedPerson, PersonRole, SourceKind, Speaker};
use crate::text::{ArenaSpan, collapse};

use super::super::keys::slug;
use super::place::Place;
use super::{People, Surroundings, mentioned};
use gender::Gender;
use groups::Bodies;

mod gender;
mod groups;
mod pronouns;
mod scene;
mod works;

/// Words before a name that make it no subject.
const GOVERNORS: &[&str] = &[
    "about",
    "against",
    "among",
    "and",
    "between",
    "by",
    "for",
    "from",
    "including",
    "like",
    "of",
    "on",
    "or",
    "than",
    "to",
    "toward",
    "towards",
    "under",
    "unlike",
    "via",
    "with",
    "without",
];

/// The speakers of every claim.
pub fn link(
    document: &Document,
    claims: &[Claim],
    places: &[Place],
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Speaker>> {
    let people = &surroundings.people.people;
    let mut search = Search {
        document,
        claims,
        places,
        surroundings,
        names: names(people),
        genders: people.iter().map(|person| gender::of_person(document, person)).collect(),
        bodies: Bodies::of(surroundings.organizations),
        speakers: Vec::new(),
    };
    for (index, claim) in claims.iter().enumerate() {
        let speakers = search.find(index);
        let named = claim.source.filter(|_| claim.source_kind == SourceKind::Person);
        if let Some(source) = named.filter(|_| speakers.is_empty()) {
            diagnostics.push(unresolved(document, source));
        }
        search.speakers.push(speakers);
    }
    search.speakers
}

fn unresolved(document: &Document, source: ArenaSpan) -> Diagnostic {
    let words = collapse(document.text(source));
    let found =
        Diagnostic::new(Code::UnresolvedSpeaker, format!("nobody known is meant by \"{words}\""));
    match document.origin(source) {
        Some(place) => found.at(place),
        None => found,
    }
}

fn names(people: &[LinkedPerson]) -> BTreeMap<String, Option<usize>> {
    let mut names = BTreeMap::new();
    for (index, person) in people.iter().enumerate() {
        for form in person.aliases.iter().chain([&person.name.full]) {
            let bearer = names.entry(form.clone()).or_insert(Some(index));
            *bearer = bearer.filter(|known| *known == index);
        }
    }
    names
}

struct Search<'s> {
    document: &'s Document,
    claims: &'s [Claim],
    places: &'s [Place],
    surroundings: &'s Surroundings<'s>,
    /// Person of each written form of a name; nobody where several bear it.
    names: BTreeMap<String, Option<usize>>,
    /// Gender of each person, as far as names, titles and pronouns so far tell.
    genders: Vec<Option<Gender>>,
    /// Organisations by their names.
    bodies: Bodies<'s>,
    /// Speakers of the claims before.
    speakers: Vec<Vec<Speaker>>,
}

impl Search<'_> {
    /// The speakers of the next claim, each once.
    fn find(&mut self, index: usize) -> Vec<Speaker> {
        let claim = &self.claims[index];
        if let Some(continued) = claim.continues {
            return self.speakers.get(continued).cloned().unwrap_or_default();
        }
        let speakers: Vec<Speaker> = match claim.source_kind {
            SourceKind::Nobody => Vec::new(),
            SourceKind::Authors => self.authors(),
            SourceKind::Group => {
                claim.sources.iter().flat_map(|part| self.group(index, *part)).collect()
            }
            SourceKind::CitedWork => {
                claim.sources.iter().flat_map(|part| self.cited(*part)).collect()
            }
            SourceKind::Person => {
                claim.sources.iter().flat_map(|part| self.persons(index, *part)).collect()
            }
        };
        let mut once: Vec<Speaker> = Vec::with_capacity(speakers.len());
        for speaker in speakers {
            if !once.contains(&speaker) {
                once.push(speaker);
            }
        }
        once
    }

    fn people(&self) -> &People {
        self.surroundings.people
    }

    /// The authors of the paper.
    fn authors(&self) -> Vec<Speaker> {
        let people = self.people().people.iter().enumerate();
        let wrote = people.filter(|(_, person)| person.roles.contains(&PersonRole::Author));
        wrote.map(|(index, _)| Speaker::Person(index)).collect()
    }

    /// Whom a part of a source means: a person named, a pronoun's, or a group ("others").
    fn persons(&mut self, index: usize, part: ArenaSpan) -> Vec<Speaker> {
        let text = self.document.text(part);
        let lower = text.to_lowercase();
        let first = lower.split_whitespace().next().unwrap_or_default();
        let alone =
            !lower.trim().contains(' ') || lower.ends_with("self") || lower.ends_with(" own");
        if alone && matches!(first, "they" | "their" | "them") {
            return self.several_meant(index, part);
        }
        if let Some(gender) = gender::of_pronoun(first).filter(|_| alone) {
            return self.meant(index, part, gender).into_iter().collect();
        }
        let wrote = self.cited_by_name(part);
        if !wrote.is_empty() {
            return wrote;
        }
        let named = self.named(index, part);
        if named.is_empty() && text.starts_with(char::is_lowercase) {
            return self.group(index, part);
        }
        named.into_iter().map(Speaker::Person).collect()
    }

    /// Whom a pronoun means; who is meant for sure, has its gender from then on.
    fn meant(&mut self, index: usize, pronoun: ArenaSpan, gender: Gender) -> Option<Speaker> {
        let meant = self.person_meant(index, pronoun, gender)?;
        if meant.surely {
            self.genders[meant.person].get_or_insert(gender);
        }
        Some(Speaker::Person(meant.person))
    }

    /// The people at the head of a source: "Anna Berg, a friend of Karl Roth" names Anna Berg.
    fn named(&self, index: usize, part: ArenaSpan) -> Vec<usize> {
        let from = ArenaSpan::new(part.start(), part.start());
        let inside: Vec<(ArenaSpan, usize)> = self
            .people()
            .by_mention
            .range(from..)
            .take_while(|(span, _)| span.start() < part.end())
            .map(|(span, person)| (*span, *person))
            .collect();
        let Some((first, person)) = inside.first().copied() else {
            return mentioned(self.people(), part)
                .into_iter()
                .chain(self.by_name(part).or_else(|| self.by_surname(index, part)))
                .collect();
        };
        if self.is_owner(first, part) {
            return Vec::new();
        }
        let mut heads = vec![person];
        for pair in inside.windows(2) {
            if !self.are_joined(pair[0].0, pair[1].0) {
                break;
            }
            heads.push(pair[1].1);
        }
        heads
    }

    /// Whether a name only belongs to the head of a source: "Anna Berg's lawyer", "a friend of Anna Berg".
    fn is_owner(&self, name: ArenaSpan, part: ArenaSpan) -> bool {
        let arena = self.document.arena();
        let before = arena.get(part.start()..name.start()).unwrap_or_default();
        let behind = arena.get(name.end()..part.end()).unwrap_or_default();
        let governed = before.split_whitespace().any(|word| GOVERNORS.contains(&word));
        let owned = behind.strip_prefix("'s ").or_else(|| behind.strip_prefix("’s ")).is_some();
        governed || owned
    }

    /// The one person with exactly this name.
    fn by_name(&self, part: ArenaSpan) -> Option<usize> {
        self.names.get(&collapse(self.document.text(part))).copied().flatten()
    }

    /// Of several with a surname, the one whom alone the section has named before.
    fn by_surname(&self, index: usize, part: ArenaSpan) -> Option<usize> {
        let name = collapse(self.document.text(part));
        let bare = name.trim_end_matches("'s").trim_end_matches("’s");
        let start = self.places[index].section_start;
        let near = |mention: &&ArenaSpan| mention.start() >= start && mention.end() <= part.start();
        let people = self.people().people.iter().enumerate();
        let mut named = people.filter(|(_, person)| {
            person.name.family.as_deref() == Some(bare) && person.mentions.iter().any(|m| near(&m))
        });
        let (person, _) = named.next()?;
        named.next().is_none().then_some(person)
    }

    fn may_be(&self, person: usize, gender: Gender) -> bool {
        self.genders[person].is_none_or(|known| known == gender)
    }
}
