//! Pointers in the text to entries of the bibliography.

use crate::text::ArenaSpan;

use super::evidence::Evidence;

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
