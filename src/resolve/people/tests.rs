//! Who is joined to whom.

use super::*;
use crate::paper::{Confidence, DocumentBuilder};
use crate::text::Source;

fn evidence(place: usize) -> Evidence {
    Evidence::new(ArenaSpan::new(place, place + 1), "test", Confidence::CERTAIN)
}

fn name(text: &str) -> PersonName {
    let (given, family) = text
        .rsplit_once(' ')
        .map_or((None, text), |(given, family)| (Some(given.to_owned()), family));
    PersonName { full: text.to_owned(), given, family: Some(family.to_owned()) }
}

fn listing(place: usize, text: &str) -> Person {
    Person {
        name: name(text),
        name_span: ArenaSpan::new(place, place + 1),
        honorifics: Vec::new(),
        role: PersonRole::Participant,
        emails: Vec::new(),
        homepages: Vec::new(),
        orcid: None,
        affiliations: Vec::new(),
        event: None,
        evidence: evidence(place),
    }
}

/// "key role: mentions | aliases", for listings from offset 0 and mentions from offset 100.
fn show(listings: &[&str], mentions: &[&str]) -> (Vec<String>, usize) {
    let document = DocumentBuilder::new(Source::new("a.txt", b"")).finish();
    let findings = Findings {
        people: listings.iter().enumerate().map(|(place, text)| listing(place, text)).collect(),
        mentions: mentions
            .iter()
            .enumerate()
            .map(|(place, text)| PersonMention {
                name: name(text),
                role: PersonRole::Mentioned,
                evidence: evidence(100 + place),
            })
            .collect(),
        ..Findings::default()
    };
    let mut diagnostics = Vec::new();
    let people = link(&document, &findings, &mut diagnostics);
    let show = |person: &LinkedPerson| {
        let role = person.roles.first().map_or("", |role| role.as_str());
        let aliases: Vec<&str> = person.aliases.iter().map(String::as_str).collect();
        format!("{} {role}: {} | {}", person.key, person.mentions.len(), aliases.join(", "))
    };
    (people.people.iter().map(show).collect(), diagnostics.len())
}

#[test]
fn names_are_joined() {
    let check = |listings: &[&str], mentions: &[&str], expected: &[&str], notes: usize| {
        let (people, diagnostics) = show(listings, mentions);
        assert_eq!(people, expected);
        assert_eq!(diagnostics, notes);
    };
    check(&["Anna Ng", "Anna Ng"], &["Ng", "Anna Ng"], &["anna-ng participant: 4 | "], 0);
    check(&["J. Ian B. Hill"], &["Ian Hill"], &["j-ian-b-hill participant: 2 | Ian Hill"], 0);
    check(
        &["Annaleee Holt"],
        &["Annalee Holt", "Annalee Holt"],
        &["annalee-holt participant: 3 | Annaleee Holt"],
        1,
    );
    check(
        &["Jan Berg", "Eva Berg"],
        &["Berg", "Tom Berg"],
        &["eva-berg participant: 1 | ", "jan-berg participant: 1 | ", "tom-berg mentioned: 1 | "],
        0,
    );
    check(&["Anna Ng"], &["Po"], &["anna-ng participant: 1 | "], 0);
    check(
        &["Martin Holt", "Martin Halt"],
        &["Martin Hult"],
        &[
            "martin-halt participant: 1 | ",
            "martin-holt participant: 1 | ",
            "martin-hult mentioned: 1 | ",
        ],
        0,
    );
}
