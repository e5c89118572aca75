//! What a heading shows that may tell its level.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::paper::SectionRole;
use crate::text::data_words;

use super::super::numbering::{Numbering, number, strip_number};
use super::super::roles::{fold, role};

static BACK_MATTER: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("back_matter.txt")).collect());

/// One heading, ready to be given its level.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its words in lower case, without number.
    pub words: String,
    /// What its section is for.
    pub role: SectionRole,
    /// The level its number tells.
    pub fixed: Option<u8>,
    /// Whether a number stands before it.
    pub numbered: bool,
    /// Whether that number is one of a part, a chapter or a section: "Part One".
    pub named: bool,
    /// Its letters: all capitals, capitals at most words, or like a sentence.
    pub letters: Letters,
    /// The mark at its end, if it is none of letter and digit.
    pub end: Option<char>,
    /// Number of words, in classes.
    pub length: u8,
    /// Amount of text before the next heading, in classes; 0 is none.
    pub amount: u8,
    /// Number of headings that follow without text between.
    pub stacked: u8,
    /// Place of the last heading before with the same words.
    pub twin: Option<usize>,
    /// Whether the same words come again.
    pub recurs: bool,
    /// Whether it is in capitals, where the main parts are and others are not.
    pub like_main: Option<bool>,
    /// The least level it may have, because it stands in the midst of numbered parts.
    pub lowest: u8,
    /// Whether the paper has neither methods nor results.
    pub essay: bool,
}

/// How the letters of a heading are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// "TOWNS AND TRADE"
    Capitals,
    /// "Towns and Trade"
    Title,
    /// "Towns and trade"
    Sentence,
    /// "Towns": may be both.
    One,
}

/// The headings of a paper: each with its words and the bytes of text behind it.
pub fn headings(found: &[(String, usize)], fixed: &[Option<u8>]) -> Vec<Heading> {
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let mut headings: Vec<Heading> = Vec::with_capacity(found.len());
    for (place, ((heading, amount), fixed)) in found.iter().zip(fixed).enumerate() {
        let bare = strip_number(heading);
        let words = fold(bare);
        let twin = last.insert(words.clone(), place);
        if let Some(twin) = twin {
            headings[twin].recurs = true;
        }
        headings.push(Heading {
            role: role(heading),
            fixed: *fixed,
            named: matches!(number(heading), Some((Numbering::Named(_), _))),
            numbered: bare.len() < heading.len(),
            letters: letters(bare),
            end: bare.chars().next_back().filter(|c| !c.is_alphanumeric()),
            length: class(bare.split_whitespace().count(), &[1, 2, 4, 7, 11]),
            amount: class(*amount, &[0, 150, 600, 1500, 4000]),
            stacked: 0,
            words,
            twin,
            recurs: false,
            like_main: None,
            lowest: 1,
            essay: false,
        });
    }
    look_around(&mut headings);
    put_below_numbers(&mut headings);
    headings
}

/// Puts headings without number below the numbered one before, unless back matter begins.
fn put_below_numbers(headings: &mut [Heading]) {
    let last = headings.iter().rposition(|heading| heading.numbered && heading.fixed.is_some());
    let mut open: Option<u8> = None;
    for (place, heading) in headings.iter_mut().enumerate() {
        let inside = last.is_some_and(|last| place < last);
        let is_back = || heading.words.split(' ').any(|word| BACK_MATTER.contains(word));
        match heading.fixed {
            Some(level) => open = heading.numbered.then_some(level),
            None if heading.role != SectionRole::Body || !inside && is_back() => open = None,
            None => heading.lowest = open.map_or(1, |level| level + 1),
        }
    }
}

/// Fills in what a heading shows beside the others.
fn look_around(headings: &mut [Heading]) {
    let main = |heading: &&Heading| heading.role != SectionRole::Body && heading.fixed == Some(1);
    let capital = |heading: &&Heading| heading.letters == Letters::Capitals;
    let mains = headings.iter().filter(main).count();
    let tells = headings.iter().filter(main).filter(capital).count() * 2 > mains
        && !headings.iter().all(|heading| capital(&heading));
    let essay = !headings
        .iter()
        .any(|heading| matches!(heading.role, SectionRole::Methods | SectionRole::Results));
    for heading in headings.iter_mut() {
        heading.essay = essay;
        heading.like_main = tells.then_some(heading.letters == Letters::Capitals);
    }
    for place in (1..headings.len()).rev() {
        if headings[place - 1].amount == 0 {
            headings[place - 1].stacked = headings[place].stacked.saturating_add(1);
        }
    }
}

/// Number of bounds that `value` is above.
fn class(value: usize, bounds: &[usize]) -> u8 {
    bounds.iter().filter(|bound| value > **bound).count() as u8
}

fn letters(words: &str) -> Letters {
    let has_lower = |word: &str| word.chars().any(char::is_lowercase);
    if !has_lower(words) && words.chars().any(char::is_uppercase) {
        return Letters::Capitals;
    }
    let long = words.split_whitespace().filter(|word| word.chars().count() > 3);
    let (mut capitals, mut low) = (0, 0);
    for word in long.skip(1).filter(|word| has_lower(word)) {
        if word.starts_with(char::is_lowercase) { low += 1 } else { capitals += 1 }
    }
    match (capitals, low) {
        (0, 0) => Letters::One,
        (capitals, low) if capitals > 2 * low => Letters::Title,
        _ => Letters::Sentence,
    }
}

/// Whether two headings share a word of some length.
pub fn share_word(one: &Heading, other: &Heading) -> bool {
    one.words
        .split(' ')
        .filter(|word| word.len() > 4)
        .any(|word| other.words.split(' ').any(|same| same == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told() {
        let check =
            |words: &str, expected: Letters| assert_eq!(letters(words), expected, "{words}");
        check("TOWNS AND TRADE", Letters::Capitals);
        check("Towns and Their Trade", Letters::Title);
        check("Towns and their trade", Letters::Sentence);
        check("Towns", Letters::One);
        check("DNA in the small towns", Letters::Sentence);
    }
}
