//! The bibliography in each format says what the records say, whatever their texts hold.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use biblatex::{Bibliography, ChunksExt, Person};
use common::Sandbox;
use etl::export::bibliography::{FORMATS, Field, Format, Issued, Kind, Name, Record};
use proptest::prelude::*;
use serde_json::Value;

fn format(name: &str) -> &'static Format {
    Format::named(name).unwrap()
}

fn person(family: &str, given: &str) -> Name {
    Name::Person { family: family.into(), given: Some(given.into()), suffix: None }
}

/// A record with much in it that formats have to escape.
fn sample() -> Record {
    let mut record = Record::new("holt-1999a", "http://a.org/paper/x/reference/holt-1999a");
    record.kind = Kind::named("article-journal").unwrap();
    record.authors =
        vec![person("van der Holt", "Á."), Name::Organization("Sand and Sons, Inc.".into())];
    record.further_authors = true;
    record.issued = Issued::printed("1999a");
    record.set(Field::Title, r"R&D {of} 50% DNA: $x^2$ for \$5 ~ a_b #1 “ü” 社会");
    record.set(Field::Container, "Tides & Marshes");
    record.set(Field::Pages, "11-20");
    record.set(Field::Doi, "10.1000/a_b<1::aid>3.0.co;2-2");
    record
}

#[test]
fn bibtex_reads_as_a_person_would_write_it() {
    let expected = r"@article{holt-1999a,
  author = {van der Holt, Á. and {Sand and Sons, Inc.} and others},
  year = {1999},
  title = {{R\&D} \{of\} 50\% {DNA:} $x^2$ for \textbackslash{}\$5 \textasciitilde{} a\_b \#1 “ü” 社会},
  journal = {Tides \& Marshes},
  pages = {11--20},
  doi = {10.1000/a_b<1::aid>3.0.co;2-2},
  x-entry = {http://a.org/paper/x/reference/holt-1999a},
}
";
    assert_eq!(format("bibtex").to_text(&[sample()]), expected);
}

#[test]
fn csl_json_has_names_in_parts_and_dates_as_numbers() {
    let items: Value = serde_json::from_str(&format("csl-json").to_text(&[sample()])).unwrap();
    let item = &items[0];
    assert_eq!(item["type"], "article-journal");
    assert_eq!(item["author"][0]["non-dropping-particle"], "van der");
    assert_eq!(item["author"][0]["family"], "Holt");
    assert_eq!(item["author"][1]["literal"], "Sand and Sons, Inc.");
    assert_eq!(item["issued"]["date-parts"][0][0], 1999);
    assert_eq!(item["custom"]["entry"], sample().entry);
    assert_eq!(item["custom"]["further-authors"], true);
    assert_eq!(item.get("publisher"), None);
}

#[test]
fn ris_has_one_tag_a_line() {
    let mut record = sample();
    record.issued = Issued::date("1999-09-16");
    record.set(Field::Issn, "1234-5679");
    let text = format("ris").to_text(&[record]);
    let expected = r"TY  - JOUR
ID  - holt-1999a
AU  - van der Holt, Á.
AU  - Sand and Sons, Inc.
PY  - 1999
DA  - 1999/09/16/
TI  - R&D {of} 50% DNA: $x^2$ for \$5 ~ a_b #1 “ü” 社会
T2  - Tides & Marshes
DO  - 10.1000/a_b<1::aid>3.0.co;2-2
SN  - 1234-5679
SP  - 11
EP  - 20
N1  - There are further authors.
N1  - Entry: http://a.org/paper/x/reference/holt-1999a
ER  - 

";
    assert_eq!(text, expected.replace('\n', "\r\n"));
}

#[test]
fn what_could_not_be_read_is_kept_as_a_note() {
    let mut record = Record::new("reference", "http://a.org/paper/x/reference/reference");
    record.set(Field::Note, "Illegible, 12.");
    assert!(format("bibtex").to_text(&[record.clone()]).contains("note = {Illegible, 12.}"));
    assert!(format("csl-json").to_text(&[record.clone()]).contains(r#""note": "Illegible, 12.""#));
    assert!(format("ris").to_text(&[record]).contains("N1  - Illegible, 12.\r\n"));
}

#[test]
fn years_are_written_as_far_as_each_format_has_them() {
    let check = |printed: &str, bibtex: &str, csl: &str, ris: &str| {
        let mut record = sample();
        record.issued = Issued::printed(printed);
        let in_bibtex = format("bibtex").to_text(&[record.clone()]);
        assert!(in_bibtex.contains(&format!("\n  year = {{{bibtex}}},\n")), "{in_bibtex}");
        let items: Value =
            serde_json::from_str(&format("csl-json").to_text(std::slice::from_ref(&record)))
                .unwrap();
        assert_eq!(items[0]["issued"].to_string(), csl);
        let in_ris = format("ris").to_text(&[record]);
        assert!(in_ris.contains(ris), "{in_ris}");
    };
    check("2001", "2001", r#"{"date-parts":[[2001]]}"#, "\nPY  - 2001\r");
    check("1998-99", "1998--1999", r#"{"date-parts":[[1998],[1999]]}"#, "\nPY  - 1998\r");
    check("n.d.", "n.d.", r#"{"literal":"n.d."}"#, "\nDA  - ///n.d.\r");
}

#[test]
fn every_kind_of_work_has_a_name_in_every_format() {
    use etl::paper::ReferenceType as Type;
    for kind in [
        Type::Article,
        Type::Newspaper,
        Type::Magazine,
        Type::Book,
        Type::Chapter,
        Type::Conference,
        Type::Report,
        Type::Thesis,
        Type::Webpage,
        Type::Dataset,
        Type::Software,
        Type::Patent,
        Type::Standard,
        Type::Legislation,
        Type::Preprint,
        Type::Other,
    ] {
        assert!(Kind::named(kind.as_csl()).is_some(), "{kind:?}");
    }
}

#[test]
fn no_records_are_a_file_of_none() {
    let texts: Vec<String> = FORMATS.iter().map(|format| format.to_text(&[])).collect();
    assert_eq!(texts, ["", "[]\n", ""]);
}

#[test]
fn names_and_endings_are_those_of_one_format() {
    let graph = etl::export::FORMATS.iter().map(|one| (one.name, one.extensions));
    let works = FORMATS.iter().map(|one| (one.name, one.extensions));
    let mut seen = BTreeSet::new();
    for (name, endings) in graph.chain(works) {
        for one in endings.iter().copied().chain([name]).collect::<BTreeSet<_>>() {
            assert!(seen.insert(one), "{one}");
        }
    }
}

const FIRST: &str = "Sand\n\nAs Holt (1999) shows, sand matters.\n\nReferences\n\n\
    Holt, A. (1999). Old dunes. Tides, 7(2), 11–20. doi:10.1000/dunes\n\n\
    Lind, B. (2001). Salt and sand. Oslo: Tide Press.\n";
const SECOND: &str = "Salt\n\nAs Lind (2001) shows, salt matters.\n\nReferences\n\n\
    Holt, A. (1999). Old dunes. Tides, 7, 11–20. doi:10.1000/DUNES\n\n\
    Lind, B. (2001). Salt and water. Oslo: Tide Press.\n";

#[test]
fn works_with_one_doi_are_one_and_others_keep_a_key_of_their_own() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", FIRST).write("b.txt", SECOND).etl(["ingest", "a.txt", "b.txt"]).ok();
    let all = sandbox.etl(["export", "--format", "bibtex"]).ok();
    assert_eq!(all.matches("\n  doi = {10.1000/dunes},").count(), 1, "{all}");
    let read = Bibliography::parse(&all).unwrap();
    assert_eq!(read.keys().filter(|key| key.starts_with("lind-2001-")).count(), 2, "{all}");
    assert_eq!((read.len(), read.get("holt-1999").is_some()), (3, true), "{all}");
    let both = read.get("holt-1999").unwrap().get("x-entry").unwrap().format_verbatim();
    assert_eq!(both.matches("/reference/holt-1999").count(), 2, "{both}");
    let one = sandbox.etl(["export", "--format", "bibtex", "--graph", "b.txt"]).ok();
    let read = Bibliography::parse(&one).unwrap();
    assert_eq!(read.keys().collect::<Vec<_>>(), ["holt-1999", "lind-2001"]);
    sandbox.etl(["export", "--output", "works.bib"]).ok();
    assert_eq!(std::fs::read_to_string(sandbox.path().join("works.bib")).unwrap(), all);
}

/// Any text: marks that formats act on, several scripts, marks that combine, line ends.
fn texts() -> impl Strategy<Value = String> {
    let marks = r#"[a-zA-Z0-9 \\{}$&%#_~^`"'<>,;:=@!?.*()\[\]/|+–-]{1,40}"#;
    prop_oneof![
        marks,
        "[\\PC\n\t]{1,30}",
        r"(and|others|von|[A-Z][a-z]{1,5}|\$x_[0-9]\$|\\[a-z]{1,4}|\{|\}| |-|--|,){1,12}",
        "[א-ת ]{1,20}|[ء-ي ]{1,20}|[一-丏]{1,8}|(a\u{301}|o\u{308}|e){1,9}",
    ]
}

fn names() -> impl Strategy<Value = Name> {
    // `=` in a name starts what BibLaTeX takes for another way to write names.
    let part = || {
        texts()
            .prop_map(|text| plain(&text.replace('=', "")))
            .prop_filter("empty", |text| !text.is_empty())
    };
    prop_oneof![
        part().prop_map(Name::Organization),
        (part(), part()).prop_map(|(family, given)| person(&family, &given)),
        (part(), part(), prop_oneof!["Jr\\.", "I{1,3}"]).prop_map(|(family, given, suffix)| {
            Name::Person { family, given: Some(given), suffix: Some(suffix) }
        }),
    ]
}

/// The words of a text, as every format keeps them.
fn plain(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

const TEXT_FIELDS: &[(Field, &str, &str)] = &[
    (Field::Title, "title", "title"),
    (Field::Container, "journal", "container-title"),
    (Field::Series, "series", "collection-title"),
    (Field::Volume, "volume", "volume"),
    (Field::Publisher, "publisher", "publisher"),
    (Field::Place, "address", "publisher-place"),
    (Field::Note, "note", "note"),
];

fn record(fields: &BTreeMap<usize, String>, authors: Vec<Name>) -> Record {
    let mut record = Record::new("key-1", "http://a.org/paper/x/reference/key-1");
    record.kind = Kind::named("article-journal").unwrap();
    record.authors = authors;
    for (index, text) in fields {
        record.set(TEXT_FIELDS[*index].0, text);
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn bibtex_is_read_back_as_it_was(
        fields in prop::collection::btree_map(0..TEXT_FIELDS.len(), texts(), 0..4),
        authors in prop::collection::vec(names(), 0..4),
    ) {
        let record = record(&fields, authors);
        let text = format("bibtex").to_text(std::slice::from_ref(&record));
        // BibTeX itself counts braces, whatever stands before them.
        let count = |brace: char| text.matches(brace).count();
        prop_assert_eq!(count('{'), count('}'), "{}", text);
        let read = Bibliography::parse(&text);
        let read = read.map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        let entry = read.get("key-1").unwrap();
        for (field, bibtex, _) in TEXT_FIELDS {
            let value = entry.get(bibtex).map(|chunks| plain(&chunks.format_verbatim()));
            prop_assert_eq!(value, record.get(*field).map(plain), "{}", text);
        }
        let read: Vec<Person> = entry.author().unwrap_or_default();
        prop_assert_eq!(read.len(), record.authors.len(), "{}", text);
        for (name, read) in record.authors.iter().zip(read) {
            let whole = plain(&format!("{} {}", read.prefix, read.name));
            match name {
                Name::Organization(name) => prop_assert_eq!(&whole, name, "{}", text),
                Name::Person { family, given, suffix } => {
                    prop_assert_eq!(&whole, family, "{}", text);
                    prop_assert_eq!(&Some(plain(&read.given_name)), given, "{}", text);
                    prop_assert_eq!(read.suffix, suffix.clone().unwrap_or_default(), "{}", text);
                }
            }
        }
    }

    #[test]
    fn csl_json_is_read_back_as_it_was(
        fields in prop::collection::btree_map(0..TEXT_FIELDS.len(), texts(), 0..4),
        authors in prop::collection::vec(names(), 0..4),
    ) {
        let record = record(&fields, authors);
        let items: Value = serde_json::from_str(&format("csl-json").to_text(std::slice::from_ref(&record))).unwrap();
        for (field, _, csl) in TEXT_FIELDS {
            prop_assert_eq!(items[0][csl].as_str(), record.get(*field));
        }
        for (index, name) in record.authors.iter().enumerate() {
            let read = &items[0]["author"][index];
            let part = |name: &str| read[name].as_str().unwrap_or_default();
            let whole = format!("{} {}{}", part("non-dropping-particle"), part("family"), part("literal"));
            let (Name::Person { family: name, .. } | Name::Organization(name)) = name;
            prop_assert_eq!(whole.trim(), name);
        }
    }

    #[test]
    fn ris_has_a_tag_on_every_line(
        fields in prop::collection::btree_map(0..TEXT_FIELDS.len(), texts(), 0..4),
        authors in prop::collection::vec(names(), 0..4),
    ) {
        let text = format("ris").to_text(&[record(&fields, authors)]);
        let body = text.strip_suffix("ER  - \r\n\r\n").unwrap();
        for line in body.split_terminator("\r\n") {
            let tag = line.get(..2).unwrap();
            prop_assert!(tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()), "{line}");
            prop_assert_eq!(line.get(2..6), Some("  - "));
            prop_assert!(!line.contains(char::is_control), "{line:?}");
        }
    }
}
