//! Affiliations joined to organisations and their units, and to the people who belong to them;
//! organisations that wrote cited works.

use std::collections::BTreeMap;

use crate::ident::Ror;
use crate::paper::{
    Address, Affiliation, Agent, Evidence, Findings, LinkedOrganization, Membership, Workplace,
};
use crate::text::collapse;

use super::keys::{Keys, slug};
use super::people::People;
use super::spelling::Spelling;

/// Lists organisations and gives people their memberships, one for each listing and affiliation.
///
/// Organisations of one name are one organisation; units of one name are one
/// unit when they belong to the same organisation. Misspelt names are put right where
/// that is certain, with the printed form kept as another name. Organisations among the
/// authors of cited works come last, so that they change no name of the others.
pub fn link(findings: &Findings, mut people: People) -> (Vec<LinkedOrganization>, People) {
    let spelling = Spelling::new(&findings.affiliations);
    let mut register = Register { spelling, ..Register::default() };
    let joined: Vec<Vec<usize>> =
        findings.affiliations.iter().map(|affiliation| register.affiliation(affiliation)).collect();
    for (listing, person) in findings.people.iter().zip(people.listings.clone()) {
        for affiliation in &listing.affiliations {
            let Some(found) = findings.affiliations.get(*affiliation) else { continue };
            let membership = |organization| Membership {
                affiliation: *affiliation,
                organization,
                role: found.role.clone(),
                event: listing.event,
                evidence: listing.evidence,
            };
            let held = joined[*affiliation].iter().map(|place| membership(Some(*place)));
            people.people[person].memberships.extend(held);
            if joined[*affiliation].is_empty() {
                people.people[person].memberships.push(membership(None));
            }
        }
    }
    for (cited, reference) in people.cited.iter_mut().zip(&findings.references) {
        for (agent, printed) in cited.beside(reference).filter(|(_, printed)| printed.organization)
        {
            let span = printed.span.unwrap_or(reference.evidence.span());
            let Evidence { confidence, rule, .. } = reference.evidence;
            let evidence = Evidence::new(span, rule, confidence);
            *agent = Some(Agent::Organization(register.enter(&printed.family, None, evidence)));
        }
    }
    (register.organizations, people)
}

#[derive(Default)]
struct Register {
    organizations: Vec<LinkedOrganization>,
    /// Organisation of each folded name inside what it is a unit of.
    known: BTreeMap<(Option<usize>, String), usize>,
    keys: Keys,
    spelling: Spelling,
}

impl Register {
    /// Enters the organisations of an affiliation and their units; gives those that one who
    /// is affiliated so belongs to: the innermost of each workplace and what stands beside.
    fn affiliation(&mut self, affiliation: &Affiliation) -> Vec<usize> {
        let mut joined: Vec<usize> = Vec::new();
        for (place, workplace) in affiliation.places.iter().enumerate() {
            let ror = affiliation.ror.as_ref().filter(|_| place == 0);
            let innermost = self.workplace(workplace, ror, affiliation.evidence);
            let besides =
                workplace.besides.iter().map(|name| self.enter(name, None, affiliation.evidence));
            for organization in innermost.into_iter().chain(besides.collect::<Vec<_>>()) {
                if !joined.contains(&organization) {
                    joined.push(organization);
                }
            }
        }
        joined
    }

    /// Enters an organisation and its units; gives the innermost one.
    fn workplace(
        &mut self,
        workplace: &Workplace,
        ror: Option<&Ror>,
        evidence: Evidence,
    ) -> Option<usize> {
        let mut outer = workplace.institution.as_deref().map(|name| {
            let place = self.enter(name, None, evidence);
            fill(&mut self.organizations[place].address, &workplace.address);
            if self.organizations[place].ror.is_none() {
                self.organizations[place].ror = ror.cloned();
            }
            place
        });
        let units = workplace.laboratory.iter().chain(&workplace.departments);
        for name in units.collect::<Vec<_>>().into_iter().rev() {
            outer = Some(self.enter(name, outer, evidence));
        }
        outer
    }

    fn enter(&mut self, name: &str, unit_of: Option<usize>, evidence: Evidence) -> usize {
        let printed = collapse(name);
        let name = self.spelling.of(&printed);
        let identity = (unit_of, slug(&name));
        if let Some(place) = self.known.get(&identity) {
            let known = &mut self.organizations[*place];
            known.aliases.extend([printed, name].into_iter().filter(|form| *form != known.name));
            return *place;
        }
        let wanted = unit_of.map_or_else(
            || slug(&name),
            |outer| format!("{}-{}", self.organizations[outer].key, slug(&name)),
        );
        self.organizations.push(LinkedOrganization {
            key: self.keys.unique(&wanted),
            aliases: (printed != name).then_some(printed).into_iter().collect(),
            name,
            unit_of,
            address: Address::default(),
            ror: None,
            evidence,
        });
        self.known.insert(identity, self.organizations.len() - 1);
        self.organizations.len() - 1
    }
}

/// Takes over what is known of an address and not known yet; what disagrees stays as it is.
fn fill(known: &mut Address, more: &Address) {
    if !agree(&known.city, &more.city) || !agree(&known.country_code, &more.country_code) {
        return;
    }
    take(&mut known.street, &more.street);
    take(&mut known.postcode, &more.postcode);
    take(&mut known.city, &more.city);
    take(&mut known.region, &more.region);
    take(&mut known.country, &more.country);
    take(&mut known.country_code, &more.country_code);
}

fn agree<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

fn take<T: Clone>(one: &mut Option<T>, other: &Option<T>) {
    if one.is_none() {
        one.clone_from(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Confidence;
    use crate::text::ArenaSpan;

    fn affiliation(institution: &str, departments: &[&str], city: Option<&str>) -> Affiliation {
        let span = ArenaSpan::new(0, 1);
        Affiliation {
            span,
            places: vec![Workplace {
                institution: Some(institution.to_owned()),
                departments: departments.iter().map(|name| (*name).to_owned()).collect(),
                address: Address { city: city.map(str::to_owned), ..Address::default() },
                ..Workplace::default()
            }],
            ror: None,
            role: None,
            evidence: Evidence::new(span, "test", Confidence::CERTAIN),
        }
    }

    #[test]
    fn misspelt_names_are_kept_beside_the_usual_ones() {
        let findings = Findings {
            affiliations: vec![
                affiliation("Univeristy of Oslo", &[], None),
                affiliation("University of Oslo", &[], None),
            ],
            ..Findings::default()
        };
        let (organizations, _) = link(&findings, People::default());
        assert_eq!(organizations.len(), 1);
        assert_eq!(organizations[0].name, "University of Oslo");
        assert!(organizations[0].aliases.iter().eq(["Univeristy of Oslo"]));
    }

    #[test]
    fn one_affiliation_may_name_several() {
        let mut both = affiliation("Oslo School", &["Law"], None);
        both.places[0].besides = vec!["Trade Board".to_owned()];
        both.places.extend(affiliation("Rome School", &["Arts"], None).places);
        let mut register = Register::default();
        let joined = register.affiliation(&both);
        let keys: Vec<&str> =
            joined.iter().map(|place| register.organizations[*place].key.as_str()).collect();
        assert_eq!(keys, ["oslo-school-law", "trade-board", "rome-school-arts"]);
    }

    #[test]
    fn organisations_of_one_name_are_one() {
        let findings = Findings {
            affiliations: vec![
                affiliation("Oslo School", &["Law", "Arts"], None),
                affiliation("Oslo School", &["Arts"], Some("Oslo")),
                affiliation("OSLO SCHOOL", &[], Some("Bergen")),
                affiliation("Rome School", &["Arts"], None),
            ],
            ..Findings::default()
        };
        let (organizations, _) = link(&findings, People::default());
        let shown: Vec<String> = organizations
            .iter()
            .map(|one| {
                let outer = one.unit_of.map_or("-", |outer| organizations[outer].key.as_str());
                format!(
                    "{} < {outer} ({})",
                    one.key,
                    one.address.city.as_deref().unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                "oslo-school < - (Oslo)",
                "oslo-school-arts < oslo-school ()",
                "oslo-school-arts-law < oslo-school-arts ()",
                "rome-school < - ()",
                "rome-school-arts < rome-school ()",
            ]
        );
    }
}
