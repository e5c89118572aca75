//! Pointers by raised numbers: "trial¹²", "trial^12^", and "trial12,13" where print lost the raise.
//!
//! Digits behind a word may mean many things. They are pointers only in a text that uses
//! them so throughout; and where works are numbered in order of their first pointer, the
//! number that is due next is believed behind words that are else no proof: "PCL 13918,9".

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::list::List;
use super::numbering::{Numbering, Style};
use super::numbers::pointer;
use super::{MOST_POINTERS, Pointer};

/// Digits that are raised beyond doubt: Unicode superscripts.
static SUPERSCRIPT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[⁰¹²³⁴-⁹]+(?:[,⁻˒‚–-][⁰¹²³⁴-⁹]+)*"));

/// Words before a year.
const DATED: [&str; 14] = [
    "in", "since", "from", "until", "by", "em", "en", "desde", "até", "hasta", "de", "depuis",
    "seit", "im",
];

/// How much the characters before digits say that they are raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ground {
    /// Units, formulas, names of things.
    None,
    /// Years, names of strains.
    Weak,
    /// Acronyms and short words.
    Word,
    /// A plain word, or a mark that ends one.
    Firm,
    /// Between carets.
    Marked,
}

/// A list of numbers that may be raised.
struct Candidate {
    list: List,
    ground: Ground,
}

/// Finds them block after block, in order of the text.
#[derive(Debug, Default)]
pub struct Raised {
    /// The greatest number so far.
    greatest: u32,
    /// Words that stand without digits behind them.
    bare: HashSet<String>,
    /// How often words stand with the same digits behind them.
    glued: HashMap<String, u32>,
}

impl Raised {
    /// Notes which words have digits behind them and which have not.
    pub fn of(texts: &[&str], numbering: &Numbering) -> Self {
        let mut raised = Self::default();
        if numbering.is_used && numbering.style == Style::Raised {
            for word in texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())) {
                let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
                if name.len() == word.len() {
                    raised.bare.insert(word.to_owned());
                } else if !name.is_empty() {
                    *raised.glued.entry(word.to_owned()).or_default() += 1;
                }
            }
        }
        raised
    }

    /// All of them in the text of a block.
    pub fn find(&mut self, text: &str, numbering: &Numbering) -> Vec<Pointer> {
        let mut pointers = superscripts(text, numbering.last);
        for candidate in candidates(text, numbering.last) {
            let fits = match candidate.ground {
                Ground::Marked => true,
                _ if numbering.style != Style::Raised => false,
                Ground::Firm => !self.is_name(text, &candidate.list),
                Ground::Weak => {
                    numbering.is_ordered
                        && self.is_due(&candidate.list)
                        && !self.recurs(text, &candidate.list)
                }
                Ground::Word => {
                    self.is_word(text, &candidate.list)
                        || numbering.is_ordered
                            && self.is_due(&candidate.list)
                            && !self.recurs(text, &candidate.list)
                }
                Ground::None => false,
            };
            if fits && pointers.len() <= MOST_POINTERS {
                let rule = "citations/raised-number";
                let percent = if candidate.ground < Ground::Firm { 65 } else { 75 };
                let numbers = candidate.list.numbers();
                pointers.extend(numbers.map(|(one, range)| pointer(one, range, rule, percent)));
                self.note(&candidate.list);
            }
        }
        pointers.sort_by_key(|pointer| (pointer.range.start, pointer.range.end));
        pointers
    }

    /// Whether the word with its digits recurs, as names such as "ZJU60" do.
    fn recurs(&self, text: &str, list: &List) -> bool {
        self.glued.get(glued_word(text, list)).is_some_and(|times| *times > 1)
    }

    /// Whether the word recurs with its digits and never stands without.
    fn is_name(&self, text: &str, list: &List) -> bool {
        let word = last_word(&text[..list.items[0].range.start]);
        !word.is_empty() && self.recurs(text, list) && !self.bare.contains(word)
    }

    /// Whether the word stands without digits elsewhere, and with these but once.
    fn is_word(&self, text: &str, list: &List) -> bool {
        let word = last_word(&text[..list.items[0].range.start]);
        self.bare.contains(word) && !self.recurs(text, list)
    }

    fn note(&mut self, list: &List) {
        let greatest = list.items.iter().map(|item| item.last).max().unwrap_or(0);
        self.greatest = self.greatest.max(greatest);
    }

    /// Whether the first number of the list is the next one that was not there yet.
    fn is_due(&self, list: &List) -> bool {
        list.items[0].first == self.greatest + 1
    }
}

/// Numbers on firm ground only, in order.
pub fn plain(text: &str, last: u32) -> Vec<u32> {
    let firm = candidates(text, last).into_iter().filter(|one| one.ground >= Ground::Firm);
    let raised = superscripts(text, last).into_iter().filter_map(|pointer| match pointer.key {
        crate::paper::CitationKey::Number(number) => Some(number),
        _ => None,
    });
    firm.flat_map(|one| one.list.numbers().map(|(one, _)| one).collect::<Vec<_>>())
        .chain(raised)
        .collect()
}

/// Lists of digits that stand right behind something, and whose numbers are those of entries.
fn candidates(text: &str, last: u32) -> Vec<Candidate> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + next;
        let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let candidate = candidate(text, start..end);
        at = candidate.as_ref().map_or(end, |one| one.list.end.max(end));
        found.extend(candidate.filter(|one| one.list.fits(last)));
    }
    found
}

fn candidate(text: &str, digits: Range<usize>) -> Option<Candidate> {
    let (start, ground) = ground(text, &digits)?;
    let list = List::read(text, start)?;
    let list = if list.is_spaced && !is_closed(text, list.end) { tight(text, list) } else { list };
    let bracket = text[..start].ends_with('[');
    let ends = is_closed(text, list.end)
        || text[list.end..].starts_with(char::is_whitespace)
        || bracket && text[list.end..].starts_with(']');
    let ground = if ends { ground } else { Ground::None };
    Some(Candidate { list, ground })
}

/// The first item alone: what follows it after a space may be any number.
fn tight(text: &str, mut list: List) -> List {
    let gap = |pair: &[super::list::Item]| {
        text[pair[0].range.end..pair[1].range.start].contains(char::is_whitespace)
    };
    let kept = list.items.windows(2).position(gap).map_or(list.items.len(), |at| at + 1);
    list.items.truncate(kept);
    list.end = list.items[kept - 1].range.end;
    list
}

/// Whether a mark or the end of the text follows.
fn is_closed(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| ".,;:)?!”\"’^*—".contains(c))
        || text[at..].starts_with(" ,")
}

/// Where raised digits start in a run of digits, and what speaks for them.
fn ground(text: &str, digits: &Range<usize>) -> Option<(usize, Ground)> {
    let before = &text[..digits.start];
    let last = before.chars().next_back()?;
    match last {
        '^' => {
            let base = &before[..before.len() - 1];
            let is_base = base.ends_with(|c: char| c.is_ascii_digit()) && !ends_in_year(base);
            let power = is_base || is_power(base, &text[digits.clone()]);
            Some((digits.start, if power { Ground::None } else { Ground::Marked }))
        }
        '[' => before.ends_with("^[").then_some((digits.start, Ground::Marked)),
        ')' | '”' | '"' | '’' | ']' | '%' | '?' | '!' => {
            let firm = !before.trim_end_matches([')', ']']).ends_with(['(', '[']);
            Some((digits.start, if firm { Ground::Firm } else { Ground::None }))
        }
        '.' | ',' | ';' | ':' => Some((digits.start, behind_mark(&before[..before.len() - 1]))),
        ' ' if is_set_apart(text, digits) => Some((digits.start, Ground::Weak)),
        _ if last.is_alphabetic() => Some((digits.start, behind_word(before))),
        _ => glued_to_year(text, digits),
    }
}

/// "transplantation 3 , 4": raised numbers set apart by spaces, as some publishers' files have them.
fn is_set_apart(text: &str, digits: &Range<usize>) -> bool {
    let before = text[..digits.start].trim_end();
    before.ends_with(|c: char| c.is_alphabetic() || ")%".contains(c))
        && text[digits.end..].starts_with(" , ")
        && text[digits.end + 3..].starts_with(|c: char| c.is_ascii_digit())
}

/// "it grows.3": a stop behind a word or a year; not behind other digits.
fn behind_mark(before: &str) -> Ground {
    let Some(last) = before.chars().next_back() else { return Ground::None };
    if last.is_alphabetic() {
        let word = last_word(before);
        if word.chars().count() > 1 { Ground::Firm } else { Ground::None }
    } else if matches!(last, ')' | '”' | '"' | '’' | ']' | '%') {
        Ground::Firm
    } else if ends_in_year(before) {
        Ground::Weak
    } else {
        Ground::None
    }
}

fn ends_in_year(text: &str) -> bool {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = text[rest.len()..].parse().unwrap_or(0);
    (1900..2100).contains(&year) && rest.ends_with(|c: char| c.is_whitespace() || "(–-".contains(c))
}

/// "firms3", but not "sod1", "FgGpmk2", "CO2", "km2".
fn behind_word(before: &str) -> Ground {
    let word = last_word(before);
    let joint = before[..before.len() - word.len()].chars().next_back();
    let stands_free = joint.is_none_or(|c| c.is_whitespace() || "(“\"‘-–—/'’".contains(c));
    let length = word.chars().count();
    let plain = word.chars().skip(1).all(char::is_lowercase)
        && !word.starts_with(|c| matches!(c, 'Α'..='Ω' | 'α'..='ω'));
    if !stands_free {
        Ground::None
    } else if length > 3 && plain {
        Ground::Firm
    } else if length > 2 {
        Ground::Word
    } else {
        Ground::None
    }
}

/// The word before a list, with the digits of its first number.
fn glued_word<'t>(text: &'t str, list: &List) -> &'t str {
    let first = &list.items[0].range;
    let word = last_word(&text[..first.start]);
    let digits = text[first.start..].bytes().take_while(u8::is_ascii_digit).count();
    &text[first.start - word.len()..first.start + digits]
}

fn last_word(text: &str) -> &str {
    let start = text.char_indices().rev().take(40).take_while(|(_, c)| c.is_alphabetic()).last();
    start.map_or("", |(start, _)| &text[start..])
}

/// "in 202313": a year with a number behind.
fn glued_to_year(text: &str, digits: &Range<usize>) -> Option<(usize, Ground)> {
    let year: u32 = text[digits.start..].get(..4)?.parse().ok()?;
    let before = &text[..digits.start];
    let is_year = (5..=7).contains(&digits.len()) && (1900..2100).contains(&year);
    let alone = before.ends_with(|c: char| c.is_whitespace() || "–-(".contains(c));
    // "in 19933." is hardly a sum.
    let dated = DATED.contains(&last_word(before.trim_end())) && is_closed(text, digits.end);
    let ground = if dated { Ground::Firm } else { Ground::Weak };
    (is_year && alone).then_some((digits.start + 4, ground))
}

/// Unicode superscripts behind a word or mark: each is one character of several bytes.
fn superscripts(text: &str, last: u32) -> Vec<Pointer> {
    let mut pointers = Vec::new();
    for found in SUPERSCRIPT.find_iter(text) {
        let before = text[..found.start()].chars().next_back();
        let plain: String = found.as_str().chars().map(plain_digit).collect();
        let list = List::read(&plain, 0).filter(|list| list.end == plain.len() && list.fits(last));
        let fits = before.is_some_and(is_ground) && !is_power(&text[..found.start()], &plain);
        let Some(list) = list.filter(|_| fits) else { continue };
        let numbers = list.numbers();
        pointers.extend(
            numbers.map(|(one, _)| pointer(one, found.range(), "citations/superscript", 85)),
        );
    }
    pointers
}

/// "km²", "R²", "x³".
fn is_power(before: &str, raised: &str) -> bool {
    let length = last_word(before).chars().count();
    matches!(raised, "2" | "3") && (1..=2).contains(&length)
}

fn is_ground(c: char) -> bool {
    c.is_alphabetic() || ".,;:)]”’\"%".contains(c)
}

fn plain_digit(c: char) -> char {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let digit = RAISED
        .chars()
        .position(|raised| raised == c)
        .and_then(|at| char::from_digit(at as u32, 10));
    match c {
        '⁻' | '–' => '-',
        '˒' | '‚' => ',',
        _ => digit.unwrap_or(c),
    }
}
