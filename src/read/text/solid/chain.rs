//! Numbered headings: the chain of numbers that counts on through the whole paper.
//!
//! "1", "2", "2.1", "2.2", "3": each line that begins with a number is weighed by its looks,
//! and the chain of greatest weight is taken. Enumerations begin anew in other parts of the
//! paper, rows of tables do not count on, so neither is a chain. "A. Nodes" below "IV. …"
//! is looked for between the numbered parts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::pattern;

use super::super::looks::{ends_open, looks_like_heading, speaks, starts_mixed};
use super::super::roles::role;
use super::super::tight;
use super::line::Lines;

/// Fewest main parts of a chain.
const PARTS: usize = 2;
/// Most lines of a heading.
const HEADING: usize = 3;

static DECIMAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{1,2}(?:\s?\.\s?\d{1,2}){0,3})(?:[.):]?\s+|[.):]\s*|$)"));
static ROMAN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([IVX]{1,6})[.:)]?\s+"));
static LETTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([A-Z])[.:)]\s+"));

/// A number: "2.1" is `[2, 1]`.
type Key = Vec<u16>;

/// A line that may begin a numbered heading.
#[derive(Clone, Debug)]
struct Candidate {
    place: usize,
    count: usize,
    key: Key,
    weight: i32,
}

/// Numbered headings: their first lines and how many lines they take up.
pub fn headings(lines: &Lines<'_>) -> BTreeMap<usize, usize> {
    let all = |rule: fn(&str) -> Option<(Key, usize)>| -> Vec<Candidate> {
        (0..lines.count()).filter_map(|place| candidate(lines, place, rule)).collect()
    };
    let chains = [heaviest(&all(decimal)), heaviest(&all(roman))];
    let [decimal, roman] = chains;
    let (weight, mut chain) = if roman.0 > decimal.0 { roman } else { decimal };
    let parts: BTreeSet<u16> = chain.iter().map(|candidate| candidate.key[0]).collect();
    if parts.len() < PARTS || weight < 40 {
        return BTreeMap::new();
    }
    let ends: Vec<usize> =
        chain.iter().skip(1).map(|next| next.place).chain([lines.count()]).collect();
    let lettered: Vec<Candidate> = chain
        .iter()
        .zip(ends)
        .flat_map(|(part, end)| letters(lines, part.place + part.count, end))
        .collect();
    chain.extend(lettered);
    chain.into_iter().map(|found| (found.place, found.count)).collect()
}

fn decimal(words: &str) -> Option<(Key, usize)> {
    let found = DECIMAL.captures(words)?;
    let key: Option<Key> = found[1].split('.').map(|part| part.trim().parse().ok()).collect();
    Some((key?, found[0].len()))
}

fn roman(words: &str) -> Option<(Key, usize)> {
    let found = ROMAN.captures(words)?;
    let value = |c: char| match c {
        'I' => 1,
        'V' => 5,
        _ => 10,
    };
    let digits: Vec<i16> = found[1].chars().map(value).collect();
    let sum: i16 = (0..digits.len())
        .map(|at| if digits.get(at + 1) > Some(&digits[at]) { -digits[at] } else { digits[at] })
        .sum();
    Some((vec![u16::try_from(sum).ok()?], found[0].len()))
}

fn letter(words: &str) -> Option<(Key, usize)> {
    let found = LETTER.captures(words)?;
    Some((vec![u16::from(found[1].as_bytes()[0] - b'A') + 1], found[0].len()))
}

/// The heading that may begin at a line.
fn candidate(
    lines: &Lines<'_>,
    place: usize,
    rule: fn(&str) -> Option<(Key, usize)>,
) -> Option<Candidate> {
    let first = lines.words(place);
    let (key, width) = rule(first)?;
    let alone = first.len() == width;
    if alone && (lines.closes(place) || first.ends_with(')')) {
        return None;
    }
    let from = place + usize::from(alone);
    let title = |count: usize| {
        let words = lines.joined(from, count);
        if alone { words } else { words[width..].to_owned() }
    };
    let count = (1..=HEADING).find(|count| !runs_on(lines, from, *count, &title(*count)))?;
    let title = title(count);
    let behind = from + count;
    let weight = weigh(lines, &title, place, behind, &key)?;
    Some(Candidate { place, count: behind - place, key, weight })
}

/// Whether the heading goes on behind its first `count` lines.
fn runs_on(lines: &Lines<'_>, place: usize, count: usize, title: &str) -> bool {
    let last = place + count - 1;
    if lines.closes(last) || decimal(lines.words(last + 1)).is_some() {
        return false;
    }
    let capitals = |words: &str| {
        words.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && !words.contains(char::is_lowercase)
    };
    let next = lines.words(last + 1);
    capitals(title) && capitals(next) && role(next) == SectionRole::Body
        || ends_open(title)
        || lines.starts_lower(last + 1)
        || !capitals(title) && !lines.is_short(last) && !lines.is_prose(last + 1)
}

/// How much a numbered line looks like a heading, in tenths; `None` when it cannot be one.
fn weigh(lines: &Lines<'_>, title: &str, place: usize, behind: usize, key: &[u16]) -> Option<i32> {
    let bare = title.trim_end_matches('.');
    let fits = looks_like_heading(bare) || role(bare) != SectionRole::Body;
    if !fits
        || tight::is_address(bare)
        || !bare.starts_with(|c: char| c.is_uppercase() || "“‘\"'(".contains(c))
            && !starts_mixed(bare)
    {
        return None;
    }
    let long = |word: &&str| word.len() >= 4;
    let capital = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
    let words = || bare.split_whitespace();
    let above = place.checked_sub(1);
    let rested =
        lines.opens(place) || above.is_some_and(|above| lines.ends(above) || lines.is_short(above));
    let signs = [
        (key.len() >= 2 && bare.contains(char::is_alphabetic), 10),
        (!bare.contains(char::is_lowercase), 10),
        (words().filter(long).all(capital), 5),
        (role(bare) != SectionRole::Body, 20),
        (lines.is_short(behind - 1), 5),
        (rested, 10),
        (!rested, -10),
        (lines.opens(behind) || !lines.starts_lower(behind), 5),
        (!lines.opens(behind) && lines.starts_lower(behind), -25),
        (lines.is_prose(behind) && decimal(lines.words(behind)).is_none(), 10),
        (!lines.is_prose(behind) && !begins_other(lines, behind), -10),
        (bare.ends_with(|c: char| c.is_ascii_digit()), -5),
        (title.ends_with('.'), -15),
        (speaks(bare), -20),
        (words().count() > 12, -10),
        (key.iter().any(|number| *number > 20), -20),
        (key.contains(&0), -15),
    ];
    Some(signs.iter().filter(|(shown, _)| *shown).map(|(_, weight)| weight).sum())
}

/// Whether another heading begins at the line: one of a part below, or one that is known.
fn begins_other(lines: &Lines<'_>, place: usize) -> bool {
    let words = lines.words(place);
    let below = decimal(words).is_some_and(|(key, _)| key.len() > 1);
    below || letter(words).is_some() || role(words) != SectionRole::Body
}

/// The chain of greatest weight, with its weight.
fn heaviest(candidates: &[Candidate]) -> (i32, Vec<Candidate>) {
    /// The best chain before a number: its weight and its last candidate.
    type Chain = (i32, usize);
    let mut before: BTreeMap<Key, Chain> = BTreeMap::new();
    let mut links: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
    let mut best: Option<Chain> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let chained = before.get(&candidate.key).map(|(weight, last)| {
            let near = candidates[*last].key.len() == candidate.key.len()
                && candidate.place <= candidates[*last].place + 2;
            (weight - if near { 30 } else { 0 }, Some(*last))
        });
        let start = (start(&candidate.key), None);
        let (weight, last) = chained.filter(|(weight, _)| *weight >= start.0).unwrap_or(start);
        let weight = weight + candidate.weight;
        links.push(last);
        if best.is_none_or(|(heaviest, _)| weight > heaviest) {
            best = Some((weight, index));
        }
        for (key, bonus) in next(&candidate.key) {
            let weight = weight + bonus;
            if before.get(&key).is_none_or(|(other, _)| weight > *other) {
                before.insert(key, (weight, index));
            }
        }
    }
    let Some((weight, last)) = best else { return (0, Vec::new()) };
    let mut chain: Vec<Candidate> = std::iter::successors(Some(last), |at| links[*at])
        .map(|at| candidates[at].clone())
        .collect();
    chain.reverse();
    (weight, chain)
}

/// What a chain is worth that begins with a number: most begin with 1.
fn start(key: &[u16]) -> i32 {
    match key {
        [0 | 1] => 5,
        [first] => -10 * i32::from(*first),
        [1, 1] => -5,
        _ => -30,
    }
}

/// The numbers that may follow one, with what that is worth.
fn next(key: &[u16]) -> Vec<(Key, i32)> {
    let mut found = vec![([key, &[1]].concat(), 5)];
    for depth in 1..=key.len() {
        for (step, bonus) in [(1, 5), (2, -15)] {
            let mut other = key[..depth].to_vec();
            other[depth - 1] += step;
            found.push((other, bonus));
        }
    }
    found
}

/// Headings "A. Nodes", "B. Links" among some lines.
fn letters(lines: &Lines<'_>, from: usize, to: usize) -> Vec<Candidate> {
    let all: Vec<Candidate> =
        (from..to).filter_map(|place| candidate(lines, place, letter)).collect();
    let (weight, chain) = heaviest(&all);
    if weight >= 20 { chain } else { Vec::new() }
}
