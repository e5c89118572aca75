//! Closed lists of words: data in `lists.txt`, looked up by name.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use crate::text::data_lines;

static LISTS: LazyLock<BTreeMap<&'static str, HashSet<&'static str>>> =
    LazyLock::new(|| parse(include_str!("lists.txt")));

/// A closed list of lower-case words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List(&'static str);

impl List {
    /// Adverbs that may stand around or inside a cue.
    pub const ADVERBS: Self = Self("adverbs");
    /// Auxiliary and modal verbs.
    pub const AUXILIARIES: Self = Self("auxiliaries");
    /// Forms of "be".
    pub const BE: Self = Self("be");
    /// Modal verbs.
    pub const MODALS: Self = Self("modals");
    /// Words that deny.
    pub const NEGATIONS: Self = Self("negations");
    /// Words that make a statement less sure.
    pub const HEDGES: Self = Self("hedges");
    /// Words that say what should be.
    pub const NORMS: Self = Self("norms");
    /// Words that open an indirect question.
    pub const QUESTION_WORDS: Self = Self("question_words");
    /// Prepositions.
    pub const PREPOSITIONS: Self = Self("prepositions");
    /// Words that open a clause.
    pub const CONJUNCTIONS: Self = Self("conjunctions");
    /// Words that open a sentence with a capital and belong to no name.
    pub const OPENERS: Self = Self("openers");
    /// Days and months.
    pub const DAYS: Self = Self("days");
    /// Months that are names of people as well.
    pub const MONTHS: Self = Self("months");
    /// Nouns of time.
    pub const TIMES: Self = Self("times");
    /// Ways in which something is said.
    pub const MEDIA: Self = Self("media");
    /// Verbs that only lead to the verb behind "to".
    pub const CATENATIVES: Self = Self("catenatives");
    /// Adjectives that lead to a verb behind "to".
    pub const LEADS: Self = Self("leads");
    /// Participles that describe the noun before them.
    pub const REDUCED: Self = Self("reduced");
    /// Nouns that name people who can say something.
    pub const PEOPLE: Self = Self("people");
    /// Nouns that name what is written or published.
    pub const DOCUMENTS: Self = Self("documents");
    /// Nouns that say nothing by themselves.
    pub const UNSPEAKING: Self = Self("unspeaking");
    /// Labels of speakers in a transcript.
    pub const TURNS: Self = Self("turns");
    /// Titles before a name.
    pub const TITLES: Self = Self("titles");
    /// Small words inside a name.
    pub const PARTICLES: Self = Self("particles");
    /// Heads of noun phrases that name people.
    pub const GROUPS: Self = Self("groups");
    /// Quantifiers that open a group or name one.
    pub const QUANTIFIERS: Self = Self("quantifiers");
    /// What a paper calls itself.
    pub const WORKS: Self = Self("works");
    /// What authors have.
    pub const OWN: Self = Self("own");
    /// What a paper rests on.
    pub const EVIDENCE: Self = Self("evidence");
    /// Works of others.
    pub const STUDIES: Self = Self("studies");
    /// Words of a sentence in which the reporter speaks.
    pub const REPORTER: Self = Self("reporter");
    /// First words of such a sentence.
    pub const REPORTER_OPENERS: Self = Self("reporter_openers");

    /// Whether the list holds the lower-case `word`.
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        LISTS.get(self.0).is_some_and(|words| words.contains(word))
    }
}

fn parse(text: &'static str) -> BTreeMap<&'static str, HashSet<&'static str>> {
    let mut lists: BTreeMap<_, HashSet<_>> = BTreeMap::new();
    let mut name = "";
    for line in data_lines(text) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(opened) => name = opened,
            None => lists.entry(name).or_default().extend(line.split_whitespace()),
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words() {
        let check = |list: List, word: &str| assert!(list.has(word), "{list:?} lacks {word}");
        check(List::ADVERBS, "however");
        check(List::AUXILIARIES, "would");
        check(List::BE, "was");
        check(List::MODALS, "might");
        check(List::NEGATIONS, "neither");
        check(List::HEDGES, "perhaps");
        check(List::NORMS, "ought");
        check(List::QUESTION_WORDS, "whether");
        check(List::PREPOSITIONS, "towards");
        check(List::CONJUNCTIONS, "while");
        check(List::OPENERS, "meanwhile");
        check(List::DAYS, "tuesday");
        check(List::MONTHS, "march");
        check(List::TIMES, "week");
        check(List::MEDIA, "statement");
        check(List::CATENATIVES, "went");
        check(List::LEADS, "quick");
        check(List::REDUCED, "involved");
        check(List::PEOPLE, "mayor");
        check(List::DOCUMENTS, "poll");
        check(List::UNSPEAKING, "fact");
        check(List::TURNS, "interviewer");
        check(List::TITLES, "professor");
        check(List::PARTICLES, "von");
        check(List::GROUPS, "participants");
        check(List::QUANTIFIERS, "most");
        check(List::WORKS, "paper");
        check(List::OWN, "findings");
        check(List::EVIDENCE, "data");
        check(List::STUDIES, "studies");
        check(List::REPORTER, "section");
        check(List::REPORTER_OPENERS, "again");
        assert!(!List::ADVERBS.has("# may"));
        assert!(!List::GROUPS.has("trust"));
    }
}
