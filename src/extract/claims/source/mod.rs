//! Who may be a source: names, cited works, groups, pronouns and the paper itself.
//!
//! Finds every candidate of a sentence; which of them is one, the patterns say.

use std::ops::Range;

use crate::paper::SourceKind;

use super::draft::View;
use super::lists::List;
use super::phrases::{Group, Kind, Subject, near, subject};
use super::words::Words;
use crate::language::Tag;

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
    /// Whether its words tell that it can say something: names, people, bodies, works.
    pub sure: bool,
    /// Whether it surely is one or more people, or a body of them.
    pub people: bool,
    /// Whether it may as well count things: "some", "several of them".
    pub vague: bool,
}

impl Source {
    fn single(words: Range<usize>, kind: SourceKind) -> Self {
        Self {
            parts: vec![words.clone()],
            words,
            kind,
            pronoun: false,
            sure: true,
            people: true,
            vague: false,
        }
    }
}

/// The source that a subject names, with all the words of the subject.
#[must_use]
pub fn of_subject(view: &View<'_>, subject: &Subject) -> Option<Source> {
    of(view, subject.core.clone(), subject.head, &subject.phrase, subject.words.clone())
}

/// The source that the noun phrase from `start` to `end` names.
#[must_use]
pub fn of_phrase(view: &View<'_>, start: usize, end: usize) -> Option<Source> {
    let (_, chunk) = view.chunks.starting(start).filter(|(_, chunk)| chunk.kind == Kind::Noun)?;
    let core = start..chunk.words.end.min(end);
    let head = if chunk.head < end { chunk.head } else { end - 1 };
    of(view, core, head, &(start..near(&view.words, &view.chunks, start).min(end)), start..end)
}

/// Whether a word in brackets tells who was interviewed: "P12", "nurse".
#[must_use]
pub fn is_label(word: &str) -> bool {
    let lower = word.to_lowercase();
    let stem = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = stem.len() < lower.len()
        && (1..=3).contains(&stem.len())
        && word.starts_with(char::is_uppercase);
    numbered || names_people(&lower) || List::TURNS.has(&lower)
}

/// The source that works cited in brackets name.
#[must_use]
pub fn cited(words: Range<usize>) -> Source {
    Source::single(words, SourceKind::CitedWork)
}

/// The source that a label in brackets names.
#[must_use]
pub fn labelled(words: Range<usize>) -> Source {
    Source::single(words, SourceKind::Group)
}

/// The source whose first phrase is `core` with its head at `head`, in `phrase` with its
/// prepositions and in `whole` with its appositions.
fn of(
    view: &View<'_>,
    core: Range<usize>,
    head: usize,
    phrase: &Range<usize>,
    whole: Range<usize>,
) -> Option<Source> {
    let words = &view.words;
    let inside =
        |source: &&Source| source.words.start >= core.start && source.words.start < whole.end;
    let listed = view.sources.iter().filter(inside).find(|source| {
        source.words.start <= core.start + 2 && source.words.end > head.min(core.end - 1)
            || source.words.start == core.start && source.parts.len() > 1
    });
    match listed {
        Some(source) if source.pronoun && source.words.len() < core.len() => None,
        Some(source) => {
            let mut found = source.clone();
            found.words = whole.start..whole.end.max(source.words.end);
            if let ([part], SourceKind::Group) = (&mut found.parts[..], source.kind) {
                *part = phrase.start..phrase.end.max(part.end);
            }
            Some(found)
        }
        None => common(words, head, phrase, whole),
    }
}

/// A source named by a common noun: "the mayor", "an aide", "the poll".
fn common(
    words: &Words<'_>,
    head: usize,
    phrase: &Range<usize>,
    whole: Range<usize>,
) -> Option<Source> {
    let word = words.lower(head);
    // "one may say": nobody.
    if word == "one" && phrase.len() == 1 {
        return None;
    }
    if let Some(sure) = indefinite(words, head, phrase) {
        let source = Source::single(whole, SourceKind::Group);
        return Some(Source {
            parts: vec![phrase.clone()],
            sure,
            people: sure,
            vague: !sure,
            ..source
        });
    }
    if !matches!(words.tag(head), Tag::Noun | Tag::ProperNoun | Tag::Adjective)
        && !names_people(word)
    {
        return None;
    }
    if List::UNSPEAKING.has(word) {
        return None;
    }
    let named = words.capital(head) && head > 0;
    let people = names_people(word) || named;
    let document = List::DOCUMENTS.has(word);
    let source = Source::single(whole, SourceKind::Group);
    Some(Source { parts: vec![phrase.clone()], sure: people || document, people, ..source })
}

/// Whether people are surely meant by "one of them", "nobody"; none for other words.
fn indefinite(words: &Words<'_>, head: usize, phrase: &Range<usize>) -> Option<bool> {
    let word = words.lower(head);
    if matches!(
        word,
        "nobody" | "everybody" | "somebody" | "anybody" | "everyone" | "someone" | "anyone"
    ) {
        return Some(true);
    }
    let counts = List::QUANTIFIERS.has(word)
        || words.tag(head) == Tag::Number && phrase.len() > 1
        || matches!(
            word,
            "one" | "two" | "three" | "none" | "neither" | "each" | "half" | "those" | "these"
        );
    let of_people = phrase.clone().any(|index| {
        names_people(words.lower(index)) || matches!(words.lower(index), "them" | "us" | "whom")
    });
    counts.then_some(of_people)
}

/// Whether a noun names people.
fn names_people(word: &str) -> bool {
    let ends = |ending: &str| word.len() > ending.len() + 3 && word.ends_with(ending);
    List::GROUPS.has(word)
        || List::PEOPLE.has(word)
        || ["ologist", "ologists", "women", "woman", "sman", "smen", "person", "persons"]
            .into_iter()
            .any(ends)
}

/// The subject of the sentence that surely can say something, before chunk number `verb`.
#[must_use]
pub fn main(view: &View<'_>, verb: usize) -> Option<Source> {
    let finite = (0..verb).filter(|at| view.chunks.kind(*at) == Kind::Verb);
    let mut named = finite.filter_map(|at| {
        let group = Group::of(&view.words, view.chunks.get(at)?);
        let found = subject(&view.words, &view.chunks, at)
            .filter(|found| !group.infinitive && !found.relative)?;
        of_subject(view, &found)
    });
    named.rfind(|source| source.sure && !source.vague)
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
    let aside = units.len() > 2 && words.is_before(List::PREPOSITIONS, start);
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
    Source {
        words: start..end,
        parts,
        kind,
        pronoun: false,
        sure: true,
        people: true,
        vague: false,
    }
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
        "you" => {
            return Some(Source {
                pronoun: true,
                sure: false,
                ..Source::single(at..at + 1, SourceKind::Person)
            });
        }
        "it" if !words.is_mark(at + 1) => {
            return Some(Source {
                pronoun: true,
                sure: false,
                ..Source::single(at..at + 1, SourceKind::Group)
            });
        }
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
