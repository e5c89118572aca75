//! Labels by their folded words, to be found in running text: the longest at each place.
//!
//! Keys are slices of word numbers in one vector, sorted; a label is found by narrowing down
//! a range of them word by word. That takes twelve bytes a label and four a word.

use std::collections::HashMap;
use std::ops::Range;

use crate::language::{Folding, is_function_word, is_grammar_of};

use super::intern::Interner;
use super::pieces::{Piece, pieces};
use super::vocabulary::{Label, Vocabulary, first_part};

/// Most words and marks of a label.
const LONGEST: usize = 20;
/// Most letters of a label in capitals that is an acronym rather than printed in capitals.
const ACRONYM: usize = 10;
/// Fewest letters of a word that may stand in capitals to be stressed.
const STRESSED: usize = 6;

/// A word or mark of a text, by its numbers in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// As an acronym.
    exact: Option<u32>,
    /// As a word in any case of letters.
    folded: Option<u32>,
}

/// Labels with one key, as a range of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many words and marks it takes.
    pub length: usize,
    entries: Range<usize>,
}

/// A label of a table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    start: u32,
    /// Number of the label in its vocabulary.
    pub label: u32,
    length: u16,
}

/// The labels that are looked for in texts of one language.
pub struct Table {
    folding: Folding,
    words: Interner,
    keys: Vec<u32>,
    /// Sorted by key, then by label.
    entries: Vec<Entry>,
    /// Where the entries of each first word begin, and the end.
    first: Vec<u32>,
    /// Whether capitals tell nothing because most labels are printed in them.
    shouts: bool,
}

impl Table {
    /// The table of a language.
    pub(super) fn new(vocabulary: &Vocabulary, language: Option<&str>) -> Self {
        let fits = |label: &Label<'_>| match (language, label.language) {
            (Some(language), Some(own)) => first_part(own) == language,
            _ => true,
        };
        let labels = (0..).take(vocabulary.label_count());
        let labels = labels.map(|number| (number, vocabulary.label(number)));
        let labels = labels.filter(|(_, label)| fits(label));
        let shouts = shouts(labels.clone().map(|(_, label)| label.text));
        let all = labels.clone().count();
        let mut builder = Builder {
            language,
            shouts,
            folding: Folding::of(language),
            words: Interner::default(),
            raw: Interner::default(),
            folded: Vec::new(),
            keys: Vec::with_capacity(all * 2),
            entries: Vec::with_capacity(all),
        };
        for (number, label) in labels {
            builder.add(number, &label);
        }
        builder.finish()
    }

    /// How many labels can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no label can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every label that begins with word `at`, by its length, the shortest first.
    #[must_use]
    pub fn find(&self, words: &[Word], at: usize) -> Vec<Found> {
        let mut found = Vec::new();
        let Some(word) = words.get(at) else { return found };
        for number in [word.exact, word.folded].into_iter().flatten() {
            let range =
                self.first[number as usize] as usize..self.first[number as usize + 1] as usize;
            self.go_on(&words[at..], 1, range, &mut found);
        }
        found.sort_by_key(|found| found.length);
        found
    }

    /// The labels that are the whole of a text.
    #[must_use]
    pub fn whole(&self, text: &str) -> Vec<Found> {
        let mut words = Words::default();
        let words: Vec<Word> = pieces(text)
            .map(|piece| words.word(self, &text[piece.range.clone()], &piece, false))
            .collect();
        self.find(&words, 0).into_iter().filter(|found| found.length == words.len()).collect()
    }

    /// Labels that were found, in order of their numbers.
    pub fn labels(&self, found: &Found) -> impl Iterator<Item = u32> {
        self.entries[found.entries.clone()].iter().map(|entry| entry.label)
    }

    /// Narrows `range`, whose keys begin with the first `depth` words, down.
    fn go_on(&self, words: &[Word], depth: usize, range: Range<usize>, found: &mut Vec<Found>) {
        let ended =
            self.entries[range.clone()].partition_point(|entry| usize::from(entry.length) == depth);
        if ended > 0 {
            found.push(Found { length: depth, entries: range.start..range.start + ended });
        }
        let longer = range.start + ended..range.end;
        let Some(word) = words.get(depth).filter(|_| !longer.is_empty()) else { return };
        for number in [word.exact, word.folded].into_iter().flatten() {
            let entries = &self.entries[longer.clone()];
            let start = entries.partition_point(|entry| self.key(entry)[depth] < number);
            let end = entries.partition_point(|entry| self.key(entry)[depth] <= number);
            if start < end {
                let range = longer.start + start..longer.start + end;
                self.go_on(words, depth + 1, range, found);
            }
        }
    }

    fn key(&self, entry: &Entry) -> &[u32] {
        key(&self.keys, entry)
    }
}

fn key<'k>(keys: &'k [u32], entry: &Entry) -> &'k [u32] {
    &keys[entry.start as usize..][..usize::from(entry.length)]
}

/// Folds the words of a text, each once.
#[derive(Debug, Default)]
pub struct Words(HashMap<String, Option<u32>>);

impl Words {
    /// The numbers of a word or mark, `text`, cut out as `piece`.
    ///
    /// A short word in capitals is an acronym and nothing else ("IT" is not "it"), unless all
    /// the words `around` it are in capitals: then none is.
    pub fn word(&mut self, table: &Table, text: &str, piece: &Piece, around: bool) -> Word {
        if !piece.is_word {
            return Word { exact: None, folded: table.words.number(&mark(text)) };
        }
        let is_acronym = piece.is_acronym && !around && !table.shouts;
        let exact = is_acronym.then(|| table.words.number(&acronym(text))).flatten();
        if is_acronym && text.chars().count() < STRESSED {
            return Word { exact, folded: None };
        }
        if let Some(folded) = self.0.get(text) {
            return Word { exact, folded: *folded };
        }
        let folded = table.words.number(&table.folding.fold(text));
        self.0.insert(text.to_owned(), folded);
        Word { exact, folded }
    }
}

/// Marks and acronyms begin with what no word begins with.
fn mark(text: &str) -> String {
    format!("\u{1}{text}")
}

fn acronym(text: &str) -> String {
    format!("\u{2}{}", text.strip_suffix('s').unwrap_or(text))
}

/// A table under way.
struct Builder<'a> {
    language: Option<&'a str>,
    shouts: bool,
    folding: Folding,
    words: Interner,
    /// Words as printed, with their numbers in `words`.
    raw: Interner,
    folded: Vec<u32>,
    keys: Vec<u32>,
    entries: Vec<Entry>,
}

impl Builder<'_> {
    fn add(&mut self, number: u32, label: &Label<'_>) {
        let all: Vec<Piece> = pieces(label.text).take(LONGEST + 1).collect();
        let letters = letters(label.text);
        let in_capitals = all.iter().all(|piece| piece.is_acronym || !piece.is_word);
        let shouts = self.shouts || in_capitals && letters > ACRONYM;
        let capitals = !shouts;
        let language = self.language.or(label.language);
        let says =
            |piece: &Piece| says(&label.text[piece.range.clone()], piece, capitals, language);
        if all.len() > LONGEST || letters < 2 || !all.iter().any(says) {
            return;
        }
        let start = self.keys.len();
        for piece in &all {
            let Some(word) = self.number(&label.text[piece.range.clone()], piece, capitals) else {
                return self.keys.truncate(start);
            };
            self.keys.push(word);
        }
        let length = u16::try_from(all.len()).expect("labels of more words are left out");
        match u32::try_from(start) {
            Ok(start) => self.entries.push(Entry { start, label: number, length }),
            Err(_) => self.keys.truncate(start),
        }
    }

    fn number(&mut self, text: &str, piece: &Piece, capitals: bool) -> Option<u32> {
        if !piece.is_word {
            return self.words.intern(&mark(text));
        }
        if piece.is_acronym && capitals {
            return self.words.intern(&acronym(text));
        }
        let raw = self.raw.intern(text)?;
        if raw as usize == self.folded.len() {
            let folded = self.words.intern(&self.folding.fold(text))?;
            self.folded.push(folded);
        }
        self.folded.get(raw as usize).copied()
    }

    fn finish(mut self) -> Table {
        let keys = &self.keys;
        self.entries.sort_unstable_by(|one, other| {
            key(keys, one).cmp(key(keys, other)).then(one.label.cmp(&other.label))
        });
        self.entries.shrink_to_fit();
        self.keys.shrink_to_fit();
        self.words.shrink();
        let mut first = vec![0; self.words.len() + 1];
        for entry in &self.entries {
            first[self.keys[entry.start as usize] as usize + 1] += 1;
        }
        for word in 1..first.len() {
            first[word] += first[word - 1];
        }
        Table {
            folding: self.folding,
            words: self.words,
            keys: self.keys,
            entries: self.entries,
            first,
            shouts: self.shouts,
        }
    }
}

/// Whether labels are printed in capitals: most are, and many of those are too long for acronyms.
fn shouts<'l>(labels: impl Iterator<Item = &'l str>) -> bool {
    let (mut all, mut capitals, mut long) = (0usize, 0usize, 0usize);
    for label in labels {
        all += 1;
        if pieces(label).all(|piece| piece.is_acronym || !piece.is_word) {
            capitals += 1;
            long += usize::from(letters(label) > ACRONYM);
        }
    }
    capitals * 2 > all && long * 4 > capitals
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a word of a label says something: it is no mark, number, letter or word of grammar.
fn says(word: &str, piece: &Piece, capitals: bool, language: Option<&str>) -> bool {
    if !piece.is_word || !word.contains(char::is_alphabetic) {
        return false;
    }
    let is_grammar = || match language {
        None => is_function_word(word),
        Some(language) if first_part(language) == "en" => is_function_word(word),
        Some(language) => is_grammar_of(&first_part(language), word),
    };
    let has_letters = word.chars().nth(1).is_some() || word.len() > 2;
    piece.is_acronym && capitals || has_letters && !is_grammar()
}
