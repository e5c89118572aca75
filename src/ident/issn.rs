//! International Standard Serial Numbers.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// An ISSN with its hyphen: `0028-0836`.
    Issn
}

impl Issn {
    /// Reads an ISSN with or without hyphen and `ISSN`.
    ///
    /// # Errors
    /// When it has not eight digits (the last may be X) or fails its check digit.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let bare = strip_prefixes(text.trim(), &["ISSN:", "ISSN"]);
        let digits: String = bare.chars().filter(|c| *c != '-').collect::<String>().to_uppercase();
        let shape = digits.len() == 8
            && digits.bytes().take(7).all(|byte| byte.is_ascii_digit())
            && digits.bytes().skip(7).all(|byte| byte.is_ascii_digit() || byte == b'X');
        if !shape {
            return Err(error("ISSN", text, Reason::Shape));
        }
        let value = |byte: u8| {
            if byte == b'X' { 10 } else { u32::from(byte - b'0') }
        };
        let sum: u32 =
            digits.bytes().zip((1..=8).rev()).map(|(byte, weight)| value(byte) * weight).sum();
        if !sum.is_multiple_of(11) {
            return Err(error("ISSN", text, Reason::CheckDigit));
        }
        Ok(Self(format!("{}-{}", &digits[..4], &digits[4..])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_checked() {
        assert_eq!(Issn::parse("ISSN 00280836"), Ok(Issn("0028-0836".to_owned())));
        assert!(Issn::parse("2434-561X").is_ok());
        assert!(Issn::parse("0028-0837").is_err());
        assert!(Issn::parse("0028-083").is_err());
    }
}
