//! What the declarations of a document type look like when they are whole.

use std::ops::Range;

use super::entities::{Part, parts};
use super::wellformed::is_name;

/// A word of a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// "CDATA", "%", "#IMPLIED".
    Word(Range<usize>),
    /// What stands between quotation marks.
    Quoted(Range<usize>),
    /// What stands in round brackets.
    Group,
}

/// Whether white space stands before every quotation mark that begins a value.
pub fn are_apart(text: &str, words: &[Token]) -> bool {
    let before =
        |value: &Range<usize>| text[..value.start - 1].ends_with(|c: char| c.is_ascii_whitespace());
    words.iter().all(|word| !matches!(word, Token::Quoted(value) if !before(value)))
}

/// Whether words say where something stands: "SYSTEM 'address'", "PUBLIC 'name' 'address'".
pub fn is_external(text: &str, words: &[Token]) -> bool {
    match words {
        [Token::Word(kind), Token::Quoted(_)] => &text[kind.clone()] == "SYSTEM",
        [Token::Word(kind), Token::Quoted(public), Token::Quoted(_)] => {
            &text[kind.clone()] == "PUBLIC" && is_public(&text[public.clone()])
        }
        _ => false,
    }
}

/// Whether words declare a notation, which may have a public name alone.
pub fn is_notation(text: &str, words: &[Token]) -> bool {
    let [Token::Word(name), place @ ..] = words else { return false };
    let is_whole = match place {
        [Token::Word(kind), Token::Quoted(public)] if &text[kind.clone()] == "PUBLIC" => {
            is_public(&text[public.clone()])
        }
        place => is_external(text, place),
    };
    is_whole && is_name(&text[name.clone()])
}

/// Whether a text has only characters of public identifiers.
fn is_public(text: &str) -> bool {
    let signs = " \r\n-'()+,./:=?;!*#@$_%";
    text.chars().all(|c| c.is_ascii_alphanumeric() || signs.contains(c))
}

/// Whether a word is a type of attributes.
pub fn is_type(word: &str) -> bool {
    let types = ["CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"];
    types.contains(&word)
}

/// Whether a text may be the value of an entity in a document itself: each "&" begins a
/// reference, and nothing refers to parameters.
pub fn is_value(text: &str) -> bool {
    let is_loose = |part| match part {
        Part::Characters(text) => text.contains('&'),
        Part::Reference(name, _) => !name.starts_with('#') && !is_name(name),
    };
    !text.contains('%') && !parts(text).any(is_loose)
}

/// Whether a text is the name of an element and what it may hold.
pub fn is_content(text: &str) -> bool {
    let text = text.trim_ascii();
    let Some(end) = text.find(|c: char| c.is_ascii_whitespace()) else { return false };
    let (name, content) = (&text[..end], text[end..].trim_ascii());
    let is_sign = |c: char| matches!(c, '(' | ')' | '|' | ',' | '?' | '*' | '+');
    let mut words = content.split(|c: char| is_sign(c) || c.is_ascii_whitespace());
    let is_model = content.starts_with('(')
        && is_balanced(content)
        && words.all(|word| word.is_empty() || word == "#PCDATA" || is_name(word));
    is_name(name) && (matches!(content, "EMPTY" | "ANY") || is_model)
}

/// Whether every round bracket has its other half.
fn is_balanced(text: &str) -> bool {
    let mut open = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'(' => open += 1,
            b')' if open == 0 => return false,
            b')' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_a_name_and_a_model() {
        for good in [
            "a EMPTY",
            " a\nANY ",
            "a (#PCDATA)",
            "a (b,(c|d)+,e?)*",
            "é ( #PCDATA | b )*",
            "a (b)",
        ] {
            assert!(is_content(good), "{good}");
        }
        for bad in
            ["", "a", "1 EMPTY", "a b", "a (b", "a b)", "a )b(", "a (1)", "a (b&c)", "a ANY x"]
        {
            assert!(!is_content(bad), "{bad}");
        }
    }

    #[test]
    fn values_have_no_loose_ends() {
        for good in ["", "a > b", "&#38;&e;", "it's"] {
            assert!(is_value(good), "{good}");
        }
        for bad in ["a & b", "%p;", "5 %", "&a b;", "&a\u{a0}b;"] {
            assert!(!is_value(bad), "{bad}");
        }
    }

    #[test]
    fn public_names_are_plain() {
        assert!(is_public("-//NLM//DTD JATS (Z39.96) v1.3//EN"));
        assert!(!is_public("-//NLM//<DTD>"));
        assert!(!is_public("é"));
    }
}
