//! Lists of references: each `biblStruct` or `bibl` is one entry.

use std::collections::BTreeMap;

use crate::paper::{NodeKind, SectionRole, StatedEntry};
use crate::text::ArenaSpan;

use super::Writer;
use super::divisions::{Division, heads};
use super::fields::entry_parts;
use super::people::says;
use super::xml::{Element, write_entry};

/// Elements that hold one cited work.
const WORKS: [&str; 4] = ["biblStruct", "biblFull", "bibl", "msDesc"];
/// Longer ones are no labels.
const LONGEST_LABEL: usize = 12;

/// Identifiers of all entries of a paper, with the number or label of each.
pub fn numbers(paper: Element<'_>) -> BTreeMap<String, String> {
    let header = paper.child("teiHeader").map(Element::origin);
    let is_listed = |one: &Element<'_>| {
        WORKS.contains(&one.name()) && !header.is_some_and(|header| header.contains(one.origin()))
    };
    let mut numbers = BTreeMap::new();
    for (place, work) in paper.elements().filter(is_listed).enumerate() {
        if let Some(identifier) = identifier(work) {
            let label = work
                .value("n")
                .map_or_else(|| (place + 1).to_string(), std::borrow::Cow::into_owned);
            numbers.entry(identifier).or_insert(label);
        }
    }
    numbers
}

fn identifier(work: Element<'_>) -> Option<String> {
    let identifier = work.value("xml:id").or_else(|| work.value("id"))?;
    Some(identifier.into_owned())
}

impl<'t> Writer<'t> {
    /// A list of references, with the lists in it.
    pub fn bibliography(&mut self, list: Element<'t>) {
        let heads: Vec<Element<'t>> = heads(list).collect();
        let is_inside = self.current_role() == SectionRole::References;
        if heads.is_empty() && is_inside {
            return self.works_of(list);
        }
        let division = Division { heads, role: Some(SectionRole::References) };
        self.section(&division, |writer| writer.works_of(list));
    }

    fn works_of(&mut self, list: Element<'t>) {
        for part in list.children() {
            match part.name() {
                "head" => {}
                "listBibl" => self.bibliography(part),
                name if WORKS.contains(&name) => self.entry(part),
                _ => self.block(part, NodeKind::Paragraph),
            }
        }
    }

    /// A work that stands as a block: an entry in a bibliography, else words.
    pub fn cited(&mut self, work: Element<'t>, kind: NodeKind) {
        if self.current_role() == SectionRole::References {
            self.entry(work);
        } else if work.is("biblStruct") {
            self.flow.open(kind);
            self.entry_in_fields(work);
            self.flow.close();
        } else {
            self.contents(work, kind);
        }
    }

    fn entry(&mut self, work: Element<'t>) {
        let parts = entry_parts(work);
        if !work.has_words() && parts.fields.is_empty() {
            return;
        }
        let printed = work.children_of("note").find(|note| says(*note, "type", "raw"));
        let printed = printed.filter(|note| note.has_words());
        self.flow.open(NodeKind::ListItem);
        let label = self.label(work);
        let stated = match printed {
            Some(printed) => self.plain_entry(printed),
            None if work.is("biblStruct") => write_entry(&mut self.flow, &parts),
            None => self.printed_entry(work),
        };
        self.flow.close();
        self.flush_behind();
        let Some(mut stated) = stated else { return };
        stated.label = label;
        if printed.is_some() && !(parts.fields.is_empty() && parts.makers.is_empty()) {
            self.flow.open(NodeKind::Fields);
            let found = write_entry(&mut self.flow, &parts);
            self.flow.close();
            let found = found.filter(|found| !(found.fields.is_empty() && found.makers.is_empty()));
            stated = found.map_or(stated.clone(), |found| StatedEntry {
                span: stated.span,
                label,
                ..found
            });
        }
        let entries = &mut self.flow.builder.stated().entries;
        let index = entries.len();
        entries.push(stated);
        if let Some(identifier) = identifier(work) {
            self.pointers.entry(&identifier, index);
        }
    }

    /// Writes the label of an entry and a blank behind it.
    fn label(&mut self, work: Element<'t>) -> Option<ArenaSpan> {
        let label = work.attribute("n")?;
        let is_label = label.value.trim().chars().count() <= LONGEST_LABEL;
        let span = is_label.then(|| self.flow.rewrite(&label.value, label.origin))?;
        self.flow.blank();
        span
    }

    /// An entry of which nothing but its words is known yet.
    fn plain_entry(&mut self, printed: Element<'t>) -> Option<StatedEntry> {
        let start = self.flow.builder.offset();
        self.inline(printed);
        let span = self.flow.bare(start..self.flow.builder.offset())?;
        Some(StatedEntry {
            span,
            label: None,
            kind: None,
            fields: Vec::new(),
            makers: Vec::new(),
            et_al: false,
            is_complete: false,
        })
    }

    /// A work in fields among other words.
    pub fn entry_in_fields(&mut self, work: Element<'t>) -> Option<ArenaSpan> {
        Some(write_entry(&mut self.flow, &entry_parts(work))?.span)
    }
}
