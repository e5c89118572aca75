//! What stands inside a paragraph: emphasis, links, pointers, formulas.

use crate::paper::NodeKind;
use crate::text::SourceSpan;

use super::Writer;
use super::body::is_block;
use super::xml::{Element, Item};

/// Elements whose words no reader of the paper sees.
const UNSEEN: [&str; 12] = [
    "alt-text",
    "annotation",
    "annotation-xml",
    "index-term",
    "index-term-range-end",
    "inline-graphic",
    "graphic",
    "long-desc",
    "object-id",
    "processing-meta",
    "institution-id",
    "milestone-start",
];
/// Kinds of pointers that are mere marks: what they point at stands elsewhere.
const MARKS: [&str; 5] = ["fn", "table-fn", "corresp", "author-notes", "contrib"];
/// Deeper than this words are written without looking at what they stand in.
pub const DEEPEST: usize = 100;

impl<'t> Writer<'t> {
    /// Writes all that an element holds as one run of words.
    pub fn inline(&mut self, element: Element<'t>) {
        self.inline_at(element, element.depth());
    }

    /// Writes an element with all blocks in it as one run of words: no sections, no lists.
    pub fn run(&mut self, element: Element<'t>) {
        if element.depth() > DEEPEST || !is_block(element.name()) && !element.is("title") {
            return self.inline_element(element, element.depth());
        }
        self.flow.blank();
        for item in element.items() {
            match item {
                Item::Text(piece) => self.flow.piece(piece),
                Item::Element(inner) => self.run(inner),
            }
        }
        self.flow.blank();
    }

    fn inline_at(&mut self, element: Element<'t>, depth: usize) {
        if depth > DEEPEST {
            self.flow.words(element);
            return;
        }
        for item in element.items() {
            match item {
                Item::Text(piece) => self.flow.piece(piece),
                Item::Element(inner) => self.inline_element(inner, depth + 1),
            }
        }
    }

    /// Writes one element inside a run of words.
    pub fn inline_element(&mut self, element: Element<'t>, depth: usize) {
        match element.name() {
            name if UNSEEN.contains(&name) => {}
            "xref" => self.pointer(element, depth),
            "italic" | "bold" | "underline" | "sc" if element.has_words() => {
                self.flow.open_inside(NodeKind::Emphasis);
                self.inline_at(element, depth);
                self.flow.close_inside();
            }
            "sup" => self.raised(element, depth),
            "break" => self.flow.blank(),
            // A cell, a caption or a translated abstract is one run of words, paragraphs and all.
            "p" | "title" | "sec" => {
                self.flow.blank();
                self.inline_at(element, depth);
                self.flow.blank();
            }
            "fn" => self.floats.push(element),
            "alternatives" => self.alternatives(element, depth),
            "tex-math" => self.tex(element),
            "math" => self.formula(element),
            _ if is_block(element.name()) => self.floats.push(element),
            _ => self.inline_at(element, depth),
        }
    }

    /// A pointer: to entries it is stated, to notes it is a mark and left out.
    fn pointer(&mut self, element: Element<'t>, depth: usize) {
        let kind = element.value("ref-type");
        let kind = kind.as_deref().unwrap_or_default();
        if MARKS.contains(&kind) {
            return;
        }
        let targets: Vec<String> = element
            .value("rid")
            .map(|rid| rid.split_ascii_whitespace().map(str::to_owned).collect())
            .unwrap_or_default();
        let is_citation = kind == "bibr"
            || kind.is_empty() && targets.iter().any(|target| self.entries.contains(target));
        let start = self.flow.builder.offset();
        self.inline_at(element, depth);
        if !is_citation {
            return;
        }
        let end = self.flow.builder.offset();
        if let Some(span) = self.flow.bare(start..end) {
            self.pointers.add(span, targets);
        }
    }

    /// Raised words; raised figures behind a figure keep a sign: 10^5 is not 105.
    fn raised(&mut self, element: Element<'t>, depth: usize) {
        let figures = |c: char| c.is_ascii_digit();
        let begins = element.pieces().find_map(|piece| piece.text.trim_start().chars().next());
        let is_figure = begins.is_some_and(|c| figures(c) || matches!(c, '-' | '−' | '–' | '+'));
        let is_power =
            is_figure && self.flow.last().is_some_and(figures) && element.find("xref").is_none();
        if is_power {
            self.flow.mark("^");
        }
        self.inline_at(element, depth);
    }

    /// One of several forms of the same: words before a picture, MathML before TeX.
    fn alternatives(&mut self, element: Element<'t>, depth: usize) {
        let rank = |form: &Element<'_>| match form.name() {
            "table" => 0,
            "math" => 1,
            "textual-form" => 2,
            "tex-math" => 4,
            name if UNSEEN.contains(&name) => 5,
            _ => 3,
        };
        if let Some(form) = element.children().min_by_key(rank) {
            self.inline_element(form, depth);
        }
    }

    /// MathML: the letters and signs of it, without white space between them.
    fn formula(&mut self, element: Element<'t>) {
        element.pieces_in_tags().for_each(|piece| self.flow.piece(piece));
    }

    /// TeX: what stands between "\begin{document}" and its end.
    fn tex(&mut self, element: Element<'t>) {
        let words: String = element.pieces().map(|piece| piece.text).collect();
        let origins = element.pieces().map(|piece| piece.origin);
        let Some(origin) = origins.reduce(SourceSpan::cover) else { return };
        let start = words.find("\\begin{document}").map_or(0, |at| at + 16);
        let end = words.rfind("\\end{document}").filter(|end| *end >= start);
        let inner = words[start..end.unwrap_or(words.len())].trim_matches(['$', ' ', '\n']);
        self.flow.rewrite(inner, origin);
    }
}
