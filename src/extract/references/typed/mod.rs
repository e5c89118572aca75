//! From labelled characters to values: names, years, pages, identifiers.

use std::ops::Range;

use crate::paper::{Confidence, Contributor, Evidence, FieldEvidence, Reference};
use crate::text::{ArenaSpan, collapse};

use super::labels::{Field, Labelled, Labels};

pub mod identifiers;
mod kind;
pub mod names;

/// The entry `text` with its labels made values.
#[must_use]
pub fn reference(
    text: &str,
    labels: &Labels,
    label: Option<String>,
    evidence: Evidence,
) -> Reference {
    let mut entry = Entry { text, labels, whole: evidence.span(), fields: Vec::new() };
    let (authors, et_al) = entry.people(Field::Author, "authors");
    let (editors, _) = entry.people(Field::Editor, "editors");
    let (translators, _) = entry.people(Field::Translator, "translators");
    let found = identifiers::find(text);
    let mut reference = Reference {
        label,
        authors,
        et_al,
        editors,
        translators,
        year: entry.value(Field::Date, "year"),
        title: entry.value(Field::Title, "title"),
        container: entry.value(Field::Journal, "container"),
        series: entry.value(Field::Series, "series"),
        volume: entry.value(Field::Volume, "volume"),
        issue: entry.value(Field::Issue, "issue"),
        pages: entry.value(Field::Pages, "pages").map(|pages| plain_dashes(&pages)),
        publisher: entry.value(Field::Publisher, "publisher"),
        place: entry.value(Field::Place, "place"),
        edition: entry.value(Field::Edition, "edition"),
        doi: found.doi,
        isbn: found.isbn,
        arxiv: found.arxiv,
        pmid: found.pmid,
        url: found.url,
        kind: kind::of(text, labels),
        ..Reference::new(evidence)
    };
    reference.fields = entry.fields;
    reference.fields.sort_by_key(|field| field.span);
    reference
}

/// An entry while values are made of its labels.
struct Entry<'e> {
    text: &'e str,
    labels: &'e Labels,
    whole: ArenaSpan,
    fields: Vec<FieldEvidence>,
}

impl Entry<'_> {
    fn people(&mut self, field: Field, name: &'static str) -> (Vec<Contributor>, bool) {
        let Some(found) = self.first(field) else { return (Vec::new(), false) };
        let start = found.range.start;
        let list = names::parse(&self.text[found.range.clone()]);
        let person = |one: names::Printed| Contributor {
            family: one.family,
            given: one.given,
            suffix: one.suffix,
            organization: one.organization,
            span: Some(self.whole.slice(one.range.start + start..one.range.end + start)),
        };
        let people = list.people.into_iter().map(person).collect();
        self.note(name, found.range.clone(), found.confidence);
        (people, list.et_al)
    }

    /// White space collapsed; nothing for an empty range.
    fn value(&mut self, field: Field, name: &'static str) -> Option<String> {
        let found = self.first(field)?;
        let value = Some(collapse(&self.text[found.range.clone()]));
        let value = value.filter(|value| !value.is_empty())?;
        self.note(name, found.range.clone(), found.confidence);
        Some(value)
    }

    fn first(&self, field: Field) -> Option<Labelled> {
        self.labels.iter().find(|one| one.field == field).cloned()
    }

    fn note(&mut self, field: &'static str, range: Range<usize>, confidence: Confidence) {
        self.fields.push(FieldEvidence { field, span: self.whole.slice(range), confidence });
    }
}

/// One hyphen for every dash, without spaces around it.
fn plain_dashes(pages: &str) -> String {
    let dashes = ['-', '–', '—', '−', '‐', '‑'];
    let parts = pages.split(dashes).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_plain_dashes() {
        assert_eq!(plain_dashes("163 – 186"), "163-186");
        assert_eq!(plain_dashes("1642——48"), "1642-48");
        assert_eq!(plain_dashes("B04307"), "B04307");
    }
}
