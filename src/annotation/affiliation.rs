//! Lines of affiliations as printed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::ident::CountryCode;
use crate::paper::{Address, Affiliation};

#[derive(Clone, Debug, Serialize)]
pub struct AffiliationFields {
    id: String,
    raw: String,
    #[serde(flatten)]
    place: Option<Place>,
    #[serde(skip_serializing_if = "absent")]
    institution: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    department: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    laboratory: Option<String>,
    #[serde(flatten)]
    address: AddressFields,
    #[serde(skip_serializing_if = "absent")]
    ror: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    role: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    event: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct AddressFields {
    #[serde(skip_serializing_if = "absent")]
    street: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    postcode: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    city: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    region: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    country: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    country_code: Option<&'static str>,
}

/// One line an affiliation.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let events = events(context);
    let affiliations = context.paper.affiliations.iter().enumerate();
    affiliations
        .map(|(index, found)| {
            let event = events.get(&index).cloned();
            context.draft(found.evidence, fields(context, found, event))
        })
        .collect()
}

/// Local name of an affiliation: its place.
pub fn id(context: &Context<'_>, affiliation: &Affiliation) -> String {
    match context.places.of(affiliation.span) {
        Some(place) => format!("{}-{}", place.start, place.end),
        None => "unplaced".to_owned(),
    }
}

fn fields(context: &Context<'_>, affiliation: &Affiliation, event: Option<String>) -> Fields {
    let units = &affiliation.departments;
    Fields::Affiliation(Box::new(AffiliationFields {
        id: id(context, affiliation),
        raw: context.words(affiliation.span),
        place: context.places.of(affiliation.span),
        institution: affiliation.institution.clone(),
        department: (!units.is_empty()).then(|| units.join(", ")),
        laboratory: affiliation.laboratory.clone(),
        address: address(&affiliation.address),
        ror: affiliation.ror.as_ref().map(ToString::to_string),
        role: affiliation.role.clone(),
        event,
    }))
}

/// The event at which each affiliation was given, by the first membership that rests on it.
fn events(context: &Context<'_>) -> BTreeMap<usize, String> {
    let mut events = BTreeMap::new();
    for membership in context.paper.people.iter().flat_map(|person| &person.memberships) {
        if let Some(event) = membership.event {
            let key = || context.paper.events[event].key.clone();
            events.entry(membership.affiliation).or_insert_with(key);
        }
    }
    events
}

fn address(address: &Address) -> AddressFields {
    let Address { street, postcode, city, region, country, country_code } = address.clone();
    let country_code = country_code.map(CountryCode::as_str);
    AddressFields { street, postcode, city, region, country, country_code }
}
