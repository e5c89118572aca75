//! A block of the byline: authors, an address, or something else.
//!
//! Knows one block at a time; which author belongs to which address is the work of
//! `authors`.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::ident::CountryCode;
use crate::paper::PersonName;
use crate::text::pattern;

use super::gazetteer::{country, is_city, region};

mod facts;
pub mod marks;
mod read;
#[cfg(test)]
mod tests;
mod words;

pub use facts::AUTHORS;
use words::is_body;

/// An author of a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Titles before and behind the name, as printed.
    pub honorifics: Vec<String>,
    /// The name, as a range of the block's text.
    pub name: Range<usize>,
    /// The name in parts.
    pub parts: PersonName,
    /// Marks beside the name: "1", "a", "*", "II".
    pub marks: BTreeSet<String>,
}

/// What a block of the byline is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Names.
    Authors(Vec<Author>),
    /// An address.
    Address,
    /// E-mail, ORCID, notes.
    Other,
}

/// An address without its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The address, as a range of the block's text.
    pub range: Range<usize>,
    /// Marks before it, or behind it and its parts.
    pub marks: BTreeSet<String>,
}

/// Share of names among the words of a line of authors.
const NAMES: f64 = 0.5;
/// The same where the line looks like an address.
const NAMES_IN_ADDRESS: f64 = 0.65;

/// What lines that tell of contacts, dates and shares begin with.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[\s(*†‡§¶#\d]*(?:(?:for |all |author for )?correspond|e-?mail|orcid|the orcid|held (?:at|in|on)\b|received|accepted|revised|published|edited|reviewed|tel\b|phone|fax|keywords?|©|copyright|present address|these authors|contributed)|contributed equally|\bORCID iDs? of",
    )
});

/// Forms of companies, postcodes, boxes.
static PLACED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:GmbH|Inc|Ltd|LLC|Corp|Corporation|Incorporated|Oy|S\.p\.A|SpA|e\.V)\b|\b(?i:p\.? ?o\.? box)\b|\b\p{Lu}{1,3}-\d{4,5}\b|\b\d{5}\b \p{Lu}|\b\p{Lu}{2} \d{5}\b",
    )
});

/// Says what a block of a byline is; `marks` are those that stand before its addresses.
pub fn part(text: &str, marks: &BTreeSet<String>) -> Part {
    let address = is_address(text);
    let note = NOTE.is_match(text);
    // "2 Frontier Doctors, Oslo, Norway": marks stand before names too, but a country does not
    // end a line of them.
    let marked = address && marks::before(text).is_some() && ends_in_country(text);
    let none = note || marked;
    let (authors, share) = if none { (Vec::new(), 0.0) } else { read::read(text, marks) };
    if !authors.is_empty() && share >= if address { NAMES_IN_ADDRESS } else { NAMES } {
        Part::Authors(authors)
    } else if address || !note && is_located(text) {
        Part::Address
    } else {
        Part::Other
    }
}

/// The mark that a block begins with, when it may be an address.
pub fn mark_before(text: &str) -> Option<String> {
    let fits = !NOTE.is_match(text) && !text.contains('@');
    // "V Hill" begins with an initial.
    let roman = |mark: &str| mark.starts_with(char::is_uppercase);
    let (mark, _) = marks::before(text).filter(|_| fits)?;
    (!roman(&mark) || is_address(text)).then_some(mark)
}

/// Parts an address from its marks. `wanted` are the marks of authors that may stand behind.
pub fn address(text: &str, wanted: &BTreeSet<String>) -> Address {
    let before = marks::before(text);
    let start = before
        .as_ref()
        .map_or_else(|| text.find(char::is_alphanumeric).unwrap_or(0), |(_, start)| *start);
    let mut marks: BTreeSet<String> = before.into_iter().map(|(mark, _)| mark).collect();
    marks.extend(marks::behind(&text[start..], wanted));
    Address { range: start..marks::end(text, wanted).max(start), marks }
}

fn is_address(text: &str) -> bool {
    if text.contains('@') && text.len() < 120 {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let bodies = words.iter().filter(|word| is_body(word) && word.chars().count() > 2).count();
    let parted = text.contains([',', ';']);
    bodies > 0 || parted && (ends_in_country(text) || is_city(last_segment(text)))
}

fn last_segment(text: &str) -> &str {
    text.rsplit([',', ';']).next().unwrap_or_default().trim().trim_end_matches('.')
}

fn ends_in_country(text: &str) -> bool {
    let last = last_segment(text);
    country(last).is_some()
        || last.rsplit_once(' ').is_some_and(|(_, word)| country(word).is_some())
}

/// Whether a line is placed by a form of company, a postcode, a box, or a region at its end.
fn is_located(text: &str) -> bool {
    if text.contains('@') || text.len() > 400 {
        return false;
    }
    let last = text.rsplit(',').next().unwrap_or_default().trim_matches([' ', '.', ';']);
    let town = |last: &str| text.contains(',') && region(last, None).is_some();
    let coded = |line: &str| {
        line.split_once('/').is_some_and(|(_, code)| CountryCode::parse(code.trim()).is_ok())
    };
    PLACED.is_match(text) || town(last) || coded(last)
}
