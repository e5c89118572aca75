//! Addresses of the Web.

use super::{IdentError, Reason, error, identifier};

identifier! {
    /// An absolute `http`, `https` or `ftp` address; one printed without scheme gets `http`.
    Url
}

impl Url {
    /// Reads an address as papers print them: `www.` may stand for the scheme, a final stop is cut.
    ///
    /// Characters that RFC 3986 does not allow are percent-encoded.
    ///
    /// # Errors
    /// When there is neither scheme nor `www.`, or no host with a dot.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let wrong = || error("URL", text, Reason::Shape);
        let bare = text.trim().trim_start_matches(['<', '(']);
        let bare = trim_tail(bare);
        let (scheme, rest) = match bare.split_once("://") {
            Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
            None if bare.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www.")) => {
                ("http".to_owned(), bare)
            }
            None => return Err(wrong()),
        };
        let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let host_fits = host.contains('.')
            && host.split('.').all(|label| !label.is_empty())
            && host.chars().all(|c| c.is_alphanumeric() || "-.:@_~".contains(c));
        let fits = matches!(scheme.as_str(), "http" | "https" | "ftp")
            && host_fits
            && !path.chars().any(|c| c.is_whitespace() || c.is_control());
        if fits {
            Ok(Self(format!("{scheme}://{}{}", host.to_lowercase(), encode(path))))
        } else {
            Err(wrong())
        }
    }
}

/// Cuts marks at the end that belong to the sentence around an address.
fn trim_tail(text: &str) -> &str {
    let paired = text.contains('(');
    text.trim_end_matches(|c| ".,;:>\"'”’".contains(c) || c == ')' && !paired)
}

/// Percent-encodes what may not stand in the path, query or fragment of an IRI.
fn encode(path: &str) -> String {
    path.chars()
        .map(|c| match c {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => format!("%{:02X}", c as u32),
            _ => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_printed() {
        let check = |text: &str, url: &str| assert_eq!(Url::parse(text), Ok(Url(url.to_owned())));
        check(
            "www.ppic.org/publications/index.html",
            "http://www.ppic.org/publications/index.html",
        );
        check("HTTPS://Example.org/A_(b).", "https://example.org/A_(b)");
        check("(www.example.org/a).\"),", "http://www.example.org/a");
        check("http://example.org/a|b", "http://example.org/a%7Cb");
        for text in
            ["", "example.org", "http://", "http://localhost", "javascript://a.b", "http://a.b/c d"]
        {
            assert!(Url::parse(text).is_err(), "{text}");
        }
    }
}
