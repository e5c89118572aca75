//! What classes a word can have, by word lists.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::data_lines;

use super::classes::{Class, Reading, Readings, add, parse_readings, with_cost};
use super::inflection::{known_infinitive, singular};
use super::irregular;

/// Word lists, read once.
struct Lists {
    closed: HashMap<&'static str, Readings>,
    /// Every other word, as an index into `readings`.
    words: HashMap<&'static str, u16>,
    readings: Vec<Readings>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists { closed: closed(), words: HashMap::new(), readings: Vec::new() };
    for list in [include_str!("data/words.tsv"), include_str!("data/more_words.tsv")] {
        for (codes, words) in data_lines(list).filter_map(|line| line.split_once('\t')) {
            let place = u16::try_from(lists.readings.len()).unwrap_or(u16::MAX);
            lists.readings.push(parse_readings(codes));
            lists.words.extend(words.split(' ').map(|word| (word, place)));
        }
    }
    lists
});

fn closed() -> HashMap<&'static str, Readings> {
    let mut closed: HashMap<&str, Readings> = HashMap::new();
    let rows = data_lines(include_str!("data/closed.tsv"));
    for (code, words) in rows.filter_map(|line| line.split_once('\t')) {
        let class = Class::parse(code).unwrap_or(Class::OT);
        for (word, cost) in words.split(' ').map(with_cost) {
            add(closed.entry(word).or_default(), class, cost);
        }
    }
    closed
}

/// Readings of a word that a list has as it is.
fn listed(word: &str) -> Option<&'static [Reading]> {
    LISTS.words.get(word).map(|place| LISTS.readings[usize::from(*place)].as_slice())
}

/// What a class costs that a listed word can have.
fn cost(word: &str, class: Class) -> Option<u8> {
    let readings = listed(word).or_else(|| closed_readings(word))?;
    readings.iter().find(|reading| reading.class == class).map(|reading| reading.cost)
}

/// Whether a word, in lower case, is a verb in its base form.
#[must_use]
pub fn is_verb(word: &str) -> bool {
    cost(word, Class::VB).is_some() || irregular::is_base(word)
}

/// Whether a word carries grammar rather than meaning: articles, pronouns, prepositions,
/// conjunctions, auxiliaries and the like, in any case of letters.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    LISTS.closed.contains_key(word.to_lowercase().as_str())
}

/// Readings of a word of the closed classes, given in lower case.
#[must_use]
pub fn closed_readings(word: &str) -> Option<&'static [Reading]> {
    LISTS.closed.get(word).map(Vec::as_slice)
}

/// Readings that the lists give a word in lower case, as it is or by its inflection; none of a
/// word that they do not know.
#[must_use]
pub fn listed_readings(word: &str) -> Readings {
    if let Some(listed) = listed(word) {
        return listed.to_vec();
    }
    let mut readings = Readings::new();
    match known_infinitive(word) {
        Some(base) if base != word || irregular::is_past(word) => {
            verb_form(word, &base, &mut readings);
        }
        _ => {}
    }
    let base = singular(word);
    if let Some(cost) = cost(&base, Class::NN).filter(|_| base != word) {
        add(&mut readings, Class::NS, cost);
    }
    if readings.is_empty() && is_comparative(word) {
        add(&mut readings, Class::JJ, 0);
    }
    normalised(readings)
}

/// What it costs that a verb in -s is the plural of a noun that no list knows.
const RARE: u8 = 16;
/// Behind its noun a verb in -s is rarer than in its base form.
const THIRD: u8 = 1;

/// Adds the readings of a form of the verb `base`.
fn verb_form(word: &str, base: &str, readings: &mut Readings) {
    let regular: &[(Class, u8)] = if word.ends_with("ing") {
        &[(Class::VG, 0), (Class::NN, 7), (Class::JJ, 11)]
    } else if irregular::is_past(word) {
        return irregular_form(word, base, readings);
    } else if word.ends_with('s') {
        add(readings, Class::NS, RARE);
        return add(readings, Class::VZ, cost(base, Class::VB).unwrap_or(0) + THIRD);
    } else {
        &[(Class::VD, 0), (Class::VN, 2), (Class::JJ, 9)]
    };
    for (class, cost) in regular {
        add(readings, *class, *cost);
    }
}

fn irregular_form(word: &str, base: &str, readings: &mut Readings) {
    let (past, participle) = irregular::uses(base, word);
    if past {
        add(readings, Class::VD, 0);
    }
    if participle {
        add(readings, Class::VN, if past { 3 } else { 0 });
        add(readings, Class::JJ, 20);
    }
}

/// The likeliest reading costs nothing.
fn normalised(mut readings: Readings) -> Readings {
    let least = readings.iter().map(|reading| reading.cost).min().unwrap_or(0);
    for reading in &mut readings {
        reading.cost -= least;
    }
    readings
}

/// Whether the word is "-er" or "-est" of a listed adjective.
fn is_comparative(word: &str) -> bool {
    let Some(stem) = word.strip_suffix("er").or_else(|| word.strip_suffix("est")) else {
        return false;
    };
    let mut bases = vec![stem.to_owned(), format!("{stem}e")];
    bases.extend(stem.strip_suffix('i').map(|stem| format!("{stem}y")));
    let mut letters = stem.chars().rev();
    if letters.next().is_some_and(|last| last.is_ascii() && letters.next() == Some(last)) {
        bases.push(stem[..stem.len() - 1].to_owned());
    }
    bases.iter().any(|base| cost(base, Class::JJ).is_some_and(|cost| cost < 10))
}
