//! One record for one work, and a key for each record.

use std::collections::BTreeMap;

use crate::text::{Digest, slug};

use super::field::Field;
use super::record::Record;

/// Joins records of several papers that have one DOI, gives each record a key of its own,
/// and sorts by key. A paper that was read from two files has its entries once.
pub fn join(records: Vec<Record>) -> Vec<Record> {
    let mut entries: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records {
        entries.entry(record.entry.clone()).or_default().push(record);
    }
    let mut works: Vec<Vec<Record>> = Vec::new();
    let mut by_doi: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for record in entries.into_values().filter_map(fullest) {
        let Some(doi) = record.get(Field::Doi) else {
            works.push(vec![record]);
            continue;
        };
        let same = by_doi.entry(doi.to_owned()).or_default();
        match same.iter().find(|work| fits(&works[**work], &record)) {
            Some(work) => works[*work].push(record),
            None => {
                same.push(works.len());
                works.push(vec![record]);
            }
        }
    }
    unique(works.into_iter().filter_map(fullest).collect())
}

/// Letters, digits and hyphens: what every format takes for a key.
pub fn plain(key: &str) -> String {
    key.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect()
}

/// Whether a record describes the work that others describe: no other entry of the same
/// paper does, and no title says otherwise. The chapters of a book may share its DOI.
fn fits(work: &[Record], record: &Record) -> bool {
    work.iter().all(|other| other.paper() != record.paper() && agree(other, record))
}

fn agree(one: &Record, other: &Record) -> bool {
    match (one.get(Field::Title), other.get(Field::Title)) {
        (Some(one), Some(other)) => {
            let (one, other) = (slug(one), slug(other));
            one.starts_with(&other) || other.starts_with(&one)
        }
        _ => true,
    }
}

/// The record that tells most, with the entries of the others.
fn fullest(mut work: Vec<Record>) -> Option<Record> {
    let told = |record: &Record| record.fields.len() + record.authors.len() + record.editors.len();
    work.sort_by(|one, other| {
        told(other).cmp(&told(one)).then_with(|| one.entry.cmp(&other.entry))
    });
    let mut work = work.into_iter();
    let mut first = work.next()?;
    first.also = work.map(|record| record.entry).filter(|entry| *entry != first.entry).collect();
    first.also.sort();
    Some(first)
}

/// A key that several records want gets six digits of each one's entry, so that a further
/// paper never gives a key that is in use to another work.
fn unique(mut records: Vec<Record>) -> Vec<Record> {
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for record in &records {
        *wanted.entry(record.key.clone()).or_default() += 1;
    }
    for record in &mut records {
        if wanted.get(&record.key).is_some_and(|count| *count > 1) {
            let digits = Digest::of(record.entry.as_bytes()).short();
            record.key = format!("{}-{digits}", record.key);
        }
    }
    records.sort_by(|one, other| (&one.key, &one.entry).cmp(&(&other.key, &other.entry)));
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(paper: &str, key: &str, doi: &str, title: &str) -> Record {
        let mut record = Record::new(key, &format!("{paper}/reference/{key}"));
        record.set(Field::Doi, doi);
        record.set(Field::Title, title);
        record
    }

    fn check(records: Vec<Record>, expected: &[&str]) {
        let joined = join(records);
        let keys: Vec<&str> = joined.iter().map(|record| record.key.as_str()).collect();
        assert_eq!(keys, expected);
    }

    #[test]
    fn one_doi_in_two_papers_is_one_work() {
        let fuller = record("b", "po-2001", "10.1000/a", "Tides: a study");
        let joined = join(vec![record("a", "po-2001", "10.1000/a", ""), fuller.clone()]);
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].also, ["a/reference/po-2001"]);
        check(vec![record("a", "po-2001", "10.1000/a", "Tides"), fuller.clone()], &["po-2001"]);
        check(vec![fuller.clone(), fuller], &["po-2001"]);
    }

    #[test]
    fn works_are_not_joined_without_reason() {
        let one = || record("a", "po-2001", "10.1000/a", "Tides");
        // Two entries of one paper, and two chapters with the DOI of their book.
        check(vec![one(), record("a", "po-2002", "10.1000/a", "Tides")], &["po-2001", "po-2002"]);
        check(vec![one(), record("b", "po-2002", "10.1000/a", "Dunes")], &["po-2001", "po-2002"]);
        check(vec![one(), record("b", "po-2002", "", "Tides")], &["po-2001", "po-2002"]);
    }

    #[test]
    fn keys_are_unique_and_stay_what_they_are() {
        let keys = |records: Vec<Record>| -> Vec<String> {
            join(records).into_iter().map(|record| record.key).collect()
        };
        let (a, b, c) = (
            record("a", "po-2001", "", "Tides"),
            record("b", "po-2001", "", "Dunes"),
            record("0", "po-2001", "", "Sand"),
        );
        let two = keys(vec![a.clone(), b.clone()]);
        assert!(two.iter().all(|key| key.starts_with("po-2001-")) && two[0] != two[1], "{two:?}");
        let three = keys(vec![c, b, a]);
        assert!(two.iter().all(|key| three.contains(key)), "{two:?} {three:?}");
    }
}
