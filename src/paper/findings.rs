//! All that the extractors found in one paper, before anything is joined.

use super::affiliation::Affiliation;
use super::citation::Citation;
use super::claim::Claim;
use super::concept::Concept;
use super::event::Event;
use super::group::Group;
use super::person::{Person, PersonMention};
use super::reference::Reference;
use crate::diagnostic::Diagnostic;

/// Findings by kind, each in order of its place in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Listings of people.
    pub people: Vec<Person>,
    /// Groups listed like people; [`Person::group`] points here.
    pub groups: Vec<Group>,
    /// Names in running text.
    pub mentions: Vec<PersonMention>,
    /// Affiliations; [`Person::affiliations`] points here.
    pub affiliations: Vec<Affiliation>,
    /// Events; [`Person::event`] points here.
    pub events: Vec<Event>,
    /// Bibliography entries.
    pub references: Vec<Reference>,
    /// In-text pointers.
    pub citations: Vec<Citation>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Concepts.
    pub concepts: Vec<Concept>,
    /// BCP 47 tag of the language of the text, where it is clearly another one than English.
    pub language: Option<String>,
    /// What the extractors had to say.
    pub diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// Adds the findings of another extractor.
    ///
    /// Indexes inside findings stay right because one kind, and all kinds that point
    /// to each other, are filled by one extractor only.
    ///
    /// # Panics
    /// When both hold findings of one kind.
    pub fn append(&mut self, other: Self) {
        fn fill<T>(mine: &mut Vec<T>, theirs: Vec<T>) {
            assert!(mine.is_empty() || theirs.is_empty(), "one extractor fills one kind");
            mine.extend(theirs);
        }
        fill(&mut self.people, other.people);
        fill(&mut self.groups, other.groups);
        fill(&mut self.mentions, other.mentions);
        fill(&mut self.affiliations, other.affiliations);
        fill(&mut self.events, other.events);
        fill(&mut self.references, other.references);
        fill(&mut self.citations, other.citations);
        fill(&mut self.claims, other.claims);
        fill(&mut self.concepts, other.concepts);
        self.language = self.language.take().or(other.language);
        self.diagnostics.extend(other.diagnostics);
    }
}
