//! Digital Object Identifiers.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// A DOI in lower case, without a resolver: `10.1080/00343400123`.
    ///
    /// Case has no meaning in a DOI (ISO 26324), so lower case is the normal form.
    Doi
}

const PREFIXES: &[&str] = &[
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "doi.org/",
    "dx.doi.org/",
    "doi:",
    "doi ",
];

impl Doi {
    /// Reads a DOI with or without resolver or `doi:`; final punctuation of a sentence is left out.
    ///
    /// # Errors
    /// When it does not start with `10.`, a registrant of four to nine digits and a slash.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let wrong = || error("DOI", text, Reason::Shape);
        let bare = trim_tail(strip_prefixes(text.trim(), PREFIXES));
        let (registrant, suffix) =
            bare.strip_prefix("10.").and_then(|rest| rest.split_once('/')).ok_or_else(wrong)?;
        let digits = registrant.split('.').next().unwrap_or_default();
        let fits = (4..=9).contains(&digits.len())
            && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && !suffix.is_empty()
            && !suffix.chars().any(|c| c.is_whitespace() || c.is_control());
        if fits { Ok(Self(bare.to_lowercase())) } else { Err(wrong()) }
    }
}

/// Cuts a final stop or an unpaired bracket, which belong to the sentence around a DOI.
fn trim_tail(text: &str) -> &str {
    let mut text = text;
    loop {
        let shorter = text.trim_end_matches(['.', ',', ';', ':', '"', '\'', '”', '’']);
        let unpaired =
            shorter.ends_with(')') && shorter.matches(')').count() > shorter.matches('(').count();
        let shorter = if unpaired { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms_become_one() {
        for text in [
            "10.1080/ABC.1",
            "doi:10.1080/abc.1.",
            "https://doi.org/10.1080/abc.1",
            "DOI: 10.1080/abc.1)",
        ] {
            assert_eq!(Doi::parse(text).map(|doi| doi.0), Ok("10.1080/abc.1".to_owned()), "{text}");
        }
        assert!(Doi::parse("10.1016/s0014-5793(01)03313-0").is_ok_and(|doi| doi.0.ends_with("-0")));
    }

    #[test]
    fn near_misses_are_refused() {
        for text in ["", "10.1080", "10.1080/", "11.1080/abc", "10.12/abc", "10.1080/a b"] {
            assert!(Doi::parse(text).is_err(), "{text}");
        }
    }
}
