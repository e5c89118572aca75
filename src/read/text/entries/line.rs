//! One printed line, and what its two ends look like.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{SourceSpan, pattern};

/// A printed line that is not blank.
#[derive(Clone, Copy, Debug)]
pub struct Line<'t> {
    /// Where its words stand in the source.
    pub span: SourceSpan,
    /// Its words, no white space around.
    pub words: &'t str,
    /// Characters of white space before it.
    pub indent: usize,
    /// Whether a blank line stands before it.
    pub after_blank: bool,
}

/// The lines of `text` from `start` on that are not blank.
pub fn lines(text: &str, start: usize) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut offset = start;
    let mut after_blank = true;
    for piece in text[start..].split_inclusive(['\n', '\r', '\u{c}']) {
        let words = piece.trim();
        let before = piece.len() - piece.trim_start().len();
        if !words.is_empty() {
            let from = offset + before;
            let span = SourceSpan::new(from, from + words.len());
            let indent = piece[..before].chars().filter(|c| *c != '\u{feff}').count();
            found.push(Line { span, words, indent, after_blank });
            after_blank = false;
        } else if piece.ends_with('\n') {
            after_blank = true;
        }
        offset += piece.len();
    }
    found
}

/// What a line begins with, the first that fits.
static OPENINGS: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    let rules = crate::text::data_lines(include_str!("openings.tsv"));
    rules
        .filter_map(|rule| rule.split_once('\t'))
        .map(|(name, rule)| (name, pattern(&rule.replace("NAME", NAME).replace("YEAR", YEAR))))
        .collect()
});

/// A family name of one or more words, with particles.
const NAME: &str = r"(?:(?i:van|von|de|der|den|del|della|di|da|dos|la|le|du|el|al|ter|ten|zu|af|st\.?)[\s-]+){0,3}(?:d[’']|O[’']|Mc|Mac)?\p{Lu}[\p{L}’'\u{301}\u{308}-]+";
/// A year, or what stands for it.
const YEAR: &str = r"(?:\b(?:1[5-9]|20)\d\d[a-z]?\b|\b(?i:forthcoming|in press|n\.d\.))";

static WITH_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(YEAR));

/// The kind of words a line begins with.
pub fn opening(words: &str) -> &'static str {
    let head = super::super::block::head(words, 160);
    OPENINGS.iter().find(|(_, rule)| rule.is_match(head)).map_or("other", |(name, _)| name)
}

/// Whether an opening is that of somebody's name.
pub fn is_name(opening: &str) -> bool {
    opening.starts_with("name")
}

/// Where the first year stands: the share of the line before it, in quarters.
pub fn year_place(words: &str) -> Option<usize> {
    let found = WITH_YEAR.find(words)?;
    Some(found.start() * 4 / words.len().max(1))
}

/// The kind of character a line ends with.
pub fn ending(words: &str) -> &'static str {
    let mut behind = words.chars().rev();
    let (last, before) = (behind.next().unwrap_or(' '), behind.next().unwrap_or(' '));
    match last {
        '.' if before.is_ascii_digit() => "digit.",
        '.' if before.is_uppercase() => "initial.",
        '.' if matches!(before, ')' | '”' | '"' | '’' | ']') => "bracket.",
        '.' => "word.",
        ',' if before.is_ascii_digit() => "digit,",
        ',' => "word,",
        ';' => ";",
        ':' => ":",
        '-' | '–' | '\u{ad}' | '‐' => "-",
        '&' => "&",
        '/' => "/",
        ')' | ']' => ")",
        '”' | '"' | '’' | '»' => "quote",
        '?' | '!' => "?",
        last if last.is_ascii_digit() => "digit",
        last if last.is_lowercase() => "low",
        last if last.is_uppercase() => "up",
        _ => "other",
    }
}
