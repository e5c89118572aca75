//! Who is joined to whom.

use super::*;
use crate::ident::{Email, Orcid};
use crate::paper::{Confidence, DocumentBuilder};
use crate::text::{Source, SourceSpan};

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
        role_words: Vec::new(),
        is_corresponding: false,
        emails: Vec::new(),
        homepages: Vec::new(),
        orcid: None,
        affiliations: Vec::new(),
        event: None,
        group: None,
        evidence: evidence(place),
    }
}

/// A text with its mentions in square brackets, listed people and cited works
/// ("Given Family 1999"): gives "key role: mentions | aliases" of each person, and the
/// number of diagnostics.
fn show(listings: &[&str], cited: &[&str], marked: &str) -> (Vec<String>, usize) {
    let mut text = " ".repeat(listings.len() + cited.len());
    let mut mentions = Vec::new();
    for piece in marked.split('[') {
        let Some((named, rest)) = piece.split_once(']') else {
            text.push_str(piece);
            continue;
        };
        let (title, words) = named.split_once(": ").unwrap_or(("", named));
        let span = ArenaSpan::new(text.len(), text.len() + words.len());
        let rule = if title.is_empty() { "test" } else { "people/titled-name" };
        let evidence = Evidence::new(span, rule, Confidence::CERTAIN);
        mentions.push(PersonMention { name: name(words), role: PersonRole::Mentioned, evidence });
        text.push_str(words);
        text.push_str(rest);
    }
    let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
    builder.copy(SourceSpan::new(0, text.len()));
    let document = builder.finish();
    let references = cited.iter().enumerate();
    let findings = Findings {
        people: listings.iter().enumerate().map(|(place, text)| listing(place, text)).collect(),
        references: references.map(|(place, text)| work(listings.len() + place, text)).collect(),
        mentions,
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

fn work(place: usize, text: &str) -> Reference {
    let (author, year) = text.rsplit_once(' ').unwrap_or((text, ""));
    let PersonName { given, family, .. } = name(author);
    let author =
        Contributor { family: family.unwrap_or_default(), given, ..Contributor::default() };
    Reference {
        authors: vec![author],
        year: Some(year.to_owned()),
        ..Reference::new(evidence(place))
    }
}

fn check(listings: &[&str], cited: &[&str], text: &str, expected: &[&str], notes: usize) {
    let (people, diagnostics) = show(listings, cited, text);
    assert_eq!(people, expected, "{text}");
    assert_eq!(diagnostics, notes, "{text}");
}

#[test]
fn one_person_is_found_once() {
    let listed: fn(&[&str], &str, &[&str], usize) =
        |listings, text, expected, notes| check(listings, &[], text, expected, notes);
    listed(&["Anna Ng", "Anna Ng"], "[Ng], [Anna Ng]", &["anna-ng participant: 4 | "], 0);
    listed(&["J. Ian B. Hill"], "[Ian Hill]", &["j-ian-b-hill participant: 2 | Ian Hill"], 0);
    listed(
        &["Annaleee Holt"],
        "[Annalee Holt], [Annalee Holt]",
        &["annalee-holt participant: 3 | Annaleee Holt"],
        1,
    );
    listed(&["Åke Jönsson"], "[Ake Jonsson]", &["ake-jonsson participant: 2 | Ake Jonsson"], 0);
    listed(&["Ida Müller"], "[Mueller]", &["ida-muller participant: 2 | "], 0);
    listed(&["Jean-Luc Po"], "[Jean Luc Po]", &["jean-luc-po participant: 2 | Jean-Luc Po"], 0);
    listed(&["Anna Holt"], "[Anna Holt-Moss]", &["anna-holt participant: 2 | Anna Holt-Moss"], 1);
    listed(&["Mark Lorens"], "[Lorens Mark]", &["mark-lorens participant: 2 | Lorens Mark"], 1);
    listed(&[], "It was [Dr: Ng] who; [Ng] left.", &["ng mentioned: 2 | "], 0);
    check(
        &["Hubert Schmitz"],
        &["H Schmittz 1999"],
        "",
        &["hubert-schmitz participant: 1 | H Schmittz"],
        1,
    );
}

#[test]
fn the_fullest_form_is_the_name() {
    check(&["Jo Moss"], &["J Moss 1999"], "", &["jo-moss participant: 1 | J Moss"], 0);
    check(&["C. Moss"], &["Chi Moss 1999"], "", &["chi-moss participant: 1 | C. Moss"], 0);
    check(&["JW Moss"], &["Jo Moss 1999"], "", &["jo-moss participant: 1 | JW Moss"], 0);
}

#[test]
fn two_people_are_two() {
    let listed: fn(&[&str], &str, &[&str], usize) =
        |listings, text, expected, notes| check(listings, &[], text, expected, notes);
    listed(
        &["Jan Berg", "Eva Berg"],
        "[Berg], [Tom Berg]",
        &["eva-berg participant: 1 | ", "jan-berg participant: 1 | ", "tom-berg mentioned: 1 | "],
        1,
    );
    listed(&["Anna Ng"], "[Po]", &["anna-ng participant: 1 | "], 0);
    listed(
        &["Martin Holt", "Martin Halt"],
        "[Martin Hult]",
        &[
            "martin-halt participant: 1 | ",
            "martin-holt participant: 1 | ",
            "martin-hult mentioned: 1 | ",
        ],
        0,
    );
    // An initial that fits both joins neither, wherever it stands.
    listed(
        &[],
        "[J. Berg], [Jan Berg], [Jon Berg]",
        &["jan-berg mentioned: 1 | ", "jon-berg mentioned: 1 | "],
        1,
    );
    check(
        &[],
        &["J Berg 1999", "Jan Berg 2000", "Jon Berg 2001"],
        "",
        &["j-berg cited: 0 | ", "jan-berg cited: 0 | ", "jon-berg cited: 0 | "],
        0,
    );
    check(
        &[],
        &["J Hansen 1999", "J Hanson 2000"],
        "",
        &["j-hansen cited: 0 | ", "j-hanson cited: 0 | "],
        0,
    );
    check(
        &[],
        &["J A Berg 1999", "J B Berg 2000"],
        "",
        &["j-a-berg cited: 0 | ", "j-b-berg cited: 0 | "],
        0,
    );
    // "James" is somebody's family name here.
    listed(
        &["Martin James", "Ada James", "Martin Po"],
        "[James Martin]",
        &[
            "ada-james participant: 1 | ",
            "james-martin mentioned: 1 | ",
            "martin-james participant: 1 | ",
            "martin-po participant: 1 | ",
        ],
        0,
    );
}

#[test]
fn context_tells_whose_a_surname_is() {
    let cited = ["Adam Berg 1776", "Jack Berg 1999"];
    let far = "x ".repeat(NEARBY);
    let two = |text: &str, adam: usize, jack: usize, notes: usize| {
        let expected =
            [format!("adam-berg cited: {adam} | "), format!("jack-berg cited: {jack} | ")];
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(&[], &cited, text, &expected, notes);
    };
    two("[Berg] (1776) says so.", 1, 0, 0);
    two("as [Berg] et al., 1999 say", 0, 1, 0);
    two("[Berg] (1888) says so.", 0, 0, 1);
    two("[Berg] says so. [Berg] too.", 0, 0, 1);
    two("So says [Jack Berg]. But [Berg] left.", 0, 2, 0);
    two(&format!("So says [Jack Berg]. {far} But [Berg] left."), 0, 1, 1);
    two("[Jack Berg] met [Adam Berg]. But [Berg] left.", 1, 1, 1);
}

/// Stated listings, "role name #e-mail of": gives "key roles: e-mails" of each person.
fn check_stated(listings: &[(PersonRole, &str, &str)], expected: &[&str]) {
    let stated = |(place, (role, full, mailbox)): (usize, &(PersonRole, &str, &str))| Person {
        role: *role,
        emails: Email::parse(&format!("{mailbox}@example.org")).into_iter().collect(),
        orcid: Orcid::parse(mailbox).ok(),
        evidence: Evidence::new(evidence(place).span(), "people/stated", Confidence::CERTAIN),
        ..listing(place, full)
    };
    let findings = Findings {
        people: listings.iter().enumerate().map(stated).collect(),
        ..Findings::default()
    };
    let text = " ".repeat(listings.len());
    let document = DocumentBuilder::new(Source::new("a.xml", text.as_bytes())).finish();
    let people = link(&document, &findings, &mut Vec::new());
    assert_eq!(people.listings.len(), listings.len());
    let show = |person: &LinkedPerson| {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.as_str()).collect();
        format!("{} {}", person.key, roles.join("+"))
    };
    assert_eq!(people.people.iter().map(show).collect::<Vec<_>>(), expected);
}

#[test]
fn the_source_says_who_is_one_and_who_is_two() {
    use PersonRole::{Author, Contributor, Editor};
    check_stated(
        &[(Author, "Wei Po", ""), (Author, "Wei Po", "")],
        &["wei-po author", "wei-po-2 author"],
    );
    check_stated(&[(Author, "Wei Po", "a"), (Author, "Wei Po", "a")], &["wei-po author"]);
    check_stated(
        &[(Author, "Wei Po", "a"), (Author, "W. Po", "a")],
        &["w-po author", "wei-po author"],
    );
    check_stated(&[(Author, "Wei Po", "a"), (Editor, "W. Po", "a")], &["wei-po author+editor"]);
    check_stated(
        &[(Author, "Wei Po", ""), (Author, "W. Po", "")],
        &["w-po author", "wei-po author"],
    );
    // One ORCID under two names is a slip of the source.
    let orcid = "0000-0002-1825-0097";
    check_stated(
        &[(Author, "Wei Po", orcid), (Author, "Anna Ng", orcid)],
        &["anna-ng author", "wei-po author"],
    );
    check_stated(&[(Author, "Wei Po", ""), (Editor, "Wei Po", "")], &["wei-po author+editor"]);
    check_stated(
        &[(Author, "Wei Po", orcid), (Editor, "Wei Po", "0000-0001-5109-3700")],
        &["wei-po author", "wei-po-2 editor"],
    );
    check_stated(
        &[(Author, "Wei Po", ""), (Author, "Wei Po", ""), (Contributor, "Wei Po", "")],
        &["wei-po author", "wei-po-2 author", "wei-po-3 contributor"],
    );
}

#[test]
fn a_person_keeps_twenty_forms_of_a_name() {
    let aliases = |forms: usize| {
        let mut drafts = Drafts::default();
        let draft = drafts.add(&name("Ada Berg"), PersonRole::Cited, evidence(0));
        for number in 1..forms {
            drafts.note_form(draft, &name(&format!("Ada {} Berg", "A. ".repeat(number))));
        }
        drafts.finish().0[0].aliases.len()
    };
    assert_eq!(aliases(3), 2);
    assert_eq!(aliases(20), 19);
    assert_eq!(aliases(500), 19);
}
