//! Running heads that hold the number of their page: "12   Towns and trade", "Page 3 of 12".
//!
//! They are told by counting: the same words at even distances, with the next number each time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::furniture::key;

/// Fewest pages that show a running head.
const PAGES: usize = 3;
/// Bytes that a page holds at least.
const PAGE: usize = 400;
/// Pages between two of them, at most.
const STEPS: u32 = 6;
/// Longest running head, in bytes.
const LENGTH: usize = 120;

/// The page number at the beginning or the end of a line, with words at its other side.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:page|p\.|pg\.?|seite|página)\s*(\d{1,4})(?:\s*(?:of|/|de|von)\s*\d{1,4})?$|^(\d{1,4})\s+\D.*$|^.*\D\s+(\d{1,4})$|^[-–—]\s?(\d{1,4})\s?[-–—]$|^(\d{1,4})$",
    )
});

/// A line that may be a running head: its offset and its number.
type Line = (usize, u32);

/// Offsets of lines with the same words and numbers that count on.
pub fn counted_lines(text: &str) -> BTreeSet<usize> {
    let mut groups: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    let mut offset = 0;
    for line in text.split_inclusive(['\n', '\u{c}']) {
        let words = line.trim();
        if words.len() <= LENGTH
            && let Some(number) = page_number(words)
        {
            groups.entry(key(words)).or_default().push((offset, number));
        }
        offset += line.len();
    }
    let chains = groups.into_values().map(|group| chain(&group));
    chains.filter(|chain| counts_on(chain)).flatten().map(|(start, _)| start).collect()
}

/// The longest chain of lines whose numbers grow, with a page of text for each step.
fn chain(lines: &[Line]) -> Vec<Line> {
    let mut best: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut before: Vec<Option<usize>> = vec![None; lines.len()];
    for (place, (start, number)) in lines.iter().enumerate() {
        let apart = |step: u32, place: usize| start - lines[place].0 >= PAGE * step as usize;
        let last = (1..=STEPS)
            .filter_map(|step| Some((step, *best.get(&number.checked_sub(step)?)?)))
            .filter(|(step, (_, place))| apart(*step, *place))
            .map(|(_, chain)| chain)
            .max();
        let length = last.map_or(0, |(length, _)| length) + 1;
        before[place] = last.map(|(_, place)| place);
        if best.get(number).is_none_or(|(longest, _)| length > *longest) {
            best.insert(*number, (length, place));
        }
    }
    let last = best.into_values().max_by_key(|(length, _)| *length).map(|(_, place)| place);
    let mut chain: Vec<Line> =
        std::iter::successors(last, |place| before[*place]).map(|place| lines[place]).collect();
    chain.reverse();
    chain
}

fn page_number(words: &str) -> Option<u32> {
    let found = NUMBER.captures(words)?;
    let number = (1..=5).find_map(|group| found.get(group))?;
    number.as_str().parse().ok()
}

/// Whether the numbers grow by one or two pages, and the text between with them.
fn counts_on(lines: &[Line]) -> bool {
    let steps: Vec<(usize, u32)> = lines
        .windows(2)
        .map(|pair| (pair[1].0 - pair[0].0, pair[1].1.saturating_sub(pair[0].1)))
        .collect();
    if lines.len() < PAGES || !steps.iter().all(|(_, pages)| (1..=STEPS).contains(pages)) {
        return false;
    }
    let mut sizes: Vec<usize> =
        steps.iter().map(|(bytes, pages)| bytes / *pages as usize).collect();
    sizes.sort_unstable();
    let middle = sizes[sizes.len() / 2];
    let even = sizes.iter().filter(|size| **size * 2 >= middle && **size <= middle * 2).count();
    middle >= PAGE && even * 4 >= sizes.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines that are left out of pages that each hold `lines`, with `#` for the number.
    fn check(head: &str, numbers: &[usize], bytes: &[usize], expected: usize) {
        let mut text = String::new();
        for (number, bytes) in numbers.iter().zip(bytes) {
            text.push_str(&head.replace('#', &number.to_string()));
            text.push_str(&format!("\n{}\n", "Towns grow. ".repeat(bytes / 12)));
        }
        assert_eq!(counted_lines(&text).len(), expected, "{head} {numbers:?}");
    }

    #[test]
    fn running_heads_count_on() {
        let even = [2000, 2100, 1900, 2000];
        check("# Towns and trade", &[12, 14, 16, 18], &even, 4);
        check("Anna Ng    #", &[13, 15, 17], &even, 3);
        check("Page # of 12", &[1, 2, 3, 4], &even, 4);
        check("- # -", &[7, 8, 9], &even, 3);
        check("#", &[12, 13, 14, 15], &even, 4);
        check("#", &[12, 13, 7, 14], &even, 3);
        check("#", &[12, 45, 7], &even, 0);
        check("# Towns and trade", &[12, 14], &even, 0);
        check("Proof of theorem #", &[1, 2, 3, 4], &[300, 5000, 900, 2000], 0);
        check("Step #", &[1, 2, 3, 4], &[40, 40, 40, 40], 0);
        check("Born in #", &[1820, 1790, 1850], &even, 0);
    }
}
