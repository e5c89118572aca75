//! What was found in a paper, in numbers.

use std::ops::AddAssign;

use crate::paper::{LinkedPaper, PersonRole, StanceTarget};

/// One kind of finding in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// How many there are.
    pub found: usize,
    /// How many are joined to something else.
    pub linked: usize,
    /// How many should be joined and are not.
    pub unresolved: usize,
}

/// Numbers of one paper, or of many added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    rows: [Row; KINDS.len()],
}

/// The kinds counted, with what `linked` and `unresolved` mean for each.
pub const KINDS: [(&str, &str); 8] = [
    ("persons", "linked: listed or cited; unresolved: named in the text only"),
    ("affiliations", "linked: held by a person; unresolved: held by nobody"),
    ("events", "linked: reported in a section of its own"),
    ("references", "linked: cited in the text; unresolved: never cited"),
    ("citations", "linked: joined to its entry; unresolved: no or no single entry fits"),
    ("claims", "linked: joined to a speaker; unresolved: a source is named but not known"),
    ("stances", "linked: joined to what is answered; unresolved: it cannot be told"),
    ("concepts", "linked: some claim is about it"),
];

impl Counts {
    /// Counts a paper.
    #[must_use]
    pub fn of(paper: &LinkedPaper) -> Self {
        Self {
            rows: [
                persons(paper),
                affiliations(paper),
                row(
                    paper.events.len(),
                    paper.events.iter().filter(|e| !e.event.sections.is_empty()),
                    None,
                ),
                references(paper),
                citations(paper),
                claims(paper),
                stances(paper),
                concepts(paper),
            ],
        }
    }

    /// Each kind with its numbers.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, Row)> {
        KINDS.iter().map(|(kind, _)| *kind).zip(self.rows)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        for (mine, theirs) in self.rows.iter_mut().zip(other.rows) {
            mine.found += theirs.found;
            mine.linked += theirs.linked;
            mine.unresolved += theirs.unresolved;
        }
    }
}

/// A row whose unresolved ones are the rest, unless told otherwise.
fn row<T>(found: usize, linked: impl Iterator<Item = T>, unresolved: Option<usize>) -> Row {
    let linked = linked.count();
    Row { found, linked, unresolved: unresolved.unwrap_or(0) }
}

fn persons(paper: &LinkedPaper) -> Row {
    let people = &paper.people;
    let linked = people
        .iter()
        .filter(|person| person.roles.iter().any(|role| *role != PersonRole::Mentioned));
    let only = people
        .iter()
        .filter(|person| person.roles.iter().all(|role| *role == PersonRole::Mentioned));
    row(people.len(), linked, Some(only.count()))
}

fn affiliations(paper: &LinkedPaper) -> Row {
    let held: std::collections::BTreeSet<usize> = paper
        .people
        .iter()
        .flat_map(|person| &person.memberships)
        .filter(|membership| membership.organization.is_some())
        .filter_map(|membership| membership.affiliation)
        .collect();
    let found = paper.affiliations.len();
    row(found, held.iter(), Some(found - held.len()))
}

fn references(paper: &LinkedPaper) -> Row {
    let cited = paper.references.iter().filter(|reference| !reference.cited_by.is_empty());
    let uncited = paper.references.iter().filter(|reference| reference.cited_by.is_empty());
    row(paper.references.len(), cited, Some(uncited.count()))
}

fn citations(paper: &LinkedPaper) -> Row {
    let linked = paper.citations.iter().filter(|citation| citation.target.is_some());
    let open = paper.citations.iter().filter(|citation| citation.target.is_none());
    row(paper.citations.len(), linked, Some(open.count()))
}

fn claims(paper: &LinkedPaper) -> Row {
    let linked = paper.claims.iter().filter(|claim| !claim.speakers.is_empty());
    let open = paper
        .claims
        .iter()
        .filter(|claim| claim.speakers.is_empty() && claim.claim.source.is_some());
    row(paper.claims.len(), linked, Some(open.count()))
}

fn stances(paper: &LinkedPaper) -> Row {
    let stances = || paper.claims.iter().filter(|claim| claim.relation.is_some());
    let to_claims = |claim: &&crate::paper::LinkedClaim| {
        claim.toward.iter().any(|target| matches!(target, StanceTarget::Claim(_)))
    };
    let open = stances().filter(|claim| !to_claims(claim)).count();
    row(stances().count(), stances().filter(to_claims), Some(open))
}

fn concepts(paper: &LinkedPaper) -> Row {
    let about: std::collections::BTreeSet<usize> =
        paper.claims.iter().flat_map(|claim| claim.about.iter().copied()).collect();
    row(paper.concepts.len(), about.iter(), None)
}
