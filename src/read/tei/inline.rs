//! What stands inside a block: emphasis, pointers, quotations, corrections, breaks.

use crate::paper::NodeKind;
use crate::text::SourceSpan;

use super::blocks::stands_behind;
use super::xml::{Element, Item, Piece};
use super::{DEEPEST, Writer};

/// Elements whose words no reader of the paper sees.
const UNSEEN: [&str; 29] = [
    "alt",
    "anchor",
    "annotation",
    "annotation-xml",
    "binaryObject",
    "certainty",
    "del",
    "delSpan",
    "figDesc",
    "fs",
    "fw",
    "gap",
    "graphic",
    "handShift",
    "index",
    "interp",
    "interpGrp",
    "join",
    "link",
    "linkGrp",
    "media",
    "metamark",
    "precision",
    "respons",
    "space",
    "spanGrp",
    "teiHeader",
    "timeline",
    "xenoData",
];
/// Kinds of pointers to entries.
const TO_ENTRIES: [&str; 8] =
    ["bib", "bibl", "biblio", "bibliography", "bibr", "citation", "cite", "reference"];
/// Kinds of pointers to notes.
const TO_NOTES: [&str; 7] = ["endnote", "fn", "foot", "footnote", "note", "noteanchor", "notecall"];
/// A mark that points to a note is no longer; what is longer is said in words.
const LONGEST_MARK: usize = 3;

impl<'t> Writer<'t> {
    /// Writes all that an element holds as one run of words.
    pub fn inline(&mut self, element: Element<'t>) {
        if element.depth() > DEEPEST {
            self.flow.words(element);
            return;
        }
        for item in items(element) {
            match item {
                Item::Text(piece) => self.flow.piece(piece),
                Item::Element(inner) => self.inline_element(inner),
            }
        }
    }

    /// Writes one element inside a run of words.
    pub fn inline_element(&mut self, element: Element<'t>) {
        match element.name() {
            name if UNSEEN.contains(&name) => {}
            _ if stands_behind(element, true) => self.behind.push(element),
            "ref" | "ptr" | "xref" | "xptr" => self.pointer(element),
            "bibl" => self.inner_work(element),
            "biblStruct" => drop(self.entry_in_fields(element)),
            "choice" | "subst" => self.one_of(
                element,
                &["corr", "reg", "expan", "add"],
                &["sic", "orig", "abbr", "am", "del"],
            ),
            "app" => self.one_of(element, &["lem"], &["note", "noteGrp"]),
            "hi" | "emph" if is_raised(element) => self.raised(element),
            "hi" | "emph" if element.has_words() => {
                self.flow.open_inside(NodeKind::Emphasis);
                self.inline(element);
                self.flow.close_inside();
            }
            "q" | "quote" | "soCalled" | "said" => self.quoted(element),
            "lb" | "l" | "cb" | "pb" if joins(element) => {}
            "lb" => self.flow.blank(),
            "l" => self.verse(element),
            "math" => self.formula(element),
            "s" | "p" | "item" | "ab" | "label" | "head" | "speaker" => self.parted(element),
            _ => self.inline(element),
        }
    }

    /// Words that a blank parts from what stands around them.
    fn parted(&mut self, element: Element<'t>) {
        self.flow.blank();
        self.inline(element);
        self.flow.blank();
    }

    /// A line of verse.
    fn verse(&mut self, element: Element<'t>) {
        if !self.flow.is_at_start() {
            self.flow.part("\n");
        }
        self.inline(element);
    }

    /// A pointer. One to entries is stated; a mark that points to a note is left out.
    fn pointer(&mut self, element: Element<'t>) {
        let kind = element.value("type").unwrap_or_default().to_lowercase();
        let is_short = || element.words().chars().count() <= LONGEST_MARK;
        if TO_NOTES.contains(&kind.as_str()) && is_short() {
            return;
        }
        let targets = targets(element, "target");
        let known = targets.iter().filter_map(|target| self.entries.get(target));
        let numbers: Vec<&str> = known.map(String::as_str).collect();
        if numbers.is_empty() && !TO_ENTRIES.contains(&kind.as_str()) {
            return self.inline(element);
        }
        let start = self.flow.builder.offset();
        if element.has_words() {
            self.inline(element);
        } else if !numbers.is_empty() {
            // Whoever prints the paper puts the number of the entry here.
            let number = format!("[{}]", numbers.join(", "));
            self.flow.rewrite(&number, element.origin());
        }
        if let Some(span) = self.flow.bare(start..self.flow.builder.offset()) {
            self.pointers.add(span, targets);
        }
    }

    /// A work named in the text: a pointer where it says which entry it is.
    fn inner_work(&mut self, element: Element<'t>) {
        let targets: Vec<String> = ["corresp", "sameAs", "copyOf"]
            .iter()
            .flat_map(|name| targets(element, name))
            .collect();
        let is_entry = targets.iter().any(|target| self.entries.contains_key(target));
        let start = self.flow.builder.offset();
        self.inline(element);
        let span = self.flow.bare(start..self.flow.builder.offset());
        if let Some(span) = span.filter(|_| is_entry) {
            self.pointers.add(span, targets);
        }
    }

    /// Of several forms of the same the best one that has words; `last` ones if need be.
    fn one_of(&mut self, element: Element<'t>, first: &[&str], last: &[&str]) {
        let rank = |form: &Element<'_>| match form.name() {
            name if first.contains(&name) => 0,
            name if last.contains(&name) => 2,
            _ => 1,
        };
        let forms = element.children().filter(|form| form.has_words());
        if let Some(form) = forms.min_by_key(rank) {
            self.inline_element(form);
        }
    }

    /// Words of somebody else, in quotation marks, which markup often stands for.
    fn quoted(&mut self, element: Element<'t>) {
        let words = element.words();
        let is_mark = |c: char| "\"'“”„‟«»‹›‘’‚「」『』".contains(c);
        let is_marked = words.starts_with(is_mark) || self.flow.last().is_some_and(is_mark);
        let is_speech = element.is("said") && !element.has("direct", "true");
        if words.is_empty() || is_marked || is_speech {
            return self.inline(element);
        }
        let tags = element.origin();
        self.flow.rewrite("“", SourceSpan::new(tags.start(), tags.start() + 1));
        self.inline(element);
        self.flow.rewrite("”", SourceSpan::new(tags.end() - 1, tags.end()));
    }

    /// Raised words; raised figures behind a figure keep a sign: 10^5 is not 105.
    fn raised(&mut self, element: Element<'t>) {
        let is_figure = |c: char| c.is_ascii_digit();
        let first = element.pieces().find_map(|piece| piece.text.trim_start().chars().next());
        let begins = first.is_some_and(|c| is_figure(c) || matches!(c, '-' | '−' | '–' | '+'));
        let points = element.elements().any(|inner| inner.is("ref") || inner.is("note"));
        if begins && !points && self.flow.last().is_some_and(is_figure) {
            self.flow.mark("^");
        }
        self.inline(element);
    }

    /// MathML: the letters and signs of it, without white space between them.
    fn formula(&mut self, element: Element<'t>) {
        element.pieces_in_tags().for_each(|piece| self.flow.piece(piece));
    }

    /// Whether anything would be written for an element inside a run of words.
    pub fn has_anything(&self, element: Element<'t>) -> bool {
        let mut all = std::iter::once(element).chain(element.elements());
        element.has_words() && !UNSEEN.contains(&element.name())
            || all.any(|one| {
                matches!(one.name(), "ref" | "ptr")
                    && targets(one, "target").iter().any(|target| self.entries.contains_key(target))
            })
    }
}

/// What an attribute points at in this file. P4 has bare identifiers.
pub fn targets(element: Element<'_>, name: &str) -> Vec<String> {
    let value = element.value(name).unwrap_or_default();
    let words = value.split_ascii_whitespace();
    words.map(|word| word.strip_prefix('#').unwrap_or(word).to_owned()).collect()
}

fn is_raised(element: Element<'_>) -> bool {
    let says = |name: &str| {
        let value = element.value(name).unwrap_or_default().to_lowercase();
        value.contains("sup") || value.contains("raised") || value.contains("sub")
    };
    says("rend") || says("rendition") || says("style")
}

/// Whether a break stands inside a word.
fn joins(element: Element<'_>) -> bool {
    matches!(element.name(), "lb" | "pb" | "cb" | "gb" | "milestone") && element.has("break", "no")
}

/// What an element holds. Around a break inside a word neither white space nor the hyphen
/// counts.
pub fn items(element: Element<'_>) -> impl Iterator<Item = Item<'_>> {
    let mut items = element.items().peekable();
    let mut is_behind = false;
    std::iter::from_fn(move || {
        let item = items.next()?;
        Some(match item {
            Item::Text(piece) => {
                let is_before = matches!(items.peek(), Some(Item::Element(next)) if joins(*next));
                Item::Text(joined(piece, std::mem::take(&mut is_behind), is_before))
            }
            Item::Element(inner) => {
                is_behind = joins(inner);
                item
            }
        })
    })
}

fn joined(piece: Piece<'_>, is_behind: bool, is_before: bool) -> Piece<'_> {
    let (mut start, mut end) = (0, piece.text.len());
    if is_behind {
        start = end - piece.text.trim_start().len();
    }
    if is_before {
        let bare = piece.text.trim_end();
        end = bare.strip_suffix(['-', '\u{2010}', '\u{ad}', '¬']).unwrap_or(bare).len().max(start);
    }
    let origin = if piece.is_copied { piece.origin.slice(start..end) } else { piece.origin };
    Piece { text: &piece.text[start..end], origin, ..piece }
}
