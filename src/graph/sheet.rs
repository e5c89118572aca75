//! The sheet on which mappings write: triples of one paper, and the names of its things.

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Triple};

use crate::paper::{Agent, Document, Evidence, LinkedPaper, TaggedText};
use crate::text::{ArenaSpan, CodePointSpan, collapse};

use super::batch::QuadBatch;
use super::date;
use super::iri::{Base, PaperIris};
use super::vocabulary::etl;

/// Language of labels when a paper does not tell its own.
const LANGUAGE: &str = "en";

/// What is known of a paper, and what was written of it so far.
pub struct Sheet<'p> {
    /// The paper as read.
    pub document: &'p Document,
    /// What was found in it.
    pub paper: &'p LinkedPaper,
    /// Names outside the paper.
    pub base: &'p Base,
    /// Names inside the paper.
    pub iris: PaperIris,
    triples: Vec<Triple>,
}

impl<'p> Sheet<'p> {
    /// An empty sheet.
    pub fn new(document: &'p Document, paper: &'p LinkedPaper, base: &'p Base) -> Self {
        Self {
            document,
            paper,
            base,
            iris: base.paper(&paper.meta.key, document.source().digest()),
            triples: Vec::new(),
        }
    }

    /// Everything written, in the graph of the source.
    pub fn finish(self) -> QuadBatch {
        QuadBatch::new(self.base.source_graph(self.document.source().digest()), self.triples)
    }

    /// Says that a thing is of a class.
    pub fn kind(&mut self, thing: &NamedNode, class: NamedNodeRef<'_>) {
        self.link(thing, rdf::TYPE, class);
    }

    /// Links a thing to another.
    pub fn link<'o>(
        &mut self,
        thing: &NamedNode,
        property: NamedNodeRef<'_>,
        other: impl Into<NamedNodeRef<'o>>,
    ) {
        self.triples.push(Triple::new(thing.clone(), property, other.into()));
    }

    /// Links a thing to a page, mailbox or identifier elsewhere; left out when it is no IRI.
    pub fn web(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, iri: &str) {
        if let Ok(other) = NamedNode::new(iri) {
            self.link(thing, property, &other);
        }
    }

    /// Gives a thing a text.
    pub fn text(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, text: &str) {
        self.triples.push(Triple::new(thing.clone(), property, Literal::from(text)));
    }

    /// Gives a thing a text, when there is one.
    pub fn maybe(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, text: Option<&str>) {
        if let Some(text) = text {
            self.text(thing, property, text);
        }
    }

    /// Gives a thing a text in the language of the paper.
    pub fn label(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, text: &str) {
        let language = self.paper.meta.language.as_deref().unwrap_or(LANGUAGE);
        let literal = Literal::new_language_tagged_literal(text, language)
            .unwrap_or_else(|_| Literal::new_language_tagged_literal_unchecked(text, LANGUAGE));
        self.triples.push(Triple::new(thing.clone(), property, literal));
    }

    /// Gives a thing a text in the language that it is said to be in.
    pub fn tagged(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, text: &TaggedText) {
        let language = text.language.as_deref();
        let tagged = language
            .and_then(|language| Literal::new_language_tagged_literal(&text.text, language).ok());
        let literal = tagged.unwrap_or_else(|| Literal::from(text.text.as_str()));
        self.triples.push(Triple::new(thing.clone(), property, literal));
    }

    /// Gives a thing a number.
    pub fn number(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, number: usize) {
        self.typed(thing, property, &number.to_string(), xsd::INTEGER);
    }

    /// Gives a thing a number between 0 and 1 with digits behind the point.
    pub fn decimal(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, number: &str) {
        // The shortest form, because stores give that back whatever they were given.
        let short = number.trim_end_matches('0').trim_end_matches('.');
        self.typed(thing, property, short, xsd::DECIMAL);
    }

    /// Says yes or no.
    pub fn truth(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, truth: bool) {
        self.typed(thing, property, if truth { "true" } else { "false" }, xsd::BOOLEAN);
    }

    /// Gives a thing a year, month or day; a text that is none of them is left out.
    pub fn date(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, text: &str) {
        if let Some(kind) = date::datatype(text) {
            self.typed(thing, property, text, kind);
        }
    }

    /// Says what a finding rests on, how sure it is, and which rule made it.
    pub fn finding(&mut self, thing: &NamedNode, evidence: Evidence) {
        self.passage_of(thing, etl::EVIDENCE, evidence.span());
        self.decimal(thing, etl::CONFIDENCE, &evidence.confidence.to_string());
        self.text(thing, etl::RULE, evidence.rule);
    }

    /// Links a thing to a passage; nothing for text that the reader put in.
    pub fn passage_of(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, span: ArenaSpan) {
        if let Some(passage) = self.passage(span) {
            self.link(thing, property, &passage);
        }
    }

    /// Name of a passage; nothing for text that the reader put in.
    pub fn passage(&self, span: ArenaSpan) -> Option<NamedNode> {
        Some(self.base.passage(self.document.source().digest(), self.code_points(span)?))
    }

    /// A span in code points of the source; nothing for text that the reader put in.
    pub fn code_points(&self, span: ArenaSpan) -> Option<CodePointSpan> {
        self.document.code_points(span)
    }

    /// The words of a span on one line.
    pub fn words(&self, span: ArenaSpan) -> String {
        collapse(self.document.text(span))
    }

    /// Name of a person of the paper.
    pub fn person(&self, index: usize) -> NamedNode {
        self.iris.person(&self.paper.people[index].key)
    }

    /// Name of a person or organisation of the paper.
    pub fn agent(&self, agent: Agent) -> NamedNode {
        match agent {
            Agent::Person(index) => self.person(index),
            Agent::Organization(index) => {
                self.iris.organization(&self.paper.organizations[index].key)
            }
        }
    }

    /// Name of an event of the paper.
    pub fn event(&self, index: usize) -> NamedNode {
        self.iris.event(&self.paper.events[index].key)
    }

    /// Name of a concept of the paper.
    pub fn concept(&self, index: usize) -> NamedNode {
        let found = &self.paper.concepts[index];
        let known =
            found.concept.vocabulary.one().and_then(|known| NamedNode::new(&known.iri).ok());
        known.unwrap_or_else(|| self.base.concept(&found.key))
    }

    /// Name of a bibliography entry of the paper.
    pub fn reference(&self, index: usize) -> NamedNode {
        self.iris.reference(&self.paper.references[index].key)
    }

    /// Name of a section, or of the paper itself where there is none.
    pub fn section(&self, index: Option<usize>) -> NamedNode {
        match index {
            Some(index) => self.iris.section(&self.paper.sections[index].key),
            None => self.iris.paper(),
        }
    }

    /// The innermost section around a span.
    pub fn section_at(&self, span: ArenaSpan) -> Option<usize> {
        let sections = &self.paper.sections;
        let behind = sections.partition_point(|section| section.span.start() <= span.start());
        let mut section = behind.checked_sub(1)?;
        while !sections[section].span.contains_offset(span.start()) {
            section = sections[section].parent?;
        }
        Some(section)
    }

    /// Places a thing in its innermost section.
    pub fn part_of(&mut self, thing: &NamedNode, property: NamedNodeRef<'_>, span: ArenaSpan) {
        let section = self.section(self.section_at(span));
        self.link(thing, property, &section);
    }

    fn typed(
        &mut self,
        thing: &NamedNode,
        property: NamedNodeRef<'_>,
        value: &str,
        datatype: NamedNodeRef<'_>,
    ) {
        let literal = Literal::new_typed_literal(value, datatype);
        self.triples.push(Triple::new(thing.clone(), property, literal));
    }
}
