//! Where the text says what a term means.
//!
//! "Trust is defined as the expectation of help", "evenness (i.e. the relative share of each
//! species)", "a group of firms that trade is called a cluster". A definition is somebody's: two
//! that a text gives of one term are both kept, and so is one that the text reports. What is
//! defined by law, by a table or "as follows" is not defined here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::paper::{Confidence, Definition, Document, Evidence, NodeKind};
use crate::text::ArenaSpan;

use super::candidates::Key;
use super::lines::Line;
use super::mentions::Finder;
use super::wording::{View, Wording, find, read};

mod body;

static WORDINGS: LazyLock<Vec<Wording>> = LazyLock::new(|| read(include_str!("definitions.txt")));

/// Most definitions of one term.
const MOST: usize = 5;

/// The definitions of terms, the surest first; `terms` are main forms with all their forms.
pub fn definitions<'t>(
    document: &Document,
    lines: &[Line<'_>],
    terms: impl Iterator<Item = (&'t Key, &'t BTreeSet<Key>)>,
) -> BTreeMap<Key, Vec<Definition>> {
    let mut finder = Finder::default();
    let mut keys = Vec::new();
    for (key, forms) in terms {
        forms.iter().for_each(|form| finder.add(form, keys.len()));
        keys.push(key);
    }
    let items: BTreeSet<usize> =
        document.spans_of(NodeKind::ListItem).map(ArenaSpan::start).collect();
    let mut found: BTreeMap<Key, Vec<Definition>> = BTreeMap::new();
    for line in lines {
        let mentions = outermost(finder.find(document.arena(), line));
        let is_item = items.contains(&line.sentence.span.start());
        let view = View::new(document.arena(), line.sentence, is_item, &mentions);
        for (term, definition) in of_sentence(&view) {
            found.entry(keys[term].clone()).or_default().push(definition);
        }
    }
    for definitions in found.values_mut() {
        // The sort is stable, so that of equally sure ones the first stays first.
        definitions.sort_by_key(|definition| std::cmp::Reverse(definition.evidence.confidence));
        definitions.truncate(MOST);
    }
    found
}

/// Mentions that lie in no longer one: what a text says of "social capital" it does not say
/// of "capital".
pub fn outermost(mut mentions: Vec<(usize, ArenaSpan)>) -> Vec<(usize, ArenaSpan)> {
    mentions.sort_by_key(|(index, span)| (span.start(), std::cmp::Reverse(span.end()), *index));
    let mut reached = 0;
    mentions.retain(|(_, span)| {
        let outer = span.end() > reached;
        reached = reached.max(span.end());
        outer
    });
    mentions
}

/// The terms that a sentence defines, each once, with its definition.
fn of_sentence(view: &View<'_>) -> Vec<(usize, Definition)> {
    let mut defined: Vec<(usize, Definition)> = Vec::new();
    if view.word(view.len().saturating_sub(1)) == "?" {
        return defined;
    }
    for wording in WORDINGS.iter() {
        for found in find(view, wording) {
            let Some((term, phrase)) = found.term else { continue };
            let known = defined.iter().any(|(other, _)| *other == term);
            if known || view.is_name(phrase.end - 1) {
                continue;
            }
            let Some(span) = body::span(view, wording.mode, &found, phrase) else { continue };
            let confidence = Confidence::percent(wording.percent);
            let evidence = Evidence::new(view.sentence.span, wording.rule, confidence);
            defined.push((term, Definition { span, evidence }));
        }
    }
    defined
}

#[cfg(test)]
mod tests {
    use super::super::wording::checks;
    use super::*;

    fn found(text: &str) -> String {
        checks::with_view(text, |view, names| {
            let lines = of_sentence(view).into_iter().map(|(term, definition)| {
                format!("{} // {}", names[term], definition.span.of(text))
            });
            lines.collect::<Vec<_>>().join(" /// ")
        })
    }

    #[test]
    fn wordings_find_what_their_file_says_and_nothing_else() {
        checks::run(include_str!("definitions.txt"), found);
    }

    #[test]
    fn items_of_a_glossary_define() {
        let check = |text: &str, is_item: bool, expected: usize| {
            let count = checks::in_place(text, &["Fever"], is_item, |view| of_sentence(view).len());
            assert_eq!(count, expected, "{text}");
        };
        check("Fever: a state of great heat.", true, 1);
        check("Fever – a state of great heat.", true, 1);
        check("Fever: a state of great heat.", false, 0);
        check("Fever: see the table.", true, 0);
        check("Fever: 12 of 30 children.", true, 0);
    }

    #[test]
    fn a_definition_of_a_longer_phrase_is_none_of_its_end() {
        let check = |text: &str, terms: &[&str], expected: usize| {
            let count = checks::with_terms(text, terms, |view| of_sentence(view).len());
            assert_eq!(count, expected, "{text}");
        };
        check("Severe fever was defined as a state of great heat.", &["fever"], 1);
        check("Yellow fever was defined as a state of great heat.", &["fever"], 0);
        check("Fever of children was defined as a state of great heat.", &["Fever"], 0);
    }
}
