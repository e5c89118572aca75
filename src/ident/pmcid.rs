//! PubMed Central identifiers.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// A PubMed Central identifier with its letters: `PMC3148254`.
    Pmcid
}

impl Pmcid {
    /// Reads an identifier with or without `PMC` and `PMCID`.
    ///
    /// # Errors
    /// When it is no number of one to eight digits.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let number = strip_prefixes(text.trim(), &["PMCID:", "PMCID"]);
        let bare = strip_prefixes(number, &["PMC"]);
        let fits = (1..=8).contains(&bare.len())
            && bare.bytes().all(|byte| byte.is_ascii_digit())
            && !bare.starts_with('0');
        if fits { Ok(Self(format!("PMC{bare}"))) } else { Err(error("PMCID", text, Reason::Shape)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_kept() {
        let id = Pmcid("PMC3148254".to_owned());
        assert_eq!(Pmcid::parse("PMCID: PMC3148254"), Ok(id.clone()));
        assert_eq!(Pmcid::parse("3148254"), Ok(id));
        for text in ["", "PMC", "PMC0123", "PMC123456789", "PMC12a"] {
            assert!(Pmcid::parse(text).is_err(), "{text}");
        }
    }
}
