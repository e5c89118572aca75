//! Codes of countries.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use super::{IdentError, Reason, error};

/// A country by its ISO 3166-1 alpha-2 code: `NO`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode {
    code: &'static str,
    name: &'static str,
}

static ALL: LazyLock<BTreeMap<&'static str, CountryCode>> = LazyLock::new(|| {
    include_str!("data/countries.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(code, name)| (code, CountryCode { code, name }))
        .collect()
});

impl CountryCode {
    /// Reads a code in capitals.
    ///
    /// # Errors
    /// When no country has this code.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        ALL.get(text.trim()).copied().ok_or_else(|| error("country code", text, Reason::Shape))
    }

    /// Every country, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.values().copied()
    }

    /// The code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.code
    }

    /// English short name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code)
    }
}

impl FromStr for CountryCode {
    type Err = IdentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_know_their_names() {
        assert_eq!(CountryCode::parse("NO").map(CountryCode::name), Ok("Norway"));
        assert_eq!(CountryCode::all().count(), 250);
        for text in ["no", "NOR", "XX", "UK", "Norway", ""] {
            assert!(CountryCode::parse(text).is_err(), "{text}");
        }
    }
}
