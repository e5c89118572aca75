//! What Markdown calls a paragraph and is more: labelled entries, captions, grid tables, verse.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{SourceSpan, pattern};

use super::super::block::{Block, Kind, trimmed};
use super::super::split::{is_caption, label};

/// The border of a grid table.
static BORDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\+[-=:+]{2,}\+$"));
/// A command of TeX that is all of a line: "\newpage", "\begin{equation}\label{a}".
static COMMAND: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\\[a-zA-Z]+\*?(?:\[[^\]]*\]|\{[^{}]*\}|\\[a-z]+\{[^{}]*\})*$"));
/// "\[12\]", as pandoc escapes the label of an entry.
static ESCAPED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\[\d{1,4}\\?\]|\(\d{1,3}\\?\)|\d{1,3}\\?[.)])\s+"));

/// The blocks that the lines of a paragraph hold.
pub fn part(text: &str, lines: &[SourceSpan]) -> Vec<Block> {
    let words = |line: &SourceSpan| &text[line.range()];
    let Some(first) = lines.first().map(words) else { return Vec::new() };
    let bars = |line: &SourceSpan| words(line).matches('|').count();
    if BORDER.is_match(first) || first.starts_with('|') && lines.iter().all(|line| bars(line) > 1) {
        return table(text, lines);
    }
    if lines.iter().all(|line| words(line).starts_with("| ")) {
        let verse = lines.iter().map(|line| trimmed(text, line.start() + 1, line.end()));
        return vec![Block { kind: Kind::Text, label: None, lines: verse.collect() }];
    }
    let mut blocks: Vec<Block> = Vec::new();
    let (tex, lines) = lines.split_at(tex(text, lines));
    if !tex.is_empty() {
        blocks.push(Block { kind: Kind::Verbatim, label: None, lines: tex.to_vec() });
    }
    for line in lines {
        let open = blocks.last().map(|block| block.kind);
        match (mark_of(words(line), open), blocks.last_mut()) {
            (Some((kind, width)), _) => blocks.push(labelled(text, kind, *line, width)),
            (None, Some(block)) if block.kind != Kind::Verbatim => block.lines.push(*line),
            (None, _) => blocks.push(Block::new(plain_kind(words(line)), *line)),
        }
    }
    blocks
}

fn mark_of(words: &str, open: Option<Kind>) -> Option<(Kind, usize)> {
    let in_text = matches!(open, Some(Kind::Text | Kind::Caption));
    if in_text && !words.starts_with(['•', '‣', '▪', '▫', '◦', '●', '○', '■', '□'])
    {
        return None;
    }
    let escaped = || ESCAPED.find(words).map(|found| (Kind::Item, found.end()));
    label(words, in_text).or_else(escaped).filter(|(_, width)| *width < words.len())
}

fn labelled(text: &str, kind: Kind, line: SourceSpan, width: usize) -> Block {
    let at = line.start() + width;
    let label = trimmed(text, line.start(), at);
    Block { kind, label: Some(label), lines: vec![trimmed(text, at, line.end())] }
}

/// How many lines from the first on are TeX: an environment, or commands alone.
fn tex(text: &str, lines: &[SourceSpan]) -> usize {
    let words = |line: &SourceSpan| &text[line.range()];
    let commands = lines.iter().take_while(|line| COMMAND.is_match(words(line))).count();
    if !lines.first().is_some_and(|line| words(line).starts_with(r"\begin{")) {
        return commands;
    }
    let end = lines.iter().position(|line| words(line).starts_with(r"\end{"));
    end.map_or(commands, |end| end + 1)
}

/// Caption or running text; "**Figure 2.** Towns" is a caption.
fn plain_kind(words: &str) -> Kind {
    let head: String = words.chars().take(60).filter(|c| !matches!(c, '*' | '_')).collect();
    if is_caption(&head) { Kind::Caption } else { Kind::Text }
}

fn table(text: &str, lines: &[SourceSpan]) -> Vec<Block> {
    let mut cells = Vec::new();
    for line in lines.iter().filter(|line| !BORDER.is_match(&text[line.range()])) {
        let mut at = line.start();
        for cell in text[line.range()].split('|') {
            let span = trimmed(text, at, at + cell.len());
            let speaks = text[span.range()].contains(char::is_alphanumeric);
            cells.extend(speaks.then_some(span));
            at += cell.len() + 1;
        }
    }
    let filled = !cells.is_empty();
    filled.then_some(Block { kind: Kind::Table, label: None, lines: cells }).into_iter().collect()
}
