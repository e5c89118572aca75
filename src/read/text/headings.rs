//! Headings without marks, told by their looks and their place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::{SourceSpan, pattern};

use super::block::{Block, Kind, trimmed};
use super::join::{is_final, starts_lower};
use super::numbering::{Numbering, number};
use super::roles::{fold, role};

/// Longest heading in bytes and words.
const LENGTH: usize = 200;
const WORDS: usize = 24;
/// Longer runs of heading-like blocks are cells of a table or entries of a list.
const RUN: usize = 5;

/// "… cultures.Learning and regional growth": a stop, at once a capital, and a title up to the end.
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[\p{Ll})\x22”\]][.?!](\p{Lu}[\p{L}'’-]*(?:,?\s+[\p{L}\d'’:-]+){0,11}\??)$")
});
/// "Fig. 4, Table 2": a pointer to a figure, or its caption.
static FIGURE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?i:fig(?:ure|s|ures)?|tables?)\b\.?\s*[A-Z]?\d"));
/// "Abstract. This paper …", "Keywords: trust".
static RUN_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\*\*|__|\*|_)?(?i:(abstract|summary|key ?words|index terms))(?:\s*[:.—–]|\s+-)(?:\*\*|__|\*|_)?\s*\S",
    )
});

/// Turns heading-like blocks behind `front` into headings, and parts glued ones off.
pub fn mark(text: &str, blocks: Vec<Block>, front: usize) -> Vec<Block> {
    let mut blocks = part_glued(text, blocks, front);
    let candidates: Vec<bool> = (0..blocks.len())
        .map(|place| place >= front && is_candidate(text, &blocks, place))
        .collect();
    let chosen = choose(text, &blocks, &candidates);
    for place in chosen {
        if blocks[place].is_heading() {
            continue;
        }
        let label = blocks[place].label.take();
        let lines = &mut blocks[place].lines;
        if let Some(label) = label {
            lines[0] = label.cover(lines[0]);
        }
        blocks[place].kind = Kind::Heading { level: 0, role: SectionRole::Body };
    }
    blocks
}

/// Parts "Abstract: …" and "Keywords: …" into heading and text, behind `front`.
pub fn part_run_in(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let first = block.lines[0];
        let found = RUN_IN
            .captures(&text[first.range()])
            .and_then(|found| found.get(1).map(|words| (words.range(), found[0].len())));
        if let (Kind::Text, Some((words, width))) = (block.kind, found) {
            let last = text[first.range()][..width].chars().next_back().map_or(0, char::len_utf8);
            parted.push(Block::heading(first.slice(words)));
            block.lines[0] = first.slice(width - last..first.len());
        }
        parted.push(block);
    }
    parted
}

fn part_glued(text: &str, blocks: Vec<Block>, front: usize) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    let count = blocks.len();
    for (place, mut block) in blocks.into_iter().enumerate() {
        let heading = (place >= front && place + 1 < count).then(|| glued(text, &block)).flatten();
        if let Some(heading) = heading {
            let last = block.lines.len() - 1;
            block.lines[last] = SourceSpan::new(block.lines[last].start(), heading.start());
            parted.push(block);
            parted.push(Block::heading(heading));
        } else {
            parted.push(block);
        }
    }
    parted
}

fn glued(text: &str, block: &Block) -> Option<SourceSpan> {
    let line = *block.lines.last()?;
    let words = &text[line.range()];
    if block.kind != Kind::Text || is_final(words.chars().next_back()) && !words.ends_with('?') {
        return None;
    }
    // Only the tail can hold the title; the head is kept out so that the search stays short.
    let cut = words.len().saturating_sub(LENGTH);
    let cut = (cut..words.len()).find(|at| words.is_char_boundary(*at))?;
    let title = GLUED.captures(&words[cut..])?.get(1)?;
    let long_enough = title.as_str().contains(' ') || title.len() >= 5;
    let from = line.start() + cut;
    long_enough.then(|| trimmed(text, from + title.start(), from + title.end()))
}

fn is_candidate(text: &str, blocks: &[Block], place: usize) -> bool {
    let block = &blocks[place];
    let numbered_item = block.kind == Kind::Item
        && block
            .label
            .is_some_and(|label| text[label.range()].starts_with(|c: char| c.is_ascii_digit()))
        && !beside_item(blocks, place);
    if !(block.kind == Kind::Text || numbered_item) || block.lines.len() > 2 {
        return block.is_heading();
    }
    let aside = |block: &&Block| !matches!(block.kind, Kind::Footnote | Kind::Caption);
    let Some(next) = blocks[place + 1..].iter().take(8).find(aside) else { return false };
    let span = block.labelled_span();
    let words = &text[span.range()];
    looks_like_heading(words) && (words.ends_with(':') || !starts_lower(next.first(text)))
}

fn beside_item(blocks: &[Block], place: usize) -> bool {
    let is_item = |place: usize| blocks.get(place).is_some_and(|block| block.kind == Kind::Item);
    is_item(place + 1) || place > 0 && is_item(place - 1)
}

/// Whether the words alone could be a heading.
pub fn looks_like_heading(words: &str) -> bool {
    if words.len() > LENGTH
        || words.contains(['@', '\t'])
        || words.contains("://")
        || FIGURE.is_match(words)
    {
        return false;
    }
    let bare = words.trim_matches(['*', '_', ' ']);
    if role(bare) != SectionRole::Body {
        return true;
    }
    let numbered = number(bare);
    let title = numbered.map_or(bare, |(_, width)| &bare[width..]);
    let count = title.split_whitespace().count();
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let marks = title.chars().filter(|c| !c.is_alphabetic() && !c.is_whitespace()).count();
    let end = bare.chars().next_back();
    let stops = matches!(end, Some('.' | '!' | '…')) && !(numbered.is_some() && count <= 10);
    let breaks_off =
        matches!(end, Some(',' | ';' | '-' | '–' | '(' | '=')) || end == Some(':') && count > 5;
    let starts = title.chars().next().is_some_and(|c| {
        !c.is_lowercase() && (c.is_alphabetic() || "\"“'‘(¿0123456789".contains(c))
    });
    starts
        && count <= WORDS
        && letters >= 3
        && letters > 2 * marks
        && !stops
        && !breaks_off
        && !is_sentences(title)
}

/// Whether a stop stands inside, behind a word of some length: "Text ended. New".
fn is_sentences(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    let inner = words.len().saturating_sub(1);
    words[..inner]
        .iter()
        .any(|word| word.len() >= 5 && word.ends_with('.') && !word[..word.len() - 1].contains('.'))
}

/// The candidates that are headings, in order.
fn choose(text: &str, blocks: &[Block], candidates: &[bool]) -> Vec<usize> {
    let words = |place: usize| text[blocks[place].labelled_span().range()].to_owned();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in (0..blocks.len()).filter(|place| candidates[*place]) {
        *counts.entry(fold(&words(place))).or_default() += 1;
    }
    let crowded = crowded(candidates);
    let mut chosen = Vec::new();
    let mut section = SectionRole::Body;
    for place in (0..blocks.len()).filter(|place| candidates[*place]) {
        let heading = words(place);
        let known = role(&heading);
        let recurs = counts.get(&fold(&heading)).is_some_and(|count| *count > 1);
        let numbered =
            matches!(number(&heading), Some((Numbering::Named | Numbering::Decimal(_), _)));
        let sure = known != SectionRole::Body || recurs || blocks[place].is_heading();
        let in_list = matches!(section, SectionRole::References | SectionRole::Participants);
        let fits = match () {
            () if sure => true,
            () if in_list => section == SectionRole::Participants && names_a_part(&heading),
            () => numbered || !crowded.contains(&place),
        };
        if fits {
            chosen.push(place);
            // A recurring heading inside a list heads a part of that list.
            if known != SectionRole::Body || !in_list {
                section = known;
            }
        }
    }
    chosen
}

/// Candidates in runs too long for headings.
fn crowded(candidates: &[bool]) -> BTreeSet<usize> {
    let mut crowded = BTreeSet::new();
    let mut start = 0;
    for place in 0..=candidates.len() {
        if candidates.get(place).copied().unwrap_or(false) {
            continue;
        }
        if place - start > RUN {
            crowded.extend(start..place);
        }
        start = place + 1;
    }
    crowded
}

/// "Participants of the first seminar": words of speech, no address.
fn names_a_part(heading: &str) -> bool {
    let plain = heading
        .split_whitespace()
        .filter(|word| word.len() >= 4 && word.chars().all(char::is_lowercase));
    !heading.contains([',', '(']) && plain.count() >= 2
}
