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
    Act, Claim, Confidence, Document, Evidence, Findings, NodeId, NodeKind, SectionRole, SourceKind,
};
use crate::text::ArenaSpan;

use super::Context;
use crate::language::Sentence;
use draft::{Draft, View};
use words::Words;

mod content;
mod continuation;
mod draft;
mod lexicon;
mod lists;
mod modality;
mod patterns;
mod source;
#[cfg(test)]
mod tests;
mod words;

/// Most tokens of a sentence that is looked at: longer ones are tables, data or noise.
const LONGEST: usize = 600;

/// Finds them.
pub fn extract(context: Context<'_>) -> Findings {
    let roles = block_roles(context.document);
    let mut claims = Vec::new();
    let mut speaker = Speaker::default();
    for sentence in context.analysis.sentences() {
        let role = roles.get(sentence.block).copied().unwrap_or(SectionRole::Body);
        if is_silent(role) || sentence.tokens.len() > LONGEST {
            speaker = Speaker::default();
            continue;
        }
        read(context.document.arena(), sentence, &mut speaker, &mut claims);
    }
    Findings { claims, ..Findings::default() }
}

/// Who spoke last in a block.
#[derive(Debug, Default)]
struct Speaker {
    block: usize,
    /// The claim that a sentence without a cue continues, and the kind of its source.
    claim: Option<(usize, SourceKind)>,
}

/// Adds the claims of one sentence.
fn read(arena: &str, sentence: &Sentence, speaker: &mut Speaker, claims: &mut Vec<Claim>) {
    if speaker.block != sentence.block {
        *speaker = Speaker { block: sentence.block, claim: None };
    }
    let view = View::new(Words::new(arena, sentence));
    let drafts = patterns::find(&view);
    let continued =
        speaker.claim.filter(|(_, kind)| continuation::continues(&view, *kind, &drafts));
    if let Some((claim, kind)) = continued {
        claims.extend(going_on(&view.words, sentence.span, claim, kind));
    } else {
        let carrier = continuation::carrier(&drafts);
        speaker.claim = carrier.map(|place| (claims.len() + place, drafts[place].kind()));
    }
    claims.extend(drafts.iter().filter_map(|draft| finish(&view.words, sentence.span, draft)));
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
    let certainty = if asks { crate::paper::Certainty::Low } else { crate::paper::Certainty::High };
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

/// Role of the section around each block of prose, in the order of [`super::analyse`].
fn block_roles(document: &Document) -> Vec<SectionRole> {
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
        .map(|node| role(node.parent))
        .collect()
}
