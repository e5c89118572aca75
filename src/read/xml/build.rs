//! From the text of an XML file to its tree: one pass of quick-xml.
//!
//! What is not well formed ends the reading there; what stands before it is kept, with every
//! open element closed. Slips that leave no doubt of what is meant (a bare "&", an entity that
//! nobody declared, an attribute given twice) are told and passed over.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Elements, ElementsBuilder, SourceSpan};

use super::defaults::Defaults;
use super::entities::{DEEPEST, Entities, Meaning, Part, parts};
use super::told::shown;
use super::tree::{Kind, Node, Place, Tree};
use super::wellformed::{self, Fault, is_allowed, is_name};

/// Elements deeper than this are not kept apart; their words are.
const DEEPEST_ELEMENT: usize = 5_000;
/// Most elements and pieces of text: more are no paper.
const MOST_NODES: usize = 3_000_000;
/// Index in [`Tree::expanded`] of characters that references came to.
const WRITTEN: usize = 0;

/// An XML file, read.
#[derive(Debug)]
pub struct Xml<'s> {
    /// What it holds.
    pub tree: Tree<'s>,
    /// Where its elements stand.
    pub elements: Elements,
    /// What was wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text of an XML file.
#[must_use]
pub fn read(source: &str) -> Xml<'_> {
    read_up_to(source, MOST_NODES)
}

/// Reads the text of an XML file up to so many elements and pieces of text.
pub fn read_up_to(source: &str, most: usize) -> Xml<'_> {
    let mut build = Build::new(source, most);
    if let Some(start) = build.prolog() {
        build.content(source, Where::Source(start));
        build.end();
    }
    build.characters();
    let elements = build.elements.finish(source.len());
    Xml { tree: build.tree, elements, diagnostics: build.diagnostics }
}

/// What text is being read.
#[derive(Clone, Copy)]
pub enum Where {
    /// The source, from this byte on.
    Source(usize),
    /// The text of an entity: its number, and the reference in the source.
    Entity(u32, SourceSpan),
}

/// Reading ends here: the trouble was told.
pub struct Broken;

pub struct Build<'s> {
    pub tree: Tree<'s>,
    elements: ElementsBuilder,
    /// Most nodes that the tree may have.
    most: usize,
    /// Indexes of the open elements.
    open: Vec<usize>,
    /// Open elements that are too deep to be kept.
    deeper: usize,
    /// Names of the entities that are being read.
    inside: Vec<String>,
    pub told: BTreeSet<String>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'s> Build<'s> {
    fn new(source: &'s str, most: usize) -> Self {
        let tree = Tree {
            source,
            expanded: vec![String::new()],
            nodes: Vec::new(),
            entities: Entities::new(source.len()),
            defaults: Defaults::default(),
        };
        Self {
            tree,
            elements: ElementsBuilder::default(),
            most,
            open: Vec::new(),
            deeper: 0,
            inside: Vec::new(),
            told: BTreeSet::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Reads elements and characters up to the end of `text` or to trouble in it.
    fn content(&mut self, text: &str, place: Where) {
        let start = match place {
            Where::Source(start) => start,
            Where::Entity(..) => 0,
        };
        let mut reader = Reader::from_str(&text[start..]);
        reader.config_mut().allow_unmatched_ends = false;
        let depth = self.open.len() + self.deeper;
        loop {
            let before = start + reader.buffer_position() as usize;
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => {
                    if self.event(text, before, event, place).is_err() {
                        return;
                    }
                }
                Err(error) => {
                    let at = start + reader.error_position() as usize;
                    self.broken(self.origin(place, at..at).start(), &error.to_string());
                    return;
                }
            }
        }
        if let (Where::Entity(_, origin), true) = (place, self.open.len() + self.deeper > depth) {
            self.broken(
                origin.start(),
                "the text of this entity opens an element and does not end it",
            );
        }
    }

    fn event(
        &mut self,
        text: &str,
        before: usize,
        event: Event<'_>,
        place: Where,
    ) -> Result<(), Broken> {
        // Events of a reader over a string borrow from it, so that their place is known.
        let offset = |bytes: &[u8]| bytes.as_ptr() as usize - text.as_ptr() as usize;
        match event {
            Event::Start(tag) => {
                let start = offset(&tag);
                self.start(text, &tag, start, place)?;
                // The end is set when the element is closed.
            }
            Event::Empty(tag) => {
                let start = offset(&tag);
                self.start(text, &tag, start, place)?;
                self.close(self.origin(place, start..start + tag.len() + 2).end());
            }
            Event::End(tag) => {
                let start = offset(&tag);
                let end = text[start..].find('>').map_or(text.len(), |width| start + width + 1);
                self.close(self.origin(place, start..end).end());
            }
            Event::Text(words) => {
                let start = offset(&words);
                self.words(text, start..start + words.len(), place)?;
            }
            Event::CData(words) => {
                let start = offset(&words);
                if self.open.is_empty() {
                    return self.stop(place, before, "text stands outside of the root element");
                }
                self.text_node(start..start + words.len(), place)?;
            }
            Event::DocType(_) => {
                return self.stop(place, before, "a document type may not stand here");
            }
            Event::Comment(inner) => {
                let start = offset(&inner);
                self.slip_in(place, wellformed::comment(&text[start..start + inner.len()]), start);
            }
            Event::PI(inner) => {
                let start = offset(&inner);
                let inner = &text[start..start + inner.len()];
                self.slip_in(place, wellformed::instruction(inner), start);
            }
            Event::Decl(_) => {
                self.slip_in(place, wellformed::instruction("xml"), before);
            }
            Event::Eof => {}
        }
        Ok(())
    }

    fn start(
        &mut self,
        text: &str,
        tag: &BytesStart<'_>,
        start: usize,
        place: Where,
    ) -> Result<(), Broken> {
        if self.open.is_empty() && !self.tree.nodes.is_empty() {
            return self.stop(place, start - 1, "a second element stands behind the first one");
        }
        let whole = tag.name();
        let local = tag.local_name();
        let name_end = start + whole.as_ref().len();
        // A prefix before nothing is the name itself.
        let local = if local.as_ref().is_empty() { whole.as_ref() } else { local.as_ref() };
        let name_start = name_end - local.len();
        if name_start == name_end {
            return self.stop(place, start, "a tag without a name");
        }
        if !is_name(&text[start..name_end]) {
            self.slip_in(place, Some(Fault::new(0, "the name of an element is none")), start);
        }
        self.attributes(&text[name_end..start + tag.len()], name_end, place);
        if self.open.len() >= DEEPEST_ELEMENT {
            self.deeper += 1;
            let at = self.origin(place, start..start);
            self.tell("depth", Code::DeepMarkup, at, || {
                format!("elements are nested deeper than {DEEPEST_ELEMENT}; their words are kept")
            });
            return Ok(());
        }
        let origin = self.origin(place, start - 1..start);
        let index = self.tree.nodes.len();
        let kind = Kind::Element {
            name: piece(place, name_start..name_end),
            attributes: piece(place, name_end..start + tag.len()),
        };
        self.push(kind, origin)?;
        self.open.push(index);
        self.elements.open(&text[name_start..name_end], origin.start());
        Ok(())
    }

    /// Closes the innermost element; `end` is behind its end tag in the source.
    fn close(&mut self, end: usize) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(index) = self.open.pop() else { return };
        let behind = self.tree.nodes.len() as u32;
        let node = &mut self.tree.nodes[index];
        node.behind = behind;
        node.origin = SourceSpan::new(node.origin.start(), end.max(node.origin.start()));
        self.elements.close(end);
    }

    /// Characters between tags, with their references resolved.
    fn words(
        &mut self,
        text: &str,
        range: std::ops::Range<usize>,
        place: Where,
    ) -> Result<(), Broken> {
        if self.open.is_empty() {
            let words = text[range.clone()].trim_ascii();
            return if words.is_empty() {
                Ok(())
            } else {
                self.stop(place, range.start, "text stands outside of the root element")
            };
        }
        if let Some(width) = text[range.clone()].find("]]>") {
            let fault = Fault::new(width, "']]>' stands in text");
            self.slip_in(place, Some(fault), range.start);
        }
        let mut at = range.start;
        for part in parts(&text[range]) {
            match part {
                Part::Characters(characters) => {
                    let end = at + characters.len();
                    self.ampersand(characters, self.origin(place, at..end));
                    self.text_node(at..end, place)?;
                    at = end;
                }
                Part::Reference(name, whole) => {
                    self.reference(name, at..at + whole.len(), place)?;
                    at += whole.len();
                }
            }
        }
        Ok(())
    }

    fn reference(
        &mut self,
        name: &str,
        range: std::ops::Range<usize>,
        place: Where,
    ) -> Result<(), Broken> {
        let origin = self.origin(place, range.clone());
        match self.tree.entities.meaning(name) {
            Meaning::Characters(characters) => self.write(&characters, origin)?,
            Meaning::Undeclared(characters) => {
                self.undeclared(name, origin);
                self.write(characters, origin)?;
            }
            Meaning::Declared(replacement) => self.declared(name, replacement, origin)?,
            Meaning::External => self.elsewhere(name, origin),
            Meaning::Unknown => {
                self.unknown(name, origin);
                self.text_node(range, place)?;
            }
            Meaning::TooMuch => self.too_much(origin),
        }
        Ok(())
    }

    /// A piece of text that stands for something in the source.
    fn write(&mut self, characters: &str, origin: SourceSpan) -> Result<(), Broken> {
        let written = &mut self.tree.expanded[WRITTEN];
        let start = written.len() as u32;
        written.push_str(characters);
        let end = written.len() as u32;
        self.push(Kind::Text(Place { text: WRITTEN as u32 + 1, start, end }), origin)
    }

    /// The text of an entity, which may hold elements of its own.
    fn declared(
        &mut self,
        name: &str,
        replacement: String,
        origin: SourceSpan,
    ) -> Result<(), Broken> {
        if self.inside.iter().any(|outer| outer == name) {
            self.broken(origin.start(), &format!("the entity '{}' holds itself", shown(name)));
            return Err(Broken);
        }
        if self.inside.len() >= DEEPEST {
            self.too_deep(origin);
            return Ok(());
        }
        self.inside.push(name.to_owned());
        self.tree.expanded.push(String::new());
        let number = self.tree.expanded.len() as u32;
        let before = self.diagnostics.len();
        self.content(&replacement, Where::Entity(number, origin));
        self.tree.expanded[number as usize - 1] = replacement;
        self.inside.pop();
        if is_broken(&self.diagnostics[before..]) { Err(Broken) } else { Ok(()) }
    }

    fn text_node(&mut self, range: std::ops::Range<usize>, place: Where) -> Result<(), Broken> {
        if range.is_empty() || self.open.is_empty() {
            return Ok(());
        }
        let origin = self.origin(place, range.clone());
        self.push(Kind::Text(piece(place, range)), origin)
    }

    fn push(&mut self, kind: Kind, origin: SourceSpan) -> Result<(), Broken> {
        if self.tree.nodes.len() >= self.most {
            let message = format!("the file holds more than {} elements and texts", self.most);
            self.lost(Code::TooMuch, origin.start(), message);
            return Err(Broken);
        }
        let index = self.tree.nodes.len() as u32;
        let parent = self.open.last().map_or(index, |parent| *parent as u32);
        self.tree.nodes.push(Node { kind, origin, parent, behind: index + 1 });
        Ok(())
    }

    pub fn origin(&self, place: Where, range: std::ops::Range<usize>) -> SourceSpan {
        match place {
            Where::Source(_) => SourceSpan::new(range.start, range.end),
            Where::Entity(_, origin) => origin,
        }
    }

    /// Closes what is open, and tells when there is.
    fn end(&mut self) {
        let end = self.tree.source.len();
        let is_told = is_broken(&self.diagnostics);
        if let (Some(index), false) = (self.open.last(), is_told) {
            let node = self.tree.nodes[*index];
            let name = match node.kind {
                Kind::Element { name, .. } if name.text == 0 => {
                    &self.tree.source[name.start as usize..name.end as usize]
                }
                _ => "element",
            };
            let message = format!("the file ends before </{}>", shown(name));
            self.broken(end, &message);
        }
        self.deeper = 0;
        while !self.open.is_empty() {
            self.close(end);
        }
        if self.tree.nodes.is_empty() && self.diagnostics.is_empty() {
            self.broken(0, "no element was found");
        }
    }

    /// Tells of characters that XML does not know; writers leave them out.
    fn characters(&mut self) {
        let source = self.tree.source;
        if let Some((at, c)) = source.char_indices().find(|(_, c)| !is_allowed(*c)) {
            let message =
                format!("the character U+{:04X} may not stand in XML; it is left out", c as u32);
            let span = SourceSpan::new(at, at + c.len_utf8());
            self.diagnostics.push(Diagnostic::new(Code::ControlCharacters, message).at(span));
        }
    }
}

fn piece(place: Where, range: std::ops::Range<usize>) -> Place {
    let text = match place {
        Where::Source(_) => 0,
        Where::Entity(number, _) => number,
    };
    // Sources are limited to 4 GiB, entities to far less.
    Place { text, start: range.start as u32, end: range.end as u32 }
}

/// Whether trouble ended the reading.
fn is_broken(told: &[Diagnostic]) -> bool {
    told.iter().any(|trouble| matches!(trouble.code, Code::BadMarkup | Code::TooMuch))
}
