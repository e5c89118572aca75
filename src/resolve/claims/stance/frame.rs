//! The words of a claim, parted into those around source and cue and those that are said.

use super::super::words::words;
use super::lists::List;
use crate::paper::{Claim, Document};
use crate::text::ArenaSpan;

/// Most bytes looked at in a stretch: what joins a claim to others stands near its cue.
const REACH: usize = 400;

/// Most words before a claim that can tell how it answers: "However, in this context, Anna".
const NEAR: usize = 8;

/// Words of one claim, in small letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Before source and cue.
    pub before: Vec<String>,
    /// From there on, the cue's own included, up to what is said; the source left out.
    pub around: Vec<String>,
    /// What is said.
    pub said: Vec<String>,
}

impl Frame {
    /// Reads the words of `claims[index]`.
    #[must_use]
    pub fn read(document: &Document, claims: &[Claim], index: usize) -> Self {
        let claim = &claims[index];
        let said = claim.content.iter().flat_map(|span| stretch(document, *span)).collect();
        let Some(cue) = claim.cue else { return Self { said, ..Self::default() } };
        let start = claim.source.map_or(cue.start(), |source| source.start().min(cue.start()));
        let end = claim.source.map_or(cue.end(), |source| source.end().max(cue.end()));
        let floor = floor(claims, index, start);
        let mut before = words(tail(document.arena().get(floor..start).unwrap_or_default()));
        // What stands farther off belongs to another clause.
        before.drain(..before.len().saturating_sub(NEAR));
        let mut around = Vec::new();
        let mut at = start;
        for hole in claim.source.into_iter().chain([cue_end(claims, index, end)]) {
            around.extend(gap(document, at, hole.start()));
            around.push("|".to_owned());
            at = at.max(hole.end());
        }
        Self { before, around, said }
    }

    /// Whether something is granted before a "but".
    #[must_use]
    pub fn concedes(&self) -> bool {
        let but = |at: &usize| {
            self.said[*at] == "but" && self.said[..*at].last().is_some_and(|word| is_mark(word))
        };
        let Some(but) = (0..self.said.len()).find(but) else { return false };
        self.said[..but].iter().any(|word| List::GRANTS.has(word))
    }

    /// Whether something is called right, or possibly so: "may be relevant".
    #[must_use]
    pub fn grants(&self) -> bool {
        self.said.windows(2).any(|pair| is_be(&pair[0]) && List::RIGHT.has(&pair[1]))
    }

    /// Whether what was said before is called right ("this is true", "yes, …") or wrong.
    #[must_use]
    pub fn judges(&self) -> Option<bool> {
        let (first, rest) = self.said.split_first()?;
        if matches!(first.as_str(), "yes" | "no") {
            return (rest.first().is_none_or(|next| is_mark(next))).then_some(first == "yes");
        }
        let points = first == "it" || List::POINTERS.has(first);
        let verbs = rest.iter().take_while(|word| {
            List::AUXILIARIES.has(word) || List::NEGATIONS.has(word) || is_adverb(word)
        });
        let verbs = verbs.count();
        let judged = rest.get(verbs).filter(|_| points && verbs > 0)?;
        // "it is important that" says something of its own.
        let own =
            rest.get(verbs + 1).is_some_and(|word| matches!(word.as_str(), "to" | "that" | "for"));
        let denied = rest[..verbs].iter().any(|word| List::NEGATIONS.has(word));
        let right = List::RIGHT.has(judged) && !own;
        let wrong = List::WRONG.has(judged) && !own;
        (right || wrong).then_some(right != denied)
    }

    /// Whether it opens with a word for what was said before: "this would".
    #[must_use]
    pub fn points_back(&self) -> bool {
        let [first, second, ..] = &self.said[..] else { return false };
        matches!(first.as_str(), "this" | "that" | "these" | "such")
            && List::AUXILIARIES.has(second)
    }

    /// Whether it only gives an example of what the reporter says.
    #[must_use]
    pub fn illustrates(&self) -> bool {
        self.before.iter().any(|word| matches!(word.as_str(), "example" | "instance"))
    }

    /// Whether its first words make it less sure.
    #[must_use]
    pub fn hedges(&self) -> bool {
        self.said.iter().take(8).any(|word| List::HEDGES.has(word))
    }
}

fn is_be(word: &str) -> bool {
    matches!(word, "be" | "is" | "are" | "was" | "were" | "been")
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") || matches!(word, "also" | "indeed" | "quite" | "very" | "too" | "simply")
}

fn is_mark(word: &str) -> bool {
    !word.contains(char::is_alphanumeric)
}

fn stretch(document: &Document, span: ArenaSpan) -> Vec<String> {
    words(head(document.text(span)))
}

fn gap(document: &Document, from: usize, to: usize) -> Vec<String> {
    words(head(document.arena().get(from..to).unwrap_or_default()))
}

/// An empty stretch where what belongs to source and cue ends: at what is said, else at the next claim.
fn cue_end(claims: &[Claim], index: usize, end: usize) -> ArenaSpan {
    let claim = &claims[index];
    let said = claim.content.iter().map(|span| span.start()).find(|start| *start >= end);
    let next = claims[index + 1..]
        .iter()
        .take_while(|next| next.sentence == claim.sentence)
        .filter_map(|next| Some(next.source.or(next.cue)?.start().min(next.cue?.start())))
        .find(|start| *start >= end);
    let stop = said.or(next).unwrap_or(claim.sentence.end()).max(end);
    ArenaSpan::new(stop, stop)
}

/// Where the words before a claim begin: behind the claims before it in the sentence, and behind what it says itself.
fn floor(claims: &[Claim], index: usize, start: usize) -> usize {
    let claim = &claims[index];
    let before = claims[..index].iter().rev().take_while(|one| one.sentence == claim.sentence);
    let parts = before.chain([claim]).flat_map(|one| one.content.iter().chain(&one.cue));
    let ends = parts.map(|span| span.end()).filter(|end| *end <= start);
    ends.max().unwrap_or(claim.sentence.start()).min(start)
}

fn head(text: &str) -> &str {
    let end = (0..=REACH.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}

fn tail(text: &str) -> &str {
    let start = text.len().saturating_sub(REACH);
    let start = (start..=text.len()).find(|start| text.is_char_boundary(*start));
    &text[start.unwrap_or(text.len())..]
}
