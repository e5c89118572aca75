//! arXiv identifiers.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// An arXiv identifier without its version: `1708.00362`, `hep-th/9901001`.
    ArxivId
}

impl ArxivId {
    /// Reads an identifier of the new or the old scheme, with or without `arXiv:` and version.
    ///
    /// # Errors
    /// When it has the shape of neither scheme.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let prefixes =
            ["https://arxiv.org/abs/", "http://arxiv.org/abs/", "arxiv.org/abs/", "arxiv:"];
        let bare = strip_prefixes(text.trim(), &prefixes);
        let bare = match bare.rsplit_once('v') {
            Some((head, version)) if !version.is_empty() && all_digits(version) => head,
            _ => bare,
        };
        if is_new(bare) || is_old(bare) {
            Ok(Self(bare.to_owned()))
        } else {
            Err(error("arXiv identifier", text, Reason::Shape))
        }
    }
}

fn is_new(text: &str) -> bool {
    text.split_once('.').is_some_and(|(month, number)| {
        month.len() == 4
            && all_digits(month)
            && (1..=12).contains(&month[2..].parse().unwrap_or(0))
            && (4..=5).contains(&number.len())
            && all_digits(number)
    })
}

fn is_old(text: &str) -> bool {
    text.split_once('/').is_some_and(|(archive, number)| {
        let archive_fits =
            archive.bytes().all(|byte| byte.is_ascii_alphabetic() || b"-.".contains(&byte));
        !archive.is_empty() && archive_fits && number.len() == 7 && all_digits(number)
    })
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_schemes_are_read() {
        let check =
            |text: &str, id: &str| assert_eq!(ArxivId::parse(text), Ok(ArxivId(id.to_owned())));
        check("arXiv:1708.00362v2", "1708.00362");
        check("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001");
        for text in ["1713.00362", "1708.003", "hep-th/99", "2001", ""] {
            assert!(ArxivId::parse(text).is_err(), "{text}");
        }
    }
}
