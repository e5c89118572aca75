//! Which country an address means, when that is certain.

use std::sync::LazyLock;

use regex::Regex;

use crate::ident::CountryCode;
use crate::paper::Address;
use crate::text::pattern;

use super::super::gazetteer::{Region, country, regions};

static BRACKETED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.*\S)\s*\(([A-Z]{2})\)[\s.,;]*$"));
static ZIP: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{5}(?:[-–]\d{4})?$"));

/// Takes a country's code in brackets off the end: "Toronto, Ontario (CA)".
///
/// What abbreviates the region before it is no country: "Fresno, California (CA)".
pub fn bracketed_code(text: &str) -> (&str, Option<CountryCode>) {
    let found = BRACKETED.captures(text).and_then(|parts| {
        let head = parts.get(1)?.as_str();
        Some((head, CountryCode::parse(&parts[2]).ok()?, parts.get(2)?.as_str()))
    });
    let Some((head, code, printed)) = found else { return (text, None) };
    let before = head.rsplit(',').next().unwrap_or_default().trim();
    let states = regions(printed);
    let same = |state: &Region| regions(before).iter().any(|one| one.country == state.country);
    if states.iter().any(same) && !regions(before).iter().any(|one| one.country == code) {
        return (text, None);
    }
    (head, Some(code))
}

/// The country that the parts of an address name.
pub fn meant(address: &Address) -> Option<CountryCode> {
    if let Some(printed) = &address.country {
        return country(printed)
            .or_else(|| CountryCode::parse(printed).ok())
            .or_else(|| country(printed.rsplit([' ', ',']).next()?));
    }
    let region = address.region.as_deref()?;
    let zip = address.postcode.as_deref().is_some_and(|code| ZIP.is_match(code));
    let found = regions(region.trim_end_matches('.'));
    let united_states = found.iter().any(|region| region.country.as_str() == "US");
    match found {
        [only] if country(region).is_none() => Some(only.country),
        _ if united_states && zip => CountryCode::parse("US").ok(),
        _ => None,
    }
}
