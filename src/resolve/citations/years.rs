//! How the year of a pointer fits that of an entry.

use super::slug;

/// A year as compared: number and letter, or what stands for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year {
    /// Numbers that it can be: two of "1890/1920"; none for "in press".
    pub numbers: Vec<u16>,
    /// The letter of "1999a".
    pub letter: Option<char>,
    /// Whether the work has no date: "n.d.".
    pub is_undated: bool,
}

impl Year {
    /// Reads a year as printed.
    #[must_use]
    pub fn of(printed: &str) -> Self {
        let runs = printed.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
        let numbers: Vec<u16> = runs.filter_map(|run| run.parse().ok()).collect();
        let letter = printed.chars().next_back().filter(char::is_ascii_lowercase);
        let folded = slug(printed);
        let is_undated = matches!(
            folded.as_str(),
            "n-d" | "nd" | "s-d" | "sd" | "s-f" | "sf" | "o-j" | "no-date" | "undated"
        );
        let letter = letter.filter(|_| !numbers.is_empty());
        Self { numbers, letter, is_undated }
    }

    /// Whether both are the same year, letters left aside.
    #[must_use]
    pub fn is_year_of(&self, other: &Self) -> bool {
        if self.numbers.is_empty() || other.numbers.is_empty() {
            // "forthcoming" and "in press" are the same.
            return self.numbers.is_empty()
                && other.numbers.is_empty()
                && self.is_undated == other.is_undated;
        }
        self.numbers.iter().any(|number| other.numbers.contains(number))
    }

    /// Whether both are neighbours.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        let beside = |one: &u16| other.numbers.iter().any(|other| one.abs_diff(*other) == 1);
        self.numbers.iter().any(beside)
    }

    /// Whether letters allow both to be one: the same, or one of them missing.
    #[must_use]
    pub fn may_share_letter(&self, other: &Self) -> bool {
        self.letter == other.letter || self.letter.is_none() || other.letter.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_compared_by_number() {
        let same = |one: &str, other: &str| Year::of(one).is_year_of(&Year::of(other));
        assert!(same("1999a", "1999") && same("in press", "forthcoming") && same("n.d.", "n. d."));
        assert!(same("1890/1920", "1920") && same("1998-99", "1998"));
        assert!(!same("1999", "1998") && !same("in press", "1999") && !same("n.d.", "in press"));
    }

    #[test]
    fn neighbours_are_one_apart() {
        let beside = |one: &str, other: &str| Year::of(one).is_beside(&Year::of(other));
        assert!(beside("1999", "2000") && !beside("1999", "2001") && !beside("1999", "in press"));
    }

    #[test]
    fn letters_may_be_missing_but_not_differ() {
        let share = |one: &str, other: &str| Year::of(one).may_share_letter(&Year::of(other));
        assert!(share("1999a", "1999") && share("1999a", "1999a") && !share("1999a", "1999b"));
    }
}
