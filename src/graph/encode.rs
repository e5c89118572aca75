//! Percent-encoding of keys (RFC 3986 and, for letters outside ASCII, RFC 3987).

use std::fmt::Write as _;

/// A key as one segment of a path.
pub fn encode_segment(key: &str) -> String {
    encode(key, |c| matches!(c, '-' | '.' | '_' | '~'))
}

/// A key that is a path already: slashes, well-formed `%XX` and what a path may hold stay.
pub fn encode_path(key: &str) -> String {
    let mut path = String::new();
    for (index, piece) in key.split('%').enumerate() {
        if index > 0 {
            let escape =
                piece.get(..2).is_some_and(|head| head.bytes().all(|b| b.is_ascii_hexdigit()));
            path.push_str(if escape { "%" } else { "%25" });
        }
        path.push_str(&encode(piece, |c| "/-._~!$&'()*+,;=:@".contains(c)));
    }
    path
}

/// A mail address as the rest of a `mailto:` IRI (RFC 6068).
pub fn encode_address(address: &str) -> String {
    encode(address, |c| "-._~!$'*+@".contains(c))
}

fn encode(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || is_kept(c) {
            encoded.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_must_be_is_encoded() {
        assert_eq!(encode_segment("a-b.c/d e%é"), "a-b.c%2Fd%20e%25é");
        assert_eq!(encode_path("doi/10.1%2Fx%zz%é\"%"), "doi/10.1%2Fx%25zz%25é%22%25");
        assert_eq!(encode_address("a#b+c@d.org"), "a%23b+c@d.org");
    }
}
