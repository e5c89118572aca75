//! Entities: what "&name;" stands for.
//!
//! The five of XML, characters by number, those that the document itself declares, and, where
//! a document type is named but never fetched, the names that HTML and the ISO sets of JATS
//! share. Expansion has a budget, so that no few lines can stand for gigabytes.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use entities::ENTITIES;

/// Most bytes that all entities of a file may come to.
const MOST: usize = 8 << 20;
/// Deepest that entities may stand in each other.
pub const DEEPEST: usize = 40;

/// Names of characters in HTML 5, which hold those of the ISO sets.
static NAMES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let bare = |entity: &'static str| entity.strip_prefix('&')?.strip_suffix(';');
    ENTITIES.iter().filter_map(|entity| Some((bare(entity.entity)?, entity.characters))).collect()
});

/// What a reference came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// These characters, which are no markup.
    Characters(Cow<'static, str>),
    /// Text that the document declared, which may hold markup.
    Declared(String),
    /// An entity in another file, which is not fetched.
    External,
    /// No such thing.
    Unknown,
    /// More than the budget holds.
    TooMuch,
}

/// What a document declares.
#[derive(Debug, Default)]
pub struct Entities {
    declared: BTreeMap<String, Declared>,
    /// Bytes that were given out.
    spent: Cell<usize>,
}

#[derive(Clone, Debug)]
enum Declared {
    Internal(String),
    External,
}

impl Entities {
    /// Notes a declaration; the first one of a name counts.
    pub fn declare(&mut self, name: &str, value: &str) {
        self.add(name, Declared::Internal(value.to_owned()));
    }

    /// Notes an entity that stands in another file.
    pub fn declare_external(&mut self, name: &str) {
        self.add(name, Declared::External);
    }

    fn add(&mut self, name: &str, declared: Declared) {
        self.declared.entry(name.to_owned()).or_insert(declared);
    }

    /// What stands between "&" and ";" means.
    pub fn meaning(&self, name: &str) -> Meaning {
        if let Some(number) = name.strip_prefix('#') {
            let written = character(number).map(|c| Cow::Owned(c.to_string()));
            return written.map_or(Meaning::Unknown, Meaning::Characters);
        }
        match self.declared.get(name) {
            _ if predefined(name).is_some() => {
                Meaning::Characters(predefined(name).unwrap_or_default().into())
            }
            Some(Declared::Internal(text)) => self.spend(text),
            Some(Declared::External) => Meaning::External,
            None => {
                NAMES.get(name).map_or(Meaning::Unknown, |text| Meaning::Characters((*text).into()))
            }
        }
    }

    /// The declared text, unless the budget is spent.
    fn spend(&self, text: &str) -> Meaning {
        // Each reference costs something, or a million of empty ones would cost nothing.
        let spent = self.spent.get().saturating_add(text.len() + 16);
        if spent > MOST {
            return Meaning::TooMuch;
        }
        self.spent.set(spent);
        Meaning::Declared(text.to_owned())
    }

    /// The value of an attribute: entities resolved, white space as blanks.
    pub fn attribute<'t>(&self, raw: &'t str) -> Cow<'t, str> {
        if !raw.contains(['&', '\n', '\t', '\r']) {
            return Cow::Borrowed(raw);
        }
        let mut value = String::with_capacity(raw.len());
        self.resolve(raw, 0, &mut value);
        Cow::Owned(value)
    }

    fn resolve(&self, raw: &str, depth: usize, value: &mut String) {
        for part in parts(raw) {
            match part {
                Part::Characters(text) => value.extend(text.chars().map(blank)),
                Part::Reference(name, whole) => match self.meaning(name) {
                    Meaning::Characters(text) => value.push_str(&text),
                    Meaning::Declared(text) if depth < DEEPEST => {
                        self.resolve(&text, depth + 1, value);
                    }
                    Meaning::Unknown => value.push_str(whole),
                    _ => {}
                },
            }
        }
    }
}

fn blank(c: char) -> char {
    if matches!(c, '\n' | '\t' | '\r') { ' ' } else { c }
}

/// A stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Characters as they stand.
    Characters(&'t str),
    /// The name of an entity, and all of the reference: "amp", "&amp;".
    Reference(&'t str, &'t str),
}

/// Parts a text at its references. A "&" that begins none is a character.
pub fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if let Some(name) = reference(rest) {
            let (whole, behind) = rest.split_at(name.len() + 2);
            rest = behind;
            return Some(Part::Reference(name, whole));
        }
        let mut from = usize::from(rest.starts_with('&'));
        let end = loop {
            match rest[from..].find('&').map(|at| from + at) {
                None => break rest.len(),
                Some(at) if reference(&rest[at..]).is_some() => break at,
                Some(at) => from = at + 1,
            }
        };
        let (characters, behind) = rest.split_at(end);
        rest = behind;
        (!characters.is_empty()).then_some(Part::Characters(characters))
    })
}

/// The name of the reference that begins a text.
fn reference(text: &str) -> Option<&str> {
    /// Longer names are none.
    const LONGEST: usize = 256;
    let rest = text.strip_prefix('&')?;
    let is_of_name = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'#' | b'.' | b'-' | b'_' | b':')
            || byte >= 0x80
    };
    let length = rest.bytes().take(LONGEST).take_while(|byte| is_of_name(*byte)).count();
    (length > 0 && rest[length..].starts_with(';')).then(|| &rest[..length])
}

fn predefined(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

/// The character of a number: "38", "x26".
fn character(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    let code = is_number.then(|| u32::from_str_radix(digits, radix).ok()).flatten()?;
    char::from_u32(code).filter(|c| is_allowed(*c))
}

/// Whether XML 1.0 knows the character.
pub fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_have_names() {
        let check = |text: &str, expected: &[&str]| {
            let show = |part| match part {
                Part::Characters(text) => format!("'{text}'"),
                Part::Reference(name, _) => name.to_owned(),
            };
            assert_eq!(parts(text).map(show).collect::<Vec<_>>(), expected, "{text}");
        };
        check("a&amp;b", &["'a'", "amp", "'b'"]);
        check("&#38;&#x26;", &["#38", "#x26"]);
        check("AT&T; & co&;&amp", &["'AT'", "T", "' & co&;&amp'"]);
        check("&&lt;", &["'&'", "lt"]);
        check("", &[]);
    }

    #[test]
    fn names_mean_characters_or_declared_text() {
        let mut entities = Entities::default();
        entities.declare("tide", "<i>tide</i>");
        entities.declare("tide", "other");
        entities.declare_external("map");
        let check = |name: &str, expected: Meaning| assert_eq!(entities.meaning(name), expected);
        let characters = |text: &'static str| Meaning::Characters(text.into());
        check("amp", characters("&"));
        check("alpha", characters("α"));
        check("nbsp", characters("\u{a0}"));
        check("Scaron", characters("Š"));
        check("ldquo", characters("“"));
        check("#233", characters("é"));
        check("#xE9", characters("é"));
        check("tide", Meaning::Declared("<i>tide</i>".to_owned()));
        check("map", Meaning::External);
        for unknown in ["nosuch", "#0", "#xD800", "#x110000", "#", "#x", "#-1", "#+5", "#xFFFF"] {
            check(unknown, Meaning::Unknown);
        }
    }

    #[test]
    fn attributes_are_resolved() {
        let mut entities = Entities::default();
        entities.declare("a", "x&b;");
        entities.declare("b", "y");
        entities.declare("c", "&c;");
        assert_eq!(entities.attribute("plain"), "plain");
        assert_eq!(entities.attribute("1\n&a; &lt;&none;"), "1 xy <&none;");
        assert_eq!(entities.attribute("&c;"), "");
    }

    #[test]
    fn the_budget_ends() {
        let mut entities = Entities::default();
        entities.declare("a", &"x".repeat(1 << 20));
        let given = (0..100).filter(|_| entities.meaning("a") != Meaning::TooMuch).count();
        assert_eq!(given, 7);
    }
}
