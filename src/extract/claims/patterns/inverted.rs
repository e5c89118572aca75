//! Content before its cue: "C, claimed Anna Berg", "C, Anna Berg said".

use std::ops::Range;

use crate::language::VerbForm;

use super::super::content::{clause_end, trim};
use super::super::draft::{Draft, View};
use super::super::lexicon::{Hit, cues_at};
use super::super::lists::List;
use super::super::words::Words;
use super::subject;

/// "C, claimed Anna Berg, C".
pub fn verb_before_source(view: &View<'_>, verb: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    let hit = speaking(words, verb)?;
    if !closes_content(words, verb) {
        return None;
    }
    let source = view.source_from(hit.end).filter(|source| source.words.start <= hit.end + 1)?;
    if source.pronoun && !matches!(words.lower(source.words.start), "he" | "she" | "they") {
        return None;
    }
    let end = source.words.end;
    let closed = words.is_mark(end) || List::PREPOSITIONS.has(words.lower(end));
    if !closed || words.before(end) == "some" {
        return None;
    }
    let content = around(words, verb, end)?;
    Some(
        Draft::new(Some(source.clone()), verb..hit.end, content, hit.cue.sense)
            .by("claims/inverted", 85),
    )
}

/// "C, Anna Berg said, C".
pub fn source_before_verb(view: &View<'_>, verb: usize, _: &[Draft]) -> Option<Draft> {
    let words = &view.words;
    let hit = speaking(words, verb)?;
    let start = subject::group_start(words, verb);
    let source = subject::before(view, start)?;
    let ends = words.is_mark(hit.end)
        && !matches!(words.lower(hit.end), ":" | "(")
        && !words.is_quote(hit.end);
    if !ends || !closes_content(words, source.words.start) || source.words.start < 4 {
        return None;
    }
    let content = around(words, source.words.start, hit.end)?;
    let cue = subject::cue_start(words, start, verb)..hit.end;
    Some(Draft::new(Some(source), cue, content, hit.cue.sense).by("claims/inverted", 80))
}

/// A verb alone, or a short phrase, that can stand behind what it reports.
fn speaking(words: &Words<'_>, verb: usize) -> Option<Hit> {
    let speaks = |hit: &Hit| {
        let cue = hit.cue;
        hit.form != VerbForm::Gerund
            && (cue.takes('z') || cue.takes('q') || cue.takes('t') && cue.is_single())
    };
    cues_at(words, verb).into_iter().find(speaks)
}

/// Whether what stands before `index` is closed by a comma or quotation mark.
fn closes_content(words: &Words<'_>, index: usize) -> bool {
    words.before(index) == ","
        || index
            .checked_sub(1)
            .is_some_and(|before| words.is_quote(before) || words.is_dash(before))
}

/// Content before `start`, and behind `end` where the sentence goes on with it.
fn around(words: &Words<'_>, start: usize, end: usize) -> Option<Vec<Range<usize>>> {
    let mut content = vec![trim(words, 0..start)];
    let last = clause_end(words, end).max(end);
    let quote = (end..last).find(|index| words.is_quote(*index));
    let goes_on = words.lower(end) == "," && List::CONJUNCTIONS.has(words.lower(end + 1))
        || words.lower(end + 1) == "as";
    let rest = match quote {
        Some(quote) => quote..last,
        None if goes_on => trim(words, end + 1..last.max(end + 1)),
        None => end..end,
    };
    content.extend((rest.len() > 2).then_some(rest));
    (content[0].len() > 1).then_some(content)
}
