//! Labels and score of a concept of the vocabulary.

use std::collections::BTreeSet;

use crate::paper::{Concept, TaggedText, VocabularyConcept, VocabularyLink, VocabularyScheme};
use crate::skos::{ConceptId, LabelKind};
use crate::text::{ArenaSpan, collapse};

use super::super::labels::labels;
use super::super::lines::{Line, Weight};
use super::join::Paper;
use super::matches::Match;

/// Writes what the vocabulary says into a concept: its preferred label in the language of the
/// paper becomes the label, what the paper prints the other forms.
pub fn describe(paper: &Paper<'_>, known: ConceptId, concept: &mut Concept) {
    let vocabulary = paper.vocabulary;
    let preferred = vocabulary.labels_of(known).filter(|label| label.kind == LabelKind::Preferred);
    let found = VocabularyConcept {
        iri: vocabulary.iri(known).to_owned(),
        labels: preferred.map(|label| tagged(label.text, label.language)).collect(),
        schemes: vocabulary
            .schemes(known)
            .map(|scheme| VocabularyScheme {
                iri: scheme.iri.to_owned(),
                title: scheme.title.map(|(text, language)| tagged(text, language)),
            })
            .collect(),
        same: same(paper, known),
    };
    let (printed, mut forms) = printed(paper, &concept.mentions);
    let label = shown(&found.labels, paper.language.tag()).unwrap_or(&printed).to_owned();
    forms.push(printed);
    forms.retain(|form| *form != label);
    forms.sort();
    concept.label = label;
    concept.alternatives = forms;
    concept.vocabulary = VocabularyLink::One(Box::new(found));
}

/// How much the paper is about a concept that no term was made of, in thousandths.
///
/// As for terms, each sign is a chance, and the chances are joined as if they were independent:
/// how often it is named for the length of the text, over how many sections, and whether in the
/// title, the keywords, a heading or the abstract.
pub fn score(lines: &[Line<'_>], found: &[&Match], tokens: usize) -> u16 {
    let count = found.len() as f64;
    let sections: BTreeSet<usize> = found.iter().map(|found| lines[found.line].section).collect();
    let others = sections.len().saturating_sub(1) as f64;
    let weights: BTreeSet<Weight> = found.iter().map(|found| lines[found.line].weight).collect();
    let stands = |weight: Weight, chance: f64| if weights.contains(&weight) { chance } else { 0.0 };
    let chances = [
        0.7 * count / (count + 3.0 + tokens as f64 / 4000.0),
        0.3 * others / (others + 3.0),
        stands(Weight::Title, 0.4),
        stands(Weight::Keywords, 0.8),
        stands(Weight::Heading, 0.25),
        stands(Weight::Abstract, 0.2),
    ];
    let doubt: f64 = chances.iter().map(|chance| 1.0 - chance).product();
    // Truncation is meant: the score lies between 0 and 1.
    ((1.0 - doubt) * 1000.0).round() as u16
}

/// The label of a concept by what the paper prints, and the other forms, sorted.
pub fn printed(paper: &Paper<'_>, mentions: &[ArenaSpan]) -> (String, Vec<String>) {
    let surfaces = mentions.iter().map(|span| span.of(paper.arena));
    if paper.language.has_tagger() {
        return labels(surfaces, &paper.capitals);
    }
    // What the singular is, and what is written small, only the language itself knows.
    let mut forms: BTreeSet<String> = surfaces.map(collapse).collect();
    let first = mentions.first().map(|span| collapse(span.of(paper.arena))).unwrap_or_default();
    forms.remove(&first);
    (first, forms.into_iter().collect())
}

/// The label that is shown: in the language of the paper, in none, in English, or any.
fn shown<'l>(labels: &'l [TaggedText], language: Option<&str>) -> Option<&'l str> {
    let rank = |label: &&TaggedText| {
        let first = label.language.as_deref().and_then(|tag| tag.split('-').next());
        match first {
            Some(first) if Some(first) == language => 0,
            None => 1,
            Some("en") => 2,
            Some(_) => 3,
        }
    };
    labels.iter().min_by_key(rank).map(|label| label.text.as_str())
}

fn tagged(text: &str, language: Option<&str>) -> TaggedText {
    TaggedText { text: text.to_owned(), language: language.map(str::to_owned) }
}

fn same(paper: &Paper<'_>, known: ConceptId) -> Vec<String> {
    let mut same: Vec<String> = paper
        .vocabulary
        .same_as(known)
        .map(|other| paper.vocabulary.iri(other).to_owned())
        .collect();
    same.sort();
    same
}
