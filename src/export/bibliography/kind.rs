//! Kinds of works, and what each format calls them.

use std::fmt;

use oxigraph::model::NamedNodeRef;

use crate::graph::vocabulary::{fabio, schema};

/// A kind of work.
#[derive(Clone, Copy)]
pub struct Kind {
    class: NamedNodeRef<'static>,
    /// Its name in the Citation Style Language.
    pub csl: &'static str,
    /// Its name in BibTeX.
    pub bibtex: &'static str,
    /// Its name in RIS.
    pub ris: &'static str,
}

/// Every kind, the one that stands for unknown ones last.
const KINDS: &[Kind] = &[
    kind(fabio::JOURNAL_ARTICLE, "article-journal", "article", "JOUR"),
    kind(fabio::NEWSPAPER_ARTICLE, "article-newspaper", "article", "NEWS"),
    kind(fabio::MAGAZINE_ARTICLE, "article-magazine", "article", "MGZN"),
    kind(fabio::BOOK, "book", "book", "BOOK"),
    kind(fabio::BOOK_CHAPTER, "chapter", "incollection", "CHAP"),
    kind(fabio::CONFERENCE_PAPER, "paper-conference", "inproceedings", "CPAPER"),
    kind(fabio::REPORT_DOCUMENT, "report", "techreport", "RPRT"),
    kind(fabio::THESIS, "thesis", "phdthesis", "THES"),
    kind(fabio::WEB_PAGE, "webpage", "misc", "ELEC"),
    kind(fabio::DATASET, "dataset", "misc", "DATA"),
    kind(fabio::COMPUTER_PROGRAM, "software", "misc", "COMP"),
    kind(fabio::PATENT_DOCUMENT, "patent", "misc", "PAT"),
    kind(fabio::SPECIFICATION_DOCUMENT, "standard", "misc", "STAND"),
    kind(schema::LEGISLATION, "legislation", "misc", "STAT"),
    kind(fabio::PREPRINT, "article", "misc", "UNPB"),
    kind(fabio::EXPRESSION, "document", "misc", "GEN"),
];

const fn kind(
    class: NamedNodeRef<'static>,
    csl: &'static str,
    bibtex: &'static str,
    ris: &'static str,
) -> Kind {
    Kind { class, csl, bibtex, ris }
}

impl Kind {
    /// The kind with this name in the Citation Style Language.
    #[must_use]
    pub fn named(csl: &str) -> Option<Self> {
        KINDS.iter().find(|kind| kind.csl == csl).copied()
    }

    /// The kind that a class of the graph stands for.
    pub(super) fn of_class(class: &str) -> Option<Self> {
        KINDS.iter().find(|kind| kind.class.as_str() == class).copied()
    }
}

impl Default for Kind {
    /// A document of which nothing is known.
    fn default() -> Self {
        KINDS[KINDS.len() - 1]
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.csl == other.csl
    }
}

impl Eq for Kind {}

impl fmt::Debug for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.csl)
    }
}
