//! CSL-JSON: a list of items as citeproc, Zotero and pandoc read them.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::field::Field;
use super::issued::Issued;
use super::name::Name;
use super::record::Record;

/// The fields that are one text, with their names.
const PLAIN: &[(Field, &str)] = &[
    (Field::Title, "title"),
    (Field::Container, "container-title"),
    (Field::Series, "collection-title"),
    (Field::Volume, "volume"),
    (Field::Issue, "issue"),
    (Field::Pages, "page"),
    (Field::Edition, "edition"),
    (Field::Publisher, "publisher"),
    (Field::Place, "publisher-place"),
    (Field::Genre, "genre"),
    (Field::Doi, "DOI"),
    (Field::Isbn, "ISBN"),
    (Field::Issn, "ISSN"),
    (Field::Arxiv, "archive_location"),
    (Field::Pmid, "PMID"),
    (Field::Pmcid, "PMCID"),
    (Field::Url, "URL"),
    (Field::Note, "note"),
];

/// Writes all records.
pub fn write(records: &[Record], out: &mut dyn Write) -> io::Result<()> {
    let items: Vec<Value> = records.iter().map(item).collect();
    serde_json::to_writer_pretty(&mut *out, &items)?;
    writeln!(out)
}

fn item(record: &Record) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
    put("id", json!(record.key));
    put("type", json!(record.kind.csl));
    let lists = [
        ("author", &record.authors),
        ("editor", &record.editors),
        ("translator", &record.translators),
    ];
    for (name, people) in lists.into_iter().filter(|(_, people)| !people.is_empty()) {
        put(name, people.iter().map(person).collect());
    }
    if let Some(when) = &record.issued {
        put("issued", date(when));
    }
    for (field, name) in PLAIN {
        if let Some(text) = record.get(*field) {
            put(name, json!(text));
        }
    }
    if record.get(Field::Arxiv).is_some() {
        put("archive", json!("arXiv"));
    }
    for (field, name) in [(Field::Accessed, "accessed"), (Field::OriginalYear, "original-date")] {
        if let Some(when) = record.get(field).and_then(Issued::date) {
            put(name, date(&when));
        }
    }
    put("custom", origin(record));
    Value::Object(item)
}

/// Where the item comes from, in the place that CSL-JSON has for what it does not know.
fn origin(record: &Record) -> Value {
    let mut origin = Map::new();
    origin.insert("entry".to_owned(), json!(record.entry));
    if !record.also.is_empty() {
        origin.insert("also".to_owned(), json!(record.also));
    }
    if record.further_authors {
        origin.insert("further-authors".to_owned(), json!(true));
    }
    Value::Object(origin)
}

fn person(name: &Name) -> Value {
    match name {
        Name::Organization(name) => json!({ "literal": name }),
        Name::Person { family, given, suffix } => {
            let (particle, rest) = Name::particle(family);
            let particle = Some(particle).filter(|particle| !particle.is_empty());
            let parts = [
                ("non-dropping-particle", particle),
                ("family", Some(rest)),
                ("given", given.as_deref()),
                ("suffix", suffix.as_deref()),
            ];
            let parts = parts.into_iter().filter_map(|(name, part)| Some((name, part?)));
            parts.map(|(name, part)| (name.to_owned(), json!(part))).collect()
        }
    }
}

fn date(when: &Issued) -> Value {
    match when {
        Issued::Date { year, month, day } => {
            let later = month.map(u16::from).into_iter().chain(day.map(u16::from));
            let parts: Vec<u16> = std::iter::once(*year).chain(later).collect();
            json!({ "date-parts": [parts] })
        }
        Issued::Years(first, last) => json!({ "date-parts": [[first], [last]] }),
        Issued::Words(words) => json!({ "literal": words }),
    }
}
