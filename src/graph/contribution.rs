//! Who made the paper, and who paid.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::paper::{Agent, Contribution, PersonRole};

use super::sheet::Sheet;
use super::vocabulary::{dcterms, etl, pro, schema, scoro};

/// Writes the part that everybody had in the paper, and the awards.
pub fn write(sheet: &mut Sheet<'_>) {
    let mut place = 0;
    let mut before = None;
    for made in &sheet.paper.meta.contributions {
        // Each part has a list of its own.
        place = if before == Some(made.role) { place + 1 } else { 1 };
        before = Some(made.role);
        contribution(sheet, made, place);
    }
    funding(sheet);
}

fn contribution(sheet: &mut Sheet<'_>, made: &Contribution, place: usize) {
    let (role, link) = part(made.role);
    let agent = sheet.agent(made.agent);
    sheet.link(&sheet.iris.paper(), link, &agent);
    let node = name(sheet, made.agent, made.role.as_str());
    held(sheet, &node, role, &agent, place);
    for words in &made.words {
        sheet.text(&node, schema::ROLE_NAME, words);
    }
    if made.is_corresponding {
        let node = name(sheet, made.agent, "corresponding-author");
        held(sheet, &node, scoro::CORRESPONDING_AUTHOR, &agent, place);
    }
}

fn held(
    sheet: &mut Sheet<'_>,
    node: &NamedNode,
    role: NamedNodeRef<'_>,
    agent: &NamedNode,
    place: usize,
) {
    sheet.kind(node, pro::ROLE_IN_TIME);
    sheet.link(node, pro::WITH_ROLE, role);
    sheet.link(node, pro::IS_HELD_BY, agent);
    sheet.link(node, pro::RELATES_TO_DOCUMENT, &sheet.iris.paper());
    sheet.number(node, schema::POSITION, place);
}

/// Name of a part in the paper: the oldest kind, of people who wrote it, has the shortest.
fn name(sheet: &Sheet<'_>, agent: Agent, role: &str) -> NamedNode {
    match agent {
        Agent::Person(index) if role == PersonRole::Author.as_str() => {
            sheet.iris.authorship(&sheet.paper.people[index].key)
        }
        Agent::Person(index) => sheet.iris.part(role, "person", &sheet.paper.people[index].key),
        Agent::Organization(index) => {
            sheet.iris.part(role, "organization", &sheet.paper.organizations[index].key)
        }
    }
}

/// The role, and the plain link for easy queries.
fn part(role: PersonRole) -> (NamedNodeRef<'static>, NamedNodeRef<'static>) {
    match role {
        PersonRole::Author => (pro::AUTHOR, dcterms::CREATOR),
        PersonRole::Editor => (pro::EDITOR, schema::EDITOR),
        PersonRole::Translator => (pro::TRANSLATOR, schema::TRANSLATOR),
        PersonRole::Reviewer => (pro::PEER_REVIEWER, dcterms::CONTRIBUTOR),
        PersonRole::Participant
        | PersonRole::Contributor
        | PersonRole::Cited
        | PersonRole::Mentioned => (pro::CONTRIBUTOR, dcterms::CONTRIBUTOR),
    }
}

/// What the paper says of money: in sentences, and each award in parts.
fn funding(sheet: &mut Sheet<'_>) {
    let paper = sheet.iris.paper();
    let meta = &sheet.paper.meta;
    for words in &meta.funding {
        sheet.text(&paper, etl::FUNDING_STATEMENT, words);
    }
    for (place, award) in (1..).zip(&meta.awards) {
        let grant = sheet.iris.award(place);
        sheet.link(&paper, schema::FUNDING, &grant);
        sheet.kind(&grant, schema::GRANT);
        if let Some(funder) = award.funder {
            let funder = sheet.agent(Agent::Organization(funder));
            sheet.link(&grant, schema::FUNDER, &funder);
        }
        for number in &award.numbers {
            sheet.text(&grant, schema::IDENTIFIER, number);
        }
    }
}
