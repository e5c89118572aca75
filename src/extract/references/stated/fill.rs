//! What markup leaves unsaid, from the words of the entry.

use crate::paper::{FieldEvidence, Reference};
use crate::text::ArenaSpan;

/// Takes fields that were parsed over where none is stated and no word of them is among those
/// that are stated to be something else.
pub fn with(reference: &mut Reference, parsed: &Reference, taken: &[ArenaSpan]) {
    let mut filler = Filler { taken, parsed: &parsed.fields, used: Vec::new() };
    filler.list("authors", &mut reference.authors, &parsed.authors);
    filler.list("editors", &mut reference.editors, &parsed.editors);
    filler.list("translators", &mut reference.translators, &parsed.translators);
    reference.et_al |= parsed.et_al && filler.used.contains(&"authors");
    filler.value("year", &mut reference.year, &parsed.year);
    if filler.used.contains(&"year") {
        reference.original_year.clone_from(&parsed.original_year);
        reference.date = reference.date.take().or_else(|| parsed.date.clone());
    }
    filler.value("title", &mut reference.title, &parsed.title);
    filler.value("container", &mut reference.container, &parsed.container);
    filler.value("series", &mut reference.series, &parsed.series);
    filler.value("volume", &mut reference.volume, &parsed.volume);
    filler.value("issue", &mut reference.issue, &parsed.issue);
    filler.value("pages", &mut reference.pages, &parsed.pages);
    filler.value("publisher", &mut reference.publisher, &parsed.publisher);
    filler.value("place", &mut reference.place, &parsed.place);
    filler.value("edition", &mut reference.edition, &parsed.edition);
    filler.value("genre", &mut reference.genre, &parsed.genre);
    filler.value("doi", &mut reference.doi, &parsed.doi);
    filler.value("isbn", &mut reference.isbn, &parsed.isbn);
    filler.value("issn", &mut reference.issn, &parsed.issn);
    filler.value("arxiv", &mut reference.arxiv, &parsed.arxiv);
    filler.value("pmid", &mut reference.pmid, &parsed.pmid);
    filler.value("pmcid", &mut reference.pmcid, &parsed.pmcid);
    filler.value("url", &mut reference.url, &parsed.url);
    filler.value("accessed", &mut reference.accessed, &parsed.accessed);
    let used = filler.used;
    reference.fields.extend(parsed.fields.iter().filter(|field| used.contains(&field.field)));
}

struct Filler<'p> {
    /// Words that are stated to be something.
    taken: &'p [ArenaSpan],
    parsed: &'p [FieldEvidence],
    /// The fields taken over.
    used: Vec<&'static str>,
}

impl Filler<'_> {
    fn value<T: Clone>(&mut self, name: &'static str, mine: &mut Option<T>, parsed: &Option<T>) {
        if mine.is_none() && parsed.is_some() && self.is_free(name) {
            mine.clone_from(parsed);
            self.used.push(name);
        }
    }

    fn list<T: Clone>(&mut self, name: &'static str, mine: &mut Vec<T>, parsed: &[T]) {
        if mine.is_empty() && !parsed.is_empty() && self.is_free(name) {
            mine.extend_from_slice(parsed);
            self.used.push(name);
        }
    }

    /// Whether no word of a parsed field is stated to be something.
    fn is_free(&self, name: &str) -> bool {
        let mut own = self.parsed.iter().filter(|field| field.field == name);
        own.all(|field| !self.taken.iter().any(|taken| taken.overlaps(field.span)))
    }
}
