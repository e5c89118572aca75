//! Sections: headings, levels, and what a section is for.

use crate::paper::{NodeKind, SectionRole};

use super::super::roles;
use super::Writer;
use super::xml::Element;

/// Deepest level that is told apart.
const DEEPEST: u8 = 30;

impl<'t> Writer<'t> {
    /// A section with the heading `title`, and what `write` writes in it.
    ///
    /// `role` is what the markup says that it is for; else its heading tells.
    pub fn section(
        &mut self,
        label: Option<Element<'t>>,
        title: Option<Element<'t>>,
        role: Option<SectionRole>,
        write: impl FnOnce(&mut Self),
    ) {
        let title = title.filter(|title| title.has_words());
        let role = role.or_else(|| Some(roles::role(&title?.words())));
        let outer = (self.level, self.role);
        self.level = (self.level + 1).min(DEEPEST);
        let inherits = |role: &SectionRole| *role != SectionRole::Body;
        // Parts of a bibliography are bibliographies themselves.
        let inherited = Some(outer.1).filter(|role| *role == SectionRole::References);
        self.role = role.filter(inherits).or(inherited).unwrap_or(SectionRole::Body);
        self.flow.part("\n\n");
        self.flow.builder.open(NodeKind::Section { level: self.level, role: self.role });
        if let Some(title) = title {
            self.heading(label, title);
        }
        write(self);
        self.flow.close();
        (self.level, self.role) = outer;
    }

    /// Label and words of a heading.
    fn heading(&mut self, label: Option<Element<'t>>, title: Element<'t>) {
        self.flow.open(NodeKind::Heading);
        if let Some(label) = label.filter(|label| label.has_words()) {
            self.inline(label);
            self.flow.blank();
        }
        self.inline(title);
        self.flow.close();
        self.flush_floats();
    }

    /// Writes something in which no title makes a section.
    pub fn without_sections(&mut self, write: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.has_sections, false);
        write(self);
        self.has_sections = before;
    }

    /// A `sec` or what is built like one: label, title, and blocks.
    pub fn section_of(&mut self, element: Element<'t>, role: Option<SectionRole>) {
        if !self.has_sections {
            return self.blocks(element);
        }
        let role = role.or_else(|| stated_role(element));
        let title = title_of(element).filter(|title| title.has_words());
        // A label without a title is one.
        let (label, title) = match title {
            Some(title) => (element.child("label"), Some(title)),
            None => (None, element.child("label")),
        };
        self.section(label, title, role, |writer| {
            for part in element.children().filter(|part| !is_head(*part)) {
                if part.is("caption") {
                    part.children().filter(|inner| !is_head(*inner)).for_each(|p| writer.block(p));
                } else {
                    writer.block(part);
                }
            }
        });
    }
}

/// The title of a section, which may stand in a caption.
pub fn title_of(element: Element<'_>) -> Option<Element<'_>> {
    element.child("title").or_else(|| element.child("caption")?.child("title"))
}

/// Whether an element is the head of what holds it.
fn is_head(element: Element<'_>) -> bool {
    matches!(element.name(), "label" | "title" | "sec-meta")
}

/// What the markup says that a section is for; headings say more than "subjects".
fn stated_role(element: Element<'_>) -> Option<SectionRole> {
    let by_heading = title_of(element).map(|title| roles::role(&title.words()));
    if by_heading.is_some_and(|role| role != SectionRole::Body) {
        return by_heading;
    }
    let kind = element.value("sec-type")?.to_lowercase();
    let kind = kind.split('|').next().unwrap_or_default().trim();
    Some(match kind {
        "intro" | "introduction" => SectionRole::Introduction,
        "methods" | "materials" | "materials and methods" => SectionRole::Methods,
        "results" => SectionRole::Results,
        "discussion" => SectionRole::Discussion,
        "conclusions" | "conclusion" => SectionRole::Conclusion,
        _ => return None,
    })
}
