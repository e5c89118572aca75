//! From labelled characters to values: names, years, pages, identifiers.
//!
//! Marks and lead-ins that a label takes in ("In:", "pp.", brackets) are cut off, what one
//! label mixes ("12(3)") is parted. What cannot be read gives no value and stays in the text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::{Confidence, Contributor, Evidence, FieldEvidence, Reference, ReferenceType};
use crate::text::{ArenaSpan, collapse, pattern};

use super::labels::{Field, Labelled, Labels};

pub mod dates;
pub mod edges;
pub mod identifiers;
pub mod kind;
pub mod names;
pub mod numbers;

use identifiers::Identifiers;

/// The entry `text` with its labels made values.
#[must_use]
pub fn reference(
    text: &str,
    labels: &Labels,
    label: Option<String>,
    evidence: Evidence,
) -> Reference {
    let mut entry =
        Entry { text, labels, whole: evidence.span(), fields: Vec::new(), stray_year: None };
    let mut reference = Reference::new(evidence);
    reference.label = label.or_else(|| entry.value(Field::Number, "label", edges::bare));
    reference.kind = kind::of(text, labels);
    entry.people(&mut reference);
    entry.titles(&mut reference);
    entry.numbers(&mut reference);
    entry.dates(&mut reference);
    entry.identifiers(&mut reference);
    reference.place = entry.value(Field::Place, "place", edges::place);
    reference.edition = entry.value(Field::Edition, "edition", edges::bare);
    reference.genre = entry.value(Field::Genre, "genre", edges::bare);
    entry.publisher(&mut reference);
    reference.fields = entry.fields;
    reference.fields.sort_by_key(|field| (field.span, field.field));
    reference
}

/// Takes over the authors of the entry before where a dash stands for them: "———. 1999."
///
/// Taken over names have no place of their own.
pub fn repeat_authors(text: &str, reference: &mut Reference, before: Option<&Reference>) {
    let unnamed = reference.authors.is_empty() && reference.editors.is_empty();
    let Some(before) = before.filter(|_| unnamed && DASHED.is_match(text)) else { return };
    let unplaced = |one: &Contributor| Contributor { span: None, ..one.clone() };
    reference.authors = before.authors.iter().map(unplaced).collect();
    reference.editors = before.editors.iter().map(unplaced).collect();
    reference.et_al = before.et_al;
}

/// Dashes or lines in the place of the authors.
static DASHED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\W*(?:[–—―]{2,}|[—―]|-{2,}|_{2,})\s*[.,(:]"));

/// An entry while values are made of its labels.
struct Entry<'e> {
    text: &'e str,
    labels: &'e Labels,
    whole: ArenaSpan,
    fields: Vec<FieldEvidence>,
    /// A year that a label of another field took in.
    stray_year: Option<numbers::Placed>,
}

impl<'e> Entry<'e> {
    fn all(&self, field: Field) -> impl Iterator<Item = &'e Labelled> + use<'e> {
        self.labels.iter().filter(move |one| one.field == field)
    }

    /// Labels of a field that hold numbers or dates.
    fn ranges(&self, field: Field) -> Vec<Range<usize>> {
        let counts = |range: &Range<usize>| !identifiers::is_inside(&self.text[range.clone()]);
        self.all(field).map(|one| one.range.clone()).filter(counts).collect()
    }

    /// Labels of dates, without those of visits.
    fn published(&self) -> Vec<Range<usize>> {
        let mut ranges = self.ranges(Field::Date);
        ranges.retain(|range| !identifiers::is_visit(self.text, range));
        ranges
    }

    /// The first value of a field, white space collapsed.
    fn value(
        &mut self,
        field: Field,
        name: &'static str,
        bare: fn(&str, Range<usize>) -> Range<usize>,
    ) -> Option<String> {
        let found = self.all(field).map(|one| bare(self.text, one.range.clone()));
        let range = found.into_iter().find(|range| !range.is_empty())?;
        let value = collapse(&self.text[range.clone()]);
        self.note(name, range);
        Some(value)
    }

    /// Notes where a field stands; its confidence is that of the label around it.
    fn note(&mut self, field: &'static str, range: Range<usize>) {
        let label = self
            .labels
            .iter()
            .find(|one| one.range.start <= range.start && range.start < one.range.end);
        let confidence = label.map_or(Confidence::CERTAIN, |label| label.confidence);
        let span = self.whole.slice(range);
        self.fields.push(FieldEvidence { field, span, confidence });
    }

    fn note_as(&mut self, field: &'static str, range: Range<usize>, confidence: Confidence) {
        let span = self.whole.slice(range);
        self.fields.push(FieldEvidence { field, span, confidence });
    }

    /// Lists of names, each for what its label and the words in it say.
    fn people(&mut self, reference: &mut Reference) {
        use names::Role::Editor;
        let title = self.all(Field::Title).next().map_or(usize::MAX, |title| title.range.start);
        let heads = self.all(Field::Author).any(|one| one.range.start < title);
        for one in self.labels {
            let (people, et_al, role) = match one.field {
                // Names behind the title belong to what holds the work.
                Field::Author if heads && one.range.start > title => continue,
                Field::Author | Field::Editor | Field::Translator => self.list(one),
                _ => continue,
            };
            let (name, list) = match (one.field, role) {
                (Field::Author, Some(Editor)) | (Field::Editor, None | Some(Editor)) => {
                    ("editors", &mut reference.editors)
                }
                (Field::Author, _) => ("authors", &mut reference.authors),
                (_, _) => ("translators", &mut reference.translators),
            };
            if name == "authors" {
                reference.et_al |= et_al;
            }
            self.note_people(name, &people);
            list.extend(people);
        }
    }

    fn list(&self, found: &Labelled) -> (Vec<Contributor>, bool, Option<names::Role>) {
        let start = found.range.start;
        let list = names::parse(&self.text[found.range.clone()]);
        let person = |one: names::Printed| Contributor {
            family: one.family,
            given: one.given,
            suffix: one.suffix,
            organization: one.organization,
            span: Some(self.whole.slice(one.range.start + start..one.range.end + start)),
        };
        (list.people.into_iter().map(person).collect(), list.et_al, list.role)
    }

    /// Notes a list of names, from the first to the last.
    fn note_people(&mut self, name: &'static str, people: &[Contributor]) {
        let spans = people.iter().filter_map(|one| one.span);
        if let Some(all) = spans.reduce(ArenaSpan::cover) {
            let start = all.start() - self.whole.start();
            self.note(name, start..start + all.len());
        }
    }

    fn titles(&mut self, reference: &mut Reference) {
        reference.title = self.value(Field::Title, "title", edges::title);
        reference.series = self.value(Field::Series, "series", edges::bare);
        let journal = self.all(Field::Journal).next();
        let book = self.all(Field::Book).next();
        // The title of a book as such stands where the title is missing.
        if reference.title.is_none() && journal.is_none() && book.is_some() {
            reference.title = self.value(Field::Book, "title", edges::container);
            return;
        }
        let first = match (journal, book) {
            (Some(journal), Some(book)) if book.range.start < journal.range.start => Field::Book,
            (Some(_), _) => Field::Journal,
            _ => Field::Book,
        };
        reference.container = self.value(first, "container", edges::container);
        // "In: Tides. Lecture Notes in Waves": the serial that follows a book is its series.
        if first == Field::Book && reference.series.is_none() {
            reference.series = self.value(Field::Journal, "series", edges::bare);
        }
    }

    fn numbers(&mut self, reference: &mut Reference) {
        let found = numbers::read(
            self.text,
            &self.ranges(Field::Volume),
            &self.ranges(Field::Issue),
            &self.ranges(Field::Pages),
        );
        let mut take = |name: &'static str, placed: Option<numbers::Placed>| {
            let (value, range) = placed?;
            self.note(name, range);
            Some(value)
        };
        reference.volume = take("volume", found.volume);
        reference.issue = take("issue", found.issue);
        reference.pages = take("pages", found.pages);
        self.stray_year = found.year;
    }

    /// The first date is the one by which the work is cited; a later label may add the day.
    fn dates(&mut self, reference: &mut Reference) {
        let read: Vec<dates::Dated> =
            self.published().into_iter().map(|range| dates::read(self.text, range)).collect();
        let is_year = |dated: &&dates::Dated| {
            dated
                .year
                .as_ref()
                .is_some_and(|(year, _)| year.starts_with(|c: char| c.is_ascii_digit()))
        };
        let first =
            read.iter().find(is_year).or_else(|| read.iter().find(|one| one.year.is_some()));
        if let Some((year, range)) = first.and_then(|dated| dated.year.clone()) {
            self.note("year", range);
            let same = |iso: &&String| year.get(..4) == iso.get(..4);
            let mut days = read.iter().filter_map(|dated| dated.iso.as_ref());
            reference.date = days.find(same).cloned().or_else(|| self.day_alone(&year));
            reference.original_year = read.iter().find_map(|dated| dated.original.clone());
            reference.year = Some(year);
        }
        if reference.year.is_none()
            && let Some((year, range)) = self.stray_year.take().or_else(|| self.stray())
        {
            self.note("year", range);
            reference.year = Some(year);
        }
        let visits = self.labels.iter().filter(|one| {
            one.field == Field::Accessed
                || one.field == Field::Date && identifiers::is_visit(self.text, &one.range)
        });
        let visited = visits.map(|one| one.range.clone()).find_map(|range| {
            let dated = dates::read(self.text, range.clone());
            dated.iso.map(|iso| (iso, edges::bare(self.text, range)))
        });
        if let Some((day, range)) = visited {
            self.note("accessed", range);
            reference.accessed = Some(day);
        }
    }

    /// The date of a label that names month and day of a year that stands elsewhere.
    fn day_alone(&self, year: &str) -> Option<String> {
        let year = year.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let labels = self.published().into_iter();
        let mut yearless =
            labels.filter(|range| dates::read(self.text, range.clone()).year.is_none());
        yearless.find_map(|range| dates::iso(&self.text[range], year))
    }

    /// A year at the end of a label that is no date: "Holm, A. (forthcoming)", "Quay Press 1999".
    fn stray(&self) -> Option<numbers::Placed> {
        let apt = [
            Field::Author,
            Field::Editor,
            Field::Publisher,
            Field::Place,
            Field::Journal,
            Field::Book,
            Field::Note,
        ];
        let labels = self.labels.iter().filter(|one| apt.contains(&one.field));
        labels.map(|one| one.range.clone()).find_map(|range| dates::at_end(self.text, range))
    }

    /// The publisher, without the kind of a thesis before it and the year behind it.
    fn publisher(&mut self, reference: &mut Reference) {
        let Some(label) = self.all(Field::Publisher).next() else { return };
        let mut range = label.range.clone();
        if let Some((_, year)) = dates::at_end(self.text, range.clone()) {
            range.end = year.start;
        }
        range = edges::bare(self.text, range);
        if let Some(genre) = kind::leading_genre(self.text, range.clone()) {
            if reference.genre.is_none() {
                reference.genre = Some(collapse(&self.text[genre.clone()]));
                self.note("genre", genre.clone());
            }
            range = edges::bare(self.text, genre.end..range.end);
        }
        if !range.is_empty() {
            reference.publisher = Some(collapse(&self.text[range.clone()]));
            self.note("publisher", range);
        }
    }

    fn identifiers(&mut self, reference: &mut Reference) {
        let mut found = identifiers::find(self.text);
        for one in
            self.labels.iter().filter(|one| matches!(one.field, Field::Identifier | Field::Url))
        {
            found.read_label(self.text, one.range.clone());
            found.extend_url(self.text, one.range.clone());
        }
        let Identifiers { doi, isbn, issn, arxiv, pmid, pmcid, url, places, .. } = found;
        for (name, range) in places {
            // Patterns and check digits are surer than labels.
            self.note_as(name, range, Confidence::CERTAIN);
        }
        reference.doi = doi;
        reference.isbn = isbn;
        reference.issn = issn;
        reference.arxiv = arxiv;
        reference.pmid = pmid;
        reference.pmcid = pmcid;
        reference.url = url;
        if reference.kind == ReferenceType::Other && reference.isbn.is_some() {
            reference.kind = ReferenceType::Book;
        }
    }
}

#[cfg(test)]
mod tests;
