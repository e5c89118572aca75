//! Blocks: paragraphs, lists, quotations, notes, and the parts of the back matter.

use crate::paper::{NodeKind, SectionRole};

use super::Writer;
use super::inline::DEEPEST;
use super::sections::title_of;
use super::xml::{Element, Item};

/// Elements that end a paragraph in which they stand.
const BLOCKS: [&str; 32] = [
    "ack",
    "app",
    "app-group",
    "array",
    "bio",
    "boxed-text",
    "chem-struct-wrap",
    "code",
    "def-list",
    "disp-formula",
    "disp-formula-group",
    "disp-quote",
    "fig",
    "fig-group",
    "fn-group",
    "glossary",
    "list",
    "media",
    "notes",
    "p",
    "preformat",
    "question",
    "question-wrap",
    "ref-list",
    "sec",
    "speech",
    "statement",
    "supplementary-material",
    "table-wrap",
    "table-wrap-group",
    "verse-group",
    "block-alternatives",
];

/// Whether an element is a block of its own, wherever it stands.
pub fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Blocks that stand beside the text: a sentence runs on behind them.
fn is_float(name: &str) -> bool {
    matches!(
        name,
        "fig"
            | "fig-group"
            | "table-wrap"
            | "table-wrap-group"
            | "media"
            | "supplementary-material"
            | "boxed-text"
            | "fn-group"
            | "chem-struct-wrap"
    )
}

impl<'t> Writer<'t> {
    /// All blocks that an element holds.
    pub fn blocks(&mut self, element: Element<'t>) {
        let mut is_open = false;
        for item in element.items() {
            match item {
                Item::Element(inner) => {
                    if std::mem::take(&mut is_open) {
                        self.flow.close();
                    }
                    self.block(inner);
                }
                Item::Text(piece) if is_open || !piece.text.trim().is_empty() => {
                    if !std::mem::replace(&mut is_open, true) {
                        self.flow.open(NodeKind::Paragraph);
                    }
                    self.flow.piece(piece);
                }
                Item::Text(_) => {}
            }
        }
        if is_open {
            self.flow.close();
        }
    }

    /// One block.
    pub fn block(&mut self, element: Element<'t>) {
        if !element.has_words() {
            return;
        }
        if element.depth() > DEEPEST {
            return self.paragraph_of(element, NodeKind::Paragraph);
        }
        match element.name() {
            "sec" | "app" => {
                let role = element.is("app").then_some(SectionRole::Appendix);
                self.section_of(element, role);
            }
            "notes" => self.section_of(element, None),
            "ack" => self.section_of(element, Some(SectionRole::Acknowledgements)),
            "ref-list" => self.references(element),
            "fn" => self.note(element),
            "list" => self.list(element),
            "def-list" => self.definitions(element),
            "disp-quote" | "verse-group" | "speech" => self.quotation(element),
            "boxed-text" => self.boxed(element),
            "disp-formula" | "disp-formula-group" | "preformat" | "code" | "tex-math" => {
                self.paragraph_of(element, NodeKind::Verbatim);
            }
            "table-wrap" | "fig" | "media" | "supplementary-material" | "chem-struct-wrap" => {
                self.float(element);
            }
            "fig-group" | "table-wrap-group" => self.floats_of(element),
            "table" => self.table(element),
            "alternatives" | "block-alternatives" => self.one_of(element),
            "graphic" | "object-id" | "alt-text" | "long-desc" | "sec-meta" => {}
            "p" | "title" | "attrib" | "verse-line" => {
                self.paragraph_of(element, NodeKind::Paragraph);
            }
            "statement" | "question" | "question-wrap" | "explanation" | "answer" => {
                self.blocks(element);
            }
            _ if element.children().any(|inner| is_block(inner.name())) => self.blocks(element),
            _ => self.paragraph_of(element, NodeKind::Paragraph),
        }
    }

    /// A text in a box: a section where it has a title, else only its blocks.
    fn boxed(&mut self, element: Element<'t>) {
        if title_of(element).is_some_and(Element::has_words) {
            self.section_of(element, None);
        } else {
            self.blocks(element);
        }
    }

    /// The words of an element as a block; blocks inside part it, floats stand behind it.
    pub fn paragraph_of(&mut self, element: Element<'t>, kind: NodeKind) {
        if element.depth() > DEEPEST {
            self.flow.open(kind);
            self.flow.words(element);
            return self.flow.close();
        }
        let mut open = false;
        for item in element.items() {
            match item {
                Item::Text(piece) if piece.text.trim().is_empty() => {
                    if open {
                        self.flow.piece(piece);
                    }
                }
                Item::Text(piece) => {
                    self.open_once(&mut open, kind);
                    self.flow.piece(piece);
                }
                Item::Element(inner) if is_float(inner.name()) || inner.is("fn") => {
                    self.floats.push(inner);
                }
                Item::Element(inner) if is_block(inner.name()) => {
                    if std::mem::take(&mut open) {
                        self.flow.close();
                    }
                    self.block(inner);
                }
                Item::Element(inner) if inner.has_words() => {
                    self.open_once(&mut open, kind);
                    self.inline_element(inner, inner.depth());
                }
                Item::Element(_) => {}
            }
        }
        if open {
            self.flow.close();
        }
        self.flush_floats();
    }

    fn open_once(&mut self, open: &mut bool, kind: NodeKind) {
        if !std::mem::replace(open, true) {
            self.flow.open(kind);
        }
    }

    /// Writes what waited for the end of a block.
    pub fn flush_floats(&mut self) {
        for float in std::mem::take(&mut self.floats) {
            self.block(float);
        }
    }

    fn list(&mut self, list: Element<'t>) {
        if let Some(title) = list.child("title") {
            self.paragraph_of(title, NodeKind::Paragraph);
        }
        for item in list.children().filter(|item| !item.is("title")) {
            if item.is("list-item") {
                self.item(item);
            } else {
                self.block(item);
            }
        }
    }

    /// One item: its paragraphs are one block, lists inside it follow it.
    fn item(&mut self, item: Element<'t>) {
        let (inside, behind): (Vec<Element<'t>>, Vec<Element<'t>>) =
            item.children().partition(|part| matches!(part.name(), "label" | "p" | "title"));
        if inside.iter().any(|part| part.has_words()) {
            self.flow.open(NodeKind::ListItem);
            for part in inside.iter().filter(|part| !part.is("label")) {
                self.flow.blank();
                self.inline(*part);
            }
            self.flow.close();
        }
        self.flush_floats();
        behind.into_iter().for_each(|part| self.block(part));
    }

    /// Terms with what they mean: "Term: meaning".
    fn definitions(&mut self, list: Element<'t>) {
        for item in list.children_of("def-item") {
            if !item.has_words() {
                continue;
            }
            self.flow.open(NodeKind::ListItem);
            for (place, part) in item.children().filter(|part| part.has_words()).enumerate() {
                if place > 0 {
                    self.flow.mark(": ");
                }
                self.inline(part);
            }
            self.flow.close();
            self.flush_floats();
        }
        for inner in list.children_of("def-list") {
            self.definitions(inner);
        }
    }

    /// A quotation set apart, paragraph by paragraph.
    fn quotation(&mut self, element: Element<'t>) {
        for part in element.children().filter(|part| part.has_words()) {
            match part.name() {
                "label" => {}
                "p" | "verse-line" | "speaker" | "attrib" | "title" => {
                    self.paragraph_of(part, NodeKind::BlockQuote);
                }
                _ => self.block(part),
            }
        }
    }

    /// A note without its mark.
    fn note(&mut self, note: Element<'t>) {
        for part in note.children().filter(|part| !part.is("label")) {
            match part.name() {
                name if name != "p" && is_block(name) => self.block(part),
                _ => self.paragraph_of(part, NodeKind::Footnote),
            }
        }
    }

    /// The first form that has words.
    fn one_of(&mut self, element: Element<'t>) {
        if let Some(form) = element.children().find(|form| form.has_words()) {
            self.block(form);
        }
    }
}
