//! Page furniture: page numbers and running heads, which are no part of the text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;

use super::block::{Block, Kind, trimmed};
use super::join::{bare_end, is_final, is_unfinished, starts_lower};
use super::roles::role;
use super::split::PAGE_BREAK;

static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[-–—]\s*)?(?:[Pp]age\s+|p\.\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—])?$",
    )
    .expect("the pattern is a constant")
});

/// Longest running head, in bytes.
const HEAD_LENGTH: usize = 120;
/// Fewest lines of a page.
const PAGE_LINES: usize = 20;
/// So many words with a stop behind are a sentence that comes twice; "Ng et al." is none.
const SENTENCE: usize = 8;

/// Offsets of lines at the edges of pages that recur on other pages or are page numbers.
///
/// Works only where form feeds part the pages.
pub fn edge_lines(text: &str) -> BTreeSet<usize> {
    let mut edges: Vec<(usize, String)> = Vec::new();
    let mut pages = 0;
    let mut offset = 0;
    for page in text.split_inclusive(PAGE_BREAK) {
        pages += 1;
        edges.extend(page_edges(page).into_iter().map(|(start, key)| (offset + start, key)));
        offset += page.len();
    }
    if pages < 3 {
        return BTreeSet::new();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, key) in &edges {
        *counts.entry(key).or_default() += 1;
    }
    let enough = 3.max(pages / 3);
    let recurs = |key: &str| counts.get(key).is_some_and(|count| *count >= enough);
    edges.iter().filter(|(_, key)| recurs(key)).map(|(start, _)| *start).collect()
}

/// The first and last two lines of a page, each with its key.
fn page_edges(page: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    let mut offset = 0;
    for line in page.split_inclusive(['\n', PAGE_BREAK]) {
        if !line.trim().is_empty() {
            lines.push((offset, line.trim()));
        }
        offset += line.len();
    }
    let last = lines.len().saturating_sub(2);
    let edges = lines.iter().enumerate().filter(|(place, _)| *place < 2 || *place >= last);
    edges
        .filter(|(_, (_, line))| line.len() <= HEAD_LENGTH)
        .map(|(_, (start, line))| (*start, key(line)))
        .collect()
}

/// Offsets of short lines that recur, a page of text apart, in the midst of sentences or
/// beside a line of `numbers`: running heads in text without page breaks.
pub fn recurring_lines(text: &str, numbers: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive(['\n', '\r', PAGE_BREAK]) {
        if !line.trim().is_empty() {
            lines.push((offset, line.trim()));
        }
        offset += line.len();
    }
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, (_, line)) in lines.iter().enumerate() {
        let short = line.len() <= HEAD_LENGTH && line.chars().any(char::is_alphabetic);
        if short && !starts_lower(line) && role(line) == SectionRole::Body {
            places.entry(key(line)).or_default().push(place);
        }
    }
    let numbered = |place: usize| lines.get(place).is_some_and(|(at, _)| numbers.contains(at));
    let cuts = |place: &usize| {
        let (Some(before), Some((_, next))) = (place.checked_sub(1), lines.get(place + 1)) else {
            return false;
        };
        numbered(before)
            || numbered(place + 1)
            || is_unfinished(lines[before].1) && starts_lower(next)
    };
    let apart = |pair: &[usize]| pair[1] - pair[0] >= PAGE_LINES;
    let heads = places.into_values().filter(|group| {
        group.len() >= 3
            && group.windows(2).all(apart)
            && group.iter().filter(|place| cuts(place)).count() * 3 >= group.len()
    });
    heads.flatten().map(|place| lines[place].0).collect()
}

/// A line with all numbers alike, so that "12 Smith" and "14 Smith" are one running head.
pub fn key(line: &str) -> String {
    let mut key = String::new();
    for c in line.chars().flat_map(char::to_lowercase) {
        match c {
            '0'..='9' if key.ends_with('#') => {}
            '0'..='9' => key.push('#'),
            c => key.push(c),
        }
    }
    key
}

/// Leaves out page numbers and running heads that stand as blocks of their own.
pub fn drop_blocks(text: &str, blocks: &mut Vec<Block>) {
    let numbers: Vec<Option<u32>> = blocks.iter().map(|block| page_number(text, block)).collect();
    let mut dropped = ascending(&numbers);
    let heads = running_heads(text, blocks, &dropped);
    dropped.extend(heads);
    let mut place = 0;
    blocks.retain(|_| {
        place += 1;
        !dropped.contains(&(place - 1))
    });
}

fn page_number(text: &str, block: &Block) -> Option<u32> {
    if block.lines.len() > 1 || !matches!(block.kind, Kind::Text | Kind::Item) {
        return None;
    }
    let span = block.labelled_span();
    let line = &text[trimmed(text, span.start(), span.end()).range()];
    PAGE_NUMBER.captures(line)?[1].parse().ok()
}

/// Numbers that count on from the number block before, or lead on to the next one.
fn ascending(numbers: &[Option<u32>]) -> BTreeSet<usize> {
    let found: Vec<(usize, u32)> = numbers
        .iter()
        .enumerate()
        .filter_map(|(place, number)| Some((place, (*number)?)))
        .collect();
    let follows = |one: u32, other: u32| other > one && other - one <= 3;
    let pairs = found.windows(2).filter(|pair| follows(pair[0].1, pair[1].1));
    // Neighbours without text between them are cells of a table, not pages.
    pairs.filter(|pair| pair[1].0 > pair[0].0 + 1).flat_map(|pair| [pair[0].0, pair[1].0]).collect()
}

/// Short blocks that recur and mostly stand where they cut a sentence in two.
fn running_heads(text: &str, blocks: &[Block], numbers: &BTreeSet<usize>) -> Vec<usize> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, block) in blocks.iter().enumerate() {
        let short = block.lines.len() == 1 && block.len() <= HEAD_LENGTH;
        let sentence = block.first(text).split(' ').count() >= SENTENCE
            && is_final(bare_end(block.first(text)));
        if block.kind == Kind::Text && short && !sentence && !numbers.contains(&place) {
            places.entry(key(block.first(text))).or_default().push(place);
        }
    }
    let cuts = |place: usize| {
        let beside = |other: Option<usize>| other.is_some_and(|other| numbers.contains(&other));
        let interrupted = place > 0
            && is_unfinished(blocks[place - 1].last(text))
            && blocks.get(place + 1).is_some_and(|next| starts_lower(next.first(text)));
        interrupted || beside(place.checked_sub(1)) || beside(Some(place + 1))
    };
    let mut heads: Vec<usize> = Vec::new();
    for group in places.into_values().filter(|group| group.len() >= 2) {
        let cutting = group.iter().filter(|place| cuts(**place)).count();
        if cutting * 2 >= group.len() {
            heads.extend(group);
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines left out of four pages with `head` between them, each page `rows` lines of `row`.
    fn check(head: &str, row: &str, rows: usize, expected: usize) {
        let page = format!("{row}\n").repeat(rows);
        let text = format!("{page}{head}\n").repeat(4) + &page;
        assert_eq!(recurring_lines(&text, &BTreeSet::new()).len(), expected, "{head}");
    }

    #[test]
    fn running_heads_recur() {
        check("Journal of Towns 12", "towns grow by trade and some", 30, 4);
        check("Journal of Towns 12", "Towns grow by trade.", 30, 0);
        check("Journal of Towns 12", "towns grow by trade and some", 5, 0);
        check("Results", "towns grow by trade and some", 30, 0);
        check("and so on", "towns grow by trade and some", 30, 0);
    }
}
