//! How the entries are numbered or labelled, and how the text prints that.

use std::collections::BTreeSet;

use crate::extract::bibliography::Entry;
use crate::paper::lead::number_of_label;

use super::{numbers, raised};

/// What pointers by number or label have to know of the bibliography.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    /// The greatest number; 0 when works are not pointed at by number.
    pub last: u32,
    /// Labels that are no numbers, without brackets.
    pub labels: BTreeSet<String>,
    /// Whether entries have no label of any kind.
    pub is_unlabelled: bool,
    /// How the text prints its numbers.
    pub style: Style,
    /// Whether it prints a fair part of them.
    pub is_used: bool,
    /// Whether works are numbered in order of their first pointer.
    pub is_ordered: bool,
}

/// How a text prints the numbers of entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// "[3]"
    #[default]
    Square,
    /// "(3)"
    Round,
    /// Digits right behind a word, raised in print.
    Raised,
}

impl Numbering {
    /// Reads the labels of the entries, and how the running text prints numbers.
    pub fn of(entries: &[Entry], blocks: &[&str]) -> Self {
        let labels = || entries.iter().filter_map(|entry| entry.label.as_deref());
        let words = labels().filter(|label| number_of_label(label).is_none());
        let bare = |label: &str| label.trim_matches(['[', ']']).to_owned();
        let mut numbering = Self {
            last: labels().filter_map(number_of_label).max().unwrap_or(0),
            labels: words.map(bare).collect(),
            is_unlabelled: labels().next().is_none(),
            ..Self::default()
        };
        if numbering.is_unlabelled {
            // Entries without numbers are counted when the text prints most of the numbers.
            numbering.last = u32::try_from(entries.len()).unwrap_or_default();
        }
        if numbering.last > 0 {
            numbering.look_at(blocks);
        }
        if numbering.is_unlabelled && !numbering.is_used {
            numbering.last = 0;
        }
        numbering
    }

    /// Takes the style that the text uses for a fair part of the entries.
    fn look_at(&mut self, blocks: &[&str]) {
        let share = if self.is_unlabelled { 2 } else { 4 };
        let enough = (self.last as usize / share).max(1 + usize::from(self.is_unlabelled));
        let counted = [Style::Square, Style::Raised, Style::Round].map(|style| {
            let numbers = self.plain(style, blocks);
            // A bibliography without numbers is counted by the numbers printed, each once.
            let many = if self.is_unlabelled {
                numbers.iter().collect::<BTreeSet<_>>().len()
            } else {
                numbers.len()
            };
            (style, many, numbers)
        });
        let [square, raised, round] = &counted;
        let usual = if square.1 >= enough {
            square
        } else if raised.1 >= enough && (round.1 < enough || raised.1 > round.1) {
            raised
        } else if round.1 >= enough {
            round
        } else {
            return;
        };
        self.style = usual.0;
        self.is_ordered = is_ordered(&usual.2);
        // Without numbers at the entries only their order shows that numbers mean them.
        self.is_used = !self.is_unlabelled || self.is_ordered;
    }

    /// Numbers that are pointers beyond much doubt, in order of the text.
    fn plain(&self, style: Style, blocks: &[&str]) -> Vec<u32> {
        let numbering = Self { style, ..self.clone() };
        let mut found = Vec::new();
        for text in blocks {
            match style {
                Style::Raised => found.extend(raised::plain(text, self.last)),
                _ => found.extend(numbers::plain(text, &numbering)),
            }
        }
        found
    }
}

/// Whether most numbers come up for the first time right behind the greatest before them.
fn is_ordered(numbers: &[u32]) -> bool {
    let (mut greatest, mut new, mut next) = (0, 0, 0);
    for number in numbers.iter().filter(|number| **number > 0) {
        if *number > greatest {
            new += 1;
            next += usize::from(*number <= greatest + 3);
            greatest = *number;
        }
    }
    new > 0 && next * 10 >= new * 7
}
