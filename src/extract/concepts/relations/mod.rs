//! How the concepts of a paper lie to each other: broader by their heads and by what the text
//! states, related by company.

use std::collections::{BTreeSet, HashMap};

use crate::paper::{Broader, BroaderBasis, Evidence};
use crate::text::ArenaSpan;

use super::candidates::Key;
use super::definitions::outermost;
use super::folding::Vocabulary;
use super::lines::Line;
use super::wording::View;

mod company;
mod heads;
mod order;
mod stated;

use stated::Statements;

/// Most stated links that are looked at in one paper, the strongest ones: each is checked
/// against all that lies above it.
const MOST_STATED: usize = 1000;

/// What each line states of the terms that it mentions.
pub fn statements(
    arena: &str,
    lines: &[Line<'_>],
    mentions: &[Vec<(usize, ArenaSpan)>],
) -> Statements {
    let mut statements = Statements::default();
    // A sentence that mentions one term says nothing of two.
    for (line, mentions) in lines.iter().zip(mentions).filter(|(_, found)| found.len() > 1) {
        statements.read(&View::new(arena, line.sentence, false, mentions));
    }
    statements
}

/// Pairs of concepts that keep company in lines, each at its smaller index.
pub fn related(mentions: &[Vec<(usize, ArenaSpan)>], broader: &[Vec<Broader>]) -> Vec<Vec<usize>> {
    let company: Vec<BTreeSet<usize>> = mentions
        .iter()
        .map(|mentions| outermost(mentions.clone()).into_iter().map(|(term, _)| term).collect())
        .collect();
    company::related(broader.len(), &company, broader)
}

/// The broader concepts of each concept: its head, and what the text states.
///
/// `keys` are the words of each concept. Heads come before statements where both would make
/// a cycle, because a term says itself what it is a kind of.
pub fn broader(keys: &[Key], statements: Statements, vocabulary: &Vocabulary) -> Vec<Vec<Broader>> {
    let heads = heads::heads(keys, vocabulary);
    let stated = statements.strongest_first();
    let evidence: HashMap<(usize, usize), Evidence> =
        stated.iter().map(|link| ((link.narrow, link.broad), link.evidence)).collect();
    let by_head = heads.iter().enumerate().filter_map(|(narrow, head)| Some((narrow, (*head)?)));
    let by_text = stated.iter().take(MOST_STATED).map(|link| (link.narrow, link.broad));
    let above = order::order(keys.len(), by_head.chain(by_text));
    let basis = |narrow: usize, broad: usize| match evidence.get(&(narrow, broad)) {
        Some(evidence) => BroaderBasis::Stated(*evidence),
        None => BroaderBasis::Head,
    };
    let link = |narrow: usize, concept: usize| Broader { concept, basis: basis(narrow, concept) };
    let links = above.into_iter().enumerate();
    links
        .map(|(narrow, above)| above.into_iter().map(|broad| link(narrow, broad)).collect())
        .collect()
}
