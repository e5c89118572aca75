//! Meetings that a paper reports.

use crate::text::ArenaSpan;

use super::evidence::Evidence;

/// A seminar, workshop or conference at which people met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// A name for it: "Seminar in Mississauga".
    pub name: String,
    /// Town or place.
    pub place: Option<String>,
    /// Date as printed.
    pub date: Option<String>,
    /// First day, ISO 8601 (`1999-09-16`), when the date could be read.
    pub start_date: Option<String>,
    /// Last day, ISO 8601; the first day for an event of one day.
    pub end_date: Option<String>,
    /// Sections of the paper that report this event, as spans.
    pub sections: Vec<ArenaSpan>,
    /// The words that introduce it.
    pub evidence: Evidence,
}
