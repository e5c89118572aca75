//! Lists of names as bibliographies print them: who is in them, in which order, and where.
//!
//! A list is cut into parts at its commas, semicolons and "and"s ([`words`]). What one or
//! several parts in a row can be read as has a cost ([`readings`]), going from one way of
//! printing to another has one too, and the cheapest way through the whole list wins
//! ([`path`]). Knows no field but names.

use std::ops::Range;

use crate::text::collapse;

mod frame;
mod path;
mod readings;
mod words;

/// A name and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// Family name with its particles, or the whole name of an organisation.
    pub family: String,
    /// Given names or initials; none for an organisation.
    pub given: Option<String>,
    /// "Jr.", "III".
    pub suffix: Option<String>,
    /// Whether it is an organisation.
    pub organization: bool,
    /// All of it, in bytes of the list.
    pub range: Range<usize>,
}

/// The names of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameList {
    /// Who is in it, in order.
    pub people: Vec<Printed>,
    /// Whether "et al." or the like ends it.
    pub et_al: bool,
    /// What they are said to be, where it is said.
    pub role: Option<Role>,
}

/// What a list says of those in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// "(Eds.)", "edited by".
    Editor,
    /// "(Trans.)", "translated by".
    Translator,
}

/// Reads a text that is a list of names, with roles ("eds.") and lead-ins ("In") around it.
#[must_use]
pub fn parse(text: &str) -> NameList {
    let framed = frame::strip(text);
    let parts = words::parts(text, framed.range.clone());
    let people = path::cheapest(&parts).iter().map(|name| printed(text, name)).collect();
    NameList { people, et_al: framed.et_al, role: framed.role }
}

/// What the words before and behind names say of those who bear them.
#[must_use]
pub fn role_around(before: &str, behind: &str) -> Option<Role> {
    frame::strip(&format!("{before}Ada Holm{behind}")).role
}

fn printed(text: &str, name: &readings::Name) -> Printed {
    let value = |range: &Range<usize>| tidy(&text[range.clone()]);
    Printed {
        family: value(&name.family),
        given: name.given.as_ref().map(value),
        suffix: name.suffix.as_ref().map(value),
        organization: name.form == readings::Form::Organization,
        range: name.range.clone(),
    }
}

/// White space collapsed, and none before a stop.
fn tidy(text: &str) -> String {
    collapse(text).replace(" .", ".").trim_matches([',', ';', ' ']).to_owned()
}

#[cfg(test)]
mod tests;
