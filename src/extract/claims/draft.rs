//! A claim while its sentence is read: places are words, not characters yet.

use std::ops::Range;

use crate::paper::{Basis, Confidence, Rule, SourceKind, Stance, StanceKind};

use super::lexicon::{Sense, is_cue, noun_at};
use super::phrases::Chunks;
use super::source::Source;
use super::words::Words;

/// A sentence with its phrases, the sources that it may name, and its quotations.
#[derive(Debug)]
pub struct View<'d> {
    /// Its words.
    pub words: Words<'d>,
    /// Names, groups and pronouns, in order.
    pub sources: Vec<Source>,
    /// Its phrases.
    pub chunks: Chunks,
    /// Words of its quotations, marks included.
    quotes: Vec<Range<usize>>,
    /// Whether a cue can begin at each word, and whether it is a noun that attributes.
    telling: Vec<(bool, bool)>,
}

impl<'d> View<'d> {
    /// Reads the phrases of a sentence.
    #[must_use]
    pub fn new(words: Words<'d>, quotes: Vec<Range<usize>>) -> Self {
        let sources = super::source::sources(&words);
        let chunks = Chunks::new(&words, &sources);
        let telling = (0..words.len())
            .map(|index| (is_cue(&words, index), noun_at(&words, index).is_some()))
            .collect();
        Self { words, sources, chunks, quotes, telling }
    }

    /// Whether a cue can begin at one of the words.
    #[must_use]
    pub fn has_cue(&self, range: Range<usize>) -> bool {
        self.telling.get(range).is_some_and(|words| words.iter().any(|(cue, _)| *cue))
    }

    /// Whether one of the words is a noun that attributes.
    #[must_use]
    pub fn has_noun(&self, range: Range<usize>) -> bool {
        let range = range.start..range.end.min(self.telling.len());
        self.telling.get(range).is_some_and(|words| words.iter().any(|(_, noun)| *noun))
    }

    /// The quotation inside which the word at `index` stands, without its marks.
    #[must_use]
    pub fn quote_around(&self, index: usize) -> Option<&Range<usize>> {
        let at = self.quotes.partition_point(|quote| quote.end <= index);
        let found = self.quotes.get(at).filter(|quote| quote.start <= index)?;
        let opens = found.start == index && self.words.is_mark(index);
        (!opens).then_some(found)
    }

    /// Whether a quotation opens at `index`.
    #[must_use]
    pub fn opens_quote(&self, index: usize) -> bool {
        self.quotes.iter().any(|quote| quote.start == index)
    }

    /// Whether a quotation closes with the word at `index`.
    #[must_use]
    pub fn closes_quote(&self, index: usize) -> bool {
        self.quotes.iter().any(|quote| quote.end == index + 1)
    }

    /// Index behind the clause that holds `from`, inside the quotation it stands in.
    #[must_use]
    pub fn clause_end(&self, from: usize) -> usize {
        super::content::clause_end(self, from)
    }

    /// Where what is said before the word at `index` begins: at the front of the sentence, or
    /// inside the quotation that holds both.
    #[must_use]
    pub fn speech_start(&self, index: usize) -> usize {
        self.quote_around(index)
            .map_or(0, |quote| quote.start + usize::from(self.words.is_mark(quote.start)))
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
    /// Whether the cue stands in a relative clause of its source.
    pub relative: bool,
    /// Whether "and" or "but" joins the cue to an earlier verb of its source.
    pub shared: bool,
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
            relative: false,
            shared: false,
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
