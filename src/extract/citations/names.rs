//! The names before a year, read from their end.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::{collapse, data_lines, data_words};

use super::words::{Look, Word};

/// Words of one name; names of organisations are long.
const MOST_WORDS: usize = 14;
/// Names of one pointer.
const MOST_NAMES: usize = 12;

/// The names of a pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Each name, in order; never empty.
    pub names: Vec<Name>,
    /// Whether "et al." follows.
    pub et_al: bool,
    /// Whether the names own what follows: "Saxenian's".
    pub possessive: bool,
    /// Where the last word of them ends.
    pub end: usize,
    /// Whether the last two names are joined by more than a comma.
    pub joined: bool,
}

/// One name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words without initials and the like, as printed.
    pub words: Vec<String>,
    /// Where each of them starts.
    pub starts: Vec<usize>,
    /// A short form printed behind it: the "IBGE" of "Instituto … [IBGE]".
    pub short: Option<String>,
    /// Where it starts.
    pub start: usize,
}

static NOT_NAMES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/not_names.txt")).collect());
static OPENERS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/openers.txt")).collect());
static PARTICLES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/particles.txt")).collect());
/// Words inside the names of organisations.
static LINKS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/links.txt")).collect());
static ET_AL: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    data_lines(include_str!("data/et_al.txt")).map(|line| line.split(' ').collect()).collect()
});

/// The names that end the words; nothing when the words name nobody.
pub fn before(words: &[Word<'_>]) -> Option<Names> {
    let words = without_last(words, &[",", "，"]);
    let (words, et_al) = without_et_al(words);
    let words = without_last(words, &[","]);
    let (words, mark) = without_mark(words);
    let (last, mut start) = one(words)?;
    let possessive = mark || is_possessive(words.last()?);
    let mut names = vec![last];
    let mut joined = false;
    while names.len() < MOST_NAMES
        && let Some((rest, joint)) = without_joint(&words[..start])
        && let Some((name, earlier)) = one(rest)
    {
        joined |= names.len() == 1 && joint.is_word();
        start = earlier;
        names.push(name);
    }
    names.reverse();
    let end = words.last()?.range.end;
    Some(Names { names, et_al, possessive, end, joined })
}

impl Names {
    /// Where the first name starts.
    pub fn start(&self) -> usize {
        self.names.first().map_or(self.end, |name| name.start)
    }

    /// Passes over what is no name before the first one: "in September, Dahl and Berg (1999)";
    /// nothing when the last one is none, "et al." aside.
    pub fn without_things(mut self) -> Option<Self> {
        let ends_in_thing = self.names.last().is_none_or(Name::is_thing) && !self.et_al;
        let first = self.names.iter().position(|name| self.et_al || !name.is_thing())?;
        self.names.drain(..first);
        (!ends_in_thing).then_some(self)
    }

    /// Whether it is one acronym, such as "OECD".
    pub fn is_acronym(&self) -> bool {
        matches!(&self.names[..], [one] if one.is_acronym())
    }
}

impl Name {
    /// The family name, or the whole name of an organisation.
    pub fn family(&self) -> String {
        let plain =
            self.words.iter().filter(|word| !is_particle(word) && !is_initial(word)).count();
        // Three plain words and more are an organisation.
        let start = if plain >= 3 { 0 } else { self.family_start() };
        let family = self.words[start..].join(" ");
        match &self.short {
            Some(short) => format!("{family} [{short}]"),
            None => family,
        }
    }

    /// Endings of the name from the longest on, each of which may be the family name.
    pub fn endings(&self) -> impl Iterator<Item = String> + '_ {
        (0..self.words.len()).map(|start| self.words[start..].join(" "))
    }

    /// Where the name starts when small words before the family are no part of it.
    pub fn start_of(&self, family: &str) -> usize {
        let kept = family.split(' ').count();
        let before = self.words.len().saturating_sub(kept);
        let small = |word: &&String| word.starts_with(char::is_lowercase);
        match self.words[..before].iter().take_while(small).count() {
            0 => self.start,
            passed => self.starts[passed],
        }
    }

    fn family_start(&self) -> usize {
        let last = self.words.len().saturating_sub(1);
        let particles =
            self.words[..last].iter().rev().take_while(|word| is_particle(word)).count();
        last - particles
    }

    /// Names of months, places and things, and words that are capitalised for their place.
    fn is_thing(&self) -> bool {
        let [word] = &self.words[..] else { return false };
        is_opener(word) || NOT_NAMES.contains(word.to_lowercase().as_str())
    }

    fn is_acronym(&self) -> bool {
        let capital = |c: char| c.is_uppercase() || c == '-';
        matches!(&self.words[..], [one] if one.chars().count() <= 8 && one.chars().all(capital))
    }
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(word.to_lowercase().as_str())
}

fn is_opener(word: &str) -> bool {
    OPENERS.contains(word.to_lowercase().as_str())
}

fn without_last<'w, 't>(words: &'w [Word<'t>], marks: &[&str]) -> &'w [Word<'t>] {
    match words.split_last() {
        Some((last, rest)) if marks.contains(&last.text) => rest,
        _ => words,
    }
}

/// The words before "et al.", and whether it was there.
fn without_et_al<'w, 't>(words: &'w [Word<'t>]) -> (&'w [Word<'t>], bool) {
    let ends = |form: &[&str]| {
        let start = words.len().checked_sub(form.len())?;
        let same =
            words[start..].iter().zip(form).all(|(word, part)| word.text.to_lowercase() == *part);
        same.then_some(start)
    };
    let found = ET_AL.iter().find_map(|form| {
        let open = form.strip_suffix(&["."]);
        ends(form).or_else(|| open.and_then(&ends))
    });
    found.map_or((words, false), |start| (&words[..start], true))
}

/// "Schmitz'" has its mark as a word of its own.
fn without_mark<'w, 't>(words: &'w [Word<'t>]) -> (&'w [Word<'t>], bool) {
    match words {
        [rest @ .., name, mark]
            if matches!(mark.text, "'" | "’") && name.range.end == mark.range.start =>
        {
            (&words[..rest.len() + 1], true)
        }
        _ => (words, false),
    }
}

fn is_possessive(word: &Word<'_>) -> bool {
    word.text.ends_with("'s") || word.text.ends_with("’s")
}

/// What stands between two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Comma,
    And,
}

impl Joint {
    fn is_word(self) -> bool {
        self == Self::And
    }
}

/// The words before ", ", "; ", " and ", ", & ".
fn without_joint<'w, 't>(words: &'w [Word<'t>]) -> Option<(&'w [Word<'t>], Joint)> {
    const AND: [&str; 13] =
        ["and", "&", "e", "y", "et", "und", "og", "och", "en", "и", "с", "و", "和"];
    let (last, rest) = words.split_last()?;
    if matches!(last.text, "," | ";" | "，" | "、" | "；" | "·" | "/") {
        return Some((rest, Joint::Comma));
    }
    AND.contains(&last.text).then(|| (without_last(rest, &[",", ";"]), Joint::And))
}

/// The one name that ends the words, and the index of its first word.
fn one(words: &[Word<'_>]) -> Option<(Name, usize)> {
    let (words, short) = without_short(words);
    let (words, initials) = without_initials(words);
    let words = without_suffix(words);
    let mut start = words.len().checked_sub(1)?;
    let last = &words[start];
    match last.look {
        Look::Capital if !is_opener(last.text) => {}
        Look::Initials if !initials && (last.text.chars().count() > 1) => {}
        Look::Caseless => return Some((caseless(last), start)),
        _ => return None,
    }
    while start > 0 && words.len() - start < MOST_WORDS && belongs(words, start) {
        start -= 1;
    }
    while start + 1 < words.len() && !may_open(&words[start]) {
        start += 1;
    }
    let kept: Vec<&Word<'_>> = words[start..].iter().filter(|word| is_kept(word)).collect();
    let initials = kept.iter().take_while(|word| is_initial(word.text)).count();
    let kept = &kept[initials.min(kept.len().saturating_sub(1))..];
    let name = Name {
        words: kept.iter().map(|word| bare(word.text)).collect(),
        starts: kept.iter().map(|word| word.range.start).collect(),
        short,
        start: words[start].range.start,
    };
    (!name.words.is_empty()).then_some((name, start))
}

fn caseless(word: &Word<'_>) -> Name {
    let start = word.range.start;
    Name { words: vec![word.text.to_owned()], starts: vec![start], short: None, start }
}

/// Whether the word before `start` is part of the name.
fn belongs(words: &[Word<'_>], start: usize) -> bool {
    let (word, next) = (&words[start - 1], &words[start]);
    match word.look {
        Look::Capital | Look::Initials => !is_opener(word.text) && !is_possessive(word),
        Look::Small => {
            let is_link =
                LINKS.contains(word.text) && start > 1 && words[start - 2].look == Look::Capital;
            next.look != Look::Mark && (is_particle(word.text) || is_link)
        }
        // "A. Marshall", "St. John", "J.-P. Lee".
        Look::Mark => {
            let before = start.checked_sub(2).map(|at| &words[at]);
            let short = before.is_some_and(|one| {
                one.look == Look::Initials || matches!(one.text, "St" | "Dr" | "Th" | "Ch")
            });
            word.is(".") && short || word.is("-") && next.look == Look::Initials
        }
        Look::Caseless | Look::Number => false,
    }
}

/// Whether a name can open with the word.
fn may_open(word: &Word<'_>) -> bool {
    match word.look {
        Look::Capital | Look::Initials => true,
        Look::Small => is_particle(word.text),
        _ => false,
    }
}

fn is_kept(word: &Word<'_>) -> bool {
    word.look != Look::Mark
}

fn is_initial(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() == 1
}

/// Without what shows an owner.
fn bare(word: &str) -> String {
    collapse(word.trim_end_matches("'s").trim_end_matches("’s"))
}

/// "World Health Organization [WHO]": the words before the bracket, and what is in it.
fn without_short<'w, 't>(words: &'w [Word<'t>]) -> (&'w [Word<'t>], Option<String>) {
    match words {
        [rest @ .., open, short, close]
            if matches!(open.text, "(" | "[")
                && matches!(close.text, ")" | "]")
                && matches!(short.look, Look::Capital | Look::Initials)
                && rest.last().is_some_and(|word| word.look == Look::Capital) =>
        {
            (rest, Some(short.text.to_owned()))
        }
        _ => (words, None),
    }
}

/// "Saxenian, A", "Silva, J. P.", "Smith JR": the words before the initials.
fn without_initials<'w, 't>(words: &'w [Word<'t>]) -> (&'w [Word<'t>], bool) {
    let is_initial = |word: &Word<'_>| word.look == Look::Initials || word.is(".") || word.is("-");
    let count = words.iter().rev().take(8).take_while(|word| is_initial(word)).count();
    let rest = &words[..words.len() - count];
    let comma = without_last(rest, &[","]);
    let has_name =
        comma.last().is_some_and(|word| word.look == Look::Capital && !is_opener(word.text));
    let initials = &words[words.len() - count..];
    let plain = initials.iter().any(|word| word.look == Look::Initials);
    let short = initials.iter().all(|word| word.text.chars().count() <= 2);
    if plain && short && has_name { (comma, true) } else { (words, false) }
}

/// "Lee Jr.", "Lee III".
fn without_suffix<'w, 't>(words: &'w [Word<'t>]) -> &'w [Word<'t>] {
    match without_last(words, &["."]) {
        [rest @ .., suffix] if matches!(suffix.text, "Jr" | "Sr" | "II" | "III") => {
            let rest = without_last(rest, &[","]);
            if rest.is_empty() { words } else { rest }
        }
        _ => words,
    }
}
