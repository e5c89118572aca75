//! Figures and tables.

use crate::paper::NodeKind;
use crate::text::collapse;

use super::Writer;
use super::divisions::heads;
use super::xml::Element;

impl<'t> Writer<'t> {
    /// A figure, or a table that GROBID calls one: caption first, then what is in it.
    pub fn figure(&mut self, figure: Element<'t>) {
        self.caption(figure);
        for part in figure.children() {
            match part.name() {
                "head" | "label" | "figDesc" | "graphic" | "media" => {}
                "note" => self.contents(part, NodeKind::Footnote),
                "p" | "ab" => self.contents(part, NodeKind::Caption),
                _ => self.block(part, NodeKind::Paragraph),
            }
        }
    }

    /// "Figure 2. What is seen." The heading often holds the label, or the words the heading.
    fn caption(&mut self, figure: Element<'t>) {
        let heads: Vec<Element<'t>> = heads(figure).collect();
        let words = collapse(&heads.iter().map(|head| head.words()).collect::<Vec<_>>().join(" "));
        let label = figure.child("label").filter(|label| {
            let label = label.words();
            !label.is_empty() && !words.split([' ', '.', ':', ',']).any(|word| word == label)
        });
        let described: Vec<Element<'t>> =
            figure.children_of("figDesc").filter(|one| one.has_words()).collect();
        let repeats =
            described.iter().any(|one| !words.is_empty() && one.words().starts_with(&words));
        let titles = heads.into_iter().filter(|_| !repeats);
        let parts: Vec<Element<'t>> = label.into_iter().chain(titles).chain(described).collect();
        if parts.is_empty() {
            return;
        }
        self.flow.open(NodeKind::Caption);
        for (place, part) in parts.into_iter().enumerate() {
            if place > 0 && !self.flow.builder.arena().ends_with(['.', ':', '?', '!', '|']) {
                self.flow.mark(".");
            }
            self.flow.blank();
            self.inline(part);
        }
        self.flow.close();
        self.flush_behind();
    }

    /// Cells in reading order: tabs between columns, line feeds between rows.
    pub fn table(&mut self, table: Element<'t>) {
        heads(table).for_each(|head| self.contents(head, NodeKind::Caption));
        let rows = || table.children_of("row").filter(|row| row.has_words());
        if rows().next().is_some() {
            self.flow.open(NodeKind::Table);
            for (place, row) in rows().enumerate() {
                if place > 0 {
                    self.flow.part("\n");
                }
                self.row(row);
            }
            self.flow.close();
            self.flush_behind();
        }
        let is_beside = |part: &Element<'_>| !matches!(part.name(), "row" | "head" | "note");
        for part in table.children().filter(is_beside) {
            self.contents(part, NodeKind::Paragraph);
        }
        for note in table.children_of("note") {
            self.contents(note, NodeKind::Footnote);
        }
    }

    fn row(&mut self, row: Element<'t>) {
        for (place, cell) in row.children().enumerate() {
            if place > 0 {
                self.flow.mark("\t");
            }
            self.inline(cell);
        }
    }
}
