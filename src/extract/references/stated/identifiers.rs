//! Identifiers and addresses of an entry, from fields of their own.

use crate::extract::references::typed::{edges, identifiers};
use crate::ident::{ArxivId, Doi, Isbn, Issn, Pmcid, Pmid, Url};
use crate::paper::EntryField;

use super::Reader;

impl Reader<'_> {
    /// All of them; one that is none is left out.
    pub fn identifiers(&mut self) {
        let doi = |words: &str| Doi::parse(words).ok().or_else(|| identifiers::find(words).doi);
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
