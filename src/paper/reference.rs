//! Entries of a bibliography.

use crate::ident::{ArxivId, Doi, Isbn, Issn, Pmcid, Pmid, Url};
use crate::text::ArenaSpan;

use super::evidence::{Confidence, Evidence};

/// Kind of a cited work, in the words of the Citation Style Language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceType {
    /// Article in a journal.
    Article,
    /// Article in a newspaper.
    Newspaper,
    /// Article in a magazine.
    Magazine,
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
    /// Set of data.
    Dataset,
    /// Computer program.
    Software,
    /// Patent.
    Patent,
    /// Technical standard.
    Standard,
    /// Law or decree.
    Legislation,
    /// Preprint or manuscript that nothing holds.
    Preprint,
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
            Self::Newspaper => "article-newspaper",
            Self::Magazine => "article-magazine",
            Self::Book => "book",
            Self::Chapter => "chapter",
            Self::Conference => "paper-conference",
            Self::Report => "report",
            Self::Thesis => "thesis",
            Self::Webpage => "webpage",
            Self::Dataset => "dataset",
            Self::Software => "software",
            Self::Patent => "patent",
            Self::Standard => "standard",
            Self::Legislation => "legislation",
            Self::Preprint => "article",
            Self::Other => "document",
        }
    }
}

/// An author, editor or translator of a cited work.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Contributor {
    /// Family name with its particles, or the whole name of an organisation.
    pub family: String,
    /// Given names or initials as printed; none for an organisation.
    pub given: Option<String>,
    /// "Jr.", "III".
    pub suffix: Option<String>,
    /// Whether it is an organisation.
    pub organization: bool,
    /// Where the name stands.
    pub span: Option<ArenaSpan>,
}

/// Where a field of an entry stands, and how sure its label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldEvidence {
    /// Name of the field in annotation lines: `authors`, `title`, `doi`.
    pub field: &'static str,
    /// The characters that the value was made of.
    pub span: ArenaSpan,
    /// How sure the labeller is that they are this field.
    pub confidence: Confidence,
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
    /// Translators in order.
    pub translators: Vec<Contributor>,
    /// Year as printed: "1999", "2019a", "forthcoming", "n.d.".
    pub year: Option<String>,
    /// Date of publication in ISO 8601, where month or day are printed: "1999-09-16".
    pub date: Option<String>,
    /// Year of the first edition, where an entry names it beside that of the one used.
    pub original_year: Option<String>,
    /// Title of the work itself.
    pub title: Option<String>,
    /// Journal, book or proceedings that hold it.
    pub container: Option<String>,
    /// Series that it, or the book that holds it, belongs to.
    pub series: Option<String>,
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
    /// ISSN of what holds it.
    pub issn: Option<Issn>,
    /// arXiv identifier.
    pub arxiv: Option<ArxivId>,
    /// PubMed identifier.
    pub pmid: Option<Pmid>,
    /// PubMed Central identifier.
    pub pmcid: Option<Pmcid>,
    /// Web address.
    pub url: Option<Url>,
    /// Date of the last visit to the web address, in ISO 8601.
    pub accessed: Option<String>,
    /// Kind of work as printed: "PhD thesis".
    pub genre: Option<String>,
    /// Kind of work.
    pub kind: ReferenceType,
    /// Where the fields stand, in the order of the text; a field may be there more than once.
    pub fields: Vec<FieldEvidence>,
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
            translators: Vec::new(),
            year: None,
            date: None,
            original_year: None,
            title: None,
            container: None,
            series: None,
            volume: None,
            issue: None,
            pages: None,
            publisher: None,
            place: None,
            edition: None,
            doi: None,
            isbn: None,
            issn: None,
            arxiv: None,
            pmid: None,
            pmcid: None,
            url: None,
            accessed: None,
            genre: None,
            kind: ReferenceType::Other,
            fields: Vec::new(),
            evidence,
        }
    }
}
