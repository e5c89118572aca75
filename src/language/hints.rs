//! What the word before tells of "'s", "to" and "that".

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::{data_lines, data_words};

use super::classes::{Class, Readings, classes};
use super::inflection::{infinitive, singular};
use super::lexicon::closed_readings;

/// The readings of "'s" behind a word.
pub fn possessive_or_verb(before: &str) -> Readings {
    const TAKES_VERB: &[&str] = &[
        "it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "this", "when",
    ];
    let before = before.to_lowercase();
    if before == "let" {
        classes(&[(Class::PR, 0)])
    } else if TAKES_VERB.contains(&before.as_str()) {
        classes(&[(Class::BE, 0), (Class::HV, 4)])
    } else {
        classes(&[(Class::PO, 0), (Class::BE, 9), (Class::HV, 9)])
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
pub fn to(before: &str) -> Readings {
    let before = before.to_lowercase();
    let known = |word: &str| BEFORE_TO.get(word).copied();
    match known(&before)
        .or_else(|| known(&infinitive(&before)))
        .or_else(|| known(&singular(&before)))
    {
        Some(Class::IN) => classes(&[(Class::TO, 9), (Class::IN, 0)]),
        Some(_) => classes(&[(Class::TO, 0), (Class::IN, 9)]),
        None => classes(&[(Class::TO, 0), (Class::IN, 0)]),
    }
}

static THAT_NOUNS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/that_nouns.txt")).collect());

/// The readings of "that" behind a word, which its clause may complete: "the claim that rents fall".
pub fn that(before: &str) -> Readings {
    if !THAT_NOUNS.contains(singular(&before.to_lowercase()).as_str()) {
        return closed_readings("that").map(<[_]>::to_vec).unwrap_or_default();
    }
    const RELATIVE: u8 = 18;
    const OTHER: u8 = 24;
    classes(&[
        (Class::TH, 0),
        (Class::WP, RELATIVE),
        (Class::DS, OTHER),
        (Class::PR, OTHER),
        (Class::P3, OTHER),
    ])
}

static GERUND_VERBS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/gerund_verbs.txt")).collect());

/// What other readings of a word in "-ing" cost more behind a verb that takes another.
const GERUND: u8 = 14;

/// The readings of a word in "-ing" behind another word: "stop asking".
pub fn gerund(before: &str, mut readings: Readings) -> Readings {
    if GERUND_VERBS.contains(infinitive(&before.to_lowercase()).as_str()) {
        for reading in readings.iter_mut().filter(|reading| reading.class != Class::VG) {
            reading.cost += GERUND;
        }
    }
    readings
}
