//! Lines that count on, and lines in alphabetical order: chains through a whole list.
//!
//! Both are longest chains, so that a line in between that only looks like the beginning of
//! an entry breaks nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

/// Fewest lines of a chain of numbers.
const NUMBERS: usize = 3;
/// So many numbers may be missing in a row.
const GAP: u32 = 2;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\[(?P<bracket>\d{1,5})\]|\((?P<paren>\d{1,5})\)|(?P<stop>\d{1,5})\s?[.)](?:\s|\p{L}|[“‘])|(?P<bare>\d{1,4})(?:\s+[\p{Lu}“‘]|\s*$))",
    )
});
const STYLES: [&str; 4] = ["bracket", "paren", "stop", "bare"];

static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([-–—•*‣▪●■·])\s+\S"));

/// Which lines begin with the next number of the one longest chain of numbers, or with the
/// commonest bullet where more have one.
pub fn numbered(lines: &[&str]) -> Vec<bool> {
    let mut chained = vec![false; lines.len()];
    let chains = STYLES.iter().map(|style| {
        let number = |line: &&str| LABEL.captures(line)?.name(style)?.as_str().parse().ok();
        longest_count(&lines.iter().map(number).collect::<Vec<_>>())
    });
    // Of two chains as long the first style counts: it is the surer one.
    let longest = chains.reduce(|one, other| if other.len() > one.len() { other } else { one });
    let bulleted = bulleted(lines);
    let longest = longest.filter(|chain| chain.len() >= bulleted.len()).unwrap_or(bulleted);
    for place in longest {
        chained[place] = true;
    }
    chained
}

/// Places of lines with the commonest bullet.
fn bulleted(lines: &[&str]) -> Vec<usize> {
    let mut bullets: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, line) in lines.iter().enumerate() {
        if let Some(found) = BULLET.captures(line).and_then(|found| found.get(1)) {
            bullets.entry(found.as_str()).or_default().push(place);
        }
    }
    let most = bullets.into_values().max_by_key(Vec::len).unwrap_or_default();
    if most.len() < NUMBERS { Vec::new() } else { most }
}

/// Places of the longest chain of numbers that count on.
fn longest_count(numbers: &[Option<u32>]) -> Vec<usize> {
    /// The best chain that ends in a number: its length, its last place.
    type Chain = (usize, usize);
    let mut best: BTreeMap<u32, Chain> = BTreeMap::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (place, number) in numbers.iter().enumerate() {
        let Some(number) = *number else { continue };
        let last = (1..=GAP).filter_map(|gap| best.get(&number.checked_sub(gap)?)).max();
        let length = last.map_or(0, |(length, _)| *length) + 1;
        before[place] = last.map(|(_, place)| *place);
        if best.get(&number).is_none_or(|(longest, _)| length > *longest) {
            best.insert(number, (length, place));
        }
    }
    let ends = best.into_values();
    let last = ends.reduce(|one, other| if other.0 > one.0 { other } else { one });
    let Some((length, last)) = last else { return Vec::new() };
    if length < NUMBERS {
        return Vec::new();
    }
    let mut places: Vec<usize> =
        std::iter::successors(Some(last), |place| before[*place]).collect();
    places.reverse();
    places
}

/// Which of the keys stand in the longest chain in alphabetical order; lines without a key
/// stand in none.
pub fn sorted(keys: &[Option<String>]) -> Vec<bool> {
    // Patience sorting: `tails[n]` is the place of the least last key of a chain of n + 1.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; keys.len()];
    for (place, key) in keys.iter().enumerate() {
        if key.is_none() {
            continue;
        }
        let at = tails.partition_point(|tail| keys[*tail] <= *key);
        before[place] = at.checked_sub(1).map(|at| tails[at]);
        if at == tails.len() {
            tails.push(place);
        } else {
            tails[at] = place;
        }
    }
    let mut chained = vec![false; keys.len()];
    let last = tails.last().copied();
    for place in std::iter::successors(last, |place| before[*place]) {
        chained[place] = true;
    }
    chained
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_on() {
        let check = |lines: &[&str], expected: &[usize]| {
            let found = numbered(lines);
            let places: Vec<usize> = (0..lines.len()).filter(|place| found[*place]).collect();
            assert_eq!(places, expected, "{lines:?}");
        };
        check(&["[1] Ng", "and Po", "[2] Ng", "[7] cited", "[3] Po"], &[0, 2, 4]);
        check(&["1. Ng", "12. Oslo", "2. Po", "4. Hill"], &[0, 2, 3]);
        check(&["1 Ng", "1999", "2 Po", "3 Hill"], &[0, 2, 3]);
        check(&["- Ng", "– Oslo", "- Po", "- Hill"], &[0, 2, 3]);
        check(&["- Ng", "- Po", "1999 - 12"], &[]);
        check(&["1. Ng", "2. Po"], &[]);
        check(&["1984 Ng", "1999 Po", "12 Hill"], &[]);
    }

    #[test]
    fn keys_in_order() {
        let check = |keys: &[&str], expected: &[bool]| {
            let keys: Vec<Option<String>> =
                keys.iter().map(|key| (!key.is_empty()).then(|| (*key).to_owned())).collect();
            assert_eq!(sorted(&keys), expected, "{keys:?}");
        };
        check(&["berg", "", "zorn", "hill", "ng"], &[true, false, false, true, true]);
        check(&[], &[]);
    }
}
