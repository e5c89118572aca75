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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{DocumentBuilder, NodeKind, SectionRole};
    use crate::text::{Source, SourceSpan};

    #[test]
    fn capitalised_words_make_sequences() {
        let check = |text: &str, expected: &[&str]| {
            let mut found = BTreeSet::new();
            collect(text, &mut found);
            assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{text}");
        };
        check("As Ann Holt noted, it rained.", &["As Ann Holt"]);
        check("it was Ann Holt’s view", &["Ann Holt"]);
        check("for (Ann B. Holt), Tom Po", &["Ann B. Holt", "Tom Po"]);
        check("with Jan van der Berg and", &["Jan van der Berg"]);
        check("Jan van der", &[]);
        check("it rained on Holt. Ann left", &[]);
        check("van Holt", &[]);
        check("ONE Two Three Four Five Six", &[]);
        check("", &[]);
    }

    #[test]
    fn lists_do_not_count() {
        let (prose, list) = ("it was Ann Holt", "Tom Po");
        let mut builder =
            DocumentBuilder::new(Source::new("a.txt", format!("{prose}{list}").as_bytes()));
        builder.open(NodeKind::Paragraph);
        builder.copy(SourceSpan::new(0, prose.len()));
        builder.close();
        builder.insert("\n");
        let start = builder.offset();
        builder.open(NodeKind::Section { level: 1, role: SectionRole::Participants });
        builder.open(NodeKind::Paragraph);
        builder.copy(SourceSpan::new(prose.len(), prose.len() + list.len()));
        builder.close();
        let end = builder.offset();
        let document = builder.finish();
        let check = |lists: &[ArenaSpan], expected: &[&str]| {
            assert_eq!(sequences(&document, lists).into_iter().collect::<Vec<_>>(), expected);
        };
        check(&[ArenaSpan::new(start, end)], &["Ann Holt"]);
        check(&[], &["Ann Holt", "Tom Po"]);
    }
}
