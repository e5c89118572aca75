//! Blocks: paragraphs, quotations, verses, notes, and what holds them.

use crate::paper::NodeKind;

use super::divisions::is_division;
use super::inline::items;
use super::xml::{Element, Item};
use super::{APPARATUS, DEEPEST, Writer};

/// Elements that are blocks wherever they stand.
const BLOCKS: [&str; 37] = [
    "TEI",
    "TEI.2",
    "ab",
    "argument",
    "back",
    "body",
    "byline",
    "closer",
    "docImprint",
    "docTitle",
    "eg",
    "egXML",
    "entry",
    "epigraph",
    "floatingText",
    "front",
    "group",
    "head",
    "lg",
    "list",
    "listBibl",
    "listEvent",
    "listOrg",
    "listPerson",
    "listPlace",
    "opener",
    "p",
    "performance",
    "postscript",
    "set",
    "sp",
    "table",
    "text",
    "titlePage",
    "trailer",
    "u",
    "castList",
];

/// Elements that hold running text: a quotation or a formula there stands in a sentence.
const PROSE: [&str; 16] = [
    "ab", "argument", "cell", "head", "hi", "item", "l", "note", "p", "quote", "q", "s", "said",
    "seg", "trailer", "u",
];

/// Whether an element is a block of its own wherever it stands.
pub fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || is_division(name)
}

impl<'t> Writer<'t> {
    /// One block; `kind` is what its paragraphs are.
    pub fn block(&mut self, element: Element<'t>, kind: NodeKind) {
        if element.depth() > DEEPEST {
            return self.flat(element, kind);
        }
        match element.name() {
            name if is_division(name) => self.division(element),
            name if APPARATUS.contains(&name) => {}
            "list" => self.list(element, kind),
            "listBibl" => self.bibliography(element),
            "biblStruct" | "biblFull" | "bibl" | "msDesc" => self.cited(element, kind),
            "listPerson" => self.persons(element),
            "listOrg" => self.organizations(element),
            "table" => self.table(element),
            "figure" => self.figure(element),
            "formula" | "eg" | "egXML" | "code" => self.flat(element, NodeKind::Verbatim),
            "note" => self.contents(element, NodeKind::Footnote),
            "quote" | "cit" | "epigraph" | "q" => self.contents(element, NodeKind::BlockQuote),
            "titlePage" | "docTitle" | "titlePart" => self.title_page(element),
            "byline" | "docAuthor" => self.byline(element),
            _ => self.contents(element, kind),
        }
    }

    /// All words of an element as one block.
    fn flat(&mut self, element: Element<'t>, kind: NodeKind) {
        if element.has_words() {
            self.flow.open(kind);
            match kind {
                NodeKind::Verbatim if element.depth() <= DEEPEST => self.inline(element),
                _ => drop(self.flow.words(element)),
            }
            self.flow.close();
            self.flush_behind();
        }
    }

    /// What an element holds: its words as blocks of one kind, the blocks in it as themselves.
    pub fn contents(&mut self, element: Element<'t>, kind: NodeKind) {
        if element.depth() > DEEPEST {
            return self.flat(element, kind);
        }
        let is_prose = PROSE.contains(&element.name()) || has_words_of_its_own(element);
        let floor = std::mem::replace(&mut self.floor, self.open.len());
        let mut is_open = false;
        for item in items(element) {
            match item {
                Item::Text(piece) => {
                    if is_open || !piece.text.trim().is_empty() {
                        self.open_once(&mut is_open, kind);
                        self.flow.piece(piece);
                    }
                }
                // Whoever holds a head writes it.
                Item::Element(inner) if inner.is("head") && takes_heads(element.name()) => {}
                Item::Element(inner) if stands_behind(inner, is_prose) => {
                    self.behind.push(inner);
                    if !is_prose && !is_open {
                        self.flush_behind();
                    }
                }
                Item::Element(inner) if stands_apart(inner, is_prose) => {
                    self.close_once(&mut is_open);
                    if !is_division(inner.name()) {
                        self.close_sections(self.floor);
                    }
                    self.block(inner, kind);
                }
                Item::Element(inner) => {
                    if is_open || self.has_anything(inner) {
                        self.open_once(&mut is_open, kind);
                    }
                    if is_open {
                        self.inline_element(inner);
                    }
                }
            }
        }
        self.close_once(&mut is_open);
        if !is_division(element.name()) {
            self.close_sections(self.floor);
        }
        self.floor = floor;
        self.flush_behind();
    }

    fn open_once(&mut self, is_open: &mut bool, kind: NodeKind) {
        if !std::mem::replace(is_open, true) {
            self.close_sections(self.floor);
            self.flow.open(kind);
        }
    }

    fn close_once(&mut self, is_open: &mut bool) {
        if std::mem::take(is_open) {
            self.flow.close();
            self.flush_behind();
        }
    }

    /// Writes what waited for the end of a block.
    pub fn flush_behind(&mut self) {
        for element in std::mem::take(&mut self.behind) {
            self.block(element, NodeKind::Paragraph);
        }
    }
}

/// Elements whose heads are written before their contents.
fn takes_heads(name: &str) -> bool {
    is_division(name)
        || matches!(
            name,
            "abstract" | "figure" | "list" | "listBibl" | "listPerson" | "listOrg" | "table"
        )
}

fn has_words_of_its_own(element: Element<'_>) -> bool {
    element.items().any(|item| matches!(item, Item::Text(piece) if !piece.text.trim().is_empty()))
}

/// Whether a sentence runs on behind an element as if it were not there.
pub fn stands_behind(element: Element<'_>, is_prose: bool) -> bool {
    match element.name() {
        "note" => !element.has("place", "inline"),
        "figure" => is_prose,
        _ => false,
    }
}

/// Whether an element is a block where it stands.
fn stands_apart(element: Element<'_>, is_prose: bool) -> bool {
    match element.name() {
        "list" if is_prose => !is_inline(element),
        "quote" | "cit" | "q" | "said" | "formula" | "code" if is_prose => {
            is_displayed(element) || element.children().any(|inner| is_block(inner.name()))
        }
        "quote" | "cit" | "q" | "said" | "formula" | "code" | "figure" | "bibl" | "biblStruct"
        | "biblFull" | "msDesc" | "docAuthor" | "titlePart" => !is_prose,
        name => is_block(name) || element.children().any(|inner| is_block(inner.name())),
    }
}

fn is_inline(element: Element<'_>) -> bool {
    element.has("rend", "inline") || element.has("type", "inline") || element.has("rend", "run-in")
}

fn is_displayed(element: Element<'_>) -> bool {
    let says = |name: &str| {
        let value = element.value(name).unwrap_or_default().to_lowercase();
        value.contains("block") || value.contains("display")
    };
    says("rend") || says("rendition") || says("type") || says("place")
}
