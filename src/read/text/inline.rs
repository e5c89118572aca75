//! Marks inside a block: emphasis, links, entities, note calls.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::SourceSpan;

use super::Dialect;
use super::block::Block;

/// What to do at a stretch of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Leave it out.
    Drop,
    /// Leave it out and begin emphasis.
    Open,
    /// Leave it out and end emphasis.
    Close,
    /// Write this character for it.
    Write(char),
}

/// A mark and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The characters of the mark.
    pub span: SourceSpan,
    /// What to do there.
    pub action: Action,
}

static ENTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^&(amp|lt|gt|quot|apos|nbsp|ndash|mdash|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
        .expect("the pattern is a constant")
});
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^</?[a-zA-Z][a-zA-Z0-9]*(?:\s+[a-zA-Z][^<>\n]{0,300})?\s*/?>"#)
        .expect("the pattern is a constant")
});

/// The marks of a block, in order, not overlapping; emphasis is nested and balanced.
///
/// `notes` are the marks of the footnotes of the document, whose calls are left out.
pub fn marks(text: &str, block: &Block, dialect: Dialect, notes: &BTreeSet<&str>) -> Vec<Mark> {
    let mut scan =
        Scan { text, dialect, notes, marks: Vec::new(), open: Vec::new(), bracket: None };
    for line in &block.lines {
        let mut at = line.start();
        while at < line.end() {
            at += scan.step(at, line.end());
        }
    }
    let mut marks = scan.marks;
    marks.sort_by_key(|mark| mark.span);
    marks
}

/// An emphasis mark that waits for its partner.
struct Opener {
    run: &'static str,
    at: usize,
}

struct Scan<'t> {
    text: &'t str,
    dialect: Dialect,
    notes: &'t BTreeSet<&'t str>,
    marks: Vec<Mark>,
    /// At most one for each kind of run, so that every step takes constant time.
    open: Vec<Opener>,
    /// Place of the last `[` that may begin a link.
    bracket: Option<usize>,
}

const RUNS: [&str; 5] = ["***", "**", "*", "__", "_"];

impl Scan<'_> {
    /// Reads what stands at `at` and gives its length, at least one character.
    fn step(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let Some(first) = rest.chars().next() else { return 1 };
        let markdown = self.dialect == Dialect::Markdown;
        let width = match first {
            '*' | '_' => self.emphasis(at, rest),
            '[' => self.open_bracket(at, rest),
            ']' => self.close_bracket(at, rest),
            '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' => self.note_call(at, rest),
            '\\' if markdown => self.escape(at, rest),
            '`' | '^' if markdown => self.drop(at, first.len_utf8()),
            '<' if markdown => self.tag(at, rest),
            '&' if markdown => self.entity(at, rest),
            _ => None,
        };
        width.unwrap_or(first.len_utf8())
    }

    fn mark(&mut self, start: usize, end: usize, action: Action) {
        self.marks.push(Mark { span: SourceSpan::new(start, end), action });
    }

    fn drop(&mut self, at: usize, width: usize) -> Option<usize> {
        self.mark(at, at + width, Action::Drop);
        Some(width)
    }

    fn emphasis(&mut self, at: usize, rest: &str) -> Option<usize> {
        let length = rest.bytes().take_while(|byte| *byte == rest.as_bytes()[0]).count();
        let run = RUNS.into_iter().find(|run| run.len() == length && rest.starts_with(run));
        let Some(run) = run else { return Some(length) };
        let before = self.text[..at].chars().next_back();
        let after = rest[length..].chars().next();
        if closes(run, before, after)
            && let Some(place) = self.open.iter().position(|opener| opener.run == run)
        {
            let opened = self.open[place].at;
            self.open.retain(|opener| opener.at < opened);
            self.mark(opened, opened + length, Action::Open);
            self.mark(at, at + length, Action::Close);
        } else if opens(before, after) {
            self.open.retain(|opener| opener.run != run);
            self.open.push(Opener { run, at });
        }
        Some(length)
    }

    fn open_bracket(&mut self, at: usize, rest: &str) -> Option<usize> {
        if rest.starts_with("[^") && self.dialect == Dialect::Markdown {
            let width = rest.find(']').filter(|width| *width < 44)? + 1;
            return self.drop(at, width);
        }
        self.bracket = Some(at);
        None
    }

    /// Ends a link: its brackets and address are left out, its words stay.
    fn close_bracket(&mut self, at: usize, rest: &str) -> Option<usize> {
        let opened = self.bracket.take()?;
        let address = rest.strip_prefix("](")?;
        let mut depth = 0;
        for (offset, c) in address.char_indices() {
            match c {
                '[' | ']' | '<' => return None,
                '(' => depth += 1,
                ')' if depth > 0 => depth -= 1,
                ')' => {
                    let width = 2 + offset + 1;
                    let image = self.text[..opened].ends_with('!');
                    let start = opened - usize::from(image);
                    self.mark(start, opened + 1, Action::Drop);
                    self.mark(at, at + width, Action::Drop);
                    // Emphasis must not cross the border of a link that is being cut.
                    self.open.retain(|opener| opener.at < opened);
                    return Some(width);
                }
                _ => {}
            }
        }
        None
    }

    fn note_call(&mut self, at: usize, rest: &str) -> Option<usize> {
        let width = rest.find(|c| !is_superscript(c)).unwrap_or(rest.len());
        let behind_word = self.text[..at].chars().next_back().is_some_and(|c| !c.is_whitespace());
        if behind_word && self.notes.contains(&rest[..width]) {
            return self.drop(at, width);
        }
        Some(width)
    }

    fn escape(&mut self, at: usize, rest: &str) -> Option<usize> {
        let next = rest[1..].chars().next()?;
        if !next.is_ascii_punctuation() {
            return None;
        }
        self.drop(at, 1);
        Some(2)
    }

    fn tag(&mut self, at: usize, rest: &str) -> Option<usize> {
        if rest.starts_with("<http") || rest.starts_with("<mailto:") {
            return self.drop(at, 1);
        }
        let width = TAG.find(rest)?.end();
        if rest[..width].to_ascii_lowercase().starts_with("<br") {
            self.mark(at, at + width, Action::Write(' '));
            return Some(width);
        }
        self.drop(at, width)
    }

    fn entity(&mut self, at: usize, rest: &str) -> Option<usize> {
        let found = ENTITY.captures(rest)?;
        let c = match &found[1] {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => ' ',
            "ndash" => '–',
            "mdash" => '—',
            number => code_point(number)?,
        };
        self.mark(at, at + found[0].len(), Action::Write(c));
        Some(found[0].len())
    }
}

fn code_point(number: &str) -> Option<char> {
    let number = number.trim_start_matches('#');
    let hexadecimal = number.strip_prefix(['x', 'X']);
    let value = match hexadecimal {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(value).filter(|c| !c.is_control())
}

/// Whether `c` is a superscript digit.
pub fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Stricter than CommonMark on purpose: "Zhang3,*, Liu1,*" holds no emphasis.
fn opens(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{\"'“‘—–-/*_>".contains(c))
        && after.is_some_and(|c| c.is_alphanumeric() || "([\"'“‘¿¡*_<".contains(c))
}

fn closes(run: &str, before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace())
        && (run.starts_with('*') || after.is_none_or(|c| !c.is_alphanumeric()))
}
