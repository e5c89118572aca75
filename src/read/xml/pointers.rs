//! Pointers to entries: collected while the text is written, joined to entries by their
//! identifiers at the end.

use std::collections::BTreeMap;

use crate::paper::StatedPointer;
use crate::text::ArenaSpan;

/// Most entries between the ends of a range: more is no range.
const MOST_BETWEEN: usize = 200;

/// Most entries that one identifier stands for: more is no file that anybody meant.
const MOST_OF_ONE: usize = 100;

/// Pointers of a document, and where its entries are to be found.
#[derive(Debug, Default)]
pub struct Pointers {
    found: Vec<(ArenaSpan, Vec<String>)>,
    entries: BTreeMap<String, Vec<usize>>,
}

impl Pointers {
    /// A pointer with these words to these identifiers; none when the source names none.
    pub fn add(&mut self, span: ArenaSpan, targets: Vec<String>) {
        self.found.push((span, targets));
    }

    /// An entry that can be pointed at by this identifier; a group of entries has one.
    pub fn entry(&mut self, identifier: &str, entry: usize) {
        let entries = self.entries.entry(identifier.to_owned()).or_default();
        if entries.len() < MOST_OF_ONE {
            entries.push(entry);
        }
    }

    /// The pointers, in order, with those that a range stands for: "[3]–[7]" points at five.
    #[must_use]
    pub fn finish(mut self, arena: &str) -> Vec<StatedPointer> {
        self.found.sort_by_key(|(span, _)| *span);
        let targets = |identifiers: &[String]| {
            let all = identifiers.iter().filter_map(|one| self.entries.get(one)).flatten();
            let mut targets: Vec<usize> = Vec::new();
            all.for_each(|entry| {
                if !targets.contains(entry) {
                    targets.push(*entry);
                }
            });
            targets
        };
        let mut pointers: Vec<StatedPointer> = Vec::with_capacity(self.found.len());
        let mut before: Option<StatedPointer> = None;
        for (span, identifiers) in &self.found {
            let own = StatedPointer {
                span: *span,
                targets: targets(identifiers),
                is_within_range: false,
            };
            if let Some(before) = before.filter(|before| is_range(arena, before.span, *span)) {
                pointers.extend(between(&before, &own));
            }
            pointers.extend(inside(arena, &own));
            pointers.push(own.clone());
            before = Some(own);
        }
        pointers
    }
}

/// Whether nothing but a dash parts two pointers.
fn is_range(arena: &str, one: ArenaSpan, other: ArenaSpan) -> bool {
    one.end() <= other.start() && is_dash(&arena[one.end()..other.start()])
}

fn is_dash(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
    matches!(bare, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "–" | "—" | "\u{2212}")
}

/// What stands for the entries between those that two pointers mean.
fn between(one: &StatedPointer, other: &StatedPointer) -> Option<StatedPointer> {
    let (from, to) = (*one.targets.last()?, *other.targets.first()?);
    let is_range = from < to && to - from - 1 <= MOST_BETWEEN && to - from > 1;
    let span = one.span.cover(other.span);
    is_range.then(|| StatedPointer {
        span,
        targets: (from + 1..to).collect(),
        is_within_range: true,
    })
}

/// The rest of a range that one pointer writes out, while the source names but its beginning:
/// "3–7" to the third entry.
fn inside(arena: &str, pointer: &StatedPointer) -> Option<StatedPointer> {
    let [first] = pointer.targets[..] else { return None };
    let digits = |c: char| c.is_ascii_digit();
    let words = pointer.span.of(arena).trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')'));
    let (from, rest) = words.split_at(words.find(|c| !digits(c))?);
    let to = &rest[rest.find(digits)?..];
    let (from, to): (usize, usize) = (from.parse().ok()?, to.parse().ok()?);
    let is_range = is_dash(&rest[..rest.find(digits)?]) && from < to && to - from <= MOST_BETWEEN;
    let targets = (first + 1..=first + to - from).collect();
    is_range.then_some(StatedPointer { span: pointer.span, targets, is_within_range: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pointers marked by braces, each to the entry of its first number; "?" points nowhere.
    fn check(text: &str, expected: &[&str]) {
        let mut pointers = Pointers::default();
        (0..20).for_each(|entry| pointers.entry(&format!("b{}", entry + 1), entry));
        let (mut arena, mut open) = (String::new(), 0);
        for c in text.chars() {
            match c {
                '{' => open = arena.len(),
                '}' => {
                    let span = ArenaSpan::new(open, arena.len());
                    let number: String =
                        arena[open..].chars().take_while(char::is_ascii_digit).collect();
                    pointers.add(span, vec![format!("b{number}")]);
                }
                c => arena.push(c),
            }
        }
        let show = |pointer: &StatedPointer| {
            let numbers: Vec<String> =
                pointer.targets.iter().map(|entry| (entry + 1).to_string()).collect();
            let sign = if pointer.is_within_range { "~" } else { "" };
            format!("{sign}{}={}", pointer.span.of(&arena), numbers.join(","))
        };
        assert_eq!(
            pointers.finish(&arena).iter().map(show).collect::<Vec<_>>(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn ranges_stand_for_all_between_their_ends() {
        check("[{3}]–[{7}]", &["3=3", "~3]–[7=4,5,6", "7=7"]);
        check("{3}-{4}", &["3=3", "4=4"]);
        check("{3}, {7}", &["3=3", "7=7"]);
        check("{3} and – as always – {7}", &["3=3", "7=7"]);
        check("{7}–{3}", &["7=7", "3=3"]);
        check("{3}–{99}", &["3=3", "99="]);
    }

    #[test]
    fn a_range_in_one_pointer_is_written_out() {
        check("{3–5}", &["~3–5=4,5", "3–5=3"]);
        check("{5–3} {12, 14} {2019}", &["5–3=5", "12, 14=12", "2019="]);
    }
}
