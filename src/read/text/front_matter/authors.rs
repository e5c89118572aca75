//! Authors of front matter, in the forms that pandoc, Quarto, JOSS and R Markdown know.

use super::super::block::{Contact, Kind};
use super::Front;
use super::value::{Scalar, Value};

const NAME: &[&str] = &["name", "literal", "full-name", "fullname", "display-name"];
const GIVEN: &[&str] =
    &["given", "given-names", "given-name", "first", "first-name", "firstname", "forename"];
const PARTICLE: &[&str] = &["non-dropping-particle", "dropping-particle", "particle"];
const FAMILY: &[&str] =
    &["family", "family-names", "family-name", "last", "last-name", "lastname", "surname"];
const WORKS_AT: &[&str] = &[
    "affiliation",
    "affiliations",
    "institute",
    "institutes",
    "institution",
    "organization",
    "university",
];
const CONTACTS: &[(&str, Contact)] = &[
    ("email", Contact::Email),
    ("e-mail", Contact::Email),
    ("orcid", Contact::Orcid),
    ("url", Contact::Page),
    ("homepage", Contact::Page),
    ("website", Contact::Page),
];
/// What names an affiliation that is listed elsewhere.
const KEYS: &[&str] = &["id", "key", "index", "number", "ref", "code"];
/// Parts of an affiliation, in the order in which they are printed.
const PARTS: &[&str] = &[
    "department",
    "group",
    "name",
    "institution",
    "organization",
    "university",
    "street",
    "address",
    "postal-code",
    "city",
    "region",
    "state",
    "country",
];

/// Adds for each author a name, and behind it contacts and affiliations.
pub fn write(text: &str, fields: &Value, front: &mut Front) {
    let Some(authors) = fields.field(text, &["author", "authors", "creator", "by-author"]) else {
        return;
    };
    let listed = listed(text, fields);
    for author in authors.items() {
        match (author, named(text, author)) {
            // A line of text may hold several names, marks and addresses, as a printed one may.
            (Value::Scalar(line), _) => front.scalars(text, Kind::Byline, &[*line]),
            (_, Some((name, details))) => {
                front.scalars(text, Kind::Name, &name);
                front.cut_notes(text);
                details_of(text, details, &listed, front);
            }
            _ => {}
        }
    }
}

/// Adds contacts and affiliations of one author.
fn details_of(text: &str, details: &Value, listed: &[(&str, Vec<Scalar>)], front: &mut Front) {
    for (key, contact) in CONTACTS {
        if let Some(words) = details.scalar(text, &[key]) {
            front.scalars(text, Kind::Contact(*contact), &[words]);
        }
    }
    for place in details.field(text, WORKS_AT).iter().flat_map(|value| value.items()) {
        for address in addresses(text, place, listed) {
            front.scalars(text, Kind::Address, &address);
        }
    }
}

/// The pieces of an author's name, and the map that says more of the author.
fn named<'v>(text: &str, author: &'v Value) -> Option<(Vec<Scalar>, &'v Value)> {
    let whole = author.field(text, NAME).unwrap_or(author);
    if let Value::Scalar(name) = whole {
        return Some((vec![*name], author));
    }
    if let Some(name) = whole.scalar(text, NAME) {
        return Some((vec![name], author));
    }
    let pieces = [GIVEN, PARTICLE, FAMILY].iter().filter_map(|keys| whole.scalar(text, keys));
    let pieces: Vec<Scalar> = pieces.collect();
    if !pieces.is_empty() {
        return Some((pieces, author));
    }
    // "- Anna Ng: {institute: oslo}"
    let Value::Map(entries) = author else { return None };
    match entries.as_slice() {
        [(name, details @ Value::Map(_))] => Some((vec![*name], details)),
        _ => None,
    }
}

/// Affiliations listed on their own, with the keys that authors name them by.
fn listed<'t>(text: &'t str, fields: &Value) -> Vec<(&'t str, Vec<Scalar>)> {
    let mut listed = Vec::new();
    for list in [fields.field(text, WORKS_AT), fields.field(text, &["affil"])].into_iter().flatten()
    {
        for item in list.items() {
            let key = item.scalar(text, KEYS);
            match (key, item) {
                (Some(key), _) => listed.push((key.text(text), parts(text, item))),
                (None, Value::Map(entries)) => {
                    let entries =
                        entries.iter().map(|(key, value)| (key.text(text), parts(text, value)));
                    listed.extend(entries);
                }
                _ => {}
            }
        }
    }
    listed.retain(|(_, parts)| !parts.is_empty());
    listed
}

/// The affiliations that one entry of an author stands for: "oslo", "1, 2", or the address itself.
fn addresses(text: &str, place: &Value, listed: &[(&str, Vec<Scalar>)]) -> Vec<Vec<Scalar>> {
    let find = |key: &str| {
        let key = key.trim().trim_matches(['*', '^', '#']);
        listed.iter().find(|(other, _)| *other == key).map(|(_, parts)| parts.clone())
    };
    if let Some(key) = place.scalar(text, &["ref", "id"])
        && let Some(parts) = find(key.text(text))
    {
        return vec![parts];
    }
    let Value::Scalar(scalar) = place else {
        return vec![parts(text, place)].into_iter().filter(|parts| !parts.is_empty()).collect();
    };
    let words = scalar.text(text);
    let keys: Vec<_> = words.split([',', ';', '&']).map(find).collect();
    match keys.into_iter().collect::<Option<Vec<_>>>() {
        Some(found) => found,
        // A number that leads nowhere says nothing.
        None if words.chars().all(|c| !c.is_alphabetic()) => Vec::new(),
        None => vec![vec![*scalar]],
    }
}

/// An affiliation in its parts.
fn parts(text: &str, value: &Value) -> Vec<Scalar> {
    match value {
        Value::Scalar(scalar) => vec![*scalar],
        map => PARTS.iter().filter_map(|key| map.scalar(text, &[key])).collect(),
    }
}
