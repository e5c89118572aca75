//! BibTeX, in UTF-8, with the fields that BibTeX and BibLaTeX share.
//!
//! Written here, because what the crate `biblatex` writes does not come back: it turns `~`
//! and `^` into accents, `\` into a line break, and leaves braces that BibTeX counts
//! unbalanced. Its parser reads every test of this module back.

use std::io::{self, Write};

use super::field::Field;
use super::issued::Issued;
use super::name::Name;
use super::record::Record;

mod escape;
mod names;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The fields that are one text, with the name that each has in most kinds.
const PLAIN: &[(Field, &str)] = &[
    (Field::Title, "title"),
    (Field::Container, "booktitle"),
    (Field::Series, "series"),
    (Field::Genre, "type"),
    (Field::Volume, "volume"),
    (Field::Issue, "number"),
    (Field::Pages, "pages"),
    (Field::Edition, "edition"),
    (Field::Publisher, "publisher"),
    (Field::Place, "address"),
    (Field::Doi, "doi"),
    (Field::Isbn, "isbn"),
    (Field::Issn, "issn"),
    (Field::Arxiv, "eprint"),
    (Field::Pmid, "pmid"),
    (Field::Pmcid, "pmcid"),
    (Field::Url, "url"),
    (Field::Accessed, "urldate"),
    (Field::OriginalYear, "origdate"),
    (Field::Note, "note"),
];

/// Writes all records.
pub fn write(records: &[Record], out: &mut dyn Write) -> io::Result<()> {
    for (place, record) in records.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        writeln!(out, "@{}{{{},", kind(record), record.key)?;
        for (name, value) in fields(record) {
            writeln!(out, "  {name} = {value},")?;
        }
        writeln!(out, "}}")?;
    }
    Ok(())
}

/// The entry type; BibTeX tells theses apart.
fn kind(record: &Record) -> &'static str {
    let genre = record.get(Field::Genre).unwrap_or_default().to_lowercase();
    let is_lower =
        ["master", "diplom", "bachelor", "m.sc", "msc"].iter().any(|word| genre.contains(word));
    match record.kind.bibtex {
        "phdthesis" if is_lower => "mastersthesis",
        kind => kind,
    }
}

/// Fields with their values, braces included, in the order of the file.
fn fields(record: &Record) -> Vec<(&'static str, String)> {
    let mut fields = people(record);
    fields.extend(issued(record));
    let plain = PLAIN.iter().filter_map(|(field, name)| {
        let value = record.get(*field)?;
        let value = match field {
            Field::Title => escape::title(value),
            Field::Pages => escape::pages(value),
            Field::Doi | Field::Url | Field::Arxiv => escape::verbatim(value),
            _ => escape::text(value),
        };
        let name = match field {
            Field::Container => container(record),
            Field::Publisher => publisher(record),
            _ => name,
        };
        Some((name, format!("{{{value}}}")))
    });
    fields.extend(plain);
    if record.get(Field::Arxiv).is_some() {
        fields.push(("archiveprefix", "{arXiv}".to_owned()));
    }
    let entries: Vec<&str> =
        std::iter::once(&record.entry).chain(&record.also).map(String::as_str).collect();
    fields.push(("x-entry", format!("{{{}}}", escape::verbatim(&entries.join(" ")))));
    fields
}

fn container(record: &Record) -> &'static str {
    match record.kind.bibtex {
        "article" => "journal",
        "misc" => "howpublished",
        _ => "booktitle",
    }
}

fn publisher(record: &Record) -> &'static str {
    match record.kind.bibtex {
        "phdthesis" => "school",
        "techreport" => "institution",
        _ => "publisher",
    }
}

fn people(record: &Record) -> Vec<(&'static str, String)> {
    let lists = [
        ("author", &record.authors, record.further_authors),
        ("editor", &record.editors, false),
        ("translator", &record.translators, false),
    ];
    let list = |(field, people, further): (&'static str, &Vec<Name>, bool)| {
        let mut names: Vec<String> = people.iter().map(names::name).collect();
        names.extend((further && !names.is_empty()).then(|| "others".to_owned()));
        (!names.is_empty()).then(|| (field, format!("{{{}}}", names.join(" and "))))
    };
    lists.into_iter().filter_map(list).collect()
}

fn issued(record: &Record) -> Vec<(&'static str, String)> {
    match &record.issued {
        Some(Issued::Date { year, month, day }) => {
            let month = month.and_then(|month| MONTHS.get(usize::from(month).wrapping_sub(1)));
            let month = month.map(|month| ("month", (*month).to_owned()));
            let day = month.as_ref().and(*day).map(|day| ("day", format!("{{{day}}}")));
            let year = ("year", format!("{{{year}}}"));
            std::iter::once(year).chain(month).chain(day).collect()
        }
        Some(Issued::Years(first, last)) => vec![("year", format!("{{{first}--{last}}}"))],
        Some(Issued::Words(words)) => vec![("year", format!("{{{}}}", escape::text(words)))],
        None => Vec::new(),
    }
}
