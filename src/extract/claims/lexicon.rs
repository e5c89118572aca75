//! The lexicon of cues: `cues.tsv` and `nouns.tsv`, with the forms of their verbs.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::{VerbForm, plural, verb_forms};
use crate::paper::{Act, Certainty, StanceKind};
use crate::text::data_lines;

use super::lists::List;
use super::words::Words;

/// What a cue says about the claim it makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// What the speaker does.
    pub act: Act,
    /// How sure.
    pub certainty: Certainty,
    /// How it answers.
    pub stance: Option<StanceKind>,
}

/// A part of a phrase behind its verb.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// One of these words.
    Word(Vec<&'static str>),
    /// Up to three words.
    Gap,
}

/// A verb, or a phrase that begins with one.
#[derive(Clone, Debug)]
pub struct Cue {
    /// What it means.
    pub sense: Sense,
    parts: Vec<Part>,
    syntax: &'static str,
}

impl Cue {
    /// Whether the phrase takes the complement with this letter (see `cues.tsv`).
    #[must_use]
    pub fn takes(&self, letter: char) -> bool {
        self.syntax.contains(letter)
    }

    /// Whether it is a verb alone.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.parts.is_empty()
    }

    /// Index behind the phrase when its verb stands at `verb`; adverbs may stand inside.
    fn end(&self, words: &Words<'_>, verb: usize) -> Option<usize> {
        let mut at = verb + 1;
        let mut gap = 0;
        for part in &self.parts {
            match part {
                Part::Gap => gap = 3,
                Part::Word(choices) => {
                    at = find(words, at, choices, gap)? + 1;
                    gap = 0;
                }
            }
        }
        Some(at)
    }
}

/// First place from `at` where one of `choices` stands, with at most `gap` words between and any
/// adverbs and denials.
fn find(words: &Words<'_>, mut at: usize, choices: &[&str], mut gap: usize) -> Option<usize> {
    loop {
        let word = words.lower(at);
        if choices.contains(&word) {
            return Some(at);
        }
        let passed = [List::ADVERBS, List::DEGREES].iter().any(|list| list.has(word))
            || matches!(word, "not" | "n't" | "never");
        if !passed {
            if gap == 0 || words.is_mark(at) && !words.is_quote(at) {
                return None;
            }
            gap -= 1;
        }
        at += 1;
    }
}

/// A cue found in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The entry.
    pub cue: &'static Cue,
    /// Form of its verb.
    pub form: VerbForm,
    /// Index of the verb.
    pub verb: usize,
    /// Index behind the phrase.
    pub end: usize,
}

/// Cues whose verb stands at `verb`, the longest first.
#[must_use]
pub fn cues_at(words: &Words<'_>, verb: usize) -> Vec<Hit> {
    let Some(entries) = CUES.forms.get(words.lower(verb)) else { return Vec::new() };
    let hit = |(entry, form): &(usize, VerbForm)| {
        let cue = &CUES.cues[*entry];
        Some(Hit { cue, form: *form, verb, end: cue.end(words, verb)? })
    };
    let mut hits: Vec<Hit> = entries.iter().filter_map(hit).collect();
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.end), std::cmp::Reverse(hit.cue.parts.len())));
    hits
}

/// Whether the word at `index` is a form of a verb that begins a cue.
#[must_use]
pub fn is_cue(words: &Words<'_>, index: usize) -> bool {
    CUES.forms.contains_key(words.lower(index))
}

/// A noun that attributes.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// What it means.
    pub sense: Sense,
    uses: &'static str,
}

impl Noun {
    /// Whether the noun is used in the way with this letter (see `nouns.tsv`).
    #[must_use]
    pub fn used(&self, letter: char) -> bool {
        self.uses.contains(letter)
    }
}

/// The noun at `index`, singular or plural.
#[must_use]
pub fn noun_at(words: &Words<'_>, index: usize) -> Option<&'static Noun> {
    NOUNS.get(words.lower(index))
}

struct Cues {
    cues: Vec<Cue>,
    forms: FxHashMap<String, Vec<(usize, VerbForm)>>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut all = Cues { cues: Vec::new(), forms: FxHashMap::default() };
    for row in rows(include_str!("cues.tsv")) {
        let [phrase, act, certainty, stance, syntax, _source] = row[..] else { continue };
        let mut parts = phrase.split(' ');
        let lemma = parts.next().unwrap_or_default();
        for (word, form) in verb_forms(lemma) {
            all.forms.entry(word).or_default().push((all.cues.len(), form));
        }
        let parts = parts.map(part).collect();
        all.cues.push(Cue { sense: sense(act, certainty, stance), parts, syntax });
    }
    all
});

static NOUNS: LazyLock<FxHashMap<String, Noun>> = LazyLock::new(|| {
    let mut nouns = FxHashMap::default();
    for row in rows(include_str!("nouns.tsv")) {
        let [noun, act, certainty, stance, uses, _source] = row[..] else { continue };
        let entry = Noun { sense: sense(act, certainty, stance), uses };
        nouns.insert(plural(noun), entry);
        nouns.insert(noun.to_owned(), entry);
    }
    nouns
});

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    data_lines(text).map(|line| line.split('\t').collect())
}

fn part(text: &'static str) -> Part {
    if text == "~" { Part::Gap } else { Part::Word(text.split('/').collect()) }
}

fn sense(act: &str, certainty: &str, stance: &str) -> Sense {
    Sense {
        act: Act::ALL.iter().copied().find(|one| one.as_str() == act).unwrap_or(Act::Assertion),
        certainty: Certainty::ALL
            .iter()
            .copied()
            .find(|one| one.as_str() == certainty)
            .unwrap_or(Certainty::High),
        stance: StanceKind::ALL.iter().copied().find(|one| one.as_str() == stance),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::words::tests::with_words;
    use super::*;

    #[test]
    fn the_longest_phrase_comes_first() {
        let check = |text: &str, verb: usize, expected: &str| {
            with_words(text, |words| {
                let longest = cues_at(words, verb).first().map(|hit| words.text(verb..hit.end));
                assert_eq!(longest.unwrap_or(""), expected, "{text}");
            });
        };
        check("She pointed out that", 1, "pointed out");
        check("She was thus of the firm opinion that", 1, "was thus of the firm opinion");
        check("She made the general point that", 1, "made the general point");
        check("She gave examples of it", 1, "gave examples of");
        check("She walked home", 1, "");
        check("She was not entirely sure that", 1, "was not entirely sure");
        check("She was here", 1, "");
        check("She made, on the whole, a point", 1, "");
    }

    #[test]
    fn every_row_is_whole() {
        let known = |label: &str| {
            Act::ALL.iter().any(|act| act.as_str() == label)
                || Certainty::ALL.iter().any(|certainty| certainty.as_str() == label)
                || StanceKind::ALL.iter().any(|stance| stance.as_str() == label)
                || label == "-"
        };
        for (table, letters) in
            [(include_str!("cues.tsv"), "tzwoqvpgrbcan0e"), (include_str!("nouns.tsv"), "tnfegmvs")]
        {
            let mut entries = BTreeSet::new();
            for row in rows(table) {
                assert_eq!(row.len(), 6, "{row:?}");
                assert!(entries.insert(row[0]), "{row:?} stands twice");
                assert!(row[1..4].iter().all(|label| known(label)), "{row:?}");
                assert!(!row[4].is_empty(), "{row:?}");
                assert!(row[4].chars().all(|letter| letters.contains(letter)), "{row:?}");
                assert!(is_source(row[5]), "{row:?}");
            }
        }
    }

    /// Whether a source is written as the head of `cues.tsv` says.
    fn is_source(key: &str) -> bool {
        let class = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
        matches!(key, "T" | "H" | "W" | "own") || key.strip_prefix(['L', 'V']).is_some_and(class)
    }
}
