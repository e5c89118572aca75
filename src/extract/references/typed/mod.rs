//! From labelled characters to values: names, years, pages, identifiers.

use std::ops::Range;

use crate::paper::{Contributor, Evidence, Reference};
use crate::text::collapse;

use super::labels::{Field, Labels};

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
    let of = |field: Field| labels.iter().find(|one| one.field == field).map(|one| &one.range);
    let (authors, et_al) = people(text, of(Field::Author));
    let (editors, _) = people(text, of(Field::Editor));
    let found = identifiers::find(text);
    Reference {
        label,
        authors,
        et_al,
        editors,
        year: value(text, of(Field::Date)),
        title: value(text, of(Field::Title)),
        container: value(text, of(Field::Journal)),
        volume: value(text, of(Field::Volume)),
        issue: value(text, of(Field::Issue)),
        pages: value(text, of(Field::Pages)).map(|pages| plain_dashes(&pages)),
        publisher: value(text, of(Field::Publisher)),
        place: value(text, of(Field::Place)),
        edition: value(text, of(Field::Edition)),
        doi: found.doi,
        isbn: found.isbn,
        arxiv: found.arxiv,
        pmid: found.pmid,
        url: found.url,
        kind: kind::of(text, labels),
        ..Reference::new(evidence)
    }
}

fn people(text: &str, range: Option<&Range<usize>>) -> (Vec<Contributor>, bool) {
    let list = range.map(|range| names::parse(&text[range.clone()])).unwrap_or_default();
    (list.people, list.et_al)
}

/// White space collapsed; nothing for an empty range.
fn value(text: &str, range: Option<&Range<usize>>) -> Option<String> {
    Some(collapse(&text[range?.clone()])).filter(|value| !value.is_empty())
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
