//! What is kept of the triples of a vocabulary while they stream by.

use std::io::{self, Read};

use oxigraph::model::{LiteralRef, NamedOrBlankNodeRef, QuadRef, TermRef};

use super::error::Error;
use super::intern::Interner;
use super::read::read;
use super::vocabulary::LabelKind;

/// Longest label that is kept, in bytes; no text prints a longer one as a term.
const LONGEST: usize = 400;

/// Titles that are kept; a vocabulary has few schemes.
const MOST_TITLES: usize = 10_000;

/// What was read of a vocabulary so far.
#[derive(Debug, Default)]
pub struct Draft {
    /// Files read, as named.
    pub(super) files: Vec<File>,
    /// Concepts and schemes.
    pub(super) iris: Interner,
    /// Language tags in lower case; the first one is empty, for labels without one.
    pub(super) languages: Interner,
    /// All labels and titles, one behind the other.
    pub(super) text: String,
    pub(super) labels: Vec<RawLabel>,
    /// Labels of SKOS-XL, which are nodes: what they are of, and what they say.
    nodes: Interner,
    node_labels: Vec<(u32, u32, LabelKind)>,
    node_texts: Vec<(u32, Place, u16)>,
    /// Narrower concept, broader concept, and the file that says so.
    pub(super) broader: Vec<(u32, u32, u16)>,
    /// Concept and scheme.
    pub(super) schemes: Vec<(u32, u32)>,
    /// Concepts that are exact matches.
    pub(super) same: Vec<(u32, u32)>,
    pub(super) titles: Vec<(u32, Place, u16)>,
    /// Schemes and collections, which have labels and are no concepts, and retired concepts.
    pub(super) apart: Vec<u32>,
    /// The last subject, as most triples have that of the one before.
    last: Option<(String, u32)>,
}

/// A file of a vocabulary.
#[derive(Debug)]
pub(super) struct File {
    pub name: String,
    /// Labels left out because they are too long.
    pub long: usize,
}

/// A stretch of [`Draft::text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub start: u32,
    pub len: u16,
}

impl Place {
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..][..usize::from(self.len)]
    }
}

/// A label by numbers; sixteen bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawLabel {
    pub concept: u32,
    pub place: Place,
    pub language: u16,
    pub kind: LabelKind,
}

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const SKOS_XL: &str = "http://www.w3.org/2008/05/skos-xl#";
const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DEPRECATED: &str = "http://www.w3.org/2002/07/owl#deprecated";
const TITLES: &[&str] =
    &["http://purl.org/dc/terms/title", "http://purl.org/dc/elements/1.1/title"];
const RDFS_LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";

impl Draft {
    /// Reads one more file of the vocabulary, whatever RDF format it is in.
    ///
    /// `file` is its name, for messages and for its format; `open` opens it from the beginning.
    ///
    /// # Errors
    /// When it cannot be read, is no valid RDF, or holds no SKOS label.
    pub fn read(
        &mut self,
        file: &str,
        open: &dyn Fn() -> io::Result<Box<dyn Read>>,
    ) -> Result<(), Error> {
        self.files.push(File { name: file.to_owned(), long: 0 });
        let before = self.labels.len() + self.node_texts.len();
        let filled = read(file, open, &mut |quad| self.take(quad))?;
        self.last = None;
        let long = self.files.last().map_or(0, |file| file.long);
        if self.labels.len() + self.node_texts.len() + long == before {
            return Err(Error::NoLabels { file: file.to_owned(), empty: !filled });
        }
        Ok(())
    }

    /// Takes in one triple; nothing when there is no room left.
    fn take(&mut self, quad: QuadRef<'_>) -> Option<()> {
        let predicate = quad.predicate.as_str();
        if let Some(name) = predicate.strip_prefix(SKOS) {
            self.take_skos(name, quad)
        } else if let Some(name) = predicate.strip_prefix(SKOS_XL) {
            self.take_xl(name, quad)
        } else if predicate == RDF_TYPE {
            self.take_type(quad)
        } else if let TermRef::Literal(literal) = quad.object {
            self.take_other(predicate, quad, literal)
        } else {
            Some(())
        }
    }

    fn take_skos(&mut self, name: &str, quad: QuadRef<'_>) -> Option<()> {
        let NamedOrBlankNodeRef::NamedNode(subject) = quad.subject else { return Some(()) };
        match (label_kind(name), quad.object) {
            (Some(kind), TermRef::Literal(literal)) => {
                let Some((place, language)) = self.keep(literal)? else { return Some(()) };
                let concept = self.subject(subject.as_str())?;
                self.labels.push(RawLabel { concept, place, language, kind });
                Some(())
            }
            (None, TermRef::NamedNode(object)) => {
                self.take_relation(name, subject.as_str(), object.as_str())
            }
            _ => Some(()),
        }
    }

    fn take_relation(&mut self, name: &str, subject: &str, object: &str) -> Option<()> {
        let known =
            ["broader", "narrower", "inScheme", "topConceptOf", "hasTopConcept", "exactMatch"];
        if !known.contains(&name) {
            return Some(());
        }
        let (subject, object) = (self.subject(subject)?, self.iris.intern(object)?);
        let file = u16::try_from(self.files.len() - 1).unwrap_or(u16::MAX);
        match name {
            "broader" => self.broader.push((subject, object, file)),
            "narrower" => self.broader.push((object, subject, file)),
            "inScheme" | "topConceptOf" => self.schemes.push((subject, object)),
            "hasTopConcept" => self.schemes.push((object, subject)),
            _ => self.same.push((subject, object)),
        }
        Some(())
    }

    fn take_xl(&mut self, name: &str, quad: QuadRef<'_>) -> Option<()> {
        match (label_kind(name), quad.subject, quad.object) {
            (Some(kind), NamedOrBlankNodeRef::NamedNode(concept), object) => {
                let concept = self.subject(concept.as_str())?;
                let node = match object {
                    TermRef::NamedNode(node) => self.nodes.intern(node.as_str()),
                    TermRef::BlankNode(node) => self.blank(node.as_str()),
                    _ => return Some(()),
                }?;
                self.node_labels.push((node, concept, kind));
            }
            (None, subject, TermRef::Literal(literal)) if name == "literalForm" => {
                let Some((place, language)) = self.keep(literal)? else { return Some(()) };
                let node = match subject {
                    NamedOrBlankNodeRef::NamedNode(node) => self.nodes.intern(node.as_str()),
                    NamedOrBlankNodeRef::BlankNode(node) => self.blank(node.as_str()),
                }?;
                self.node_texts.push((node, place, language));
            }
            _ => {}
        }
        Some(())
    }

    fn take_type(&mut self, quad: QuadRef<'_>) -> Option<()> {
        if let (NamedOrBlankNodeRef::NamedNode(subject), TermRef::NamedNode(class)) =
            (quad.subject, quad.object)
            && let Some("ConceptScheme" | "Collection" | "OrderedCollection") =
                class.as_str().strip_prefix(SKOS)
        {
            let subject = self.subject(subject.as_str())?;
            self.apart.push(subject);
        }
        Some(())
    }

    fn take_other(
        &mut self,
        predicate: &str,
        quad: QuadRef<'_>,
        literal: LiteralRef<'_>,
    ) -> Option<()> {
        let NamedOrBlankNodeRef::NamedNode(subject) = quad.subject else { return Some(()) };
        if predicate == DEPRECATED && matches!(literal.value(), "true" | "1") {
            let subject = self.subject(subject.as_str())?;
            self.apart.push(subject);
        } else if TITLES.contains(&predicate) || predicate == RDFS_LABEL {
            let subject = self.subject(subject.as_str())?;
            // What is no scheme may have a title or label too, which are not wanted; but what
            // is a scheme may be told behind its title.
            let is_apart = self.apart.last() == Some(&subject);
            if (is_apart || predicate != RDFS_LABEL && self.titles.len() < MOST_TITLES)
                && let Some((place, language)) = self.keep(literal)?
            {
                self.titles.push((subject, place, language));
            }
        }
        Some(())
    }

    /// Keeps the text of a literal with the number of its language; not when it is too long,
    /// or blank.
    fn keep(&mut self, literal: LiteralRef<'_>) -> Option<Option<(Place, u16)>> {
        // Control characters are no part of a name, and XML cannot hold them.
        let cleaned = literal.value().replace(char::is_control, " ");
        let text = cleaned.trim();
        if text.len() > LONGEST {
            if let Some(file) = self.files.last_mut() {
                file.long += 1;
            }
            return Some(None);
        }
        let start = u32::try_from(self.text.len()).ok()?;
        u32::try_from(self.text.len() + text.len()).ok()?;
        self.languages.intern("")?;
        let language = literal.language().unwrap_or_default().to_ascii_lowercase();
        let language = self.languages.intern(&language)?;
        if text.is_empty() {
            return Some(None);
        }
        self.text.push_str(text);
        let len = u16::try_from(text.len()).ok()?;
        Some(Some((Place { start, len }, u16::try_from(language).unwrap_or_default())))
    }

    fn subject(&mut self, iri: &str) -> Option<u32> {
        if let Some((last, number)) = &self.last
            && last == iri
        {
            return Some(*number);
        }
        let number = self.iris.intern(iri)?;
        let (mut last, _) = self.last.take().unwrap_or_default();
        last.clear();
        last.push_str(iri);
        self.last = Some((last, number));
        Some(number)
    }

    /// A blank node, which has its name in its own file only.
    fn blank(&mut self, name: &str) -> Option<u32> {
        self.nodes.intern(&format!("_:{}:{name}", self.files.len()))
    }

    /// Joins the labels of SKOS-XL to their concepts.
    pub(super) fn join_nodes(&mut self) {
        self.node_texts.sort_unstable_by_key(|(node, place, _)| (*node, place.start));
        for (node, concept, kind) in std::mem::take(&mut self.node_labels) {
            let first = self.node_texts.partition_point(|(other, ..)| *other < node);
            let texts = self.node_texts[first..].iter().take_while(|(other, ..)| *other == node);
            self.labels.extend(texts.map(|(_, place, language)| RawLabel {
                concept,
                place: *place,
                language: *language,
                kind,
            }));
        }
        self.node_texts = Vec::new();
        self.nodes = Interner::default();
    }
}

fn label_kind(name: &str) -> Option<LabelKind> {
    match name {
        "prefLabel" => Some(LabelKind::Preferred),
        "altLabel" => Some(LabelKind::Alternative),
        "hiddenLabel" => Some(LabelKind::Hidden),
        _ => None,
    }
}
