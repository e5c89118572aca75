//! Which papers a file holds.
//!
//! A document is one paper with one list of authors. A corpus of one paper is that paper. The
//! papers of a longer one become sections under its title: no word is lost, pointers stay
//! inside their paper, and its authors are authors of the whole as those of a book of essays
//! are. What the header of one of them says of journal, dates and numbers would be false of
//! the whole and is left out.

use crate::diagnostic::{Code, Diagnostic};

use super::Writer;
use super::divisions::Division;
use super::header::Titles;
use super::xml::Element;

impl<'t> Writer<'t> {
    /// A whole file.
    pub fn file(&mut self, root: Element<'t>) {
        let header = root.child("teiHeader");
        match papers(root)[..] {
            [] => self.single(root, header),
            [paper] => self.single(paper, paper.child("teiHeader").or(header)),
            ref papers => self.several(root, header, papers),
        }
    }

    fn single(&mut self, paper: Element<'t>, header: Option<Element<'t>>) {
        self.paper(paper, |writer| {
            header.into_iter().for_each(|header| writer.header(header, paper));
        });
    }

    fn several(&mut self, root: Element<'t>, header: Option<Element<'t>>, papers: &[Element<'t>]) {
        let message =
            format!("the file holds {} papers, which were read as parts of one", papers.len());
        let note = Diagnostic::new(Code::SeveralPapers, message)
            .at(root.origin())
            .help("to have each for itself, put each into a file of its own");
        self.flow.builder.report(note);
        header.into_iter().for_each(|header| self.header(header, root));
        for paper in papers {
            let header = paper.child("teiHeader");
            let title = header.and_then(|header| Titles::of(header).main);
            let division = Division { heads: title.into_iter().collect(), ..Division::default() };
            self.section(&division, |writer| {
                writer.paper(*paper, |writer| {
                    header.into_iter().for_each(|header| writer.header_of_part(header));
                });
            });
        }
    }
}

/// The papers in an element, outermost ones only.
fn papers(root: Element<'_>) -> Vec<Element<'_>> {
    let is_paper = |element: &Element<'_>| matches!(element.name(), "TEI" | "TEI.2");
    if is_paper(&root) {
        return vec![root];
    }
    let mut papers: Vec<Element<'_>> = Vec::new();
    for paper in root.elements().filter(is_paper) {
        let is_inside = |outer: &Element<'_>| outer.origin().end() > paper.origin().start();
        if !papers.last().is_some_and(is_inside) {
            papers.push(paper);
        }
    }
    papers
}
