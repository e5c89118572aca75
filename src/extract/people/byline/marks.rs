//! Marks that lead from a name to an address: "1", "a", "*", "II", before, behind or glued to it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::words::SIGNS;

/// A mark before an address, with brackets, stops and words such as "From the" around it.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\s*(?:(?i:from|and|the|und|et)\s+)*)(?:[(\[]\s*(\d{1,3}|[a-zA-Z]|[IVX]{1,4}|[*†‡§¶#∗ʈ‖]{1,3})\s*[)\]]|(\d{1,3}|[a-z]|[IVX]{1,4})\s*[).:]?\s+|(\d{1,3}|[a-z])\s?[):]|([¹²³⁴-⁹⁰]{1,2}|[*†‡§¶#∗ʈ‖]{1,3}|[@$+]|\d{1,2})\s*)[:.]?\s*(?:\p{Lu}|\p{Ll}[’']|\d|\p{Ll}\p{Ll})",
    )
});
/// Numbers, letters and signs that stand alone behind an address or one of its parts.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s,;.)])(?:\(\s*(\d{1,2}|[a-z])\s*\)|(\d{1,2}|[*†‡§¶#∗ʈ‖]{1,3})|([a-z]))(?:\s*[,;.]?\s*$|[,;]?\s+(?:and|und|et)\b|,\s|\s+\p{Lu})",
    )
});

static TAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[\s,;]+(?:\(\s*(\w{1,2})\s*\)|(\d{1,2}|[a-z]|[*†‡§¶#∗ʈ‖]{1,3}))$"));

/// The mark before an address and where the address begins.
pub fn before(text: &str) -> Option<(String, usize)> {
    let found = BEFORE.captures(text)?;
    let mark = (1..=4).find_map(|group| found.get(group))?;
    // "a" before a small word is an article, "I" and "V" before a stop are initials.
    let rest = &text[mark.end()..];
    let start = mark.end() + rest.find(char::is_alphanumeric)?;
    let small = text[start..].starts_with(char::is_lowercase) && !rest.starts_with([')', ']', ':']);
    let worded = mark.as_str().starts_with(char::is_alphabetic);
    let initial = worded && rest.starts_with('.') && mark.as_str().starts_with(char::is_uppercase);
    (!(small && (worded || !rest.starts_with(char::is_whitespace))) && !initial)
        .then(|| (plain(mark.as_str()), start))
}

/// Marks among `wanted` that stand behind an address or its parts.
pub fn behind(text: &str, wanted: &BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| BEHIND.captures(rest)) {
        let Some(mark) = (1..=3).find_map(|group| next.get(group)) else { break };
        found.extend(Some(plain(mark.as_str())).filter(|mark| wanted.contains(mark)));
        at += mark.end();
    }
    found
}

/// Where an address ends when commas, "and" and marks among `wanted` behind it are left out.
pub fn end(text: &str, wanted: &BTreeSet<String>) -> usize {
    let trim =
        |text: &str| text.trim_end_matches(|c: char| c.is_whitespace() || ";,".contains(c)).len();
    let mut end = trim(text);
    for word in [" and", " und", " et"] {
        if text[..end].ends_with(word) {
            end = trim(&text[..end - word.len()]);
        }
    }
    let Some(tail) = TAIL.captures(&text[..end]) else { return end };
    let mark = tail.get(1).or(tail.get(2)).map_or("", |mark| mark.as_str());
    if wanted.contains(&plain(mark)) { trim(&text[..end - tail[0].len()]) } else { end }
}

/// Whether a token is a mark by its form alone: a number or a sign.
pub fn is_mark(token: &str) -> bool {
    token.starts_with(|c: char| c.is_numeric() || SIGNS.contains(c))
        && token.chars().all(|c| c.is_numeric() || SIGNS.contains(c))
}

/// Superscript digits as plain ones, all forms of the asterisk as one.
pub fn plain(mark: &str) -> String {
    mark.chars()
        .map(|c| match c {
            '⁰' => '0',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁴'..='⁹' => char::from_digit(c as u32 - '⁴' as u32 + 4, 10).unwrap_or(c),
            '∗' | '⁎' => '*',
            c => c,
        })
        .collect()
}

/// The marks in a row of tokens that touch: "12" is 1 and 2 where no address bears 12,
/// "*" twice is "**" where one does.
pub fn parted(row: &str, known: &BTreeSet<String>) -> Vec<String> {
    let row = plain(row);
    let singles: Vec<String> = row.chars().map(String::from).collect();
    let whole = known.contains(&row) || singles.len() == 1;
    let number = row.starts_with(|c: char| c.is_ascii_digit());
    if whole || number && !singles.iter().all(|one| known.contains(one)) {
        return vec![row];
    }
    singles
}

/// The mark glued to the end of a name: "HillII", "Hilla".
///
/// A small letter is taken for one only where no mark stands beside the name and addresses
/// bear letters, not numbers.
pub fn glued(name: &str, marks: &BTreeSet<String>, known: &BTreeSet<String>) -> Option<String> {
    let fits = |mark: &&String| {
        let head = name.strip_suffix(mark.as_str());
        let letter = mark.starts_with(|c: char| c.is_ascii_lowercase());
        head.is_some_and(|head| head.ends_with(char::is_lowercase))
            && mark.starts_with(char::is_alphanumeric)
            && (!letter || marks.iter().all(|mark| !mark.starts_with(char::is_alphanumeric)))
            && !(letter && known.iter().any(|mark| mark.starts_with(char::is_numeric)))
    };
    known.iter().filter(fits).max_by_key(|mark| mark.len()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_before_addresses() {
        let check = |text: &str, expected: &str| {
            let found =
                before(text).map_or("-".to_owned(), |(mark, at)| format!("{mark}|{}", &text[at..]));
            assert_eq!(found, expected, "{text}");
        };
        check("1 Oslo University", "1|Oslo University");
        check("1: Oslo University", "1|Oslo University");
        check("2) Oslo University", "2|Oslo University");
        check("(3) Oslo University", "3|Oslo University");
        check("( a ) Oslo University", "a|Oslo University");
        check("b Oslo University", "b|Oslo University");
        check("²Oslo University", "2|Oslo University");
        check("@ Oslo University", "@|Oslo University");
        check("**Oslo University", "**|Oslo University");
        check("From the ‡ Department of Law", "‡|Department of Law");
        check("and † Centre for Law", "†|Centre for Law");
        check("4 12 Hill Road, Oslo", "4|12 Hill Road, Oslo");
        check("a village near Oslo", "-");
        check("I. Hill Institute", "-");
        check("Oslo University", "-");
    }

    #[test]
    fn marks_behind_addresses() {
        let check = |text: &str, expected: &str| {
            let wanted = ["1", "2", "a", "*"].map(str::to_owned).into();
            let found: Vec<String> = behind(text, &wanted).into_iter().collect();
            assert_eq!(found.join(" "), expected, "{text}");
        };
        check("University of Oslo, 1 and", "1");
        check("University of Oslo, Norway 2", "2");
        check("Departments of Law ( 1 ) and", "1");
        check("Departments of Law * and Physics", "*");
        check("University of Oslo, 2 Bergen, Norway", "2");
        check("University of Oslo, 2100 Oslo 7", "");
        check("Faculty of Law a", "a");
    }

    #[test]
    fn addresses_end_before_marks() {
        let check = |text: &str, expected: &str| {
            let wanted = ["1", "*"].map(str::to_owned).into();
            assert_eq!(&text[..end(text, &wanted)], expected);
        };
        check("University of Oslo, 1 and", "University of Oslo");
        check("Departments of Law ( 1 ) and", "Departments of Law");
        check("University of Oslo *;", "University of Oslo");
        check("University of Oslo 7,", "University of Oslo 7");
    }

    #[test]
    fn rows_of_marks_are_parted() {
        let known: BTreeSet<String> = ["1", "2", "11", "**"].map(str::to_owned).into();
        let check = |row: &str, expected: &[&str]| assert_eq!(parted(row, &known), expected);
        check("1", &["1"]);
        check("12", &["1", "2"]);
        check("11", &["11"]);
        check("34", &["34"]);
        check("**", &["**"]);
        check("*†", &["*", "†"]);
        check("¹²", &["1", "2"]);
    }
}
