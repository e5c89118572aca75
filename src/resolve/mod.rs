//! Joins what the extractors found in one paper: mention to person, pointer to
//! entry, pronoun to speaker, answer to the claim answered.
//!
//! One kind of joining a file. Order matters: later steps look things up in
//! what earlier ones made.

use crate::paper::{Document, Findings, LinkedPaper};

mod citations;
mod claims;
mod concepts;
mod events;
mod keys;
mod meta;
mod organizations;
mod people;
mod references;
mod sections;
mod spelling;

pub use keys::slug;

/// Joins the findings of one paper.
#[must_use]
pub fn resolve(document: &Document, findings: Findings) -> LinkedPaper {
    let mut diagnostics = document.diagnostics().to_vec();
    diagnostics.extend(findings.diagnostics.iter().cloned());

    let events = events::link(&findings.events);
    let mut sections = sections::link(document, &events);
    let people = people::link(document, &findings, &mut diagnostics);
    let (organizations, people) = organizations::link(document, &findings, people);
    let mut references = references::link(&findings.references, &people);
    let citations =
        citations::link(document, &findings.citations, &mut references, &mut diagnostics);
    let concepts = concepts::link(&findings.concepts);
    concepts::place(&mut sections, &concepts);
    let meta = meta::link(document, &findings, &people, &organizations);
    let claims = claims::link(
        document,
        findings.claims,
        &claims::Surroundings {
            people: &people,
            references: &references,
            organizations: &organizations.all,
            citations: &citations,
            sections: &sections,
            events: &events,
            concepts: &concepts,
        },
        &mut diagnostics,
    );
    diagnostics.sort_by(|one, other| one.order().cmp(&other.order()));
    LinkedPaper {
        meta,
        sections,
        people: people.people,
        organizations: organizations.all,
        affiliations: findings.affiliations,
        events,
        references,
        citations,
        claims,
        concepts,
        diagnostics,
    }
}
