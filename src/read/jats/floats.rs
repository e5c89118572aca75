//! Figures, tables and what else has a caption.

use crate::paper::NodeKind;

use super::Writer;
use super::xml::Element;

impl<'t> Writer<'t> {
    /// A figure, a table, a file: caption first, then what is in it.
    pub fn float(&mut self, element: Element<'t>) {
        self.caption(element);
        for part in element.children() {
            match part.name() {
                "label" | "caption" | "title" | "object-id" | "graphic" | "alt-text" => {}
                "table-wrap-foot" => self.table_notes(part),
                "permissions" | "attrib" => self.paragraph_of(part, NodeKind::Caption),
                _ => self.block(part),
            }
        }
    }

    /// Several under one caption.
    pub fn floats_of(&mut self, group: Element<'t>) {
        self.caption(group);
        for part in group.children().filter(|part| !matches!(part.name(), "label" | "caption")) {
            self.block(part);
        }
    }

    /// "Figure 2. Title. What is seen."
    fn caption(&mut self, element: Element<'t>) {
        let label = element.child("label").filter(|label| label.has_words());
        let caption = element.child("caption").filter(|caption| caption.has_words());
        if label.is_none() && caption.is_none() {
            return;
        }
        self.flow.open(NodeKind::Caption);
        if let Some(label) = label {
            self.inline(label);
            if caption.is_some() && !self.flow.builder.arena().ends_with(['.', ':']) {
                self.flow.mark(".");
            }
        }
        for part in caption.into_iter().flat_map(Element::children) {
            self.flow.blank();
            self.inline(part);
        }
        self.flow.close();
        self.flush_floats();
    }

    /// Cells in reading order: tabs between columns, line feeds between rows.
    pub fn table(&mut self, table: Element<'t>) {
        self.flow.open(NodeKind::Table);
        let mut is_first = true;
        for row in table.elements().filter(|element| element.is("tr")) {
            if !std::mem::take(&mut is_first) {
                self.flow.cell("\n");
            }
            for (place, cell) in row.children().enumerate() {
                if place > 0 {
                    self.flow.cell("\t");
                }
                self.inline(cell);
            }
        }
        self.flow.close();
        self.flush_floats();
    }

    /// Notes below a table.
    fn table_notes(&mut self, foot: Element<'t>) {
        for note in foot.children() {
            match note.name() {
                "fn" | "fn-group" => self.block(note),
                _ => self.paragraph_of(note, NodeKind::Footnote),
            }
        }
    }
}
