//! Parameters of stored queries, as typed terms.
//!
//! A query declares a parameter in its head and names its value in a clause
//! `VALUES ?name { … }`, which holds the default, or `UNDEF` when there is none.
//! A value given replaces that clause in the parsed query; no text is pasted. A parameter of
//! the kind `limit` has no such clause: it is the `LIMIT` of the query, wherever it stands.

use std::fmt;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef};
use spargebra::term::GroundTerm;

use crate::graph::Base;
use crate::store::Store;

use super::error::{Error, Result};
use super::find::find_all;
use super::naming::{CONCEPT, EVENT, Naming, PAPER, PERSON, THING};
use super::short::Shortener;

/// One parameter of a stored query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, that of a variable.
    pub name: String,
    /// What values it takes.
    pub kind: ParameterKind,
    /// Whether the query makes sense without it: then its `UNDEF` stands for any value.
    pub optional: bool,
    /// What it means.
    pub description: String,
}

/// What values a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// Any words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// An IRI or short name.
    Iri,
    /// Whatever an IRI, a short name or a label names.
    Thing,
    /// People and groups, by IRI, short name, name or family name.
    Person,
    /// Concepts, by IRI, short name or label.
    Concept,
    /// Papers, by IRI, short name, or words of the title or of the path of the file.
    Paper,
    /// Events, by IRI, short name, name or place.
    Event,
    /// How many: every `LIMIT` of the query, which are all alike.
    Limit,
}

const KINDS: &[(&str, ParameterKind)] = &[
    ("text", ParameterKind::Text),
    ("integer", ParameterKind::Integer),
    ("decimal", ParameterKind::Decimal),
    ("iri", ParameterKind::Iri),
    ("thing", ParameterKind::Thing),
    ("person", ParameterKind::Person),
    ("concept", ParameterKind::Concept),
    ("paper", ParameterKind::Paper),
    ("event", ParameterKind::Event),
    ("limit", ParameterKind::Limit),
];

impl fmt::Display for ParameterKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = KINDS.iter().find(|(_, kind)| kind == self).map_or("", |(name, _)| name);
        formatter.write_str(name)
    }
}

impl ParameterKind {
    fn wanted(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "a whole number",
            Self::Decimal => "a number",
            Self::Iri => "an IRI or a short name",
            Self::Thing | Self::Person | Self::Concept | Self::Paper | Self::Event => {
                "a name, an IRI or a short name"
            }
            Self::Limit => "a whole number above 0",
        }
    }

    /// How values that name things are looked up; nothing for plain values.
    fn naming(self) -> Option<&'static Naming> {
        match self {
            Self::Thing => Some(&THING),
            Self::Person => Some(&PERSON),
            Self::Concept => Some(&CONCEPT),
            Self::Paper => Some(&PAPER),
            Self::Event => Some(&EVENT),
            Self::Text | Self::Integer | Self::Decimal | Self::Iri | Self::Limit => None,
        }
    }
}

impl Parameter {
    /// Reads `name [kind]: description` or `name [kind, optional]: description`.
    pub(super) fn parse(text: &str) -> std::result::Result<Self, String> {
        let shape = || "expected 'name [kind]: description'".to_owned();
        let (declared, description) = text.split_once(':').ok_or_else(shape)?;
        let (name, kind) = declared.trim().split_once(' ').ok_or_else(shape)?;
        let kind = kind.trim().strip_prefix('[').and_then(|kind| kind.strip_suffix(']'));
        let kind = kind.ok_or_else(shape)?;
        let bare = kind.strip_suffix("optional").and_then(|kind| kind.trim_end().strip_suffix(','));
        let (kind, optional) = bare.map_or((kind, false), |kind| (kind.trim_end(), true));
        let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == kind) else {
            let known: Vec<_> = KINDS.iter().map(|(name, _)| *name).collect();
            return Err(format!("'{kind}' is none of {}", known.join(", ")));
        };
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(format!("'{name}' is no name of a variable"));
        }
        let description = description.trim().to_owned();
        Ok(Self { name: name.to_owned(), kind: *kind, optional, description })
    }

    /// A value as terms of a store: all things of its name.
    pub(super) fn terms(&self, value: &str, store: &Store) -> Result<Vec<GroundTerm>> {
        match self.kind.naming() {
            Some(naming) => {
                Ok(find_all(store, value, naming)?.into_iter().map(Into::into).collect())
            }
            None => Ok(vec![self.plain(value, &Shortener::new(store.base()))?]),
        }
    }

    /// Sees whether a value is one of its kind, as far as that can be told without a store.
    pub(super) fn check(&self, value: &str, base: &Base) -> Result<()> {
        match self.kind {
            ParameterKind::Limit => self.limit(value).map(|_| ()),
            kind if kind.naming().is_some() => Ok(()),
            _ => self.plain(value, &Shortener::new(base)).map(|_| ()),
        }
    }

    /// A value as the number of rows that a [`ParameterKind::Limit`] allows.
    pub(super) fn limit(&self, value: &str) -> Result<usize> {
        let number = value.parse().ok().filter(|number| *number > 0);
        number.ok_or_else(|| self.refuse(value))
    }

    fn refuse(&self, value: &str) -> Error {
        let kind = self.kind.wanted();
        Error::BadParameter { name: self.name.clone(), value: value.to_owned(), kind }
    }

    fn plain(&self, value: &str, shortener: &Shortener) -> Result<GroundTerm> {
        let term = match self.kind {
            ParameterKind::Integer => number(is_integer(value), value, xsd::INTEGER),
            ParameterKind::Decimal => number(is_decimal(value), value, xsd::DECIMAL),
            ParameterKind::Iri => iri(value, shortener),
            _ => Some(Literal::from(value).into()),
        };
        term.ok_or_else(|| self.refuse(value))
    }
}

fn number(fits: bool, value: &str, datatype: NamedNodeRef<'_>) -> Option<GroundTerm> {
    fits.then(|| Literal::new_typed_literal(value, datatype).into())
}

fn is_integer(value: &str) -> bool {
    value.parse::<i64>().is_ok()
}

/// As `xsd:decimal` has it: digits with at most one point, and no exponent.
fn is_decimal(value: &str) -> bool {
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    !(whole.is_empty() && part.is_empty()) && all_digits(whole) && all_digits(part)
}

fn iri(value: &str, shortener: &Shortener) -> Option<GroundTerm> {
    NamedNode::new(shortener.expand(value)).ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: &str, value: &str, expected: Option<&str>) {
        let parameter = Parameter::parse(&format!("x [{kind}]: a value")).unwrap();
        let term = parameter.plain(value, &Shortener::new(&Base::default()));
        assert_eq!(term.ok().map(|term| term.to_string()).as_deref(), expected, "{value}");
    }

    #[test]
    fn a_limit_is_a_number_above_nothing() {
        let parameter = Parameter::parse("x [limit]: how many").unwrap();
        assert_eq!(parameter.limit("40").unwrap(), 40);
        for value in ["0", "-1", "many", "1.5", ""] {
            assert!(parameter.limit(value).is_err(), "{value}");
        }
    }

    #[test]
    fn some_may_be_left_out() {
        let optional = |text: &str| Parameter::parse(text).map(|it| (it.kind, it.optional));
        assert_eq!(optional("x [paper, optional]: one"), Ok((ParameterKind::Paper, true)));
        assert_eq!(optional("x [paper]: one"), Ok((ParameterKind::Paper, false)));
        assert!(optional("x [optional]: one").is_err());
    }

    #[test]
    fn values_become_typed_terms() {
        check("text", "a\" } DROP ALL", Some(r#""a\" } DROP ALL""#));
        check("integer", "7", Some("\"7\"^^<http://www.w3.org/2001/XMLSchema#integer>"));
        check("integer", "seven", None);
        check("decimal", "0.5", Some("\"0.5\"^^<http://www.w3.org/2001/XMLSchema#decimal>"));
        for value in ["1e3", ".", "", "NaN"] {
            check("decimal", value, None);
        }
        check("iri", "foaf:name", Some("<http://xmlns.com/foaf/0.1/name>"));
        check("iri", "a b", None);
    }
}
