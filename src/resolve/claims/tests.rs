//! Claims made by hand, joined to people made by hand.

use std::collections::BTreeSet;

use super::*;
use crate::paper::{
    Act, Basis, Certainty, Confidence, DocumentBuilder, Evidence, LinkedPerson, NodeKind,
    PersonName, PersonRole, Polarity, SectionRole, SourceKind, Speaker, Stance, StanceKind,
    StanceTarget,
};
use crate::text::{ArenaSpan, Source, SourceSpan};

const RULE: &str = "claims/reporting-verb";

fn document(text: &str) -> Document {
    let mut builder = DocumentBuilder::new(Source::new("test.txt", text.as_bytes()));
    builder.open(NodeKind::Section { level: 1, role: SectionRole::Body });
    builder.open(NodeKind::Paragraph);
    builder.copy(SourceSpan::new(0, text.len()));
    builder.finish()
}

fn person(text: &str, given: &str, family: &str, role: PersonRole) -> LinkedPerson {
    let full = format!("{given} {family}");
    let at = text.find(&full).expect("the text names the person");
    let span = ArenaSpan::new(at, at + full.len());
    LinkedPerson {
        key: family.to_lowercase(),
        aliases: BTreeSet::new(),
        honorifics: Vec::new(),
        roles: [role].into(),
        emails: Vec::new(),
        homepages: Vec::new(),
        orcid: None,
        mentions: text
            .match_indices(&full)
            .map(|(at, _)| ArenaSpan::new(at, at + full.len()))
            .collect(),
        memberships: Vec::new(),
        evidence: Evidence::new(span, "test", Confidence::CERTAIN),
        name: PersonName { full, given: Some(given.to_owned()), family: Some(family.to_owned()) },
    }
}

fn people(text: &str) -> People {
    let people = vec![
        person(text, "Anna", "Berg", PersonRole::Author),
        person(text, "Karl", "Roth", PersonRole::Mentioned),
    ];
    let mentions = people.iter().enumerate();
    let by_mention = mentions
        .flat_map(|(index, person)| person.mentions.iter().map(move |span| (*span, index)))
        .collect();
    People { people, by_mention, ..People::default() }
}

/// One claim for each sentence: its source is what stands before the first "|", in parts at "&".
fn claims(text: &str, stances: &[Option<(StanceKind, Basis)>]) -> Vec<Claim> {
    let mut start = 0;
    let mut claims = Vec::new();
    for (sentence, stance) in text.split_inclusive('.').zip(stances) {
        let span = ArenaSpan::new(start, start + sentence.len());
        let bar = sentence.find('|').unwrap_or(0);
        let lead = sentence.len() - sentence.trim_start().len();
        let source = (bar > lead).then(|| span.slice(lead..bar));
        // " also " stands before the cue, not in it.
        let cue = if sentence[bar..].starts_with("| also ") { bar + "| also ".len() } else { bar };
        let kind = match source.map(|source| source.of(text)) {
            None => SourceKind::Nobody,
            Some("We") => SourceKind::Authors,
            Some(words) if words.starts_with("The ") => SourceKind::Group,
            Some(_) => SourceKind::Person,
        };
        claims.push(Claim {
            sentence: span,
            source,
            sources: source.map_or_else(Vec::new, |source| parts(text, source)),
            source_kind: kind,
            cue: Some(span.slice(cue..sentence.len())),
            content: vec![span.slice(bar + 1..sentence.len())],
            act: Act::Assertion,
            polarity: Polarity::Positive,
            certainty: Certainty::High,
            normative: false,
            continues: None,
            stance: stance.map(|(kind, basis)| Stance { kind, basis, toward: Vec::new() }),
            evidence: Evidence::new(span, RULE, Confidence::CERTAIN),
        });
        start += sentence.len();
    }
    claims
}

fn parts(text: &str, source: ArenaSpan) -> Vec<ArenaSpan> {
    let mut at = 0;
    let mut parts = Vec::new();
    for part in source.of(text).split_inclusive('&') {
        let inner = part.trim_end_matches('&').trim();
        let from = at + part.find(inner).unwrap_or(0);
        parts.push(source.slice(from..from + inner.len()));
        at += part.len();
    }
    parts
}

fn linked(text: &str, stances: &[Option<(StanceKind, Basis)>]) -> (Vec<LinkedClaim>, usize) {
    let document = document(text);
    let people = people(text);
    let surroundings = Surroundings {
        people: &people,
        references: &[],
        organizations: &[],
        citations: &[],
        sections: &[],
        events: &[],
        concepts: &[],
    };
    let mut diagnostics = Vec::new();
    let claims = link(&document, claims(text, stances), &surroundings, &mut diagnostics);
    (claims, diagnostics.len())
}

fn check(text: &str, expected: &[&[&str]], unresolved: usize) {
    let (claims, diagnostics) = linked(text, &vec![None; expected.len()]);
    let name = |speaker: &Speaker| match speaker {
        Speaker::Person(0) => "berg".to_owned(),
        Speaker::Person(_) => "roth".to_owned(),
        Speaker::Group(label) => label.clone(),
    };
    let found: Vec<Vec<String>> =
        claims.iter().map(|claim| claim.speakers.iter().map(name).collect()).collect();
    assert_eq!(found, expected, "{text}");
    assert_eq!(diagnostics, unresolved, "{text}");
}

#[test]
fn names_pronouns_and_groups_are_speakers() {
    check(
        "Anna Berg|a. Karl Roth|b. She|c. He|d.",
        &[&["berg"], &["roth"], &["berg"], &["roth"]],
        0,
    );
    check(
        "Anna Berg & Karl Roth & others|a. They|b.",
        &[&["berg", "roth", "others"], &["berg", "roth", "others"]],
        0,
    );
    check(
        "The guests|a. |b. Anna Berg|c. Karl Roth|d.",
        &[&["the guests"], &[], &["berg"], &["roth"]],
        0,
    );
    check("We|a. Anna Berg|b. Karl Roth|c.", &[&["berg"], &["berg"], &["roth"]], 0);
}

#[test]
fn what_cannot_be_joined_is_reported() {
    check("She|a. Anna Berg|b. Karl Roth|c.", &[&[], &["berg"], &["roth"]], 1);
    check("Eva Lind|a. Anna Berg|b. Karl Roth|c.", &[&[], &["berg"], &["roth"]], 1);
    check("Karl Roth|a. She|b. Anna Berg|c.", &[&["roth"], &[], &["berg"]], 1);
}

#[test]
fn answers_find_what_they_answer() {
    let stated = Some((StanceKind::Agrees, Basis::Stated));
    let inferred = Some((StanceKind::Disagrees, Basis::Inferred));
    let check = |text: &str, stances: &[Option<(StanceKind, Basis)>], expected: &[Answer]| {
        let (claims, _) = linked(text, stances);
        let found: Vec<Answer> =
            claims.into_iter().map(|claim| (claim.relation, claim.toward)).collect();
        assert_eq!(found, expected, "{text}");
    };
    type Answer = (Option<StanceKind>, Vec<StanceTarget>);
    let none: Answer = (None, Vec::new());
    let first = vec![StanceTarget::Claim(0)];
    check(
        "Anna Berg|a. Karl Roth|agreed b.",
        &[None, stated],
        &[none.clone(), (Some(StanceKind::Agrees), first.clone())],
    );
    check(
        "Anna Berg|a. Karl Roth|b. Karl Roth|maintained c.",
        &[None, None, inferred],
        &[none.clone(), none.clone(), (Some(StanceKind::Disagrees), first.clone())],
    );
    // Who "also" agrees, agrees with whom the one before agreed with, not with that one.
    let agrees = (Some(StanceKind::Agrees), first.clone());
    check(
        "Anna Berg|a. Karl Roth|agreed b. The guests| also agreed c.",
        &[None, stated, stated],
        &[none.clone(), agrees.clone(), agrees.clone()],
    );
    let second = (Some(StanceKind::Agrees), vec![StanceTarget::Claim(1)]);
    check(
        "Anna Berg|a. Karl Roth|agreed b. Anna Berg| also agreed c.",
        &[None, stated, stated],
        &[none.clone(), agrees, second],
    );
    // A contrast with nobody is none, but a stated agreement stays one.
    check(
        "Anna Berg|a. Anna Berg|b. Karl Roth|c.",
        &[None, inferred, None],
        &[none.clone(), none.clone(), none.clone()],
    );
    check(
        "Karl Roth|a. Anna Berg|b.",
        &[stated, None],
        &[(Some(StanceKind::Agrees), Vec::new()), none],
    );
}

#[test]
fn keys_are_places_and_unique() {
    let (claims, _) = linked("Anna Berg|a. Karl Roth|b.", &[None, None]);
    let keys: Vec<&str> = claims.iter().map(|claim| &claim.key[..]).collect();
    assert_eq!(keys, ["0-12", "12-25"]);
}
