//! What a line looks like, alone and among the lines around it.

use crate::paper::SectionRole;

use super::super::looks::looks_like_heading;
use super::super::roles::role;
use super::super::split::is_caption;
use super::chains::{numbered, sorted};
use super::heading;
use super::line::{Line, ending, is_name, opening, year_place};

/// Lines on each side that tell of the manner of a list.
const AROUND: usize = 25;
/// Lines on each side that tell of the width of the column.
const COLUMN: usize = 12;

/// What a line looks like, alone and among the lines around.
pub struct Look {
    /// What it begins with: a name in `openings.tsv`.
    pub opening: &'static str,
    /// The kind of character it ends with.
    pub ending: &'static str,
    /// Whether the next number of a list stands here: "yes", "no", "-" where there are none.
    pub counted: &'static str,
    /// Whether its first word fits the alphabetical order, "-" where there is none.
    pub ordered: &'static str,
    /// How far the line before is from filling its column.
    pub filled: &'static str,
    /// Whether it and the line before are indented, and how many around are.
    pub indent: String,
    /// Whether a blank line stands before it, and how many do around.
    pub blank: String,
    /// Lines since the last one with a name at its start, and whether a year came since.
    pub dated: String,
    /// Whether the heading of a bibliography stands above.
    pub below_heading: bool,
    /// Its length as a share of the column.
    pub width: &'static str,
    /// The kind of heading it may be.
    pub heading: &'static str,
}

/// The look of each line.
pub fn looks(lines: &[Line<'_>]) -> Vec<Look> {
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

/// A length as a share of another, in a word.
pub fn share_of(part: usize, whole: usize) -> &'static str {
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
        let named = opening.contains("name") || *opening == "body-year";
        (since, year) = if named { (0, false) } else { (since + 1, year) };
        year |= year_place(words).is_some();
    }
    notes
}
