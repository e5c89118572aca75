//! What a source states in markup of its own: who wrote it and where, what each entry of
//! the bibliography is made of, and which entry a pointer means.
//!
//! Every value is a span of the arena, so that it leads back to the source like any other
//! words. Nothing is read out of the words here: that is the work of the extractors.
//! Sources without markup state nothing.

use crate::text::ArenaSpan;

use super::reference::ReferenceType;

/// All that a source states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// People and groups who made the paper, in the order of the source.
    pub contributors: Vec<StatedContributor>,
    /// Affiliations, in the order of the source.
    pub affiliations: Vec<StatedAffiliation>,
    /// Entries of the bibliography, in the order of the arena.
    pub entries: Vec<StatedEntry>,
    /// Pointers to entries, in the order of the arena.
    pub pointers: Vec<StatedPointer>,
    /// Key words, in the order of the source.
    pub keywords: Vec<StatedKeyword>,
    /// Who paid, in the order of the source.
    pub awards: Vec<StatedAward>,
}

/// What a contributor did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContributorRole {
    /// Wrote it.
    Author,
    /// Edited it.
    Editor,
    /// Translated it.
    Translator,
    /// Reviewed it.
    Reviewer,
    /// Anything else, told by [`StatedContributor::role_words`].
    Other,
}

/// A name in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedName {
    /// The whole name as it is to be read, without titles and degrees: "Anna Ng Jr". Never empty.
    pub span: ArenaSpan,
    /// Given names or initials.
    pub given: Option<ArenaSpan>,
    /// Family name.
    pub family: Option<ArenaSpan>,
    /// "Dr".
    pub prefix: Option<ArenaSpan>,
    /// "Jr".
    pub suffix: Option<ArenaSpan>,
    /// Whether it names a group or an organisation.
    pub is_group: bool,
}

impl StatedName {
    /// A name of which no parts are known.
    #[must_use]
    pub fn whole(span: ArenaSpan, is_group: bool) -> Self {
        Self { span, given: None, family: None, prefix: None, suffix: None, is_group }
    }
}

/// A person or group who made the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedContributor {
    /// The name.
    pub name: StatedName,
    /// What it did.
    pub role: ContributorRole,
    /// Words for that, as printed: "Reviewing Editor", "Conceptualization".
    pub role_words: Vec<ArenaSpan>,
    /// Degrees as printed: "PhD, MD".
    pub degrees: Vec<ArenaSpan>,
    /// E-mail addresses.
    pub emails: Vec<ArenaSpan>,
    /// Web pages.
    pub homepages: Vec<ArenaSpan>,
    /// ORCID, as a number or as an address.
    pub orcid: Option<ArenaSpan>,
    /// Indexes into [`Stated::affiliations`].
    pub affiliations: Vec<usize>,
    /// Whether letters go here.
    pub is_corresponding: bool,
    /// The group that it is a member of: an index into [`Stated::contributors`].
    pub member_of: Option<usize>,
}

impl StatedContributor {
    /// A contributor of whom nothing else is known.
    #[must_use]
    pub fn new(name: StatedName, role: ContributorRole) -> Self {
        Self {
            name,
            role,
            role_words: Vec::new(),
            degrees: Vec::new(),
            emails: Vec::new(),
            homepages: Vec::new(),
            orcid: None,
            affiliations: Vec::new(),
            is_corresponding: false,
            member_of: None,
        }
    }
}

/// A part of an affiliation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AffiliationPart {
    /// The organisation.
    Institution,
    /// A unit inside it.
    Department,
    /// Laboratory or research group.
    Laboratory,
    /// Street and number.
    Street,
    /// Postal code.
    Postcode,
    /// Town.
    City,
    /// State, province, region.
    Region,
    /// Country, by its name.
    Country,
    /// Country, by its ISO 3166 code.
    CountryCode,
}

/// An affiliation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedAffiliation {
    /// Its words without label and e-mail. Never empty.
    pub span: ArenaSpan,
    /// Its parts in the order of the source; few sources part the whole of it.
    pub parts: Vec<(AffiliationPart, ArenaSpan)>,
    /// ROR of the organisation, as a number or as an address.
    pub ror: Option<ArenaSpan>,
}

/// A field of an entry that holds words; names stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryField {
    /// Year as printed: "1999", "2019a", "in press".
    Year,
    /// Month and day, as printed or in figures.
    Date,
    /// Title of the work itself.
    Title,
    /// Journal, book or proceedings that hold it.
    Container,
    /// Series.
    Series,
    /// Volume.
    Volume,
    /// Issue or number.
    Issue,
    /// First page, or the number of an article that has none.
    FirstPage,
    /// Last page.
    LastPage,
    /// Pages in one field: "12–15".
    Pages,
    /// Publisher.
    Publisher,
    /// Place of publication.
    Place,
    /// Edition.
    Edition,
    /// DOI, as a number or as an address.
    Doi,
    /// PubMed identifier.
    Pmid,
    /// PubMed Central identifier.
    Pmcid,
    /// arXiv identifier.
    Arxiv,
    /// ISBN.
    Isbn,
    /// ISSN.
    Issn,
    /// Web address.
    Url,
    /// Date of the last visit.
    Accessed,
    /// Kind of work as printed: "PhD thesis".
    Genre,
}

/// What somebody did for a cited work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MakerRole {
    /// Wrote it.
    Author,
    /// Edited it.
    Editor,
    /// Translated it.
    Translator,
}

/// An entry of the bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedEntry {
    /// The entry as it is to be read, without its label. Never empty.
    pub span: ArenaSpan,
    /// Its label: "12.", "[3]".
    pub label: Option<ArenaSpan>,
    /// Kind of work.
    pub kind: Option<ReferenceType>,
    /// Its fields in the order of the source. They may stand outside of [`Self::span`], where
    /// a source has both the entry as printed and its fields.
    pub fields: Vec<(EntryField, ArenaSpan)>,
    /// Its people in order.
    pub makers: Vec<(MakerRole, StatedName)>,
    /// Whether "et al." ends the authors.
    pub et_al: bool,
    /// Whether the markup says all that the entry says; else its words hold more.
    pub is_complete: bool,
}

/// A pointer to entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPointer {
    /// Its words. Never empty.
    pub span: ArenaSpan,
    /// Indexes into [`Stated::entries`]; none when the source does not say which entry is meant.
    pub targets: Vec<usize>,
    /// Whether it was made of the ends of a range: the 4 of "[3]–[7]".
    pub is_within_range: bool,
}

/// A key word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedKeyword {
    /// Its words. Never empty.
    pub span: ArenaSpan,
    /// Its language, where stated: a span of a BCP 47 tag.
    pub language: Option<ArenaSpan>,
    /// Whether the authors chose it, rather than a list of the publisher.
    pub is_authors: bool,
}

/// Money for the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedAward {
    /// Who gave it.
    pub funder: Option<ArenaSpan>,
    /// Its address or number in a register: a DOI of the Open Funder Registry, a ROR.
    pub funder_id: Option<ArenaSpan>,
    /// Numbers of the award.
    pub numbers: Vec<ArenaSpan>,
}
