//! Reads sentence after sentence and remembers who spoke last.
//!
//! Quotations run over sentences and paragraphs until somebody else is quoted; in a report of
//! a talk, sentences without a cue go on with the claim before them.

use crate::language::Sentence;
use crate::paper::{Act, Certainty, Claim, Confidence, Evidence, Polarity, SourceKind};
use crate::text::ArenaSpan;

use super::draft::{Draft, View};
use super::quotes::{self, Cover, Quote};
use super::turns::Turns;
use super::words::Words;
use super::{content, continuation, modality, patterns};

/// Share of sentences, in hundredths, in which people speak in a report of a talk.
const SPEAKING: usize = 15;

/// Reads sentence after sentence.
#[derive(Debug, Default)]
pub struct Reader<'d> {
    arena: &'d str,
    /// Whether the text marks what people say by quotation marks, so that what has none is its own.
    marks_speech: bool,
    /// Labels that open turns of speech.
    turns: Turns<'d>,
    block: Option<usize>,
    /// Quotations of the block.
    quotes: Vec<Quote>,
    /// The claim that a sentence without a cue continues, and the kind of its source.
    speaker: Option<(usize, SourceKind)>,
    /// The claim that a quotation behind it continues, and its block.
    quoted: Option<(usize, usize)>,
    /// Quotations before their cue.
    waiting: Vec<ArenaSpan>,
    claims: Vec<Claim>,
    /// Sentences read, and those of them in which people speak.
    sentences: usize,
    speaking: usize,
}

impl<'d> Reader<'d> {
    /// A reader of `arena`; `marks_speech` and `turns` say how the text marks what people say.
    pub fn new(arena: &'d str, marks_speech: bool, turns: Turns<'d>) -> Self {
        Self { arena, marks_speech, turns, ..Self::default() }
    }

    /// The claims. What goes on without a cue is a claim only in a text that reports a talk and
    /// does not mark what people say by quotation marks.
    pub fn finish(mut self) -> Vec<Claim> {
        self.hand_over();
        let reports = self.speaking * 100 >= self.sentences * SPEAKING;
        if self.marks_speech || !reports {
            self.claims.retain(|claim| claim.continues.is_none());
        }
        self.claims
    }

    /// Forgets who spoke: what comes next is no prose or nobody's speech.
    pub fn fall_silent(&mut self) {
        self.speaker = None;
        self.quoted = None;
        self.waiting.clear();
    }

    /// Begins a block where a new one begins.
    pub fn enter(&mut self, block: usize, span: ArenaSpan) {
        if self.block == Some(block) {
            return;
        }
        self.speaker = None;
        self.hand_over();
        if block.checked_sub(1) != self.block {
            self.quoted = None;
        }
        self.block = Some(block);
        self.quotes = quotes::quotes(self.arena, span);
        self.take_turn(span);
    }

    /// Adds what a paragraph says that opens with the label of its speaker.
    fn take_turn(&mut self, span: ArenaSpan) {
        let Some((label, said)) = self.turns.turn(span.of(self.arena)) else { return };
        let (label, said) = (span.slice(label), span.slice(said));
        let colon = ArenaSpan::new(label.end(), label.end() + 1);
        self.claims.push(Claim {
            sentence: span,
            source: Some(label),
            sources: vec![label],
            source_kind: SourceKind::Person,
            cue: Some(colon),
            content: vec![said],
            act: Act::Assertion,
            polarity: Polarity::Positive,
            certainty: Certainty::High,
            normative: false,
            continues: None,
            stance: None,
            evidence: Evidence::new(span, "claims/turn", Confidence::percent(80)),
        });
        self.quoted = None;
    }

    /// Gives quotations that no cue followed to the last speaker who was quoted.
    fn hand_over(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if let Some((claim, _)) = self.quoted.filter(|_| !waiting.is_empty()) {
            self.claims[claim].content.extend(waiting);
        }
    }

    /// Adds the claims of one sentence.
    pub fn read(&mut self, sentence: &Sentence) {
        let words = Words::new(self.arena, sentence);
        let cover = quotes::cover(self.arena, &self.quotes, sentence.span);
        let quoted = quotes::in_words(&words, &self.quotes, sentence.span);
        let view = View::new(words, quoted);
        let drafts = patterns::find(&view);
        if cover == Cover::Whole {
            self.go_on_quoting(sentence.span);
        }
        let continued =
            self.speaker.filter(|(_, kind)| continuation::continues(&view, *kind, &drafts));
        let people = |draft: &Draft| matches!(draft.kind(), SourceKind::Person | SourceKind::Group);
        self.sentences += 1;
        self.speaking += usize::from(drafts.iter().any(people));
        let first = self.claims.len();
        if let Some((claim, kind)) = continued {
            self.claims.extend(going_on(&view.words, sentence.span, claim, kind));
        } else {
            let carrier = continuation::carrier(&drafts);
            self.speaker = carrier.map(|place| (self.claims.len() + place, drafts[place].kind()));
        }
        self.claims
            .extend(drafts.iter().filter_map(|draft| finish(&view.words, sentence.span, draft)));
        if cover != Cover::Whole {
            self.quote(first, sentence.span);
        }
    }

    /// A sentence that is quoted from end to end belongs to who was quoted before in its
    /// paragraph, or waits for its cue.
    fn go_on_quoting(&mut self, sentence: ArenaSpan) {
        let here = self.quoted.filter(|(_, block)| Some(*block) == self.block);
        match here.filter(|_| self.waiting.is_empty()) {
            Some((claim, _)) => self.claims[claim].content.push(sentence),
            None => self.waiting.push(sentence),
        }
    }

    /// Finds who is quoted in a sentence whose claims begin at `first`, and gives what waited.
    fn quote(&mut self, first: usize, sentence: ArenaSpan) {
        let quotes = quotes::overlapping(&self.quotes, sentence);
        let says = |claim: &Claim| {
            claim.cue.is_some_and(|cue| !quotes.iter().any(|quote| quote.span.contains(cue)))
                && claim
                    .content
                    .iter()
                    .any(|span| quotes.iter().any(|quote| quote.span.overlaps(*span)))
        };
        let speaker = (first..self.claims.len()).rev().find(|claim| says(&self.claims[*claim]));
        let opens = quotes.first().is_some_and(|quote| quote.span.start() <= sentence.start() + 1);
        match speaker {
            Some(claim) if opens => {
                let mut content = std::mem::take(&mut self.waiting);
                content.append(&mut self.claims[claim].content);
                self.claims[claim].content = content;
            }
            Some(_) => self.hand_over(),
            None => self.waiting.clear(),
        }
        self.quoted = speaker.zip(self.block);
    }
}

/// The finding of a draft.
fn finish(words: &Words<'_>, sentence: ArenaSpan, draft: &Draft) -> Option<Claim> {
    let modality = modality::read(words, &draft.content);
    let source = draft.source.as_ref();
    let span = |range: &std::ops::Range<usize>| words.span(range.clone());
    Some(Claim {
        sentence,
        source: source.and_then(|source| span(&source.words)),
        sources: source
            .map_or_else(Vec::new, |source| source.parts.iter().filter_map(span).collect()),
        source_kind: draft.kind(),
        cue: Some(span(&draft.cue)?),
        content: draft
            .content
            .iter()
            .filter_map(|range| span(&content::trim(words, range.clone())))
            .collect(),
        act: draft.sense.act,
        polarity: modality.polarity,
        certainty: modality::certainty(draft.sense.certainty, modality),
        normative: modality.normative,
        continues: None,
        stance: draft.stance(words),
        evidence: Evidence::new(sentence, draft.rule, draft.confidence),
    })
}

/// The finding of a sentence that continues `claim`.
fn going_on(
    words: &Words<'_>,
    sentence: ArenaSpan,
    claim: usize,
    kind: SourceKind,
) -> Option<Claim> {
    let content = content::trim(words, 0..words.len());
    let modality = modality::read(words, std::slice::from_ref(&content));
    let asks = words.before(words.len()) == "?";
    let certainty = if asks { Certainty::Low } else { Certainty::High };
    Some(Claim {
        sentence,
        source: None,
        sources: Vec::new(),
        source_kind: kind,
        cue: None,
        content: vec![words.span(content)?],
        act: if asks { Act::Question } else { Act::Assertion },
        polarity: modality.polarity,
        certainty: modality::certainty(certainty, modality),
        normative: modality.normative,
        continues: Some(claim),
        stance: None,
        evidence: Evidence::new(sentence, "claims/continuation", Confidence::percent(60)),
    })
}
