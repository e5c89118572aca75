//! Which articles a file holds.
//!
//! A document is one paper with one list of authors. A set of one article, as PubMed Central
//! gives it, is that article. The articles of a longer one become sections under their titles:
//! no word is lost, pointers stay inside their article, and its authors are authors of the
//! whole. What one of them says of its journal, dates and numbers would be false of the whole
//! and is left out.

use crate::diagnostic::{Code, Diagnostic};

use super::xml::Element;
use super::{ROOTS, Writer};

impl<'t> Writer<'t> {
    /// A whole file.
    pub fn file(&mut self, root: Element<'t>) {
        match articles(root)[..] {
            [] => {}
            [article] => self.article(article, |writer, front| writer.front(front, article)),
            ref articles => self.several(root, articles),
        }
    }

    fn several(&mut self, root: Element<'t>, articles: &[Element<'t>]) {
        let message =
            format!("the file holds {} papers, which were read as parts of one", articles.len());
        let note = Diagnostic::new(Code::SeveralPapers, message)
            .at(root.origin())
            .help("to have each for itself, put each into a file of its own");
        self.flow.builder.report(note);
        // No title is missing: each part has one.
        self.has_title = true;
        for article in articles {
            self.section(None, title(*article), None, |writer| {
                writer.article(*article, Self::front_of_part);
            });
        }
    }
}

/// The title of an article.
fn title(article: Element<'_>) -> Option<Element<'_>> {
    let front = article.child("front")?;
    front.child("article-meta").unwrap_or(front).child("title-group")?.child("article-title")
}

/// The articles in an element, outermost ones only.
fn articles(root: Element<'_>) -> Vec<Element<'_>> {
    let is_article = |element: &Element<'_>| ROOTS.contains(&element.name());
    if is_article(&root) {
        return vec![root];
    }
    let mut articles: Vec<Element<'_>> = Vec::new();
    for article in root.elements().filter(is_article) {
        let is_inside = |outer: &Element<'_>| outer.origin().end() > article.origin().start();
        if !articles.last().is_some_and(is_inside) {
            articles.push(article);
        }
    }
    articles
}
