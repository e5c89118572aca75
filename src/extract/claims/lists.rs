//! Closed lists of words: data in `lists.txt`, looked up by word.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::language::plural;
use crate::text::data_lines;

/// The lists of each word, one bit for each.
static LISTS: LazyLock<FxHashMap<String, u64>> = LazyLock::new(|| parse(include_str!("lists.txt")));

/// A closed list of lower-case words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct List(u8);

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $title:literal,)*) => {
        /// Titles of the lists in `lists.txt`, in the order of their bits.
        const TITLES: &[&str] = &[$($title),*];

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($name),* }

        impl List {
            $($(#[$doc])* pub const $name: Self = Self(Bit::$name as u8);)*
        }
    };
}

lists! {
    /// Adverbs that may stand around or inside a cue.
    ADVERBS = "adverbs",
    /// Adverbs of degree, which may stand before the adjective of a cue.
    DEGREES = "degrees",
    /// Auxiliary and modal verbs.
    AUXILIARIES = "auxiliaries",
    /// Forms of "be".
    BE = "be",
    /// Modal verbs.
    MODALS = "modals",
    /// Words that deny.
    NEGATIONS = "negations",
    /// Words that make a statement less sure.
    HEDGES = "hedges",
    /// Words that say what should be.
    NORMS = "norms",
    /// Words that open an indirect question.
    QUESTION_WORDS = "question_words",
    /// Prepositions.
    PREPOSITIONS = "prepositions",
    /// Words that open a clause.
    CONJUNCTIONS = "conjunctions",
    /// Words that open a sentence with a capital and belong to no name.
    OPENERS = "openers",
    /// Days and months.
    DAYS = "days",
    /// Months that are names of people as well.
    MONTHS = "months",
    /// Nouns of time.
    TIMES = "times",
    /// Ways in which something is said.
    MEDIA = "media",
    /// Verbs that only lead to the verb behind "to".
    CATENATIVES = "catenatives",
    /// Adjectives that lead to a verb behind "to".
    LEADS = "leads",
    /// Participles that describe the noun before them.
    REDUCED = "reduced",
    /// Nouns that name people who can say something.
    PEOPLE = "people",
    /// Nouns that name what is written or published.
    DOCUMENTS = "documents",
    /// Nouns that say nothing by themselves.
    UNSPEAKING = "unspeaking",
    /// Labels of speakers in a transcript.
    TURNS = "turns",
    /// Titles before a name.
    TITLES = "titles",
    /// Small words inside a name.
    PARTICLES = "particles",
    /// Heads of noun phrases that name people.
    GROUPS = "groups",
    /// Quantifiers that open a group or name one.
    QUANTIFIERS = "quantifiers",
    /// What a paper calls itself.
    WORKS = "works",
    /// What authors have.
    OWN = "own",
    /// What a paper rests on.
    EVIDENCE = "evidence",
    /// Works of others.
    STUDIES = "studies",
    /// Words of a sentence in which the reporter speaks.
    REPORTER = "reporter",
    /// First words of such a sentence.
    REPORTER_OPENERS = "reporter_openers",
}

impl List {
    /// Whether the list holds the lower-case `word`.
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        Lists::of(word).hold(self)
    }
}

/// The lists that hold a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists(u64);

impl Lists {
    /// Of a lower-case word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self(LISTS.get(word).copied().unwrap_or_default())
    }

    /// Whether `list` is one of them.
    #[must_use]
    pub fn hold(self, list: List) -> bool {
        self.0 >> list.0 & 1 == 1
    }
}

impl std::fmt::Debug for List {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(TITLES.get(usize::from(self.0)).copied().unwrap_or_default())
    }
}

/// Reads the lists; behind the title of one, "+s" adds the plurals of its words.
fn parse(text: &str) -> FxHashMap<String, u64> {
    let mut lists = FxHashMap::default();
    let (mut bit, mut plurals) = (0, false);
    for line in data_lines(text) {
        if let Some(opened) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let (title, ending) = opened.split_once(' ').unwrap_or((opened, ""));
            let place = TITLES.iter().position(|known| *known == title);
            (bit, plurals) = (place.map_or(0, |place| 1 << place), ending == "+s");
            continue;
        }
        for word in line.split_whitespace() {
            *lists.entry(word.to_owned()).or_insert(0) |= bit;
            if plurals {
                *lists.entry(plural(word)).or_insert(0) |= bit;
            }
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
        check(List::DEGREES, "less");
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
        check(List::PEOPLE, "deputies");
        check(List::DOCUMENTS, "data");
        assert!(!List::DOCUMENTS.has("datas") && !List::ADVERBS.has("may"));
        assert!(!List::GROUPS.has("trust"));
    }

    #[test]
    fn every_title_is_that_of_a_list() {
        let opened =
            data_lines(include_str!("lists.txt")).filter_map(|line| line.strip_prefix('['));
        let titles: std::collections::BTreeSet<&str> =
            opened.filter_map(|line| line.split([' ', ']']).next()).collect();
        assert_eq!(titles, TITLES.iter().copied().collect());
        assert!(TITLES.len() <= 64, "a list needs a bit");
    }
}
