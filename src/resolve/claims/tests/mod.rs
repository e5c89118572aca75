//! Claims written out by hand, joined to people written out by hand.
//!
//! A text marks its claims: `[Anna Berg] <said> {trust grows}` has source, cue and content; a cue
//! alone opens a claim of nobody. The cue tells act and stance.

use std::collections::BTreeSet;

use super::*;
use crate::paper::{
    Act, Agent, Basis, Certainty, Citation, CitationKey, Confidence, Contributor, DocumentBuilder,
    Evidence, Fit, LinkedPerson, NodeKind, PersonName, PersonRole, Polarity, Reference,
    SectionRole, SourceKind, Stance, StanceKind,
};
use crate::text::{ArenaSpan, Source, SourceSpan};

mod answers;
mod speakers;

/// Everybody who may stand in a text; the first two wrote it.
const PEOPLE: &[(&str, &str)] = &[
    ("Anna", "Berg"),
    ("Karl", "Roth"),
    ("Eva", "Lind"),
    ("Per", "Holm"),
    ("Robin", "Vale"),
    ("Kim", "Dahl"),
];

/// A text without its marks, and the claims marked in it.
struct Marked {
    text: String,
    claims: Vec<Claim>,
    stressed: Vec<SourceSpan>,
}

fn read(marked: &str) -> Marked {
    let mut read = Marked { text: String::new(), claims: Vec::new(), stressed: Vec::new() };
    let mut open = Vec::new();
    let mut source = None;
    let mut sentence = 0;
    for character in marked.chars() {
        let at = read.text.len();
        match character {
            '[' | '<' | '{' => open.push(at),
            '*' if open.last().is_some_and(|start| read.text[*start..].ends_with(' ')) => {
                open.push(at);
            }
            ']' | '>' | '}' | '*' => {
                let start = open.pop().expect("every mark is opened");
                let span = ArenaSpan::new(start, at);
                match character {
                    ']' => source = Some(span),
                    '>' => {
                        let claim = claim(&read.text, source.take(), span, sentence);
                        read.claims.push(claim);
                    }
                    '}' => read.claims.last_mut().expect("a cue before").content.push(span),
                    _ => read.stressed.push(SourceSpan::new(start, at)),
                }
            }
            '\n' => {
                read.text.push(character);
                sentence = read.text.len();
            }
            '.' => {
                read.text.push(character);
                let stop = read.text.len();
                for claim in read.claims.iter_mut().filter(|one| one.sentence.start() == sentence) {
                    claim.sentence = ArenaSpan::new(sentence, stop);
                }
                sentence = stop + 1;
            }
            _ => read.text.push(character),
        }
    }
    for claim in &mut read.claims {
        finish(&read.text, claim);
    }
    read
}

/// A claim whose sentence is not read to its end yet.
fn claim(text: &str, source: Option<ArenaSpan>, cue: ArenaSpan, sentence: usize) -> Claim {
    let words = cue.of(text);
    let stance = |kind| Some(Stance { kind, basis: Basis::Stated, toward: Vec::new() });
    Claim {
        sentence: ArenaSpan::new(sentence, cue.end()),
        source,
        sources: source.map_or_else(Vec::new, |source| parts(text, source)),
        source_kind: kind(source.map(|source| source.of(text))),
        cue: Some(cue),
        content: Vec::new(),
        act: match words {
            "asked" => Act::Question,
            "agreed" => Act::Agreement,
            _ => Act::Assertion,
        },
        polarity: Polarity::Positive,
        certainty: Certainty::High,
        normative: false,
        continues: None,
        stance: match words {
            "agreed" => stance(StanceKind::Agrees),
            "objected" => stance(StanceKind::Disagrees),
            "replied" => stance(StanceKind::Responds),
            "admitted" => stance(StanceKind::PartlyAgrees),
            _ => None,
        },
        evidence: Evidence::new(cue, "claims/reporting-verb", Confidence::CERTAIN),
    }
}

fn kind(source: Option<&str>) -> SourceKind {
    match source {
        None => SourceKind::Nobody,
        Some("We") => SourceKind::Authors,
        Some(words) if words.to_lowercase().starts_with("the ") => SourceKind::Group,
        Some(_) => SourceKind::Person,
    }
}

fn finish(text: &str, claim: &mut Claim) {
    let said = claim.content.first().map_or("", |span| span.of(text));
    let has = |wanted: &str| said.split(' ').any(|word| word == wanted);
    if has("not") || has("no") {
        claim.polarity = Polarity::Negative;
    }
    claim.normative = has("should");
    claim.evidence = Evidence::new(claim.sentence, "claims/reporting-verb", Confidence::CERTAIN);
}

/// The names of a source, parted at "and".
fn parts(text: &str, source: ArenaSpan) -> Vec<ArenaSpan> {
    let words = source.of(text);
    let mut parts = Vec::new();
    let mut at = 0;
    for part in words.split(" and ") {
        parts.push(source.slice(at..at + part.len()));
        at += part.len() + " and ".len();
    }
    parts
}

/// One section; paragraphs end at a line feed.
fn document(marked: &Marked) -> Document {
    let text = &marked.text;
    let mut builder = DocumentBuilder::new(Source::new("test.txt", text.as_bytes()));
    builder.open(NodeKind::Section { level: 1, role: SectionRole::Body });
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        builder.open(NodeKind::Paragraph);
        let mut at = start;
        for stressed in
            marked.stressed.iter().filter(|one| (start..start + line.len()).contains(&one.start()))
        {
            builder.copy(SourceSpan::new(at, stressed.start()));
            builder.open(NodeKind::Emphasis);
            builder.copy(*stressed);
            builder.close();
            at = stressed.end();
        }
        start += line.len();
        builder.copy(SourceSpan::new(at, start));
        builder.close();
    }
    builder.finish()
}

fn people(text: &str) -> People {
    let mut people = People::default();
    for (index, (given, family)) in PEOPLE.iter().enumerate() {
        let full = format!("{given} {family}");
        let mentions: Vec<ArenaSpan> = text
            .match_indices(*family)
            .map(|(at, _)| {
                let start =
                    if text[..at].ends_with(&format!("{given} ")) { given.len() + 1 } else { 0 };
                ArenaSpan::new(at - start, at + family.len())
            })
            .collect();
        people.by_mention.extend(mentions.iter().map(|span| (*span, index)));
        let role = if index < 2 { PersonRole::Author } else { PersonRole::Mentioned };
        people.people.push(LinkedPerson {
            key: family.to_lowercase(),
            aliases: BTreeSet::new(),
            honorifics: Vec::new(),
            roles: [role].into(),
            emails: Vec::new(),
            homepages: Vec::new(),
            orcid: None,
            evidence: Evidence::new(ArenaSpan::new(0, 1), "test", Confidence::CERTAIN),
            mentions,
            memberships: Vec::new(),
            name: PersonName {
                full,
                given: Some((*given).to_owned()),
                family: Some((*family).to_owned()),
            },
        });
    }
    people
}

/// Cited works, by their authors among [`PEOPLE`].
const WORKS: &[&[usize]] = &[&[2, 3], &[4]];

fn works() -> Vec<LinkedReference> {
    let work = |people: &&[usize]| {
        let evidence = Evidence::new(ArenaSpan::new(0, 1), "test", Confidence::CERTAIN);
        let author = |index: &usize| Contributor {
            family: PEOPLE[*index].1.to_owned(),
            ..Contributor::default()
        };
        LinkedReference {
            key: String::new(),
            reference: Reference {
                authors: people.iter().map(author).collect(),
                ..Reference::new(evidence)
            },
            authors: people.iter().map(|index| Agent::Person(*index)).collect(),
            editors: Vec::new(),
            translators: Vec::new(),
            cited_by: Vec::new(),
        }
    };
    WORKS.iter().map(work).collect()
}

/// Pointers to works: "#0".
fn citations(text: &str) -> Vec<LinkedCitation> {
    let pointer = |(at, _): (usize, &str)| {
        let span = ArenaSpan::new(at, at + 2);
        let target = text[at + 1..at + 2].parse().ok().filter(|work| *work < WORKS.len());
        LinkedCitation {
            key: String::new(),
            citation: Citation {
                key: CitationKey::Stated(target.unwrap_or_default()),
                context: span,
                evidence: Evidence::new(span, "test", Confidence::CERTAIN),
            },
            target,
            fit: target.map(|_| Fit::Stated),
            candidates: Vec::new(),
        }
    };
    text.match_indices('#').map(pointer).collect()
}

/// The claims of a marked text, joined, and how many sources stayed open.
fn linked(marked: &str) -> (Vec<LinkedClaim>, usize) {
    let marked = read(marked);
    let document = document(&marked);
    let people = people(&marked.text);
    let surroundings = Surroundings {
        people: &people,
        references: &works(),
        organizations: &[],
        citations: &citations(&marked.text),
        sections: &[],
        events: &[],
        concepts: &[],
    };
    let mut diagnostics = Vec::new();
    let claims = link(&document, marked.claims, &surroundings, &mut diagnostics);
    (claims, diagnostics.len())
}

#[test]
fn keys_are_places_and_unique() {
    let (claims, _) = linked("[Anna Berg] <said> {a}. [Karl Roth] <said> {b}, [he] <added> {c}.");
    let keys: Vec<&str> = claims.iter().map(|claim| &claim.key[..]).collect();
    assert_eq!(keys, ["0-17", "18-47", "18-47-2"]);
}
