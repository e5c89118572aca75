//! Research Organization Registry identifiers.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// A ROR identifier without resolver: `03yrm5c26`.
    Ror
}

/// Crockford's base 32, the alphabet of ROR.
const ALPHABET: &str = "0123456789abcdefghjkmnpqrstvwxyz";

impl Ror {
    /// Reads a ROR identifier with or without resolver.
    ///
    /// # Errors
    /// When the shape or the two check digits (ISO 7064 MOD 97-10) are wrong.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let bare =
            strip_prefixes(text.trim(), &["https://ror.org/", "http://ror.org/", "ror.org/"]);
        let bare = bare.to_ascii_lowercase();
        let wrong = |reason| Err(error("ROR", text, reason));
        if bare.len() != 9 || !bare.is_ascii() || !bare.starts_with('0') {
            return wrong(Reason::Shape);
        }
        let mut number = 0_u64;
        for c in bare[..7].chars() {
            match ALPHABET.find(c) {
                Some(value) => number = number * 32 + value as u64,
                None => return wrong(Reason::Shape),
            }
        }
        let Ok(check) = bare[7..].parse::<u64>() else {
            return wrong(Reason::Shape);
        };
        if 98 - (number * 100) % 97 == check { Ok(Self(bare)) } else { wrong(Reason::CheckDigit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digits_are_checked() {
        assert_eq!(Ror::parse("https://ror.org/03yrm5c26"), Ok(Ror("03yrm5c26".to_owned())));
        assert_eq!(
            Ror::parse("https://ror.org/02mhbdp94").map(|ror| ror.0),
            Ok("02mhbdp94".to_owned())
        );
        for text in ["03yrm5c27", "03yrm5c2", "13yrm5c26", "0+yrm5c26", ""] {
            assert!(Ror::parse(text).is_err(), "{text}");
        }
    }
}
