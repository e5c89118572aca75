//! What classes each token of a sentence can have, by its word and its place.

use crate::text::ArenaSpan;

use super::capitals::{Habits, Place, acronym, capital_first, capital_inside, is_acronym};
use super::capitals::{is_capitalised, is_title};
use super::classes::{Class, Readings, add, classes};
use super::guess::guessed_readings;
use super::hints::{gerund, possessive_or_verb, that, to};
use super::lexicon::{closed_readings, listed_readings};

/// The readings that each token may have; none for quotation marks.
#[must_use]
pub fn allowed(arena: &str, tokens: &[ArenaSpan], habits: &Habits<'_>) -> Vec<Readings> {
    let words = || tokens.iter().map(|span| span.of(arena));
    let title = is_title(words());
    let closed = words().next_back().is_some_and(|word| !word.ends_with(char::is_alphanumeric));
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
        let place = Place { first, title, closed, named, habits };
        readings.push(match word {
            "'" | "’" if touches && opens.is_none() && before.ends_with('s') => {
                classes(&[(Class::PO, 0)])
            }
            "'s" | "’s" => possessive_or_verb(before),
            "to" => to(before),
            "that" => that(before),
            _ if opens.is_some() => Readings::new(),
            _ if word.ends_with("ing") => gerund(before, word_readings(word, place)),
            _ => word_readings(word, place),
        });
        first = first && (!word.chars().any(char::is_alphanumeric) || at == 0 && is_label(word))
            || opens == Some(true)
            || matches!(word, ":" | "•");
    }
    readings
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

/// Whether a number at the front may be the label of a note or an item: "1 The books are kept".
fn is_label(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Readings of a word by its characters and place.
fn word_readings(word: &str, place: Place<'_>) -> Readings {
    let Some(initial) = word.chars().next() else { return classes(&[(Class::OT, 0)]) };
    if !initial.is_alphabetic() && initial != '\'' && initial != '’' {
        return classes(&[(mark_or_number(word, initial), 0)]);
    }
    if word.contains("://") || word.contains('@') || word.starts_with("www.") {
        return classes(&[(Class::OT, 0)]);
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

/// The class of a mark or number.
fn mark_or_number(word: &str, initial: char) -> Class {
    match initial {
        _ if initial.is_numeric() => {
            let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending));
            let noun =
                word.ends_with("0s") || word.chars().filter(|c| c.is_alphabetic()).count() > 2;
            match (noun, ordinal) {
                (true, _) => Class::NN,
                (false, true) => Class::JJ,
                (false, false) => Class::CD,
            }
        }
        '%' | '=' | '+' | '<' | '>' | '±' | '×' | '~' | '°' | '$' | '€' | '£' | '§' | '≤' | '≥'
        | '≈' | '#' | '@' | '^' | '|' | '\\' => Class::OT,
        ',' => Class::CM,
        '.' | '?' | '!' | ';' | ':' | '…' => Class::ST,
        _ => Class::PU,
    }
}
