//! Lists of numbers as pointers print them: "3,5–7", "1 , 4-6".

use std::ops::Range;

/// A longer list is no pointer.
const MOST_ITEMS: usize = 200;
/// A longer range is no pointer.
const LONGEST_RANGE: u32 = 100;

/// One number, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The first number.
    pub first: u32,
    /// The last one; the same for one number.
    pub last: u32,
    /// Bytes of what is printed.
    pub range: Range<usize>,
}

/// Numbers behind each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// At least one.
    pub items: Vec<Item>,
    /// Where the last one ends.
    pub end: usize,
    /// Whether there is space between any two.
    pub is_spaced: bool,
    /// Whether it goes on for longer than any pointer.
    is_endless: bool,
}

impl List {
    /// Reads the list that starts at `at`; nothing when no number of an entry stands there.
    pub fn read(text: &str, at: usize) -> Option<Self> {
        let first = item(text, at)?;
        let mut list =
            Self { end: first.range.end, items: vec![first], is_spaced: false, is_endless: false };
        while let Some(next) = joint(&text[list.end..]).map(|length| list.end + length)
            && let Some(item) = item(text, next)
        {
            if list.items.len() == MOST_ITEMS {
                list.is_endless = true;
                break;
            }
            list.is_spaced |= text[list.end..next].contains(char::is_whitespace);
            list.end = item.range.end;
            list.items.push(item);
        }
        Some(list)
    }

    /// Whether each number is that of an entry, and ranges run upwards and not too far.
    pub fn fits(&self, last: u32) -> bool {
        let fits = |item: &Item| {
            item.first <= item.last && item.last <= last && item.last - item.first < LONGEST_RANGE
        };
        !self.is_endless && self.items.iter().all(fits)
    }

    /// Each number with the bytes of its item.
    pub fn numbers(&self) -> impl Iterator<Item = (u32, Range<usize>)> + '_ {
        self.items
            .iter()
            .flat_map(|item| (item.first..=item.last).map(|one| (one, item.range.clone())))
    }
}

fn item(text: &str, at: usize) -> Option<Item> {
    let (first, end) = number(text, at)?;
    let next = dash(&text[end..]).map(|length| end + length);
    let (last, end) =
        match next.filter(|next| text[*next..].starts_with(|c: char| c.is_ascii_digit())) {
            Some(next) => number(text, next)?,
            None => (first, end),
        };
    Some(Item { first, last, range: at..end })
}

/// One to four digits, the first of them not 0.
fn number(text: &str, at: usize) -> Option<(u32, usize)> {
    let digits =
        text.as_bytes()[at..].iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    let printed = text.get(at..at + digits)?;
    let fits = (1..=4).contains(&digits) && !printed.starts_with('0');
    fits.then(|| printed.parse().ok()).flatten().map(|number| (number, at + digits))
}

/// Length of a dash with its spaces.
fn dash(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(' ').unwrap_or(text);
    let rest = rest.strip_prefix(['-', '‐', '‑', '‒', '–', '—', '−'])?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    Some(text.len() - rest.len())
}

/// Length of what stands between two numbers.
fn joint(text: &str) -> Option<usize> {
    let spaces =
        |text: &str| text.len() - text.trim_start_matches([' ', '\u{a0}', '\n', '\u{2009}']).len();
    let before = spaces(text);
    let mark = ["and ", "& ", ",", ";"].iter().find(|mark| text[before..].starts_with(**mark))?;
    let length = before + mark.len();
    let length = length + spaces(&text[length..]);
    (length <= 8).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[u32]) {
        let list = List::read(text, 0).filter(|list| list.fits(50));
        let numbers: Vec<u32> = list.iter().flat_map(List::numbers).map(|(one, _)| one).collect();
        assert_eq!(numbers, expected, "{text}");
    }

    #[test]
    fn lists_and_ranges() {
        check("3]", &[3]);
        check("3,5–7]", &[3, 5, 6, 7]);
        check("1 , 4 - 6; 9", &[1, 4, 5, 6, 9]);
        check("3 and 4, as", &[3, 4]);
    }

    #[test]
    fn near_misses() {
        for text in ["0", "03", "51", "7–5", "1-999999999", "12345", "1-9999", "", "x"] {
            check(text, &[]);
        }
        check(&"1,".repeat(1_000_000), &[]);
    }
}
