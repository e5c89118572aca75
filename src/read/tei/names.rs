//! Names of people and groups.

use crate::paper::StatedName;

use super::Writer;
use super::inline::items;
use super::xml::{Element, Item, Maker, NameParts, write_name, write_whole_name};

/// What stands beside a name in the element of its bearer.
const BESIDE: [&str; 13] = [
    "address",
    "affiliation",
    "birth",
    "death",
    "email",
    "idno",
    "note",
    "occupation",
    "ptr",
    "ref",
    "state",
    "graphic",
    "availability",
];

/// A name and the elements that are its parts.
#[derive(Debug)]
pub struct Name<'t> {
    /// What holds its words.
    pub holder: Element<'t>,
    /// Whether it names a group or an organisation.
    pub is_group: bool,
    /// Its parts, where every word stands in one.
    pub parts: Option<NameParts<'t>>,
    /// Degrees behind it.
    pub degrees: Vec<Element<'t>>,
}

impl<'t> Name<'t> {
    /// The names that an author or editor bears: mostly one.
    pub fn all(bearer: Element<'t>) -> Vec<Self> {
        let named = |names: &[&str]| -> Vec<Element<'t>> {
            bearer.children().filter(|one| names.contains(&one.name()) && one.has_words()).collect()
        };
        let mut holders = named(&["persName", "name"]);
        // A name in several languages or spellings is one name.
        if holders
            .iter()
            .skip(1)
            .any(|one| one.value("xml:lang").is_some() || one.value("type").is_some())
        {
            holders.truncate(1);
        }
        if holders.is_empty() {
            holders = named(&["orgName"]);
        }
        if holders.is_empty() && bearer.has_words() {
            holders.push(bearer);
        }
        holders.into_iter().map(Self::of).collect()
    }

    /// The name in an element that holds nothing else.
    pub fn of(holder: Element<'t>) -> Self {
        let is_group = holder.is("orgName")
            || holder.is("org")
            || holder.is("name")
                && holder.value("type").is_some_and(|kind| kind.starts_with("org"));
        let mut gathered = Gathered::default();
        gathered.add(holder);
        let Gathered { parts, degrees, is_stray } = gathered;
        let has_parts = !(parts.family.is_empty() && parts.given.is_empty());
        let parts = Some(parts).filter(|_| has_parts && !is_stray && !is_group);
        Self { holder, is_group, parts, degrees }
    }

    /// As one who made a cited work.
    pub fn maker(self) -> Maker<'t> {
        match self.parts {
            Some(mut parts) => {
                parts.suffix.extend(self.degrees);
                Maker::Person(parts)
            }
            None if self.is_group => Maker::Group(self.holder),
            None => Maker::Named(self.holder),
        }
    }
}

#[derive(Default)]
struct Gathered<'t> {
    parts: NameParts<'t>,
    degrees: Vec<Element<'t>>,
    /// Whether words stand outside of the parts.
    is_stray: bool,
}

impl<'t> Gathered<'t> {
    fn add(&mut self, element: Element<'t>) {
        for item in element.items() {
            match item {
                Item::Text(piece) => self.is_stray |= piece.text.contains(char::is_alphanumeric),
                Item::Element(part) if part.has_words() => self.part(part),
                Item::Element(_) => {}
            }
        }
    }

    fn part(&mut self, part: Element<'t>) {
        let parts = &mut self.parts;
        match part.name() {
            "forename" | "addName" => parts.given.push(part),
            "surname" | "nameLink" => {
                // Names of East Asia are read as they are written: family name first.
                let is_first = parts.given.is_empty() && parts.family.is_empty();
                parts.is_family_first |= is_first && part.words().contains(is_ideograph);
                parts.family.push(part);
            }
            "genName" => parts.suffix.push(part),
            "roleName" if parts.family.is_empty() && parts.given.is_empty() => {
                parts.prefix.push(part);
            }
            "roleName" => self.degrees.push(part),
            name if BESIDE.contains(&name) => {}
            _ => self.add(part),
        }
    }
}

/// Ideographs and syllables of Chinese, Japanese and Korean names.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

impl<'t> Writer<'t> {
    /// Writes the name in an element, in reading order where all of it is parted.
    pub fn name(&mut self, holder: Element<'t>) -> Option<StatedName> {
        self.write_name(&Name::of(holder))
    }

    /// Writes a name; nothing when it has no words.
    pub fn write_name(&mut self, name: &Name<'t>) -> Option<StatedName> {
        match &name.parts {
            Some(parts) => write_name(&mut self.flow, parts),
            None if name.is_group => write_whole_name(&mut self.flow, name.holder, true),
            None => self.printed_name(name.holder),
        }
    }

    /// A name as it stands, with the parts that are marked in it.
    pub fn printed_name(&mut self, holder: Element<'t>) -> Option<StatedName> {
        let start = self.flow.builder.offset();
        let mut parts = StatedParts::default();
        self.printed_parts(holder, &mut parts);
        let span = self.flow.bare(start..self.flow.builder.offset())?;
        let StatedParts { given, family, prefix, suffix } = parts;
        // A part alone would hide the words beside it.
        let family = family.filter(|_| given.is_some());
        let given = given.filter(|_| family.is_some());
        Some(StatedName { span, given, family, prefix, suffix, is_group: false })
    }

    fn printed_parts(&mut self, element: Element<'t>, parts: &mut StatedParts) {
        for item in items(element) {
            let part = match item {
                Item::Text(piece) => {
                    self.flow.piece(piece);
                    continue;
                }
                Item::Element(part) => part,
            };
            let place = match part.name() {
                "forename" => &mut parts.given,
                "surname" => &mut parts.family,
                "genName" => &mut parts.suffix,
                "roleName" => &mut parts.prefix,
                name if BESIDE.contains(&name) => continue,
                _ => {
                    self.printed_parts(part, parts);
                    continue;
                }
            };
            self.flow.blank();
            *place = place.or(self.flow.words(part));
        }
    }
}

#[derive(Default)]
struct StatedParts {
    given: Option<crate::text::ArenaSpan>,
    family: Option<crate::text::ArenaSpan>,
    prefix: Option<crate::text::ArenaSpan>,
    suffix: Option<crate::text::ArenaSpan>,
}
