//! Headings without marks, told by their looks and their place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::pattern;

use super::block::{Block, Kind};
use super::join::{bare_end, starts_lower};
use super::looks::{looks_like_heading, looks_stopped, starts_mixed};
use super::numbering::{Numbering, number};
use super::parting::part_glued;
use super::roles::{fold, role};

/// Longer runs of heading-like blocks are cells of a table or entries of a list.
const RUN: usize = 5;
/// So many headings with a full stop make it the manner of the paper.
const STOPPED: usize = 3;
/// A block this long, in bytes, is no line of verse, speech or a list.
const PROSE: usize = 100;
/// Bytes of a caption in which it names the parts of its figure.
const PANELS: usize = 800;

/// "(A)", "(B–D)": parts of a figure, as its caption names them.
static PANEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\(([A-K])((?:(?:,\s?|–|-|,? and )[A-K])*)\)|^A[).]\s"));

/// Turns heading-like blocks behind `front` into headings, and parts glued ones off.
///
/// Blocks that begin at an offset of `settled` are none.
pub fn mark(text: &str, blocks: Vec<Block>, front: usize, settled: &BTreeSet<usize>) -> Vec<Block> {
    let mut blocks = part_glued(text, blocks, front);
    mark_captions(text, &mut blocks, front);
    let mut candidates: Vec<bool> = (0..blocks.len())
        .map(|place| {
            place >= front
                && !settled.contains(&blocks[place].span().start())
                && is_candidate(text, &blocks, place)
        })
        .collect();
    drop_announced(text, &blocks, &mut candidates);
    for place in stopped(text, &blocks, &candidates) {
        candidates[place] = place >= front;
    }
    for place in choose(text, &blocks, &candidates) {
        make_heading(&mut blocks[place]);
    }
    blocks
}

fn make_heading(block: &mut Block) {
    if block.is_heading() {
        return;
    }
    if let Some(label) = block.label.take() {
        block.lines[0] = label.cover(block.lines[0]);
    }
    block.kind = Kind::Heading { level: 0, role: SectionRole::Body };
}

/// Titles of figures whose number is lost: the block behind tells the parts of the figure.
fn mark_captions(text: &str, blocks: &mut [Block], front: usize) {
    for place in front..blocks.len().saturating_sub(1) {
        let (block, next) = (&blocks[place], &blocks[place + 1]);
        if block.kind != Kind::Text || next.kind != Kind::Text {
            continue;
        }
        let words = text[block.span().range()].trim_end_matches('.');
        let below_heading = place > 0 && looks_like_heading(blocks[place - 1].first(text));
        if !below_heading
            && looks_like_heading(words)
            && role(words) == SectionRole::Body
            && tells_panels(next.first(text))
        {
            blocks[place].kind = Kind::Caption;
        }
    }
}

/// Whether a block begins with "(A)", or names two parts of a figure in its first sentences.
fn tells_panels(first: &str) -> bool {
    let end = (first.len().min(PANELS)..=first.len()).find(|at| first.is_char_boundary(*at));
    let mut panels = PANEL.captures_iter(&first[..end.unwrap_or(first.len())]);
    let Some(one) = panels.next() else { return false };
    let begins = one.get(0).is_some_and(|found| found.start() == 0);
    let several = one.get(2).is_some_and(|rest| !rest.is_empty());
    begins
        || several
        || panels.any(|other| other.get(1).is_some_and(|name| name.as_str() != &one[1]))
}

/// Places of headings with a full stop, when that is the manner of the paper or of a section.
///
/// Lines with a stop are captions where headings without a stop stand beside them, unless
/// the section begins with one: a caption never stands right behind a heading.
fn stopped(text: &str, blocks: &[Block], candidates: &[bool]) -> BTreeSet<usize> {
    let mut section = Part::default();
    let mut parts = Vec::new();
    for place in 0..blocks.len() {
        let words = &text[blocks[place].labelled_span().range()];
        if candidates[place] && role(words) != SectionRole::Body {
            parts.push(std::mem::take(&mut section));
            section.is_methods = role(words) == SectionRole::Methods;
            section.begins = is_stopped(text, blocks, place + 1);
        } else if candidates[place] {
            section.plain += usize::from(number(words).is_none());
        } else if is_stopped(text, blocks, place) {
            section.stopped.push(place);
        }
    }
    parts.push(section);
    let none_plain = parts.iter().all(|part| part.plain == 0);
    let fits = |part: &Part| none_plain || part.begins || part.is_methods && part.plain == 0;
    let places: BTreeSet<usize> =
        parts.into_iter().filter(fits).flat_map(|part| part.stopped).collect();
    if places.len() >= STOPPED { places } else { BTreeSet::new() }
}

/// What stands between two known headings.
#[derive(Default)]
struct Part {
    is_methods: bool,
    /// Whether a line with a stop comes first.
    begins: bool,
    /// Number of headings without a stop.
    plain: usize,
    stopped: Vec<usize>,
}

fn is_stopped(text: &str, blocks: &[Block], place: usize) -> bool {
    let Some(block) = blocks.get(place) else { return false };
    let heads =
        |next: &Block| next.len() >= PROSE || next.is_heading() || looks_stopped(next.first(text));
    block.kind == Kind::Text
        && block.lines.len() == 1
        && looks_stopped(block.first(text))
        && blocks.get(place + 1).is_some_and(heads)
}

/// Takes out lines that a colon announces, two or more: a list.
fn drop_announced(text: &str, blocks: &[Block], candidates: &mut [bool]) {
    let mut place = 1;
    while place < blocks.len() {
        let run = candidates[place..].iter().take_while(|candidate| **candidate).count();
        let announced = run >= 2
            && !candidates[place - 1]
            && blocks[place - 1].kind == Kind::Text
            && bare_end(blocks[place - 1].last(text)) == Some(':');
        if announced {
            let ends = (place..place + run).find(|place| is_firm(text, &blocks[*place]));
            candidates[place..ends.unwrap_or(place + run)].fill(false);
        }
        place += run.max(1);
    }
}

/// Whether the words or the number of a block leave no doubt that it is a heading.
fn is_firm(text: &str, block: &Block) -> bool {
    let words = &text[block.labelled_span().range()];
    block.is_heading()
        || role(words) != SectionRole::Body
        || matches!(number(words), Some((Numbering::Named(_) | Numbering::Decimal(2..), _)))
}

fn is_candidate(text: &str, blocks: &[Block], place: usize) -> bool {
    let block = &blocks[place];
    let numbered_item = block.kind == Kind::Item
        && block
            .label
            .is_some_and(|label| text[label.range()].starts_with(|c: char| c.is_ascii_digit()))
        && !beside_item(blocks, place);
    if !(block.kind == Kind::Text || numbered_item) || block.lines.len() > 3 {
        return block.is_heading();
    }
    let aside = |block: &&Block| !matches!(block.kind, Kind::Footnote | Kind::Caption);
    let Some(next) = blocks[place + 1..].iter().take(8).find(aside) else { return false };
    let span = block.labelled_span();
    let words = &text[span.range()];
    if looks_like_heading(words) {
        let first = next.first(text);
        return words.ends_with(':') || !starts_lower(first) || starts_mixed(first);
    }
    is_call(words) && next.len() >= PROSE && place > 0 && blocks[place - 1].len() >= PROSE
}

/// "Mind the gap!" between paragraphs.
fn is_call(words: &str) -> bool {
    words.strip_suffix('!').is_some_and(|title| {
        title.split_whitespace().count() >= 2
            && !title.starts_with(['"', '“', '«'])
            && looks_like_heading(title)
    })
}

fn beside_item(blocks: &[Block], place: usize) -> bool {
    let is_item = |place: usize| blocks.get(place).is_some_and(|block| block.kind == Kind::Item);
    is_item(place + 1) || place > 0 && is_item(place - 1)
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
    let mut seen = 0;
    for place in (0..blocks.len()).filter(|place| candidates[*place]) {
        if blocks[seen..place].iter().any(|block| block.kind == Kind::Entry) {
            // A list that was found by its lines has ended here.
            section = SectionRole::Body;
        }
        seen = place;
        let heading = words(place);
        let known = role(&heading);
        let recurs = counts.get(&fold(&heading)).is_some_and(|count| *count > 1);
        let numbered =
            matches!(number(&heading), Some((Numbering::Named(_) | Numbering::Decimal(_), _)));
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
