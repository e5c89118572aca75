//! What is known of each line of a bibliography and of the lines around it.

use crate::language::labeller::{Facts, Sequence, Task};
use crate::paper::SectionRole;

use super::super::looks::{looks_like_heading, speaks};
use super::super::roles::role;
use super::super::split::is_caption;
use super::chains::{numbered, sorted};
use super::heading;
use super::line::{self, Line, ending, is_name, opening, year_place};

/// Labels the lines of a bibliography and of what stands before and behind it: "first" is
/// the first line of an entry, "rest" any other; the rest is outside of all entries.
pub const REFERENCE_LINES: Task =
    Task { name: "reference-lines", fields: &["first", "rest"], read };

/// Lines on each side that tell of the manner of a list.
const AROUND: usize = 25;
/// Lines on each side that tell of the width of the column.
const COLUMN: usize = 12;

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

/// What a line looks like, alone and among the lines around.
struct Look {
    opening: &'static str,
    ending: &'static str,
    /// Whether the next number of a list stands here: "yes", "no", "-" where there are none.
    counted: &'static str,
    /// Whether its first word fits the alphabetical order: "yes", "no", "-" where there is none.
    ordered: &'static str,
    /// How far the line before is from filling its column.
    filled: &'static str,
    /// Its indent, the one of the line before, and the manner around.
    indent: String,
    blank: String,
    /// Lines since the last one with a name at its start, and whether a year came since.
    dated: String,
    below_heading: bool,
    width: &'static str,
    heading: &'static str,
}

fn looks(lines: &[Line<'_>]) -> Vec<Look> {
    let words: Vec<&str> = lines.iter().map(|line| line.words).collect();
    let openings: Vec<&'static str> = words.iter().map(|words| opening(words)).collect();
    let counted = shares(&numbered(&words), AROUND);
    let ordered = order(&words, &openings);
    let columns = columns(lines);
    let indents = indents(lines);
    let blanks = shares(&lines.iter().map(|line| line.after_blank).collect::<Vec<_>>(), AROUND);
    let dated = dated(&words, &openings);
    let mut below = false;
    let mut found = Vec::with_capacity(lines.len());
    for place in 0..lines.len() {
        let heading = heading_kind(words[place]);
        below |= heading == "references";
        found.push(Look {
            opening: openings[place],
            ending: ending(words[place]),
            counted: three(counted[place], 2),
            ordered: ordered[place],
            filled: filled(lines, &columns, place),
            indent: indents[place].clone(),
            blank: manner(blanks[place]),
            dated: dated[place].clone(),
            below_heading: below,
            width: share_of(words[place].chars().count(), columns[place]),
            heading,
        });
    }
    found
}

fn heading_kind(words: &str) -> &'static str {
    if heading::is_references(words) {
        "references"
    } else if words.len() > 120 {
        "-"
    } else if role(words) != SectionRole::Body {
        "known"
    } else if is_caption(words) {
        "caption"
    } else if looks_like_heading(words) {
        "like"
    } else {
        "-"
    }
}

/// For each flag its own value and the number of flags in the lines around.
fn shares(flags: &[bool], around: usize) -> Vec<(bool, usize)> {
    let mut sums = vec![0];
    for flag in flags {
        sums.push(sums[sums.len() - 1] + usize::from(*flag));
    }
    let count = |place: usize| {
        sums[(place + around + 1).min(flags.len())] - sums[place.saturating_sub(around)]
    };
    flags.iter().enumerate().map(|(place, flag)| (*flag, count(place))).collect()
}

fn three((flag, count): (bool, usize), enough: usize) -> &'static str {
    match (flag, count >= enough) {
        (true, _) => "yes",
        (false, true) => "no",
        _ => "-",
    }
}

/// A flag with how common it is around.
fn manner((flag, count): (bool, usize)) -> String {
    let common = match count {
        0 => "never",
        1..=4 => "rare",
        5..=30 => "often",
        _ => "always",
    };
    format!("{flag} {common}")
}

/// Whether the first words stand in alphabetical order with those of other entries.
fn order(words: &[&str], openings: &[&str]) -> Vec<&'static str> {
    let key = |place: usize| {
        let opens = is_name(openings[place])
            || matches!(openings[place], "body-year" | "capitals" | "given-name");
        opens.then(|| alphabetic(words[place]))
    };
    let keys: Vec<Option<String>> = (0..words.len()).map(key).collect();
    let open = shares(&keys.iter().map(Option::is_some).collect::<Vec<_>>(), AROUND);
    let chain = shares(&sorted(&keys), AROUND);
    let value = |place: usize| {
        let ((named, names), (inside, chained)) = (open[place], chain[place]);
        match (named, inside, chained * 5 >= names * 3 && chained >= 3) {
            (_, _, false) => "-",
            (true, true, _) => "yes",
            (true, false, _) => "no",
            (false, ..) => "not named",
        }
    };
    (0..words.len()).map(value).collect()
}

/// The letters of the first words, small and without diacritics of the commonest kinds.
fn alphabetic(words: &str) -> String {
    let small = words.chars().flat_map(char::to_lowercase);
    small.filter(|c| c.is_alphabetic()).map(plain).take(8).collect()
}

fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' | 'č' | 'ć' => 'c',
        'š' | 'ś' => 's',
        'ñ' => 'n',
        letter => letter,
    }
}

/// The width of the column at each line: the longest but two around.
fn columns(lines: &[Line<'_>]) -> Vec<usize> {
    let widths: Vec<usize> =
        lines.iter().map(|line| line.indent + line.words.chars().count()).collect();
    let column = |place: usize| {
        let to = (place + COLUMN + 1).min(widths.len());
        let mut near = widths[place.saturating_sub(COLUMN)..to].to_vec();
        near.sort_unstable_by(|one, other| other.cmp(one));
        near.get(2).or(near.last()).copied().unwrap_or(0)
    };
    (0..lines.len()).map(column).collect()
}

/// Whether the line before ends although the first word of this one would have fitted.
fn filled(lines: &[Line<'_>], columns: &[usize], place: usize) -> &'static str {
    let Some(before) = place.checked_sub(1) else { return "-" };
    let width = lines[before].indent + lines[before].words.chars().count();
    let word = lines[place].words.split([' ', '\u{a0}']).next().unwrap_or_default();
    let column = columns[before].max(columns[place]);
    let left = column.saturating_sub(width + 1 + word.chars().count()) * 100 / column.max(1);
    match () {
        () if width + 1 + word.chars().count() > column => "full",
        () if left < 8 => "nearly",
        () if left < 20 => "early",
        () if left < 45 => "short",
        () => "very short",
    }
}

fn share_of(part: usize, whole: usize) -> &'static str {
    match part * 10 / whole.max(1) {
        0..=2 => "bit",
        3..=5 => "half",
        6..=8 => "most",
        9..=11 => "all",
        _ => "over",
    }
}

/// Whether a line is indented, whether the one before is, and how many around are.
fn indents(lines: &[Line<'_>]) -> Vec<String> {
    let least = |place: usize| {
        let to = (place + AROUND + 1).min(lines.len());
        let near = &lines[place.saturating_sub(AROUND)..to];
        near.iter().map(|line| line.indent).min().unwrap_or(0)
    };
    let margins: Vec<usize> = (0..lines.len()).map(least).collect();
    let flags: Vec<bool> =
        lines.iter().zip(&margins).map(|(line, least)| line.indent > *least + 1).collect();
    let shares = shares(&flags, AROUND);
    let text = |place: usize| {
        let before = place.checked_sub(1).is_some_and(|before| flags[before]);
        format!("{before} {}", manner(shares[place]))
    };
    (0..lines.len()).map(text).collect()
}

/// Lines since the last one that begins with a name, and whether a year has come since.
fn dated(words: &[&str], openings: &[&str]) -> Vec<String> {
    let mut since = 9;
    let mut year = false;
    let mut notes = Vec::with_capacity(words.len());
    for (words, opening) in words.iter().zip(openings) {
        notes.push(format!("{} {year}", since.min(4)));
        let opens = !matches!(*opening, "low" | "digit" | "pages" | "url" | "year-only" | "in");
        let named = is_name(opening) || opening.contains("name") || *opening == "body-year";
        (since, year) = match () {
            () if named => (0, false),
            () if opens => (since + 1, year),
            () => (since + 1, year),
        };
        year |= year_place(words).is_some();
    }
    notes
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
    let initials = words
        .split_whitespace()
        .filter(|word| matches!(shape(word).as_str(), "X." | "X.," | "X.X." | "X.X.,"))
        .count();
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
