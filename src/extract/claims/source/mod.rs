//! Who may be a source: names, cited works, groups, pronouns and the paper itself.
//!
//! Finds every candidate of a sentence; which of them is one, the patterns say.

use std::ops::Range;

use crate::paper::SourceKind;

use super::lists::List;
use super::words::Words;

mod groups;
pub mod names;

/// A stretch of words that can name a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The words of the whole.
    pub words: Range<usize>,
    /// Its parts, when it names several; else the whole.
    pub parts: Vec<Range<usize>>,
    /// What kind it is.
    pub kind: SourceKind,
    /// Whether it is a pronoun.
    pub pronoun: bool,
}

impl Source {
    fn single(words: Range<usize>, kind: SourceKind) -> Self {
        Self { parts: vec![words.clone()], words, kind, pronoun: false }
    }

    /// The same source reaching up to `end`, with the words behind it that belong to it.
    #[must_use]
    pub fn reaching(&self, end: usize) -> Self {
        let mut longer = self.clone();
        longer.words.end = end;
        if let Some(last) = longer.parts.last_mut().filter(|_| self.kind != SourceKind::Person) {
            last.end = end;
        }
        longer
    }
}

/// Every candidate, in order, none overlapping.
#[must_use]
pub fn sources(words: &Words<'_>) -> Vec<Source> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match list_at(words, at) {
            Some(source) => {
                at = source.words.end;
                found.push(source);
            }
            None => at += 1,
        }
    }
    found
}

/// One candidate, or several joined by commas and "and".
fn list_at(words: &Words<'_>, at: usize) -> Option<Source> {
    let both = usize::from(words.lower(at) == "both");
    let first = unit_at(words, at + both)?;
    let mut units = vec![first];
    loop {
        let end = units.last()?.words.end;
        let Some((next, closes)) = joined_at(words, end) else { break };
        if units.iter().any(|unit| unit.pronoun) || next.kind == SourceKind::Authors {
            break;
        }
        units.push(next);
        if closes && words.lower(units.last()?.words.end) != "," {
            return Some(join(&units, at, words));
        }
    }
    Some(units.swap_remove(0))
}

/// The unit behind a comma or "and" at `at`, and whether that was an "and".
fn joined_at(words: &Words<'_>, at: usize) -> Option<(Source, bool)> {
    let comma = usize::from(words.lower(at) == ",");
    let closes = matches!(words.lower(at + comma), "and" | "or" | "&");
    if comma == 0 && !closes {
        return None;
    }
    let start = at + comma + usize::from(closes);
    Some((unit_at(words, start)?, closes))
}

/// A list of units; the first stays out when it belongs to a phrase before the list ("In Canada, A and B").
fn join(units: &[Source], start: usize, words: &Words<'_>) -> Source {
    let aside = units.len() > 2 && List::PREPOSITIONS.has(words.before(start));
    let units = &units[usize::from(aside)..];
    let start = if aside { units[0].words.start } else { start };
    let end = units.last().map_or(start, |unit| unit.words.end);
    let kinds = |kind| units.iter().any(|unit| unit.kind == kind);
    // The year behind the last of several names is that of their common work.
    let work = units.last().is_some_and(|unit| unit.kind == SourceKind::CitedWork);
    let order = [SourceKind::Person, SourceKind::CitedWork, SourceKind::Group];
    let kind = order
        .into_iter()
        .skip(usize::from(work))
        .find(|kind| kinds(*kind))
        .unwrap_or(units[0].kind);
    let parts = units.iter().flat_map(|unit| unit.parts.iter().cloned()).collect();
    Source { words: start..end, parts, kind, pronoun: false }
}

fn unit_at(words: &Words<'_>, at: usize) -> Option<Source> {
    pronoun_at(words, at)
        .or_else(|| groups::own_at(words, at))
        .or_else(|| groups::group_at(words, at))
        .or_else(|| names::name_at(words, at))
        .or_else(|| groups::quantifier_at(words, at))
}

fn pronoun_at(words: &Words<'_>, at: usize) -> Option<Source> {
    let kind = match words.lower(at) {
        "he" | "she" | "they" | "his" | "her" | "their" => SourceKind::Person,
        "we" | "i" | "my" => SourceKind::Authors,
        "our" if groups::own_at(words, at).is_none() => SourceKind::Authors,
        _ => return None,
    };
    let group = matches!(words.lower(at), "their") && groups::group_at(words, at).is_some();
    (!group).then(|| Source { pronoun: true, ..Source::single(at..at + 1, kind) })
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::with_words;
    use super::*;

    fn check(text: &str, expected: &[(&str, SourceKind)]) {
        with_words(text, |words| {
            let found: Vec<(&str, SourceKind)> = sources(words)
                .iter()
                .map(|source| (words.text(source.words.clone()), source.kind))
                .collect();
            assert_eq!(found, expected, "{text}");
        });
    }

    #[test]
    fn names_and_lists_of_names() {
        use SourceKind::{CitedWork, Group, Person};
        check("Here, Anna Berg noted it", &[("Anna Berg", Person)]);
        check("However Anna de la Cruz noted it", &[("Anna de la Cruz", Person)]);
        check(
            "Anna Berg, J. P. Roth and others noted it",
            &[("Anna Berg, J. P. Roth and others", Person)],
        );
        check("both Anna Berg and Karl Roth noted it", &[("both Anna Berg and Karl Roth", Person)]);
        check(
            "In Norway, Anna Berg and Karl Roth noted it",
            &[("Anna Berg and Karl Roth", Person)],
        );
        check("In Norway, Anna Berg noted it", &[("Norway", Person), ("Anna Berg", Person)]);
        check(
            "Berg (1999) and Roth et al. (2001) noted it",
            &[("Berg (1999) and Roth et al. (2001)", CitedWork)],
        );
        check("Many northern planners noted it", &[("Many northern planners", Group)]);
        check("The walls were high", &[]);
    }

    #[test]
    fn the_paper_and_its_authors() {
        use SourceKind::{Authors, CitedWork};
        check("In this paper we show it", &[("this paper", Authors), ("we", Authors)]);
        check("Our main results show it", &[("Our main results", Authors)]);
        check("Several recent studies show it", &[("Several recent studies", CitedWork)]);
        check("our house is old", &[("our", Authors)]);
    }
}
