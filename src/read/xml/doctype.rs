//! The document type declaration: where it ends, which entities it declares, and what attributes
//! are when no tag says so.
//!
//! Read by hand, because quotation marks, comments and instructions in it may hold any bracket,
//! which quick-xml counts as its own. Declarations in other files are never fetched; those that
//! stand in parameter entities of the file itself are read.

use std::collections::BTreeMap;
use std::ops::Range;

use super::declarations::{
    Token, are_apart, is_content, is_external, is_notation, is_type, is_value,
};
use super::defaults::Defaults;
use super::entities::{Entities, Meaning, Part, parts};
use super::wellformed::{Fault, comment, instruction, is_name};

/// Deepest that parameter entities may stand in each other.
const DEEPEST: usize = 40;

/// A document type declaration, read.
#[derive(Debug)]
pub struct Doctype {
    /// Its length in bytes.
    pub length: usize,
    /// What is not well formed in it.
    pub fault: Option<Fault>,
}

/// Reads the declaration that begins at the byte `start` of `source` ("<!DOCTYPE").
///
/// Entities and attributes that it declares are noted. Nothing when it never ends.
pub fn read(
    source: &str,
    start: usize,
    entities: &mut Entities,
    defaults: &mut Defaults,
) -> Option<Doctype> {
    let mut subset =
        Subset { entities, defaults, parameters: BTreeMap::new(), inside: Vec::new(), fault: None };
    let mut scan = Scan { text: &source[start..], at: "<!DOCTYPE".len(), origin: Some(start) };
    scan.outer(&mut subset)?;
    Some(Doctype { length: scan.at, fault: subset.fault })
}

/// What the declarations say.
struct Subset<'e> {
    entities: &'e mut Entities,
    defaults: &'e mut Defaults,
    /// Parameter entities of this file.
    parameters: BTreeMap<String, Parameter>,
    /// Those that are being read.
    inside: Vec<String>,
    fault: Option<Fault>,
}

enum Parameter {
    Internal(String),
    External,
}

impl Subset<'_> {
    fn slip(&mut self, at: usize, message: &'static str) {
        self.fault.get_or_insert_with(|| Fault::new(at, message));
    }
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// Where the text begins in the source; nothing for text of an entity.
    origin: Option<usize>,
}

impl Scan<'_> {
    /// Name, identifiers, and what stands in brackets, up to ">".
    fn outer(&mut self, subset: &mut Subset<'_>) -> Option<()> {
        let start = self.at;
        let mut tokens = Vec::new();
        loop {
            match self.byte()? {
                b'>' => break self.at += 1,
                b'[' => {
                    self.at += 1;
                    self.declarations(subset)?;
                    self.at += 1;
                }
                _ => tokens.extend(self.token()?),
            }
        }
        let is_apart = self.text[start..].starts_with(|c: char| c.is_ascii_whitespace());
        let is_whole = match &tokens[..] {
            _ if !is_apart || !are_apart(self.text, &tokens) => false,
            [Token::Word(name)] => is_name(&self.text[name.clone()]),
            [Token::Word(name), of_name @ ..] => {
                subset.entities.is_open = true;
                is_name(&self.text[name.clone()]) && is_external(self.text, of_name)
            }
            _ => false,
        };
        if !is_whole {
            subset.slip(start, "the document type has no name, or says no place");
        }
        Some(())
    }

    /// Declarations up to "]", or to the end of an entity's text.
    fn declarations(&mut self, subset: &mut Subset<'_>) -> Option<()> {
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() && self.origin.is_none() || rest.starts_with(']') {
                return Some(());
            } else if rest.starts_with("<!--") {
                let inner = self.skip_past(4, "-->")?;
                subset.note(comment(&self.text[inner.clone()]), inner.start);
            } else if rest.starts_with("<?") {
                let inner = self.skip_past(2, "?>")?;
                subset.note(instruction(&self.text[inner.clone()]), inner.start);
            } else if rest.starts_with("<!") {
                self.declaration(subset)?;
            } else if rest.starts_with('%') {
                self.parameter(subset)?;
            } else {
                let c = rest.chars().next()?;
                if !c.is_ascii_whitespace() {
                    subset.slip(self.at, "something stands between declarations");
                }
                self.at += c.len_utf8();
            }
        }
    }

    /// "%name;": declarations that stand in an entity.
    fn parameter(&mut self, subset: &mut Subset<'_>) -> Option<()> {
        let start = self.at;
        let rest = &self.text[start + 1..];
        let length = rest.find(|c: char| c == ';' || c.is_ascii_whitespace() || c == ']')?;
        let name = &rest[..length];
        self.at = start + 1 + length;
        if !rest[length..].starts_with(';') || !is_name(name) {
            subset.slip(start, "a '%' begins no reference");
            return Some(());
        }
        self.at += 1;
        let text = match subset.parameters.get(name) {
            Some(Parameter::Internal(text)) => text.clone(),
            Some(Parameter::External) | None => {
                subset.entities.is_open = true;
                return Some(());
            }
        };
        if subset.inside.iter().any(|outer| outer == name) || subset.inside.len() >= DEEPEST {
            subset.slip(start, "a parameter entity holds itself");
        } else if subset.entities.spend(text.len()) {
            subset.inside.push(name.to_owned());
            let told = subset.fault;
            let mut inner = Scan { text: &text, at: 0, origin: None };
            if inner.declarations(subset).is_none() || inner.at < text.len() {
                subset.slip(start, "a parameter entity holds part of a declaration");
            }
            // Slips in its text are told where it is referred to.
            subset.fault = told.or(subset.fault.map(|fault| Fault { at: start, ..fault }));
            subset.inside.pop();
        } else {
            subset
                .slip(start, "parameter entities come to too much; from here on they are left out");
        }
        Some(())
    }

    fn declaration(&mut self, subset: &mut Subset<'_>) -> Option<()> {
        let start = self.at;
        self.at += "<!".len();
        let keyword = self.word();
        match &self.text[keyword] {
            "ENTITY" => self.entity(start, subset),
            "ATTLIST" => self.attributes(start, subset),
            "NOTATION" => {
                let tokens = self.tokens(start, subset)?;
                if !is_notation(self.text, &tokens) {
                    subset.slip(start, "the declaration of a notation is not whole");
                }
                Some(())
            }
            "ELEMENT" => {
                let content = self.skip_past(0, ">")?;
                if !is_content(&self.text[content]) {
                    subset.slip(start, "the declaration of an element is not whole");
                }
                Some(())
            }
            _ => {
                subset.slip(start, "this is no declaration");
                self.tokens(start, subset).map(drop)
            }
        }
    }

    /// "name 'value'>", "name SYSTEM 'address'>", "% name …>".
    fn entity(&mut self, start: usize, subset: &mut Subset<'_>) -> Option<()> {
        let tokens = self.tokens(start, subset)?;
        let text = |range: &Range<usize>| &self.text[range.clone()];
        let (is_parameter, tokens) = match tokens.split_first() {
            Some((Token::Word(first), rest)) if text(first) == "%" => (true, rest),
            _ => (false, &tokens[..]),
        };
        let [Token::Word(name), of_name @ ..] = tokens else {
            subset.slip(start, "an entity is declared without a name");
            return Some(());
        };
        let name = text(name);
        if !is_name(name) {
            subset.slip(start, "the name of an entity is none");
        }
        let value = match of_name {
            [Token::Quoted(value)] => {
                if !is_value(text(value)) {
                    subset
                        .slip(value.start, "a '%' or a lone '&' stands in the value of an entity");
                }
                Some(replacement(text(value)))
            }
            [place @ .., Token::Word(ndata), Token::Word(notation)]
                if text(ndata) == "NDATA"
                    && is_name(text(notation))
                    && !is_parameter
                    && is_external(self.text, place) =>
            {
                None
            }
            place => {
                if !is_external(self.text, place) {
                    subset.slip(start, "the declaration of an entity says nothing of it");
                }
                None
            }
        };
        match (is_parameter, value) {
            (true, Some(value)) => subset.parameter(name, Parameter::Internal(value)),
            (true, None) => subset.parameter(name, Parameter::External),
            (false, Some(value)) => subset.entities.declare(name, &value),
            (false, None) => subset.entities.declare_external(name),
        }
        Some(())
    }

    /// "element name type 'default' name type #IMPLIED …>".
    fn attributes(&mut self, start: usize, subset: &mut Subset<'_>) -> Option<()> {
        let tokens = self.tokens(start, subset)?;
        let text = |range: &Range<usize>| &self.text[range.clone()];
        let Some((Token::Word(element), mut rest)) = tokens.split_first() else {
            subset.slip(start, "attributes are declared for no element");
            return Some(());
        };
        let mut is_whole = is_name(text(element));
        while let [Token::Word(name), of_name @ ..] = rest {
            is_whole &= is_name(text(name));
            let behind = match of_name {
                [Token::Word(kind), Token::Group, behind @ ..] if text(kind) == "NOTATION" => {
                    behind
                }
                [Token::Word(kind), behind @ ..] => {
                    is_whole &= is_type(text(kind));
                    behind
                }
                [Token::Group, behind @ ..] => behind,
                _ => break,
            };
            let (value, behind) = match behind {
                [Token::Word(fixed), Token::Quoted(value), behind @ ..]
                    if text(fixed) == "#FIXED" =>
                {
                    (Some(value), behind)
                }
                [Token::Quoted(value), behind @ ..] => (Some(value), behind),
                [Token::Word(word), behind @ ..]
                    if matches!(text(word), "#IMPLIED" | "#REQUIRED") =>
                {
                    (None, behind)
                }
                _ => break,
            };
            let words = value.map(|value| subset.entities.default_value(text(value)));
            let place = value.zip(self.origin).map(|(value, at)| at + value.start..at + value.end);
            subset.defaults.declare(text(element), text(name), words, place);
            rest = behind;
        }
        if !rest.is_empty() || !is_whole {
            subset.slip(start, "the declaration of attributes is not whole");
        }
        Some(())
    }

    /// The words of a declaration, up to behind its ">".
    fn tokens(&mut self, start: usize, subset: &mut Subset<'_>) -> Option<Vec<Token>> {
        let mut tokens = Vec::new();
        while self.byte()? != b'>' {
            tokens.extend(self.token()?);
        }
        self.at += 1;
        if !are_apart(self.text, &tokens) {
            subset.slip(start, "no white space stands before a quotation mark");
        }
        Some(tokens)
    }

    /// What comes next; white space is nothing.
    fn token(&mut self) -> Option<Option<Token>> {
        Some(match self.byte()? {
            quote @ (b'"' | b'\'') => Some(Token::Quoted(self.quoted(quote)?)),
            b'(' => {
                self.skip_past(1, ")")?;
                Some(Token::Group)
            }
            byte if byte.is_ascii_whitespace() => {
                self.at += 1;
                None
            }
            _ => Some(Token::Word(self.word())),
        })
    }

    /// One word; at least one character.
    fn word(&mut self) -> Range<usize> {
        let start = self.at;
        let rest = &self.text[start..];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '"' | '\'' | '(' | '[');
        self.at += rest[first..].find(is_end).map_or(rest.len(), |length| first + length);
        start..self.at
    }

    /// What stands between quotation marks, the first of which comes next.
    fn quoted(&mut self, quote: u8) -> Option<Range<usize>> {
        let start = self.at + 1;
        let length = self.text[start..].find(char::from(quote))?;
        self.at = start + length + 1;
        Some(start..start + length)
    }

    /// What stands between an opening of some bytes and the next `end`.
    fn skip_past(&mut self, opening: usize, end: &str) -> Option<Range<usize>> {
        let start = self.at + opening;
        let length = self.text.get(start..)?.find(end)?;
        self.at = start + length + end.len();
        Some(start..start + length)
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

impl Subset<'_> {
    fn parameter(&mut self, name: &str, parameter: Parameter) {
        self.parameters.entry(name.to_owned()).or_insert(parameter);
    }

    fn note(&mut self, fault: Option<Fault>, start: usize) {
        if let Some(fault) = fault {
            self.slip(start + fault.at, fault.message);
        }
    }
}

/// What a declared value stands for: numbers of characters are resolved, names are not yet.
fn replacement(value: &str) -> String {
    let numbers = Entities::default();
    let resolved = parts(value).map(|part| match part {
        Part::Reference(name, whole) if name.starts_with('#') => match numbers.meaning(name) {
            Meaning::Characters(text) => text.into_owned(),
            _ => whole.to_owned(),
        },
        Part::Reference(_, text) | Part::Characters(text) => text.to_owned(),
    });
    resolved.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text behind the declaration, what "e" means, and where the first slip is.
    fn check(text: &str, behind: Option<&str>, meaning: &Meaning, slip: Option<usize>) {
        let (mut entities, mut defaults) = (Entities::new(0), Defaults::default());
        let read = read(text, 0, &mut entities, &mut defaults);
        assert_eq!(read.as_ref().map(|read| &text[read.length..]), behind, "{text}");
        assert_eq!(entities.meaning("e"), *meaning, "{text}");
        assert_eq!(read.and_then(|read| read.fault).map(|fault| fault.at), slip, "{text}");
    }

    #[test]
    fn the_end_is_found_behind_any_bracket() {
        let check = |text, behind| check(text, behind, &Meaning::Unknown, None);
        check("<!DOCTYPE article><a/>", Some("<a/>"));
        check("<!DOCTYPE a PUBLIC \"-//x//\" 'x>y'><a/>", Some("<a/>"));
        check("<!DOCTYPE a [<!-- ]> ' --><?x ]>?>]><a/>", Some("<a/>"));
        check("<!DOCTYPE a[<!ELEMENT a (#PCDATA)><!ATTLIST a b CDATA ']>'>] >x", Some("x"));
        check("<!DOCTYPE a [%pe;]><a/>", Some("<a/>"));
        check("<!DOCTYPE a [ <!ENTITY f 'x'", None);
        check("<!DOCTYPE a", None);
    }

    #[test]
    fn entities_are_declared() {
        let declared = |text: &str| Meaning::Declared(text.to_owned());
        let all = |inner: &str, meaning: Meaning| {
            check(&format!("<!DOCTYPE a [{inner}]>"), Some(""), &meaning, None);
        };
        all("<!ENTITY e 'a > b'>", declared("a > b"));
        all("<!ENTITY  e\n\"it's &#38;#60; &f;\" >", declared("it's &#60; &f;"));
        all("<!ENTITY e SYSTEM 'file:///etc/passwd'>", Meaning::External);
        all("<!ENTITY e PUBLIC '-//x' \"http://example.org/x\">", Meaning::External);
        all("<!ENTITY e SYSTEM 'x.gif' NDATA gif>", Meaning::External);
        all("<!ENTITY % e 'x'>", Meaning::Unknown);
        all("<!ENTITY e 'one'><!ENTITY e 'two'>", declared("one"));
    }

    #[test]
    fn parameter_entities_of_the_file_are_read() {
        let declared = |text: &str| Meaning::Declared(text.to_owned());
        let all = |inner: &str, meaning: Meaning, slip| {
            check(&format!("<!DOCTYPE a [{inner}]>"), Some(""), &meaning, slip);
        };
        all("<!ENTITY % p '<!ENTITY e \"x\">'>%p;", declared("x"), None);
        all("<!ENTITY % p '<!ENTITY e \"x\">'><!ENTITY % q ' &#37;p; '> %q; ", declared("x"), None);
        all("<!ENTITY % p SYSTEM 'file:///x'>%p;<!ENTITY e 'y'>", declared("y"), None);
        all("<!ENTITY % p '&#37;p;'>%p;", Meaning::Unknown, Some(36));
        all("<!ENTITY % p '<!ENTITY e '>%p;", Meaning::Unknown, Some(40));
        all("<!ENTITY % p ']>'>%p;", Meaning::Unknown, Some(31));
        let bomb: String = (1..9)
            .map(|at| format!("<!ENTITY % p{at} '{}'>", format!("&#37;p{};", at - 1).repeat(10)))
            .collect();
        let bomb = format!("<!ENTITY % p0 '<!ENTITY e \"x\">'>{bomb}");
        let slip = Some("<!DOCTYPE a [".len() + bomb.len());
        all(&format!("{bomb}%p8;"), declared("x"), slip);
    }

    #[test]
    fn attributes_have_declared_values() {
        let check = |inner: &str, expected: &[(&str, &str)]| {
            let text = format!("<!DOCTYPE a [<!ENTITY v 'w'>{inner}]>");
            let (mut entities, mut defaults) = (Entities::new(0), Defaults::default());
            let read = read(&text, 0, &mut entities, &mut defaults);
            assert_eq!(read.map(|read| read.fault), Some(None), "{inner}");
            let found: Vec<_> =
                defaults.of("b").map(|(name, value)| (name, value.value.as_str())).collect();
            assert_eq!(found, expected, "{inner}");
            let is_in_place = |value: &super::super::defaults::DeclaredValue| {
                value.origin.is_none_or(|origin| text[origin.range()] == *value.value)
            };
            assert!(inner.contains('&') || defaults.of("b").all(|(_, value)| is_in_place(value)));
        };
        check("<!ATTLIST b x CDATA 'é' y (p|q)\n'q' z ID #IMPLIED>", &[("x", "é"), ("y", "q")]);
        check("<!ATTLIST b x CDATA #FIXED \"1\"><!ATTLIST b x CDATA '2'>", &[("x", "1")]);
        check("<!ATTLIST b x NOTATION (g) #REQUIRED x:y NMTOKEN 'z'>", &[("x:y", "z")]);
        check("<!ATTLIST b x CDATA '&v; &lt;'>", &[("x", "w <")]);
        check("<!ENTITY % p \"<!ATTLIST b x CDATA '&#38;v;'>\">%p;", &[("x", "w")]);
        check("<!ATTLIST b><!ATTLIST c x CDATA 'y'>", &[]);
    }

    #[test]
    fn slips_are_told() {
        let check = |text: &str, slip| check(text, Some(""), &Meaning::Unknown, Some(slip));
        check("<!DOCTYPE a x>", 9);
        check("<!DOCTYPE a PUBLIC 'x'>", 9);
        check("<!DOCTYPE 1>", 9);
        check("<!DOCTYPEa>", 9);
        check("<!DOCTYPE a SYSTEM'x'>", 9);
        check("<!DOCTYPE a [<!ENTITY f'x'>]>", 13);
        check("<!DOCTYPE a [é]>", 13);
        check("<!DOCTYPE a [<a>]>", 13);
        check("<!DOCTYPE a [<!-- -- -->]>", 18);
        check("<!DOCTYPE a [<?xml x?>]>", 15);
        check("<!DOCTYPE a [<!THING x>]>", 13);
        check("<!DOCTYPE a [<!ENTITY f>]>", 13);
        check("<!DOCTYPE a [<!ENTITY 1 'x'>]>", 13);
        check("<!DOCTYPE a [<!ENTITY f '%g;'>]>", 25);
        check("<!DOCTYPE a [<!ATTLIST b x>]>", 13);
        check("<!DOCTYPE a [<!ATTLIST b x CDATA y>]>", 13);
        check("<!DOCTYPE a [<!ATTLIST b x> y CDATA 'y'>]>", 13);
        check("<!DOCTYPE a [<!ELEMENT b (c>]>", 13);
        check("<!DOCTYPE a [<!NOTATION n 'x'>]>", 13);
        check("<!DOCTYPE a [% ]>", 13);
    }
}
