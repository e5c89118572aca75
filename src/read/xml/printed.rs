//! Entries of a bibliography whose markup stands in the words as printed.
//!
//! The reader of a vocabulary writes the words; this notes which of them are fields, and how
//! many are none.

use crate::paper::{EntryField, MakerRole, ReferenceType, StatedEntry, StatedName};
use crate::text::ArenaSpan;

use super::entry::Words;
use super::flow::Flow;

/// Words outside of fields, from which on an entry says more than its markup.
const LOOSE: usize = 3;
/// Letters of a word that counts among them.
const LETTERS: usize = 4;

/// What is gathered while an entry is written.
#[derive(Debug)]
pub struct PrintedEntry {
    start: usize,
    fields: Vec<(EntryField, ArenaSpan)>,
    /// Its people, in order.
    pub makers: Vec<(MakerRole, StatedName)>,
    /// Whether "et al." ends the authors.
    pub et_al: bool,
    /// Words outside of fields; references and comments may cut them anywhere.
    loose: String,
}

impl PrintedEntry {
    /// An entry that begins where the words end now.
    pub fn begin(flow: &Flow) -> Self {
        let start = flow.builder.offset();
        Self { start, fields: Vec::new(), makers: Vec::new(), et_al: false, loose: String::new() }
    }

    /// Notes characters outside of fields, which may go on inside of a word.
    pub fn note_loose(&mut self, characters: &str) {
        self.loose.push_str(characters);
    }

    /// Notes that an element begins or ends here, and with it any word.
    pub fn note_tag(&mut self) {
        self.loose.push(' ');
    }

    /// Notes the field that was written from `start` on. A link whose words are no address
    /// says its own beside them.
    pub fn note_field(
        &mut self,
        flow: &mut Flow,
        field: EntryField,
        start: usize,
        words: Words<'_>,
    ) {
        let span = match words {
            Words::Of(_) => flow.bare(start..flow.builder.offset()),
            Words::Said(words, origin) => {
                flow.mark(" <");
                let span = flow.rewrite(&words, origin);
                flow.mark(">");
                span
            }
        };
        self.fields.extend(span.map(|span| (field, span)));
    }

    /// The entry, which ends where the words end now; nothing when it has none.
    pub fn end(self, flow: &Flow, kind: Option<ReferenceType>) -> Option<StatedEntry> {
        let span = flow.bare(self.start..flow.builder.offset())?;
        let has_fields = !self.fields.is_empty() || !self.makers.is_empty();
        let words = self.loose.split(|c: char| !c.is_alphabetic());
        let loose = words.filter(|word| word.chars().count() >= LETTERS).count();
        Some(StatedEntry {
            span,
            label: None,
            kind,
            fields: self.fields,
            makers: self.makers,
            et_al: self.et_al,
            is_complete: has_fields && loose < LOOSE,
        })
    }
}
