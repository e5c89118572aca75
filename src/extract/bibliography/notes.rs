//! Footnotes that are the bibliography: papers of law and history often have no list.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::{Document, NodeKind};
use crate::text::{ArenaSpan, pattern};

/// Fewest notes that name a work before any is taken for an entry.
const FEWEST: usize = 2;

/// A note that opens with a name and a mark behind it: "A. Holm, Trust", "See Holm, A. (1999)",
/// "Anna Holm and Carl Berg, Firms".
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"(?:(?:\p{Lu}\.[\s-]?)+(?:(?:van|von|de|der|den|del|di|la|du)\s){0,2}\p{Lu}[\p{L}’'-]+|\p{Lu}[\p{L}’'-]+,?(?:\s\p{Lu}(?:[\p{L}’'-]+|\.)){1,3})";
    pattern(&format!(
        r"^\s*(?:(?i:see also|see|cf\.|compare|vgl\.|siehe|voir|ver|v[ée]ase),?\s+)?(?P<work>{name})(?:(?:,|\sand|\s&|\set|\sund|,\sand)\s{name})*\.?\s?[,(:]"
    ))
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:1[5-9]|20)\d\d[a-z]?\b"));

/// The notes that are entries, without "See"; for a document without a bibliography.
pub fn entries(document: &Document) -> Vec<ArenaSpan> {
    let work = |span: ArenaSpan| {
        let text = span.of(document.arena());
        let start = NAMED.captures(text).filter(|_| YEAR.is_match(text))?.name("work")?.start();
        Some(span.slice(start..text.len()))
    };
    let found: Vec<ArenaSpan> = document.spans_of(NodeKind::Footnote).filter_map(work).collect();
    if found.len() < FEWEST { Vec::new() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_open_with_a_name_and_hold_a_year_name_a_work() {
        let check = |note: &str, expected: bool| {
            assert_eq!(NAMED.is_match(note) && YEAR.is_match(note), expected, "{note}");
        };
        check("A. Holm, Moving Sand (Oslo: Fjord Press, 1999), pp. 12–15.", true);
        check("See C. van der Berg, ‘Maps’, Journal of Towns 12 (1987), 45.", true);
        check("Anna Holm and Carl Berg, Firms (London 2001) 45.", true);
        check("Holm, A. (1999). Trust. Oslo: Fjord.", true);
        check("I thank the members of the seminar of 1999 for this.", false);
        check("Holm says so in a letter of 1999.", false);
        check("A. Holm, in conversation.", false);
        check("The census of 1991, as printed.", false);
    }
}
