//! Sequences of capitalised words that a paper uses outside its lists.

use std::collections::BTreeSet;

use crate::paper::Document;
use crate::text::ArenaSpan;

use super::gazetteer::is_particle;

/// Every whole sequence of two to five capitalised words, particles included, outside `lists`.
///
/// Sequences end where a small word, a mark or a possessive ends them, so that
/// "Ann Holt noted" gives "Ann Holt" and nothing shorter.
pub fn sequences(document: &Document, lists: &[ArenaSpan]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for node in document.nodes() {
        let outside = !lists.iter().any(|list| list.contains(node.span));
        if node.kind.is_prose() && outside {
            collect(document.text(node.span), &mut found);
        }
    }
    found
}

fn collect(text: &str, found: &mut BTreeSet<String>) {
    let mut run: Vec<&str> = Vec::new();
    for piece in text.split_whitespace() {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let initial = word.ends_with('.') && word.chars().count() <= 3;
        let bare = if initial { word } else { word.trim_end_matches('.') };
        let capital = bare.starts_with(char::is_uppercase);
        if capital || !run.is_empty() && is_particle(bare) {
            run.push(bare);
        } else {
            finish(&mut run, found);
        }
        let ends = piece.ends_with(|c: char| !c.is_alphanumeric()) && !initial
            || piece.len() > word.len() + 1;
        if ends {
            finish(&mut run, found);
        }
    }
    finish(&mut run, found);
}

fn finish(run: &mut Vec<&str>, found: &mut BTreeSet<String>) {
    while run.last().is_some_and(|word| word.starts_with(char::is_lowercase)) {
        run.pop();
    }
    if (2..=5).contains(&run.len()) {
        found.insert(run.join(" "));
    }
    run.clear();
}
