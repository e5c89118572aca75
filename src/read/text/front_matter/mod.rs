//! What stands before the text in a syntax of its own: YAML, or pandoc's title block.
//!
//! Gives the blocks that a printed front page would give, every word with its
//! place. Knows keys, but not what a name or an address says.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::MetadataField;
use crate::text::{SourceSpan, pattern};

use super::block::{Block, Kind, head, trimmed};
use super::mark::{Mark, sort};

mod authors;
mod lenient;
mod percent;
mod scalar;
#[cfg(test)]
mod tests;
mod value;
mod yaml;

use value::{Scalar, Value};

/// Longest front matter in bytes: more is text between two rules.
const LENGTH: usize = 256 * 1024;

/// What begins a note behind a name.
const NOTES: [&str; 3] = ["^[", "[^", "\\thanks{"];

/// A line "key: value".
static ENTRY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?m)^["']?[\p{L}_][\p{L}\d_ -]*["']?\s*:"#));

/// The front matter of a text.
#[derive(Debug, Default)]
pub struct Front {
    /// Its blocks, title first.
    pub blocks: Vec<Block>,
    /// Marks in their lines, sorted by place.
    pub marks: Vec<Mark>,
    /// Offset behind it; 0 when there is none.
    pub end: usize,
}

/// Reads the front matter of `text`, if it has any.
pub fn read(text: &str) -> Front {
    let Some((inner, end)) = fenced(text) else { return percent::read(text) };
    let fields = yaml::read(text, inner).unwrap_or_else(|| lenient::read(text, inner));
    let mut front = Front { end, ..Front::default() };
    front.fields(text, &fields);
    sort(&mut front.marks);
    front
}

/// What stands between "---" and "---" or "..." at the top, and the offset behind it.
fn fenced(text: &str) -> Option<(SourceSpan, usize)> {
    let head = head(text, LENGTH);
    let first = head.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in head[at..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let inner = SourceSpan::new(first.len(), at);
            // A rule at the top of a text is no front matter.
            let is_yaml = ENTRY.is_match(&head[inner.range()]) && !head[at..].trim().is_empty();
            let blank =
                head[first.len()..].lines().next().is_none_or(|line| line.trim().is_empty());
            return (is_yaml && !blank).then_some((inner, at + line.len()));
        }
        at += line.len();
    }
    None
}

impl Front {
    fn fields(&mut self, text: &str, fields: &Value) {
        let field = |names: &[&str]| fields.field(text, names);
        self.words(text, Kind::Title, field(&["title"]));
        self.words(text, Kind::Subtitle, field(&["subtitle"]));
        authors::write(text, fields, self);
        let metadata = [
            (MetadataField::Doi, ["doi", "doi"]),
            (MetadataField::Language, ["lang", "language"]),
            (MetadataField::Published, ["date", "published"]),
        ];
        for (kind, names) in metadata {
            self.words(text, Kind::Metadata(kind), field(&names));
        }
        self.part(text, fields, &["abstract", "summary"]);
        self.part(text, fields, &["keywords", "keyword"]);
    }

    /// Adds a block of the words of a value that is one scalar.
    fn words(&mut self, text: &str, kind: Kind, value: Option<&Value>) {
        if let Some(Value::Scalar(scalar)) = value {
            self.scalars(text, kind, &[*scalar]);
        }
    }

    /// Adds a heading, which is the key itself, and the paragraphs or entries below it.
    fn part(&mut self, text: &str, fields: &Value, names: &[&str]) {
        let Some((key, value)) = fields.entry(text, names) else { return };
        let heading = self.blocks.len();
        self.blocks.push(Block::heading(key.words(text)));
        for scalar in value.scalars() {
            let kind = if matches!(value, Value::List(_)) { Kind::Item } else { Kind::Text };
            for lines in scalar::paragraphs(text, scalar, &mut self.marks) {
                self.push(kind, lines);
            }
        }
        if self.blocks.len() == heading + 1 {
            self.blocks.truncate(heading);
        }
    }

    /// Adds a block of the words of some scalars.
    fn scalars(&mut self, text: &str, kind: Kind, scalars: &[Scalar]) {
        let marks = &mut self.marks;
        let lines = scalars.iter().flat_map(|one| scalar::paragraphs(text, *one, marks).concat());
        let lines = lines.collect();
        self.push(kind, lines);
    }

    /// Leaves out what is noted behind the name added last: "Anna Ng^[Now in Rome]".
    fn cut_notes(&mut self, text: &str) {
        let Some(block) = self.blocks.last_mut().filter(|block| block.kind == Kind::Name) else {
            return;
        };
        for line in &mut block.lines {
            let words = &text[line.range()];
            let end = NOTES.iter().filter_map(|note| words.find(note)).min();
            *line = bare(text, line.slice(0..end.unwrap_or(words.len())));
        }
        block.lines.retain(|line| !line.is_empty());
        if block.lines.is_empty() {
            self.blocks.pop();
        }
    }

    fn push(&mut self, kind: Kind, lines: Vec<SourceSpan>) {
        if !lines.is_empty() {
            self.blocks.push(Block { kind, label: None, lines });
        }
    }
}

/// `span` without white space at its ends.
fn bare(text: &str, span: SourceSpan) -> SourceSpan {
    trimmed(text, span.start(), span.end())
}
