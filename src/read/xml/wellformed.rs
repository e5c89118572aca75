//! What XML asks of the small things: names, declarations, comments, characters.
//!
//! Only says what is wrong and where; whether that ends the reading is for others.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

/// Something that is not well formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Offset in the text that was looked at.
    pub at: usize,
    /// What is wrong, in lower case, without a final stop.
    pub message: &'static str,
}

impl Fault {
    /// What is wrong at an offset.
    pub fn new(at: usize, message: &'static str) -> Self {
        Self { at, message }
    }
}

/// Whether XML 1.0 knows the character.
pub fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text is a name, by the fifth edition of XML 1.0.
pub fn is_name(text: &str) -> bool {
    text.starts_with(begins_name) && text.chars().all(is_of_name)
}

fn begins_name(c: char) -> bool {
    matches!(c, ':' | '_' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{200c}' | '\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn is_of_name(c: char) -> bool {
    begins_name(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}' | '\u{2040}')
}

/// What is wrong with an instruction, given without "<?" and "?>".
///
/// One that is called "xml" is a declaration, which stands at the very beginning of a file.
pub fn instruction(inner: &str) -> Option<Fault> {
    let end = inner.find([' ', '\n', '\t', '\r']).unwrap_or(inner.len());
    let target = &inner[..end];
    if !is_name(target) {
        Some(Fault::new(0, "an instruction has no name"))
    } else if target.eq_ignore_ascii_case("xml") {
        Some(Fault::new(0, "an XML declaration stands behind the beginning of the file"))
    } else {
        None
    }
}

/// What is wrong with a comment, given without "<!--" and "-->".
pub fn comment(inner: &str) -> Option<Fault> {
    if let Some(at) = inner.find("--") {
        return Some(Fault::new(at, "'--' stands in a comment"));
    }
    inner.ends_with('-').then(|| Fault::new(inner.len() - 1, "a comment ends with '--->'"))
}

/// What is wrong with an XML declaration, given whole.
pub fn declaration(whole: &str) -> Option<Fault> {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r#"^<\?xml[ \n\t\r]+version[ \n\t\r]*=[ \n\t\r]*(?:"1\.[0-9]+"|'1\.[0-9]+')"#,
            r#"(?:[ \n\t\r]+encoding[ \n\t\r]*=[ \n\t\r]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?"#,
            r#"(?:[ \n\t\r]+standalone[ \n\t\r]*=[ \n\t\r]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \n\t\r]*\?>$"#,
        ))
    });
    (!WHOLE.is_match(whole)).then(|| Fault::new(0, "this is no XML declaration"))
}

/// Whether a declaration says that no other file is needed.
pub fn stands_alone(declaration: &str) -> bool {
    static ALONE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"standalone[ \n\t\r]*=[ \n\t\r]*["']yes"#));
    ALONE.is_match(declaration)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_other_words() {
        for name in ["a", "_", ":", "x:y-1.2", "é", "Ж·", "日本", "a\u{301}", "𐐀"] {
            assert!(is_name(name), "{name}");
        }
        for other in ["", "1", "-a", ".a", "a b", "a;", "×", "÷", "\u{301}", "a/", "<"] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn instructions_have_names() {
        for good in ["a", "a b='<'", "xml-stylesheet href='x'", "é ?"] {
            assert_eq!(instruction(good), None, "{good}");
        }
        for bad in ["", " a", "1", "xml version='1.0'", "XML", "a<b"] {
            assert!(instruction(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn comments_hold_no_two_hyphens() {
        assert_eq!(comment(""), None);
        assert_eq!(comment(" - > ]]> <x"), None);
        assert_eq!(comment(" -- ").map(|fault| fault.at), Some(1));
        assert_eq!(comment("é-").map(|fault| fault.at), Some(2));
    }

    #[test]
    fn declarations_have_their_parts_in_order() {
        for good in [
            "<?xml version='1.0'?>",
            "<?xml\n version = \"1.1\"\tencoding\n=\n'utf-8' standalone='no' ?>",
            "<?xml version='1.0' standalone=\"yes\"?>",
        ] {
            assert_eq!(declaration(good), None, "{good}");
        }
        for bad in [
            "<?xml?>",
            "<?xml encoding='utf-8'?>",
            "<?xml version='2.0'?>",
            "<?xml version='1.0\"?>",
            "<?xml version='1.0'encoding='utf-8'?>",
            "<?xml version='1.0' standalone='maybe'?>",
            "<?xml version='1.0' standalone='no' encoding='utf-8'?>",
            "<?xml version='1.0' encoding='8'?>",
        ] {
            assert!(declaration(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn a_file_may_stand_alone() {
        assert!(stands_alone("<?xml version='1.0' standalone = \"yes\"?>"));
        assert!(!stands_alone("<?xml version='1.0' standalone='no'?>"));
        assert!(!stands_alone("<?xml version='1.0'?>"));
    }
}
