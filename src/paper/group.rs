//! Groups and organisations among those who made a paper.

use crate::text::ArenaSpan;

use super::evidence::Evidence;
use super::person::PersonRole;

/// A group or an organisation that stands where a person could: "Working Group on Tides".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name as printed, white space collapsed.
    pub name: String,
    /// Span of the name.
    pub name_span: ArenaSpan,
    /// What it is to the paper.
    pub role: PersonRole,
    /// Words for that, as printed.
    pub role_words: Vec<String>,
    /// Whether letters about the paper go to it.
    pub is_corresponding: bool,
    /// Its name.
    pub evidence: Evidence,
}
