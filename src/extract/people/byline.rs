//! Authors below the title, their addresses, and the marks that join both.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::gazetteer::{country, is_city, is_particle, rank};
use super::names::{honorifics, is_initials, looks_like_name};

/// An author of a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Titles as printed.
    pub honorifics: Vec<String>,
    /// The name, as a range of the block's text.
    pub name: Range<usize>,
    /// Marks behind the name: "1", "a", "*", "II".
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
        r"^(?:\(?(\d{1,3}|[a-z]|[IVX]{1,4}|[¹²³⁴-⁹⁰]{1,2})[).]?\s+|([¹²³⁴-⁹⁰]{1,2}|[*†‡§¶#]{1,3}|\d{1,2})\s*)(?:\p{Lu}|\p{Ll}’|\d)",
    )
});
/// Words, numbers, symbols and commas of a line of authors.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\p{L}[\p{L}'’.‐-]*|\d{1,3}|[¹²³⁴-⁹⁰]+|[*†‡§¶#^]|\([^()]{0,40}\)|\S")
});
static AND: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:(?i:and|et|und)|y|e|&)$"));

/// Says what a block of a byline is; `marks` are those that stand before its addresses.
pub fn part(text: &str, marks: &BTreeSet<String>) -> Part {
    if is_address(text) {
        let found = ADDRESS_MARK.captures(text);
        let mark = found.as_ref().and_then(|found| found.get(1).or(found.get(2)));
        let start = mark.map_or(0, |mark| mark.end());
        let start = start + text[start..].find(|c: char| c.is_alphanumeric()).unwrap_or(0);
        let end = start
            + text[start..].trim_end_matches(|c: char| c.is_whitespace() || ";,".contains(c)).len();
        return Part::Address { mark: mark.map(|mark| digits(mark.as_str())), range: start..end };
    }
    let authors = authors(text, marks);
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

/// The names of a line of authors; none when most of it is something else.
fn authors(text: &str, marks: &BTreeSet<String>) -> Vec<Author> {
    let mut line = Line { text, marks, found: Vec::new(), open: false };
    TOKEN.find_iter(text).for_each(|token| line.token(token.range()));
    let candidates = line.found.into_iter().filter(|one| !is_credential(&text[one.name.clone()]));
    let mut authors: Vec<Author> = Vec::new();
    let mut others = 0;
    for mut candidate in candidates {
        let words: Vec<&str> = text[candidate.name.clone()].split_whitespace().collect();
        let (titles, start) = honorifics(&text[candidate.name.clone()]);
        candidate.honorifics = titles.into_iter().map(str::to_owned).collect();
        candidate.name.start += start;
        unglue(text, &mut candidate, marks);
        if looks_like_name(&words[words.len().min(candidate.honorifics.len())..]) {
            authors.push(candidate);
        } else {
            others += 1;
        }
    }
    if others > authors.len() { Vec::new() } else { authors }
}

/// "HillII": an address mark behind a small letter is no part of the name.
fn unglue(text: &str, author: &mut Author, marks: &BTreeSet<String>) {
    let glued = |mark: &&String| {
        let head = text[author.name.clone()].strip_suffix(mark.as_str());
        // A small letter is taken for a mark only where no mark stands beside the name.
        let letter = mark.starts_with(|c: char| c.is_ascii_lowercase());
        head.is_some_and(|head| head.ends_with(char::is_lowercase))
            && (!letter || author.marks.iter().all(|mark| !mark.starts_with(char::is_alphanumeric)))
            && !(letter && marks.iter().any(|mark| mark.starts_with(char::is_numeric)))
    };
    let found = marks.iter().filter(glued).max_by_key(|mark| mark.len()).cloned();
    if let Some(mark) = found {
        author.name.end -= mark.len();
        author.marks.insert(mark);
    }
}

/// A line of authors while it is being read.
struct Line<'t> {
    text: &'t str,
    marks: &'t BTreeSet<String>,
    found: Vec<Author>,
    /// Whether the next word belongs to the last name.
    open: bool,
}

impl Line<'_> {
    fn token(&mut self, range: Range<usize>) {
        let token = &self.text[range.clone()];
        if self.is_mark(token) {
            if let Some(last) = self.found.last_mut() {
                last.marks.insert(digits(token));
            }
            self.open = false;
        } else if AND.is_match(token) || matches!(token, "," | ";") {
            self.open = false;
        } else if token.starts_with(char::is_alphabetic) {
            self.word(range);
        } else if token == "." && self.open {
            // "Scott E . Hill": the stop stands apart.
            if let Some(last) = self.found.last_mut() {
                last.name.end = range.end;
            }
        }
    }

    fn is_mark(&self, token: &str) -> bool {
        let mut chars = token.chars();
        let first = chars.next().unwrap_or(' ');
        let letter = chars.next().is_none()
            && first.is_ascii_lowercase()
            && (self.marks.contains(token) || !"ey".contains(first));
        first.is_numeric()
            || "*†‡§¶#^".contains(first)
            || letter
            || token.chars().all(|c| "IVX".contains(c)) && self.marks.contains(token)
    }

    fn word(&mut self, range: Range<usize>) {
        let initials = is_initials(&self.text[range.clone()]);
        match self.found.last_mut() {
            Some(last) if self.open => last.name.end = range.end,
            // "Hill, S. N.": initials behind a family name alone.
            Some(last)
                if initials
                    && last.marks.is_empty()
                    && is_family(&self.text[last.name.clone()]) =>
            {
                last.name.end = range.end;
            }
            _ => self.found.push(Author {
                honorifics: Vec::new(),
                name: range,
                marks: BTreeSet::new(),
            }),
        }
        self.open = true;
    }
}

/// One long word, with or without particles: a family name alone.
fn is_family(words: &str) -> bool {
    let long = words.split_whitespace().filter(|word| !is_particle(word));
    long.clone().count() == 1
        && long.clone().all(|word| word.chars().count() > 2 && !is_initials(word))
}

/// "PhD", "M.D.", "Jr.": what may stand behind a name.
fn is_credential(words: &str) -> bool {
    let letters: String =
        words.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    [
        "phd", "md", "msc", "bsc", "mph", "jr", "sr", "rn", "dvm", "dds", "mba", "dphil", "pharmd",
        "frcp", "frcs", "facs", "scd", "drph", "mbbs", "dsc", "drmed",
    ]
    .contains(&letters.as_str())
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
        let marks: BTreeSet<String> = ["1", "2", "I", "II"].map(str::to_owned).into();
        match part(text, &marks) {
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
        check("Anna HillII,*, Tom PoI and Eva Brandt", "Anna Hill[* II] Tom Po[I] Eva Brandt[]");
        check(
            "Anna E . Ng , 2 , 3 Tom Po 1 Eva Brandt 1",
            "Anna E . Ng[2 3] Tom Po[1] Eva Brandt[1]",
        );
        check("Holt, S. 1 *, Hill, S. N. 1", "Holt, S.[* 1] Hill, S. N.[1]");
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
