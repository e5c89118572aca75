//! Where sentences begin and end.
//!
//! A mark that can end a sentence ends it unless the word before it is an
//! abbreviation that needs what follows, or what follows goes on in lower case.

use std::ops::Range;

use crate::text::ArenaSpan;

use super::abbreviations::{Abbreviation, abbreviation, opens_sentences};

/// Sentences of the stretch `block` of `arena`, in order, without white space around them.
#[must_use]
pub fn split_sentences(arena: &str, block: ArenaSpan) -> Vec<ArenaSpan> {
    let text = block.of(arena);
    let mut spans = Vec::new();
    let mut start = 0;
    let mut next = 0;
    while let Some(at) = text[next..].find(is_final).map(|found| next + found) {
        next = skip(text, at, is_final);
        if let Some(end) = boundary(text, start, at..next) {
            spans.extend(trimmed(text, start, end).map(|range| block.slice(range)));
            start = end;
            next = end;
        }
    }
    spans.extend(trimmed(text, start, text.len()).map(|range| block.slice(range)));
    spans
}

fn is_final(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…') || is_wide(c)
}

/// Marks of scripts that put no space between sentences.
fn is_wide(c: char) -> bool {
    matches!(c, '。' | '！' | '？')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '‹' | '„' | '(' | '[' | '{' | '¿' | '¡')
        || is_dash(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '•')
}

/// The end of the sentence from `start` that the `marks` close; nothing when it goes on.
fn boundary(text: &str, start: usize, marks: Range<usize>) -> Option<usize> {
    let mark = &text[marks.clone()];
    let end = skip_note(text, marks.start, skip(text, marks.end, is_closing));
    if mark.ends_with(is_wide) {
        return Some(end);
    }
    let rest = &text[end..];
    if rest.trim_start().is_empty() {
        return Some(text.len());
    }
    if !rest.starts_with(char::is_whitespace) {
        return lost_space(text, marks.start, end).then_some(end);
    }
    let next = first_word(rest);
    let ends = match mark {
        "." => ends_with_stop(text, start..marks.start, &next),
        _ => next.begins,
    };
    ends.then_some(end)
}

fn skip(text: &str, from: usize, class: impl Fn(char) -> bool) -> usize {
    from + text[from..].len() - text[from..].trim_start_matches(class).len()
}

/// Longest note number or bracketed citation glued to a stop, in bytes.
const LONGEST_NOTE: usize = 24;

/// The end of a note number or citation glued to the stop at `mark`: "norms.¹", "grow.[4–6]".
fn skip_note(text: &str, mark: usize, from: usize) -> usize {
    let class = |c: char| {
        matches!(c, ',' | '-' | '–' | '[' | ']' | '⁻' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁰')
            || c.is_ascii_digit()
    };
    let word = text[..mark].chars().next_back();
    let note = &text[from..skip(text, from, class)];
    let fits = note.len() <= LONGEST_NOTE
        && !note.ends_with([',', '-', '–', '['])
        && word.is_some_and(|c| c.is_alphabetic() || is_closing(c));
    if fits { from + note.len() } else { from }
}

/// Whether a space was lost between two sentences: "the new cultures.Learning is".
fn lost_space(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].trim_end_matches(char::is_lowercase);
    let word = &text[before.len()..at];
    let begins_word = before.chars().next_back().is_none_or(|c| c.is_whitespace() || is_opening(c));
    let mut next = text[end..].chars();
    word.chars().nth(2).is_some()
        && begins_word
        && abbreviation(word).is_none()
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(|c| c.is_lowercase() || c == ' ')
}

/// What stands behind a mark and white space.
struct Next<'t> {
    word: &'t str,
    /// Whether it can begin a sentence.
    begins: bool,
    /// Whether a bracket or quotation mark stands before it.
    opened: bool,
}

fn first_word(rest: &str) -> Next<'_> {
    let rest = rest.trim_start();
    let bare = rest.trim_start_matches(|c: char| is_opening(c) || c.is_whitespace());
    let end = bare.find(|c: char| !c.is_alphanumeric()).unwrap_or(bare.len());
    let word = &bare[..end];
    // Names such as "mRNA", "p53" or "eBay" stand at the front of sentences as they are.
    let odd = || word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
    let begins = match word.chars().next() {
        Some(c) if c.is_lowercase() => odd(),
        Some(_) => true,
        None => false,
    };
    Next { word, begins, opened: bare.len() < rest.len() && !rest.starts_with(is_dash) }
}

/// Whether the stop behind `sentence` ends it.
fn ends_with_stop(text: &str, sentence: Range<usize>, next: &Next<'_>) -> bool {
    let sentence = &text[sentence];
    let word = sentence.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|c: char| is_opening(c));
    let numbers_item = sentence.trim_start() == word && is_item_number(word);
    if !next.begins || numbers_item {
        return false;
    }
    match abbreviation(word) {
        None | Some(Abbreviation::End) => true,
        Some(Abbreviation::Before) => false,
        Some(Abbreviation::Number) => !is_label(next.word) || opens_sentences(next.word),
        Some(Abbreviation::Within) => opens_sentences(next.word) && !next.opened,
    }
}

/// The number of a list entry or heading: "3", "II", "b".
fn is_item_number(word: &str) -> bool {
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X');
    !word.is_empty()
        && (word.chars().all(|c| c.is_ascii_digit() || c == '.')
            || word.chars().all(roman)
            || word.chars().count() == 1)
}

/// What numbers and names figures, pages and volumes: "12", "S3", "IV", "A".
fn is_label(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
        || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
        || word.chars().count() == 1
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let piece = &text[start..end];
    let from = start + (piece.len() - piece.trim_start().len());
    let to = from + piece.trim().len();
    (from < to).then_some(from..to)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` has a bar between sentences; the text is the same without bars.
    fn check(expected: &str) {
        let text = expected.replace(" | ", " ").replace('|', "");
        let found: Vec<&str> = split_sentences(&text, ArenaSpan::new(0, text.len()))
            .iter()
            .map(|span| span.of(&text))
            .collect();
        let expected: Vec<&str> = expected.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_at_stops() {
        check("Firms learn. | Regions grow! | Do they? | They do.");
        check("He said it grew by 3.5 percent. | It did.");
        check("It began in 1999. | Then 27 people came. | 12 of them left.");
        check("They left ... | And came back. | Nothing… | More.");
        check("A line without a stop");
    }

    #[test]
    fn abbreviations_do_not_end_them() {
        check("Dr. Ada Moss met Prof. Lind at St. Olaf.");
        check("Small firms, e.g. Bakers, grow (cf. Table 2).");
        check("See Fig. 3 and pp. 12-15 of vol. II, no. 4. | It helps.");
        check("Moss et al. (1999) and Lind et al. 2001 agree.");
        check("J. A. D. Lind and K.-H. Moss wrote it.");
        check("The U.S. Senate met. | It was in the U.S. | The vote failed.");
        check("Norms, habits, etc. | Others differ.");
        check("Norms, habits, etc. are slow.");
    }

    #[test]
    fn words_like_abbreviations_still_end_them() {
        check("The answer is no. | We went on.");
        check("They chose plan B. | It failed.");
    }

    #[test]
    fn quotes_and_brackets_close_behind_the_stop() {
        check("She said \"we learn.\" | He left. | (It was late.) | Then they met.");
        check("“Why now?” asked Moss. | ‘So be it.’ | They went.");
        check("Some (but who?) agreed; others (many!) did not.");
        check("They grow.[4–6] | Others shrink.12,13 | The end.¹ | Next.");
    }

    #[test]
    fn lower_case_goes_on() {
        check("The firms approx. three met. the rest left.");
        check("It binds. | mRNA decays. | p53 rises.");
    }

    #[test]
    fn a_lost_space_is_seen_but_not_in_addresses() {
        check("New cultures.|Learning is slow.");
        check("See www.example.Com and a.b.Lind now.");
    }

    #[test]
    fn item_numbers_open_their_sentence() {
        check("1. First things come first.");
        check("II. Methods are here. | They work.");
    }

    #[test]
    fn long_lines_take_linear_time() {
        for piece in [".", "a.", "a. ", "\"", ". \"", "e.g. ", ".1", "… ", ".)", "a.A", ". ("] {
            let text = format!("{}x", piece.repeat(50_000));
            assert!(!split_sentences(&text, ArenaSpan::new(0, text.len())).is_empty());
        }
    }
}
