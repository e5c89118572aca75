//! A paper joined by hand, with something of every kind, over a fixture's text.

use std::collections::BTreeSet;

use etl::diagnostic::{Code, Diagnostic};
use etl::ident::{CountryCode, Doi, Email, Issn, Orcid, Pmid, Url};
use etl::paper::{
    Act, Address, Affiliation, Agent, Award, Basis, Broader, BroaderBasis, Certainty, Citation,
    CitationKey, Claim, Concept, Confidence, Contribution, Contributor, Definition, Document,
    DocumentBuilder, Event, Evidence, FieldEvidence, Fit, LinkedCitation, LinkedClaim,
    LinkedConcept, LinkedEvent, LinkedOrganization, LinkedPaper, LinkedPerson, LinkedReference,
    LinkedSection, Membership, NodeKind, PaperMeta, PersonName, PersonRole, Polarity, Publication,
    Publisher, Reference, ReferenceType, SectionRole, SourceKind, Speaker, StanceKind,
    StanceTarget, TaggedText, VocabularyConcept, VocabularyLink, VocabularyScheme, Workplace,
};
use etl::text::{ArenaSpan, Source, SourceSpan};

/// A document of `bytes`, one paragraph or footnote a block.
pub fn document(bytes: &[u8]) -> Document {
    let source = Source::new("conversation/input.txt", bytes);
    let mut builder = DocumentBuilder::new(source.clone());
    let mut offset = 0;
    for block in source.text().split("\n\n") {
        let is_note = block.starts_with('¹');
        builder.open(if is_note { NodeKind::Footnote } else { NodeKind::Paragraph });
        builder.copy(SourceSpan::new(offset, offset + block.trim_end().len()));
        builder.close();
        builder.insert("\n");
        offset += block.len() + 2;
    }
    builder.finish()
}

/// Finds spans by their words.
struct Words<'d>(&'d Document);

impl Words<'_> {
    fn at(&self, words: &str) -> ArenaSpan {
        let start = self.0.arena().find(words).unwrap_or_else(|| panic!("no {words:?}"));
        ArenaSpan::new(start, start + words.len())
    }

    fn all(&self, words: &str) -> Vec<ArenaSpan> {
        let found = self.0.arena().match_indices(words);
        found.map(|(start, words)| ArenaSpan::new(start, start + words.len())).collect()
    }

    fn between(&self, first: &str, last: &str) -> ArenaSpan {
        self.at(first).cover(self.at(last))
    }

    fn evidence(&self, words: &str, percent: u8) -> Evidence {
        Evidence::new(self.at(words), "test/by-hand", Confidence::percent(percent))
    }
}

/// What a perfect run would find in the fixture.
pub fn paper(document: &Document) -> LinkedPaper {
    let words = Words(document);
    LinkedPaper {
        meta: meta(&words),
        sections: sections(&words),
        people: people(&words),
        organizations: organizations(&words),
        affiliations: vec![affiliation(&words)],
        events: vec![event(&words)],
        references: references(&words),
        citations: citations(&words),
        claims: claims(&words),
        concepts: concepts(&words),
        diagnostics: vec![
            Diagnostic::new(Code::UnresolvedCitation, "no entry for Nobody 1990")
                .at(document.origin(words.at("Nobody 1990")).expect("copied")),
            Diagnostic::new(Code::SimilarNames, "two forms of one name"),
        ],
    }
}

fn meta(words: &Words<'_>) -> PaperMeta {
    PaperMeta {
        key: "doi/10.1000%2Ftides".to_owned(),
        title: Some("Tides and trust".to_owned()),
        title_span: Some(words.at("Tides and trust")),
        running_title: Some("Tides".to_owned()),
        translated_titles: vec![tagged("Tidevann og tillit", "nb")],
        translated_abstracts: vec![tagged("Vann stiger.", "nb")],
        doi: Doi::parse("10.1000/tides").ok(),
        pmid: Pmid::parse("11111112").ok(),
        language: Some("en-GB".to_owned()),
        kind: Some("Review article".to_owned()),
        published: Some("2002-01-31".to_owned()),
        received: Some("2001".to_owned()),
        accepted: Some("2001-12".to_owned()),
        publication: publication(words),
        licence: Url::parse("https://creativecommons.org/licenses/by/4.0/").ok(),
        rights: vec!["© 2002 the authors".to_owned()],
        subjects: vec!["Seas".to_owned()],
        keywords: vec![tagged("tides", "en")],
        funding: vec!["The Tidal Fund paid.".to_owned()],
        awards: vec![Award { funder: Some(2), numbers: vec!["T-12".to_owned()] }],
        contributions: contributions(),
        ..PaperMeta::default()
    }
}

fn tagged(text: &str, language: &str) -> TaggedText {
    TaggedText { text: text.to_owned(), language: Some(language.to_owned()) }
}

fn publication(words: &Words<'_>) -> Publication {
    Publication {
        journal: Some("Journal of Tides".to_owned()),
        issns: Issn::parse("0378-5955").ok().into_iter().collect(),
        publisher: Some(Publisher {
            name: "Pier Press".to_owned(),
            evidence: words.evidence("Quay Press", 100),
        }),
        volume: Some("7".to_owned()),
        issue: Some("2".to_owned()),
        first_page: Some("101".to_owned()),
        last_page: Some("119".to_owned()),
    }
}

fn contributions() -> Vec<Contribution> {
    let part = |agent, role, word: &str| Contribution {
        agent,
        role,
        words: (!word.is_empty()).then(|| word.to_owned()).into_iter().collect(),
        is_corresponding: false,
    };
    vec![
        Contribution { is_corresponding: true, ..part(Agent::Person(3), PersonRole::Author, "") },
        part(Agent::Organization(2), PersonRole::Author, ""),
        part(Agent::Person(0), PersonRole::Editor, "Reviewing Editor"),
    ]
}

fn sections(words: &Words<'_>) -> Vec<LinkedSection> {
    let section = |key: &str, heading: &str, last: &str, level, role, parent| LinkedSection {
        key: key.to_owned(),
        title: Some(heading.to_owned()),
        level,
        role,
        heading: Some(words.at(heading)),
        span: words.between(heading, last),
        parent,
        event: (role == SectionRole::Body).then_some(0),
        about: if role == SectionRole::Body { vec![1] } else { Vec::new() },
    };
    let seminar = "The seminar in Nordhavn";
    vec![
        section("the-seminar-in-nordhavn", seminar, "the pier.", 1, SectionRole::Body, None),
        section("references", "References", "45-61.", 1, SectionRole::References, None),
    ]
}

fn person(words: &Words<'_>, full: &str, role: PersonRole, named: &str) -> LinkedPerson {
    let (given, family) = full.rsplit_once(' ').unwrap_or(("", full));
    LinkedPerson {
        key: etl::text::slug(full),
        name: PersonName {
            full: full.to_owned(),
            given: Some(given.to_owned()),
            family: Some(family.to_owned()),
        },
        aliases: BTreeSet::new(),
        honorifics: Vec::new(),
        roles: [role].into(),
        emails: Vec::new(),
        homepages: Vec::new(),
        orcid: None,
        mentions: words.all(named),
        memberships: Vec::new(),
        evidence: words.evidence(named, 90),
    }
}

fn people(words: &Words<'_>) -> Vec<LinkedPerson> {
    let okafor = LinkedPerson {
        aliases: ["Okafor".to_owned()].into(),
        ..person(words, "C. Okafor", PersonRole::Cited, "Okafor")
    };
    let brandt = LinkedPerson {
        honorifics: vec!["Professor".to_owned()],
        roles: [PersonRole::Participant, PersonRole::Mentioned].into(),
        ..person(words, "Olaf Brandt", PersonRole::Participant, "Olaf Brandt")
    };
    let author = LinkedPerson {
        emails: Email::parse("zoe@nordhavn.example").into_iter().collect(),
        homepages: Url::parse("www.nordhavn.example/~zoe").into_iter().collect(),
        orcid: Orcid::parse("0000-0002-1825-0097").ok(),
        memberships: vec![Membership {
            affiliation: Some(0),
            printed: words
                .at("Department of Coasts, University of Nordhavn, Pier 3, Nordhavn (NO)"),
            organization: Some(1),
            role: Some("Reader".to_owned()),
            event: Some(0),
            evidence: words.evidence("Zoé Ångström, Department of Coasts", 95),
        }],
        ..person(words, "Zoé Ångström", PersonRole::Author, "Zoé Ångström")
    };
    let voss = LinkedPerson {
        memberships: vec![Membership {
            affiliation: None,
            printed: words.at("The seminar in Nordhavn"),
            organization: Some(2),
            role: None,
            event: None,
            evidence: words.evidence("Clara Voss", 100),
        }],
        ..person(words, "Clara Voss", PersonRole::Participant, "Clara Voss")
    };
    vec![okafor, voss, brandt, author]
}

fn address() -> Address {
    Address {
        street: Some("Pier 3".to_owned()),
        city: Some("Nordhavn".to_owned()),
        country: Some("Norway".to_owned()),
        country_code: CountryCode::parse("NO").ok(),
        ..Address::default()
    }
}

fn affiliation(words: &Words<'_>) -> Affiliation {
    let printed = "Department of Coasts, University of Nordhavn, Pier 3, Nordhavn (NO)";
    Affiliation {
        span: words.at(printed),
        places: vec![Workplace {
            institution: Some("University of Nordhavn".to_owned()),
            departments: vec!["Department of Coasts".to_owned()],
            address: address(),
            ..Workplace::default()
        }],
        ror: None,
        role: Some("Reader".to_owned()),
        evidence: words.evidence(printed, 95),
    }
}

fn organizations(words: &Words<'_>) -> Vec<LinkedOrganization> {
    let whole = LinkedOrganization {
        key: "university-of-nordhavn".to_owned(),
        name: "University of Nordhavn".to_owned(),
        aliases: ["Univ. of Nordhavn".to_owned()].into(),
        unit_of: None,
        address: address(),
        ror: None,
        funder_doi: None,
        evidence: words.evidence("University of Nordhavn", 95),
    };
    let unit = LinkedOrganization {
        key: "university-of-nordhavn-department-of-coasts".to_owned(),
        name: "Department of Coasts".to_owned(),
        aliases: BTreeSet::new(),
        unit_of: Some(0),
        address: Address::default(),
        ror: None,
        funder_doi: None,
        evidence: words.evidence("Department of Coasts", 95),
    };
    let group = LinkedOrganization {
        key: "the-seminar-in-nordhavn".to_owned(),
        name: "The seminar in Nordhavn".to_owned(),
        aliases: BTreeSet::new(),
        unit_of: None,
        address: Address::default(),
        ror: None,
        funder_doi: Doi::parse("10.13039/100000001").ok(),
        evidence: words.evidence("The seminar in Nordhavn", 100),
    };
    vec![whole, unit, group]
}

fn event(words: &Words<'_>) -> LinkedEvent {
    LinkedEvent {
        key: "seminar-in-nordhavn".to_owned(),
        event: Event {
            name: "Seminar in Nordhavn".to_owned(),
            place: Some("Nordhavn".to_owned()),
            date: Some("May 3, 2001".to_owned()),
            start_date: Some("2001-05-03".to_owned()),
            end_date: Some("2001-05-03".to_owned()),
            sections: vec![],
            evidence: words.evidence("On May 3, 2001 the seminar in Nordhavn met.", 80),
        },
    }
}

fn references(words: &Words<'_>) -> Vec<LinkedReference> {
    let some = |text: &str| Some(text.to_owned());
    let author = |family: &str, given: &str| Contributor {
        family: family.to_owned(),
        given: some(given),
        ..Contributor::default()
    };
    let book =
        Reference {
            label: some("[1]"),
            authors: vec![author("Okafor", "C.")],
            year: some("1998"),
            title: some("Tides and harbours"),
            publisher: some("Quay Press"),
            place: some("London"),
            edition: some("2nd edition"),
            editors: vec![Contributor {
                family: "Harbour Board".to_owned(),
                organization: true,
                ..Contributor::default()
            }],
            et_al: true,
            original_year: some("1887"),
            series: some("Studies of the Coast"),
            fields: vec![FieldEvidence {
                field: "title",
                span: words.at("Tides and harbours"),
                confidence: Confidence::percent(97),
            }],
            kind: ReferenceType::Book,
            ..Reference::new(words.evidence(
                "Okafor, C. (1998) Tides and harbours, 2nd edition, London: Quay Press.",
                90,
            ))
        };
    let article = Reference {
        authors: vec![author("Lind", "B."), author("Okafor", "C.")],
        year: some("2001a"),
        date: some("2001-05"),
        title: some("Turbines in straits"),
        container: some("Journal of Tides"),
        volume: some("12"),
        issue: some("3"),
        pages: some("45-61"),
        doi: Doi::parse("10.1000/17:1<1::aid-tide1>3.0.co;2-2").ok(),
        url: Url::parse("https://tides.example/a").ok(),
        kind: ReferenceType::Article,
        ..Reference::new(words.evidence(
            "Lind, B. and Okafor, C. (2001a) “Turbines in straits”, Journal of Tides 12/3: 45-61.",
            85,
        ))
    };
    let linked = |key: &str, reference, authors, cited_by| LinkedReference {
        key: key.to_owned(),
        reference,
        authors,
        editors: Vec::new(),
        translators: Vec::new(),
        cited_by,
    };
    let edited = LinkedReference {
        editors: vec![Agent::Organization(0)],
        ..linked("okafor-1998", book, vec![Agent::Person(0)], vec![0])
    };
    vec![edited, linked("lind-2001a", article, vec![Agent::Person(0)], vec![])]
}

fn citations(words: &Words<'_>) -> Vec<LinkedCitation> {
    let context = words.between("Professor Olaf", "Lind 2001).");
    let citation = |text: &str, target, candidates| {
        let (family, year) = text.rsplit_once(' ').expect("two words");
        LinkedCitation {
            key: etl::text::slug(text),
            citation: Citation {
                key: CitationKey::AuthorYear {
                    families: vec![family.to_owned()],
                    et_al: false,
                    year: year.to_owned(),
                },
                context,
                evidence: words.evidence(text, 97),
            },
            target,
            fit: target.map(|_| Fit::Exact),
            candidates,
        }
    };
    vec![
        citation("Okafor 1998", Some(0), vec![]),
        citation("Lind 2001", None, vec![0, 1]),
        citation("Nobody 1990", None, vec![]),
    ]
}

fn claim(words: &Words<'_>, sentence: ArenaSpan, source_kind: SourceKind) -> LinkedClaim {
    let place = words.0.code_points(sentence).expect("copied");
    LinkedClaim {
        key: format!("{}-{}", place.start(), place.end()),
        claim: Claim {
            sentence,
            source: None,
            sources: Vec::new(),
            source_kind,
            cue: None,
            content: Vec::new(),
            act: Act::Assertion,
            polarity: Polarity::Positive,
            certainty: Certainty::High,
            normative: false,
            continues: None,
            stance: None,
            evidence: Evidence::new(sentence, "test/by-hand", Confidence::CERTAIN),
        },
        speakers: Vec::new(),
        relation: None,
        basis: None,
        toward: Vec::new(),
        about: Vec::new(),
        section: Some(0),
        event: Some(0),
    }
}

fn claims(words: &Words<'_>) -> Vec<LinkedClaim> {
    let mut brandt =
        claim(words, words.between("Professor Olaf", "Lind 2001)."), SourceKind::Person);
    brandt.claim.source = Some(words.at("Professor Olaf Brandt"));
    brandt.claim.cue = Some(words.at("argued"));
    brandt.claim.content = vec![words.at("local knowledge"), words.at("“must be trusted”")];
    brandt.claim.normative = true;
    brandt.speakers = vec![Speaker::Person(2)];
    brandt.about = vec![1];

    let mut voss = claim(words, words.at("Clara Voss disagreed."), SourceKind::Person);
    voss.claim.act = Act::Disagreement;
    voss.speakers = vec![Speaker::Person(1)];
    voss.relation = Some(StanceKind::Disagrees);
    voss.basis = Some(Basis::Stated);
    voss.toward = vec![StanceTarget::Claim(0), StanceTarget::Person(2)];

    let mut years = claim(words, words.at("It may take ten years."), SourceKind::Person);
    years.claim.certainty = Certainty::Low;
    years.claim.continues = Some(1);
    years.claim.content = vec![words.at("It may take ten years")];
    years.speakers = vec![Speaker::Person(1)];

    let mut most = claim(words, words.between("Most participants", "checked."), SourceKind::Group);
    most.claim.act = Act::Agreement;
    most.speakers = vec![Speaker::Group("Most participants".to_owned())];

    let mut own =
        claim(words, words.between("We show that", "(Nobody 1990)."), SourceKind::Authors);
    own.claim.evidence =
        Evidence::new(words.between("We show", "repeat"), "test/by-hand", Confidence::percent(50));
    own.claim.content = vec![words.at("tides 𝔘 repeat")];
    own.event = None;
    vec![brandt, voss, years, most, own]
}

fn concepts(words: &Words<'_>) -> Vec<LinkedConcept> {
    let concept = |label: &str, score, broader, related, definitions| LinkedConcept {
        key: etl::text::slug(label),
        printed: label.to_owned(),
        concept: Concept {
            label: label.to_owned(),
            alternatives: Vec::new(),
            score,
            broader,
            related,
            definitions,
            mentions: words.all(label),
            vocabulary: VocabularyLink::None,
            evidence: words.evidence(label, 70),
        },
    };
    let definition = Definition {
        span: words.at("what only neighbours know"),
        evidence: words.evidence("By local knowledge we mean what only neighbours know.", 60),
    };
    let stated = Broader { concept: 0, basis: BroaderBasis::Stated(definition.evidence) };
    let mut knowledge = concept("knowledge", 1000, vec![], vec![2], vec![]);
    knowledge.concept.alternatives = vec!["Wissen".to_owned(), "knowledges".to_owned()];
    let known = known();
    knowledge.key = known.iri.clone();
    knowledge.concept.vocabulary = VocabularyLink::One(Box::new(known));
    let mut models = concept("models", 5, vec![], vec![], vec![]);
    let candidates = ["http://example.org/a#models", "http://example.org/b#models"];
    models.concept.vocabulary = VocabularyLink::Several(candidates.map(str::to_owned).to_vec());
    let local = concept("local knowledge", 730, vec![stated], vec![], vec![definition]);
    vec![knowledge, local, models]
}

/// What a vocabulary says of a concept, with and without languages.
fn known() -> VocabularyConcept {
    let text = |text: &str, language: Option<&str>| TaggedText {
        text: text.to_owned(),
        language: language.map(str::to_owned),
    };
    let title = Some(text("Things known", Some("en")));
    VocabularyConcept {
        iri: "http://example.org/a#knowledge".to_owned(),
        labels: vec![
            text("knowledge", Some("en")),
            text("knowing", Some("en")),
            text("Wissen", Some("de")),
            text("K", None),
        ],
        schemes: vec![VocabularyScheme { iri: "http://example.org/a".to_owned(), title }],
        same: vec!["http://example.org/b#knowledge".to_owned()],
    }
}
