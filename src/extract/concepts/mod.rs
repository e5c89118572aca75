//! What a paper is about.
//!
//! Terms are noun phrases that the paper uses as terms: often, in headings, with
//! definitions, with modifiers that say what kind and not how good. For a text
//! that dwells on "tacit knowledge" this finds "tacit knowledge" (forms as printed,
//! every mention), its broader concept "knowledge" and the concepts it keeps company
//! with. Names of people, places and institutions are no concepts. What stands in the
//! text once only, terms made of verbs ("to network"), and texts in other languages
//! than English are missed.

use std::collections::BTreeSet;

use crate::language::Tag;
use crate::paper::{Concept, Confidence, Evidence, Findings};
use crate::text::ArenaSpan;

use super::Context;

mod acronyms;
mod candidates;
mod definitions;
mod folding;
mod labels;
mod lines;
mod lists;
mod mentions;
mod relations;
mod score;
mod terms;

use candidates::Key;
use folding::{Vocabulary, WordId};
use lines::Line;
use mentions::Finder;
use terms::Term;

/// Finds the concepts of a paper.
pub fn extract(context: Context<'_>) -> Findings {
    let arena = context.document.arena();
    let headings = lines::analyse_headings(context);
    let mut vocabulary = Vocabulary::default();
    let lines = lines::lines(context, &headings, &mut vocabulary);
    if !lines::are_english(arena, &lines) {
        return Findings::default();
    }
    let terms = terms::terms(context, &lines, &mut vocabulary);
    let terms = drop_unmentioned(arena, &lines, terms);
    let of = vocabulary.fold("of", Tag::Adposition).first().copied();
    Findings { concepts: concepts(arena, &lines, &terms, of), ..Findings::default() }
}

/// Leaves out terms whose every find a mark breaks: a concept needs a place to point to.
fn drop_unmentioned(arena: &str, lines: &[Line<'_>], terms: Vec<Term>) -> Vec<Term> {
    let (mentions, _) = find_mentions(arena, lines, &terms);
    let found = terms.into_iter().zip(mentions).filter(|(_, mentions)| !mentions.is_empty());
    found.map(|(term, _)| term).collect()
}

/// Terms with their mentions, labels and relations.
fn concepts(arena: &str, lines: &[Line<'_>], terms: &[Term], of: Option<WordId>) -> Vec<Concept> {
    let keys: Vec<Key> = terms.iter().map(|term| term.key.clone()).collect();
    let broader = relations::broader(&keys, of);
    let (mentions, company) = find_mentions(arena, lines, terms);
    let related = relations::related(terms.len(), &company, &broader);
    let parts = terms.iter().zip(mentions).zip(broader.into_iter().zip(related));
    parts
        .filter_map(|((term, mentions), (broader, related))| {
            concept(arena, term, mentions, broader, related)
        })
        .collect()
}

/// The mentions of each term, and the terms of each line.
fn find_mentions(
    arena: &str,
    lines: &[Line<'_>],
    terms: &[Term],
) -> (Vec<Vec<ArenaSpan>>, Vec<BTreeSet<usize>>) {
    let mut finder = Finder::default();
    for (index, term) in terms.iter().enumerate() {
        term.forms.iter().for_each(|form| finder.add(form, index));
    }
    let mut mentions = vec![Vec::new(); terms.len()];
    let mut company = Vec::with_capacity(lines.len());
    for line in lines {
        let found = finder.find(arena, line);
        company.push(found.iter().map(|(concept, _)| *concept).collect());
        for (concept, span) in found {
            mentions[concept].push(span);
        }
    }
    (mentions, company)
}

fn concept(
    arena: &str,
    term: &Term,
    mentions: Vec<ArenaSpan>,
    broader: Vec<usize>,
    related: Vec<usize>,
) -> Option<Concept> {
    let first = *mentions.first()?;
    let (label, alternatives) = labels::labels(mentions.iter().map(|span| span.of(arena)));
    Some(Concept {
        label,
        alternatives,
        // Truncation is meant: the score lies between 0 and 1.
        score: (term.score * 1000.0).round() as u16,
        broader,
        related,
        definition: term.definition,
        mentions,
        evidence: Evidence::new(first, "concepts/term", Confidence::from_probability(term.score)),
    })
}
