//! Whether a stop, question mark or exclamation mark ends its sentence.
//!
//! It does unless the word before it is an abbreviation that needs what follows, it stands
//! in a bracket inside the sentence, or what follows goes on in lower case. Looks a bounded
//! way back and ahead, so that long lines take linear time.

use std::ops::Range;

use super::abbreviations::{Abbreviation, abbreviation, opens_sentences};
use super::reported::is_reported;

/// How far a bracket is looked for around a mark, in characters.
const REACH: usize = 120;

/// A mark with a blank behind it, and what stands around it.
#[derive(Debug)]
pub struct Stop<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Where the sentence begins.
    pub start: usize,
    /// The mark or marks.
    pub mark: Range<usize>,
    /// Behind the closing quotation marks and brackets.
    pub closed: usize,
    /// Behind the note number, where the blank is.
    pub end: usize,
}

/// Quotation marks and brackets that close.
pub fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}')
}

/// Quotation marks, brackets and dashes before a sentence.
pub fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '‹' | '„' | '`' | '(' | '[' | '{' | '¿' | '¡')
        || is_dash(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '•')
}

impl Stop<'_> {
    /// Whether the sentence ends here.
    pub fn ends(&self) -> bool {
        let next = Next::new(&self.text[self.end..]);
        if !next.begins || self.is_in_short_bracket(&next) {
            return false;
        }
        match &self.text[self.mark.clone()] {
            "." => self.stop_ends(&next),
            mark if mark.ends_with(['?', '!']) => self.call_ends(&next),
            _ => true,
        }
    }

    /// The word before the mark.
    fn word(&self) -> &str {
        let sentence = self.sentence();
        let parts = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '→' | '/');
        let word = sentence.rsplit(parts).next().unwrap_or_default();
        word.trim_start_matches(is_opening)
    }

    fn sentence(&self) -> &str {
        &self.text[self.start..self.mark.start]
    }

    /// What stands before the word before the mark.
    fn before_word(&self) -> &str {
        let sentence = self.sentence();
        sentence[..sentence.len() - self.word().len()].trim_end()
    }

    fn stop_ends(&self, next: &Next<'_>) -> bool {
        let word = self.word();
        if self.numbers_item(word) {
            return false;
        }
        let closing = &self.text[self.mark.end..self.closed];
        if next.is_initial() && closing.contains(')') && self.opens_inside(closing) {
            return false; // "(Moss ex A. Lind.) R. Po" is the name of a plant.
        }
        let initials = word.ends_with(char::is_uppercase) && next.is_initial();
        match abbreviation(word) {
            None | Some(Abbreviation::End) => true,
            Some(Abbreviation::Before) => false,
            Some(Abbreviation::Number) => !is_label(next.token()) || next.opens(),
            Some(Abbreviation::Within) => {
                !initials && (next.opens() && !next.opened || self.is_before_panel(next))
            }
        }
    }

    /// Whether the word numbers an item at the beginning of the sentence or behind a colon.
    fn numbers_item(&self, word: &str) -> bool {
        let before = self.before_word();
        is_item_number(word) && (before.is_empty() || before.ends_with([':', ';']))
    }

    /// Whether a letter that ends the sentence is followed by the next panel: "as in B. (C) The".
    fn is_before_panel(&self, next: &Next<'_>) -> bool {
        let letters = |text: &str| text.split([',', '-', '–', ' ']).all(|part| part.len() <= 1);
        let before = self.before_word().rsplit(char::is_whitespace).next().unwrap_or_default();
        let named = before.ends_with('.') || before.is_empty();
        let label = next.rest.strip_prefix('(').and_then(|inner| {
            let close = inner.char_indices().take(LONGEST_PANELS).find(|(_, c)| *c == ')')?.0;
            Some((&inner[..close], inner[close..].strip_prefix(") ")?))
        });
        !named
            && self.word().len() == 1
            && before.starts_with(|c: char| !c.is_uppercase() || before.len() <= 2)
            && label.is_some_and(|(label, behind)| {
                letters(label) && behind.starts_with(char::is_uppercase)
            })
    }

    /// Whether a question or call ends the sentence.
    fn call_ends(&self, next: &Next<'_>) -> bool {
        let closing = &self.text[self.mark.end..self.closed];
        let word = &self.text[self.mark.start - self.word().len()..self.mark.end];
        let in_bracket = closing.contains([')', ']']) && self.opens_inside(closing);
        let quoted = closing.contains(['"', '\'', '”', '’', '»', '“', '‘']);
        let named = closing.is_empty() && abbreviation(word).is_some();
        next.opens() || !(in_bracket || named || quoted && !next.opened && is_reported(next.rest))
    }

    /// Whether the bracket that `closing` closes was opened inside the sentence.
    fn opens_inside(&self, closing: &str) -> bool {
        let reach = self.sentence().char_indices().rev().take(REACH);
        let mut open = reach.filter(|(_, c)| matches!(c, '(' | '['));
        open.next().is_none_or(|(at, _)| !self.sentence()[..at].trim().is_empty())
            && !closing.is_empty()
    }

    /// Whether the mark stands in a bracket opened and closed nearby: "(2,000 cal. BC)".
    fn is_in_short_bracket(&self, next: &Next<'_>) -> bool {
        let mut depth = 0;
        let reach = self.sentence().char_indices().rev().take(REACH / 4);
        let open = reach.into_iter().find(|(_, c)| {
            depth += i32::from(*c == ')') - i32::from(*c == '(');
            depth < 0
        });
        let Some((open, _)) = open else { return false };
        let inside = !self.sentence()[..open].trim().is_empty();
        let mut ahead = self.text[self.end..].char_indices().take(REACH / 2);
        let close = ahead.find(|(_, c)| matches!(c, '(' | ')' | '.' | '?' | '!'));
        inside
            && self.closed == self.mark.end
            && !next.opens()
            && close.is_some_and(|(_, c)| c == ')')
    }
}

/// What stands behind a mark and white space.
struct Next<'t> {
    rest: &'t str,
    bare: &'t str,
    word: &'t str,
    /// Whether it can begin a sentence.
    begins: bool,
    /// Whether a bracket or quotation mark stands before it.
    opened: bool,
}

impl<'t> Next<'t> {
    fn new(rest: &'t str) -> Self {
        let rest = rest.trim_start();
        let bare = rest.trim_start_matches(|c: char| is_opening(c) || c.is_whitespace());
        let end = bare.find(|c: char| !c.is_alphanumeric()).unwrap_or(bare.len());
        let word = &bare[..end];
        let begins = match word.chars().next() {
            Some(c) if c.is_lowercase() => is_odd(word, &bare[end..]),
            Some(_) => true,
            None => false,
        };
        let opened = bare.len() < rest.len() && !rest.starts_with(is_dash);
        Self { rest, bare, word, begins, opened }
    }

    /// Whether its first word opens sentences; "A" does before a word in lower case.
    fn opens(&self) -> bool {
        let behind = self.bare[self.word.len()..].trim_start_matches(' ');
        opens_sentences(self.word)
            && (self.word != "A" || behind.starts_with(|c: char| c.is_lowercase()))
    }

    /// Whether an initial comes first: "A. Moss".
    fn is_initial(&self) -> bool {
        self.word.chars().count() == 1
            && self.word.starts_with(char::is_uppercase)
            && self.bare[self.word.len()..].starts_with('.')
    }

    /// All up to the next blank, closing marks left out: "PI-20490".
    fn token(&self) -> &'t str {
        let end = self.bare.find(char::is_whitespace).unwrap_or(self.bare.len());
        self.bare[..end].trim_end_matches(|c: char| !c.is_alphanumeric())
    }
}

/// Whether a word in lower case stands at the front of sentences as it is: "mRNA", "p53",
/// "c-Myc", "β-catenin".
fn is_odd(word: &str, behind: &str) -> bool {
    let mut joined = behind.strip_prefix('-').unwrap_or_default().chars();
    word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
        || word.chars().count() == 1
            && joined.next().is_some_and(|c| {
                c.is_uppercase() || c.is_lowercase() && word.starts_with(|c| c > '\u{36f}')
            })
}

/// Longest list of panels in a bracket, such as "A, C-F", in characters.
const LONGEST_PANELS: usize = 24;

/// Longest number of a list entry or heading, such as "12.3.1", in bytes.
const LONGEST_NUMBER: usize = 8;

/// The number of a list entry or heading: "3", "II", "b".
fn is_item_number(word: &str) -> bool {
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X');
    let short = |part: &str| part.len() <= 3 && part.chars().all(|c| c.is_ascii_digit());
    !word.is_empty()
        && (word.len() <= LONGEST_NUMBER && word.split('.').all(short)
            || word.chars().all(roman)
            || word.chars().count() == 1)
}

/// What numbers and names figures, pages and volumes: "12", "S3", "IV", "A".
fn is_label(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
        || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
        || word.chars().count() == 1
}
