//! A claim while its sentence is read: places are words, not characters yet.

use std::ops::Range;

use crate::paper::{Basis, Confidence, Rule, SourceKind, Stance, StanceKind};

use super::lexicon::Sense;
use super::source::Source;
use super::words::Words;

/// A sentence with the sources that it may name.
#[derive(Debug)]
pub struct View<'d> {
    /// Its words.
    pub words: Words<'d>,
    /// Candidates, in order.
    pub sources: Vec<Source>,
}

impl<'d> View<'d> {
    /// Reads the candidates of a sentence.
    #[must_use]
    pub fn new(words: Words<'d>) -> Self {
        let sources = super::source::sources(&words);
        Self { words, sources }
    }

    /// The candidate that begins at `start`; a name may have a title or article before it.
    #[must_use]
    pub fn source_from(&self, start: usize) -> Option<&Source> {
        let start = start + usize::from(matches!(self.words.lower(start), "the" | "e.g" | "e.g."));
        let at = self.sources.partition_point(|source| source.words.end <= start);
        self.sources
            .get(at)
            .filter(|source| source.words.start <= start && source.words.start + 1 >= start)
    }

    /// The candidate that ends at `end`.
    #[must_use]
    pub fn source_to(&self, end: usize) -> Option<&Source> {
        let at = self.sources.partition_point(|source| source.words.end < end);
        self.sources.get(at).filter(|source| source.words.end == end)
    }
}

/// A claim found in a sentence.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Who says it; none when nobody is named.
    pub source: Option<Source>,
    /// The words that attribute.
    pub cue: Range<usize>,
    /// What is said.
    pub content: Vec<Range<usize>>,
    /// What the cue means.
    pub sense: Sense,
    /// How it answers another claim.
    pub stance: Option<(StanceKind, Basis)>,
    /// Who is answered, by name.
    pub toward: Vec<Range<usize>>,
    /// Which rule found it.
    pub rule: Rule,
    /// How sure the finding is.
    pub confidence: Confidence,
}

impl Draft {
    /// A claim of `source`; its stance is that of the cue.
    #[must_use]
    pub fn new(
        source: Option<Source>,
        cue: Range<usize>,
        content: Vec<Range<usize>>,
        sense: Sense,
    ) -> Self {
        Self {
            source,
            cue,
            content,
            sense,
            stance: sense.stance.map(|kind| (kind, Basis::Stated)),
            toward: Vec::new(),
            rule: "claims/reporting-verb",
            confidence: Confidence::percent(90),
        }
    }

    /// Names the rule, and how sure it is.
    #[must_use]
    pub fn by(mut self, rule: Rule, hundredths: u8) -> Self {
        self.rule = rule;
        self.confidence = Confidence::percent(hundredths);
        self
    }

    /// What kind of source it has.
    #[must_use]
    pub fn kind(&self) -> SourceKind {
        self.source.as_ref().map_or(SourceKind::Nobody, |source| source.kind)
    }

    /// Whether the word at `index` belongs to what is said.
    #[must_use]
    pub fn says(&self, index: usize) -> bool {
        self.content.iter().any(|range| range.contains(&index))
    }

    /// Ends what is said before `end`.
    pub fn cut(&mut self, end: usize) {
        for range in &mut self.content {
            range.end = range.end.min(end).max(range.start);
        }
        self.content.retain(|range| !range.is_empty());
    }

    /// The stance as a finding has it.
    #[must_use]
    pub fn stance(&self, words: &Words<'_>) -> Option<Stance> {
        let (kind, basis) = self.stance?;
        let toward = self.toward.iter().filter_map(|range| words.span(range.clone())).collect();
        Some(Stance { kind, basis, toward })
    }
}
