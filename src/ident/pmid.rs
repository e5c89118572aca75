//! PubMed identifiers.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// A PubMed identifier: one to eight digits, no leading zero.
    Pmid
}

impl Pmid {
    /// Reads a PubMed identifier with or without `PMID`.
    ///
    /// # Errors
    /// When it is no number of one to eight digits.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let bare = strip_prefixes(text.trim(), &["PMID:", "PMID"]);
        let fits = (1..=8).contains(&bare.len())
            && bare.bytes().all(|byte| byte.is_ascii_digit())
            && !bare.starts_with('0');
        if fits { Ok(Self(bare.to_owned())) } else { Err(error("PMID", text, Reason::Shape)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_short_numbers_are_read() {
        assert_eq!(Pmid::parse("PMID: 12345678"), Ok(Pmid("12345678".to_owned())));
        for text in ["", "0123", "123456789", "12a"] {
            assert!(Pmid::parse(text).is_err(), "{text}");
        }
    }
}
