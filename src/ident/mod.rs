//! Identifiers: parse what people write, check it, print one normal form.
//!
//! One identifier a file. Nothing here knows papers or RDF.

use std::fmt;

use thiserror::Error;

mod arxiv;
mod country;
mod doi;
mod email;
mod isbn;
mod issn;
mod orcid;
mod pmcid;
mod pmid;
mod ror;
mod url;

pub use arxiv::ArxivId;
pub use country::CountryCode;
pub use doi::Doi;
pub use email::Email;
pub use isbn::Isbn;
pub use issn::Issn;
pub use orcid::Orcid;
pub use pmcid::Pmcid;
pub use pmid::Pmid;
pub use ror::Ror;
pub use url::Url;

/// Why a text is no such identifier.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("'{text}' is no {kind}: {reason}")]
pub struct IdentError {
    /// What it was taken for, such as `DOI`.
    pub kind: &'static str,
    /// What was given.
    pub text: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It does not look like one.
    Shape,
    /// Its check digit does not fit.
    CheckDigit,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Shape => "it does not have the shape of one",
            Self::CheckDigit => "its check digit does not fit",
        })
    }
}

fn error(kind: &'static str, text: &str, reason: Reason) -> IdentError {
    IdentError { kind, text: text.to_owned(), reason }
}

/// Cuts the first of `prefixes` that `text` starts with, without regard to ASCII case.
fn strip_prefixes<'t>(text: &'t str, prefixes: &[&str]) -> &'t str {
    for prefix in prefixes {
        if let Some(head) = text.get(..prefix.len())
            && head.eq_ignore_ascii_case(prefix)
        {
            return text[prefix.len()..].trim_start();
        }
    }
    text
}

/// Declares a string newtype with `as_str`, `Display` and `FromStr` over its own `parse`.
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The normal form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::ident::IdentError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }
    };
}
use identifier;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn printing_and_parsing_agree(text in "[ -~]{0,40}|10\\.[0-9]{4}/[ -~]{1,20}|[0-9]{15}[0-9X]|www\\.[ -~]{1,24}|[A-Z]{2}|[a-z]{1,8}@[a-z]{1,8}\\.[a-z]{2,3}") {
            fn check<T>(text: &str) where T: std::str::FromStr + ToString + PartialEq + fmt::Debug {
                if let Ok(value) = text.parse::<T>() {
                    let again = value.to_string().parse::<T>();
                    assert!(again.is_ok_and(|again| again == value), "{text:?} gives {value:?}");
                }
            }
            check::<ArxivId>(&text);
            check::<CountryCode>(&text);
            check::<Doi>(&text);
            check::<Email>(&text);
            check::<Isbn>(&text);
            check::<Issn>(&text);
            check::<Orcid>(&text);
            check::<Pmcid>(&text);
            check::<Pmid>(&text);
            check::<Ror>(&text);
            check::<Url>(&text);
        }
    }
}
