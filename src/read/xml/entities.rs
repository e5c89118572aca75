//! Entities: what "&name;" stands for.
//!
//! The five of XML, characters by number, those that the document itself declares, and the names
//! that HTML and the ISO sets of JATS share, which a document type that is never fetched would
//! declare. Expansion has a budget, so that no few lines can stand for gigabytes.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use entities::ENTITIES;

use super::wellformed::is_allowed;

/// Most bytes that all entities of a file may come to, beside its own length.
const MOST: usize = 1 << 20;
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
    /// The same, by a name that HTML has and nothing declares.
    Undeclared(&'static str),
    /// Text that the document declared, which may hold markup.
    Declared(String),
    /// An entity in another file, which is not fetched.
    External,
    /// No such thing.
    Unknown,
    /// More than the budget holds.
    TooMuch,
}

/// What keeps a declared entity from standing in an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It holds itself.
    Loop,
    /// It stands in another file.
    External,
    /// It holds markup.
    Markup,
    /// Entities stand too deep in each other.
    Depth,
    /// It comes to more than the budget holds.
    TooMuch,
}

/// What a document declares.
#[derive(Debug, Default)]
pub struct Entities {
    /// Whether more may be declared in files that are not fetched.
    pub is_open: bool,
    declared: BTreeMap<String, Declared>,
    /// Most bytes that are given out.
    most: usize,
    /// Bytes that were given out.
    spent: Cell<usize>,
    /// Bytes that entities come to in an attribute.
    sizes: RefCell<BTreeMap<String, Result<usize, Obstacle>>>,
    /// Whether attributes asked for more than the budget holds: then none gets any.
    is_spent: Cell<bool>,
}

#[derive(Clone, Debug)]
enum Declared {
    Internal(String),
    External,
}

impl Entities {
    /// For a file of this many bytes.
    pub fn new(length: usize) -> Self {
        Self { most: MOST.saturating_add(length), ..Self::default() }
    }

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
        match self.declared.get(name) {
            _ if name.starts_with('#') || predefined(name).is_some() => by_itself(name),
            Some(Declared::Internal(text)) if self.spend(text.len()) => {
                Meaning::Declared(text.to_owned())
            }
            Some(Declared::Internal(_)) => Meaning::TooMuch,
            Some(Declared::External) => Meaning::External,
            None => by_name(name, self.is_open),
        }
    }

    /// Takes from the budget; whether it held so much.
    pub fn spend(&self, bytes: usize) -> bool {
        // Each reference costs something, or a million of empty ones would cost nothing.
        let spent = self.spent.get().saturating_add(bytes).saturating_add(16);
        if spent > self.most {
            return false;
        }
        self.spent.set(spent);
        true
    }

    /// Whether a reference in the value of an attribute can be resolved, and at its cost; told
    /// once for each that stands in the file.
    pub fn admit(&self, name: &str) -> Result<(), Obstacle> {
        if by_itself(name) != Meaning::Unknown || !self.declared.contains_key(name) {
            return Ok(());
        }
        if self.spend(self.size(name, &mut Vec::new())?) {
            return Ok(());
        }
        self.is_spent.set(true);
        Err(Obstacle::TooMuch)
    }

    /// What a name means to an attribute that was admitted: what is declared stands for itself.
    pub fn by_itself(&self, name: &str) -> Meaning {
        match by_itself(name) {
            Meaning::Unknown if self.declared.contains_key(name) => {
                Meaning::Characters(Cow::Borrowed(""))
            }
            Meaning::Unknown => by_name(name, self.is_open),
            meaning => meaning,
        }
    }

    /// Bytes that an entity comes to in an attribute.
    fn size<'n>(&'n self, name: &'n str, inside: &mut Vec<&'n str>) -> Result<usize, Obstacle> {
        if let Some(known) = self.sizes.borrow().get(name) {
            return *known;
        }
        if inside.contains(&name) {
            return Err(Obstacle::Loop);
        }
        if inside.len() >= DEEPEST {
            return Err(Obstacle::Depth);
        }
        inside.push(name);
        let size = match self.declared.get(name) {
            Some(Declared::Internal(text)) if text.contains('<') => Err(Obstacle::Markup),
            Some(Declared::Internal(text)) => {
                parts(text).try_fold(0_usize, |size, part| match part {
                    Part::Reference(inner, _) if by_itself(inner) == Meaning::Unknown => {
                        Ok(size.saturating_add(self.size(inner, inside)?))
                    }
                    Part::Reference(_, text) | Part::Characters(text) => {
                        Ok(size.saturating_add(text.len()))
                    }
                })
            }
            Some(Declared::External) => Err(Obstacle::External),
            None => Ok(name.len()),
        };
        inside.pop();
        self.sizes.borrow_mut().insert(name.to_owned(), size);
        size
    }

    /// The value that a declaration gives to an attribute.
    pub fn default_value(&self, raw: &str) -> String {
        for part in parts(raw) {
            if let Part::Reference(name, _) = part {
                // What is not admitted is left out below.
                let _ = self.admit(name);
            }
        }
        self.attribute(raw).into_owned()
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
                Part::Characters(text) => spread(text, value),
                Part::Reference(name, whole) => match self.declared.get(name) {
                    _ if by_itself(name) != Meaning::Unknown => {
                        value.extend(by_itself(name).characters());
                    }
                    Some(Declared::Internal(text)) if self.may_resolve(name, depth) => {
                        self.resolve(text, depth + 1, value);
                    }
                    Some(_) => {}
                    None => value.push_str(by_name(name, true).characters().unwrap_or(whole)),
                },
            }
        }
    }

    fn may_resolve(&self, name: &str, depth: usize) -> bool {
        !self.is_spent.get()
            && depth <= DEEPEST
            && (depth > 0 || self.size(name, &mut Vec::new()).is_ok())
    }
}

impl Meaning {
    /// The characters that a reference stands for, if it does so by itself.
    fn characters(&self) -> Option<&str> {
        match self {
            Self::Characters(text) => Some(text),
            Self::Undeclared(text) => Some(text),
            _ => None,
        }
    }
}

/// What a reference means whatever is declared.
fn by_itself(name: &str) -> Meaning {
    let written = match name.strip_prefix('#') {
        Some(number) => character(number).map(|c| Cow::Owned(c.to_string())),
        None => predefined(name).map(Cow::Borrowed),
    };
    written.map_or(Meaning::Unknown, Meaning::Characters)
}

/// What a name means that is not declared in the file.
fn by_name(name: &str, is_open: bool) -> Meaning {
    match NAMES.get(name) {
        Some(text) if is_open => Meaning::Characters((*text).into()),
        Some(text) => Meaning::Undeclared(text),
        None => Meaning::Unknown,
    }
}

/// Writes characters of an attribute: each end of a line and each tab as one blank.
fn spread(text: &str, value: &mut String) {
    let mut before = None;
    for c in text.chars() {
        match c {
            '\n' if before == Some('\r') => {}
            '\n' | '\t' | '\r' => value.push(' '),
            c => value.push(c),
        }
        before = Some(c);
    }
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
    let rest = text.strip_prefix('&')?;
    let is_of_name = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'#' | b'.' | b'-' | b'_' | b':')
            || byte >= 0x80
    };
    let length = rest.bytes().take_while(|byte| is_of_name(*byte)).count();
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
        let long = "n".repeat(300);
        check(&format!("&{long};&{long}"), &[&long, &format!("'&{long}'")]);
        check("", &[]);
    }

    #[test]
    fn names_mean_characters_or_declared_text() {
        let mut entities = Entities::new(0);
        entities.declare("tide", "<i>tide</i>");
        entities.declare("tide", "other");
        entities.declare_external("map");
        let check = |name: &str, expected: Meaning| assert_eq!(entities.meaning(name), expected);
        let characters = |text: &'static str| Meaning::Characters(text.into());
        check("amp", characters("&"));
        check("alpha", Meaning::Undeclared("α"));
        check("nbsp", Meaning::Undeclared("\u{a0}"));
        check("#233", characters("é"));
        check("#xE9", characters("é"));
        check("tide", Meaning::Declared("<i>tide</i>".to_owned()));
        check("map", Meaning::External);
        for unknown in ["nosuch", "#0", "#xD800", "#x110000", "#", "#x", "#-1", "#+5", "#xFFFF"] {
            check(unknown, Meaning::Unknown);
        }
        // Another file may declare what HTML does.
        entities.is_open = true;
        for (name, text) in [("alpha", "α"), ("nbsp", "\u{a0}"), ("Scaron", "Š"), ("ldquo", "“")]
        {
            assert_eq!(entities.meaning(name), characters(text));
        }
    }

    #[test]
    fn attributes_are_resolved() {
        let mut entities = Entities::default();
        entities.declare("a", "x&b;");
        entities.declare("b", "y");
        entities.declare("c", "&c;");
        assert_eq!(entities.attribute("plain"), "plain");
        assert_eq!(entities.attribute("1\n&a; &lt;&none;&eacute;"), "1 xy <&none;é");
        assert_eq!(entities.attribute("1\r\n2\r3\t\n4&#10;"), "1 2 3  4\n");
        assert_eq!(entities.attribute("&c;"), "");
    }

    #[test]
    fn attributes_admit_no_markup_and_no_files() {
        let mut entities = Entities::new(0);
        entities.declare_external("file");
        for (name, text) in [
            ("fine", "x&amp;&#60;&none;"),
            ("outer", "&fine;&fine;"),
            ("markup", "&inner;"),
            ("inner", "<i/>"),
            ("loop", "&pool;"),
            ("pool", "&loop;"),
            ("away", "&file;"),
            ("d0", "x"),
        ] {
            entities.declare(name, text);
        }
        (1..50).for_each(|at| entities.declare(&format!("d{at}"), &format!("&d{};", at - 1)));
        let check = |name: &str, expected| assert_eq!(entities.admit(name), expected, "{name}");
        for name in ["amp", "#38", "none", "fine", "outer", "d39"] {
            check(name, Ok(()));
        }
        check("markup", Err(Obstacle::Markup));
        check("loop", Err(Obstacle::Loop));
        check("file", Err(Obstacle::External));
        check("away", Err(Obstacle::External));
        entities.sizes.borrow_mut().clear();
        check("d49", Err(Obstacle::Depth));
    }

    #[test]
    fn attributes_share_the_budget() {
        let mut entities = Entities::new(0);
        entities.declare("a0", "x");
        for level in 1..9 {
            let inner = format!("&a{};", level - 1).repeat(10);
            entities.declare(&format!("a{level}"), &inner);
        }
        assert_eq!(entities.admit("a5"), Ok(()));
        assert_eq!(entities.attribute("&a5;").len(), 100_000);
        assert_eq!(entities.admit("a8"), Err(Obstacle::TooMuch));
        assert_eq!(entities.attribute("&a8;&a5;&lt;"), "<");
    }

    #[test]
    fn the_budget_ends() {
        let given = |length: usize| {
            let mut entities = Entities::new(length);
            entities.declare("a", &"x".repeat(1 << 16));
            (0..100).filter(|_| entities.meaning("a") != Meaning::TooMuch).count()
        };
        assert_eq!(given(0), 15);
        assert_eq!(given(1 << 20), 31);
    }
}
