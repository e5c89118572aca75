//! JATS, the XML of journals and of PubMed Central, and its forebears NLM 2 and 3.
//!
//! What the markup says is taken as said: who wrote the paper ([`contributors`],
//! [`affiliations`]), what it says of itself ([`front`]), its parts and paragraphs ([`body`],
//! [`inline`]), its entries ([`references`]) and the pointers to them. Every element has words:
//! what is not known by name is read as text.
//!
//! A paper inside the paper (a letter of the editor, an answer, a translation) is a paper of
//! its own and is left out, with a note. Several articles in one file become parts of one
//! document ([`several`]).

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{Document, DocumentBuilder, SectionRole, StatedPointer};
use crate::text::Source;

use super::trouble;
use super::xml::{self, Element, Flow, Pointers};

mod affiliations;
mod body;
mod citation;
mod contributors;
mod dates;
mod floats;
mod front;
mod inline;
mod references;
mod sections;
mod several;
#[cfg(test)]
mod tests;

/// Names of the outermost element of a paper.
pub const ROOTS: [&str; 1] = ["article"];

/// Elements that are papers of their own.
const INNER_PAPERS: [&str; 2] = ["sub-article", "response"];

/// Reads a file.
#[must_use]
pub fn read(source: &Source) -> Document {
    let xml = xml::read(source.text());
    let mut builder = DocumentBuilder::new(source.clone());
    builder.elements(xml.elements);
    let told = trouble::decoding(source).into_iter().chain(xml.diagnostics);
    told.for_each(|trouble| builder.report(trouble));
    let mut writer = Writer::new(builder);
    if let Some(root) = xml.tree.root() {
        writer.file(root);
    }
    writer.finish()
}

/// Writes one paper.
struct Writer<'t> {
    flow: Flow,
    /// Pointers of the article that is being written.
    pointers: Pointers,
    /// Pointers of the articles before it.
    pointed: Vec<StatedPointer>,
    /// Identifiers of all its entries, whether written yet or not.
    entries: BTreeSet<String>,
    /// Depth of the open section.
    level: u8,
    /// What it is for.
    role: SectionRole,
    /// Figures, tables and notes met in a paragraph, which stand behind it.
    floats: Vec<Element<'t>>,
    /// Whether what has a title makes a section.
    has_sections: bool,
    /// Whether a title was written.
    has_title: bool,
}

impl<'t> Writer<'t> {
    fn new(builder: DocumentBuilder) -> Self {
        Self {
            flow: Flow::new(builder),
            pointers: Pointers::default(),
            pointed: Vec::new(),
            entries: BTreeSet::new(),
            level: 0,
            role: SectionRole::Body,
            floats: Vec::new(),
            has_sections: true,
            has_title: false,
        }
    }

    /// One article; `front` writes its front matter. Its pointers lead to its own entries.
    fn article(&mut self, article: Element<'t>, front: impl Fn(&mut Self, Element<'t>)) {
        let entries = article.elements().filter(|element| element.is("ref"));
        self.entries = entries.flat_map(references::identifiers).collect();
        for part in article.children() {
            match part.name() {
                "front" => front(self, part),
                "body" | "floats-wrap" | "floats-group" => self.blocks(part),
                "back" => self.blocks(part),
                name if INNER_PAPERS.contains(&name) => self.left_out(part),
                _ => self.block(part),
            }
        }
        let pointers = std::mem::take(&mut self.pointers);
        self.pointed.extend(pointers.finish(self.flow.builder.arena()));
    }

    /// Tells that a paper inside the paper is not read.
    fn left_out(&mut self, part: Element<'t>) {
        let kind = part.value("article-type").or_else(|| part.value("response-type"));
        let what = kind.map_or_else(String::new, |kind| format!(" ({kind})"));
        let message = format!("<{}>{what} is a paper of its own and was left out", part.name());
        let note = Diagnostic::new(Code::LeftOut, message).at(part.origin());
        self.flow.builder.report(note);
    }

    fn finish(self) -> Document {
        let mut builder = self.flow.builder;
        builder.stated().pointers = self.pointed;
        if builder.arena().is_empty() {
            builder.report(trouble::no_text());
        } else if !self.has_title {
            builder.report(trouble::no_title("give the article an <article-title>"));
        }
        builder.finish()
    }
}
