//! What classes each token of a sentence can have, by its word and its place.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::{ArenaSpan, data_lines, data_words};

use super::classes::{Class, Readings, add, parse_readings};
use super::guess::{guessed_readings, has_telling_ending};
use super::inflection::{infinitive, singular};
use super::lexicon::{closed_readings, listed_readings};

/// How a text writes its words.
#[derive(Debug, Default)]
pub struct Habits<'a> {
    /// Words without a capital.
    pub usual: HashSet<&'a str>,
    /// Words with a capital inside a sentence.
    pub names: HashSet<&'a str>,
}

impl<'a> Habits<'a> {
    /// Takes in the words of a sentence.
    pub fn learn(&mut self, words: impl Iterator<Item = &'a str> + Clone) {
        let title = is_title(words.clone());
        let mut inside = false;
        for word in words {
            let lower = word.starts_with(char::is_lowercase);
            if lower {
                self.usual.insert(word);
            } else if inside && !title && is_capitalised(word) {
                self.names.insert(word);
            }
            inside = lower;
        }
    }
}

/// Whether most longer words are capitalised, so that capitals tell no names.
fn is_title<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut capitals) = (0, 0);
    for word in words.filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic)) {
        all += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    all > 2 && capitals * 10 >= all * 7
}

/// The readings that each token may have; none for quotation marks.
#[must_use]
pub fn allowed(arena: &str, tokens: &[ArenaSpan], habits: &Habits<'_>) -> Vec<Readings> {
    let words = || tokens.iter().map(|span| span.of(arena));
    let title = is_title(words());
    let mut quotes = Quotes::default();
    let mut first = true;
    let mut readings = Vec::with_capacity(tokens.len());
    for (at, span) in tokens.iter().enumerate() {
        let word = span.of(arena);
        let before = at.checked_sub(1).map(|before| tokens[before]);
        let touches = before.is_some_and(|before| before.end() == span.start());
        let before = before.map_or("", |before| before.of(arena));
        let opens = quotes.opens(word, touches);
        let named = tokens.get(at + 1).is_some_and(|next| is_capitalised(next.of(arena)));
        readings.push(match word {
            "'" | "’" if touches && opens.is_none() && before.ends_with('s') => codes("PO"),
            "'s" | "’s" => possessive_or_verb(before),
            "to" => to(before),
            "that" if completes(before) => codes("TH WP:18 DS:24 PR:24 P3:24"),
            _ if opens.is_some() => Readings::new(),
            _ => word_readings(word, Place { first, title, named, habits }),
        });
        first = first && !word.chars().any(char::is_alphanumeric)
            || opens == Some(true)
            || matches!(word, ":" | "•");
    }
    readings
}

/// The readings of a line of a data file.
fn codes(codes: &str) -> Readings {
    parse_readings(codes)
}

/// Which quotation marks stand open.
#[derive(Default)]
struct Quotes {
    double: bool,
    single: bool,
}

impl Quotes {
    /// Whether a quotation mark opens or closes; nothing for other words, such as an apostrophe.
    fn opens(&mut self, word: &str, touches: bool) -> Option<bool> {
        match word {
            "\"" => {
                self.double = !self.double;
                Some(self.double)
            }
            "“" | "«" | "„" => Some(true),
            "”" | "»" => Some(false),
            "‘" => {
                self.single = true;
                Some(true)
            }
            "'" if !touches && !self.single => {
                self.single = true;
                Some(true)
            }
            "'" | "’" if self.single => {
                self.single = false;
                Some(false)
            }
            _ => None,
        }
    }
}

/// The readings of "'s" behind a word.
fn possessive_or_verb(before: &str) -> Readings {
    const TAKES_VERB: &[&str] = &[
        "it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "this", "when",
    ];
    let before = before.to_lowercase();
    if before == "let" {
        codes("PR")
    } else if TAKES_VERB.contains(&before.as_str()) {
        codes("BE HV:4")
    } else {
        codes("PO BE:9 HV:9")
    }
}

/// Words in front of "to", with the class that it has there.
static BEFORE_TO: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    data_lines(include_str!("data/to_words.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(code, words)| {
            let class = Class::parse(code).unwrap_or(Class::TO);
            words.split(' ').map(move |word| (word, class))
        })
        .collect()
});

/// The readings of "to" behind a word.
fn to(before: &str) -> Readings {
    let before = before.to_lowercase();
    let known = |word: &str| BEFORE_TO.get(word).copied();
    match known(&before)
        .or_else(|| known(&infinitive(&before)))
        .or_else(|| known(&singular(&before)))
    {
        Some(Class::IN) => codes("TO:9 IN"),
        Some(_) => codes("TO IN:9"),
        None => codes("TO IN"),
    }
}

static THAT_NOUNS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/that_nouns.txt")).collect());

/// Whether a clause with "that" completes a noun: "the claim that rents fall".
fn completes(noun: &str) -> bool {
    THAT_NOUNS.contains(singular(&noun.to_lowercase()).as_str())
}

/// What its place tells of a capital.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The word opens the sentence or a quotation.
    first: bool,
    /// Most words of the sentence are capitalised.
    title: bool,
    /// The next word is capitalised.
    named: bool,
    /// What the text tells of the word.
    habits: &'a Habits<'a>,
}

fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Readings of a word by its characters and place.
fn word_readings(word: &str, place: Place<'_>) -> Readings {
    let Some(initial) = word.chars().next() else { return codes("OT") };
    if !initial.is_alphabetic() && initial != '\'' && initial != '’' {
        return codes(mark_or_number(word, initial));
    }
    if word.contains("://") || word.contains('@') || word.starts_with("www.") {
        return codes("OT");
    }
    let lower = word.to_lowercase().replace('’', "'");
    if initial.is_uppercase() && is_acronym(word) && !(place.first && word.len() == 1) {
        return acronym(word, &lower);
    }
    if let Some(closed) = closed_readings(&lower) {
        let mut readings = closed.to_vec();
        if initial.is_uppercase() && !place.first && !place.title {
            add(&mut readings, Class::NP, 6);
        }
        return readings;
    }
    let listed = listed_readings(&lower);
    match (initial.is_uppercase(), place.first || place.title) {
        (true, false) => capital_inside(&lower, &listed),
        (true, true) => capital_first(word, &lower, listed, place),
        (false, _) if listed.is_empty() => guessed_readings(&lower),
        (false, _) => listed,
    }
}

/// A capitalised word inside a sentence: a name, or an adjective made of one ("Nordic").
fn capital_inside(lower: &str, listed: &Readings) -> Readings {
    let adjective = ["ian", "ean", "ic", "ese", "ish", "an"].iter().any(|end| lower.ends_with(end));
    let known = listed.iter().any(|reading| reading.class == Class::JJ);
    codes(match (adjective, known) {
        (true, true) => "NP JJ",
        (true, false) => "NP JJ:6",
        (false, _) => "NP",
    })
}

/// A capitalised word at the front: a name, or what the lists or its ending tell.
fn capital_first(word: &str, lower: &str, listed: Readings, place: Place<'_>) -> Readings {
    let usual = place.habits.usual.contains(lower);
    let name = place.habits.names.contains(word);
    let known = !listed.is_empty();
    let mut readings = if known { listed } else { guessed_readings(lower) };
    let named = place.named && !place.title;
    if known {
        let noun = readings.iter().any(|reading| reading.class == Class::NN && reading.cost < 3);
        add(&mut readings, Class::NP, capital_cost(name, usual, named, noun));
    } else if !usual && (name || named || !has_telling_ending(lower)) {
        for reading in &mut readings {
            reading.cost += 9;
        }
        add(&mut readings, Class::NP, 0);
    } else {
        add(&mut readings, Class::NP, 9);
    }
    readings
}

/// What it costs that a listed word at the front is a name. A noun in the singular hardly ever
/// stands there without a determiner.
fn capital_cost(name: bool, usual: bool, named: bool, noun: bool) -> u8 {
    match (usual, name) {
        (false, true) => 0,
        (false, false) if noun || named => 4,
        (false, false) => 7,
        (true, true) => 6,
        (true, false) if named => 7,
        (true, false) => 12,
    }
}

/// Whether the word has no lower-case letters but a plural "s": "OECD", "SMEs", "R&D".
fn is_acronym(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let long = bare == word || bare.chars().nth(1).is_some();
    long && !bare.is_empty()
        && bare.chars().all(|c| !c.is_lowercase())
        && bare.chars().any(char::is_uppercase)
}

fn acronym(word: &str, lower: &str) -> Readings {
    let roman = word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if roman {
        return codes("CD");
    }
    match closed_readings(lower) {
        _ if word == "I" => codes("PS CD:9"),
        Some(closed) if word.len() > 2 => closed.to_vec(),
        _ => codes("NP"),
    }
}

/// The class of a mark or number.
fn mark_or_number(word: &str, initial: char) -> &'static str {
    match initial {
        _ if initial.is_numeric() => {
            let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending));
            let noun =
                word.ends_with("0s") || word.chars().filter(|c| c.is_alphabetic()).count() > 2;
            match (noun, ordinal) {
                (true, _) => "NN",
                (false, true) => "JJ",
                (false, false) => "CD",
            }
        }
        '%' | '=' | '+' | '<' | '>' | '±' | '×' | '~' | '°' | '$' | '€' | '£' | '§' | '≤' | '≥'
        | '≈' | '#' | '@' | '^' | '|' | '\\' => "OT",
        ',' => "CM",
        '.' | '?' | '!' | ';' | ':' | '…' => "ST",
        _ => "PU",
    }
}
