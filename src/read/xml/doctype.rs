//! The document type declaration: where it ends, and which entities it declares.
//!
//! Read by hand, because quotation marks, comments and instructions in it may hold any bracket,
//! which quick-xml counts as its own. Declarations in other files are never fetched, nor
//! are parameter entities expanded: text that they would change has other entities, no other
//! words.

use std::ops::Range;

use super::entities::{Entities, Part, parts};

/// The declaration in `text`, which begins with it ("<!DOCTYPE"): its length in bytes.
///
/// Entities that it declares are noted. Nothing when it never ends.
pub fn read(text: &str, entities: &mut Entities) -> Option<usize> {
    let mut scan = Scan { text, at: "<!DOCTYPE".len(), entities };
    scan.outer()?;
    Some(scan.at)
}

struct Scan<'t, 'e> {
    text: &'t str,
    at: usize,
    entities: &'e mut Entities,
}

impl Scan<'_, '_> {
    /// Name, identifiers, and what stands in brackets, up to ">".
    fn outer(&mut self) -> Option<()> {
        loop {
            match self.byte()? {
                b'>' => {
                    self.at += 1;
                    return Some(());
                }
                quote @ (b'"' | b'\'') => self.at = self.quoted(quote)?.end + 1,
                b'[' => {
                    self.at += 1;
                    self.subset()?;
                }
                _ => self.at += 1,
            }
        }
    }

    /// Declarations up to "]".
    fn subset(&mut self) -> Option<()> {
        loop {
            let rest = &self.text[self.at..];
            if rest.starts_with("<!--") {
                self.skip_past(4, "-->")?;
            } else if rest.starts_with("<?") {
                self.skip_past(2, "?>")?;
            } else if rest.starts_with("<!ENTITY") {
                self.at += "<!ENTITY".len();
                self.entity()?;
            } else if rest.starts_with(']') {
                self.at += 1;
                return Some(());
            } else if rest.starts_with("<!") {
                self.declaration()?;
            } else {
                self.at += rest.chars().next()?.len_utf8();
            }
        }
    }

    /// What is declared beside entities: elements, attributes, notations.
    fn declaration(&mut self) -> Option<()> {
        loop {
            match self.byte()? {
                b'>' => {
                    self.at += 1;
                    return Some(());
                }
                quote @ (b'"' | b'\'') => self.at = self.quoted(quote)?.end + 1,
                _ => self.at += 1,
            }
        }
    }

    /// "name 'value'>", "name SYSTEM 'address'>", "% name …>".
    fn entity(&mut self) -> Option<()> {
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut value = None;
        loop {
            match self.byte()? {
                b'>' => {
                    self.at += 1;
                    break;
                }
                quote @ (b'"' | b'\'') => {
                    let quoted = self.quoted(quote)?;
                    value.get_or_insert(quoted);
                }
                byte if byte.is_ascii_whitespace() => self.at += 1,
                _ => words.push(self.word()),
            }
        }
        let word = |place: usize| words.get(place).map(|range| &self.text[range.clone()]);
        match (word(0), word(1), value) {
            (Some("%") | None, ..) => {}
            (Some(name), None, Some(value)) => {
                let value = replacement(&self.text[value]);
                self.entities.declare(name, &value);
            }
            (Some(name), ..) => self.entities.declare_external(name),
        }
        Some(())
    }

    fn word(&mut self) -> Range<usize> {
        let start = self.at;
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '"' | '\'');
        let length = self.text[start..].find(is_end).unwrap_or(self.text.len() - start);
        self.at += length;
        start..self.at
    }

    /// What stands between quotation marks, the first of which comes next.
    fn quoted(&mut self, quote: u8) -> Option<Range<usize>> {
        let start = self.at + 1;
        let length = self.text[start..].find(char::from(quote))?;
        self.at = start + length + 1;
        Some(start..start + length)
    }

    fn skip_past(&mut self, opening: usize, end: &str) -> Option<()> {
        let start = self.at + opening;
        self.at = start + self.text.get(start..)?.find(end)? + end.len();
        Some(())
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// What a declared value stands for: numbers of characters are resolved, names are not yet.
fn replacement(value: &str) -> String {
    let numbers = Entities::default();
    let resolved = parts(value).map(|part| match part {
        Part::Reference(name, whole) if name.starts_with('#') => match numbers.meaning(name) {
            super::entities::Meaning::Characters(text) => text.into_owned(),
            _ => whole.to_owned(),
        },
        Part::Reference(_, text) | Part::Characters(text) => text.to_owned(),
    });
    resolved.collect()
}

#[cfg(test)]
mod tests {
    use super::super::entities::Meaning;
    use super::*;

    /// Text behind the declaration, and what "e" means.
    fn check(text: &str, behind: Option<&str>, meaning: &Meaning) {
        let mut entities = Entities::default();
        let end = read(text, &mut entities);
        assert_eq!(end.map(|end| &text[end..]), behind, "{text}");
        assert_eq!(entities.meaning("e"), *meaning, "{text}");
    }

    #[test]
    fn the_end_is_found_behind_any_bracket() {
        let none = || &Meaning::Unknown;
        check("<!DOCTYPE article><a/>", Some("<a/>"), none());
        check("<!DOCTYPE a PUBLIC \"-//>//\" 'x>y'><a/>", Some("<a/>"), none());
        check("<!DOCTYPE a [<!-- ]> ' --><?x ]>?>]><a/>", Some("<a/>"), none());
        check(
            "<!DOCTYPE a [<!ELEMENT a (#PCDATA)><!ATTLIST a b CDATA ']>'>] >x",
            Some("x"),
            none(),
        );
        check("<!DOCTYPE a [%pe;]><a/>", Some("<a/>"), none());
        check("<!DOCTYPE a [ <!ENTITY e 'x'", None, none());
        check("<!DOCTYPE a", None, none());
        check("<!DOCTYPE a [é", None, none());
    }

    #[test]
    fn entities_are_declared() {
        let declared = |text: &str| Meaning::Declared(text.to_owned());
        let all = |inner: &str, meaning| {
            let meaning: Meaning = meaning;
            check(&format!("<!DOCTYPE a [{inner}]>"), Some(""), &meaning);
        };
        all("<!ENTITY e 'a > b'>", declared("a > b"));
        all("<!ENTITY  e\n\"it's &#38;#60; &f;\" >", declared("it's &#60; &f;"));
        all("<!ENTITY e SYSTEM 'file:///etc/passwd'>", Meaning::External);
        all("<!ENTITY e PUBLIC '-//x' \"http://example.org/x\">", Meaning::External);
        all("<!ENTITY e SYSTEM 'x.gif' NDATA gif>", Meaning::External);
        all("<!ENTITY % e 'x'>", Meaning::Unknown);
        all("<!ENTITY e 'one'><!ENTITY e 'two'>", declared("one"));
    }
}
