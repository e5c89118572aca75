//! Depth of headings: from their numbers, their words, and how they follow each other.

use std::collections::BTreeMap;

use crate::paper::SectionRole;

use super::block::{Block, Kind};
use super::numbering::number;
use super::roles::{fold, role, role_above_list};

mod features;
mod learn;
mod model;
mod numbers;
mod signs;
#[cfg(test)]
mod tests;

pub use learn::{HeadingSample, learn_heading_levels};

use features::Heading;
use model::Model;
use numbers::numbered_levels;

/// Gives every heading its level and role. Marked levels are kept in their order.
pub fn set(text: &str, blocks: &mut [Block]) {
    let marked: Vec<u8> = blocks.iter().filter_map(level).filter(|level| *level > 0).collect();
    let unmarked = blocks.iter().filter_map(level).filter(|level| *level == 0).count();
    if unmarked > marked.len() || marked.is_empty() {
        guess(text, blocks);
    } else {
        compress(blocks);
    }
    for place in 0..blocks.len() {
        let above_list =
            blocks.get(place + 1).is_some_and(|next| matches!(next.kind, Kind::Item | Kind::Table));
        let words = blocks[place].joined_if_heading(text);
        if let (Kind::Heading { role: kept, .. }, Some(words)) = (&mut blocks[place].kind, words) {
            if *kept == SectionRole::References {
                // What stands below has told what the words leave open: "Sources".
                continue;
            }
            *kept = if above_list { role_above_list(&words) } else { role(&words) };
        }
    }
}

fn level(block: &Block) -> Option<u8> {
    match block.kind {
        Kind::Heading { level, .. } => Some(level),
        _ => None,
    }
}

impl Block {
    fn set_level(&mut self, new: u8) {
        if let Kind::Heading { level, .. } = &mut self.kind {
            *level = new;
        }
    }

    fn joined_if_heading(&self, text: &str) -> Option<String> {
        self.is_heading().then(|| self.joined(text))
    }
}

/// Makes marked levels start at 1 without gaps; unmarked ones go below the heading before.
fn compress(blocks: &mut [Block]) {
    let mut above: Vec<u8> = Vec::new();
    for block in blocks.iter_mut() {
        let Some(level) = level(block) else { continue };
        if level == 0 {
            block.set_level(above.len() as u8 + 1);
            continue;
        }
        while above.last().is_some_and(|last| *last >= level) {
            above.pop();
        }
        above.push(level);
        block.set_level(above.len() as u8);
    }
}

/// Gives headings without marks the levels that their numbers tell or that fit them best.
fn guess(text: &str, blocks: &mut [Block]) {
    let places: Vec<usize> =
        (0..blocks.len()).filter(|place| blocks[*place].is_heading()).collect();
    let headings = prepare(text, blocks, &places);
    for (place, level) in places.into_iter().zip(Model::learned().levels(&headings)) {
        blocks[place].set_level(level);
    }
}

fn prepare(text: &str, blocks: &[Block], places: &[usize]) -> Vec<Heading> {
    let words: Vec<String> = places.iter().map(|place| blocks[*place].joined(text)).collect();
    let mut fixed = numbered_levels(&words);
    let nested = structured_abstract(&words);
    for place in &nested {
        fixed[*place] = Some(2);
    }
    let ends = places.iter().skip(1).copied().chain([blocks.len()]);
    let amounts = places.iter().zip(ends).map(|(place, end)| amount(&blocks[place + 1..end]));
    let found: Vec<(String, usize)> = words.into_iter().zip(amounts).collect();
    fix_known(&found, &nested, &mut fixed);
    features::headings(&found, &fixed)
}

/// Fixes headings that head a main part in nearly every paper, such as "Results".
///
/// Not where the words come twice (a paper of several studies), nor right below a heading
/// of the same kind, nor where only other parts have numbers.
fn fix_known(found: &[(String, usize)], nested: &[usize], fixed: &mut [Option<u8>]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (place, (words, _)) in found.iter().enumerate() {
        *counts.entry(fold(words)).or_default() += usize::from(!nested.contains(&place));
    }
    let numbered =
        found.iter().any(|(words, _)| number(words).is_some() && holds_parts(role(words)));
    for (place, (words, _)) in found.iter().enumerate() {
        let known = role(words);
        let alone = counts.get(&fold(words)).is_some_and(|count| *count == 1);
        let below = place.checked_sub(1).is_some_and(|before| {
            let (words, amount) = &found[before];
            role(words) == known && (*amount == 0 || known == SectionRole::Acknowledgements)
        });
        let is_main = holds_parts(known) && !numbered || is_margin(known);
        if fixed[place].is_none() && is_main && alone && !below {
            fixed[place] = Some(1);
        }
    }
    fix_parts_of_lists(found, fixed, &counts);
}

/// Puts headings that come twice below the list of participants they stand in: the list is
/// in parts for the parts of the paper.
fn fix_parts_of_lists(
    found: &[(String, usize)],
    fixed: &mut [Option<u8>],
    counts: &BTreeMap<String, usize>,
) {
    let mut list: Option<u8> = None;
    for (place, (words, _)) in found.iter().enumerate() {
        let known = role(words);
        if known == SectionRole::Participants {
            list = fixed[place];
        } else if known != SectionRole::Body || number(words).is_some() {
            list = None;
        } else if let Some(level) = list
            && fixed[place].is_none()
            && counts.get(&fold(words)).is_some_and(|count| *count > 1)
        {
            fixed[place] = Some(level + 1);
        }
    }
}

/// Main parts of a paper, which have parts of their own.
fn holds_parts(role: SectionRole) -> bool {
    use SectionRole::{Discussion, Introduction, Methods, Results};
    matches!(role, Introduction | Methods | Results | Discussion)
}

/// What stands before and behind the main parts.
fn is_margin(role: SectionRole) -> bool {
    use SectionRole::{Abstract, Acknowledgements, Keywords, Participants, References};
    matches!(role, Abstract | Keywords | Acknowledgements | Participants | References)
}

/// Bytes of text in the blocks, notes and captions left out.
fn amount(blocks: &[Block]) -> usize {
    let aside = |block: &&Block| matches!(block.kind, Kind::Footnote | Kind::Caption);
    blocks.iter().filter(|block| !aside(block)).map(Block::len).sum()
}

/// Headings between "Abstract" and the first heading whose role or words come again later.
fn structured_abstract(headings: &[String]) -> Vec<usize> {
    let Some(start) = headings.iter().position(|words| role(words) == SectionRole::Abstract) else {
        return Vec::new();
    };
    let start = start + 1;
    let before = |words: &&String| !fold(words).ends_with("introduction");
    let parts = headings[start..].iter().take(8).take_while(before).count();
    let again = |place: &usize| {
        let words = &headings[*place];
        let recurs = || headings[place + 1..].iter().any(|other| fold(other) == fold(words));
        words.ends_with(':') || role(words) != SectionRole::Body && recurs()
    };
    let Some(last) = (start..start + parts).rev().find(again) else {
        return before_introduction(headings, start);
    };
    let mut nested: Vec<usize> = (start..=last).collect();
    // The part behind, "Conclusions", need not come again; it ends where the introduction begins.
    if headings.get(last + 1).is_some_and(|words| role(words) == SectionRole::Conclusion)
        && nested.len() >= 2
    {
        nested.push(last + 1);
    }
    nested
}

/// Parts of an abstract that come before the heading "Introduction": "Methods", "Conclusions".
fn before_introduction(headings: &[String], start: usize) -> Vec<usize> {
    use SectionRole::{Conclusion, Discussion, Introduction, Methods, Results};
    let end =
        headings[start..].iter().take(8).position(|words| fold(words).ends_with("introduction"));
    let is_part = |words: &str| {
        matches!(role(words), Introduction | Methods | Results | Discussion | Conclusion)
    };
    (start..start + end.unwrap_or(0)).filter(|place| is_part(&headings[*place])).collect()
}
