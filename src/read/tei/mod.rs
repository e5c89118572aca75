//! TEI, as GROBID writes it and as editors of journals do.
//!
//! What the markup says is taken as said: who wrote the paper ([`people`], [`affiliations`]),
//! what it says of itself ([`header`], [`facts`], [`topics`]), its parts and paragraphs
//! ([`divisions`], [`blocks`], [`inline`]), its entries ([`entries`]) and the pointers to them.
//! Every element has words: what is not known by name is read as text. Namespaces do not
//! count, so that P4 is read as P5 is.
//!
//! Misses: places, events and persons that a header or `standOff` lists as an index, and all
//! that describes the file rather than the paper (encoding, revisions, facsimiles).

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::{Document, DocumentBuilder, NodeKind, SectionRole, StatedPointer};
use crate::text::Source;

use super::trouble;
use super::xml::{self, Element, Flow, Pointers};

mod affiliations;
mod blocks;
mod corpus;
mod divisions;
mod entries;
mod facts;
mod fields;
mod floats;
mod header;
mod inline;
mod lists;
mod names;
mod pages;
mod people;
mod printed;
#[cfg(test)]
mod tests;
mod topics;

/// Deeper than this, words are written without looking at what they stand in.
const DEEPEST: usize = 100;

/// Elements beside the text of a paper that say something of the file.
const APPARATUS: [&str; 7] =
    ["teiHeader", "xenoData", "facsimile", "sourceDoc", "fsdDecl", "standOff", "annotation"];

/// Reads a file.
#[must_use]
pub fn read(source: &Source) -> Document {
    let mut xml = xml::read(source.text());
    if let Some(root) = xml.tree.root() {
        pages::note(source.text(), root, &mut xml.elements);
    }
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

/// Writes one file.
struct Writer<'t> {
    flow: Flow,
    /// Pointers of the paper that is being written.
    pointers: Pointers,
    /// Pointers of the papers before it.
    pointed: Vec<StatedPointer>,
    /// Identifiers of the paper's entries, written or not, and the number of each.
    entries: BTreeMap<String, String>,
    /// Sections that are open.
    open: Vec<divisions::Open>,
    /// How many of them stay open while the element at hand is written.
    floor: usize,
    /// What the part around is for, where no section says so.
    role: Option<SectionRole>,
    /// Figures and notes met in a paragraph, which stand behind it.
    behind: Vec<Element<'t>>,
    /// Titles and abstracts that the header gave: folded words.
    shown: BTreeSet<String>,
    /// Names of people that the header gave, folded.
    named: BTreeSet<String>,
}

impl<'t> Writer<'t> {
    fn new(builder: DocumentBuilder) -> Self {
        Self {
            flow: Flow::new(builder),
            pointers: Pointers::default(),
            pointed: Vec::new(),
            entries: BTreeMap::new(),
            open: Vec::new(),
            floor: 0,
            role: None,
            behind: Vec::new(),
            shown: BTreeSet::new(),
            named: BTreeSet::new(),
        }
    }

    /// One paper. `write` writes its header; its pointers lead to its own entries.
    fn paper(&mut self, paper: Element<'t>, write: impl FnOnce(&mut Self)) {
        self.entries = entries::numbers(paper);
        write(self);
        for part in paper.children() {
            match part.name() {
                "standOff" => self.lists_beside(part),
                name if APPARATUS.contains(&name) => {}
                _ => self.block(part, NodeKind::Paragraph),
            }
            self.close_sections(self.floor);
        }
        let pointers = std::mem::take(&mut self.pointers);
        self.pointed.extend(pointers.finish(self.flow.builder.arena()));
    }

    fn finish(mut self) -> Document {
        self.close_sections(0);
        let mut builder = self.flow.builder;
        builder.stated().pointers = self.pointed;
        if builder.arena().is_empty() {
            builder.report(trouble::no_text());
        }
        builder.finish()
    }
}
