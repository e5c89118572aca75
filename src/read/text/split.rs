//! From lines to blocks: blank lines and block marks.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::{SourceSpan, pattern};

use super::block::{Block, Kind, trimmed};

/// Ends a page in text that comes out of a PDF.
pub const PAGE_BREAK: char = '\u{c}';

static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[-*+•‣▪▫◦●○■□·–—])\s+"));
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\d{1,3}[.)]|\(\d{1,3}\)|\[\d{1,4}\])\s+"));
static NOTE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\[\^[^\]\s]{1,40}\]:\s*|[¹²³⁰⁴-⁹]{1,3}\s*|[†‡]\s*)"));
static ATX: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$"));
static CELL: LazyLock<Regex> = LazyLock::new(|| pattern(r"[^|]*[\p{L}\p{N}][^|]*"));
/// A caption: its kind and number, then its words. "Figure 2 shows" is no caption.
static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:fig(?:ure|\.)?|table|tab\.|box|scheme|plate|chart|map)\s+[A-Z]?\d{1,3}[A-Za-z]?(?:\s*[.:|–—]\s*|\s+[\p{Lu}(]|$)",
    )
});

/// Parts a range of the source text into blocks, in order.
///
/// Lines that start at an offset of `furniture` are left out.
pub fn split(text: &str, range: Range<usize>, furniture: &BTreeSet<usize>) -> Vec<Block> {
    let mut splitter = Splitter { text, blocks: Vec::new(), open: None };
    let mut offset = range.start;
    for line in lines(&text[range]) {
        if !furniture.contains(&offset) {
            splitter.line(offset, offset + line.len());
        }
        if line.ends_with(PAGE_BREAK) {
            splitter.finish();
        }
        offset += line.len();
    }
    splitter.finish();
    splitter.blocks
}

/// Lines with their ends: LF, CR LF, a lone CR or a page break.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(['\n', '\r', PAGE_BREAK]).map_or(rest.len(), |at| at + 1);
        let tail = &rest[end..];
        // CR CR LF is one line end too.
        let feed = tail.len() - tail.trim_start_matches('\r').len();
        let paired = rest[..end].ends_with('\r') && tail[feed..].starts_with('\n');
        let (line, tail) = rest.split_at(if paired { end + feed + 1 } else { end });
        rest = tail;
        (!line.is_empty()).then_some(line)
    })
}

/// Kind and width of the mark that starts a list item or a note.
///
/// Inside running text only bullets start one.
pub fn label(words: &str, in_text: bool) -> Option<(Kind, usize)> {
    let found = BULLET.find(words).map(|found| (Kind::Item, found.end()));
    let number = || NUMBER.find(words).filter(|_| !in_text);
    let found = found.or_else(|| number().map(|found| (Kind::Item, found.end())));
    let note = || NOTE.find(words).filter(|_| !in_text);
    let found = found.or_else(|| note().map(|found| (Kind::Footnote, found.end())));
    found.filter(|(_, width)| *width < words.len())
}

/// Whether a block that begins with these words is the caption of a figure or table.
pub fn is_caption(words: &str) -> bool {
    CAPTION.is_match(words)
}

struct Splitter<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    open: Option<Block>,
}

impl Splitter<'_> {
    fn line(&mut self, start: usize, end: usize) {
        let line = trimmed(self.text, start, end);
        let words = &self.text[line.range()];
        if words.is_empty() {
            self.finish();
        } else if !self.underline(words) && !is_rule(words) {
            self.content(line, words);
        } else if is_rule(words) {
            self.finish();
        }
    }

    /// Turns the open line into a heading when `words` underlines it.
    fn underline(&mut self, words: &str) -> bool {
        let level = match words.as_bytes() {
            [b'=', rest @ ..] if rest.len() >= 2 && rest.iter().all(|byte| *byte == b'=') => 1,
            [b'-', rest @ ..] if rest.len() >= 2 && rest.iter().all(|byte| *byte == b'-') => 2,
            _ => return false,
        };
        match &mut self.open {
            Some(block) if block.kind == Kind::Text && block.lines.len() == 1 => {
                block.kind = Kind::Heading { level, role: SectionRole::Body };
                self.finish();
                true
            }
            _ => false,
        }
    }

    fn content(&mut self, line: SourceSpan, words: &str) {
        if let Some(found) = ATX.captures(words) {
            self.atx(line, &found);
        } else if words.starts_with('|') && words.len() > 1 {
            self.row(line, words);
        } else if let Some(rest) = words.strip_prefix('>') {
            let rest = trimmed(self.text, line.end() - rest.len(), line.end());
            if !rest.is_empty() {
                self.append(Kind::Quote, rest);
            }
        } else if let Some((kind, width)) = self.label(words) {
            self.labelled(kind, line, width);
        } else {
            let caption = self.open.is_none() && is_caption(words);
            self.append(if caption { Kind::Caption } else { Kind::Text }, line);
        }
    }

    fn atx(&mut self, line: SourceSpan, found: &regex::Captures<'_>) {
        self.finish();
        let Some(title) = found.get(2).filter(|title| !title.is_empty()) else { return };
        let level = found[1].len() as u8;
        let kind = Kind::Heading { level, role: SectionRole::Body };
        self.blocks.push(Block::new(kind, line.slice(title.range())));
    }

    fn row(&mut self, line: SourceSpan, words: &str) {
        for cell in CELL.find_iter(words) {
            let at = line.start() + cell.start();
            self.append(Kind::Table, trimmed(self.text, at, at + cell.len()));
        }
    }

    fn label(&self, words: &str) -> Option<(Kind, usize)> {
        let open = self.open.as_ref().map(|block| block.kind);
        // In text without marks a dash at the start of a line is one of the sentence.
        let starts = open.is_none_or(|kind| matches!(kind, Kind::Item | Kind::Footnote));
        if starts { label(words, false) } else { None }
    }

    fn labelled(&mut self, kind: Kind, line: SourceSpan, width: usize) {
        self.finish();
        let label = trimmed(self.text, line.start(), line.start() + width);
        let rest = trimmed(self.text, line.start() + width, line.end());
        self.open = Some(Block { kind, label: Some(label), lines: vec![rest] });
    }

    /// Adds a line to the open block where their kinds agree, else begins a new one.
    fn append(&mut self, kind: Kind, line: SourceSpan) {
        match &mut self.open {
            Some(block) if block.kind == kind || runs_on(block.kind, kind) => {
                block.lines.push(line);
            }
            _ => {
                self.finish();
                self.open = Some(Block::new(kind, line));
            }
        }
    }

    fn finish(&mut self) {
        self.blocks.extend(self.open.take());
    }
}

/// Whether a plain line continues a block of this kind.
fn runs_on(open: Kind, line: Kind) -> bool {
    line == Kind::Text && matches!(open, Kind::Item | Kind::Quote | Kind::Footnote | Kind::Caption)
}

/// A line of nothing but dashes, stars, underscores or equals signs.
fn is_rule(words: &str) -> bool {
    let Some(first) = words.chars().next() else { return false };
    matches!(first, '-' | '*' | '_' | '=' | '~')
        && words.chars().filter(|c| *c == first).count() >= 3
        && words.chars().all(|c| c == first || c == ' ')
}
