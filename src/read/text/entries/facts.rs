//! What the labeller of lines is told of each line of a bibliography.

use crate::language::labeller::{Facts, Sequence, Task};

use super::super::looks::speaks;
use super::line::{self, Line, year_place};
use super::look::{Look, looks, share_of};

/// Labels the lines of a bibliography and of what stands before and behind it: "first" is
/// the first line of an entry, "rest" any other; the rest is outside of all entries.
pub const REFERENCE_LINES: Task =
    Task { name: "reference-lines", fields: &["first", "rest"], read };

fn read(text: &str) -> Sequence {
    let lines = line::lines(text, 0);
    let tokens = lines.iter().map(|line| line.span.range()).collect();
    Sequence { tokens, facts: facts(&lines) }
}

/// The facts of each line.
pub fn facts(lines: &[Line<'_>]) -> Vec<Facts> {
    let looks = looks(lines);
    let mut all = vec![Facts::default(); lines.len()];
    for (place, facts) in all.iter_mut().enumerate() {
        note_words(facts, lines[place].words, &looks[place]);
        note_place(facts, lines, &looks, place);
        note_seam(facts, &looks, place);
    }
    all
}

fn note_words(facts: &mut Facts, words: &str, look: &Look) {
    facts.note_near(2, "opening", look.opening);
    facts.note_near(1, "ending", look.ending);
    let mut tokens = words.split_whitespace();
    let first = tokens.next().unwrap_or_default();
    facts.note_near(1, "first", &first.to_lowercase());
    let second = tokens.next().unwrap_or_default();
    facts.note(
        "shapes",
        &format!("{} {} {}", shape(first), shape(second), shape(tokens.next().unwrap_or_default())),
    );
    facts.note("two shapes", &format!("{} {}", shape(first), shape(second)));
    let last = words.rsplit(' ').next().unwrap_or_default();
    facts.note_near(1, "last", &last.to_lowercase());
    facts.note_near(1, "last shape", &shape(last));
    facts.note_near(
        2,
        "year",
        &year_place(words).map_or("-".to_owned(), |place| place.to_string()),
    );
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let digits = words.chars().filter(char::is_ascii_digit).count();
    facts.note_near(1, "digits", share_of(digits, letters + digits));
    facts.note_near(1, "speaks", if speaks(words) { "yes" } else { "no" });
    facts.note_near(1, "heading", look.heading);
    let is_initials = |word: &&str| matches!(shape(word).as_str(), "X." | "X.," | "X.X." | "X.X.,");
    let initials = words.split_whitespace().filter(is_initials).count();
    facts.note_near(1, "initials", &initials.min(4).to_string());
    let commas = words.matches(',').count();
    facts.note_near(1, "commas", &commas.min(4).to_string());
}

fn note_place(facts: &mut Facts, lines: &[Line<'_>], look: &[Look], place: usize) {
    let own = &look[place];
    facts.note_near(1, "counted", own.counted);
    facts.note_near(1, "ordered", own.ordered);
    facts.note_near(1, "filled", own.filled);
    facts.note_near(1, "indent", &own.indent);
    facts.note_near(1, "blank", &own.blank);
    facts.note("dated", &own.dated);
    facts.note_near(1, "width", own.width);
    facts.note("below", if own.below_heading { "yes" } else { "no" });
    facts.note(
        "place",
        if place == 0 {
            "first"
        } else if place + 1 == lines.len() {
            "last"
        } else {
            "-"
        },
    );
    facts.note("counted dated", &format!("{} {}", own.counted, own.dated));
}

/// Notes how the end of the line before and the beginning of this one go together.
fn note_seam(facts: &mut Facts, looks: &[Look], place: usize) {
    let own = &looks[place];
    let (ending, before) = match place.checked_sub(1).map(|before| &looks[before]) {
        Some(before) => (before.ending, before.width),
        None => ("-", "-"),
    };
    let mut note = |kind: &str, parts: &[&str]| facts.note(kind, &parts.join("|"));
    note("seam", &[ending, own.opening]);
    note("seam filled", &[ending, own.opening, own.filled]);
    note("seam ordered", &[ending, own.opening, own.ordered]);
    note("ordered dated", &[own.ordered, own.opening, &own.dated]);
    note("ending ordered", &[ending, own.ordered, own.filled, &own.dated]);
    note("ending dated", &[ending, &own.dated]);
    note("seam dated", &[ending, own.opening, &own.dated]);
    note("opening indent", &[own.opening, &own.indent]);
    note("opening blank", &[own.opening, &own.blank]);
    note("ending indent", &[ending, &own.indent]);
    note("ending blank", &[ending, &own.blank]);
    note("filled indent", &[own.filled, &own.indent]);
    note("opening filled", &[own.opening, own.filled, before]);
    note("heading below", &[own.heading, if own.below_heading { "yes" } else { "no" }]);
    note("counted opening", &[own.counted, own.opening]);
}

/// The shape of a word: runs of one kind of character as one letter, marks as they are.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    for c in word.chars().take(24) {
        let kind = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_ascii_digit() => 'd',
            c => c,
        };
        let long = shape.ends_with(kind) && (kind != 'X' || shape.ends_with("XX"));
        if !long || !kind.is_alphanumeric() {
            shape.push(kind);
        }
        if shape.len() > 8 {
            break;
        }
    }
    shape
}
