//! What claims have in common: the stems of their content words.

use std::collections::HashMap;

use super::frame::Frame;
use super::lists::List;

/// Most content words of a claim that are compared.
const MOST: usize = 60;

/// Fewest letters that stay of a word.
const SHORTEST: usize = 4;

/// Endings that tell forms and kin of a word apart, the longest first.
const ENDINGS: &[&str] = &[
    "izations", "isations", "ization", "isation", "ational", "iveness", "ations", "ically",
    "ation", "ments", "ition", "ities", "ional", "izing", "ising", "ized", "ised", "izes", "ises",
    "ment", "ness", "ings", "ions", "ally", "ence", "ance", "ical", "ies", "ied", "ing", "ity",
    "ion", "ive", "ize", "ise", "ers", "ent", "ant", "als", "ial", "ed", "es", "er", "al", "ly",
    "ic", "s", "y", "e",
];

/// The content words of claims, by number.
#[derive(Debug, Default)]
pub struct Topics {
    numbers: HashMap<String, u32>,
    /// Numbers of each claim, sorted, each once.
    claims: Vec<Vec<u32>>,
}

impl Topics {
    /// Adds the next claim.
    pub fn push(&mut self, frame: &Frame) {
        let numbers = self.numbers_of(&frame.said);
        self.claims.push(numbers);
    }

    fn numbers_of(&mut self, words: &[String]) -> Vec<u32> {
        let content = words.iter().filter(|word| is_content(word)).take(MOST);
        let mut numbers: Vec<u32> = content
            .map(|word| {
                let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                *self.numbers.entry(stem(word).to_owned()).or_insert(next)
            })
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// How many content words two claims share.
    #[must_use]
    pub fn shared(&self, one: usize, other: usize) -> usize {
        let (Some(one), Some(other)) = (self.claims.get(one), self.claims.get(other)) else {
            return 0;
        };
        one.iter().filter(|number| other.binary_search(number).is_ok()).count()
    }

    /// Whether a claim holds a word.
    #[must_use]
    pub fn holds(&self, claim: usize, word: &str) -> bool {
        let number = self.numbers.get(stem(word)).filter(|_| is_content(word));
        number.zip(self.claims.get(claim)).is_some_and(|(number, held)| held.contains(number))
    }
}

/// Whether a word can say what a claim is about.
#[must_use]
pub fn is_content(word: &str) -> bool {
    word.chars().count() > 2 && word.contains(char::is_alphabetic) && !List::COMMON.has(word)
}

/// A word without its endings.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let mut stem = word;
    while let Some(shorter) = shorten(stem) {
        stem = shorter;
    }
    stem
}

fn shorten(word: &str) -> Option<&str> {
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|rest| rest.chars().count() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::super::super::words::words;
    use super::*;

    #[test]
    fn kin_have_one_stem() {
        let check = |one: &str, other: &str, same: bool| {
            assert_eq!(stem(one) == stem(other), same, "{} {}", stem(one), stem(other));
        };
        check("policy", "policies", true);
        check("region", "regional", true);
        check("clusters", "clustering", true);
        check("localized", "localization", true);
        check("institution's", "institutional", true);
        check("bank", "banks", true);
        check("town", "towel", false);
        check("trust", "truth", false);
    }

    #[test]
    fn common_words_are_not_shared() {
        let mut topics = Topics::default();
        for said in [
            "the banks of small towns trust each other",
            "these towns have a bank",
            "they have other things",
        ] {
            topics.push(&Frame { said: words(said), ..Frame::default() });
        }
        assert_eq!(topics.shared(0, 1), 2);
        assert_eq!(topics.shared(0, 2), 0);
        assert!(topics.holds(0, "bank"));
        assert!(!topics.holds(2, "bank"));
        assert!(!topics.holds(2, "things"));
    }
}
