//! Attributed statements: who says what, by which words.
//!
//! `cues.tsv` holds the verbs and phrases, `nouns.tsv` the nouns, `lists.txt` closed lists
//! of words; [`patterns`] are the ways in which English attributes, [`source`] finds who
//! may speak, [`content`] what is said, [`continuation`] who goes on speaking.
//!
//! In: "Anna Berg noted that trust grows slowly. It needs time."
//! Out: a claim of "Anna Berg", cue "noted", content "trust grows slowly", and one that
//! continues it. What it misses: sources that are no names, pronouns or known groups, and
//! attribution without a cue. Knows no list of persons: who "she" is, `resolve` says.

use crate::paper::{
    Act, Certainty, Claim, Confidence, Document, Evidence, Findings, NodeId, NodeKind, Polarity,
    SectionRole, SourceKind,
};
use crate::text::ArenaSpan;

use super::Context;
use crate::language::Sentence;
use draft::{Draft, View};
use quotes::{Cover, Quote};
use turns::Turns;
use words::Words;

mod conflicts;
mod content;
mod continuation;
mod draft;
mod lexicon;
mod lists;
mod modality;
mod patterns;
mod phrases;
mod quotes;
mod source;
#[cfg(test)]
mod tests;
mod turns;
mod words;

/// Most tokens of a sentence that is looked at: longer ones are tables, data or noise.
const LONGEST: usize = 600;

/// Finds them.
pub fn extract(context: Context<'_>) -> Findings {
    let arena = context.document.arena();
    let blocks = blocks(context.document);
    let marks_speech = marks_speech(arena, &blocks);
    let turns = Turns::new(arena, blocks.iter().map(|block| block.span));
    let mut reader = Reader { arena, marks_speech, turns, ..Reader::default() };
    for sentence in context.analysis.sentences() {
        let Some(block) = blocks.get(sentence.block) else { continue };
        if is_silent(block.role) || sentence.tokens.len() > LONGEST {
            reader.fall_silent();
            continue;
        }
        reader.enter(sentence.block, block.span);
        reader.read(sentence);
    }
    Findings { claims: reader.finish(), ..Findings::default() }
}

/// A stretch of prose.
#[derive(Clone, Copy, Debug)]
struct Block {
    role: SectionRole,
    span: ArenaSpan,
}

/// Reads sentence after sentence.
#[derive(Debug, Default)]
struct Reader<'d> {
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
    /// The claim that a quotation behind it continues.
    quoted: Option<usize>,
    /// Quotations before their cue.
    waiting: Vec<ArenaSpan>,
    claims: Vec<Claim>,
    /// Sentences read, and those of them in which people speak.
    sentences: usize,
    speaking: usize,
}

impl Reader<'_> {
    /// The claims. What goes on without a cue is a claim only in a text that reports a talk and
    /// does not mark what people say by quotation marks.
    fn finish(mut self) -> Vec<Claim> {
        self.hand_over();
        let reports = self.speaking * 100 >= self.sentences * SPEAKING;
        if self.marks_speech || !reports {
            self.claims.retain(|claim| claim.continues.is_none());
        }
        self.claims
    }

    fn fall_silent(&mut self) {
        self.speaker = None;
        self.quoted = None;
        self.waiting.clear();
    }

    /// Begins a block where a new one begins.
    fn enter(&mut self, block: usize, span: ArenaSpan) {
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
        if let Some(claim) = self.quoted.filter(|_| !waiting.is_empty()) {
            self.claims[claim].content.extend(waiting);
        }
    }

    /// Adds the claims of one sentence.
    fn read(&mut self, sentence: &Sentence) {
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

    /// A sentence that is quoted from end to end belongs to who was quoted before, or waits for its cue.
    fn go_on_quoting(&mut self, sentence: ArenaSpan) {
        let block = self.quotes.first().map_or(sentence.start(), |quote| quote.span.start());
        let here = self.quoted.filter(|claim| {
            self.claims[*claim].sentence.start() >= block.min(sentence.start())
                && self.waiting.is_empty()
        });
        match here.filter(|claim| self.in_block(*claim)) {
            Some(claim) => self.claims[claim].content.push(sentence),
            None => self.waiting.push(sentence),
        }
    }

    fn in_block(&self, claim: usize) -> bool {
        self.quotes.first().is_some_and(|_| {
            let span = self.claims[claim].sentence;
            self.quotes.iter().any(|quote| quote.span.overlaps(span))
        })
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
        self.quoted = speaker;
    }
}

/// Share of sentences, in hundredths, in which people speak in a report of a talk.
const SPEAKING: usize = 15;
/// Share of paragraphs, in hundredths, that quote in a text that marks speech.
const QUOTING: usize = 12;

/// Whether a text marks what people say by quotation marks: at least whole clauses of them.
fn marks_speech(arena: &str, blocks: &[Block]) -> bool {
    let long =
        |quote: &Quote| quote.closed && quote.span.of(arena).split_whitespace().nth(4).is_some();
    let quoting =
        blocks.iter().filter(|block| quotes::quotes(arena, block.span).iter().any(long)).count();
    quoting * 100 >= blocks.len() * QUOTING && quoting > 0
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

/// Sections in which nobody is reported.
fn is_silent(role: SectionRole) -> bool {
    matches!(
        role,
        SectionRole::References
            | SectionRole::Participants
            | SectionRole::Acknowledgements
            | SectionRole::Keywords
    )
}

/// Each stretch of prose with the role of the section around it, in the order of [`super::analyse`].
fn blocks(document: &Document) -> Vec<Block> {
    let role = |mut parent: Option<NodeId>| {
        while let Some(id) = parent {
            match document.node(id).kind {
                NodeKind::Section { role, .. } if role != SectionRole::Body => return role,
                _ => parent = document.node(id).parent,
            }
        }
        SectionRole::Body
    };
    document
        .nodes()
        .iter()
        .filter(|node| node.kind.is_prose())
        .map(|node| Block { role: role(node.parent), span: node.span })
        .collect()
}
