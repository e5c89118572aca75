//! Where people work, as printed.

use crate::ident::{CountryCode, Ror};
use crate::text::ArenaSpan;

use super::evidence::Evidence;

/// Place of an organisation, as printed; only the code of the country is a conclusion.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// State, province, region.
    pub region: Option<String>,
    /// Country: "USA", "P. R. China".
    pub country: Option<String>,
    /// The country meant, when that is certain: from its name, else from region or town.
    pub country_code: Option<CountryCode>,
}

/// An organisation and where in it somebody works.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workplace {
    /// The organisation: "University of Toronto".
    pub institution: Option<String>,
    /// Organisations named beside it, with the same units and address.
    pub besides: Vec<String>,
    /// Units inside it, innermost first: department, school, branch.
    pub departments: Vec<String>,
    /// Laboratory or research group.
    pub laboratory: Option<String>,
    /// Where it is.
    pub address: Address,
}

/// One affiliation as printed, parted where it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affiliation {
    /// The words of the affiliation, without the person's name and e-mail.
    pub span: ArenaSpan,
    /// The workplaces that it names, in order; mostly one.
    pub places: Vec<Workplace>,
    /// ROR of the first organisation when printed.
    pub ror: Option<Ror>,
    /// Position held, when printed: "Assistant Professor".
    pub role: Option<String>,
    /// Evidence for the affiliation as a whole; its span is `span`.
    pub evidence: Evidence,
}
