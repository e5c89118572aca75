//! A paper after `resolve`: mentions joined to things, pointers to entries, answers to claims.
//!
//! Indexes point into the vectors of the same [`LinkedPaper`].

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::ident::{Doi, Email, Orcid, Ror, Url};
use crate::text::ArenaSpan;

use super::affiliation::{Address, Affiliation};
use super::citation::{Citation, Fit};
use super::claim::{Basis, Claim, StanceKind};
use super::concept::Concept;
use super::event::Event;
use super::evidence::Evidence;
use super::meta::PaperMeta;
use super::person::{PersonName, PersonRole};
use super::reference::Reference;
use super::section::SectionRole;

/// Local name of a thing, unique for its kind in one paper: `peter-maskell`, `marshall-1920`.
pub type Key = String;

/// All that is known of one paper, joined.
#[derive(Clone, Debug)]
pub struct LinkedPaper {
    /// The paper itself.
    pub meta: PaperMeta,
    /// Sections in reading order.
    pub sections: Vec<LinkedSection>,
    /// People, sorted by key.
    pub people: Vec<LinkedPerson>,
    /// Organisations and their units, each unit behind what it is part of.
    pub organizations: Vec<LinkedOrganization>,
    /// Affiliations as printed, in reading order.
    pub affiliations: Vec<Affiliation>,
    /// Events in reading order.
    pub events: Vec<LinkedEvent>,
    /// Bibliography entries in reading order.
    pub references: Vec<LinkedReference>,
    /// In-text pointers in reading order.
    pub citations: Vec<LinkedCitation>,
    /// Claims in reading order.
    pub claims: Vec<LinkedClaim>,
    /// Concepts, sorted by key.
    pub concepts: Vec<LinkedConcept>,
    /// What reader, extractors and resolve had to say, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A section with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedSection {
    /// Unique local name, from number and heading.
    pub key: Key,
    /// Heading as printed; none for text before the first heading.
    pub title: Option<String>,
    /// Depth from 1.
    pub level: u8,
    /// What it is for.
    pub role: SectionRole,
    /// Span of the heading.
    pub heading: Option<ArenaSpan>,
    /// Span of the whole section.
    pub span: ArenaSpan,
    /// The section around it.
    pub parent: Option<usize>,
    /// The event it reports.
    pub event: Option<usize>,
    /// Concepts that it dwells on, the foremost first.
    pub about: Vec<usize>,
}

/// A person of this paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedPerson {
    /// Slug of the name.
    pub key: Key,
    /// Fullest form of the name.
    pub name: PersonName,
    /// Other forms as printed in the text, sorted.
    pub aliases: BTreeSet<String>,
    /// Honorifics as printed, in order of first use.
    pub honorifics: Vec<String>,
    /// Every role; the smallest one is the main one.
    pub roles: BTreeSet<PersonRole>,
    /// E-mail addresses.
    pub emails: Vec<Email>,
    /// Web pages.
    pub homepages: Vec<Url>,
    /// ORCID.
    pub orcid: Option<Orcid>,
    /// Where the text names the person, in order; listings and bylines included.
    pub mentions: Vec<ArenaSpan>,
    /// Where the person works.
    pub memberships: Vec<Membership>,
    /// The first listing or mention.
    pub evidence: Evidence,
}

/// That a person belonged to an organisation, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The affiliation that says so; none for a member of a group that lists its members.
    pub affiliation: Option<usize>,
    /// The words that name the organisation.
    pub printed: ArenaSpan,
    /// The innermost organisation or unit named.
    pub organization: Option<usize>,
    /// Position held.
    pub role: Option<String>,
    /// The event at which it was so.
    pub event: Option<usize>,
    /// The listing.
    pub evidence: Evidence,
}

/// An organisation, or a unit of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedOrganization {
    /// Slug of the name; a unit's has its organisation's before it.
    pub key: Key,
    /// Name in its normal form.
    pub name: String,
    /// Other forms as printed, sorted.
    pub aliases: BTreeSet<String>,
    /// What it is a unit of.
    pub unit_of: Option<usize>,
    /// Where it is.
    pub address: Address,
    /// ROR.
    pub ror: Option<Ror>,
    /// DOI of a funder in the Open Funder Registry.
    pub funder_doi: Option<Doi>,
    /// The first affiliation that names it.
    pub evidence: Evidence,
}

/// An event of this paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedEvent {
    /// Slug of the name.
    pub key: Key,
    /// What is known of it.
    pub event: Event,
}

/// A bibliography entry with its people and pointers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedReference {
    /// First family name and year: `marshall-1920`.
    pub key: Key,
    /// What was parsed.
    pub reference: Reference,
    /// Authors, in order; as long as `reference.authors`.
    pub authors: Vec<Agent>,
    /// Editors, in order; as long as `reference.editors`.
    pub editors: Vec<Agent>,
    /// Translators, in order; as long as `reference.translators`.
    pub translators: Vec<Agent>,
    /// Pointers to this entry.
    pub cited_by: Vec<usize>,
}

/// Who made the paper, or a cited work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agent {
    /// A person of this paper.
    Person(usize),
    /// An organisation of this paper.
    Organization(usize),
}

/// An in-text pointer and what it points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedCitation {
    /// Code points of its words in the source and its year, number or entry: `4169-4190-1985`.
    pub key: Key,
    /// What was found; its confidence is that of the link where there is one.
    pub citation: Citation,
    /// The entry; none when nothing or too much fits.
    pub target: Option<usize>,
    /// How the entry fits; none without one.
    pub fit: Option<Fit>,
    /// The entries that fit when there is no single one; those that come near when none does.
    pub candidates: Vec<usize>,
}

/// Somebody who says something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speaker {
    /// A person of this paper.
    Person(usize),
    /// A group, by its words as printed; an article that opens a sentence is written small.
    Group(String),
}

/// What a stance is taken toward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StanceTarget {
    /// A claim of this paper.
    Claim(usize),
    /// A person, when no single claim can be told.
    Person(usize),
}

/// A claim, its speakers and what it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedClaim {
    /// Code points of its evidence in the source, `6085-6310`; a number follows where two share it.
    pub key: Key,
    /// What was found.
    pub claim: Claim,
    /// Who says it, in order; empty when nobody is named or the source could not be joined.
    pub speakers: Vec<Speaker>,
    /// How it answers other claims.
    pub relation: Option<StanceKind>,
    /// What the relation rests on; none without one.
    pub basis: Option<Basis>,
    /// What it answers; empty when it cannot be told.
    pub toward: Vec<StanceTarget>,
    /// Concepts mentioned in its content (in its sentence when it has none).
    pub about: Vec<usize>,
    /// The innermost section.
    pub section: Option<usize>,
    /// The event at which it was said.
    pub event: Option<usize>,
}

/// A concept of this paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedConcept {
    /// Slug of its label, the same in every paper; the IRI of a concept of a vocabulary.
    pub key: Key,
    /// Its label in the spelling of the paper, where the label of the concept may be in another.
    pub printed: String,
    /// What was found. `broader` and `related` index [`LinkedPaper::concepts`].
    pub concept: Concept,
}
