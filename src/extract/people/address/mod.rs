//! An affiliation in parts: units, organisation, street, postcode, town, region, country.
//!
//! A labeller says which words are what (`tokens` is what it knows of them), `assemble`
//! makes parts of the labels, `country` concludes which country is meant, `stated` puts
//! what the source states before what was read. The model is trained by `examples/train`; see docs/models.md.

use std::sync::LazyLock;

use crate::language::labeller::Labeller;
use crate::paper::Workplace;

mod assemble;
mod country;
mod stated;
#[cfg(test)]
mod tests;
mod tokens;

pub use stated::complete;
pub use tokens::AFFILIATIONS;

static LABELLER: LazyLock<Labeller> = LazyLock::new(|| {
    Labeller::load(include_bytes!("affiliations.model"))
        .expect("the shipped model is whole: a test loads it")
});

/// Nothing longer is an affiliation, in bytes; what stands behind is not looked at.
const LONGEST: usize = 2_000;

/// The parts of an affiliation, as printed but for white space.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The workplaces that it names, in order; one at least.
    pub places: Vec<Workplace>,
    /// How sure the parts are on the whole, from 0 to 1.
    pub confidence: f64,
}

/// Parts an affiliation as printed.
pub fn part(text: &str) -> Parts {
    part_by(&LABELLER, text)
}

/// Parts an affiliation with the labels of a given labeller.
pub fn part_by(labeller: &Labeller, text: &str) -> Parts {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (text, code) = country::bracketed_code(&text[..end]);
    let sequence = tokens::read(text);
    let labels = labeller.label(&sequence.facts);
    let mut parts = assemble::parts(text, &sequence.tokens, &labels);
    if let (Some(code), Some(last)) = (code, parts.places.last_mut()) {
        last.address.country = Some(code.as_str().to_owned());
    }
    for place in &mut parts.places {
        assemble::part_town(place);
        place.address.country_code = country::meant(&place.address);
    }
    parts
}
