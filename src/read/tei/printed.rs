//! One cited work as printed: a `bibl`, whose words stand in order with punctuation, some of
//! them marked as fields.

use crate::paper::MakerRole;
use crate::paper::{EntryField, StatedEntry, StatedName};
use crate::text::ArenaSpan;

use super::Writer;
use super::fields::{field, kind, maker_role, title_field, words};
use super::inline::items;
use super::names::Name;
use super::xml::{Element, Item, Words};

/// Words outside of fields, from which on an entry says more than its markup.
const LOOSE: usize = 3;
/// Letters of a word that counts among them.
const LETTERS: usize = 4;

/// What is gathered while an entry is written.
#[derive(Default)]
struct Draft {
    fields: Vec<(EntryField, ArenaSpan)>,
    makers: Vec<(MakerRole, StatedName)>,
    /// Whether a title in it is that of a work inside of another.
    has_inner: bool,
    /// What stands outside of fields.
    loose: String,
}

impl Draft {
    /// Whether hardly a word stands outside of fields.
    fn is_complete(&self) -> bool {
        let has_fields = !self.fields.is_empty() || !self.makers.is_empty();
        let words = self.loose.split(|c: char| !c.is_alphabetic());
        has_fields && words.filter(|word| word.chars().count() >= LETTERS).count() < LOOSE
    }
}

impl<'t> Writer<'t> {
    /// Writes an entry as printed and notes its fields.
    pub fn printed_entry(&mut self, work: Element<'t>) -> Option<StatedEntry> {
        let has_inner = work.elements().any(|one| one.is("title") && one.has("level", "a"));
        let mut draft = Draft { has_inner, ..Draft::default() };
        let start = self.flow.builder.offset();
        self.printed(work, &mut draft);
        let span = self.flow.bare(start..self.flow.builder.offset())?;
        let is_complete = draft.is_complete();
        Some(StatedEntry {
            span,
            label: None,
            kind: kind(work),
            fields: draft.fields,
            makers: draft.makers,
            et_al: false,
            is_complete,
        })
    }

    fn printed(&mut self, element: Element<'t>, draft: &mut Draft) {
        for item in items(element) {
            match item {
                Item::Text(piece) => {
                    draft.loose.push_str(piece.text);
                    self.flow.piece(piece);
                }
                Item::Element(inner) => {
                    draft.loose.push(' ');
                    self.printed_part(inner, draft);
                }
            }
        }
    }

    fn printed_part(&mut self, element: Element<'t>, draft: &mut Draft) {
        match element.name() {
            "title" if element.has_words() => {
                let field = title_field(element, draft.has_inner);
                self.printed_field(field, element, draft);
            }
            "author" | "editor" => self.printed_makers(element, draft),
            _ => match field(element) {
                Some(field) => self.printed_field(field, element, draft),
                None if element.children().next().is_some() => self.printed(element, draft),
                None => {
                    draft.loose.extend([&*element.words(), " "]);
                    self.inline_element(element);
                }
            },
        }
    }

    /// A field as printed. A link whose words are no address says its own beside them.
    fn printed_field(&mut self, field: EntryField, element: Element<'t>, draft: &mut Draft) {
        let start = self.flow.builder.offset();
        self.inline(element);
        let mut span = self.flow.bare(start..self.flow.builder.offset());
        if let Words::Said(words, origin) = words(field, element) {
            self.flow.mark(" <");
            span = self.flow.rewrite(&words, origin);
            self.flow.mark(">");
        }
        draft.fields.extend(span.map(|span| (field, span)));
    }

    /// Names in the order in which they are printed. Of a name that is not parted, and of
    /// names with words between them, the words are kept whole.
    fn printed_makers(&mut self, element: Element<'t>, draft: &mut Draft) {
        let role = maker_role(element);
        let named = |item: Item<'t>| match item {
            Item::Element(one) => matches!(one.name(), "persName" | "name" | "orgName"),
            Item::Text(_) => false,
        };
        if !items(element).any(named) {
            let is_group = Name::of(element).is_group;
            let name = self.printed_name(element);
            draft.makers.extend(name.map(|name| (role, StatedName { is_group, ..name })));
            return;
        }
        for item in items(element) {
            match item {
                Item::Text(piece) => self.flow.piece(piece),
                Item::Element(one) if named(item) => {
                    let is_group = Name::of(one).is_group;
                    let name = self.printed_name(one);
                    draft.makers.extend(name.map(|name| (role, StatedName { is_group, ..name })));
                }
                Item::Element(one) => self.inline_element(one),
            }
        }
    }
}
