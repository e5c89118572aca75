//! Lists of references: each `ref` is one entry, or several where it holds several citations.

use crate::paper::{NodeKind, SectionRole, StatedEntry};

use super::Writer;
use super::citation::{Citation, is_printed};
use super::xml::{Element, write_entry};

/// Elements that hold one cited work.
const CITATIONS: [&str; 5] =
    ["mixed-citation", "element-citation", "nlm-citation", "citation", "product"];

/// The identifiers by which a `ref`, or a citation in it, can be pointed at.
pub fn identifiers(entry: Element<'_>) -> Vec<String> {
    let all = std::iter::once(entry).chain(entry.elements().filter(|one| is_citation(*one)));
    all.filter_map(|one| Some(one.value("id")?.into_owned())).collect()
}

fn is_citation(element: Element<'_>) -> bool {
    CITATIONS.contains(&element.name())
}

/// One cited work: as printed, in fields, or both.
#[derive(Clone, Copy, Default)]
struct Work<'t> {
    printed: Option<Element<'t>>,
    fields: Option<Element<'t>>,
}

impl<'t> Writer<'t> {
    /// A list of references, with the lists in it.
    pub fn references(&mut self, list: Element<'t>) {
        let title = list.child("title");
        self.section(list.child("label"), title, Some(SectionRole::References), |writer| {
            for part in list.children() {
                match part.name() {
                    "label" | "title" => {}
                    "ref" => writer.reference(part),
                    _ => writer.block(part),
                }
            }
        });
    }

    /// One `ref`.
    fn reference(&mut self, entry: Element<'t>) {
        let works = works(entry);
        let label =
            entry.child("label").or_else(|| entry.children().find_map(|one| one.child("label")));
        let label = label.filter(|label| label.has_words());
        if works.is_empty() && entry.children().any(|part| !part.is("label") && part.has_words()) {
            return self.plain(entry, label);
        }
        for (place, work) in works.iter().enumerate() {
            self.work(entry, *work, label.filter(|_| place == 0));
        }
        self.flush_floats();
    }

    /// A `ref` without a citation: its words are the entry.
    fn plain(&mut self, entry: Element<'t>, label: Option<Element<'t>>) {
        self.flow.open(NodeKind::ListItem);
        let label = self.label(label);
        let start = self.flow.builder.offset();
        for part in entry.children().filter(|part| !part.is("label")) {
            self.flow.blank();
            self.inline(part);
        }
        let span = self.flow.bare(start..self.flow.builder.offset());
        self.flow.close();
        if let Some(span) = span {
            let stated = StatedEntry {
                span,
                label,
                kind: None,
                fields: Vec::new(),
                makers: Vec::new(),
                et_al: false,
                is_complete: false,
            };
            self.state(entry, None, stated);
        }
        self.flush_floats();
    }

    fn work(&mut self, entry: Element<'t>, work: Work<'t>, label: Option<Element<'t>>) {
        self.flow.open(NodeKind::ListItem);
        let label = self.label(label);
        let stated = match work {
            Work { printed: Some(printed), .. } => self.printed_entry(printed),
            Work { fields: Some(fields), .. } => {
                write_entry(&mut self.flow, &Citation::of(fields).parts)
            }
            Work { .. } => None,
        };
        self.flow.close();
        let Some(mut stated) = stated else { return };
        stated.label = label;
        if let Work { printed: Some(_), fields: Some(fields) } = work {
            self.fields_beside(&mut stated, fields);
        }
        self.state(entry, work.printed.or(work.fields), stated);
    }

    /// The fields that stand in markup beside the entry as printed.
    fn fields_beside(&mut self, stated: &mut StatedEntry, fields: Element<'t>) {
        let citation = Citation::of(fields);
        self.flow.open(NodeKind::Fields);
        let found = write_entry(&mut self.flow, &citation.parts);
        self.flow.close();
        if let Some(found) = found.filter(|found| !found.fields.is_empty()) {
            let StatedEntry { fields, makers, et_al, kind, .. } = found;
            *stated = StatedEntry {
                fields,
                makers,
                et_al,
                kind: kind.or(stated.kind),
                is_complete: true,
                ..stated.clone()
            };
        }
    }

    /// Writes a label and a blank behind it.
    fn label(&mut self, label: Option<Element<'t>>) -> Option<crate::text::ArenaSpan> {
        let span = self.flow.words(label?);
        self.flow.blank();
        span
    }

    fn state(&mut self, entry: Element<'t>, citation: Option<Element<'t>>, stated: StatedEntry) {
        let entries = &mut self.flow.builder.stated().entries;
        let index = entries.len();
        entries.push(stated);
        let of_ref = entry.value("id");
        let of_citation = citation.and_then(|citation| citation.value("id"));
        if let Some(identifier) = &of_ref {
            self.pointers.entry(identifier, index);
        }
        if let Some(identifier) = of_citation.filter(|own| Some(own) != of_ref.as_ref()) {
            self.pointers.entry(&identifier, index);
        }
    }
}

/// The works of a `ref`. A printed form and a form in fields are one work; two forms of one
/// kind are two works.
fn works(entry: Element<'_>) -> Vec<Work<'_>> {
    let mut works: Vec<Work<'_>> = Vec::new();
    for part in entry.children() {
        if part.is("citation-alternatives") {
            let forms = || part.children().filter(|form| is_citation(*form) && form.has_words());
            works.push(Work {
                printed: forms().find(|form| is_printed(*form)),
                fields: forms().find(|form| !is_printed(*form)),
            });
        } else if is_citation(part) && part.has_words() {
            add(&mut works, part);
        }
    }
    works.retain(|work| work.printed.is_some() || work.fields.is_some());
    works
}

fn add<'t>(works: &mut Vec<Work<'t>>, form: Element<'t>) {
    if is_printed(form) {
        match works.last_mut().filter(|work| work.printed.is_none()) {
            Some(work) => work.printed = Some(form),
            None => works.push(Work { printed: Some(form), fields: None }),
        }
    } else {
        match works.last_mut().filter(|work| work.fields.is_none()) {
            Some(work) => work.fields = Some(form),
            None => works.push(Work { printed: None, fields: Some(form) }),
        }
    }
}
