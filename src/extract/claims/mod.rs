//! Attributed statements: who says what, by which words.
//!
//! `cues.tsv` holds the verbs and phrases, `nouns.tsv` the nouns, `lists.txt` closed lists
//! of words; [`phrases`] finds noun phrases, verb groups and subjects, [`patterns`] are the
//! ways in which English attributes, [`source`] says who may speak, [`quotes`] and [`turns`]
//! what is speech, [`conflicts`] where one claim of a sentence ends and the next begins, and
//! [`reader`] goes from sentence to sentence.
//!
//! In: "Anna Berg noted that trust grows slowly. It needs time."
//! Out: a claim of "Anna Berg", cue "noted", content "trust grows slowly", and one that
//! continues it. What it misses: attribution without a cue, and sources that are named only
//! in another sentence. Knows no list of persons: who "she" is, `resolve` says.

use crate::paper::{Document, Findings, NodeId, NodeKind, SectionRole};
use crate::text::ArenaSpan;

use super::Context;
use crate::language::{Sentence, Token};
use quotes::Quote;
use reader::Reader;
use turns::Turns;

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
mod reader;
mod source;
#[cfg(test)]
mod tests;
mod turns;
mod words;

/// Most tokens looked at together: longer sentences are read in pieces.
const LONGEST: usize = 600;

/// Finds them.
pub fn extract(context: Context<'_>) -> Findings {
    let arena = context.document.arena();
    let blocks = blocks(context.document);
    let marks_speech = marks_speech(arena, &blocks);
    let turns = Turns::new(arena, blocks.iter().map(|block| block.span));
    let mut reader = Reader::new(arena, marks_speech, turns);
    for sentence in context.analysis.sentences() {
        let Some(block) = blocks.get(sentence.block) else { continue };
        if is_silent(block.role) {
            reader.fall_silent();
            continue;
        }
        reader.enter(sentence.block, block.span);
        if sentence.tokens.len() <= LONGEST {
            reader.read(sentence);
        } else {
            for piece in pieces(arena, sentence) {
                reader.fall_silent();
                reader.read(&piece);
            }
            reader.fall_silent();
        }
    }
    Findings { claims: reader.finish(), ..Findings::default() }
}

/// A very long sentence cut behind its last comma or semicolon in each stretch of tokens.
fn pieces(arena: &str, sentence: &Sentence) -> Vec<Sentence> {
    let mut pieces = Vec::new();
    let mut rest = &sentence.tokens[..];
    while !rest.is_empty() {
        let longest = rest.len().min(LONGEST);
        let parts = |token: &Token| matches!(token.span.of(arena), "," | ";");
        let cut = rest[..longest].iter().rposition(parts).filter(|_| longest < rest.len());
        let (piece, behind) = rest.split_at(cut.map_or(longest, |cut| cut + 1));
        let span = piece[0].span.cover(piece[piece.len() - 1].span);
        pieces.push(Sentence { span, block: sentence.block, tokens: piece.to_vec() });
        rest = behind;
    }
    pieces
}

/// A stretch of prose.
#[derive(Clone, Copy, Debug)]
struct Block {
    role: SectionRole,
    span: ArenaSpan,
}

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
