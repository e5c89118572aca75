//! Runs the sentences that stand in files of wordings.

use crate::language::{Analysis, noun_phrases};
use crate::text::{ArenaSpan, data_lines};

use super::View;

/// A view of the first sentence in which every noun phrase and all that it ends in are terms;
/// the second argument names the terms.
pub fn with_view<T>(text: &str, look: impl FnOnce(&View<'_>, &[String]) -> T) -> T {
    let analysis = Analysis::new(text, &[ArenaSpan::new(0, text.len())]);
    let sentence = &analysis.sentences()[0];
    let mut terms: Vec<(usize, ArenaSpan)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for phrase in noun_phrases(sentence) {
        for start in phrase.tokens.clone() {
            let tokens = &sentence.tokens[start..phrase.tokens.end];
            let span = tokens[0].span.cover(tokens[tokens.len() - 1].span);
            let name = span.of(text).to_lowercase();
            let index = names.iter().position(|known| *known == name).unwrap_or(names.len());
            if index == names.len() {
                names.push(name);
            }
            terms.push((index, span));
        }
    }
    look(&View::new(text, sentence, false, &terms), &names)
}

/// A view of the first sentence in which the given words are terms, wherever they stand.
pub fn with_terms<T>(text: &str, words: &[&str], look: impl FnOnce(&View<'_>) -> T) -> T {
    in_place(text, words, false, look)
}

/// As [`with_terms`], at the front of an item of a list or not.
pub fn in_place<T>(
    text: &str,
    words: &[&str],
    is_item: bool,
    look: impl FnOnce(&View<'_>) -> T,
) -> T {
    let analysis = Analysis::new(text, &[ArenaSpan::new(0, text.len())]);
    let found = words.iter().enumerate().flat_map(|(index, words)| {
        text.match_indices(words)
            .map(move |(at, words)| (index, ArenaSpan::new(at, at + words.len())))
    });
    let terms: Vec<(usize, ArenaSpan)> = found.collect();
    look(&View::new(text, &analysis.sentences()[0], is_item, &terms))
}

/// Compares what is found in the sentences of a file with what the file says.
pub fn run(file: &'static str, found: impl Fn(&str) -> String) {
    let mut failures = Vec::new();
    let mut checked = 0;
    for line in data_lines(file) {
        let (text, expected) = match line.split_at(1) {
            ("+", rest) => rest.split_once(" // ").expect("a hit says what is found"),
            ("-", rest) => (rest, ""),
            _ => continue,
        };
        let found = found(text.trim());
        checked += 1;
        if found != expected.trim() {
            failures.push(format!("{}\n  found    {found}\n  expected {expected}", text.trim()));
        }
    }
    assert!(checked > 0 && failures.is_empty(), "{}", failures.join("\n"));
}
