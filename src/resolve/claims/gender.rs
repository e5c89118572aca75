//! What a first name or a pronoun says of gender: only to tell "she" from "he" among the people of a page.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::data_lines;

/// Grammatical gender of a pronoun or first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "she", "Anna".
    Female,
    /// "he", "Karl".
    Male,
}

static NAMES: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let mut gender = Gender::Female;
    for line in data_lines(include_str!("first_names.txt")) {
        match line {
            "[female]" => gender = Gender::Female,
            "[male]" => gender = Gender::Male,
            _ => names.extend(line.split_whitespace().map(|name| (name, gender))),
        }
    }
    names
});

/// Gender of a third-person pronoun in lower case.
#[must_use]
pub fn of_pronoun(pronoun: &str) -> Option<Gender> {
    match pronoun {
        "she" | "her" | "hers" => Some(Gender::Female),
        "he" | "his" | "him" => Some(Gender::Male),
        _ => None,
    }
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
