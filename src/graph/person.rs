//! People, and where they belong.

use oxigraph::model::NamedNode;

use crate::paper::{LinkedPerson, Membership};

use super::encode::encode_address;
use super::individuals::person_role;
use super::mention;
use super::sheet::Sheet;
use super::vocabulary::{datacite, etl, foaf, org, schema, skos};

/// Writes every person of the paper.
pub fn write(sheet: &mut Sheet<'_>) {
    for person in &sheet.paper.people {
        let node = sheet.iris.person(&person.key);
        name(sheet, &node, person);
        contact(sheet, &node, person);
        for role in &person.roles {
            sheet.link(&node, etl::PERSON_ROLE, person_role(*role));
        }
        sheet.finding(&node, person.evidence);
        sheet.link(&sheet.iris.paper(), schema::MENTIONS, &node);
        mention::write(sheet, &node, "person", &person.key, &person.mentions);
        for (place, held) in person.memberships.iter().enumerate() {
            // One affiliation may name several organisations: the further ones add their names.
            let again = person.memberships[..place]
                .iter()
                .any(|one| one.affiliation == held.affiliation && one.evidence == held.evidence);
            membership(sheet, &node, person, held, again);
        }
    }
}

fn name(sheet: &mut Sheet<'_>, node: &NamedNode, person: &LinkedPerson) {
    sheet.kind(node, foaf::PERSON);
    sheet.text(node, foaf::NAME, &person.name.full);
    sheet.maybe(node, foaf::GIVEN_NAME, person.name.given.as_deref());
    sheet.maybe(node, foaf::FAMILY_NAME, person.name.family.as_deref());
    for honorific in &person.honorifics {
        sheet.text(node, foaf::TITLE, honorific);
    }
    for alias in &person.aliases {
        sheet.text(node, skos::ALT_LABEL, alias);
    }
}

fn contact(sheet: &mut Sheet<'_>, node: &NamedNode, person: &LinkedPerson) {
    for email in &person.emails {
        let mailbox = format!("mailto:{}", encode_address(email.as_str()));
        sheet.web(node, foaf::MBOX, &mailbox);
    }
    for homepage in &person.homepages {
        sheet.web(node, foaf::HOMEPAGE, homepage.as_str());
    }
    if let Some(orcid) = &person.orcid {
        sheet.web(node, datacite::HAS_IDENTIFIER, &format!("https://orcid.org/{orcid}"));
    }
}

/// True as printed in this source, and perhaps nowhere else.
fn membership(
    sheet: &mut Sheet<'_>,
    node: &NamedNode,
    person: &LinkedPerson,
    held: &Membership,
    again: bool,
) {
    let Some(place) = sheet.code_points(held.printed) else { return };
    let organization = held.organization.map(|index| &sheet.paper.organizations[index].key);
    let membership = sheet.iris.membership(
        &person.key,
        place,
        organization.filter(|_| again).map(String::as_str),
    );
    sheet.kind(&membership, org::MEMBERSHIP);
    sheet.link(&membership, org::MEMBER, node);
    if let Some(organization) = organization {
        let organization = sheet.iris.organization(organization);
        sheet.link(&membership, org::ORGANIZATION, &organization);
    }
    sheet.maybe(&membership, schema::ROLE_NAME, held.role.as_deref());
    let words = sheet.words(held.printed);
    sheet.text(&membership, etl::AS_PRINTED, &words);
    sheet.finding(&membership, held.evidence);
    if let Some(event) = held.event {
        let event = sheet.event(event);
        sheet.link(&membership, etl::VALID_AT, &event);
        sheet.link(&event, schema::ATTENDEE, node);
    }
}
