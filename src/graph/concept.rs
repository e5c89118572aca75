//! Concepts: what the paper is about.
//!
//! A concept has one name in every paper. What one paper says of it (how much it
//! is about it, where it defines it) hangs on annotations of that paper.

use std::collections::BTreeSet;

use oxigraph::model::NamedNode;

use crate::paper::{Broader, BroaderBasis, Concept, Definition, LinkedConcept, VocabularyConcept};

use super::mention;
use super::passage;
use super::sheet::Sheet;
use super::vocabulary::{dcterms, etl, oa, skos};

/// Writes every concept of the paper.
pub fn write(sheet: &mut Sheet<'_>) {
    if !sheet.paper.concepts.is_empty() {
        let scheme = sheet.base.concept_scheme();
        sheet.kind(&scheme, skos::CONCEPT_SCHEME);
        sheet.text(&scheme, dcterms::TITLE, "Concepts found in papers");
    }
    for (index, found) in sheet.paper.concepts.iter().enumerate() {
        let node = sheet.concept(index);
        describe(sheet, &node, found);
        subject(sheet, &node, found);
        for broader in &found.concept.broader {
            widen(sheet, &node, found, *broader);
        }
        for definition in &found.concept.definitions {
            define(sheet, &node, found, *definition);
        }
        mention::write(sheet, &node, "concept", &found.key, &found.concept.mentions);
    }
}

fn describe(sheet: &mut Sheet<'_>, node: &NamedNode, found: &LinkedConcept) {
    sheet.kind(node, skos::CONCEPT);
    match found.concept.vocabulary.one() {
        Some(known) => known_labels(sheet, node, found, known),
        None => {
            sheet.label(node, skos::PREF_LABEL, &found.concept.label);
            for form in &found.concept.alternatives {
                sheet.label(node, skos::ALT_LABEL, form);
            }
        }
    }
    for candidate in found.concept.vocabulary.candidates() {
        sheet.web(node, skos::CLOSE_MATCH, candidate);
    }
    sheet.link(node, skos::IN_SCHEME, &sheet.base.concept_scheme());
    for related in &found.concept.related {
        let related = sheet.concept(*related);
        sheet.link(node, skos::RELATED, &related);
        sheet.link(&related, skos::RELATED, node);
    }
}

/// The labels and schemes that a vocabulary gives a concept, and the forms that the paper prints.
fn known_labels(
    sheet: &mut Sheet<'_>,
    node: &NamedNode,
    found: &LinkedConcept,
    known: &VocabularyConcept,
) {
    let Concept { label, alternatives, .. } = &found.concept;
    // SKOS allows one preferred label in a language: the first one of the vocabulary.
    let mut languages = BTreeSet::new();
    for preferred in &known.labels {
        let property = match languages.insert(&preferred.language) {
            true => skos::PREF_LABEL,
            false => skos::ALT_LABEL,
        };
        sheet.tagged(node, property, preferred);
    }
    if known.labels.is_empty() {
        sheet.label(node, skos::PREF_LABEL, label);
    }
    // No label may be both preferred and alternative.
    let is_new = |form: &&String| {
        *form != label && known.labels.iter().all(|preferred| preferred.text != **form)
    };
    for form in alternatives.iter().filter(is_new) {
        sheet.label(node, skos::ALT_LABEL, form);
    }
    for scheme in &known.schemes {
        let Ok(own) = NamedNode::new(&scheme.iri) else { continue };
        sheet.kind(&own, skos::CONCEPT_SCHEME);
        sheet.link(node, skos::IN_SCHEME, &own);
        if let Some(title) = &scheme.title {
            sheet.tagged(&own, dcterms::TITLE, title);
        }
    }
    for same in &known.same {
        sheet.web(node, skos::EXACT_MATCH, same);
    }
}

/// That the paper is about the concept, and how much.
fn subject(sheet: &mut Sheet<'_>, node: &NamedNode, found: &LinkedConcept) {
    let paper = sheet.iris.paper();
    let subject = sheet.iris.subject(&found.key);
    let score = found.concept.score.min(1000);
    sheet.link(&paper, dcterms::SUBJECT, node);
    sheet.kind(&subject, oa::ANNOTATION);
    sheet.link(&subject, oa::MOTIVATED_BY, oa::CLASSIFYING);
    sheet.link(&subject, oa::HAS_BODY, node);
    sheet.link(&subject, oa::HAS_TARGET, &paper);
    sheet.decimal(&subject, etl::SCORE, &format!("{}.{:03}", score / 1000, score % 1000));
    sheet.finding(&subject, found.concept.evidence);
}

/// A broader concept, and where the paper says that it is one.
fn widen(sheet: &mut Sheet<'_>, node: &NamedNode, found: &LinkedConcept, broader: Broader) {
    let above = sheet.concept(broader.concept);
    sheet.link(node, skos::BROADER, &above);
    let BroaderBasis::Stated(evidence) = broader.basis else { return };
    let stated = sheet.iris.broader(&found.key, &sheet.paper.concepts[broader.concept].key);
    sheet.kind(&stated, oa::ANNOTATION);
    sheet.link(&stated, oa::MOTIVATED_BY, oa::LINKING);
    sheet.link(&stated, oa::HAS_BODY, &above);
    sheet.link(&stated, oa::HAS_TARGET, node);
    sheet.finding(&stated, evidence);
}

/// Where the paper says what the concept means.
fn define(sheet: &mut Sheet<'_>, node: &NamedNode, found: &LinkedConcept, definition: Definition) {
    let words = sheet.words(definition.span);
    sheet.label(node, skos::DEFINITION, &words);
    let Some(points) = sheet.code_points(definition.span) else { return };
    // Readers of a definition want to see its sentence.
    let _ = passage::describe(sheet, definition.evidence.span());
    let Some(passage) = passage::describe(sheet, definition.span) else { return };
    let defined = sheet.iris.definition(&found.key, points);
    sheet.kind(&defined, oa::ANNOTATION);
    sheet.link(&defined, oa::MOTIVATED_BY, oa::DESCRIBING);
    sheet.link(&defined, oa::HAS_BODY, node);
    sheet.link(&defined, oa::HAS_TARGET, &passage);
    sheet.finding(&defined, definition.evidence);
}
