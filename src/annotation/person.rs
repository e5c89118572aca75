//! Lines of people.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent, affiliation};
use crate::paper::LinkedPerson;

#[derive(Clone, Debug, Serialize)]
pub struct PersonFields {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "absent")]
    given: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    family: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    honorifics: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "absent")]
    emails: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    homepages: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    orcid: Option<String>,
    #[serde(skip_serializing_if = "absent")]
    affiliations: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "absent")]
    mentions: Vec<Place>,
}

/// One line a person.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let draft = |person: &LinkedPerson| context.draft(person.evidence, fields(context, person));
    context.paper.people.iter().map(draft).collect()
}

fn fields(context: &Context<'_>, person: &LinkedPerson) -> Fields {
    Fields::Person(Box::new(PersonFields {
        id: person.key.clone(),
        name: person.name.full.clone(),
        given: person.name.given.clone(),
        family: person.name.family.clone(),
        honorifics: person.honorifics.clone(),
        role: person.roles.first().map(|role| role.as_str()),
        emails: person.emails.iter().map(ToString::to_string).collect(),
        homepages: person.homepages.iter().map(ToString::to_string).collect(),
        orcid: person.orcid.as_ref().map(ToString::to_string),
        affiliations: affiliations(context, person),
        aliases: person.aliases.iter().cloned().collect(),
        mentions: context.places.all(&person.mentions),
    }))
}

/// Each affiliation once, in order, also of who attended two events.
fn affiliations(context: &Context<'_>, person: &LinkedPerson) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for membership in &person.memberships {
        let affiliation = &context.paper.affiliations[membership.affiliation];
        let id = affiliation::id(context, affiliation);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
