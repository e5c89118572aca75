//! The names of concepts: a key, and the preferred label that follows from it.
//!
//! A concept has the same IRI in every paper, and SKOS allows it one preferred label in a
//! language (S14). So the label is a function of the key, and never of what one paper prints;
//! printed forms that differ are alternative labels.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::text::{data_lines, data_words};

/// Longest key in characters.
const LIMIT: usize = 80;

static JOINED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("joined.txt")).collect());

/// Spellings of whole words, and of words by their beginning.
#[derive(Default)]
struct Spellings {
    words: HashMap<&'static str, &'static str>,
    beginnings: Vec<(&'static str, &'static str)>,
}

static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let mut spellings = Spellings::default();
    let rows = data_lines(include_str!("spellings.tsv")).filter_map(|line| line.split_once('\t'));
    for (british, american) in rows {
        match british.strip_suffix('*') {
            Some(beginning) => spellings.beginnings.push((beginning, american)),
            None => {
                spellings.words.insert(british, american);
            }
        }
    }
    spellings
});

/// A word in the spelling that keys have: "labour" as "labor".
fn spelled(word: &str) -> String {
    if let Some(american) = SPELLINGS.words.get(word) {
        return (*american).to_owned();
    }
    // "Localism" is no verb in -ise.
    let begins = |(british, _): &&(&str, &str)| {
        let rest = word.strip_prefix(british);
        rest.is_some_and(|rest| !(british.ends_with("is") && rest.starts_with(['m', 't'])))
    };
    match SPELLINGS.beginnings.iter().find(begins) {
        Some((british, american)) => format!("{american}{}", &word[british.len()..]),
        None => word.replace("isation", "ization"),
    }
}

/// The key of a label: one spelling, hyphens between its words, whether it has spaces or hyphens there.
/// Capitals and other marks stay, so that "AIDS" and "aids" are two concepts.
pub fn key(label: &str) -> String {
    let mut key = String::new();
    for c in label.nfc() {
        let parts = c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '_');
        match c {
            _ if parts && (key.is_empty() || key.ends_with('-')) => {}
            _ if parts => key.push('-'),
            _ if c.is_control() => {}
            _ => key.push(c),
        }
    }
    let words: Vec<String> = key.split('-').map(spelled).collect();
    let key = words.join("-");
    let cut = key.char_indices().nth(LIMIT).map_or(key.len(), |(at, _)| at);
    let key = key[..cut].trim_matches('-');
    if key.is_empty() { "untitled".to_owned() } else { key.to_owned() }
}

/// The label of a key: spaces between its words, hyphens where English writes them.
pub fn label(key: &str) -> String {
    let words: Vec<&str> = key.split('-').collect();
    let mut label = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            let last = at + 1 == words.len();
            label.push(if is_joined(words[at - 1], word, last) { '-' } else { ' ' });
        }
        label.push_str(word);
    }
    label
}

/// Whether a hyphen stands between two words; `last` when none follows.
fn is_joined(before: &str, word: &str, last: bool) -> bool {
    let number = word.starts_with(|c: char| c.is_ascii_digit());
    let numbered = number && !JOINED.contains(format!("{before}=0").as_str());
    numbered
        || JOINED.contains(format!("{before}-").as_str())
        || JOINED.contains(format!("-{word}").as_str())
        || !last && JOINED.contains(format!("-{word}=").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_key_and_label() {
        let check = |spellings: &[&str], expected_key: &str, expected_label: &str| {
            for spelling in spellings {
                assert_eq!(key(spelling), expected_key, "{spelling}");
                assert_eq!(label(&key(spelling)), expected_label, "{spelling}");
            }
        };
        check(&["social capital"], "social-capital", "social capital");
        check(&["decision-making", "decision  making"], "decision-making", "decision making");
        check(&["spin-off", "spin off"], "spin-off", "spin-off");
        check(
            &["small and medium-sized enterprise", "small and medium sized enterprise"],
            "small-and-medium-sized-enterprise",
            "small and medium-sized enterprise",
        );
        check(&["self-efficacy", "self efficacy"], "self-efficacy", "self-efficacy");
        check(&["R&D"], "R&D", "R&D");
        check(
            &["division of labour", "division of labor"],
            "division-of-labor",
            "division of labor",
        );
        check(&["behavioural organisation"], "behavioral-organization", "behavioral organization");
        check(&["COVID-19"], "COVID-19", "COVID-19");
        check(&["lin-3 gene", "lin 3 gene"], "lin-3-gene", "lin-3 gene");
        check(&["type 2 diabetes", "type-2 diabetes"], "type-2-diabetes", "type 2 diabetes");
        check(&["naïve bayes"], "naïve-bayes", "naïve bayes");
        check(&["", " - "], "untitled", "untitled");
    }

    #[test]
    fn what_differs_in_more_than_hyphens_has_a_key_of_its_own() {
        for (one, other) in [
            ("AIDS", "aids"),
            ("C++", "C"),
            ("R&D", "r d"),
            ("localism", "localizm"),
            ("four", "for"),
            ("promise", "promize"),
        ] {
            assert_ne!(key(one), key(other));
        }
    }

    #[test]
    fn the_label_of_a_label_is_itself() {
        for text in ["spin-off", "well-being", "e-mail list", "x-ray", "a-b-c", "-"] {
            let once = label(&key(text));
            assert_eq!(label(&key(&once)), once);
        }
    }

    #[test]
    fn long_labels_are_cut() {
        assert_eq!(key(&"é".repeat(10_000)).chars().count(), LIMIT);
    }
}
