//! Lines of groups and organisations that made the paper.

use serde::Serialize;

use super::{Context, Draft, Fields, Place, absent};
use crate::paper::{Agent, Contribution};

#[derive(Clone, Debug, Serialize)]
pub struct GroupFields {
    id: String,
    name: String,
    role: &'static str,
    #[serde(flatten)]
    place: Option<Place>,
    #[serde(skip_serializing_if = "absent")]
    members: Vec<String>,
}

/// One line for each part that a group had in the paper.
pub fn lines(context: &Context<'_>) -> Vec<Draft> {
    let made = context.paper.meta.contributions.iter();
    made.filter_map(|one| match one.agent {
        Agent::Organization(index) => Some(line(context, one, index)),
        Agent::Person(_) => None,
    })
    .collect()
}

fn line(context: &Context<'_>, made: &Contribution, index: usize) -> Draft {
    let group = &context.paper.organizations[index];
    let fields = Fields::Group(GroupFields {
        id: group.key.clone(),
        name: group.name.clone(),
        role: made.role.as_str(),
        place: context.places.of(group.evidence.span()),
        members: members(context, index),
    });
    context.draft(group.evidence, fields)
}

/// Who is listed as a member, not who works there.
fn members(context: &Context<'_>, index: usize) -> Vec<String> {
    let people = context.paper.people.iter().filter(|person| {
        let held = &person.memberships;
        held.iter().any(|one| one.affiliation.is_none() && one.organization == Some(index))
    });
    people.map(|person| person.key.clone()).collect()
}
