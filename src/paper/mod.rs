//! The domain: what a paper is made of, and what can be found in it.
//!
//! Knows no format, no extractor and no RDF. Every span here points into the
//! text arena of a [`Document`], in bytes.

mod affiliation;
mod citation;
mod claim;
mod concept;
mod document;
mod document_builder;
mod event;
mod evidence;
mod findings;
mod group;
pub mod lead;
mod linked;
mod meta;
mod person;
mod reference;
mod section;
mod stated;
mod vocabulary;

pub use affiliation::{Address, Affiliation, Workplace};
pub use citation::{Citation, CitationKey, Fit};
pub use claim::{Act, Basis, Certainty, Claim, Polarity, SourceKind, Stance, StanceKind};
pub use concept::{Broader, BroaderBasis, Concept, Definition};
pub use document::{Document, MetadataField, Node, NodeId, NodeKind};
pub use document_builder::DocumentBuilder;
pub use event::Event;
pub use evidence::{Confidence, Evidence, Rule};
pub use findings::Findings;
pub use group::Group;
pub use linked::{
    Agent, Key, LinkedCitation, LinkedClaim, LinkedConcept, LinkedEvent, LinkedOrganization,
    LinkedPaper, LinkedPerson, LinkedReference, LinkedSection, Membership, Speaker, StanceTarget,
};
pub use meta::{Award, Contribution, PaperMeta, Publication, Publisher};
pub use person::{Person, PersonMention, PersonName, PersonRole};
pub use reference::{Contributor, FieldEvidence, Reference, ReferenceType};
pub use section::SectionRole;
pub use stated::{
    AffiliationPart, ContributorRole, EntryField, MakerRole, Stated, StatedAffiliation,
    StatedAward, StatedContributor, StatedEntry, StatedKeyword, StatedLanguage, StatedName,
    StatedPointer,
};
pub use vocabulary::{TaggedText, VocabularyConcept, VocabularyLink, VocabularyScheme};
