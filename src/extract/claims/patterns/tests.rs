//! The cases of `patterns.txt`, each beside the pattern it is for.

use super::super::draft::View;
use super::super::quotes::{in_words, quotes};
use super::super::words::Words;
use super::grammar::GRAMMAR;
use super::*;
use crate::language::Analysis;
use crate::text::ArenaSpan;

/// Rule, source, cue and content of every claim of the first sentence of `text`.
fn found(text: &str) -> Vec<(&'static str, [String; 3])> {
    let whole = ArenaSpan::new(0, text.len());
    let analysis = Analysis::new(text, &[whole]);
    let sentence = analysis.sentences().first().expect("a case is a sentence");
    let words = Words::new(text, sentence);
    let quoted = in_words(&words, &quotes(text, whole), sentence.span);
    let view = View::new(words, quoted);
    let drafts = find(&view);
    let part = |range: &Range<usize>| view.words.text(range.clone()).to_owned();
    let read = |draft: &Draft| {
        let content: Vec<String> = draft.content.iter().map(part).collect();
        let source =
            draft.source.as_ref().map_or_else(|| "-".to_owned(), |source| part(&source.words));
        (draft.rule, [source, part(&draft.cue), content.join(" | ")])
    };
    drafts.iter().map(read).collect()
}

#[test]
fn every_case_is_found_or_refused() {
    let mut wrong = Vec::new();
    for case in &GRAMMAR.cases {
        let found = found(case.text);
        let right = match case.expected {
            Some(expected) => {
                found.iter().any(|(rule, parts)| *rule == case.rule && *parts == expected)
            }
            None => found.iter().all(|(rule, _)| *rule != case.rule),
        };
        if !right {
            wrong.push(format!("{}: {:?} gave {found:?}", case.rule, case.text));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
