//! International Standard Book Numbers.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// An ISBN of thirteen digits without hyphens; ten-digit ones are converted.
    Isbn
}

impl Isbn {
    /// Reads an ISBN-10 or ISBN-13 with or without hyphens, spaces and `ISBN`.
    ///
    /// # Errors
    /// When the number of digits or the check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let prefixes = ["ISBN-13:", "ISBN-10:", "ISBN-13", "ISBN-10", "ISBN:", "ISBN"];
        let bare = strip_prefixes(text.trim(), &prefixes);
        let digits: String = bare.chars().filter(|c| !matches!(c, '-' | ' ' | '–')).collect();
        let values: Option<Vec<u32>> = digits
            .char_indices()
            .map(|(index, c)| match c {
                'X' | 'x' if index == 9 => Some(10),
                _ => c.to_digit(10),
            })
            .collect();
        let wrong = |reason| Err(error("ISBN", text, reason));
        match values {
            Some(values) if values.len() == 10 => {
                let sum: u32 =
                    values.iter().rev().zip(1..).map(|(value, weight)| value * weight).sum();
                if sum.is_multiple_of(11) {
                    Ok(Self(to_thirteen(&digits[..9])))
                } else {
                    wrong(Reason::CheckDigit)
                }
            }
            Some(values) if values.len() == 13 && !values.contains(&10) => {
                let sum = weighted(&values);
                if sum.is_multiple_of(10) { Ok(Self(digits)) } else { wrong(Reason::CheckDigit) }
            }
            _ => wrong(Reason::Shape),
        }
    }
}

fn to_thirteen(nine: &str) -> String {
    let body = format!("978{nine}");
    let values: Vec<u32> = body.chars().filter_map(|c| c.to_digit(10)).collect();
    format!("{body}{}", (10 - weighted(&values) % 10) % 10)
}

fn weighted(values: &[u32]) -> u32 {
    values.iter().zip([1, 3].iter().cycle()).map(|(value, weight)| value * weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lengths_become_thirteen_digits() {
        let isbn = Isbn("9780306406157".to_owned());
        assert_eq!(Isbn::parse("ISBN 978-0-306-40615-7"), Ok(isbn.clone()));
        assert_eq!(Isbn::parse("0-306-40615-2"), Ok(isbn));
        assert!(Isbn::parse("080442957X").is_ok());
    }

    #[test]
    fn near_misses_are_refused() {
        for text in ["0306406153", "978030640615", "9780306406158", "X306406152", ""] {
            assert!(Isbn::parse(text).is_err(), "{text}");
        }
    }
}
