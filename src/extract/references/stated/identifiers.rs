//! Identifiers and addresses of an entry, from fields of their own.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::extract::references::typed::{edges, identifiers};
use crate::ident::{ArxivId, Doi, Isbn, Issn, Pmcid, Pmid, Url};
use crate::paper::{
    Confidence, Document, EntryField, Evidence, FieldEvidence, Reference, StatedEntry,
};
use crate::text::pattern;

use super::{RULE, Reader};

/// Longer entries are not looked through.
const LONGEST: usize = 3_000;

/// A blank in a DOI, where a line broke: "10.1000/tides. 1001425".
static BLANK: LazyLock<Regex> = LazyLock::new(|| pattern(r"([/_(-])\s+|(\.)\s+(\d)"));

/// What patterns find in the words of an entry, whatever the markup says of it.
#[must_use]
pub fn in_words(document: &Document, entry: &StatedEntry) -> Reference {
    let evidence = Evidence::new(entry.span, RULE, Confidence::CERTAIN);
    let text = document.text(entry.span);
    let found = identifiers::find(if text.len() > LONGEST { "" } else { text });
    let place = |(field, range): &(&'static str, Range<usize>)| FieldEvidence {
        field,
        span: entry.span.slice(range.clone()),
        confidence: Confidence::CERTAIN,
    };
    Reference {
        fields: found.places.iter().map(place).collect(),
        doi: found.doi,
        isbn: found.isbn,
        issn: found.issn,
        arxiv: found.arxiv,
        pmid: found.pmid,
        pmcid: found.pmcid,
        url: found.url,
        ..Reference::new(evidence)
    }
}

/// A DOI with anything around it, or broken by a blank behind a mark that cannot end it.
fn doi(words: &str) -> Option<Doi> {
    let breaks = BLANK.replace_all(words, "$1$2$3");
    let parse = |words: &str| Doi::parse(words).ok();
    parse(words).or_else(|| parse(&breaks)).or_else(|| identifiers::find(words).doi)
}

impl Reader<'_> {
    /// All of them; one that is none is left out.
    pub fn identifiers(&mut self) {
        // An address that only leads to a DOI is one.
        let resolver = |words: &str| doi(words).filter(|_| words.contains("doi.org/"));
        self.reference.doi = self.first(EntryField::Doi, "doi", doi);
        if self.reference.doi.is_none() {
            self.reference.doi = self.first(EntryField::Url, "doi", resolver);
        }
        let tail = |words: &str| last_part(words).to_owned();
        self.reference.pmid =
            self.first(EntryField::Pmid, "pmid", |words| Pmid::parse(&tail(words)).ok());
        self.reference.pmcid =
            self.first(EntryField::Pmcid, "pmcid", |words| Pmcid::parse(&tail(words)).ok());
        self.reference.arxiv = self.first(EntryField::Arxiv, "arxiv", |words| {
            ArxivId::parse(words).ok().or_else(|| identifiers::find(words).arxiv)
        });
        self.reference.isbn = self.first(EntryField::Isbn, "isbn", |words| {
            Isbn::parse(words).ok().or_else(|| identifiers::find(words).isbn)
        });
        self.reference.issn = self.first(EntryField::Issn, "issn", |words| {
            Issn::parse(words).ok().or_else(|| identifiers::find(words).issn)
        });
        let url = |words: &str| {
            let led = identifiers::find(words).url;
            led.or_else(|| Url::parse(words).ok()).filter(|_| !words.contains("doi.org/"))
        };
        self.reference.url = self.first(EntryField::Url, "url", url);
    }

    /// The first field that can be read.
    fn first<T>(
        &mut self,
        field: EntryField,
        name: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let arena = self.arena;
        let mut read = self.ranges(field).map(|range| (parse(arena[range.clone()].trim()), range));
        let (value, range) = read.find(|(value, _)| value.is_some())?;
        self.note(name, edges::bare(arena, range));
        value
    }
}

/// The number at the end of an address: "https://example.org/pubmed/123/".
fn last_part(words: &str) -> &str {
    let bare = words.trim_end_matches(['/', '.', ',', ';', ' ']);
    if bare.contains("://") { bare.rsplit('/').next().unwrap_or(bare) } else { bare }
}
