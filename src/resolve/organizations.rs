//! Affiliations joined to organisations and their units, and to the people who belong to them.

use std::collections::BTreeMap;

use crate::paper::{Address, Affiliation, Findings, LinkedOrganization, Membership};
use crate::text::collapse;

use super::keys::{Keys, slug};
use super::people::People;

/// Lists organisations and gives people their memberships, one for each listing and affiliation.
///
/// Organisations of one name are one organisation; units of one name are one
/// unit when they belong to the same organisation.
pub fn link(findings: &Findings, mut people: People) -> (Vec<LinkedOrganization>, People) {
    let mut register = Register::default();
    let innermost: Vec<Option<usize>> =
        findings.affiliations.iter().map(|affiliation| register.affiliation(affiliation)).collect();
    for (listing, person) in findings.people.iter().zip(people.listings.clone()) {
        for affiliation in &listing.affiliations {
            let Some(found) = findings.affiliations.get(*affiliation) else { continue };
            people.people[person].memberships.push(Membership {
                affiliation: *affiliation,
                organization: innermost[*affiliation],
                role: found.role.clone(),
                event: listing.event,
                evidence: listing.evidence,
            });
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
}

impl Register {
    /// Enters the organisation of an affiliation and its units; gives the innermost one.
    fn affiliation(&mut self, affiliation: &Affiliation) -> Option<usize> {
        let mut outer = affiliation.institution.as_deref().map(|name| {
            let place = self.enter(name, None, affiliation);
            fill(&mut self.organizations[place].address, &affiliation.address);
            if self.organizations[place].ror.is_none() {
                self.organizations[place].ror.clone_from(&affiliation.ror);
            }
            place
        });
        let units = affiliation.laboratory.iter().chain(&affiliation.departments);
        for name in units.collect::<Vec<_>>().into_iter().rev() {
            outer = Some(self.enter(name, outer, affiliation));
        }
        outer
    }

    fn enter(&mut self, name: &str, unit_of: Option<usize>, affiliation: &Affiliation) -> usize {
        let name = collapse(name);
        let identity = (unit_of, slug(&name));
        if let Some(place) = self.known.get(&identity) {
            let known = &mut self.organizations[*place];
            if known.name != name {
                known.aliases.insert(name);
            }
            return *place;
        }
        let wanted = unit_of.map_or_else(
            || slug(&name),
            |outer| format!("{}-{}", self.organizations[outer].key, slug(&name)),
        );
        self.organizations.push(LinkedOrganization {
            key: self.keys.unique(&wanted),
            name,
            aliases: std::collections::BTreeSet::new(),
            unit_of,
            address: Address::default(),
            ror: None,
            evidence: affiliation.evidence,
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
    use crate::paper::{Confidence, Evidence};
    use crate::text::ArenaSpan;

    fn affiliation(institution: &str, departments: &[&str], city: Option<&str>) -> Affiliation {
        let span = ArenaSpan::new(0, 1);
        Affiliation {
            span,
            institution: Some(institution.to_owned()),
            departments: departments.iter().map(|name| (*name).to_owned()).collect(),
            laboratory: None,
            address: Address { city: city.map(str::to_owned), ..Address::default() },
            ror: None,
            role: None,
            evidence: Evidence::new(span, "test", Confidence::CERTAIN),
        }
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
