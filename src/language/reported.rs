//! Whether a clause of saying stands behind a quotation that ends in a question mark or an
//! exclamation mark: `"Is it over?" Governor Tom Lund asked.`
//!
//! Only what begins with a capital is in doubt here; a word in lower case goes on anyhow.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::data_words;

use super::abbreviations::abbreviation;
use super::inflection::infinitive;
use super::lexicon::is_function_word;

static SPEECH: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/speech_verbs.txt")).collect());

/// Most words between the quotation and the verb.
const REACH: usize = 8;

/// Words that may stand inside the name of a speaker.
const WITHIN: &[&str] =
    &["of", "the", "a", "an", "for", "at", "in", "de", "van", "von", "der", "la"];

/// Whether `text` begins with a speaker and a verb of saying that takes what stands before it:
/// not with "Pike said the plan was sound".
#[must_use]
pub fn is_reported(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let mut inserted = false;
    for _ in 0..REACH {
        let Some(word) = words.next() else { return false };
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.starts_with(char::is_lowercase);
        if lower && is_speech(bare) {
            return word.len() > bare.len()
                || words.next().is_none_or(|next| !is_content(bare, next));
        }
        let joins = !lower
            || WITHIN.contains(&bare)
            || inserted
            || !is_function_word(bare) && !is_past(bare);
        let goes_on = word == bare || word.ends_with(',') || abbreviation(bare).is_some();
        if !joins || !goes_on {
            return false;
        }
        inserted ^= word.ends_with(',');
    }
    false
}

fn is_speech(word: &str) -> bool {
    let base = infinitive(word);
    base != word && SPEECH.contains(base.as_str())
}

fn is_past(word: &str) -> bool {
    word.ends_with("ed") || infinitive(word) != word && !word.ends_with('s')
}

/// Whether the word behind a verb of saying opens what is said, so that the verb does not take
/// the words before it.
fn is_content(verb: &str, next: &str) -> bool {
    const OPENS: &[&str] = &[
        "that", "the", "a", "an", "it", "he", "she", "they", "we", "there", "no", "nobody", "his",
        "her", "their", "its", "these", "those", "most", "many", "some",
    ];
    let addressed = verb.starts_with("ask") || verb.starts_with("tell") || verb == "told";
    OPENS.contains(&next) && !addressed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: bool, texts: &[&str]) {
        for text in texts {
            assert_eq!(is_reported(text), expected, "{text}");
        }
    }

    #[test]
    fn a_speaker_and_a_verb_of_saying_go_on() {
        check(
            true,
            &[
                "Pike asked.",
                "Ms. Berg wrote, smiling.",
                "Governor Tom Lund of Ohio asked reporters.",
                "Pike's lawyer demanded.",
                "Lena Ott, the chief executive, asked. “We do.”",
                "Moss yelled at him.",
                "J. Moss asks the judge.",
            ],
        );
    }

    #[test]
    fn another_clause_does_not() {
        check(
            false,
            &[
                "Pike left.",
                "Pike said the plan was sound.",
                "Moss noted that nobody does.",
                "Rossi left and asked for more.",
                "Moss. He asked.",
                "Pike had asked before.",
                "Anna Berg met the man who asked.",
                "",
            ],
        );
    }
}
