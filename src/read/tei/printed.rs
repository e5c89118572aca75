//! One cited work as printed: a `bibl`, whose words stand in order with punctuation, some of
//! them marked as fields.

use crate::paper::{EntryField, StatedEntry, StatedName};

use super::Writer;
use super::fields::{field, kind, maker_role, title_field, words};
use super::inline::items;
use super::names::Name;
use super::xml::{Element, Item, PrintedEntry};

impl<'t> Writer<'t> {
    /// Writes an entry as printed and notes its fields.
    pub fn printed_entry(&mut self, work: Element<'t>) -> Option<StatedEntry> {
        let has_inner = work.elements().any(|one| one.is("title") && one.has("level", "a"));
        let mut draft = PrintedEntry::begin(&self.flow);
        self.printed(work, has_inner, &mut draft);
        draft.end(&self.flow, kind(work))
    }

    /// `has_inner` says whether a title in the entry is that of a work inside of another.
    fn printed(&mut self, element: Element<'t>, has_inner: bool, draft: &mut PrintedEntry) {
        for item in items(element) {
            match item {
                Item::Text(piece) => {
                    draft.note_loose(piece.text);
                    self.flow.piece(piece);
                }
                Item::Element(inner) => {
                    draft.note_tag();
                    self.printed_part(inner, has_inner, draft);
                    draft.note_tag();
                }
            }
        }
    }

    fn printed_part(&mut self, element: Element<'t>, has_inner: bool, draft: &mut PrintedEntry) {
        match element.name() {
            "title" if element.has_words() => {
                let field = title_field(element, has_inner);
                self.printed_field(field, element, draft);
            }
            "author" | "editor" => self.printed_makers(element, draft),
            _ => match field(element) {
                Some(field) => self.printed_field(field, element, draft),
                None if element.children().next().is_some() => {
                    self.printed(element, has_inner, draft);
                }
                None => {
                    draft.note_loose(&element.words());
                    self.inline_element(element);
                }
            },
        }
    }

    fn printed_field(&mut self, field: EntryField, element: Element<'t>, draft: &mut PrintedEntry) {
        let start = self.flow.builder.offset();
        self.inline(element);
        draft.note_field(&mut self.flow, field, start, words(field, element));
    }

    /// Names in the order in which they are printed. Of a name that is not parted, and of
    /// names with words between them, the words are kept whole.
    fn printed_makers(&mut self, element: Element<'t>, draft: &mut PrintedEntry) {
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
