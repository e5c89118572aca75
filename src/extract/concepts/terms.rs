//! From candidates to terms: forms joined, definitions looked up, the weak ones left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::Context;
use crate::language::Tag;
use crate::paper::{Definition, NodeKind};
use crate::text::ArenaSpan;

use super::acronyms::{Expansion, expansions};
use super::candidates::{Candidate, Candidates, Collector, Key};
use super::definitions::definitions;
use super::features::Signs;
use super::folding::Vocabulary;
use super::lines::{Line, Weight};
use super::names::Names;
use super::score::score;
use super::stated::{self, fold_phrase};

/// A term above the threshold with all its forms.
#[derive(Debug)]
pub struct Term {
    /// Its main form in folded words.
    pub key: Key,
    /// Every form: spellings, long form and acronym.
    pub forms: BTreeSet<Key>,
    /// Between 0 and 1.
    pub score: f64,
    /// Where the authors state it as a key word.
    pub stated: Vec<ArenaSpan>,
    /// Where the text says what it means, the best first.
    pub definitions: Vec<Definition>,
}

/// The terms of a paper, the best ones first.
pub fn terms(context: Context<'_>, lines: &[Line<'_>], vocabulary: &mut Vocabulary) -> Vec<Term> {
    let arena = context.document.arena();
    let expansions = expansions(arena, lines);
    let emphasis: Vec<ArenaSpan> = context.document.spans_of(NodeKind::Emphasis).collect();
    let names = Names::of(context.document);
    let candidates =
        Collector::new(arena, vocabulary, emphasis, &names, &expansions).collect(lines);

    let mut groups = group_spellings(candidates, vocabulary);
    state_keywords(context, &mut groups, vocabulary);
    let abbreviated = join_acronyms(arena, &expansions, &mut groups, vocabulary);
    let defined = groups
        .iter()
        .filter(|(_, group)| {
            !group.candidate.shape.is_general_word() && group.candidate.count() > 0
        })
        .map(|(key, group)| (key, &group.forms));
    let mut definitions = definitions(context.document, lines, defined);
    let tokens = lines.iter().map(|line| line.sentence.tokens.len()).sum();

    let sections =
        groups.values().flat_map(|group| &group.candidate.sections).collect::<BTreeSet<_>>().len();
    let merged: Candidates =
        groups.iter().map(|(key, group)| (key.clone(), group.candidate.clone())).collect();
    let mut terms: Vec<Term> = groups
        .into_iter()
        .map(|(key, group)| {
            let definitions = definitions.remove(&key).unwrap_or_default();
            let signs = Signs {
                tokens,
                sections,
                defined: !definitions.is_empty(),
                abbreviated: abbreviated.contains(&key),
            };
            let score = score(&group.candidate, &merged, signs);
            let score = if group.stated.is_empty() { score } else { raised(score) };
            Term { key, forms: group.forms, score, stated: group.stated, definitions }
        })
        .filter(|term| term.score >= context.settings.concept_threshold)
        .collect();
    terms.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.key.cmp(&other.key)));
    terms
}

/// The score of a key word: above those of other terms but the surest, and in their order.
fn raised(score: f64) -> f64 {
    0.5 + score / 2.0
}

/// Candidates that are spellings of one term.
struct Group {
    forms: BTreeSet<Key>,
    candidate: Candidate,
    /// Where the authors state it as a key word.
    stated: Vec<ArenaSpan>,
}

/// Marks what the authors state as key words, whatever the text makes of it.
fn state_keywords(
    context: Context<'_>,
    groups: &mut BTreeMap<Key, Group>,
    vocabulary: &mut Vocabulary,
) {
    let keys = |(key, group): (&Key, &Group)| {
        group.forms.iter().map(|form| (form.clone(), key.clone())).collect::<Vec<_>>()
    };
    let by_form: BTreeMap<Key, Key> = groups.iter().flat_map(keys).collect();
    for (form, span) in stated::keywords(context.document, vocabulary) {
        let key = by_form.get(&form).cloned().unwrap_or_else(|| form.clone());
        let new = || Group {
            forms: BTreeSet::from([form]),
            candidate: Candidate { whole: 1, ..Candidate::default() },
            stated: Vec::new(),
        };
        let group = groups.entry(key).or_insert_with(new);
        group.candidate.weights.entry(Weight::Keywords).or_insert(1);
        group.stated.push(span);
    }
}

/// Joins candidates that differ in spaces and hyphens only; the one used most is the main form.
fn group_spellings(candidates: Candidates, vocabulary: &Vocabulary) -> BTreeMap<Key, Group> {
    let mut spellings: BTreeMap<String, Vec<(Key, Candidate)>> = BTreeMap::new();
    for (key, candidate) in candidates {
        let spelling: String = key.iter().map(|word| vocabulary.word(*word)).collect();
        spellings.entry(spelling).or_default().push((key, candidate));
    }
    let mut groups = BTreeMap::new();
    for mut same in spellings.into_values() {
        same.sort_by(|one, other| other.1.count().cmp(&one.1.count()).then(one.0.cmp(&other.0)));
        let forms = same.iter().map(|(key, _)| key.clone()).collect();
        let mut same = same.into_iter();
        if let Some((key, mut candidate)) = same.next() {
            same.for_each(|(_, other)| candidate.absorb(&other));
            groups.insert(key, Group { forms, candidate, stated: Vec::new() });
        }
    }
    groups
}

/// Joins acronyms to their long forms; gives the main forms that have one.
fn join_acronyms(
    arena: &str,
    expansions: &[Expansion],
    groups: &mut BTreeMap<Key, Group>,
    vocabulary: &mut Vocabulary,
) -> BTreeSet<Key> {
    let mut abbreviated = BTreeSet::new();
    for expansion in expansions.iter().filter(|expansion| !expansion.is_name) {
        let short = vocabulary.fold(&expansion.short, Tag::ProperNoun);
        let long = fold_phrase(arena, expansion.long, vocabulary);
        if short.is_empty() || long.len() < 2 {
            continue;
        }
        let new = || Group {
            forms: BTreeSet::from([long.clone()]),
            candidate: Candidate::default(),
            stated: Vec::new(),
        };
        let acronym = groups.remove(&short);
        let group = groups.entry(long.clone()).or_insert_with(new);
        group.forms.insert(short);
        match acronym {
            Some(acronym) => {
                group.candidate.absorb(&acronym.candidate);
                group.stated.extend(acronym.stated);
            }
            None => group.candidate.whole += 1,
        }
        abbreviated.insert(long);
    }
    abbreviated
}
