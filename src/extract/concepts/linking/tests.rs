//! Vocabularies and papers of a few lines, with the concepts that come out.

use std::io::{Cursor, Read};
use std::sync::Arc;

use crate::extract::{Context, Settings, analyse};
use crate::paper::{
    Concept, Document, DocumentBuilder, Findings, MetadataField, NodeKind, SectionRole,
    VocabularyLink,
};
use crate::skos::{Draft, Vocabulary};
use crate::text::{Source, SourceSpan};

const PREFIXES: &str = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
    @prefix : <http://example.org/> .\n";

fn vocabulary(turtle: &str) -> Arc<Vocabulary> {
    let text = format!("{PREFIXES}{turtle}");
    let mut draft = Draft::default();
    let open = || Ok(Box::new(Cursor::new(text.clone().into_bytes())) as Box<dyn Read>);
    draft.read("test.ttl", &open).expect("a vocabulary");
    Arc::new(Vocabulary::from(draft))
}

/// A paper with one block a line: "# " opens a heading, "@ " is the language.
fn paper(text: &str) -> Document {
    let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (kind, skip) = match line.get(..2) {
            Some("# ") => (NodeKind::Heading, 2),
            Some("@ ") => (NodeKind::Metadata(MetadataField::Language), 2),
            _ => (NodeKind::Paragraph, 0),
        };
        builder.open(NodeKind::Section { level: 1, role: SectionRole::Body });
        builder.open(kind);
        builder.copy(SourceSpan::new(at + skip, at + line.trim_end().len()));
        builder.close();
        builder.insert("\n");
        builder.close();
        at += line.len();
    }
    builder.finish()
}

fn findings(turtle: Option<&str>, document: &Document) -> Findings {
    let settings = Settings { vocabulary: turtle.map(vocabulary), ..Settings::default() };
    let analysis = analyse(document);
    super::super::extract(Context { document, analysis: &analysis, settings: &settings })
}

fn find(turtle: &str, text: &str) -> Vec<Concept> {
    findings(Some(turtle), &paper(text)).concepts
}

/// What the vocabulary gives for a text: "name: mention, mention" for each of its concepts, and
/// "one|other: mention" where it stays open.
fn linked(turtle: &str, text: &str) -> Vec<String> {
    let document = paper(text);
    let name = |iri: &str| iri.trim_start_matches("http://example.org/").to_owned();
    let line = |concept: &Concept| {
        let names = match &concept.vocabulary {
            VocabularyLink::None => return None,
            VocabularyLink::One(known) => name(&known.iri),
            VocabularyLink::Several(iris) => {
                iris.iter().map(|iri| name(iri)).collect::<Vec<_>>().join("|")
            }
        };
        let mentions: Vec<&str> =
            concept.mentions.iter().map(|span| document.text(*span)).collect();
        Some(format!("{names}: {}", mentions.join(", ")))
    };
    let mut lines: Vec<String> =
        findings(Some(turtle), &document).concepts.iter().filter_map(line).collect();
    lines.sort();
    lines
}

#[track_caller]
fn check(turtle: &str, text: &str, expected: &[&str]) {
    assert_eq!(linked(turtle, text), expected, "{text}");
}

#[test]
fn labels_are_found_by_their_base_forms_the_longest_first() {
    let marshes = r#":marsh skos:prefLabel "salt marshes"@en ; skos:altLabel "tidal meadow"@en ; skos:hiddenLabel "saltmarsh"@en .
        :salt skos:prefLabel "Salt"@en . :work skos:prefLabel "organisation of labour"@en ."#;
    check(
        marshes,
        "The salt marsh is a tidal meadow, and saltmarshes hold salt.",
        &["marsh: salt marsh, tidal meadow, saltmarshes", "salt: salt"],
    );
    check(
        marshes,
        "They saw Salt-Marshes and the organization of labor.",
        &["marsh: Salt-Marshes", "work: organization of labor"],
    );
    check(marshes, "The salted marsh is no tidal, meadow and no label.", &[]);
    check(marshes, "", &[]);
}

#[test]
fn a_verb_and_a_name_are_no_label_of_one_word() {
    let turtle = r#":trust skos:prefLabel "trust"@en . :bake skos:prefLabel "bakers"@en . :learn skos:prefLabel "learning"@en ."#;
    check(turtle, "They trust him because trust pays.", &["trust: trust"]);
    check(turtle, "It was shown by Ada Baker that learning pays.", &["learn: learning"]);
    check(turtle, "The bakers of the town say so.", &["bake: bakers"]);
    let wet = r#":wet skos:altLabel "wet"@en, "economics"@en ."#;
    check(wet, "The wet town has wetter economic woes than wetlands.", &["wet: wet"]);
}

#[test]
fn acronyms_are_printed_in_capitals() {
    let turtle = r#":aids skos:prefLabel "AIDS"@en . :it skos:altLabel "IT"@en . :sme skos:altLabel "SME"@en .
        :aid skos:prefLabel "aids"@en . :firm skos:prefLabel "FIRMS" ."#;
    check(
        turtle,
        "It is said that AIDS spread and that the SMEs use IT of many firms.",
        &["aids: AIDS", "it: IT", "sme: SMEs"],
    );
    check(
        turtle,
        "It is said that aids of many kinds are in use at the sme, and it pays.",
        &["aid: aids"],
    );
    check(
        turtle,
        "# VISUAL AIDS AND WHAT IT COSTS\nThe town is said to be there for all of us.",
        &["aid: AIDS"],
    );
}

#[test]
fn a_vocabulary_in_capitals_is_no_list_of_acronyms() {
    let turtle = r#":firm skos:prefLabel "FIRM"@en . :marsh skos:prefLabel "SALT MARSHES"@en . :it skos:prefLabel "IT"@en ."#;
    check(turtle, "It is a firm in the salt marsh.", &["firm: firm", "marsh: salt marsh"]);
}

#[test]
fn inverted_labels_match_as_printed() {
    let turtle = r#":tree skos:prefLabel "Trees, fruit"@en . :bridge skos:prefLabel "Bridges (dentistry)"@en ."#;
    check(turtle, "The fruit trees and the bridges of the town are old.", &[]);
    check(
        turtle,
        "The index has trees, fruit of them, and bridges (dentistry) too.",
        &["bridge: bridges (dentistry)", "tree: trees, fruit"],
    );
}

#[test]
fn letters_numbers_and_words_of_grammar_are_no_labels() {
    let turtle = r#":a skos:prefLabel "A"@en . :n skos:prefLabel "1999" . :of skos:prefLabel "of the"@en, "of" . :x skos:prefLabel "vitamin A"@en ."#;
    check(
        turtle,
        "In 1999 a dose of the vitamin A was that of the year, A and 1999.",
        &["x: vitamin A"],
    );
}

#[test]
fn labels_in_other_languages_do_not_match_but_those_in_none_do() {
    let turtle = r#":gift skos:prefLabel "Gift"@de, "poison"@en . :present skos:prefLabel "gift"@en . :dose skos:prefLabel "dose" ."#;
    check(
        turtle,
        "The dose of the gift is that of a poison for many of us.",
        &["dose: dose", "gift: poison", "present: gift"],
    );
    check(
        turtle,
        "Das Gift ist in der Dose, und die Dosis ist nicht so hoch, dass es mit dem Essen in den Magen kommt.",
        &["dose: Dose", "gift: Gift"],
    );
    // A text of two words could be in any language: then every label counts.
    check(turtle, "Gift, xyzzy", &["gift|present: Gift"]);
}

#[test]
fn what_is_ambiguous_is_decided_by_the_paper_or_stays_open() {
    let banks = r#":river skos:prefLabel "river banks"@en ; skos:altLabel "bank"@en . :money skos:prefLabel "credit institutions"@en ; skos:altLabel "banks"@en ."#;
    check(banks, "The bank is old. The river banks are wet.", &["river: bank, river banks"]);
    check(
        banks,
        "The bank is old. The river bank is wet. A credit institution pays.",
        &["money: credit institution", "money|river: bank", "river: river bank"],
    );
    check(banks, "The bank is old.", &["money|river: bank"]);
    let preferred = r#":river skos:prefLabel "bank"@en . :money skos:altLabel "bank"@en ; skos:prefLabel "credit institution"@en ."#;
    check(preferred, "The bank is old.", &["river: bank"]);
    check(preferred, "The bank is a credit institution.", &["money: bank, credit institution"]);
}

#[test]
fn the_rule_that_decided_is_told() {
    let rule = |turtle: &str, text: &str| {
        let concepts = find(turtle, text);
        concepts.iter().map(|concept| concept.evidence.rule).collect::<Vec<_>>().join(" ")
    };
    let one = r#":river skos:prefLabel "bank"@en ."#;
    assert_eq!(rule(one, "The bank is old."), "concepts/vocabulary");
    let two = r#":river skos:prefLabel "bank"@en . :money skos:altLabel "bank"@en ."#;
    assert_eq!(rule(two, "The bank is old."), "concepts/vocabulary-preferred");
    let open = r#":river skos:altLabel "bank"@en . :money skos:altLabel "bank"@en ."#;
    assert_eq!(rule(open, "The bank is old."), "concepts/vocabulary-several");
}

#[test]
fn exact_matches_are_one_concept() {
    let turtle = r#":b skos:prefLabel "bank"@en ; skos:exactMatch :a, <http://elsewhere.org/x> . :a skos:prefLabel "bank"@en ."#;
    let concepts = find(turtle, "The bank is old.");
    let known = concepts[0].vocabulary.one().expect("is one");
    assert_eq!((known.iri.as_str(), known.same.len()), ("http://example.org/b", 1));
}

/// Lines in which the extractor finds terms of its own.
const TERMS: &str = "# Tacit knowledge in bakeries\n\
    The bakers share tacit knowledge with the other bakers of the town.\n\
    As was shown, tacit knowledge binds the bakers, and knowledge of dough is tacit knowledge.\n\
    Trust is slow, and trust is dear: trust grows with knowledge. Implicit knowledge is tacit.\n\
    Knowledge of dough and trust are scarce, and implicit knowledge is knowledge too.\n";

#[test]
fn terms_of_the_paper_become_concepts_of_the_vocabulary() {
    let turtle = r#":tacit skos:prefLabel "tacit knowledge"@en, "stilles Wissen"@de ; skos:altLabel "implicit knowledge"@en ; skos:broader :know .
        :know skos:prefLabel "Knowledge"@en ; skos:narrower :tacit . :other skos:prefLabel "other matters"@en ."#;
    let concepts = find(turtle, TERMS);
    let at = |label: &str| concepts.iter().position(|concept| concept.label == label);
    let (tacit, know) = (at("tacit knowledge").expect("found"), at("Knowledge").expect("found"));
    assert_eq!(
        concepts[tacit].broader.iter().map(|broader| broader.concept).collect::<Vec<_>>(),
        [know]
    );
    assert!(concepts[tacit].mentions.len() >= 6, "{:?}", concepts[tacit]);
    assert!(concepts[tacit].alternatives.contains(&"implicit knowledge".to_owned()));
    assert_eq!(concepts[tacit].vocabulary.one().map(|known| known.labels.len()), Some(2));
    let trust = &concepts[at("trust").expect("a concept of its own")];
    assert_eq!(trust.vocabulary, VocabularyLink::None);
    for concept in &concepts {
        assert!(concept.mentions.windows(2).all(|two| two[0].end() <= two[1].start()));
    }
}

#[test]
fn the_hierarchy_has_no_circles() {
    let circle = r#":a skos:prefLabel "salt"@en ; skos:broader :b . :b skos:prefLabel "sand"@en ; skos:broader :c .
        :c skos:prefLabel "silt"@en ; skos:broader :a, :d . :d skos:prefLabel "soil"@en ; skos:broader :d ."#;
    let found = vocabulary(circle);
    let warnings: Vec<String> = found
        .warnings()
        .iter()
        .map(|(file, warning)| format!("{file}: {}", warning.message))
        .collect();
    assert_eq!(
        warnings,
        [
            "test.ttl: skos:broader leads in a circle through <http://example.org/a>, <http://example.org/b>, <http://example.org/c>",
            "test.ttl: skos:broader leads in a circle through <http://example.org/d>",
        ]
    );
    let concepts = find(circle, "The salt, the sand, the silt and the soil are wet.");
    let mut broader: Vec<(&str, Vec<&str>)> = concepts
        .iter()
        .map(|concept| {
            (
                concept.label.as_str(),
                concept
                    .broader
                    .iter()
                    .map(|other| concepts[other.concept].label.as_str())
                    .collect(),
            )
        })
        .collect();
    broader.sort();
    assert_eq!(
        broader,
        [("salt", vec![]), ("sand", vec![]), ("silt", vec!["soil"]), ("soil", vec![])]
    );
}

#[test]
fn the_hierarchy_of_the_vocabulary_goes_before_that_of_the_text() {
    let turtle = r#":tacit skos:prefLabel "tacit knowledge"@en . :know skos:prefLabel "knowledge"@en ; skos:broader :tacit ."#;
    let concepts = find(turtle, TERMS);
    let of = |label: &str| concepts.iter().find(|concept| concept.label == label).expect("found");
    assert!(of("tacit knowledge").broader.is_empty());
    assert_eq!(of("knowledge").broader.len(), 1);
}

const GERMAN: &str = "Die Netzwerke der Betriebe wachsen mit dem Vertrauen, und das Wissen der Bäcker ist nicht in den Büchern, sondern in den Köpfen der Leute, die es haben.\n";

#[test]
fn a_language_without_tagger_is_told_and_has_concepts_by_vocabulary_only() {
    let turtle = r#":net skos:prefLabel "Netzwerk"@de, "network"@en . :trust skos:prefLabel "Vertrauen"@de . :book skos:prefLabel "Buch"@de ."#;
    let document = paper(GERMAN);
    let alone = findings(None, &document);
    assert_eq!(alone.concepts, []);
    assert_eq!(alone.language.as_deref(), Some("de"));
    let codes = |findings: &Findings| {
        findings.diagnostics.iter().map(|it| it.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&alone), ["W0503"]);
    assert!(alone.diagnostics[0].help.is_some() && alone.diagnostics[0].message.contains("'de'"));
    let with = findings(Some(turtle), &document);
    assert_eq!(codes(&with), ["W0503"]);
    let labels: Vec<&str> = with.concepts.iter().map(|concept| concept.label.as_str()).collect();
    assert_eq!(labels, ["Netzwerk", "Vertrauen", "Buch"]);
    assert_eq!(with.concepts[0].alternatives, ["Netzwerke"]);
}

#[test]
fn other_languages_are_told_by_words_or_by_a_field() {
    let check = |text: &str, expected: Option<&str>| {
        let found = findings(None, &paper(text));
        let told = found
            .diagnostics
            .first()
            .map(|it| it.message.split('\'').nth(1).unwrap_or("?").to_owned());
        assert_eq!(told.as_deref(), expected, "{text}");
    };
    check(
        "Les réseaux des entreprises et la confiance dans le travail sont au cœur de la ville, et elle est grande.",
        Some("fr"),
    );
    check(
        "Las redes de las empresas y la confianza en el trabajo son el centro de la ciudad, y es muy grande.",
        Some("es"),
    );
    check(
        "As redes das empresas e a confiança no trabalho são o centro da cidade, que não é muito grande.",
        Some("pt"),
    );
    check("@ sw\nMitandao ya makampuni na imani katika kazi.", Some("sw"));
    check(&"mitandao makampuni imani kazi ".repeat(40), Some("?"));
    check("@ en\nNetworks", None);
    check("Netzwerke", None);
    check("The networks of the firms and the trust in work are at the heart of the town.", None);
    check("", None);
}

#[test]
fn scripts_without_spaces_are_matched_anywhere() {
    let turtle = r#":dune skos:prefLabel "砂丘"@ja . :sand skos:prefLabel "砂"@ja ."#;
    check(
        turtle,
        "この砂丘は風がそれを北へ動かしたので高くなりました。\n風と砂丘のはなしです。",
        &["dune: 砂丘, 砂丘"],
    );
}

#[test]
fn long_lines_take_linear_time() {
    let turtle = r#":a skos:prefLabel "salt marsh salt marsh salt"@en ; skos:altLabel "salt marsh", "x" . :b skos:prefLabel "AB" ."#;
    for piece in ["salt marsh ", "salt ", "AB ", "salt-marsh-", "of ", "salt, "] {
        let _ = find(turtle, &piece.repeat(20_000));
    }
}
