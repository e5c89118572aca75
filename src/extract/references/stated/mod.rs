//! Entries whose fields the source states in markup of its own.
//!
//! What is stated is believed, field by field: values are only tidied as those that a
//! labeller found (marks at their ends, "vol.", resolvers of DOIs). Where the markup says but
//! a part of an entry, the words it leaves alone are read by the labeller ([`fill`]).
//! Knows no format.

use std::ops::Range;

use crate::paper::{
    Confidence, Document, EntryField, Evidence, FieldEvidence, Reference, ReferenceType,
    StatedEntry,
};
use crate::text::{ArenaSpan, collapse};

use super::labels::{Field, Labelled, Labels};
use super::typed::{edges, kind};

mod fill;
mod identifiers;
mod numbers;
mod people;
mod roles;
#[cfg(test)]
mod tests;

/// What evidence names as its source.
const RULE: &str = "references/stated";

/// Whether markup says anything of the parts of an entry.
#[must_use]
pub fn says_anything(entry: &StatedEntry) -> bool {
    !entry.fields.is_empty() || !entry.makers.is_empty()
}

/// Whether an entry has words of which the markup does not say what they are.
#[must_use]
pub fn leaves_words(document: &Document, entry: &StatedEntry) -> bool {
    let mut told = told(entry);
    told.retain(|span| entry.span.contains(*span));
    told.sort_unstable();
    told.push(ArenaSpan::new(entry.span.end(), entry.span.end()));
    let mut at = entry.span.start();
    told.into_iter().any(|span| {
        let before = document.arena().get(at..span.start()).unwrap_or_default();
        at = at.max(span.end());
        before.contains(char::is_alphanumeric)
    })
}

/// All words of which the markup says what they are.
fn told(entry: &StatedEntry) -> Vec<ArenaSpan> {
    let names = entry.makers.iter().map(|(_, name)| name.span);
    entry.fields.iter().map(|(_, span)| *span).chain(names).collect()
}

/// Reads an entry; `parsed` is what the labeller makes of its words, where they hold more than
/// the markup says.
#[must_use]
pub fn read(document: &Document, entry: &StatedEntry, parsed: Option<Reference>) -> Reference {
    let evidence = Evidence::new(entry.span, RULE, Confidence::CERTAIN);
    let reference = Reference::new(evidence);
    let mut reader = Reader { arena: document.arena(), entry, reference, fields: Vec::new() };
    reader.people();
    reader.numbers();
    reader.dates();
    reader.titles();
    reader.identifiers();
    reader.reference.series = reader.value(EntryField::Series, "series", edges::bare);
    reader.reference.publisher = reader.value(EntryField::Publisher, "publisher", edges::bare);
    reader.reference.place = reader.value(EntryField::Place, "place", edges::place);
    reader.reference.edition = reader.value(EntryField::Edition, "edition", edges::bare);
    reader.reference.genre = reader.value(EntryField::Genre, "genre", edges::bare);
    reader.reference.kind = reader.kind(parsed.as_ref());
    let Reader { mut reference, fields, .. } = reader;
    reference.fields = fields;
    if let Some(parsed) = parsed {
        fill::with(&mut reference, &parsed, &told(entry));
    }
    reference.fields.sort_by_key(|field| (field.span, field.field));
    reference
}

/// An entry while values are made of what is stated.
struct Reader<'d> {
    arena: &'d str,
    entry: &'d StatedEntry,
    reference: Reference,
    fields: Vec<FieldEvidence>,
}

/// How marks are cut off around a value.
type Bare = fn(&str, Range<usize>) -> Range<usize>;

impl<'d> Reader<'d> {
    /// Where a field stands, as often as it is stated.
    fn ranges(&self, field: EntryField) -> impl Iterator<Item = Range<usize>> + use<'d> {
        let named = self.entry.fields.iter().filter(move |(name, _)| *name == field);
        named.map(|(_, span)| span.range())
    }

    /// The first value of a field and where it stands; nothing for one of marks alone.
    fn placed(&self, field: EntryField, bare: Bare) -> Option<(String, Range<usize>)> {
        let mut ranges = self.ranges(field).map(|range| bare(self.arena, range));
        let range = ranges.find(|range| !range.is_empty())?;
        let value = collapse(&self.arena[range.clone()]);
        (!value.is_empty()).then_some((value, range))
    }

    /// The first value of a field, white space collapsed.
    fn value(&mut self, field: EntryField, name: &'static str, bare: Bare) -> Option<String> {
        let (value, range) = self.placed(field, bare)?;
        self.note(name, range);
        Some(value)
    }

    fn note(&mut self, field: &'static str, range: Range<usize>) {
        let span = ArenaSpan::new(range.start, range.end);
        self.fields.push(FieldEvidence { field, span, confidence: Confidence::CERTAIN });
    }

    /// The title and what holds the work.
    ///
    /// Markup often has one element for the journal that holds an article and for a book as
    /// such. What is stated as a container where no title is stated holds the work only when
    /// the kind of work stands in another ([`Self::is_held`]); else it is the work.
    fn titles(&mut self) {
        self.reference.title = self.value(EntryField::Title, "title", edges::stated_title);
        if self.reference.title.is_some() || self.is_held() {
            self.reference.container =
                self.value(EntryField::Container, "container", edges::container);
        } else {
            self.reference.title = self.value(EntryField::Container, "title", edges::stated_title);
        }
    }

    /// Whether the work stands in another: by its kind, or by the numbers of a place in it.
    fn is_held(&self) -> bool {
        use ReferenceType::{Article, Chapter, Conference, Magazine, Newspaper, Other};
        match self.entry.kind {
            Some(Article | Newspaper | Magazine | Chapter | Conference) => true,
            None | Some(Other) => {
                let found = &self.reference;
                found.volume.is_some() || found.issue.is_some() || found.pages.is_some()
            }
            Some(_) => false,
        }
    }

    /// The kind that is stated, else that which the labeller found, else what the fields tell.
    fn kind(&self, parsed: Option<&Reference>) -> ReferenceType {
        let told = self.entry.kind.filter(|kind| *kind != ReferenceType::Other);
        let read = || parsed.map(|parsed| parsed.kind);
        told.or_else(read).unwrap_or_else(|| {
            let (text, labels) = self.labelled();
            kind::of(&text, &labels)
        })
    }

    /// The fields behind each other, labelled as an entry of plain text.
    fn labelled(&self) -> (String, Labels) {
        let found = &self.reference;
        let numbered = found.volume.is_some() || found.issue.is_some();
        let names = [
            (Field::Title, &found.title),
            (if numbered { Field::Journal } else { Field::Book }, &found.container),
            (Field::Volume, &found.volume),
            (Field::Issue, &found.issue),
            (Field::Pages, &found.pages),
            (Field::Genre, &found.genre),
            (Field::Edition, &found.edition),
            (Field::Place, &found.place),
            (Field::Publisher, &found.publisher),
        ];
        let mut text = String::new();
        let mut labels = Labels::new();
        for (field, value) in
            names.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)))
        {
            let start = text.len();
            text.push_str(value);
            let range = start..text.len();
            labels.push(Labelled { field, range, confidence: Confidence::CERTAIN });
            text.push_str(". ");
        }
        text.extend(found.url.as_ref().map(ToString::to_string));
        (text, labels)
    }
}
