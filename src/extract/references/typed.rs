//! From labelled characters to values: names, years, pages, identifiers.

use std::ops::Range;

use crate::paper::{Contributor, Evidence, Reference};
use crate::text::collapse;

use super::identifiers;
use super::labels::Labels;
use super::names;

/// The entry `text` with its labels made values.
#[must_use]
pub fn reference(
    text: &str,
    labels: &Labels,
    label: Option<String>,
    evidence: Evidence,
) -> Reference {
    let (authors, et_al) = people(text, labels.authors.as_ref());
    let (editors, _) = people(text, labels.editors.as_ref());
    let found = identifiers::find(text);
    Reference {
        label,
        authors,
        et_al,
        editors,
        year: value(text, labels.year.as_ref()),
        title: value(text, labels.title.as_ref()),
        container: value(text, labels.container.as_ref()),
        volume: value(text, labels.volume.as_ref()),
        issue: value(text, labels.issue.as_ref()),
        pages: value(text, labels.pages.as_ref()).map(|pages| plain_dashes(&pages)),
        publisher: value(text, labels.publisher.as_ref()),
        place: value(text, labels.place.as_ref()),
        edition: value(text, labels.edition.as_ref()),
        doi: found.doi,
        isbn: found.isbn,
        arxiv: found.arxiv,
        pmid: found.pmid,
        url: found.url,
        kind: labels.kind,
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
