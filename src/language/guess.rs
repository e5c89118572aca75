//! What classes a word can have that no list knows, by its parts and its ending.

use std::sync::LazyLock;

use crate::text::data_lines;

use super::classes::{Class, Readings, classes, parse_readings};
use super::lexicon::listed_readings;

static ENDINGS: LazyLock<Vec<(&str, Readings)>> = LazyLock::new(|| {
    data_lines(include_str!("data/endings.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .map(|(ending, codes)| (ending, parse_readings(codes)))
        .collect()
});

/// Readings of a word that nothing tells.
static UNKNOWN: LazyLock<Readings> = LazyLock::new(|| classes(&[(Class::NN, 0), (Class::JJ, 9)]));

/// Beginnings that leave the class of a word as it is.
const PREFIXES: &[&str] = &[
    "non", "un", "re", "pre", "post", "anti", "co", "inter", "intra", "multi", "sub", "super",
    "over", "under", "micro", "macro", "meta", "self", "counter", "trans", "mis", "dis", "semi",
    "socio", "bio",
];

/// Readings of a word in lower case.
#[must_use]
pub fn guessed_readings(word: &str) -> Readings {
    if let Some((_, last)) = word.rsplit_once('-') {
        return compound(last);
    }
    let rest = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
    if let Some(rest) = rest.filter(|rest| rest.len() > 3 && !word.ends_with("ly")) {
        let readings = listed_readings(rest);
        if !readings.is_empty() {
            return readings;
        }
    }
    by_ending(word).map_or_else(|| UNKNOWN.clone(), |(_, readings)| readings.clone())
}

fn by_ending(word: &str) -> Option<&'static (&'static str, Readings)> {
    let fits = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    ENDINGS.iter().find(|(ending, _)| fits(ending))
}

/// Whether the ending of a word in lower case is one that names hardly ever have.
#[must_use]
pub fn has_telling_ending(word: &str) -> bool {
    by_ending(word).is_some_and(|(ending, readings)| {
        let first = readings.first().map(|reading| reading.class);
        ending.len() > 3 || matches!(first, Some(Class::RB | Class::VG | Class::VD))
    })
}

/// Readings of a hyphenated word by its last part: "cost-based", "spin-offs", "trade-off".
fn compound(last: &str) -> Readings {
    let mut readings = listed_readings(last);
    if readings.is_empty() && !last.contains('-') {
        readings = guessed_readings(last);
    }
    let likeliest = readings.iter().min_by_key(|reading| reading.cost).map(|reading| reading.class);
    match likeliest {
        Some(Class::NS | Class::VZ) => classes(&[(Class::NS, 0)]),
        Some(Class::NN) => UNKNOWN.clone(),
        Some(_) => classes(&[(Class::JJ, 0), (Class::NN, 9)]),
        None if last.ends_with('s') => classes(&[(Class::NS, 0)]),
        None => UNKNOWN.clone(),
    }
}
