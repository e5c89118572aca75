//! Attributes in braces, as pandoc writes them: "{#methods .unnumbered}", "{width=50%}".

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{SourceSpan, pattern};

use super::super::block::head;

static ATTRIBUTES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^\{\s*(?:(?:[#.][\p{L}_][\w:.-]*|[\p{L}_][\w:.-]*=(?:"[^"{}]*"|[^\s"{}]+)|-)\s*)+\}|^\{=[a-z]+\}"#,
    )
});
/// Longest attributes in bytes.
const LENGTH: usize = 1000;

/// Length of the attributes that `text` begins with. "{a, b}" are none.
pub fn width(text: &str) -> Option<usize> {
    ATTRIBUTES.find(head(text, LENGTH)).map(|found| found.len())
}

/// A heading without the attributes at its end.
pub fn cut(text: &str, heading: SourceSpan) -> SourceSpan {
    let words = &text[heading.range()];
    let Some(brace) = words.rfind('{').filter(|_| words.ends_with('}')) else { return heading };
    if width(&words[brace..]) == Some(words.len() - brace) {
        return heading.slice(0..words[..brace].trim_end().len());
    }
    heading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_told_from_sets() {
        let check =
            |text: &str, expected: Option<usize>| assert_eq!(width(text), expected, "{text}");
        check("{#sec:a .unnumbered} b", Some(20));
        check("{width=50%}", Some(11));
        check("{-}", Some(3));
        check("{a, b}", None);
        check("{}", None);
        check("{#1}", None);
        check("{#a", None);
    }

    #[test]
    fn headings_lose_their_attributes() {
        let check = |text: &str, expected: &str| {
            assert_eq!(&text[cut(text, SourceSpan::new(0, text.len())).range()], expected);
        };
        check("Methods {#methods}", "Methods");
        check("Sets {a, b}", "Sets {a, b}");
        check("{#a}", "");
    }
}
