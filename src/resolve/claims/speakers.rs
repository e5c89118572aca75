//! Who says a claim: names and pronouns joined to people, the rest to groups.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{Agent, Claim, Document, LinkedPerson, PersonRole, SourceKind, Speaker};
use crate::text::{ArenaSpan, collapse};

use super::gender::{self, Gender};
use super::place::Place;
use super::{LOOK_BACK, People, Surroundings, mentioned};

/// The speakers of every claim.
pub fn link(
    document: &Document,
    claims: &[Claim],
    places: &[Place],
    surroundings: &Surroundings<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Speaker>> {
    let names = names(&surroundings.people.people);
    let mut search = Search { document, claims, places, surroundings, names, speakers: Vec::new() };
    for (index, claim) in claims.iter().enumerate() {
        let speakers = search.speakers(index);
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
    /// Speakers of the claims before.
    speakers: Vec<Vec<Speaker>>,
}

impl Search<'_> {
    fn speakers(&self, index: usize) -> Vec<Speaker> {
        let claim = &self.claims[index];
        if let Some(continued) = claim.continues {
            return self.speakers.get(continued).cloned().unwrap_or_default();
        }
        let mut speakers: Vec<Speaker> = match claim.source_kind {
            SourceKind::Nobody => Vec::new(),
            SourceKind::Authors => self.authors(),
            SourceKind::Group => claim.sources.iter().map(|part| self.group(*part)).collect(),
            SourceKind::CitedWork => {
                claim.sources.iter().flat_map(|part| self.cited(*part)).collect()
            }
            SourceKind::Person => {
                claim.sources.iter().flat_map(|part| self.persons(index, *part)).collect()
            }
        };
        let mut seen = Vec::new();
        speakers.retain(|speaker| {
            let new = !seen.contains(speaker);
            seen.push(speaker.clone());
            new
        });
        speakers
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

    fn group(&self, part: ArenaSpan) -> Speaker {
        Speaker::Group(label(self.document.text(part)))
    }

    /// Authors of the works that the pointers inside `part` mean, else the people named there.
    fn cited(&self, part: ArenaSpan) -> Vec<Speaker> {
        let citations = self.surroundings.citations;
        let first =
            citations.partition_point(|one| one.citation.evidence.span().end() <= part.start());
        let inside = citations[first..]
            .iter()
            .take_while(|one| one.citation.evidence.span().start() < part.end());
        let works = inside.filter_map(|one| one.target);
        let authors = works.flat_map(|work| self.surroundings.references[work].authors.iter());
        let found: Vec<Speaker> = authors.map(|agent| self.agent(*agent)).collect();
        if found.is_empty() {
            self.named(part).into_iter().map(Speaker::Person).collect()
        } else {
            found
        }
    }

    fn agent(&self, agent: Agent) -> Speaker {
        match agent {
            Agent::Person(person) => Speaker::Person(person),
            Agent::Organization(place) => {
                Speaker::Group(self.surroundings.organizations[place].name.clone())
            }
        }
    }

    /// Whom a part of a source means: a person named, a pronoun's, or a group ("others").
    fn persons(&self, index: usize, part: ArenaSpan) -> Vec<Speaker> {
        let text = self.document.text(part);
        let lower = text.to_lowercase();
        if matches!(lower.as_str(), "they" | "their") {
            return self.several_before(index);
        }
        if let Some(gender) = gender::of_pronoun(&lower) {
            return self.person_before(index, gender).into_iter().collect();
        }
        let named = self.named(part);
        if named.is_empty() && text.starts_with(char::is_lowercase) {
            return vec![self.group(part)];
        }
        named.into_iter().map(Speaker::Person).collect()
    }

    /// People mentioned inside `part`, else the one person with exactly this name.
    fn named(&self, part: ArenaSpan) -> Vec<usize> {
        let found = mentioned(self.people(), part);
        if found.is_empty() { self.by_name(part).into_iter().collect() } else { found }
    }

    fn by_name(&self, part: ArenaSpan) -> Option<usize> {
        self.names.get(&collapse(self.document.text(part))).copied().flatten()
    }

    /// The last single person of this gender who spoke before, in this paragraph or else in this section.
    fn person_before(&self, index: usize, gender: Gender) -> Option<Speaker> {
        let speaks = |earlier: &usize| match self.speakers[*earlier][..] {
            [Speaker::Person(person)] => {
                self.may_be(person, gender) && self.is_antecedent(*earlier, index)
            }
            _ => false,
        };
        let found = self.before(index).find(speaks)?;
        self.speakers[found].first().cloned()
    }

    /// The last several speakers before.
    fn several_before(&self, index: usize) -> Vec<Speaker> {
        let several = |earlier: &usize| match &self.speakers[*earlier][..] {
            [] | [Speaker::Person(_)] => false,
            _ => self.is_antecedent(*earlier, index),
        };
        self.before(index).find(several).map_or_else(Vec::new, |found| self.speakers[found].clone())
    }

    /// Earlier claims of the section, the nearest first; those of the paragraph come first by nature.
    fn before(&self, index: usize) -> impl Iterator<Item = usize> {
        let section = self.places[index].section;
        let earlier = (0..index).rev().take(LOOK_BACK);
        earlier.take_while(move |earlier| self.places[*earlier].section == section)
    }

    /// Whether the subject of an earlier claim can be meant: an aside ("Anna's remark that") in the same sentence cannot.
    fn is_antecedent(&self, earlier: usize, index: usize) -> bool {
        let (one, other) = (&self.claims[earlier], &self.claims[index]);
        one.sentence != other.sentence || one.evidence.rule == "claims/reporting-verb"
    }

    fn may_be(&self, person: usize, gender: Gender) -> bool {
        let given = self.people().people[person].name.given.as_deref();
        given.and_then(gender::of_given).is_none_or(|known| known == gender)
    }
}

/// The words of a group as printed; an article that opens a sentence is written small.
fn label(text: &str) -> String {
    let words = collapse(text);
    let (first, rest) = words.split_once(' ').unwrap_or((&words, ""));
    let small = first.to_lowercase();
    match small.as_str() {
        "the" | "a" | "an" => format!("{small} {rest}"),
        "both" if !rest.is_empty() => rest.to_owned(),
        _ => words,
    }
}
