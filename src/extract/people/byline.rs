//! Authors below the title, their addresses, and the marks that join both.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::gazetteer::{country, is_city, rank};
use super::names::{honorifics, looks_like_name};

/// An author of a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Titles as printed.
    pub honorifics: Vec<String>,
    /// The name, as a range of the block's text.
    pub name: Range<usize>,
    /// Marks behind the name: "1", "a", "*".
    pub marks: BTreeSet<String>,
}

/// What a block of the byline is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Names.
    Authors(Vec<Author>),
    /// An address with the mark before it.
    Address {
        /// Mark before it.
        mark: Option<String>,
        /// The address without the mark.
        range: Range<usize>,
    },
    /// E-mail, ORCID, notes.
    Other,
}

static ADDRESS_MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\(?(\d{1,3}|[a-z]|[¹²³⁴-⁹⁰]{1,2})\)?\s+|([¹²³⁴-⁹⁰]{1,2}|[*†‡§¶#]{1,3}|\d{1,2})\s*)(?:\p{Lu}|\p{Ll}’|\d)",
    )
});
/// Marks behind a name: numbers, symbols, single letters parted by a comma or glued to digits.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:[\s,]*(?:\(?\d{1,3}\)?|[¹²³⁴-⁹⁰]+|[*†‡§¶#^]+|\b[a-z]\b))+[\s,]*$")
});
static MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{1,3}|[¹²³⁴-⁹⁰]+|[*†‡§¶#]|[a-z]"));
static AND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s*[;,]\s*(?:and|&|et|und|y|e)\s+|\s+(?:and|&|et|und|y)\s+|[\d*†‡§]\s*(?:and|&)\s+|\s*[;,]\s*",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant")
}

/// Says what a block of a byline is.
pub fn part(text: &str) -> Part {
    if is_address(text) {
        let found = ADDRESS_MARK.captures(text);
        let mark = found.as_ref().and_then(|found| found.get(1).or(found.get(2)));
        let start = mark.map_or(0, |mark| mark.end());
        let start = start + text[start..].find(|c: char| c.is_alphanumeric()).unwrap_or(0);
        let end = start
            + text[start..].trim_end_matches(|c: char| c.is_whitespace() || ";,".contains(c)).len();
        return Part::Address { mark: mark.map(|mark| digits(mark.as_str())), range: start..end };
    }
    let authors = authors(text);
    if authors.is_empty() { Part::Other } else { Part::Authors(authors) }
}

fn is_address(text: &str) -> bool {
    if text.contains('@') && text.len() < 120 {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let bodies =
        words.iter().filter(|word| rank(word).is_some() && word.chars().count() > 2).count();
    let segments: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    let last = segments.last().map_or("", |last| last.trim_end_matches('.'));
    let located = country(last).is_some()
        || last.rsplit_once(' ').is_some_and(|(_, word)| country(word).is_some());
    bodies > 0 || located && segments.len() > 1 || is_city(last) && segments.len() > 1
}

/// The names of a line of authors.
fn authors(text: &str) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for range in pieces(text) {
        let piece = &text[range.clone()];
        let name_end = MARKS.find(piece).map_or(piece.len(), |marks| marks.start());
        let (titles, start) = honorifics(&piece[..name_end]);
        let name = piece[start..name_end].trim_end_matches(|c: char| c.is_whitespace() || c == ',');
        let words: Vec<&str> = name.split_whitespace().collect();
        let marks = MARK.find_iter(&piece[name_end..]).map(|mark| digits(mark.as_str()));
        if looks_like_name(&words) {
            let from = range.start + start;
            let honorifics = titles.into_iter().map(str::to_owned).collect();
            authors.push(Author {
                honorifics,
                name: from..from + name.len(),
                marks: marks.collect(),
            });
        } else if name.is_empty() || words.len() == 1 && words[0].chars().count() == 1 {
            // "Ng1,2,*": marks that a comma parted from their name.
            if let Some(last) = authors.last_mut() {
                last.marks.extend(marks);
                last.marks.extend(words.iter().map(|word| (*word).to_owned()));
            }
        } else if !is_credential(name) && authors.is_empty() {
            return Vec::new();
        }
    }
    authors
}

/// "PhD", "MD", "Jr.": what may stand behind a name.
fn is_credential(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() <= 5
}

fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for cut in AND.find_iter(text) {
        // A digit before "and" belongs to the name before it.
        let kept =
            text[cut.range()].chars().next().filter(|c| c.is_ascii_digit() || "*†‡§".contains(*c));
        let end = cut.start() + kept.map_or(0, char::len_utf8);
        pieces.push(start..end);
        start = cut.end();
    }
    pieces.push(start..text.len());
    let trimmed = pieces.into_iter().map(|range| {
        let piece = &text[range.clone()];
        let from = range.start + (piece.len() - piece.trim_start().len());
        from..from + piece.trim().len()
    });
    trimmed.filter(|range| !range.is_empty()).collect()
}

/// Superscript digits as plain ones.
fn digits(mark: &str) -> String {
    mark.chars()
        .map(|c| match c {
            '⁰' => '0',
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁴'..='⁹' => char::from_digit(c as u32 - '⁴' as u32 + 4, 10).unwrap_or(c),
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        match part(text) {
            Part::Authors(authors) => {
                let show = |author: &Author| {
                    let marks: Vec<&str> = author.marks.iter().map(String::as_str).collect();
                    format!("{}[{}]", &text[author.name.clone()], marks.join(" "))
                };
                authors.iter().map(show).collect::<Vec<_>>().join(" ")
            }
            Part::Address { mark, range } => {
                format!("@{} {}", mark.unwrap_or_default(), &text[range])
            }
            Part::Other => "-".to_owned(),
        }
    }

    #[test]
    fn bylines_are_parted() {
        let check = |text: &str, expected: &str| assert_eq!(show(text), expected);
        check(
            "Anna Ng1,2,*, Ugo Po2 and Jan van der Berg",
            "Anna Ng[* 1 2] Ugo Po[2] Jan van der Berg[]",
        );
        check(
            "Anna Ng 1 , V Adrian Hill 2,5and Tom Po 1,5",
            "Anna Ng[1] V Adrian Hill[2 5] Tom Po[1 5]",
        );
        check("Dr. Anna Ng, PhD, & Tom Po¹", "Anna Ng[] Tom Po[1]");
        check("Qiang WANG; Yi SHEN", "Qiang WANG[] Yi SHEN[]");
        check(
            "1 Department of Law, University of Oslo, Norway",
            "@1 Department of Law, University of Oslo, Norway",
        );
        check("a Roma Tre University, Rome", "@a Roma Tre University, Rome");
        check("* E-mail: a.ng@example.org", "-");
        check("Received 3 May 1999", "-");
    }
}
