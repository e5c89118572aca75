//! What attributes are when no tag says so, as the document type of a file declares it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::SourceSpan;

/// A declared value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredValue {
    /// Its characters, entities resolved.
    pub value: String,
    /// Where it stands, unless an entity holds it.
    pub origin: Option<SourceSpan>,
}

/// Declared values, by element and attribute, prefixes included.
#[derive(Debug, Default)]
pub struct Defaults(BTreeMap<String, BTreeMap<String, Option<DeclaredValue>>>);

impl Defaults {
    /// Notes a declaration, which may give no value; the first one of an attribute counts.
    pub fn declare(
        &mut self,
        element: &str,
        attribute: &str,
        value: Option<String>,
        place: Option<Range<usize>>,
    ) {
        let origin = place.map(|place| SourceSpan::new(place.start, place.end));
        let value = value.map(|value| DeclaredValue { value, origin });
        let of_element = self.0.entry(element.to_owned()).or_default();
        of_element.entry(attribute.to_owned()).or_insert(value);
    }

    /// Whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values declared for an element, by attribute.
    pub fn of(&self, element: &str) -> impl Iterator<Item = (&str, &DeclaredValue)> {
        let all = self.0.get(element).into_iter().flatten();
        all.filter_map(|(name, value)| Some((name.as_str(), value.as_ref()?)))
    }
}
