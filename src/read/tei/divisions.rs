//! Sections: headings, levels, and what a section is for.
//!
//! Divisions that stand beside each other may be of different levels: GROBID writes "2" and
//! "2.1" side by side, and the numbers tell. So a section stays open until something that does
//! not belong to it comes.

use crate::paper::{NodeKind, SectionRole};
use crate::text::collapse;

use super::super::numbering::{self, Numbering};
use super::super::roles;
use super::Writer;
use super::xml::Element;

/// Deepest level that is told apart.
const DEEPEST_LEVEL: u8 = 30;

/// What the type of a division says that it is for, beside the words that headings have too.
const TYPES: &[(&str, SectionRole)] = &[
    ("ack", SectionRole::Acknowledgements),
    ("acknowledgement", SectionRole::Acknowledgements),
    ("acknowledgment", SectionRole::Acknowledgements),
    ("annex", SectionRole::Appendix),
    ("bibl", SectionRole::References),
    ("bibliogr", SectionRole::References),
    ("listbibl", SectionRole::References),
    ("intro", SectionRole::Introduction),
    ("participants", SectionRole::Participants),
    ("reference", SectionRole::References),
    ("resume", SectionRole::Abstract),
];

/// A section that is open.
#[derive(Debug)]
pub struct Open {
    level: u8,
    /// Its role, or that of the bibliography around it.
    role: SectionRole,
    /// Its number in parts.
    number: Vec<String>,
}

/// What opens a section.
#[derive(Debug, Default)]
pub struct Division<'t> {
    /// Elements whose words are the heading.
    pub heads: Vec<Element<'t>>,
    /// What the markup says that it is for.
    pub role: Option<SectionRole>,
}

impl<'t> Writer<'t> {
    /// A `div` of any kind. One without a heading or a role is no section, but what it holds.
    pub fn division(&mut self, element: Element<'t>) {
        let heads: Vec<Element<'t>> = heads(element).collect();
        let role = stated_role(element);
        let is_known = role.is_some_and(|role| role != SectionRole::Body);
        let has_sections = element.children().any(is_headed);
        if heads.is_empty() && (has_sections || !is_known) {
            // Without sections of its own it goes on with the one before.
            if has_sections {
                self.close_sections(self.floor);
            }
            let outer = self.role;
            self.role = role.filter(|_| is_known).or(outer);
            self.contents(element, NodeKind::Paragraph);
            self.role = outer;
            return;
        }
        let is_abstract = role == Some(SectionRole::Abstract);
        if is_abstract && self.shown.contains(&roles::fold(&words_below(element))) {
            return;
        }
        self.open_section(&Division { heads, role });
        let floor = std::mem::replace(&mut self.floor, self.open.len());
        self.contents(element, NodeKind::Paragraph);
        self.close_sections(self.floor);
        self.floor = floor;
    }

    /// A section that ends where `write` does.
    pub fn section(&mut self, division: &Division<'t>, write: impl FnOnce(&mut Self)) {
        self.open_section(division);
        let floor = std::mem::replace(&mut self.floor, self.open.len());
        write(self);
        self.close_sections(floor);
        self.floor = floor;
    }

    fn open_section(&mut self, division: &Division<'t>) {
        let number = number(&division.heads);
        let level = self.level(&number);
        let keep = self.open[self.floor..].iter().take_while(|open| open.level < level).count();
        self.close_sections(self.floor + keep);
        let role = self.role_of(division);
        self.flow.part("\n\n");
        self.flow.builder.open(NodeKind::Section { level, role });
        self.open.push(Open { level, role, number });
        self.role = None;
        if !division.heads.is_empty() {
            self.heading(&division.heads);
        }
    }

    /// One below the section around, unless its number makes it a part of the one before.
    fn level(&self, number: &[String]) -> u8 {
        let (outer, beside) = self.open.split_at(self.floor);
        let is_whole = |open: &&Open| {
            !open.number.is_empty()
                && open.number.len() < number.len()
                && number.starts_with(&open.number)
        };
        let level = match beside.iter().rfind(is_whole) {
            Some(whole) => usize::from(whole.level) + number.len() - whole.number.len(),
            None => outer.last().map_or(1, |open| usize::from(open.level) + 1),
        };
        u8::try_from(level).unwrap_or(DEEPEST_LEVEL).min(DEEPEST_LEVEL)
    }

    fn role_of(&self, division: &Division<'_>) -> SectionRole {
        let is_told = |role: &SectionRole| *role != SectionRole::Body;
        // Parts of a bibliography are bibliographies themselves.
        let inherited = self.open.last().map(|open| open.role);
        let inherited = inherited.filter(|role| *role == SectionRole::References);
        let told = division.role.filter(is_told).or(self.role).or(inherited);
        told.unwrap_or(SectionRole::Body)
    }

    /// What the text at hand is for.
    pub fn current_role(&self) -> SectionRole {
        let open = self.open.last().map(|open| open.role);
        self.role.or(open).unwrap_or(SectionRole::Body)
    }

    /// Closes sections until `count` are open.
    pub fn close_sections(&mut self, count: usize) {
        while self.open.len() > count {
            self.flow.close();
            self.open.pop();
        }
    }

    /// Number and words of a heading.
    fn heading(&mut self, heads: &[Element<'t>]) {
        self.flow.open(NodeKind::Heading);
        for head in heads {
            self.flow.blank();
            if let Some(number) = head.attribute("n")
                && !head.words().starts_with(number.value.trim())
            {
                self.flow.rewrite(&number.value, number.origin);
                self.flow.blank();
            }
            self.inline(*head);
        }
        self.flow.close();
        self.flush_behind();
    }
}

/// The headings that an element has.
pub fn heads(element: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    element.children().filter(|part| part.is("head") && part.has_words())
}

/// Whether an element is a division with a heading.
fn is_headed(element: Element<'_>) -> bool {
    is_division(element.name()) && heads(element).next().is_some()
}

/// "div", and "div1" to "div7".
pub fn is_division(name: &str) -> bool {
    name.strip_prefix("div").is_some_and(|rest| matches!(rest.as_bytes(), [] | [b'0'..=b'7']))
}

/// What words and markup say that a division is for.
pub fn stated_role(element: Element<'_>) -> Option<SectionRole> {
    let heading: String = heads(element).map(Element::words).collect::<Vec<_>>().join(" ");
    let lists_people = element.is("listPerson") || element.child("listPerson").is_some();
    let by_words = if lists_people { roles::role_above_list } else { roles::role };
    let by_heading = Some(by_words(&heading)).filter(|role| *role != SectionRole::Body);
    by_heading.or_else(|| {
        let kind = element.value("type")?.to_lowercase().replace('_', " ");
        let known = TYPES.iter().find(|(name, _)| *name == kind).map(|(_, role)| *role);
        let role = known.unwrap_or_else(|| by_words(&kind));
        (role != SectionRole::Body).then_some(role)
    })
}

/// All words below the headings of an element.
pub fn words_below(element: Element<'_>) -> String {
    let parts = element.children().filter(|part| !part.is("head"));
    collapse(&parts.map(Element::words).collect::<Vec<_>>().join(" "))
}

/// The number of a heading in parts, where it has one of figures: "2.1".
fn number(heads: &[Element<'_>]) -> Vec<String> {
    let Some(head) = heads.first() else { return Vec::new() };
    let words = head.words();
    let printed = match numbering::number(&words) {
        Some((Numbering::Decimal(_), length)) => Some(words[..length].to_owned()),
        _ => None,
    };
    let stated = head.value("n").map(std::borrow::Cow::into_owned);
    let number = stated.or(printed).unwrap_or_default();
    let parts = number.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}
