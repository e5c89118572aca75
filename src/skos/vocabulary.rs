//! A vocabulary that was read: concepts, their labels and what they lie below.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::{Code, Diagnostic};

use super::cycles::circles;
use super::draft::{Draft, Place, RawLabel};
use super::intern::Interner;
use super::table::Table;

/// A concept, by its number.
pub type ConceptId = u32;

/// What kind of label it is; the smaller ones speak louder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelKind {
    /// The one that stands for the concept, one for each language.
    Preferred,
    /// A synonym, or another form.
    Alternative,
    /// A form that is looked for and not shown, such as a misspelling.
    Hidden,
}

/// A label of a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'v> {
    /// The concept.
    pub concept: ConceptId,
    /// Its text.
    pub text: &'v str,
    /// Its language tag in lower case, if it has one.
    pub language: Option<&'v str>,
    /// What kind it is.
    pub kind: LabelKind,
}

/// A concept scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme<'v> {
    /// Its IRI.
    pub iri: &'v str,
    /// Its title with its language.
    pub title: Option<(&'v str, Option<&'v str>)>,
}

/// A vocabulary, ready to be looked things up in.
pub struct Vocabulary {
    iris: Interner,
    languages: Interner,
    text: String,
    /// Sorted by concept, kind, language and text, each once.
    labels: Vec<RawLabel>,
    /// Narrower and broader concept, sorted, without circles.
    broader: Vec<(u32, u32)>,
    /// Concept and scheme, sorted.
    schemes: Vec<(u32, u32)>,
    /// Concepts that have the same meaning as one with a smaller number, sorted.
    same: BTreeMap<u32, u32>,
    /// The same from the smaller to the larger numbers.
    same_as: Vec<(u32, u32)>,
    titles: Vec<(u32, Place, u16)>,
    warnings: Vec<(String, Diagnostic)>,
    /// Made when a paper of their language comes, as most languages of most vocabularies
    /// are never asked for.
    tables: Mutex<BTreeMap<Option<String>, Arc<Table>>>,
}

impl fmt::Debug for Vocabulary {
    /// How much it holds; a million labels help nobody.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Vocabulary");
        shown.field("iris", &self.iris.len()).field("labels", &self.labels.len());
        shown.finish_non_exhaustive()
    }
}

impl From<Draft> for Vocabulary {
    fn from(mut draft: Draft) -> Self {
        draft.join_nodes();
        let mut warnings = long_labels(&draft);
        let labels = sorted_labels(&mut draft);
        let broader = without_circles(&draft, &mut warnings);
        let same = same(&draft, &labels);
        let mut same_as: Vec<(u32, u32)> = same.iter().map(|(one, first)| (*first, *one)).collect();
        same_as.sort_unstable();
        draft.schemes.sort_unstable();
        draft.schemes.dedup();
        draft.schemes.shrink_to_fit();
        draft.text.shrink_to_fit();
        draft.iris.shrink();
        Self {
            iris: draft.iris,
            languages: draft.languages,
            text: draft.text,
            labels,
            broader,
            schemes: draft.schemes,
            same_as,
            same,
            titles: draft.titles,
            warnings,
            tables: Mutex::default(),
        }
    }
}

impl Vocabulary {
    /// The IRI of a concept.
    #[must_use]
    pub fn iri(&self, concept: ConceptId) -> &str {
        self.iris.get(concept)
    }

    /// How many labels there are, each once for each concept, kind and language.
    #[must_use]
    pub fn label_count(&self) -> usize {
        self.labels.len()
    }

    /// A label by its number.
    #[must_use]
    pub fn label(&self, number: u32) -> Label<'_> {
        let raw = self.labels[number as usize];
        Label {
            concept: raw.concept,
            text: raw.place.of(&self.text),
            language: self.language(raw.language),
            kind: raw.kind,
        }
    }

    /// All labels of a concept: preferred ones first, then by language and text.
    pub fn labels_of(&self, concept: ConceptId) -> impl Iterator<Item = Label<'_>> {
        let first = self.labels.partition_point(|label| label.concept < concept);
        let own = self.labels[first..].iter().take_while(move |label| label.concept == concept);
        (first..).zip(own).map(|(number, _)| {
            self.label(u32::try_from(number).expect("labels are fewer than bytes of text"))
        })
    }

    /// The concepts right above one, in order of their numbers.
    pub fn broader(&self, concept: ConceptId) -> impl Iterator<Item = ConceptId> {
        pairs(&self.broader, concept)
    }

    /// The schemes that a concept is in.
    pub fn schemes(&self, concept: ConceptId) -> impl Iterator<Item = Scheme<'_>> {
        pairs(&self.schemes, concept).map(|scheme| {
            let title = self.titles.iter().find(|(of, ..)| *of == scheme);
            Scheme {
                iri: self.iris.get(scheme),
                title: title
                    .map(|(_, place, language)| (place.of(&self.text), self.language(*language))),
            }
        })
    }

    /// The concept that stands for all that are stated to be its exact matches.
    #[must_use]
    pub fn stands_for(&self, concept: ConceptId) -> ConceptId {
        self.same.get(&concept).copied().unwrap_or(concept)
    }

    /// The other concepts that one stands for.
    pub fn same_as(&self, concept: ConceptId) -> impl Iterator<Item = ConceptId> {
        pairs(&self.same_as, concept)
    }

    /// What is wrong with it, with the file that is to blame.
    #[must_use]
    pub fn warnings(&self) -> &[(String, Diagnostic)] {
        &self.warnings
    }

    /// The labels that are looked for in texts of a language, given as a BCP 47 tag: those in
    /// that language and those in none. For a text of unknown language all labels.
    #[must_use]
    pub fn table(&self, language: Option<&str>) -> Arc<Table> {
        let language = language.map(first_part);
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        let table = tables.entry(language.clone());
        Arc::clone(table.or_insert_with(|| Arc::new(Table::new(self, language.as_deref()))))
    }

    fn language(&self, number: u16) -> Option<&str> {
        Some(self.languages.get(u32::from(number))).filter(|language| !language.is_empty())
    }
}

/// The first part of a language tag, in lower case.
pub(super) fn first_part(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

fn pairs(pairs: &[(u32, u32)], first: u32) -> impl Iterator<Item = u32> {
    let from = pairs.partition_point(|(one, _)| *one < first);
    pairs[from..].iter().take_while(move |(one, _)| *one == first).map(|(_, other)| *other)
}

fn long_labels(draft: &Draft) -> Vec<(String, Diagnostic)> {
    let files = draft.files.iter().filter(|file| file.long > 0);
    let warning = |count: usize| {
        let labels = if count == 1 { "label is" } else { "labels are" };
        let message = format!("{count} {labels} too long to be a term in a text");
        Diagnostic::new(Code::LongLabels, message).help("they are left out, the others are used")
    };
    files.map(|file| (file.name.clone(), warning(file.long))).collect()
}

/// Takes the labels out of a draft and sorts them, without those of things that are no concepts.
fn sorted_labels(draft: &mut Draft) -> Vec<RawLabel> {
    draft.apart.sort_unstable();
    draft.apart.dedup();
    let mut labels = std::mem::take(&mut draft.labels);
    let text = &draft.text;
    let is_apart = |label: &RawLabel| draft.apart.binary_search(&label.concept).is_ok();
    let named = labels.iter().filter(|label| label.kind == LabelKind::Preferred && is_apart(label));
    draft.titles.extend(named.map(|label| (label.concept, label.place, label.language)));
    labels.retain(|label| !is_apart(label));
    let key = |label: &RawLabel| (label.concept, label.kind, label.language);
    labels.sort_unstable_by(|one, other| {
        let texts = || one.place.of(text).cmp(other.place.of(text));
        key(one).cmp(&key(other)).then_with(texts)
    });
    labels.dedup_by(|one, other| {
        key(one) == key(other) && one.place.of(text) == other.place.of(text)
    });
    labels.shrink_to_fit();
    labels
}

/// Circles that are told one by one.
const TOLD: usize = 5;
/// Concepts of a circle that are named.
const NAMED: usize = 4;

/// The hierarchy without the links inside circles, each of which is told.
fn without_circles(draft: &Draft, warnings: &mut Vec<(String, Diagnostic)>) -> Vec<(u32, u32)> {
    let mut broader: Vec<(u32, u32)> =
        draft.broader.iter().map(|(one, other, _)| (*one, *other)).collect();
    broader.sort_unstable();
    broader.dedup();
    let circle = circles(draft.iris.len(), &broader);
    let inside = |one: u32, other: u32| {
        circle[one as usize].filter(|circle_of| circle[other as usize] == Some(*circle_of))
    };
    let mut found: BTreeMap<u32, (BTreeSet<u32>, BTreeSet<u16>)> = BTreeMap::new();
    for (one, other, file) in &draft.broader {
        if let Some(circle) = inside(*one, *other) {
            let (concepts, files) = found.entry(circle).or_default();
            concepts.extend([*one, *other]);
            files.insert(*file);
        }
    }
    broader.retain(|(one, other)| inside(*one, *other).is_none());
    broader.shrink_to_fit();
    for (concepts, files) in found.values().take(TOLD) {
        warnings.push(circle_warning(draft, concepts, files));
    }
    if let Some(more) = found.len().checked_sub(TOLD).filter(|more| *more > 0) {
        let message = format!("skos:broader has {more} more circles");
        let file = draft.files.first().map_or(String::new(), |file| file.name.clone());
        warnings.push((file, Diagnostic::new(Code::CyclicVocabulary, message)));
    }
    broader
}

fn circle_warning(
    draft: &Draft,
    concepts: &BTreeSet<u32>,
    files: &BTreeSet<u16>,
) -> (String, Diagnostic) {
    let names: Vec<String> = concepts
        .iter()
        .take(NAMED)
        .map(|concept| format!("<{}>", draft.iris.get(*concept)))
        .collect();
    let more = concepts.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let names = names.join(", ");
    let message = format!("skos:broader leads in a circle through {names}{more}");
    let files: Vec<&str> = files
        .iter()
        .filter_map(|file| draft.files.get(usize::from(*file)))
        .map(|file| file.name.as_str())
        .collect();
    let help = "the links of the circle are left out of the graph";
    (files.join(", "), Diagnostic::new(Code::CyclicVocabulary, message).help(help))
}

/// Concepts with labels that are stated to be exact matches, each by the first of them.
fn same(draft: &Draft, labels: &[RawLabel]) -> BTreeMap<u32, u32> {
    fn root(of: &BTreeMap<u32, u32>, mut concept: u32) -> u32 {
        while let Some(next) = of.get(&concept) {
            concept = *next;
        }
        concept
    }
    let has_label =
        |concept: &u32| labels.binary_search_by(|label| label.concept.cmp(concept)).is_ok();
    let mut pairs: Vec<(u32, u32)> = draft
        .same
        .iter()
        .copied()
        .filter(|(one, other)| has_label(one) && has_label(other))
        .collect();
    pairs.sort_unstable();
    let mut same = BTreeMap::new();
    for (one, other) in pairs {
        let (one, other) = (root(&same, one), root(&same, other));
        if one != other {
            same.insert(one.max(other), one.min(other));
        }
    }
    let concepts: Vec<u32> = same.keys().copied().collect();
    concepts.into_iter().map(|concept| (concept, root(&same, concept))).collect()
}
