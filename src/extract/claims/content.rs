//! Where what is said ends.

use std::ops::Range;

use super::draft::View;
use super::words::Words;

/// Index behind the clause that holds `from`: the end of the sentence without its stop, of its
/// brackets, or of the quotation in which it stands.
#[must_use]
pub fn clause_end(view: &View<'_>, from: usize) -> usize {
    let words = &view.words;
    let opened = (0..from).fold(0_i32, |depth, index| (depth + bracket(words, index)).max(0)) > 0;
    let limit = view.quote_around(from).map_or(words.len(), |quote| quote.end);
    let mut depth = 0;
    let mut end = limit;
    for index in from..limit {
        depth += bracket(words, index);
        if depth < 0 && (opened || index + 2 >= words.len()) {
            end = index;
            break;
        }
    }
    trim(words, from..end).end
}

/// Index behind the part of a clause up to its next comma, dash or semicolon.
#[must_use]
pub fn piece_end(view: &View<'_>, from: usize) -> usize {
    let words = &view.words;
    let end = clause_end(view, from);
    let parts = |index: &usize| matches!(words.lower(*index), "," | ";") || words.is_dash(*index);
    (from..end).find(parts).unwrap_or(end)
}

fn bracket(words: &Words<'_>, index: usize) -> i32 {
    match words.lower(index) {
        "(" => 1,
        ")" => -1,
        _ => 0,
    }
}

/// `range` without marks that part clauses at either end, and without "and" at its end.
#[must_use]
pub fn trim(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let parts =
        |index: usize| matches!(words.lower(index), "." | "," | ";" | ":") || words.is_dash(index);
    while start < end && parts(start) {
        start += 1;
    }
    while start < end
        && (parts(end - 1)
            || matches!(words.lower(end - 1), "and" | "but" | "while" | "whereas" | "("))
    {
        end -= 1;
    }
    start..end
}
