//! Where sentences begin and end.
//!
//! A mark that can end a sentence is looked for here, with the closing marks and note
//! numbers that belong to it; whether it ends one is for [`super::stops`] to say.

use std::ops::Range;

use crate::text::ArenaSpan;

use super::abbreviations::{abbreviation, opens_sentences};
use super::stops::{Stop, is_closing, is_opening};

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

/// The end of the sentence from `start` that the `marks` close; nothing when it goes on.
fn boundary(text: &str, start: usize, marks: Range<usize>) -> Option<usize> {
    let closed = skip_closing(text, marks.end);
    let end = skip_note(text, marks.start, closed);
    if text[marks.clone()].ends_with(is_wide) {
        return Some(end);
    }
    if text[end..].trim_start().is_empty() {
        return Some(text.len());
    }
    if !text[end..].starts_with(char::is_whitespace) {
        return lost_space(text, marks.start, end).then_some(end);
    }
    let stop = Stop { text, start, mark: marks.start..marks.end, closed, end };
    stop.ends().then(|| end + spaced_note(&text[end..]))
}

fn skip(text: &str, from: usize, class: impl Fn(char) -> bool) -> usize {
    from + text[from..].len() - text[from..].trim_start_matches(class).len()
}

/// The end of the marks that close behind a stop: brackets, quotation marks, those that open in
/// English and close in German when a blank follows, and those that French sets apart.
fn skip_closing(text: &str, from: usize) -> usize {
    let closed = skip(text, from, is_closing);
    let behind = text[closed..].trim_start_matches(['“', '‘']);
    if behind.len() < text.len() - closed && behind.chars().next().is_none_or(char::is_whitespace) {
        return text.len() - behind.len();
    }
    let apart = text[closed..].trim_start_matches(char::is_whitespace);
    let marks = skip(apart, 0, |c| matches!(c, '»' | '”'));
    let ends = apart[marks..].chars().next().is_none_or(char::is_whitespace);
    if marks > 0 && ends { text.len() - apart.len() + marks } else { closed }
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
        && word.is_some_and(|c| c.is_alphabetic() || is_closing(c) || note.starts_with('['));
    if fits { from + note.len() } else { from }
}

/// Length of a bracketed citation behind the blank that follows a stop, where a sentence
/// begins behind it: "grow. [4, 5] However, …".
fn spaced_note(rest: &str) -> usize {
    let blank = rest.len() - rest.trim_start().len();
    let Some(inner) = rest[blank..].strip_prefix('[') else { return 0 };
    let numbers = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ' ');
    let width = skip(inner, 0, numbers);
    let closed = width > 0 && width <= LONGEST_NOTE && inner[width..].starts_with("] ");
    let opens = || {
        let behind = inner[width + 1..].trim_start();
        let end = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
        opens_sentences(&behind[..end])
    };
    if closed && opens() { blank + width + 2 } else { 0 }
}

/// Whether a space was lost between two sentences: "the new cultures.Learning is".
fn lost_space(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].trim_end_matches(char::is_lowercase);
    let word = &text[before.len()..at];
    let begins_word = before.chars().next_back().is_none_or(|c| c.is_whitespace() || is_opening(c));
    let whole = begins_word && word.chars().nth(2).is_some() && abbreviation(word).is_none();
    let mut next = text[end..].chars();
    let begins = next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    begins && (whole || word.is_empty() && opens_behind_number(text, at, end))
}

/// Whether a number or bracket stands before the stop and an opening word is glued behind it:
/// "in 1999.Later it", "(Table 2).These are".
fn opens_behind_number(text: &str, at: usize, end: usize) -> bool {
    let rest = &text[end..];
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let blank = rest[word.len()..].starts_with([' ', ',', '\n']);
    let figure = text[..at].ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | ']'));
    figure && blank && opens_sentences(word)
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
        check("Version 2.1.3 is out; release 4.0 is late. | Wait.");
        check("It stood at 37 °C. | Cells grew.");
        check("A line without a stop");
    }

    #[test]
    fn abbreviations_do_not_end_them() {
        check("Dr. Ada Moss met Prof. Lind at St. Olaf and Mt. Rose.");
        check("Small firms, e.g. Bakers, i.e. Shops, grow (cf. Table 2).");
        check("See Fig. 3, Figs. S1–S4, Eq. (2) and pp. 12-15 of vol. II, no. 4. | It helps.");
        check("Moss et al. (1999) and Lind et al. 2001 agree.");
        check("J. A. D. Lind and K.-H. Moss wrote it.");
        check("The team (Lind, R. A. Moss, B. Po) met.");
        check(
            "The U.S. Senate met the then-U.S. Secretary. | It was in the U.S. | The vote failed.",
        );
        check("E. coli, Felis sp. (Po 2001) and Bos taurus L. (OS) grew.");
        check("Norms, habits, etc. | Others differ.");
        check("Norms, habits, etc. are slow.");
        check("It came from Sigma (catalog no. AB-2040) at approx. Noon.");
        check("See the plates (Fig. 2→Fig. 3A) of Lind([4], pl. 7). | Fine.");
        check("Urtica alba (Moss ex A. Lind.) R. Po grew. | (It fell.) | A. Moss left.");
        check("Acme Pvt. Ltd. and Moss v. Lind are known; so is Ms. Po.");
        check("She has a Ph.D. from Oslo and an M.Sc. from Rome.");
    }

    #[test]
    fn abbreviations_of_other_languages_do_not_end_them() {
        check("O Sr. Lima e a Profa. Rosa leram a pág. 12, p. ex. Rios. | Foram dois.");
        check("La Sra. Vega vio EE.UU. Norte, p. ej. Maine, en el núm. 4. | Fue así.");
        check("Vgl. Moss, z. B. Abb. 3 und Bd. 2, bzw. Lind. | Wir sahen es.");
        check("M. Dupont et Mme. Roux, cf. chap. 3 (éd. Plon). | Elle partit.");
    }

    #[test]
    fn words_like_abbreviations_still_end_them() {
        check("The answer is no. | We went on.");
        check("They chose plan B. | It failed. | Then plan C. | A third one came.");
        check("The image is shown in A. | (B) The same from above.");
        check("It took 3 min. | The rest was art. | Nothing else.");
        check("They came at 5 p.m. | However, it rained on Wall St. | The rest left.");
    }

    #[test]
    fn quotes_and_brackets_close_behind_the_stop() {
        check("She said \"we learn.\" | He left. | (It was late.) | Then they met.");
        check("“Why now?” asked Moss. | ‘So be it.’ | They went.");
        check("“Why now?” Anna Moss asked. | “Why?” | Moss left.");
        check("Some (but who?) agreed; others (many!) did not.");
        check("Some (who?) Moss met. | (Who? | Nobody.) | Fine.");
        check("In the old phase (2,000 cal. BC) and (syn. Rhus alba) they grew.");
        check("Yahoo! Answers is old. | They love Yahoo! | The end!");
    }

    #[test]
    fn notes_belong_to_the_sentence_before() {
        check("They grow.[4–6] | Others shrink.12,13 | The end.¹ | Next.");
        check("It grew in 1999.[4] | Later it fell (Fig. 2).3 | Then not.");
        check("They grow. [4, 5] | However, few do. | [6] Moss did.");
    }

    #[test]
    fn lower_case_goes_on() {
        check("The firms approx. three met. the rest left.");
        check(
            "It binds. | mRNA decays. | p53 rises. | c-Myc falls. | β-catenin stays. | eBay grows.",
        );
        check("It grows . . . de novo. x-rays show it.");
    }

    #[test]
    fn a_lost_space_is_seen_but_not_in_addresses() {
        check("New cultures.|Learning is slow.");
        check("It fell in 1999.|Later it rose (Table 2).|These are old.");
        check("See www.example.Com and a.b.Lind now.");
        check("Set x to 2.in or 3.The_end; see doi:10.1000/A.B1 and https://a.org/b.C?d=E.f now.");
    }

    #[test]
    fn item_numbers_open_their_sentence() {
        check("1. First things come first.");
        check("II. Methods are here. | They work.");
        check("We did this: 1. Weigh it; 2. Wash it. | 3. Dry it.");
        check("It has the number: 4.149.9012. | Then it ends.");
        check("It holds (i) here and (ii) there; that is all.");
    }

    #[test]
    fn long_lines_take_linear_time() {
        for piece in [
            ".", "a.", "a. ", "\"", ". \"", "e.g. ", ".1", "… ", ".)", "a.A", ". (", "(A. ",
            "? \" A", ". [1] ",
        ] {
            let text = format!("{}x", piece.repeat(50_000));
            assert!(!split_sentences(&text, ArenaSpan::new(0, text.len())).is_empty());
        }
    }
}
