//! An affiliation in parts: units, organisation, street, postcode, town, region, country.
//!
//! Parts are taken off the end, the widest first; what is left names bodies.

use crate::paper::Address;
use crate::text::collapse;

mod bodies;
mod region;
#[cfg(test)]
mod tests;
mod tokens;
mod town;

pub use tokens::AFFILIATIONS;

/// The parts of an affiliation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The organisation.
    pub institution: Option<String>,
    /// Units inside it, innermost first.
    pub departments: Vec<String>,
    /// Laboratory.
    pub laboratory: Option<String>,
    /// Where it is.
    pub address: Address,
}

/// Parts an affiliation as printed.
pub fn part(text: &str) -> Parts {
    let mut parts = Parts::default();
    let mut segments = segments(text);
    region::take_country(&mut segments, &mut parts.address);
    region::take_region(&mut segments, &mut parts.address);
    region::take_postcode(&mut segments, &mut parts.address);
    region::take_region(&mut segments, &mut parts.address);
    let mut segments = bodies::split_bodies(bodies::merge_lists(segments));
    town::take_street(&mut segments, &mut parts.address);
    town::take_city(&mut segments, &mut parts.address);
    bodies::name_bodies(segments, &mut parts);
    parts
}

fn segments(text: &str) -> Vec<String> {
    let parts = text
        .split([',', ';', '\n', '\t'])
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" - "));
    let parts =
        parts.map(|part| {
            collapse(part.trim_matches(|c: char| {
                c.is_whitespace() || c == '.' && !part.trim().ends_with(".A.")
            }))
        });
    let bare =
        parts.map(|part| part.strip_suffix(" and").map_or_else(|| part.clone(), str::to_owned));
    bare.filter(|part| !part.is_empty() && part != "and").collect()
}
