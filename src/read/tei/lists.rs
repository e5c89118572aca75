//! Lists: items, terms with what they mean, persons, lists beside the text.

use crate::paper::{NodeKind, SectionRole};

use super::Writer;
use super::divisions::{Division, heads, stated_role};
use super::xml::Element;

/// What is known of a person and no words of a list.
const UNPRINTED: [&str; 8] =
    ["age", "floruit", "gender", "idno", "langKnowledge", "persona", "sex", "state"];

impl<'t> Writer<'t> {
    /// A list; a label before an item begins it: "Term: what it means".
    pub fn list(&mut self, list: Element<'t>, kind: NodeKind) {
        let floor = std::mem::replace(&mut self.floor, self.open.len());
        heads(list).for_each(|head| self.contents(head, NodeKind::Paragraph));
        // A note that lists something stays a note.
        let kind = if kind == NodeKind::Footnote { kind } else { NodeKind::ListItem };
        let mut label = None;
        for part in list.children() {
            match part.name() {
                "head" => {}
                "label" => label = Some(part).filter(|label| label.has_words()),
                "item" => self.item(label.take(), part, kind),
                _ => self.block(part, kind),
            }
        }
        label.into_iter().for_each(|label| self.contents(label, kind));
        self.floor = floor;
    }

    /// An item. Its paragraphs are one block; what else it holds stands behind.
    fn item(&mut self, label: Option<Element<'t>>, item: Element<'t>, kind: NodeKind) {
        let works = item.children().filter(|part| part.is("bibl") || part.is("biblStruct"));
        let works: Vec<Element<'t>> = works.collect();
        if self.current_role() == SectionRole::References
            && let [work] = works[..]
        {
            return self.cited(work, kind);
        }
        let Some(label) = label else { return self.contents(item, kind) };
        self.flow.open(kind);
        self.inline(label);
        let is_ended = self.flow.builder.arena().ends_with([':', '.', ')', '–', '—']);
        self.flow.mark(if is_ended { " " } else { ": " });
        self.inline(item);
        self.flow.close();
        self.flush_behind();
    }

    /// Persons: those who took part in something where the list or the section says so.
    pub fn persons(&mut self, list: Element<'t>) {
        let heads: Vec<Element<'t>> = heads(list).collect();
        let role = stated_role(list);
        if heads.is_empty() && role.is_none_or(|role| role == self.current_role()) {
            return self.persons_of(list);
        }
        self.section(&Division { heads, role }, |writer| writer.persons_of(list));
    }

    /// The participants that a header lists.
    pub fn participants(&mut self, description: Element<'t>) {
        if !description.elements().any(|part| part.is("persName") || part.is("name")) {
            return;
        }
        let lists: Vec<Element<'t>> = description.children().collect();
        let list = match lists[..] {
            [only] if only.is("listPerson") => only,
            _ => description,
        };
        let division =
            Division { heads: heads(list).collect(), role: Some(SectionRole::Participants) };
        self.section(&division, |writer| writer.persons_of(list));
    }

    fn persons_of(&mut self, list: Element<'t>) {
        for part in list.children() {
            match part.name() {
                "head" => {}
                "person" | "personGrp" | "org" => self.person(part),
                "listPerson" => self.persons(part),
                "persName" | "name" | "orgName" => self.contents(part, NodeKind::ListItem),
                "relation" | "relationGrp" | "listRelation" | "setting" | "settingDesc" => {}
                _ => self.block(part, NodeKind::Paragraph),
            }
        }
    }

    /// "Anna Ng, Department of Geography, University of Oslo, a.ng@example.org, teacher"
    fn person(&mut self, person: Element<'t>) {
        let named = ["persName", "name", "orgName"].iter().find_map(|name| person.child(name));
        if !named.is_some_and(Element::has_words) {
            return self.contents(person, NodeKind::ListItem);
        }
        self.flow.open(NodeKind::ListItem);
        if let Some(named) = named {
            self.name(named);
        }
        let is_said = |part: &Element<'t>| {
            Some(*part) != named && part.has_words() && !UNPRINTED.contains(&part.name())
        };
        let mut said: Vec<Element<'t>> = person.children().filter(is_said).collect();
        // Next to the name, an occupation would look like a department.
        said.sort_by_key(|part| match part.name() {
            "affiliation" => 0,
            "email" => 1,
            _ => 2,
        });
        for part in said {
            self.flow.mark(", ");
            match part.name() {
                "affiliation" => drop(self.affiliation_words(part, &mut Vec::new())),
                "persName" => drop(self.name(part)),
                _ => self.inline(part),
            }
        }
        self.flow.close();
        self.flush_behind();
    }

    /// Entries that stand beside the text; other lists there are indexes to it.
    pub fn lists_beside(&mut self, element: Element<'t>) {
        for list in element.children().filter(|part| part.is("listBibl")) {
            self.bibliography(list);
        }
    }
}
