//! What names, titles and pronouns tell of gender: only to tell "she" from "he" among the people of a page.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::words::words;
use crate::paper::{Document, LinkedPerson};
use crate::text::{ArenaSpan, data_lines};

/// Most mentions of a person that are looked at for a title.
const MENTIONS: usize = 20;

/// Most bytes before and behind a name in which a title or an apposition may stand.
const REACH: usize = 60;

/// Most words of an apposition that are read: ", a former town chairwoman".
const APPOSITION: usize = 6;

/// Grammatical gender of a pronoun or first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "she", "Anna".
    Female,
    /// "he", "Karl".
    Male,
}

type Words = HashMap<&'static str, Gender>;

static NAMES: LazyLock<Words> = LazyLock::new(|| read(include_str!("../data/first_names.txt")));

static GENDERED: LazyLock<Words> =
    LazyLock::new(|| read(include_str!("../data/gendered_words.txt")));

fn read(file: &'static str) -> Words {
    let mut words = HashMap::new();
    let mut gender = Gender::Female;
    for line in data_lines(file) {
        match line {
            "[female]" => gender = Gender::Female,
            "[male]" => gender = Gender::Male,
            _ => words.extend(line.split_whitespace().map(|word| (word, gender))),
        }
    }
    words
}

/// Gender of a third-person pronoun in lower case.
#[must_use]
pub fn of_pronoun(pronoun: &str) -> Option<Gender> {
    match pronoun {
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        "he" | "his" | "him" | "himself" => Some(Gender::Male),
        _ => None,
    }
}

/// Gender of a person: by the titles printed with the name, else by the first name.
#[must_use]
pub fn of_person(document: &Document, person: &LinkedPerson) -> Option<Gender> {
    let listed = person.honorifics.iter().flat_map(|title| words(title));
    let listed = agreed(listed.filter_map(|word| of_word(&word)));
    let mentions = person.mentions.iter().take(MENTIONS);
    let printed = || agreed(mentions.filter_map(|span| beside(document, *span)));
    let given = || person.name.given.as_deref().and_then(of_given);
    listed.or_else(printed).or_else(given)
}

/// The gender that all tell, if any does and none contradicts.
fn agreed(mut told: impl Iterator<Item = Gender>) -> Option<Gender> {
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

/// Gender of a title or noun in lower case.
fn of_word(word: &str) -> Option<Gender> {
    GENDERED.get(word).copied()
}

/// What the title before a name or the apposition behind it tells: "Mrs. Lind", "Lind, a spokeswoman".
fn beside(document: &Document, name: ArenaSpan) -> Option<Gender> {
    let arena = document.arena();
    let from = name.start().saturating_sub(REACH);
    let from = (from..=name.start()).find(|at| arena.is_char_boundary(*at))?;
    let before = words(&arena[from..name.start()]);
    let title = before.iter().rev().find(|word| *word != ".");
    if let Some(gender) = title.and_then(|word| of_word(word)) {
        return Some(gender);
    }
    let to = (name.end() + REACH).min(arena.len());
    let to = (name.end()..=to).rev().find(|at| arena.is_char_boundary(*at))?;
    let behind = words(&arena[name.end()..to]);
    let (comma, rest) = behind.split_first()?;
    let is_part = |word: &&String| !matches!(word.as_str(), "," | "." | ";" | "of" | "for" | "and");
    let mut apposition = rest.iter().take(APPOSITION).take_while(is_part);
    apposition.find_map(|word| of_word(word)).filter(|_| comma == ",")
}

/// Gender that the first of some given names has nearly everywhere.
#[must_use]
pub fn of_given(given: &str) -> Option<Gender> {
    let first = given.split([' ', '-']).next()?;
    NAMES.get(first.to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_used_for_both_are_left_open() {
        let check = |given: &str, expected: Option<Gender>| {
            assert_eq!(of_given(given), expected, "{given}");
        };
        check("Anna Maria", Some(Gender::Female));
        check("Karl-Heinz", Some(Gender::Male));
        check("Robin", None);
        check("J.", None);
        check("", None);
    }
}
