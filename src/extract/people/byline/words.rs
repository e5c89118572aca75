//! Words and marks of a line of authors, with what their letters and the word lists say.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::{data_lines, pattern};

use super::super::gazetteer::{country, is_city, is_given_name, is_honorific, is_particle, rank};

/// Signs that lead from a name to an address or note.
pub const SIGNS: &str = "*†‡§¶#^@$+∗⁎∥‖ʈ¹²³⁴⁵⁶⁷⁸⁹⁰";

/// A word with its stop, a number, or a single mark.
///
/// A stop belongs to its word though a blank stand between ("A ."); so do hyphens with a
/// blank on one side ("García -Alvarado") and a digit read for a letter ("K6nig").
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\p{Lu}\d\p{Ll}{2,}|\p{L}[\p{L}\p{M}'’`´]*(?:(?: ?[-‐‑]|[-‐‑] )\p{L}[\p{L}\p{M}'’`´]*)*(?: ?\.)?|\d+|\S",
    )
});
static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:(?i:and|et|und|with)|y|e|&)$"));
static CREDENTIALS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| data_lines(include_str!("../data/credentials.txt")).collect());
static POSITIONS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| data_lines(include_str!("../data/positions.txt")).collect());

/// Where the scripts of the Far East begin.
const FAR: char = '\u{2e80}';
/// Words of bodies that are family names as well.
const NAMES: &[&str] = &["bank", "branch", "college", "ward"];

/// A token of a line of authors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// No white space stands before it.
    pub glued: bool,
    /// What its letters look like.
    pub shape: String,
    /// Word lists that know it.
    pub classes: Vec<&'static str>,
}

/// Cuts a line into its words and marks. A Roman number that marks an address parts from
/// the word that it is printed against ("HillII"), if it is among `known`.
pub fn words(text: &str, known: &BTreeSet<String>) -> Vec<Word> {
    let mut words = Vec::new();
    for token in TOKEN.find_iter(text) {
        let glued = text[..token.start()].ends_with(|c: char| !c.is_whitespace());
        let cut = token.start() + roman(token.as_str(), known);
        words.push(Word::new(text, token.start()..cut, glued));
        if cut < token.end() {
            let mark = Word::new(text, cut..token.end(), true);
            words.push(Word { shape: "sign".to_owned(), classes: Vec::new(), ..mark });
        }
    }
    words
}

/// Where a Roman number at the end of a word begins.
fn roman(word: &str, known: &BTreeSet<String>) -> usize {
    let head = word.trim_end_matches(['I', 'V', 'X']);
    let whole = head.chars().count() > 1 && head.ends_with(char::is_lowercase);
    if whole && known.contains(&word[head.len()..]) { head.len() } else { word.len() }
}

impl Word {
    fn new(text: &str, range: Range<usize>, glued: bool) -> Self {
        let token = &text[range.clone()];
        Self { shape: shape(token), classes: classes(token), glued, range }
    }

    /// Whether it is made of letters.
    pub fn is_word(&self) -> bool {
        self.shape.starts_with(['X', 'x', 'I', 'i'])
    }

    /// Whether a list of this name knows it.
    pub fn is_a(&self, class: &str) -> bool {
        self.classes.contains(&class)
    }

    /// Whether it may be initials: "J.", "JW", "J.-P.", "TJM".
    pub fn is_initials(&self) -> bool {
        let bare = self.shape.trim_end_matches('.');
        let three = bare == "XXX" && self.shape.ends_with('.');
        matches!(bare, "I" | "I-" | "XX" | "XXX")
            && !three
            && (bare.starts_with('I') || !self.is_a("particle"))
    }
}

/// Letters and digits in lower case; of a single mark the mark itself.
pub fn bare(word: &str) -> String {
    let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() { word.to_owned() } else { letters.to_lowercase() }
}

/// "I" an initial, "XX" to "XXXX" capitals, "Xx" a name, "XxX" capitals inside, "x" small;
/// "-" for a hyphen inside, "." for a stop behind; digits with their number; marks as they are.
fn shape(word: &str) -> String {
    let core = word.trim_end_matches([' ', '.']);
    let Some(first) = core.chars().next() else { return "p.".to_owned() };
    if first.is_ascii_digit() {
        return format!("d{}", core.len().min(4));
    }
    if SIGNS.contains(first) {
        return "sign".to_owned();
    }
    if !first.is_alphabetic() {
        return format!("p{first}");
    }
    if first >= FAR {
        return "far".to_owned();
    }
    let hyphen = core.contains(['-', '‐', '‑']);
    let stop = if word.ends_with('.') { "." } else { "" };
    format!("{}{}{stop}", letters(core, hyphen), if hyphen { "-" } else { "" })
}

fn letters(core: &str, hyphen: bool) -> &'static str {
    let letters: Vec<char> = core.chars().filter(|c| c.is_alphabetic()).collect();
    let inner = letters[1..].iter().any(|c| c.is_uppercase());
    match letters.len() {
        1 if letters[0].is_lowercase() => "i",
        1 => "I",
        2 if letters.iter().all(|c| c.is_uppercase()) => "XX",
        3 if letters.iter().all(|c| c.is_uppercase()) => "XXX",
        _ if letters.iter().all(|c| c.is_uppercase()) => "XXXX",
        _ if letters[0].is_uppercase() && (hyphen || !inner) => "Xx",
        _ if letters[0].is_uppercase() => "XxX",
        _ if inner => "xX",
        _ => "x",
    }
}

fn classes(word: &str) -> Vec<&'static str> {
    let core = word.trim_end_matches([' ', '.']);
    let bare = bare(word);
    let known = |yes: bool, name: &'static str| yes.then_some(name);
    [
        known(is_given(core), "given"),
        known(is_particle(&bare), "particle"),
        known(is_honorific(core) || is_honorific(&capitalized(core)), "title"),
        known(CREDENTIALS.contains(bare.as_str()), "credential"),
        known(POSITIONS.contains(bare.as_str()), "position"),
        known(is_body(core), "body"),
        known(is_city(core), "city"),
        known(country(core).is_some(), "country"),
        known(AND.is_match(core), "and"),
        known(matches!(bare.as_str(), "by" | "von" | "authors" | "author"), "by"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether a word names a kind of body and no person.
pub fn is_body(word: &str) -> bool {
    rank(word).is_some() && !NAMES.contains(&bare(word).as_str())
}

fn is_given(core: &str) -> bool {
    let known = |word: &str| is_given_name(word) || is_given_name(&capitalized(word));
    known(core) || core.contains(['-', '‐']) && core.split(['-', '‐']).map(str::trim).all(known)
}

/// "ANNA" as "Anna".
fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_string() + &chars.as_str().to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut() {
        let check = |text: &str, expected: &str| {
            let show = |word: Word| format!("{}={}", &text[word.range], word.shape);
            let known = ["I", "II"].map(str::to_owned).into();
            assert_eq!(
                words(text, &known).into_iter().map(show).collect::<Vec<_>>().join("|"),
                expected
            );
        };
        check("A . Hill1,2", "A .=I.|Hill=Xx|1=d1|,=p,|2=d1");
        check("J.-P. NG*", "J.=I.|-=p-|P.=I.|NG=XX|*=sign");
        check("Ana Ruiz -Hill", "Ana=Xx|Ruiz -Hill=Xx-");
        check("Ana - Tom", "Ana=Xx|-=p-|Tom=Xx");
        check("K6nig (陶勇)", "K6nig=Xx|(=p(|陶勇=far|)=p)");
        check("HillII,*", "Hill=Xx|II=sign|,=p,|*=sign");
        check("HillIII", "HillIII=XxX");
        check("McHill 2,5and d'Oro", "McHill=XxX|2=d1|,=p,|5=d1|and=x|d'Oro=xX");
    }
}
