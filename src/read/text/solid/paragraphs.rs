//! What stands between headings: paragraphs, captions, and the rags of tables and formulas.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::super::block::{Block, Kind};
use super::super::split;
use super::Parted;
use super::headings::heads_list;
use super::line::Lines;

/// Most lines of a caption.
const CAPTION: usize = 12;

/// "Abstract. We …", "Keywords: …": the heading of a part in the line that it begins with.
static RUN_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:abstract|summary|key ?words(?: and phrases)?|index terms|general terms|categories and subject descriptors)\s*(?:[:.—–]|-\s)\s*\S",
    )
});

/// Parts the lines of a block, of which `found` are headings.
pub fn part(
    lines: &Lines<'_>,
    range: Range<usize>,
    found: &BTreeMap<usize, usize>,
    block: &Block,
    parted: &mut Parted,
) {
    let mut place = range.start;
    if range.len() == found.get(&place).copied().unwrap_or(1) {
        // Blank lines around it tell more than its words: that is looked at later.
        return parted.blocks.push(block.clone());
    }
    while place < range.end {
        if let Some(count) = found.get(&place) {
            parted.blocks.push(piece(
                lines,
                place..place + count,
                Kind::Heading { level: 0, role: crate::paper::SectionRole::Body },
            ));
            place += count;
            continue;
        }
        let end = found.range(place..range.end).next().map_or(range.end, |(next, _)| *next);
        let whole = place == range.start && end == range.end;
        if whole && !lines.column.known {
            parted.blocks.push(block.clone());
        } else {
            stretch(lines, place..end, block, parted);
        }
        place = end;
    }
}

/// Parts lines without a heading among them.
fn stretch(lines: &Lines<'_>, range: Range<usize>, block: &Block, parted: &mut Parted) {
    let mut place = range.start;
    while place < range.end {
        let (end, kind) = next(lines, place, range.end);
        let mut part = piece(lines, place..end, kind);
        if place == range.start && lines.opens(place) && block.label.is_some() {
            part.label = block.label;
            part.lines[0] = block.lines[0];
            part.kind = block.kind;
        }
        // Without a known column only numbers were looked for.
        let numbered = lines.words(place).starts_with(|c: char| c.is_ascii_digit());
        let listed = place.checked_sub(1).is_some_and(|above| heads_list(lines.words(above)));
        if (lines.column.known || numbered || listed) && part.kind == Kind::Text {
            parted.settled.insert(part.span().start());
        }
        parted.blocks.push(part);
        place = end;
    }
}

/// End and kind of what begins at a line.
fn next(lines: &Lines<'_>, place: usize, end: usize) -> (usize, Kind) {
    if split::is_caption(lines.words(place)) && !lines.opens(place) {
        let last = (place..end.min(place + CAPTION)).find(|line| closes(lines, *line, end));
        return (last.map_or(place, |last| last) + 1, Kind::Caption);
    }
    let rags = (place..end).take_while(|line| is_rag(lines, *line)).count();
    if rags > 0 && lines.column.known {
        return (place + rags, Kind::Table);
    }
    let stops = |line: &usize| {
        closes(lines, *line, end)
            || line + 1 < end
                && (split::is_caption(lines.words(line + 1))
                    || RUN_IN.is_match(lines.words(line + 1))
                    || lines.column.known && is_rag(lines, line + 1))
    };
    ((place..end).find(stops).map_or(end, |line| line + 1), Kind::Text)
}

/// Whether a paragraph ends with the line.
fn closes(lines: &Lines<'_>, place: usize, end: usize) -> bool {
    place + 1 >= end || lines.is_short(place) && lines.ends(place) && !lines.starts_lower(place + 1)
}

/// Whether the line is one of a table or formula: hardly any words of some length in it.
fn is_rag(lines: &Lines<'_>, place: usize) -> bool {
    let words = lines.words(place);
    let letters = words
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() >= 3)
        .map(|word| word.chars().count())
        .sum::<usize>();
    let all = words.chars().filter(|c| !c.is_whitespace()).count();
    // The last line of a paragraph may be "5 m." and that of a sentence "[3].".
    !lines.ends(place) && letters * 3 < all && lines.is_short(place)
}

fn piece(lines: &Lines<'_>, range: Range<usize>, kind: Kind) -> Block {
    let spans = range.filter_map(|place| lines.get(place)).map(|line| line.span).collect();
    Block { kind, label: None, lines: spans }
}
