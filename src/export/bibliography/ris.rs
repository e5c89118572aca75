//! RIS: one tag a line, as EndNote, RefMan and most others read it.
//!
//! RIS has no escapes: a comma in the name of an organisation parts it for most readers.

use std::io::{self, Write};

use super::field::Field;
use super::issued::Issued;
use super::name::Name;
use super::record::Record;

/// The fields that are one text, with their tags.
const PLAIN: &[(Field, &str)] = &[
    (Field::Title, "TI"),
    (Field::Container, "T2"),
    (Field::Series, "T3"),
    (Field::Volume, "VL"),
    (Field::Issue, "IS"),
    (Field::Edition, "ET"),
    (Field::Publisher, "PB"),
    (Field::Place, "CY"),
    (Field::Genre, "M3"),
    (Field::Doi, "DO"),
    (Field::Isbn, "SN"),
    (Field::Issn, "SN"),
    (Field::Url, "UR"),
    (Field::OriginalYear, "OP"),
];

/// Notes for what has no tag, with the words before it.
const NOTES: &[(Field, &str)] = &[
    (Field::Arxiv, "arXiv:"),
    (Field::Pmid, "PMID: "),
    (Field::Pmcid, "PMCID: "),
    (Field::Note, ""),
];

/// Writes all records.
pub fn write(records: &[Record], out: &mut dyn Write) -> io::Result<()> {
    for record in records {
        // Lines end as the specification of the format has it.
        for (tag, value) in lines(record) {
            write!(out, "{tag}  - {}\r\n", one_line(&value))?;
        }
        write!(out, "ER  - \r\n\r\n")?;
    }
    Ok(())
}

fn lines(record: &Record) -> Vec<(&'static str, String)> {
    let mut lines = vec![("TY", record.kind.ris.to_owned()), ("ID", record.key.clone())];
    let lists = [("AU", &record.authors), ("A2", &record.editors), ("A4", &record.translators)];
    for (tag, people) in lists {
        lines.extend(people.iter().map(|name| (tag, person(name))));
    }
    lines.extend(record.issued.iter().flat_map(issued));
    let plain = |(field, tag): &(Field, &'static str)| Some((*tag, record.get(*field)?.to_owned()));
    lines.extend(PLAIN.iter().filter_map(plain));
    lines.extend(pages(record));
    if let Some(Issued::Date { year, month, day }) =
        record.get(Field::Accessed).and_then(Issued::date)
    {
        lines.push(("Y2", slashed(year, month, day)));
    }
    let note =
        |(field, lead): &(Field, &str)| Some(("N1", format!("{lead}{}", record.get(*field)?)));
    lines.extend(NOTES.iter().filter_map(note));
    if record.further_authors {
        lines.push(("N1", "There are further authors.".to_owned()));
    }
    let entries = std::iter::once(&record.entry).chain(&record.also);
    lines.extend(entries.map(|entry| ("N1", format!("Entry: {entry}"))));
    lines
}

fn person(name: &Name) -> String {
    match name {
        Name::Organization(name) => name.clone(),
        Name::Person { family, given, suffix } => {
            let parts = [Some(family), given.as_ref(), suffix.as_ref()];
            parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The year, and the whole date where more is known.
fn issued(when: &Issued) -> Vec<(&'static str, String)> {
    match when {
        Issued::Date { year, month, day } => {
            let whole = month.map(|_| ("DA", slashed(*year, *month, *day)));
            std::iter::once(("PY", format!("{year:04}"))).chain(whole).collect()
        }
        Issued::Years(first, last) => {
            vec![("PY", format!("{first:04}")), ("DA", format!("{first:04}///{first}-{last}"))]
        }
        // What is no year stands behind the places of year, month and day.
        Issued::Words(words) => vec![("DA", format!("///{words}"))],
    }
}

fn slashed(year: u16, month: Option<u8>, day: Option<u8>) -> String {
    let number = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{year:04}/{}/{}/", number(month), number(day))
}

fn pages(record: &Record) -> Vec<(&'static str, String)> {
    match (record.page_range(), record.get(Field::Pages)) {
        (Some((first, last)), _) => vec![("SP", first.to_owned()), ("EP", last.to_owned())],
        (None, Some(pages)) => vec![("SP", pages.to_owned())],
        (None, None) => Vec::new(),
    }
}

fn one_line(value: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() || c.is_control();
    value.chars().map(|c| if is_blank(c) { ' ' } else { c }).collect()
}
