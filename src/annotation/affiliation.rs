//! Lines of affiliations as printed.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::{Address, Affiliation, Workplace};

#[derive(Clone, Debug, Serialize)]
pub struct AffiliationFields {
    id: String,
    raw: String,
    #[serde(flatten)]
    place: Option<Place>,
    #[serde(flatten)]
    workplaces: WorkplaceFields,
    #[serde(skip_serializing_if = "absent")]
    ror: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    role: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    event: Option<String>,
}

/// What the workplaces of an affiliation are made of.
#[derive(Clone, Debug, Serialize)]
pub struct WorkplaceFields {
    #[serde(skip_serializing_if = "absent")]
    institution: Values,
    #[serde(skip_serializing_if = "absent")]
    department: Values,
    #[serde(skip_serializing_if = "absent")]
    laboratory: Values,
    #[serde(skip_serializing_if = "absent")]
    street: Values,
    #[serde(skip_serializing_if = "absent")]
    postcode: Values,
    #[serde(skip_serializing_if = "absent")]
    city: Values,
    #[serde(skip_serializing_if = "absent")]
    region: Values,
    #[serde(skip_serializing_if = "absent")]
    country: Values,
    #[serde(skip_serializing_if = "absent")]
    country_code: Values,
}

impl WorkplaceFields {
    /// Their names.
    pub const NAMES: &'static [&'static str] = &[
        "institution",
        "department",
        "laboratory",
        "street",
        "postcode",
        "city",
        "region",
        "country",
        "country_code",
    ];

    /// The fields of these workplaces, in the order of print.
    #[must_use]
    pub fn new(places: &[Workplace]) -> Self {
        let named = |place: &Workplace| {
            place.besides.iter().chain(&place.institution).cloned().collect::<Vec<_>>()
        };
        let address = |part: fn(&Address) -> &Option<String>| {
            Values::of(places.iter().filter_map(|place| part(&place.address).clone()))
        };
        let codes = places.iter().filter_map(|place| place.address.country_code);
        Self {
            institution: Values::of(places.iter().flat_map(named)),
            department: Values::of(places.iter().flat_map(|place| place.departments.clone())),
            laboratory: Values::of(places.iter().filter_map(|place| place.laboratory.clone())),
            street: address(|address| &address.street),
            postcode: address(|address| &address.postcode),
            city: address(|address| &address.city),
            region: address(|address| &address.region),
            country: address(|address| &address.country),
            country_code: Values::of(codes.map(|code| code.to_string())),
        }
    }
}

/// What a line of print says for one field: mostly one value, then it is a plain string;
/// a list where the line names several units or several workplaces.
#[derive(Clone, Debug, Default, PartialEq)]
struct Values(Vec<String>);

impl Values {
    /// Each value once, in order.
    fn of(values: impl Iterator<Item = String>) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for value in values {
            if !kept.contains(&value) {
                kept.push(value);
            }
        }
        Self(kept)
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => serializer.serialize_str(one),
            several => several.serialize(serializer),
        }
    }
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
    Fields::Affiliation(Box::new(AffiliationFields {
        id: id(context, affiliation),
        raw: context.words(affiliation.span),
        place: context.places.of(affiliation.span),
        workplaces: WorkplaceFields::new(&affiliation.places),
        ror: affiliation.ror.as_ref().map(ToString::to_string),
        role: affiliation.role.clone(),
        event,
    }))
}

/// The event at which each affiliation was given, by the first membership that rests on it.
fn events(context: &Context<'_>) -> BTreeMap<usize, String> {
    let mut events = BTreeMap::new();
    for membership in context.paper.people.iter().flat_map(|person| &person.memberships) {
        if let (Some(affiliation), Some(event)) = (membership.affiliation, membership.event) {
            let key = || context.paper.events[event].key.clone();
            events.entry(affiliation).or_insert_with(key);
        }
    }
    events
}
