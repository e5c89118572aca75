//! The column that lines are filled up to, and how evenly.

use crate::text::SourceSpan;

use super::super::join::starts_lower;

/// Where lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Characters of a full line.
    pub width: usize,
    /// So many characters before the width lines of justified type may end.
    pub slack: usize,
    /// Whether enough lines have shown it.
    pub known: bool,
}

impl Column {
    /// The column of a width; its slack is what lines show that the next one goes on with a
    /// small letter.
    pub fn of<'a>(
        text: &str,
        width: usize,
        blocks: impl Iterator<Item = &'a [SourceSpan]>,
    ) -> Self {
        let mut slacks = Vec::new();
        for lines in blocks {
            for pair in lines.windows(2) {
                let (line, next) = (&text[pair[0].range()], &text[pair[1].range()]);
                let long = length(line) * 2 > width;
                if long && starts_lower(next) && !line.ends_with('.') {
                    slacks.push(width.saturating_sub(length(line) + 1 + first_word(next)));
                }
            }
        }
        slacks.sort_unstable();
        let slack = slacks.get(slacks.len() * 19 / 20).copied().unwrap_or(0);
        Self { width, slack: slack.min(width / 4), known: true }
    }

    /// The column of a text too short to show one: its longest line.
    pub fn guessed(width: usize) -> Self {
        Self { width, slack: width / 10, known: false }
    }

    /// Whether a line ends although the first word of the next would have fitted.
    pub fn breaks_off(self, line: &str, next: &str) -> bool {
        length(line) + 1 + first_word(next) + self.slack < self.width
    }
}

/// Characters of the first word, which a hyphen may end.
fn first_word(line: &str) -> usize {
    let word = line.split_inclusive(|c: char| c.is_whitespace() || c == '-').next();
    word.map_or(0, |word| length(word.trim_end()))
}

fn length(line: &str) -> usize {
    line.chars().count()
}
