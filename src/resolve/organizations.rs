//! Affiliations joined to organisations and their units, and to the people who belong to them.

use crate::paper::{Findings, LinkedOrganization};

use super::people::People;

/// Lists organisations and gives people their memberships.
pub fn link(_findings: &Findings, people: People) -> (Vec<LinkedOrganization>, People) {
    (Vec::new(), people)
}
