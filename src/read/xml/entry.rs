//! Entries of a bibliography whose markup has fields and no punctuation.
//!
//! The fields are written in one order, whatever that of the source, with marks between
//! them, so that people and parsers can read the entry; every field keeps its place.

use crate::paper::{EntryField, MakerRole, ReferenceType, StatedEntry, StatedName};
use crate::text::{ArenaSpan, SourceSpan};

use super::flow::Flow;
use super::name::{NameParts, write_name, write_whole_name};
use super::tree::Element;

/// What the words of a field are taken from.
#[derive(Clone, Debug)]
pub enum Words<'t> {
    /// All that an element holds.
    Of(Element<'t>),
    /// These, which an attribute or several elements say.
    Said(String, SourceSpan),
}

/// Somebody who made a cited work.
#[derive(Clone, Debug)]
pub enum Maker<'t> {
    /// A person.
    Person(NameParts<'t>),
    /// A person under one name.
    Named(Element<'t>),
    /// A group or organisation.
    Group(Element<'t>),
}

/// An entry in parts.
#[derive(Clone, Debug, Default)]
pub struct EntryParts<'t> {
    /// Its people, in order.
    pub makers: Vec<(MakerRole, Maker<'t>)>,
    /// Whether "et al." ends the authors.
    pub et_al: bool,
    /// Its fields.
    pub fields: Vec<(EntryField, Words<'t>)>,
    /// What is said beside the fields.
    pub notes: Vec<Element<'t>>,
    /// Kind of work.
    pub kind: Option<ReferenceType>,
}

/// Before a field, and its rank in the order of writing.
fn manner(field: EntryField) -> (u8, &'static str) {
    match field {
        EntryField::Title => (2, ". "),
        EntryField::Container => (4, ". "),
        EntryField::Series => (5, ". "),
        EntryField::Edition => (6, ", "),
        EntryField::Genre => (7, ". "),
        EntryField::Year => (8, ". "),
        EntryField::Date => (9, " "),
        EntryField::Volume => (10, "; "),
        EntryField::Issue => (11, "("),
        EntryField::FirstPage | EntryField::Pages => (12, ": "),
        EntryField::LastPage => (13, "–"),
        EntryField::Place => (14, ". "),
        EntryField::Publisher => (15, ": "),
        EntryField::Isbn => (17, ". ISBN "),
        EntryField::Issn => (18, ". ISSN "),
        EntryField::Doi => (19, ". doi:"),
        EntryField::Pmid => (20, ". PMID "),
        EntryField::Pmcid => (21, ". PMCID "),
        EntryField::Arxiv => (22, ". arXiv:"),
        EntryField::Url => (23, ". "),
        EntryField::Accessed => (24, ". "),
    }
}

/// Writes an entry; nothing when it has no words.
pub fn write_entry(flow: &mut Flow, parts: &EntryParts<'_>) -> Option<StatedEntry> {
    let mut writer = Writer { flow, fields: Vec::new(), makers: Vec::new(), start: 0 };
    writer.start = writer.flow.builder.offset();
    writer.makers(parts, MakerRole::Author, parts.et_al);
    let mut fields: Vec<&(EntryField, Words<'_>)> = parts.fields.iter().collect();
    fields.sort_by_key(|(field, _)| manner(*field).0);
    let (before, behind): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|(field, _)| manner(*field).0 < 4);
    before.into_iter().for_each(|(field, words)| writer.field(*field, words));
    writer.makers(parts, MakerRole::Editor, false);
    writer.makers(parts, MakerRole::Translator, false);
    behind.into_iter().for_each(|(field, words)| writer.field(*field, words));
    parts.notes.iter().for_each(|note| writer.note(*note));
    let Writer { flow, fields, makers, start } = writer;
    flow.bare(start..flow.builder.offset()).map(|span| StatedEntry {
        span,
        label: None,
        kind: parts.kind,
        fields,
        makers,
        et_al: parts.et_al,
        is_complete: true,
    })
}

struct Writer<'f> {
    flow: &'f mut Flow,
    fields: Vec<(EntryField, ArenaSpan)>,
    makers: Vec<(MakerRole, StatedName)>,
    start: usize,
}

impl Writer<'_> {
    /// The people of one role: "Ng A, Po T, editors".
    fn makers(&mut self, parts: &EntryParts<'_>, role: MakerRole, et_al: bool) {
        let mut is_first = true;
        for (_, maker) in parts.makers.iter().filter(|(one, _)| *one == role) {
            self.sign(if is_first { ". " } else { ", " });
            let name = match maker {
                Maker::Person(parts) => write_name(self.flow, parts),
                Maker::Named(element) => write_whole_name(self.flow, *element, false),
                Maker::Group(element) => write_whole_name(self.flow, *element, true),
            };
            is_first &= name.is_none();
            self.makers.extend(name.map(|name| (role, name)));
        }
        let behind = match role {
            _ if is_first => return,
            MakerRole::Author => "",
            MakerRole::Editor => ", eds",
            MakerRole::Translator => ", trans",
        };
        self.flow.mark(if et_al { ", et al" } else { behind });
    }

    fn field(&mut self, field: EntryField, words: &Words<'_>) {
        let has_words = match words {
            Words::Of(element) => element.has_words(),
            Words::Said(words, _) => !words.trim().is_empty(),
        };
        if !has_words {
            return;
        }
        let is_page_behind = field == EntryField::LastPage
            && self.fields.last().is_none_or(|(before, _)| *before != EntryField::FirstPage);
        self.sign(if is_page_behind { ": " } else { manner(field).1 });
        let span = match words {
            Words::Of(element) => self.flow.words(*element),
            Words::Said(words, origin) => self.flow.rewrite(words, *origin),
        };
        if field == EntryField::Issue {
            self.flow.mark(")");
        }
        self.fields.extend(span.map(|span| (field, span)));
    }

    fn note(&mut self, note: Element<'_>) {
        if note.has_words() {
            self.sign(". ");
            self.flow.words(note);
        }
    }

    /// A mark between fields; none at the start, and no second full stop.
    fn sign(&mut self, sign: &str) {
        let written = &self.flow.builder.arena()[self.start..];
        if written.is_empty() {
            return;
        }
        let is_stopped = written.ends_with(['.', '?', '!']) && sign.starts_with('.');
        self.flow.mark(if is_stopped { &sign[1..] } else { sign });
    }
}
