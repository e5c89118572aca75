//! Pointers in the text to entries of the bibliography.

use crate::text::ArenaSpan;

use super::evidence::{Confidence, Evidence};

/// What a pointer says about the entry it means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitationKey {
    /// Family names and year: "Saxenian and Li forthcoming".
    AuthorYear {
        /// Family names as printed, in order.
        families: Vec<String>,
        /// Whether "et al." follows.
        et_al: bool,
        /// Year as printed, with its letter: "1999", "2019a", "forthcoming".
        year: String,
    },
    /// A number of a numbered bibliography: the 12 of "[12]".
    Number(u32),
    /// A label of a labelled bibliography: "Knu84".
    Label(String),
    /// A work pointed at before: "ibid." without names, "Marshall, op. cit." with them.
    Again {
        /// Family names as printed, in order.
        families: Vec<String>,
    },
    /// The entry itself, by its place in the bibliography, where the source states it.
    Stated(usize),
    /// Nothing: the source states that these words point at a work, and they do not tell which.
    Unread,
}

/// One pointer to one entry: "(Williamson 1975; 1985)" gives two, "[3]–[5]" three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What it says.
    pub key: CitationKey,
    /// The sentence it stands in.
    pub context: ArenaSpan,
    /// The words of the pointer, names and year included, brackets not.
    pub evidence: Evidence,
}

/// How a pointer fits the entry it was joined to, the better before the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// The source states the entry.
    Stated,
    /// Name, year and letter, number or label are the same.
    Exact,
    /// The same, but a letter is missing, or "et al." stands for a single further author.
    Loose,
    /// The raw text of the entry opens with the name and holds the year.
    Raw,
    /// The name is spelt otherwise: "Schmitz" and "Schmittz".
    Spelling,
    /// The first name and the year fit, a further name does not.
    OtherNames,
    /// The only entry of that name has the year before or after, or none.
    OtherYear,
    /// The name is that of a further author of the only entry of that year.
    FurtherAuthor,
    /// What the pointer before, or the last one of that name, was joined to.
    Again,
}

impl Fit {
    /// How sure a link is that fits so.
    #[must_use]
    pub fn confidence(self) -> Confidence {
        Confidence::percent(match self {
            Self::Stated | Self::Exact => 100,
            Self::Loose => 90,
            Self::Raw => 85,
            Self::Spelling | Self::Again => 80,
            Self::OtherNames => 65,
            Self::OtherYear => 60,
            Self::FurtherAuthor => 50,
        })
    }

    /// Name in annotation lines: "exact", "other-year".
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Exact => "exact",
            Self::Loose => "loose",
            Self::Raw => "raw",
            Self::Spelling => "spelling",
            Self::OtherNames => "other-names",
            Self::OtherYear => "other-year",
            Self::FurtherAuthor => "further-author",
            Self::Again => "again",
        }
    }
}
