//! Personal names: their parts, and the titles around them.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::PersonName;
use crate::text::collapse;

use super::gazetteer::{is_given_name, is_honorific, is_particle};

static INITIALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\p{Lu}(?:-?\p{Lu})?|(?:\p{Lu}\.-?){1,4}\p{Lu}?|\p{Lu}\p{Ll}\.)$")
        .expect("the pattern is a constant")
});
static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:Jr\.?|Sr\.?|II|III|IV|2nd|3rd|filho|Filho|Neto|Júnior|Junior)$")
        .expect("the pattern is a constant")
});

/// Whether the word is one or more initials: "J.", "JW", "J.-P.".
pub fn is_initials(word: &str) -> bool {
    INITIALS.is_match(word)
}

/// Whether the word may stand behind a family name: "Jr.", "III".
pub fn is_suffix(word: &str) -> bool {
    SUFFIX.is_match(word)
}

/// Whether the word may be part of a name, by its letters.
pub fn is_name_word(word: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | '‐' | '`');
    let mut chars = word.chars();
    let first = chars.next();
    let starts = first.is_some_and(char::is_uppercase)
        || (word.starts_with("d'") || word.starts_with("d’") || word.starts_with("al-"));
    starts && word.chars().all(letters) && word.chars().filter(|c| *c == '.').count() <= 3
        || is_particle(word) && word.chars().all(char::is_lowercase)
}

/// Parts a name: "Gabi Dei Ottati", "Ottati, Gabi Dei", "WANG Qiang".
///
/// The family name is the last word with the particles before it.
pub fn part(full: &str) -> PersonName {
    let full = collapse(full).replace(" .", ".");
    if let Some((family, given)) =
        full.split_once(", ").filter(|(_, given)| !SUFFIX.is_match(given))
    {
        let name = PersonName {
            full: format!("{given} {family}"),
            given: Some(given.to_owned()),
            family: Some(family.to_owned()),
        };
        return name;
    }
    let words: Vec<&str> = full.split(' ').collect();
    let (given, family) = match words.as_slice() {
        [] | [""] => (String::new(), String::new()),
        [one] => (String::new(), (*one).to_owned()),
        words if family_first(words) => (words[1..].join(" "), words[0].to_owned()),
        words => {
            let cut = family_start(words);
            (words[..cut].join(" "), words[cut..].join(" "))
        }
    };
    let some = |text: String| (!text.is_empty()).then_some(text);
    PersonName { full, given: some(given), family: some(family) }
}

/// "WANG Qiang": only the first word is in capitals.
fn family_first(words: &[&str]) -> bool {
    let capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && !word.contains('.')
            && !word.chars().any(char::is_lowercase)
    };
    capitals(words[0])
        && words[1..].iter().all(|word| word.chars().any(char::is_lowercase))
        && words.len() <= 3
}

fn family_start(words: &[&str]) -> usize {
    let mut cut = words.len() - 1;
    if SUFFIX.is_match(words[cut]) && cut > 1 {
        cut -= 1;
    }
    while cut > 1 && is_particle(words[cut - 1]) && !is_initials(words[cut - 1]) {
        cut -= 1;
    }
    cut
}

/// Titles at the beginning of `text`, as printed, and the length they take up with blanks.
pub fn honorifics(text: &str) -> (Vec<&str>, usize) {
    let mut found = Vec::new();
    let mut at = text.len() - text.trim_start().len();
    'next: loop {
        let rest = &text[at..];
        let ends: Vec<usize> = word_ends(rest).take(3).collect();
        for end in ends.into_iter().rev() {
            if is_honorific(&rest[..end]) {
                found.push(&rest[..end]);
                at += end;
                at += text[at..].len() - text[at..].trim_start().len();
                continue 'next;
            }
        }
        return (found, at);
    }
}

/// Offsets at which the words of `text` end.
fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(char::is_whitespace)
        .map(|(at, _)| at)
        .chain(std::iter::once(text.len()))
        .filter(|end| *end > 0)
}

/// Whether the word is a given name or initials.
pub fn is_given(word: &str) -> bool {
    is_given_name(word) || is_initials(word) || word.split(['-', '‐']).all(is_given_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted() {
        let check = |full: &str, given: Option<&str>, family: &str| {
            let name = part(full);
            assert_eq!(
                (name.given.as_deref(), name.family.as_deref()),
                (given, Some(family)),
                "{full}"
            );
        };
        check("Anna Ng", Some("Anna"), "Ng");
        check("Lia Dei Conti", Some("Lia"), "Dei Conti");
        check("J. A. van der Berg", Some("J. A."), "van der Berg");
        check("Berg, Jan van der", Some("Jan van der"), "Berg");
        check("LIU Wei", Some("Wei"), "LIU");
        check("Wei LIU", Some("Wei"), "LIU");
        check("Tom Hill Jr.", Some("Tom"), "Hill Jr.");
        check("Plato", None, "Plato");
    }

    #[test]
    fn titles_are_cut_off() {
        let check = |text: &str, titles: &[&str], rest: &str| {
            let (found, width) = honorifics(text);
            assert_eq!((found.as_slice(), &text[width..]), (titles, rest));
        };
        check("Assistant Professor Anna Ng", &["Assistant Professor"], "Anna Ng");
        check("Prof. Dr. Anna Ng", &["Prof. Dr."], "Anna Ng");
        check("Professor Sir Tom Hill", &["Professor", "Sir"], "Tom Hill");
        check("Drake Hill", &[], "Drake Hill");
    }
}
