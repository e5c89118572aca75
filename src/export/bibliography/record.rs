//! What every format says of one cited work.

use std::collections::BTreeMap;

use crate::text::collapse;

use super::field::Field;
use super::issued::Issued;
use super::kind::Kind;
use super::name::Name;

/// One cited work, as an entry of a bibliography describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Name to cite it by, unlike those of all other records.
    pub key: String,
    /// IRI of the entry that it was made of.
    pub entry: String,
    /// IRIs of entries of other papers that describe the same work.
    pub also: Vec<String>,
    /// Kind of work.
    pub kind: Kind,
    /// Authors in order.
    pub authors: Vec<Name>,
    /// Whether there are more authors than the entry names.
    pub further_authors: bool,
    /// Editors in order.
    pub editors: Vec<Name>,
    /// Translators in order.
    pub translators: Vec<Name>,
    /// When it was published.
    pub issued: Option<Issued>,
    /// All that is known besides, never empty texts.
    pub fields: BTreeMap<Field, String>,
}

impl Record {
    /// A record of which nothing is known but where it comes from.
    #[must_use]
    pub fn new(key: &str, entry: &str) -> Self {
        Self {
            key: key.to_owned(),
            entry: entry.to_owned(),
            also: Vec::new(),
            kind: Kind::default(),
            authors: Vec::new(),
            further_authors: false,
            editors: Vec::new(),
            translators: Vec::new(),
            issued: None,
            fields: BTreeMap::new(),
        }
    }

    /// IRI of the paper whose bibliography has the entry.
    #[must_use]
    pub fn paper(&self) -> &str {
        self.entry.rsplit_once("/reference/").map_or(&self.entry, |(paper, _)| paper)
    }

    /// A field, when it is there.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&str> {
        self.fields.get(&field).map(String::as_str)
    }

    /// Adds a field; white space is collapsed, and an empty text is none.
    pub fn set(&mut self, field: Field, text: &str) {
        let text = collapse(text);
        if !text.is_empty() {
            self.fields.insert(field, text);
        }
    }

    /// First and last page, where the pages are one range.
    #[must_use]
    pub fn page_range(&self) -> Option<(&str, &str)> {
        let (first, last) = self.get(Field::Pages)?.split_once('-')?;
        let is_page = |page: &str| !page.is_empty() && page.chars().all(char::is_alphanumeric);
        (is_page(first) && is_page(last)).then_some((first, last))
    }
}
