//! Where bibliographies begin and end among the lines of a plain text.

use std::collections::BTreeSet;

use crate::paper::SectionRole;
use crate::text::SourceSpan;

use super::super::block::{Block, Kind};
use super::super::split;
use super::chains::numbered;
use super::heading;
use super::label::{Label, label};
use super::line::{Line, lines, year_place};

/// Lines between a heading and the first entry below it, at most.
const LEAD: usize = 60;
/// So many lines in a row that are no entry part a list in two.
const BREAK: usize = 6;
/// Fewest entries of a list, of a further part of it, and of one without a heading.
const FEWEST: usize = 2;
const FEWEST_BEHIND: usize = 3;
const FEWEST_BARE: usize = 6;
/// Most lines of a page, and fewest pages that show a running head.
const PAGE: usize = 80;
const RUNNING: usize = 3;
/// Lines at the end of a text among which a list without a heading is looked for.
const TAIL: usize = 4_000;

/// A bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Where its first line begins in the source and its last one ends.
    pub span: SourceSpan,
    /// Its heading, its entries, and what stands between them.
    pub blocks: Vec<Block>,
}

/// The bibliographies of a plain text behind `start`, in order; `furniture` are offsets of
/// lines that are left out.
pub fn find(text: &str, start: usize, furniture: &BTreeSet<usize>) -> Vec<List> {
    let mut lines = part_glued(text, lines(text, start), furniture);
    drop_running_heads(&mut lines);
    let heads = headings(&lines);
    let ends = heads.iter().skip(1).copied().chain([lines.len()]);
    let lists: Vec<List> =
        heads.iter().zip(ends).filter_map(|(head, end)| headed(&lines[*head..end])).collect();
    if heads.is_empty() { bare(&lines).into_iter().collect() } else { lists }
}

/// Leaves out headings that stand on every page of one long list.
fn drop_running_heads(lines: &mut Vec<Line<'_>>) {
    let heads = headings(lines);
    let same = |one: &usize, other: &usize| {
        lines[*one].words == lines[*other].words && other - one <= PAGE
    };
    let runs = heads.chunk_by(same).filter(|run| run.len() >= RUNNING);
    let dropped: BTreeSet<usize> = runs.flat_map(|run| run[1..].iter().copied()).collect();
    let mut place = 0;
    lines.retain(|_| {
        place += 1;
        !dropped.contains(&(place - 1))
    });
}

fn headings(lines: &[Line<'_>]) -> Vec<usize> {
    (0..lines.len()).filter(|place| is_heading(lines[*place].words)).collect()
}

/// Marked headings are read elsewhere.
fn is_heading(words: &str) -> bool {
    words.starts_with(char::is_alphanumeric) && heading::is_references(words)
}

/// The lines without furniture; a heading in the line of its first entry becomes a line.
fn part_glued<'t>(
    text: &'t str,
    lines: Vec<Line<'t>>,
    furniture: &BTreeSet<usize>,
) -> Vec<Line<'t>> {
    let mut parted = Vec::with_capacity(lines.len());
    let from = lines.len() / 4;
    for (place, line) in lines.into_iter().enumerate() {
        let offset = line.span.start();
        let begins = text[..offset].rfind(['\n', '\r', '\u{c}']).map_or(0, |at| at + 1);
        if furniture.contains(&begins) {
            continue;
        }
        let Some(end) = heading::glued(line.words).filter(|_| place >= from) else {
            parted.push(line);
            continue;
        };
        let piece = |range: std::ops::Range<usize>| {
            let span = super::super::block::trimmed(text, offset + range.start, offset + range.end);
            Line { span, words: &text[span.range()], ..line }
        };
        let head = piece(0..end);
        let rest = piece(end..line.words.len());
        parted.push(head);
        let marks = rest.words.len() - rest.words.trim_start_matches(['.', ':', ' ']).len();
        parted.push(piece(end + (rest.span.start() - offset - end) + marks..line.words.len()));
    }
    parted
}

/// The list below the heading that is the first of these lines.
fn headed(lines: &[Line<'_>]) -> Option<List> {
    let mut labels = label(lines);
    let parts = parts(&labels[1..]);
    let first = parts.first().filter(|(from, _)| *from <= LEAD)?;
    let count = |(from, to): (usize, usize)| firsts(&labels[from + 1..to + 1]);
    let enough = count(*first) >= FEWEST || parts.len() > 1;
    let behind = |part: &&(usize, usize)| count(**part) >= FEWEST_BEHIND;
    let last = parts[1..].iter().rfind(behind).unwrap_or(first);
    count_on(&lines[1..=last.1], &mut labels[1..=last.1]);
    stand_apart(&lines[1..=last.1], &mut labels[1..=last.1]);
    enough.then(|| list(lines, &labels, 0, last.1 + 1))
}

/// The list at the end of lines without a heading.
fn bare(lines: &[Line<'_>]) -> Option<List> {
    let lines = &lines[(lines.len() / 2).max(lines.len().saturating_sub(TAIL))..];
    let mut labels = label(lines);
    let parts = parts(&labels);
    let longest = parts.into_iter().max_by_key(|(from, to)| firsts(&labels[*from..*to]))?;
    let (from, to) = longest;
    let count = firsts(&labels[from..to]);
    let years = lines[from..to].iter().filter(|line| year_place(line.words).is_some()).count();
    let enough = count >= FEWEST_BARE && years * 3 >= count * 2;
    count_on(&lines[from..to], &mut labels[from..to]);
    enough.then(|| list(lines, &labels, from, to))
}

/// Where most entries have numbers that count on, only such a number begins an entry.
fn count_on(lines: &[Line<'_>], labels: &mut [Label]) {
    let words: Vec<&str> = lines.iter().map(|line| line.words).collect();
    let counted = numbered(&words);
    let both = labels.iter().zip(&counted).filter(|(label, one)| **label == Label::First && **one);
    if both.count() * 3 < firsts(labels) * 2 {
        return;
    }
    for (label, counted) in labels.iter_mut().zip(counted) {
        match *label {
            _ if counted => *label = Label::First,
            Label::First => *label = Label::Rest,
            _ => {}
        }
    }
}

/// A line behind a blank one that has a year, as the entry before has one already, begins
/// an entry: in scripts that the labeller does not know, blank lines tell more than words.
fn stand_apart(lines: &[Line<'_>], labels: &mut [Label]) {
    let mut dated = false;
    for (line, label) in lines.iter().zip(labels) {
        let year = year_place(line.words).is_some();
        if *label == Label::Rest && line.after_blank && year && dated {
            *label = Label::First;
        }
        dated = year || dated && *label != Label::First;
    }
}

fn firsts(labels: &[Label]) -> usize {
    labels.iter().filter(|label| **label == Label::First).count()
}

/// Stretches that begin with an entry and hold few lines in a row that are none.
fn parts(labels: &[Label]) -> Vec<(usize, usize)> {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for (place, label) in labels.iter().enumerate() {
        match (label, parts.last_mut()) {
            (Label::Outside, _) => {}
            (_, Some((_, end))) if place < *end + BREAK => *end = place + 1,
            (Label::First, _) => parts.push((place, place + 1)),
            _ => {}
        }
    }
    parts
}

/// The blocks of the lines `from..to`.
fn list(lines: &[Line<'_>], labels: &[Label], from: usize, to: usize) -> List {
    let mut blocks: Vec<Block> = Vec::new();
    let mut aside: Vec<SourceSpan> = Vec::new();
    let mut open = false;
    for place in from..to {
        let span = lines[place].span;
        match (labels[place], blocks.last_mut()) {
            _ if place == 0 && from == 0 && heading::is_references(lines[0].words) => {
                let role = SectionRole::References;
                blocks.push(Block::new(Kind::Heading { level: 0, role }, span));
            }
            (Label::Rest, Some(entry)) if open => {
                // What stood in the midst of an entry was the edge of a page.
                entry.lines.push(span);
                aside.clear();
            }
            (Label::First, _) => {
                blocks.extend(set_aside(&mut aside));
                blocks.push(entry(&lines[place]));
                open = true;
            }
            _ => aside.push(span),
        }
    }
    blocks.extend(set_aside(&mut aside));
    let span = lines[from].span.cover(lines[to - 1].span);
    List { span, blocks }
}

/// An entry that begins with a line; a bullet is its label, as it is elsewhere.
fn entry(line: &Line<'_>) -> Block {
    let bullet = split::label(line.words, true).filter(|(kind, _)| *kind == Kind::Item);
    let Some((_, width)) = bullet else { return Block::new(Kind::Entry, line.span) };
    let label = line.span.slice(0..line.words[..width].trim_end().len());
    let rest = line.span.slice(width..line.words.len());
    Block { label: Some(label), ..Block::new(Kind::Entry, rest) }
}

fn set_aside(lines: &mut Vec<SourceSpan>) -> Option<Block> {
    let lines = std::mem::take(lines);
    (!lines.is_empty()).then_some(Block { kind: Kind::Aside, label: None, lines })
}
