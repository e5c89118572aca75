//! Pointers to a work pointed at before: "ibid.", "Marshall, op. cit.".

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::CitationKey;
use crate::text::pattern;

use super::Pointer;
use super::names;
use super::words;

/// Text before "op. cit." that can hold its name.
const LOOK_BACK: usize = 160;

static SAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)ibid(?:em\b|\.)?|\b(?:op|loc|art)\.\s?cit\.?|\bopere citato|\bobra citada")
});

/// All of them in the text of a block.
pub fn find(text: &str) -> Vec<Pointer> {
    let mut pointers = Vec::new();
    let mut last = 0;
    for found in SAME.find_iter(text) {
        let before = text[..found.start()].chars().next_back();
        let behind = text[found.end()..].chars().next();
        let ends = found.as_str().ends_with('.') || behind.is_none_or(|c| !c.is_alphanumeric());
        if before.is_some_and(char::is_alphanumeric) || !ends {
            continue;
        }
        let is_ibid = found.as_str().to_lowercase().starts_with("ibid");
        let names = if is_ibid { None } else { name_before(text, last, found.start()) };
        let start = names.as_ref().map_or(found.start(), |(start, _)| *start);
        let families = names.map(|(_, families)| families).unwrap_or_default();
        if is_ibid || !families.is_empty() {
            let rule = if is_ibid { "citations/ibid" } else { "citations/op-cit" };
            let key = CitationKey::Again { families };
            pointers.push(Pointer { key, range: start..found.end(), rule, percent: 80 });
        }
        last = found.end();
    }
    pointers
}

/// The names of "Marshall, op. cit." and "Marshall (op. cit.)".
fn name_before(text: &str, last: usize, end: usize) -> Option<(usize, Vec<String>)> {
    let before = text[..end].trim_end().trim_end_matches(['(', '[']).trim_end();
    let mut start = before.len().saturating_sub(LOOK_BACK).max(last.min(before.len()));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let words = words::cut(text, start..before.len());
    let names = names::before(&words)?;
    let families = names.names.iter().map(names::Name::family).collect();
    Some((names.start(), families))
}
