//! What the form of a token says: its letters, its shape, its ends, its digits, its marks.

use super::Facts;

/// How long prefixes and suffixes get.
const AFFIX: usize = 4;

impl Facts {
    /// Notes what the characters of a token tell, for itself and its neighbours.
    pub fn note_form(&mut self, token: &str) {
        let lower = token.to_lowercase();
        let shape = shape(token);
        self.note_near(2, "lower", &lower);
        self.note_near(2, "shape", &shape);
        self.note_near(1, "squeezed", &squeeze(&shape));
        self.note("length", &token.chars().count().min(12).to_string());
        self.note_affixes(&lower);
        if let Some(class) = digits(token) {
            self.note_near(2, "digits", class);
        }
        if let Some(class) = mark(token) {
            self.note_near(2, "mark", class);
        }
        self.note_pair("lower", &lower);
        self.note_pair("shape", &squeeze(&shape));
    }

    fn note_affixes(&mut self, lower: &str) {
        let bounds: Vec<usize> =
            lower.char_indices().map(|(at, _)| at).chain(std::iter::once(lower.len())).collect();
        let count = bounds.len() - 1;
        for length in 1..=AFFIX.min(count.saturating_sub(1)) {
            self.note("prefix", &lower[..bounds[length]]);
            self.note("suffix", &lower[bounds[count - length]..]);
        }
        if count > AFFIX {
            self.note_near(1, "ending", &lower[bounds[count - 3]..]);
        }
    }
}

/// The shape of a token: "X" capital, "x" small, "d" digit, marks as they are; runs longer
/// than three are cut to three: "Toronto" is "Xxxx", "M5S" is "XdX", "1997" is "ddd".
#[must_use]
pub fn shape(token: &str) -> String {
    let mut shape = String::new();
    let mut run = (' ', 0);
    for class in token.chars().map(class) {
        run = if run.0 == class { (class, run.1 + 1) } else { (class, 1) };
        if run.1 <= 3 {
            shape.push(class);
        }
    }
    shape
}

fn class(c: char) -> char {
    if c.is_uppercase() {
        'X'
    } else if c.is_alphabetic() {
        'x'
    } else if c.is_numeric() {
        'd'
    } else {
        c
    }
}

/// A shape without repetitions: "Xxxx" is "Xx".
fn squeeze(shape: &str) -> String {
    let mut squeezed = String::new();
    for c in shape.chars() {
        if !squeezed.ends_with(c) {
            squeezed.push(c);
        }
    }
    squeezed
}

/// How a token holds digits, and how many when it is a number.
fn digits(token: &str) -> Option<&'static str> {
    let count = token.chars().filter(char::is_ascii_digit).count();
    let all = count == token.chars().count();
    Some(match (count, all) {
        (0, _) => return None,
        (_, false) => "mixed",
        (1, true) => "1",
        (2, true) => "2",
        (3, true) => "3",
        (4, true) if token.starts_with("19") || token.starts_with("20") => "year",
        (4, true) => "4",
        (5, true) => "5",
        (6, true) => "6",
        (_, true) => "many",
    })
}

/// What a single mark does.
fn mark(token: &str) -> Option<&'static str> {
    let mut chars = token.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    Some(match c {
        ',' | ';' | ':' => "pause",
        '.' => "stop",
        '(' | '[' | '{' => "open",
        ')' | ']' | '}' => "close",
        '-' | '‐' | '‑' | '–' | '—' => "dash",
        '*' | '†' | '‡' | '§' | '¶' | '#' | '∗' => "sign",
        '&' | '+' => "and",
        '"' | '“' | '”' | '«' | '»' | '„' => "quote",
        '\'' | '’' | '‘' | '`' => "apostrophe",
        _ if c.is_alphanumeric() => return None,
        _ => "other",
    })
}
