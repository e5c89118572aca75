//! Who made the paper.

use std::collections::BTreeMap;

use crate::paper::{Agent, Contribution, Findings, PersonRole};

use super::organizations::Organizations;
use super::people::People;

/// Who made the paper: one entry for each agent and role, authors first, in the order of names.
pub fn link(
    findings: &Findings,
    people: &People,
    organizations: &Organizations,
) -> Vec<Contribution> {
    let persons = findings.people.iter().zip(&people.listings).map(|(one, person)| {
        let agent = Agent::Person(*person);
        (one.name_span, agent, one.role, &one.role_words, one.is_corresponding)
    });
    let groups = findings.groups.iter().zip(&organizations.groups).map(|(one, place)| {
        let agent = Agent::Organization(*place);
        (one.name_span, agent, one.role, &one.role_words, one.is_corresponding)
    });
    let made = persons.chain(groups).filter(|(_, _, role, ..)| *role != PersonRole::Participant);
    let mut listed: Vec<_> = made.collect();
    listed.sort_by_key(|(span, _, role, ..)| (*role, *span));
    let mut places: BTreeMap<(PersonRole, Agent), usize> = BTreeMap::new();
    let mut all: Vec<Contribution> = Vec::new();
    for (_, agent, role, words, is_corresponding) in listed {
        let place = *places.entry((role, agent)).or_insert_with(|| {
            all.push(Contribution { agent, role, words: Vec::new(), is_corresponding: false });
            all.len() - 1
        });
        let known = &mut all[place];
        known.is_corresponding |= is_corresponding;
        for word in words {
            if !known.words.contains(word) {
                known.words.push(word.clone());
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Confidence, Evidence, Group, Person, PersonName};
    use crate::text::ArenaSpan;

    fn listing(place: usize, role: PersonRole, words: &str) -> Person {
        let span = ArenaSpan::new(place, place + 1);
        Person {
            name: PersonName::default(),
            name_span: span,
            honorifics: Vec::new(),
            role,
            role_words: (!words.is_empty()).then(|| words.to_owned()).into_iter().collect(),
            is_corresponding: words == "Editor",
            emails: Vec::new(),
            homepages: Vec::new(),
            orcid: None,
            affiliations: Vec::new(),
            event: None,
            group: None,
            evidence: Evidence::new(span, "test", Confidence::CERTAIN),
        }
    }

    #[test]
    fn everybody_has_each_part_once_in_the_order_of_names() {
        let group = Group {
            name: "Tidal Group".to_owned(),
            name_span: ArenaSpan::new(2, 3),
            role: PersonRole::Author,
            role_words: Vec::new(),
            is_corresponding: false,
            evidence: Evidence::new(ArenaSpan::new(2, 3), "test", Confidence::CERTAIN),
        };
        let findings = Findings {
            people: vec![
                listing(7, PersonRole::Editor, "Editor"),
                listing(5, PersonRole::Author, "Writing"),
                listing(1, PersonRole::Author, ""),
                listing(6, PersonRole::Author, "Review"),
                listing(0, PersonRole::Participant, ""),
            ],
            groups: vec![group],
            ..Findings::default()
        };
        let people = People { listings: vec![0, 0, 1, 0, 2], ..People::default() };
        let organizations = Organizations { groups: vec![4], ..Organizations::default() };
        let show = |one: &Contribution| {
            let mark = if one.is_corresponding { "*" } else { "" };
            format!("{:?} {}{mark} {}", one.agent, one.role.as_str(), one.words.join("+"))
        };
        let made = link(&findings, &people, &organizations);
        assert_eq!(
            made.iter().map(show).collect::<Vec<_>>(),
            [
                "Person(1) author ",
                "Organization(4) author ",
                "Person(0) author Writing+Review",
                "Person(0) editor* Editor",
            ]
        );
    }
}
