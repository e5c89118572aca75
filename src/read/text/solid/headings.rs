//! Headings of a text set solid: those with numbers, those whose words are known, and those
//! that stand as headings do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::paper::SectionRole;
use crate::text::data_lines;

use super::super::looks::{looks_like_heading, speaks};
use super::super::roles::{fold, role};
use super::line::Lines;

/// Most lines of a heading, and most headings in a row.
const HEADING: usize = 3;
const STACK: usize = 4;
/// Most words of a heading that is known by its words.
const KNOWN: usize = 6;

/// Headings of many papers whose sections have no role of their own.
static FREQUENT: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_lines(include_str!("frequent.txt")).map(str::trim).collect());

/// First lines of headings, with how many lines they take up.
///
/// Where not `all` are wanted, only those whose number or words leave no doubt.
pub fn find(
    lines: &Lines<'_>,
    numbered: &BTreeMap<usize, usize>,
    all: bool,
) -> BTreeMap<usize, usize> {
    let mut found = numbered.clone();
    let mut place = 0;
    while place < lines.count() {
        if let Some(count) = numbered.get(&place) {
            place += count;
        } else if is_known(lines, place) {
            found.insert(place, 1);
            place += 1;
        } else if let Some(ends) = all.then(|| by_looks(lines, place, &found, !numbered.is_empty()))
        {
            for end in &ends {
                found.insert(place, end - place);
                place = *end;
            }
            place += usize::from(ends.is_empty());
        } else {
            place += 1;
        }
    }
    found
}

/// Whether the line is the heading of a part that nearly every paper has.
fn is_known(lines: &Lines<'_>, place: usize) -> bool {
    let words = lines.words(place);
    if words.split_whitespace().count() > KNOWN || words.ends_with([',', ';']) {
        return false;
    }
    let known = role(words) != SectionRole::Body || FREQUENT.contains(fold(words).as_str());
    known && is_set_off(lines, place) && words.starts_with(|c: char| !c.is_lowercase())
}

/// Whether the line is no part of a sentence: short, and no sentence goes through it.
fn is_set_off(lines: &Lines<'_>, place: usize) -> bool {
    // Keywords may begin with a small letter.
    let lists = role(lines.words(place)) == SectionRole::Keywords;
    let goes_on = !lines.closes(place) && lines.starts_lower(place + 1) && !lists;
    let breaks_off = |above: usize| !lines.ends(above) && !lines.is_short(above);
    let begun = !lines.opens(place) && breaks_off(place - 1);
    let words = lines.words(place);
    let titled = !words.contains(char::is_lowercase) || words.contains(' ') && is_titled(words);
    lines.is_short(place) && !goes_on && (!begun || titled)
}

/// Ends of the headings without a number that begin at a line, when text follows them.
fn by_looks(
    lines: &Lines<'_>,
    place: usize,
    found: &BTreeMap<usize, usize>,
    numbered: bool,
) -> Vec<usize> {
    let below_heading = |place: usize| {
        (1..=HEADING)
            .any(|count| place.checked_sub(count).and_then(|at| found.get(&at)) == Some(&count))
    };
    let rested = lines.opens(place) || lines.ends(place - 1) || below_heading(place);
    let listed = place
        .checked_sub(1)
        .is_some_and(|above| found.get(&above) == Some(&1) && heads_list(lines.words(above)));
    if !rested || listed {
        return Vec::new();
    }
    let mut ends: Vec<usize> = Vec::new();
    let mut from = place;
    while let Some(end) = heading(lines, from, numbered).filter(|_| ends.len() < STACK) {
        ends.push(end);
        from = end;
    }
    let followed = from < lines.count()
        && (lines.is_prose(from) || found.contains_key(&from) || is_known(lines, from));
    if followed { ends } else { Vec::new() }
}

/// End of a heading without a number that begins at a line.
fn heading(lines: &Lines<'_>, place: usize, numbered: bool) -> Option<usize> {
    let count = (1..=HEADING).find(|count| lines.is_short(place + count - 1))?;
    let end = place + count;
    let words = lines.joined(place, count);
    if (place + 1..end).any(|line| is_known(lines, line)) {
        return None;
    }
    let strict = !numbered || is_titled(&words);
    let fits = strict
        && looks_like_heading(&words)
        && !speaks(&words)
        && !lines.opens(end)
        && !lines.starts_lower(end);
    fits.then_some(end)
}

/// Whether terms stand below these words, and no heading.
pub fn heads_list(words: &str) -> bool {
    const LISTS: [&str; 4] = [
        "categories and subject descriptors",
        "general terms",
        "acm classification",
        "ccs concepts",
    ];
    role(words) == SectionRole::Keywords || LISTS.contains(&fold(words).as_str())
}

/// Whether the longer words all begin with a capital, at least one of them.
fn is_titled(words: &str) -> bool {
    let long = || words.split_whitespace().filter(|word| word.chars().count() >= 5);
    long().next().is_some() && long().all(|word| word.starts_with(|c: char| !c.is_lowercase()))
}
