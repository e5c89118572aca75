//! A labelled text.

use std::fmt;
use std::ops::Range;
use std::path::Path;

/// A text and what is what in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// The document it comes from: examples of one document stay together when parts are made.
    pub document: String,
    /// The text.
    pub text: String,
    /// Fields, in order, without overlap: where they stand in bytes, and their names.
    pub fields: Vec<(Range<usize>, String)>,
}

impl Example {
    /// Adds words behind the text, as a field when `name` is given; runs of white space
    /// become one blank.
    pub fn push(&mut self, words: &str, name: Option<&str>) {
        let blank = |c: char| c.is_whitespace();
        if words.starts_with(blank) && !self.text.is_empty() && !self.text.ends_with(blank) {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        let end = self.text.len();
        if words.ends_with(blank) && end > start {
            self.text.push(' ');
        }
        if let Some(name) = name.filter(|_| end > start) {
            self.fields.push((start..end, name.to_owned()));
        }
    }
}

impl fmt::Display for Example {
    /// The text with its fields in brackets: `[city Oslo], [country Norway]`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut end = 0;
        for (range, name) in &self.fields {
            let (between, words) = (&self.text[end..range.start], &self.text[range.clone()]);
            write!(formatter, "{between}[{name} {words}]")?;
            end = range.end;
        }
        formatter.write_str(&self.text[end..])
    }
}

/// The example with other marks between its fields: `between` gets the name of the field
/// behind and the words that stand before it.
pub fn with_marks(example: &Example, between: impl Fn(&str, &str) -> String) -> Example {
    let mut varied = Example { document: example.document.clone(), ..Example::default() };
    let mut end = 0;
    for (range, name) in &example.fields {
        varied.text.push_str(&between(name, &example.text[end..range.start]));
        let start = varied.text.len();
        varied.text.push_str(&example.text[range.clone()]);
        varied.fields.push((start..varied.text.len(), name.clone()));
        end = range.end;
    }
    varied.text.push_str(&example.text[end..]);
    varied
}

/// The example without the fields of these names and the marks before them.
pub fn without(example: &Example, names: &[&str]) -> Example {
    let mut rest = Example { document: example.document.clone(), ..Example::default() };
    let mut end = 0;
    for (range, name) in &example.fields {
        if !names.contains(&name.as_str()) {
            rest.text.push_str(&example.text[end..range.start]);
            let start = rest.text.len();
            rest.text.push_str(&example.text[range.clone()]);
            rest.fields.push((start..rest.text.len(), name.clone()));
        }
        end = range.end;
    }
    rest.text.push_str(&example.text[end..]);
    rest
}

/// The example in capitals; nothing where letters change their length.
pub fn in_capitals(example: &Example) -> Option<Example> {
    let capital = |c: char| {
        let mut capitals = c.to_uppercase();
        capitals.next().filter(|one| one.len_utf8() == c.len_utf8() && capitals.next().is_none())
    };
    let text: String = example.text.chars().map(capital).collect::<Option<_>>()?;
    Some(Example { text, ..example.clone() })
}

/// Name of the document that a file of labels belongs to: without what tells its kind.
pub fn document(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let kinds = [".training", ".affiliation", ".header", ".authors", ".tei", ".xml", ".txt"];
    let end = kinds.iter().filter_map(|kind| name.find(kind)).min();
    name[..end.unwrap_or(name.len())].to_owned()
}
