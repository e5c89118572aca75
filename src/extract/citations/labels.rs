//! Pointers by label: "[Knu84]", "[ABC+12; Dah99, p. 3]".

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::CitationKey;
use crate::text::pattern;

use super::numbering::Numbering;
use super::{GUESS, Pointer};

/// A letter or more, a plus, two digits of a year or all four, a letter.
const LABEL: &str = r"\p{Lu}[\p{L}+*]{0,9}[-_:]?(?:[0-9]{2}|(?:1[5-9]|20)[0-9]{2})[a-z]?";

static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\[(?:see\s|cf\.\s)?{LABEL}(?:\s*[,;]\s*{LABEL})*(?:\s*[,:]\s*(?:pp?|ch|chap|sec|th|thm)\.?\s*[^\[\]]{{1,20}})?\]"
    ))
});
static ONE: LazyLock<Regex> = LazyLock::new(|| pattern(LABEL));

/// All of them in the text of a block: labels of entries; where entries have none, what
/// looks like labels is a guess.
pub fn find(text: &str, numbering: &Numbering) -> Vec<Pointer> {
    let mut pointers = Vec::new();
    for bracket in BRACKET.find_iter(text) {
        for found in ONE.find_iter(bracket.as_str()) {
            let label = found.as_str();
            let known = numbering.labels.contains(label);
            if known || numbering.is_unlabelled {
                let key = CitationKey::Label(label.to_owned());
                let range = bracket.start() + found.start()..bracket.start() + found.end();
                let percent = if known { 95 } else { GUESS };
                pointers.push(Pointer { key, range, rule: "citations/label", percent });
            }
        }
    }
    pointers
}
