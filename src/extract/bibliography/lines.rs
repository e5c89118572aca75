//! Several entries in one block.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::ArenaSpan;

/// A number in brackets, or one with a stop at the start of a line.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)(?:^|[\s.])\[(?P<bracket>\d{1,5})\]|^\s*(?P<stop>\d{1,5})[.)]\s")
        .expect("the pattern is valid")
});

/// A line that opens with a name: "Smith, J", "van der Berg A", "J. Smith".
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\s*(?:[•*–-]\s+)?(?:(?:van|von|de|der|den|del|di|la|le|du)\s+){0,2}(?:\p{Lu}[\p{L}’'-]+,?\s+(?:\p{Lu}|and\s|et\s)|\p{Lu}\.\s?(?:\p{Lu}\.\s?)*\p{Lu}\p{L}+)",
    )
    .expect("the pattern is valid")
});

static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|(?i:forthcoming|in press|n\.d\.)")
        .expect("the pattern is valid")
});

/// The entries in one block; the block itself when it holds one only.
pub fn split(arena: &str, block: ArenaSpan) -> Vec<ArenaSpan> {
    let text = block.of(arena);
    let mut starts = numbered(text);
    if starts.len() < 2 {
        starts = named(text);
    }
    if starts.len() < 2 {
        return vec![block];
    }
    starts[0] = 0;
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| block.slice(*start..end)).collect()
}

/// Starts of entries whose numbers run on: 1, 2, 3 or 12, 13, 14.
fn numbered(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut last = None;
    for found in NUMBER.captures_iter(text) {
        let Some(digits) = found.name("bracket").or_else(|| found.name("stop")) else { continue };
        let bracket = usize::from(found.name("bracket").is_some());
        let number: u32 = digits.as_str().parse().unwrap_or_default();
        let start = digits.start() - bracket;
        let fits = match last {
            None => text[..start].trim().is_empty(),
            Some(last) => number == last + 1,
        };
        if fits {
            starts.push(start);
            last = Some(number);
        }
    }
    starts
}

/// Starts of lines that open with a name behind a line that ends an entry.
///
/// Only when every entry so made has a year of its own: a broken line is no entry.
fn named(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut dated = false;
    let mut before = "";
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let ended = before.trim_end().ends_with(['.', ')', '/']) || ends_in_digit(before);
        if at > 0 && ended && dated && NAME.is_match(line) {
            starts.push(at);
            dated = false;
        }
        dated |= YEAR.is_match(line);
        before = line;
        at += line.len();
    }
    if dated { starts } else { Vec::new() }
}

fn ends_in_digit(line: &str) -> bool {
    line.trim_end().ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = split(text, ArenaSpan::new(0, text.len()))
            .iter()
            .map(|span| span.of(text).trim())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn numbers_that_run_on_part_a_block() {
        check("[1] A 1999. [2] B [7], 2000.", &["[1] A 1999.", "[2] B [7], 2000."]);
        check(
            "1. Holm, A.\n   Trust. 2. ed.\n2. Berg",
            &["1. Holm, A.\n   Trust. 2. ed.", "2. Berg"],
        );
    }

    #[test]
    fn names_at_line_starts_part_a_block() {
        check(
            "Holm, A. (1999) Trust and\nOther Things. Oxford.\nBerg, C. (2001) Firms.",
            &["Holm, A. (1999) Trust and\nOther Things. Oxford.", "Berg, C. (2001) Firms."],
        );
    }

    #[test]
    fn one_entry_stays_one() {
        for text in [
            "Holm, A. (1999) Trust in\nVan Damme, A. Movies. Oxford.",
            "Holm, A. (1999) Trust.\nCopenhagen Business School Press.",
            "[12] Holm cites [14].",
        ] {
            check(text, &[text]);
        }
    }
}
