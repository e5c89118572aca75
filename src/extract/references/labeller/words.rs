//! Word lists that know the words around the fields of an entry.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::text::{data_lines, data_words};

use super::tokens::Token;

/// Names of the classes, in the order of their bits.
const NAMES: &[&str] = &[
    "month",
    "season",
    "undated",
    "edition",
    "ordinal",
    "editor",
    "translator",
    "volume",
    "issue",
    "pages",
    "in",
    "and",
    "others",
    "thesis",
    "report",
    "meeting",
    "journal",
    "series",
    "body",
    "access",
    "identifier",
    "medium",
    "note",
    "law",
    "particle",
    "suffix",
    "numbering",
    "abbreviation",
    "publisher",
    "place",
];
const PLACE: usize = 29;
/// Words of the longest place.
const LONGEST_PLACE: usize = 4;

/// Classes of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

static WORDS: LazyLock<HashMap<&'static str, Classes>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Classes> = HashMap::new();
    let mut add = |word, class: &str| {
        let bit = NAMES.iter().position(|name| *name == class).expect("every class has a name");
        words.entry(word).or_default().0 |= 1 << bit;
    };
    for line in data_lines(include_str!("data/words.tsv")) {
        let (class, list) = line.split_once('\t').expect("a class and its words");
        list.split_whitespace().for_each(|word| add(word, class));
    }
    data_words(include_str!("../data/abbreviations.txt"))
        .for_each(|word| add(word, "abbreviation"));
    data_words(include_str!("../data/publishers.txt")).for_each(|word| add(word, "publisher"));
    words
});

/// Places by their first word; their words are parted by blanks.
static PLACES: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let lines = data_lines(include_str!("../data/places.txt"));
    for place in lines.flat_map(|line| line.split(';')).map(str::trim) {
        if let Some(first) = place.split([' ', '-', '.']).next().filter(|first| !first.is_empty()) {
            places.entry(first).or_default().push(place);
        }
    }
    places
});

impl Classes {
    /// What the lists say of a word in lower case.
    pub fn of(lower: &str) -> Self {
        WORDS.get(lower).copied().unwrap_or_default()
    }

    /// Names of the classes.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.checked_sub(1)?;
            NAMES.get(bit).copied()
        })
    }

    /// Whether the class is among them.
    pub fn has(self, class: &str) -> bool {
        self.0 != 0 && self.names().any(|name| name == class)
    }

    /// These and others.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Gives the tokens of names of places their class.
pub fn mark_phrases(tokens: &mut [Token<'_>]) {
    for at in 0..tokens.len() {
        let Some(places) = PLACES.get(tokens[at].lower.as_str()) else { continue };
        if !tokens[at].is_capitalized() {
            continue;
        }
        let longest = places.iter().filter_map(|place| length(tokens, at, place)).max();
        for token in tokens.iter_mut().skip(at).take(longest.unwrap_or(0)) {
            token.classes.0 |= 1 << PLACE;
        }
    }
}

/// How many tokens from `at` on are this place.
fn length(tokens: &[Token<'_>], at: usize, place: &str) -> Option<usize> {
    let wanted: Vec<&str> = place.split([' ', '-', '.']).filter(|word| !word.is_empty()).collect();
    let words = tokens[at..].iter().take(2 * LONGEST_PLACE).enumerate();
    let mut words = words.filter(|(_, token)| !token.is('-') && !token.is('.'));
    let mut end = 0;
    for word in wanted {
        let (place, token) = words.next()?;
        if token.lower != word {
            return None;
        }
        end = place + 1;
    }
    Some(end)
}
