//! The labeller of entries: a conditional random field over what is known of each token.
//!
//! Says which characters of an entry are which field, and how sure that is. Makes no
//! values: that is the work of [`super::typed`]. How it was trained: docs/models.md.

use std::sync::LazyLock;

use crate::language::labeller::{Labeller, Sequence, Task, fields};
use crate::paper::Confidence;

use super::labels::{Field, Labelled, Labels};

mod facts;
mod segments;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

/// Labels the fields of an entry. Marks and lead-ins belong to the field they introduce or
/// end: "(2011).", "In: A. Ng (ed.),", "pp. 3–9.".
pub const REFERENCES: Task = Task {
    name: "references",
    fields: &[
        "number",
        "author",
        "editor",
        "translator",
        "date",
        "title",
        "journal",
        "book",
        "series",
        "volume",
        "issue",
        "pages",
        "publisher",
        "place",
        "edition",
        "identifier",
        "url",
        "accessed",
        "genre",
        "note",
    ],
    read,
};

static LABELLER: LazyLock<Labeller> = LazyLock::new(|| {
    Labeller::load(include_bytes!("references.model"))
        .expect("the shipped model is whole: a test loads it")
});

/// Says which characters of an entry are which field.
#[must_use]
pub fn label(text: &str) -> Labels {
    label_by(&LABELLER, text)
}

/// The same by another labeller.
#[must_use]
pub fn label_by(labeller: &Labeller, text: &str) -> Labels {
    let sequence = read(text);
    let labels = labeller.label(&sequence.facts);
    let known = |name: &str| Field::ALL.iter().find(|(_, known)| *known == name);
    let found = fields(&sequence.tokens, &labels).into_iter().filter_map(|found| {
        let (field, _) = known(found.name)?;
        let confidence = Confidence::of(found.confidence);
        Some(Labelled { field: *field, range: found.range, confidence })
    });
    found.collect()
}

/// Cuts an entry into tokens and says what is known of each.
fn read(text: &str) -> Sequence {
    let tokens = tokens::split(text);
    let facts = facts::of(&tokens);
    Sequence { tokens: tokens.into_iter().map(|token| token.range).collect(), facts }
}
