//! Turns of interviews and debates: "BERG: Rents fall.", "Interviewer: Why?".
//!
//! A short label with a colon opens a turn when it comes back and others answer it: a talk
//! alternates, a list of data ("DOI: …") does not. Everything up to the next paragraph is said.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::ArenaSpan;

use super::lists::List;

/// Longest label in bytes.
const LONGEST: usize = 40;
/// Most paragraphs between two turns that answer each other.
const NEAR: usize = 3;
/// Fewest neighbours of a speaker whose label is written in capitals.
const CAPITALS: usize = 2;
/// Fewest neighbours of any other.
const OTHERS: usize = 3;

/// Labels that open turns in a text.
#[derive(Debug, Default)]
pub struct Turns<'d> {
    labels: BTreeMap<&'d str, Label>,
}

/// What is counted of a label.
#[derive(Clone, Copy, Debug, Default)]
struct Label {
    /// How often it stands before a colon.
    turns: usize,
    /// How many other labels stand near.
    neighbours: usize,
}

impl<'d> Turns<'d> {
    /// Counts the labels of all stretches of prose that another label answers or precedes.
    pub fn new(arena: &'d str, blocks: impl Iterator<Item = ArenaSpan>) -> Self {
        let mut labels: BTreeMap<&str, Label> = BTreeMap::new();
        let mut last: Option<(usize, &str)> = None;
        for (place, block) in blocks.enumerate() {
            let Some(label) = label(block.of(arena)) else { continue };
            labels.entry(label).or_default().turns += 1;
            if let Some((before, other)) =
                last.filter(|(before, other)| place - before <= NEAR && *other != label)
            {
                labels.entry(label).or_default().neighbours += 1;
                labels.entry(other).or_default().neighbours += usize::from(place > before);
            }
            last = Some((place, label));
        }
        Self { labels }
    }

    /// The label that opens a turn in `block`, and what is said: both as offsets into it.
    #[must_use]
    pub fn turn(&self, block: &str) -> Option<(Range<usize>, Range<usize>)> {
        let label = label(block)?;
        let Label { turns, neighbours } = self.labels.get(label).copied().unwrap_or_default();
        let capitals = !label.contains(char::is_lowercase);
        let known =
            neighbours > 0 && (List::TURNS.has(&label.to_lowercase()) || is_numbered(label));
        let enough = turns > 1 && neighbours >= if capitals { CAPITALS } else { OTHERS };
        let start = block.find(label)?;
        let colon = start + label.len();
        let said = block[colon + 1..].trim();
        let from = block.len() - block[colon + 1..].trim_start().len();
        ((known || enough) && !said.is_empty()).then(|| (start..colon, from..from + said.len()))
    }
}

/// A label before a colon at the front of a paragraph: one to four words, each capitalised.
fn label(block: &str) -> Option<&str> {
    let trimmed = block.trim_start().trim_start_matches('*');
    let end =
        trimmed.char_indices().take_while(|(at, _)| *at < LONGEST).find(|(_, c)| *c == ':')?.0;
    let label = &trimmed[..end];
    let words = label.split_whitespace();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase());
    let fits =
        words.clone().count() <= 4 && words.clone().next().is_some() && words.clone().all(capital);
    let plain = !label.contains([',', ';', '(', '"', '“']) && !trimmed[end + 1..].starts_with("//");
    (fits && plain).then_some(label)
}

/// "P12", "R3", "Participant 4".
fn is_numbered(label: &str) -> bool {
    let stem = label.trim_end_matches(|c: char| c.is_ascii_digit());
    stem.len() < label.len() && (stem.len() == 1 || List::TURNS.has(&stem.trim().to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            blocks.push(ArenaSpan::new(start, start + line.trim_end().len()));
            start += line.len();
        }
        let turns = Turns::new(text, blocks.iter().copied());
        let found: Vec<(&str, &str)> = blocks
            .iter()
            .filter_map(|block| {
                let (label, said) = turns.turn(block.of(text))?;
                Some((&block.of(text)[label], &block.of(text)[said]))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn labels_that_return_are_speakers() {
        check(
            "BERG: Rents fall.\nROTH: Do they?\nBERG: Yes. They do.\nROTH: Oh.",
            &[
                ("BERG", "Rents fall."),
                ("ROTH", "Do they?"),
                ("BERG", "Yes. They do."),
                ("ROTH", "Oh."),
            ],
        );
        check("Interviewer: Why?\nP12: Rents.", &[("Interviewer", "Why?"), ("P12", "Rents.")]);
    }

    #[test]
    fn labels_of_other_kinds_are_none() {
        check("METHODS: We asked.\nRESULTS: They answered.", &[]);
        check("Note: rents fall.\nhttp://example.org: a page\nIn Oslo: rents fall.", &[]);
        check("Berg, Roth: a play\nBerg, Roth: a play", &[]);
        check("BERG:\nBERG:", &[]);
        check("OE: overexpression\nDAH: days after heading\nWT: wild type\nPHS: sprouting", &[]);
        check("DOI: one\nRents fall.\nDOI: two\nRents fall.\nDOI: three", &[]);
    }
}
