//! Terms of the paper and labels found in it, joined to concepts.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::{Concept, Evidence, VocabularyLink};
use crate::skos::{ConceptId, Vocabulary};
use crate::text::ArenaSpan;

use super::super::labels::Capitals;
use super::super::lines::Line;
use super::PaperLanguage;
use super::decide::{Candidates, Meaning, SEVERAL};
use super::describe;
use super::matches::Match;

/// What is known of the paper while its concepts are joined.
pub struct Paper<'p> {
    /// Its text.
    pub arena: &'p str,
    /// Its lines.
    pub lines: &'p [Line<'p>],
    /// The vocabulary of the user.
    pub vocabulary: &'p Vocabulary,
    /// Its language.
    pub language: &'p PaperLanguage,
    /// Words that it always capitalises.
    pub capitals: Capitals<'p>,
    /// Concepts that it names by a label that is theirs alone.
    pub certain: &'p BTreeSet<ConceptId>,
}

/// Concepts, with those of the vocabulary among them.
#[derive(Debug, Default)]
pub struct Joined {
    /// All concepts; those that were found as terms stand first.
    pub concepts: Vec<Concept>,
    /// Where each concept of the vocabulary stands among them.
    pub known: BTreeMap<ConceptId, usize>,
}

/// Joins terms, each with the concepts that its forms are labels of, and labels in the text.
pub fn join(paper: &Paper<'_>, terms: Vec<(Concept, Candidates)>, matches: &[Match]) -> Joined {
    let mut joined = Joined::default();
    let mut open: BTreeMap<Vec<ConceptId>, usize> = BTreeMap::new();
    let mut places = Vec::with_capacity(terms.len());
    for (mut concept, candidates) in terms {
        let meaning = (!candidates.is_empty()).then(|| candidates.meaning(paper.certain));
        let place = match meaning {
            None => joined.push(concept),
            Some(Meaning::One(known, rule, confidence)) => {
                concept.evidence = Evidence::new(concept.evidence.span(), rule, confidence);
                joined.add(known, concept)
            }
            Some(Meaning::Several(several)) => {
                concept.evidence = Evidence::new(concept.evidence.span(), SEVERAL.0, SEVERAL.1);
                let place = joined.push(concept);
                joined.concepts[place].vocabulary = iris(paper, &several);
                open.entry(several).or_insert(place);
                place
            }
        };
        places.push(place);
    }
    joined.renumber(&places);
    let tokens = paper.lines.iter().map(|line| line.sentence.tokens.len()).sum();
    for (meaning, found) in by_meaning(paper, matches) {
        let score = || describe::score(paper.lines, &found, tokens);
        let spans = found.iter().map(|found| found.span);
        let place = match &meaning {
            Meaning::One(known, ..) => joined.known.get(known).copied(),
            Meaning::Several(several) => open.get(several).copied(),
        };
        match place {
            Some(place) => joined.concepts[place].mentions.extend(spans),
            None => joined.add_new(paper, meaning, spans.collect(), score()),
        }
    }
    for concept in &mut joined.concepts {
        without_overlaps(&mut concept.mentions);
    }
    for (known, place) in &joined.known {
        describe::describe(paper, *known, &mut joined.concepts[*place]);
    }
    joined
}

/// Labels in the text by what they mean, in order of their first place.
fn by_meaning<'m>(paper: &Paper<'_>, matches: &'m [Match]) -> Vec<(Meaning, Vec<&'m Match>)> {
    let mut order: Vec<(Meaning, Vec<&Match>)> = Vec::new();
    let mut known: BTreeMap<Vec<ConceptId>, usize> = BTreeMap::new();
    for found in matches {
        let meaning = found.candidates.meaning(paper.certain);
        let key = match &meaning {
            Meaning::One(concept, ..) => vec![*concept],
            Meaning::Several(several) => several.clone(),
        };
        let place = *known.entry(key).or_insert(order.len());
        match order.get_mut(place) {
            Some((_, all)) => all.push(found),
            None => order.push((meaning, vec![found])),
        }
    }
    order
}

fn iris(paper: &Paper<'_>, concepts: &[ConceptId]) -> VocabularyLink {
    let mut iris: Vec<String> =
        concepts.iter().map(|concept| paper.vocabulary.iri(*concept).to_owned()).collect();
    iris.sort();
    VocabularyLink::Several(iris)
}

/// Sorts mentions and keeps the longest of those that overlap.
fn without_overlaps(mentions: &mut Vec<ArenaSpan>) {
    mentions.sort_unstable_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut reached = 0;
    mentions.retain(|span| {
        let free = span.start() >= reached;
        reached = reached.max(span.end());
        free
    });
}

impl Joined {
    fn push(&mut self, concept: Concept) -> usize {
        self.concepts.push(concept);
        self.concepts.len() - 1
    }

    /// Adds a term that is a concept of the vocabulary; two terms may be the same one.
    fn add(&mut self, known: ConceptId, concept: Concept) -> usize {
        let Some(place) = self.known.get(&known).copied() else {
            let place = self.push(concept);
            self.known.insert(known, place);
            return place;
        };
        let first = &mut self.concepts[place];
        first.score = first.score.max(concept.score);
        first.definitions.extend(concept.definitions);
        first.mentions.extend(concept.mentions);
        first.broader.extend(concept.broader);
        first.related.extend(concept.related);
        if concept.evidence.span().start() < first.evidence.span().start() {
            first.evidence = concept.evidence;
        }
        place
    }

    /// Adds a concept that only the vocabulary knows.
    fn add_new(
        &mut self,
        paper: &Paper<'_>,
        meaning: Meaning,
        mentions: Vec<ArenaSpan>,
        score: u16,
    ) {
        let Some(first) = mentions.first().copied() else { return };
        let (label, alternatives) = describe::printed(paper, &mentions);
        let mut concept = Concept {
            label,
            alternatives,
            score,
            broader: Vec::new(),
            related: Vec::new(),
            definitions: Vec::new(),
            mentions,
            vocabulary: VocabularyLink::None,
            evidence: Evidence::new(first, SEVERAL.0, SEVERAL.1),
        };
        match meaning {
            Meaning::One(known, rule, confidence) => {
                concept.evidence = Evidence::new(first, rule, confidence);
                self.add(known, concept);
            }
            Meaning::Several(several) => {
                concept.vocabulary = iris(paper, &several);
                self.push(concept);
            }
        }
    }

    /// Turns the indexes of terms into those of the concepts that they have become.
    fn renumber(&mut self, places: &[usize]) {
        let mut related = vec![BTreeSet::new(); self.concepts.len()];
        for (place, concept) in self.concepts.iter_mut().enumerate() {
            for broader in &mut concept.broader {
                broader.concept = places[broader.concept];
            }
            concept.broader.retain(|broader| broader.concept != place);
            concept.broader.sort_by_key(|broader| broader.concept);
            concept.broader.dedup_by_key(|broader| broader.concept);
            for other in std::mem::take(&mut concept.related).into_iter().map(|old| places[old]) {
                if other != place {
                    related[place.min(other)].insert(place.max(other));
                }
            }
        }
        for (concept, related) in self.concepts.iter_mut().zip(related) {
            concept.related = related.into_iter().collect();
        }
    }
}
