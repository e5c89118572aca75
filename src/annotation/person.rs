//! Lines of people.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent, affiliation};
use crate::paper::{Agent, LinkedPerson};

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
    corresponding: bool,
    #[serde(skip_serializing_if = "absent")]
    groups: Vec<String>,
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
    let people = context.paper.people.iter().enumerate();
    let draft = |(index, person): (usize, &LinkedPerson)| {
        context.draft(person.evidence, fields(context, index, person))
    };
    people.map(draft).collect()
}

fn fields(context: &Context<'_>, index: usize, person: &LinkedPerson) -> Fields {
    Fields::Person(Box::new(PersonFields {
        id: person.key.clone(),
        name: person.name.full.clone(),
        given: person.name.given.clone(),
        family: person.name.family.clone(),
        honorifics: person.honorifics.clone(),
        role: person.roles.first().map(|role| role.as_str()),
        corresponding: is_corresponding(context, index),
        groups: groups(context, person),
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
        let Some(index) = membership.affiliation else { continue };
        let id = affiliation::id(context, &context.paper.affiliations[index]);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn is_corresponding(context: &Context<'_>, index: usize) -> bool {
    let made = &context.paper.meta.contributions;
    made.iter().any(|one| one.is_corresponding && one.agent == Agent::Person(index))
}

/// The groups that list this person as a member.
fn groups(context: &Context<'_>, person: &LinkedPerson) -> Vec<String> {
    let held = person.memberships.iter().filter(|one| one.affiliation.is_none());
    let groups = held.filter_map(|one| one.organization);
    groups.map(|group| context.paper.organizations[group].key.clone()).collect()
}
