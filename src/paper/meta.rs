//! What a paper says of itself.

use crate::ident::{ArxivId, Doi, Issn, Pmcid, Pmid, Url};
use crate::text::ArenaSpan;

use super::evidence::Evidence;
use super::linked::{Agent, Key};
use super::person::PersonRole;
use super::vocabulary::TaggedText;

/// What a paper says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperMeta {
    /// `doi/10.1000%2Fxyz`, or title slug and six digits of the digest.
    pub key: Key,
    /// Title.
    pub title: Option<String>,
    /// Subtitle.
    pub subtitle: Option<String>,
    /// Where the title stands.
    pub title_span: Option<ArenaSpan>,
    /// A short title for the head of a page.
    pub running_title: Option<String>,
    /// Its title in other languages.
    pub translated_titles: Vec<TaggedText>,
    /// Its abstract in other languages.
    pub translated_abstracts: Vec<TaggedText>,
    /// DOI of the paper.
    pub doi: Option<Doi>,
    /// PubMed identifier.
    pub pmid: Option<Pmid>,
    /// PubMed Central identifier.
    pub pmcid: Option<Pmcid>,
    /// arXiv identifier.
    pub arxiv: Option<ArxivId>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// What kind of paper it is, in the words of its source: "research-article".
    pub kind: Option<String>,
    /// Year or ISO date of publication.
    pub published: Option<String>,
    /// Year or ISO date at which it was handed in.
    pub received: Option<String>,
    /// Year or ISO date at which it was accepted.
    pub accepted: Option<String>,
    /// Where it came out.
    pub publication: Publication,
    /// Address of its licence.
    pub licence: Option<Url>,
    /// What it says of its copyright and licence, once each.
    pub rights: Vec<String>,
    /// Subjects under which its journal files it.
    pub subjects: Vec<String>,
    /// Key words that it states.
    pub keywords: Vec<TaggedText>,
    /// Who paid for the work, in sentences.
    pub funding: Vec<String>,
    /// Who paid for the work, in parts.
    pub awards: Vec<Award>,
    /// Who made it: authors first, each role in the order of the byline.
    pub contributions: Vec<Contribution>,
}

impl PaperMeta {
    /// Its authors, in the order of the byline.
    pub fn authors(&self) -> impl Iterator<Item = Agent> {
        let authors = self.contributions.iter().filter(|one| one.role == PersonRole::Author);
        authors.map(|one| one.agent)
    }
}

/// The place of a paper in a journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Title of the journal.
    pub journal: Option<String>,
    /// Its ISSNs.
    pub issns: Vec<Issn>,
    /// Its publisher.
    pub publisher: Option<Publisher>,
    /// Volume.
    pub volume: Option<String>,
    /// Issue or number.
    pub issue: Option<String>,
    /// First page, or the number of an article without pages.
    pub first_page: Option<String>,
    /// Last page.
    pub last_page: Option<String>,
}

/// Who publishes a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// Name.
    pub name: String,
    /// Where it is stated.
    pub evidence: Evidence,
}

/// A part that somebody had in making a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Who.
    pub agent: Agent,
    /// Which part.
    pub role: PersonRole,
    /// Words for it, as printed: "Reviewing Editor".
    pub words: Vec<String>,
    /// Whether letters about the paper go there.
    pub is_corresponding: bool,
}

/// Money for the work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Award {
    /// Who gave it: an index into [`super::LinkedPaper::organizations`].
    pub funder: Option<usize>,
    /// Its numbers.
    pub numbers: Vec<String>,
}
