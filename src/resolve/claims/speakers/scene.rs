//! Who stands in the sentences before a place, and how prominently: whom a pronoun there may mean.

use std::ops::Range;

use crate::text::ArenaSpan;

use super::Search;

/// How prominently a sentence names somebody, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Says something.
    Speaker,
    /// Its subject, as far as place tells.
    Subject,
    /// Named in another part.
    Other,
}

/// Somebody whom a sentence names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Whom.
    pub person: usize,
    /// How.
    pub rank: Rank,
    /// Where.
    pub span: ArenaSpan,
}

/// Starts of the sentences in `range`, in order: those of its paragraphs too.
pub fn sentence_starts(arena: &str, range: Range<usize>) -> Vec<usize> {
    let mut starts = vec![range.start];
    let Some(text) = arena.get(range.clone()) else { return starts };
    for (at, stop) in text.match_indices(['.', '?', '!', '\n']) {
        let behind = &text[at + 1..];
        let next = behind.trim_start_matches(['"', '”', '’', ')', '\'']);
        let word = next.trim_start();
        let parted = next.len() > word.len() || stop == "\n";
        let opens = word.starts_with(|first: char| first.is_uppercase() || "\"“‘(".contains(first));
        let breaks = stop == "\n" && behind.starts_with('\n');
        if breaks || parted && opens && !(stop == "." && is_short(&text[..at])) {
            starts.push(range.start + text.len() - word.len());
        }
    }
    starts.dedup();
    starts
}

/// Whether a text ends with an initial or a short title, behind which a stop closes nothing.
fn is_short(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
    let titles =
        ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sen", "Rep", "Gov", "Gen", "al", "cf", "vs"];
    word.chars().count() < 2 || word.contains('.') || titles.contains(&word)
}

impl Search<'_> {
    /// The people named in a sentence before `end`, in order; those in brackets left out.
    pub fn named_in(&self, sentence: Range<usize>) -> Vec<Named> {
        let start = ArenaSpan::new(sentence.start, sentence.start);
        let mentions = self.people().by_mention.range(start..);
        let mentions = mentions.take_while(|(span, _)| span.end() <= sentence.end);
        let mut named: Vec<Named> = Vec::new();
        for (span, person) in mentions {
            let before = &self.document.arena()[sentence.start..span.start()];
            if is_bracketed(before) {
                continue;
            }
            let has_subject = named.iter().any(|one| one.rank == Rank::Subject);
            let rank = match named.last() {
                // "With Eva Lind, Anna Berg left": only a subject goes on behind a comma.
                Some(last)
                    if self.are_joined(last.span, *span)
                        && (has_subject || !before.trim_end().ends_with(',')) =>
                {
                    last.rank
                }
                _ if has_subject => Rank::Other,
                _ => self.rank(before, *span),
            };
            named.push(Named { person: *person, rank, span: *span });
        }
        named
    }

    /// Rank of a name in a sentence without a subject so far.
    fn rank(&self, before: &str, span: ArenaSpan) -> Rank {
        let behind = &self.document.arena()[span.end()..];
        let owns =
            behind.starts_with("'s") || behind.starts_with("’s") || behind.starts_with(['\'', '’']);
        let last = before.split_whitespace().rev().find(|word| !word.ends_with('.'));
        let governed = last.is_some_and(|word| {
            !word.ends_with(',') && super::GOVERNORS.contains(&word.to_lowercase().as_str())
        });
        if owns || governed { Rank::Other } else { Rank::Subject }
    }

    /// Whether only a comma or "and" stands between two names.
    pub fn are_joined(&self, one: ArenaSpan, other: ArenaSpan) -> bool {
        let between = self.document.arena().get(one.end()..other.start()).unwrap_or_default();
        matches!(between.trim(), "," | "and" | "&" | ", and" | "or")
    }
}

/// Whether a bracket is open behind a text.
fn is_bracketed(text: &str) -> bool {
    text.rfind('(').is_some_and(|open| !text[open..].contains(')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_start_behind_stops() {
        let check = |text: &str, expected: &[&str]| {
            let mut starts = sentence_starts(text, 0..text.len());
            starts.push(text.len());
            let found: Vec<&str> =
                starts.windows(2).map(|pair| text[pair[0]..pair[1]].trim()).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("Anna left. Karl stayed.", &["Anna left.", "Karl stayed."]);
        check(
            "Mr. Roth and J. Berg left. \"Why?\" Karl asked.",
            &["Mr. Roth and J. Berg left.", "\"Why?\"", "Karl asked."],
        );
        check("Anna left at 5.30 p.m. on Monday.", &["Anna left at 5.30 p.m. on Monday."]);
        check("Anna left\n\nkarl stayed", &["Anna left", "karl stayed"]);
    }

    #[test]
    fn brackets_that_are_open() {
        let check = |text: &str, expected: bool| assert_eq!(is_bracketed(text), expected, "{text}");
        check("he left (with ", true);
        check("he left (early) with ", false);
        check("he left", false);
    }
}
