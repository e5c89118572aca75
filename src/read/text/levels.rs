//! Depth of headings: from their numbers, their words, and how they follow each other.

use std::collections::BTreeMap;

use crate::paper::SectionRole;

use super::block::{Block, Kind};
use super::numbering::{Numbering, number};
use super::roles::{fold, role, role_above_list};

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

/// What has been seen on the way through the headings.
#[derive(Default)]
struct Guess {
    /// Level of the last numbered or known heading.
    base: u8,
    /// Level of the last heading that had text below it.
    leaf: u8,
    /// Whether headings without a number belong below the base.
    children: bool,
    /// Level of each heading by its words.
    seen: BTreeMap<String, u8>,
}

fn guess(text: &str, blocks: &mut [Block]) {
    let mut state = Guess::default();
    let schemes = Schemes::of(text, blocks);
    let mut stack: Vec<usize> = Vec::new();
    for place in 0..blocks.len() {
        match blocks[place].kind {
            Kind::Heading { .. } => stack.push(place),
            Kind::Footnote | Kind::Caption => {}
            _ => state.assign(text, blocks, &mut stack, &schemes),
        }
    }
    state.assign(text, blocks, &mut stack, &schemes);
}

impl Guess {
    /// Gives a run of headings without text between them their levels.
    fn assign(
        &mut self,
        text: &str,
        blocks: &mut [Block],
        stack: &mut Vec<usize>,
        schemes: &Schemes,
    ) {
        let mut level = 0;
        for (depth, place) in stack.iter().enumerate() {
            let words = blocks[*place].joined(text);
            let absolute = schemes.level(&words, *place);
            level = match absolute {
                Some(absolute) => absolute,
                None if depth > 0 => level + 1,
                None => self.first(&words, stack.len()),
            };
            level = level.clamp(1, 9);
            if absolute.is_some() {
                self.base = level;
                self.children = takes_children(&words);
            }
            if absolute.is_none() || number(&words).is_some() {
                self.seen.entry(fold(&words)).or_insert(level);
            }
            blocks[*place].set_level(level);
        }
        if !stack.is_empty() {
            self.leaf = level;
        }
        stack.clear();
    }

    /// Level of the first heading of a run of `count`.
    fn first(&self, words: &str, count: usize) -> u8 {
        if let Some(level) = self.seen.get(&fold(words)).filter(|level| **level > self.base) {
            return *level;
        }
        let lowest = self.base + u8::from(self.children || self.base == 0);
        let count = u8::try_from(count).unwrap_or(9);
        (self.leaf + 1).saturating_sub(count).max(lowest)
    }
}

/// Whether parts of a section are to be expected below its heading.
fn takes_children(heading: &str) -> bool {
    match role(heading) {
        SectionRole::Body => true,
        SectionRole::Methods
        | SectionRole::Results
        | SectionRole::Discussion
        | SectionRole::Participants
        | SectionRole::Appendix => true,
        _ => number(heading).is_some(),
    }
}

/// How the headings of this paper are numbered.
struct Schemes {
    named: bool,
    roman: bool,
    decimal: bool,
    /// Headings inside a structured abstract, one level down.
    nested: Vec<usize>,
}

impl Schemes {
    fn of(text: &str, blocks: &[Block]) -> Self {
        let headings: Vec<(usize, String)> = blocks
            .iter()
            .enumerate()
            .filter_map(|(place, block)| Some((place, block.joined_if_heading(text)?)))
            .collect();
        let uses = |wanted: fn(Numbering) -> bool| {
            headings.iter().any(|(_, words)| number(words).is_some_and(|(found, _)| wanted(found)))
        };
        Self {
            named: uses(|found| found == Numbering::Named),
            roman: uses(|found| found == Numbering::Roman),
            decimal: uses(|found| matches!(found, Numbering::Decimal(_))),
            nested: structured_abstract(&headings),
        }
    }

    /// Level that the words of a heading fix by themselves.
    fn level(&self, words: &str, place: usize) -> Option<u8> {
        if self.nested.contains(&place) {
            return Some(2);
        }
        let below = u8::from(self.named);
        match number(words) {
            Some((Numbering::Named, _)) => Some(1),
            Some((Numbering::Roman, _)) => Some(1 + below),
            Some((Numbering::Decimal(depth), _)) => Some(depth + below + u8::from(self.roman)),
            Some((Numbering::Letter, _)) => Some(1 + below + u8::from(self.roman || self.decimal)),
            None => (role(words) != SectionRole::Body).then_some(1),
        }
    }
}

/// Parts of an abstract that come before the heading "Introduction": "Methods", "Conclusions".
fn before_introduction(headings: &[(usize, String)]) -> Vec<usize> {
    let end = headings.iter().take(8).position(|(_, words)| fold(words).ends_with("introduction"));
    let parts = headings[..end.unwrap_or(0)].iter().filter(|(_, words)| {
        matches!(
            role(words),
            SectionRole::Introduction
                | SectionRole::Methods
                | SectionRole::Results
                | SectionRole::Discussion
                | SectionRole::Conclusion
        )
    });
    parts.map(|(place, _)| *place).collect()
}

/// Headings between "Abstract" and the first heading whose role or words come again later.
fn structured_abstract(headings: &[(usize, String)]) -> Vec<usize> {
    let Some(start) = headings.iter().position(|(_, words)| role(words) == SectionRole::Abstract)
    else {
        return Vec::new();
    };
    let before = |(_, words): &&(usize, String)| !fold(words).ends_with("introduction");
    let parts = headings[start + 1..].iter().take(8).take_while(before);
    let again = |place: usize, words: &str| {
        let found = role(words);
        let ends_colon = words.ends_with(':');
        let later = headings.iter().filter(|(other, _)| *other > place);
        let recurs = later.clone().any(|(_, other)| fold(other) == fold(words));
        ends_colon || recurs && found != SectionRole::Body
    };
    let last = parts.clone().enumerate().filter(|(_, (place, words))| again(*place, words)).last();
    let Some((last, _)) = last else { return before_introduction(&headings[start + 1..]) };
    let inner = &headings[start + 1..=start + 1 + last];
    // The part behind, "Conclusions", need not come again; it ends where the introduction begins.
    let mut nested: Vec<usize> = inner.iter().map(|(place, _)| *place).collect();
    if let Some((place, words)) = headings.get(start + 2 + last)
        && role(words) == SectionRole::Conclusion
        && nested.len() >= 2
    {
        nested.push(*place);
    }
    nested
}
