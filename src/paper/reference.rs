//! Entries of a bibliography.

use crate::ident::{ArxivId, Doi, Isbn, Pmid, Url};

use super::evidence::Evidence;

/// Kind of a cited work, in the words of the Citation Style Language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceType {
    /// Article in a journal.
    Article,
    /// Book or monograph.
    Book,
    /// Chapter of a book.
    Chapter,
    /// Paper of a conference.
    Conference,
    /// Report or working paper.
    Report,
    /// Thesis.
    Thesis,
    /// Page of the Web.
    Webpage,
    /// Anything else.
    #[default]
    Other,
}

impl ReferenceType {
    /// The CSL name, such as `article-journal`.
    #[must_use]
    pub fn as_csl(self) -> &'static str {
        match self {
            Self::Article => "article-journal",
            Self::Book => "book",
            Self::Chapter => "chapter",
            Self::Conference => "paper-conference",
            Self::Report => "report",
            Self::Thesis => "thesis",
            Self::Webpage => "webpage",
            Self::Other => "document",
        }
    }
}

/// An author or editor of a cited work.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Contributor {
    /// Family name with particles, or the whole name of an organisation.
    pub family: String,
    /// Given names or initials as printed; none for an organisation.
    pub given: Option<String>,
}

/// One entry of a bibliography, parsed as far as it can be.
///
/// All texts are as printed, white space collapsed, without quotation marks around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Label printed before the entry: "[12]", "3.".
    pub label: Option<String>,
    /// Authors in order.
    pub authors: Vec<Contributor>,
    /// Whether "et al." or "and others" ends the authors.
    pub et_al: bool,
    /// Editors in order.
    pub editors: Vec<Contributor>,
    /// Year as printed: "1999", "2019a", "forthcoming", "n.d.".
    pub year: Option<String>,
    /// Title of the work itself.
    pub title: Option<String>,
    /// Journal, book, proceedings or series that holds it.
    pub container: Option<String>,
    /// Volume.
    pub volume: Option<String>,
    /// Issue or number.
    pub issue: Option<String>,
    /// Pages as printed, dashes normalised to "-".
    pub pages: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Place of publication.
    pub place: Option<String>,
    /// Edition.
    pub edition: Option<String>,
    /// DOI.
    pub doi: Option<Doi>,
    /// ISBN.
    pub isbn: Option<Isbn>,
    /// arXiv identifier.
    pub arxiv: Option<ArxivId>,
    /// PubMed identifier.
    pub pmid: Option<Pmid>,
    /// Web address.
    pub url: Option<Url>,
    /// Kind of work.
    pub kind: ReferenceType,
    /// The whole entry, without bullet or label.
    pub evidence: Evidence,
}

impl Reference {
    /// An entry of which nothing is known but where it stands.
    #[must_use]
    pub fn new(evidence: Evidence) -> Self {
        Self {
            label: None,
            authors: Vec::new(),
            et_al: false,
            editors: Vec::new(),
            year: None,
            title: None,
            container: None,
            volume: None,
            issue: None,
            pages: None,
            publisher: None,
            place: None,
            edition: None,
            doi: None,
            isbn: None,
            arxiv: None,
            pmid: None,
            url: None,
            kind: ReferenceType::Other,
            evidence,
        }
    }
}
