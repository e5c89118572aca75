//! ORCID iDs.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// An ORCID iD with hyphens: `0000-0002-1825-0097`.
    Orcid
}

impl Orcid {
    /// Reads an ORCID iD with or without resolver and hyphens.
    ///
    /// # Errors
    /// When it has not sixteen digits (the last may be X) or fails its check digit (ISO 7064 MOD 11-2).
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let prefixes = ["https://orcid.org/", "http://orcid.org/", "orcid.org/", "orcid:"];
        let bare = strip_prefixes(text.trim(), &prefixes);
        let digits: String = bare.chars().filter(|c| *c != '-').collect::<String>().to_uppercase();
        let shape = digits.len() == 16
            && digits.bytes().take(15).all(|byte| byte.is_ascii_digit())
            && digits.bytes().skip(15).all(|byte| byte.is_ascii_digit() || byte == b'X');
        if !shape {
            return Err(error("ORCID", text, Reason::Shape));
        }
        if check_digit(&digits[..15]) != digits[15..].chars().next() {
            return Err(error("ORCID", text, Reason::CheckDigit));
        }
        let groups = [&digits[..4], &digits[4..8], &digits[8..12], &digits[12..]];
        Ok(Self(groups.join("-")))
    }
}

fn check_digit(digits: &str) -> Option<char> {
    let total = digits.bytes().fold(0_u32, |total, byte| (total + u32::from(byte - b'0')) * 2);
    match (12 - total % 11) % 11 {
        10 => Some('X'),
        digit => char::from_digit(digit, 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_checked() {
        let carberry = Orcid("0000-0002-1825-0097".to_owned());
        assert_eq!(Orcid::parse("https://orcid.org/0000-0002-1825-0097"), Ok(carberry.clone()));
        assert_eq!(Orcid::parse("0000000218250097"), Ok(carberry));
        assert!(Orcid::parse("0000-0002-1694-233X").is_ok());
        let wrong = Orcid::parse("0000-0002-1825-0098").expect_err("wrong check digit");
        assert_eq!(wrong.reason, Reason::CheckDigit);
        assert!(Orcid::parse("0000-0002-1825").is_err());
    }
}
