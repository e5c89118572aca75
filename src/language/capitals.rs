//! What a capital tells of a word: a name, the front of a sentence, a title, an acronym.

use std::collections::HashSet;

use super::classes::{Class, Reading, Readings, add, classes};
use super::guess::{guessed_readings, has_telling_ending};
use super::lexicon::closed_readings;

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
pub fn is_title<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut capitals) = (0, 0);
    for word in words.filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic)) {
        all += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    all > 2 && capitals * 10 >= all * 7
}

/// What its place tells of a capital.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The word opens the sentence or a quotation.
    pub first: bool,
    /// Most words of the sentence are capitalised.
    pub title: bool,
    /// The sentence ends in a mark, unlike a heading.
    pub closed: bool,
    /// The next word is capitalised.
    pub named: bool,
    /// What the text tells of the word.
    pub habits: &'a Habits<'a>,
}

/// Whether a word begins with a capital and goes on without.
pub fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// A capitalised word inside a sentence: a name, or an adjective made of one ("Nordic").
pub fn capital_inside(lower: &str, listed: &Readings) -> Readings {
    let adjective = ["ian", "ean", "ic", "ese", "ish", "an"].iter().any(|end| lower.ends_with(end));
    let known = listed.iter().any(|reading| reading.class == Class::JJ);
    match (adjective, known) {
        (true, true) => classes(&[(Class::NP, 0), (Class::JJ, 0)]),
        (true, false) => classes(&[(Class::NP, 0), (Class::JJ, 6)]),
        (false, _) => classes(&[(Class::NP, 0)]),
    }
}

/// A capitalised word at the front: a name, or what the lists or its ending tell.
pub fn capital_first(word: &str, lower: &str, listed: Readings, place: Place<'_>) -> Readings {
    let usual = place.habits.usual.contains(lower);
    let name = place.habits.names.contains(word);
    let known = !listed.is_empty();
    let mut readings = if known { listed } else { guessed_readings(lower) };
    let named = place.named && !place.title;
    if known {
        let likely = |reading: &Reading| reading.class == Class::NN && reading.cost < 3;
        let noun = place.closed && readings.iter().any(likely) && !has_telling_ending(lower);
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

/// What it costs that a listed word at the front is a name. A noun in the singular that is no
/// "-tion" or the like hardly ever stands there without a determiner.
fn capital_cost(name: bool, usual: bool, named: bool, noun: bool) -> u8 {
    match (usual, name) {
        (false, true) => 0,
        (false, false) if noun => 2,
        (false, false) if named => 4,
        (false, false) => 7,
        (true, true) => 6,
        (true, false) if named => 7,
        (true, false) => 12,
    }
}

/// Whether the word has no lower-case letters but a plural "s": "OECD", "SMEs", "R&D".
pub fn is_acronym(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let long = bare == word || bare.chars().nth(1).is_some();
    long && !bare.is_empty()
        && bare.chars().all(|c| !c.is_lowercase())
        && bare.chars().any(char::is_uppercase)
}

pub fn acronym(word: &str, lower: &str) -> Readings {
    let roman = word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if roman {
        return classes(&[(Class::CD, 0)]);
    }
    match closed_readings(lower) {
        _ if word == "I" => classes(&[(Class::PS, 0), (Class::CD, 9)]),
        Some(closed) if word.len() > 2 => closed.to_vec(),
        _ => classes(&[(Class::NP, 0)]),
    }
}
