//! Extractors: from a document to findings, one kind of finding a folder.
//!
//! An extractor knows no file format, no store, and no other extractor's
//! findings. Joining is the work of [`crate::resolve`].

use std::sync::Arc;

use crate::language::Analysis;
use crate::language::labeller::Task;
use crate::paper::{Document, Findings};
use crate::skos::Vocabulary;
use crate::text::ArenaSpan;

mod bibliography;
mod bounds;
mod citations;
mod claims;
mod concepts;
mod marks;
mod people;
mod references;

/// What the user asks of the extractors.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Least score of a concept, between 0 and 1.
    pub concept_threshold: f64,
    /// What concepts are linked to.
    pub vocabulary: Option<Arc<Vocabulary>>,
    /// Names of the extractors to run, in their order; all of them when there is none.
    pub only: Vec<&'static str>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { concept_threshold: concepts::THRESHOLD, vocabulary: None, only: Vec::new() }
    }
}

/// What an extractor works on.
#[derive(Clone, Copy, Debug)]
pub struct Context<'d> {
    /// The paper.
    pub document: &'d Document,
    /// Its prose in sentences.
    pub analysis: &'d Analysis,
    /// What the user asks.
    pub settings: &'d Settings,
}

/// One extractor. It fills its own kinds of findings and leaves the others empty.
#[derive(Clone, Copy)]
pub struct Extractor {
    /// Its name, and the first part of the rules it writes into evidence.
    pub name: &'static str,
    /// What it finds, in a few words.
    pub finds: &'static str,
    run: fn(Context<'_>) -> Findings,
}

impl Extractor {
    /// Runs it alone.
    #[must_use]
    pub fn run(&self, context: Context<'_>) -> Findings {
        (self.run)(context)
    }
}

/// Every extractor.
pub const EXTRACTORS: &[Extractor] = &[
    Extractor {
        name: "people",
        finds: "persons in bylines, lists and running text, their affiliations, and events",
        run: people::extract,
    },
    Extractor {
        name: "references",
        finds: "entries of the bibliography",
        run: references::extract,
    },
    Extractor { name: "citations", finds: "pointers to the bibliography", run: citations::extract },
    Extractor {
        name: "claims",
        finds: "statements with their speaker, cue and content",
        run: claims::extract,
    },
    Extractor { name: "concepts", finds: "what the paper is about", run: concepts::extract },
];

/// What labellers are trained for: see `examples/train`.
pub const LABELLED: &[Task] = &[people::AFFILIATIONS, people::AUTHORS, references::REFERENCES];

/// Parts an affiliation with a labeller that is being measured; see `examples/train`.
pub use people::{Parts as AffiliationParts, part_by as part_affiliation};

/// Reads an entry with a labeller that is being measured; see `examples/train`.
pub use references::read_by as read_reference;

/// The prose of a document in sentences: what every extractor shares.
#[must_use]
pub fn analyse(document: &Document) -> Analysis {
    let blocks: Vec<ArenaSpan> =
        document.nodes().iter().filter(|node| node.kind.is_prose()).map(|node| node.span).collect();
    Analysis::beside(document.arena(), &blocks, &marks::marks(document, &blocks))
}

/// Runs the extractors over a document: all of them, or those that the settings name.
#[must_use]
pub fn extract(document: &Document, settings: &Settings) -> Findings {
    let analysis = analyse(document);
    let context = Context { document, analysis: &analysis, settings };
    let mut all = Findings::default();
    let is_wanted =
        |one: &&Extractor| settings.only.is_empty() || settings.only.contains(&one.name);
    for extractor in EXTRACTORS.iter().filter(is_wanted) {
        all.append(extractor.run(context));
    }
    bounds::bound(document, &mut all);
    all
}
