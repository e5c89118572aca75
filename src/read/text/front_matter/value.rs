//! Values of front matter with their places.

use crate::text::SourceSpan;

use super::bare;

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes, or as a block of lines.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
}

/// A piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// Its characters, quotes included.
    pub span: SourceSpan,
    /// How it is written.
    pub style: Style,
}

impl Scalar {
    /// Its place without the quotes.
    pub fn words(self, text: &str) -> SourceSpan {
        let span = bare(text, self.span);
        match self.style {
            Style::Plain => span,
            _ if span.len() >= 2 => bare(text, span.slice(1..span.len() - 1)),
            _ => SourceSpan::new(span.end(), span.end()),
        }
    }

    /// Its text without the quotes, escapes as they stand.
    pub fn text(self, text: &str) -> &str {
        &text[self.words(text).range()]
    }
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A piece of text.
    Scalar(Scalar),
    /// A list.
    List(Vec<Value>),
    /// Keys and values, in order.
    Map(Vec<(Scalar, Value)>),
}

impl Value {
    /// The first entry of a map whose key is one of `names`, which are lower case with "-".
    pub fn entry(&self, text: &str, names: &[&str]) -> Option<(Scalar, &Self)> {
        let Self::Map(entries) = self else { return None };
        let found = entries.iter().find(|(key, _)| {
            let key = key.text(text).to_lowercase().replace(['_', ' '], "-");
            names.contains(&key.as_str())
        });
        found.map(|(key, value)| (*key, value))
    }

    /// The value of such an entry.
    pub fn field(&self, text: &str, names: &[&str]) -> Option<&Self> {
        self.entry(text, names).map(|(_, value)| value)
    }

    /// The scalar of such an entry.
    pub fn scalar(&self, text: &str, names: &[&str]) -> Option<Scalar> {
        match self.field(text, names) {
            Some(Self::Scalar(scalar)) => Some(*scalar),
            _ => None,
        }
    }

    /// The value as a list; one value is a list of one.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            one => std::slice::from_ref(one),
        }
    }

    /// The scalars of the value, those inside maps left out.
    pub fn scalars(&self) -> impl Iterator<Item = Scalar> {
        self.items().iter().filter_map(|item| match item {
            Self::Scalar(scalar) => Some(*scalar),
            _ => None,
        })
    }
}
