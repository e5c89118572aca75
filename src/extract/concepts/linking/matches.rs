//! Where labels of the vocabulary stand in the text.
//!
//! The longest labels come first and none overlap. In English the last word must be a noun, or
//! as the label prints it; a single word may be an adjective that the label prints, but no verb,
//! and no name that the label does not print just so. A label in another language than the paper is not looked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::language::{Tag, Token, VerbForm};
use crate::paper::Concept;
use crate::skos::{Found, Label, Table, Vocabulary, Word, Words, pieces};
use crate::text::{ArenaSpan, collapse};

use super::super::lines::{Line, Weight};
use super::PaperLanguage;
use super::decide::Candidates;

/// A label in the text.
#[derive(Clone, Debug)]
pub struct Match {
    /// Where it stands.
    pub span: ArenaSpan,
    /// Index of its line.
    pub line: usize,
    /// The concepts that have it.
    pub candidates: Candidates,
}

/// Looks for labels of a vocabulary in a text.
pub struct Matcher<'v> {
    vocabulary: &'v Vocabulary,
    table: Arc<Table>,
    has_tags: bool,
    arena: &'v str,
    words: Words,
}

/// A word or mark of a line.
struct Place {
    span: ArenaSpan,
    token: usize,
    /// Whether a label may begin and end here: not inside a hyphenated word.
    begins: bool,
    ends: bool,
}

impl<'v> Matcher<'v> {
    /// A matcher for a paper in a language.
    pub fn new(vocabulary: &'v Vocabulary, language: &PaperLanguage, arena: &'v str) -> Self {
        let table = vocabulary.table(language.tag());
        let has_tags = language.has_tagger();
        Self { vocabulary, table, has_tags, arena, words: Words::default() }
    }

    /// All labels in the lines, in order.
    pub fn find(&mut self, lines: &[Line<'_>]) -> Vec<Match> {
        let mut found = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            self.find_in(number, line, &mut found);
        }
        found
    }

    /// The concepts that the forms of a concept are labels of: those that all these forms share,
    /// or else those of the form that is printed most.
    pub fn forms(&self, concept: &Concept) -> Candidates {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for mention in &concept.mentions {
            *counts.entry(mention.of(self.arena)).or_default() += 1;
        }
        let mut forms: Vec<(usize, Candidates)> = Vec::new();
        for (form, count) in counts {
            let mut candidates = Candidates::default();
            for found in self.table.whole(form) {
                self.candidates(&found, &mut candidates, |_| true);
            }
            if !candidates.is_empty() {
                forms.push((count, candidates));
            }
        }
        forms.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        let mut all = forms.iter().map(|(_, candidates)| candidates.clone());
        let Some(most) = all.next() else { return Candidates::default() };
        let shared = all.fold(most.clone(), |one, other| one.shared(&other));
        if shared.is_empty() { most } else { shared }
    }

    fn find_in(&mut self, number: usize, line: &Line<'_>, found: &mut Vec<Match>) {
        let (places, words) = self.cut(line);
        let mut here: Vec<(usize, usize, Candidates)> = Vec::new();
        for at in (0..words.len()).filter(|at| places[*at].begins) {
            for label in self.table.find(&words, at) {
                let last = at + label.length - 1;
                let mut candidates = Candidates::default();
                if places[last].ends {
                    let span = places[at].span.cover(places[last].span);
                    let tokens = places[at].token..places[last].token + 1;
                    let fits = |label: &Label<'_>| self.fits(line, tokens.clone(), span, label);
                    self.candidates(&label, &mut candidates, fits);
                }
                if !candidates.is_empty() {
                    here.push((at, label.length, candidates));
                }
            }
        }
        here.sort_by_key(|(at, length, _)| (std::cmp::Reverse(*length), *at));
        let mut taken = vec![false; words.len()];
        let mut chosen = Vec::new();
        for (at, length, candidates) in here {
            if taken[at..at + length].iter().any(|taken| *taken) {
                continue;
            }
            taken[at..at + length].fill(true);
            let span = places[at].span.cover(places[at + length - 1].span);
            chosen.push(Match { span, line: number, candidates });
        }
        chosen.sort_by_key(|found| found.span);
        found.extend(chosen);
    }

    /// Words and marks of a line.
    fn cut(&mut self, line: &Line<'_>) -> (Vec<Place>, Vec<Word>) {
        let text = line.sentence.span.of(self.arena);
        let capitals = text.contains(char::is_uppercase) && !text.contains(char::is_lowercase);
        let (mut places, mut words) = (Vec::new(), Vec::new());
        for (number, token) in line.sentence.tokens.iter().enumerate() {
            let first = places.len();
            for piece in pieces(token.span.of(self.arena)) {
                let span = token.span.slice(piece.range.clone());
                words.push(self.words.word(&self.table, span.of(self.arena), &piece, capitals));
                let free = piece.stands_alone;
                places.push(Place { span, token: number, begins: free, ends: free });
            }
            if let [start, ..] = &mut places[first..] {
                start.begins = true;
            }
            if let [.., end] = &mut places[first..] {
                end.ends = true;
            }
        }
        (places, words)
    }

    /// Adds the concepts of the labels found, as far as the labels fit.
    fn candidates(
        &self,
        found: &Found,
        candidates: &mut Candidates,
        fits: impl Fn(&Label<'_>) -> bool,
    ) {
        let labels = self.table.labels(found).map(|number| self.vocabulary.label(number));
        for label in labels.filter(fits) {
            candidates.add(self.vocabulary.stands_for(label.concept), label.kind);
        }
    }

    /// Whether the words at `span`, which fold to a label, can mean it.
    fn fits(
        &self,
        line: &Line<'_>,
        tokens: std::ops::Range<usize>,
        span: ArenaSpan,
        label: &Label<'_>,
    ) -> bool {
        let all = &line.sentence.tokens[tokens.clone()];
        let Some(last) = all.last().filter(|_| self.has_tags) else { return true };
        let text = span.of(self.arena);
        if all.len() > 1 {
            return is_nominal(last) || same_letters(text, label.text);
        }
        if last.tag == Tag::Adjective {
            return same_letters(text, label.text);
        }
        let opens = tokens.start == 0 || line.weight < Weight::Abstract;
        let is_name = last.tag == Tag::ProperNoun && !opens && text.starts_with(char::is_uppercase);
        let acronym = text.chars().filter(|c| c.is_uppercase()).count() > 1;
        is_nominal(last) && (!is_name || acronym || text == label.text)
    }
}

/// Whether a token is a noun, a name, or the noun that a gerund can be.
fn is_nominal(token: &Token) -> bool {
    matches!(token.tag, Tag::Noun | Tag::ProperNoun | Tag::Other)
        || token.form == Some(VerbForm::Gerund)
}

fn same_letters(one: &str, other: &str) -> bool {
    collapse(one).to_lowercase() == collapse(other).to_lowercase()
}
