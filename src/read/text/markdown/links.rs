//! Links whose words are the number of an entry, and so must keep their brackets.

use std::sync::LazyLock;

use pulldown_cmark::LinkType;
use regex::Regex;

use crate::text::pattern;

use super::super::block::head;

/// "[12]" or "[3, 5–7]" at the beginning of a link.
static NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,20}\]"));
/// Targets inside the page that name an entry of the bibliography.
static ENTRY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)#(?:(?:ref|bib|cite?)[\w.:-]*|(?:cr|b|r)[_.:-]?\d+)$"));

/// Whether the brackets of a link belong to its words: "[12](#ref12)", but not "Figure [2](#fig2)".
pub fn keeps_brackets(text: &str, kind: LinkType, target: &str) -> bool {
    if !NUMBERS.is_match(head(text, 200)) {
        return false;
    }
    match kind {
        LinkType::Shortcut | LinkType::Collapsed => true,
        _ => ENTRY.is_match(target),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_entries_keep_their_brackets() {
        let check = |text: &str, kind: LinkType, target: &str, expected: bool| {
            assert_eq!(keeps_brackets(text, kind, target), expected, "{text} {target}");
        };
        check("[12](#ref-12)", LinkType::Inline, "#ref-12", true);
        check("[3, 5–7](a.html#B3)", LinkType::Inline, "a.html#B3", true);
        check("[1]", LinkType::Shortcut, "https://example.org", true);
        check("[2](#fig2)", LinkType::Inline, "#fig2", false);
        check("[2](#results2)", LinkType::Inline, "#results2", false);
        check("[2](https://example.org)", LinkType::Inline, "https://example.org", false);
        check("[2000](#ref-ng)", LinkType::Inline, "#ref-ng", false);
        check("[towns](#ref-1)", LinkType::Inline, "#ref-1", false);
    }
}
