//! People: as a paper lists them, and as its text names them.

use crate::ident::{Email, Orcid, Url};
use crate::text::ArenaSpan;

use super::evidence::Evidence;

/// A name in parts. What could not be parted stands in `full` alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonName {
    /// The whole name as printed, white space collapsed, without honorifics: "J. Adam D. Holbrook".
    pub full: String,
    /// Given names or initials: "J. Adam D.".
    pub given: Option<String>,
    /// Family name with its particles: "Dei Ottati", "van der Berg".
    pub family: Option<String>,
}

/// Why a person stands in a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonRole {
    /// Wrote the paper.
    Author,
    /// Took part in an event that the paper reports.
    Participant,
    /// Edited the paper or the volume.
    Editor,
    /// Translated the paper.
    Translator,
    /// Reviewed the paper.
    Reviewer,
    /// Had another part in the paper.
    Contributor,
    /// Wrote a work of the bibliography.
    Cited,
    /// Is named in the text only.
    Mentioned,
}

impl PersonRole {
    /// Every role, the main ones first.
    pub const ALL: &'static [Self] = &[
        Self::Author,
        Self::Participant,
        Self::Editor,
        Self::Translator,
        Self::Reviewer,
        Self::Contributor,
        Self::Cited,
        Self::Mentioned,
    ];

    /// The name used in annotation lines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Participant => "participant",
            Self::Editor => "editor",
            Self::Translator => "translator",
            Self::Reviewer => "reviewer",
            Self::Contributor => "contributor",
            Self::Cited => "cited",
            Self::Mentioned => "mentioned",
        }
    }
}

/// A person as a byline or a list of participants gives them.
///
/// One finding for each listing: who is listed twice is found twice, and `resolve` joins them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: PersonName,
    /// Span of the name alone.
    pub name_span: ArenaSpan,
    /// Titles before or behind the name, as printed: "Professor", "Dr.".
    pub honorifics: Vec<String>,
    /// What the person is to the paper.
    pub role: PersonRole,
    /// Words for that, as printed: "Reviewing Editor".
    pub role_words: Vec<String>,
    /// Whether letters about the paper go to this person.
    pub is_corresponding: bool,
    /// E-mail addresses given for this person.
    pub emails: Vec<Email>,
    /// Web pages given for this person.
    pub homepages: Vec<Url>,
    /// ORCID given for this person.
    pub orcid: Option<Orcid>,
    /// Indexes of this person's affiliations in [`super::Findings::affiliations`].
    pub affiliations: Vec<usize>,
    /// Index of the event that this listing belongs to in [`super::Findings::events`].
    pub event: Option<usize>,
    /// Index of the group that lists this person as a member in [`super::Findings::groups`].
    pub group: Option<usize>,
    /// The whole listing (name, address and all).
    pub evidence: Evidence,
}

/// A stretch of running text that looks like a person's name.
///
/// Whose name it is, and whether it is one at all, is for `resolve` to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonMention {
    /// The name in the form used here; a surname alone has no given name.
    pub name: PersonName,
    /// What the person is to the paper, as far as the words around tell: mentioned or editor.
    pub role: PersonRole,
    /// The words, without honorifics and without a possessive ending.
    pub evidence: Evidence,
}
