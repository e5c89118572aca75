//! Affiliations joined to organisations and their units, and to the people who belong to them;
//! groups that made the paper, organisations that wrote cited works, and who paid.

use std::collections::BTreeMap;

use crate::ident::{Doi, Ror};
use crate::paper::{
    Address, Affiliation, Agent, Confidence, Document, Evidence, Findings, LinkedOrganization,
    Membership, Person, StatedAward, Workplace,
};
use crate::text::collapse;

use super::keys::{Keys, slug};
use super::people::People;
use super::spelling::Spelling;

/// The organisations of a paper, with the ways to find them.
#[derive(Debug, Default)]
pub struct Organizations {
    /// Each unit behind what it is part of.
    pub all: Vec<LinkedOrganization>,
    /// Organisation of each group in [`Findings::groups`].
    pub groups: Vec<usize>,
    /// Funder of each award that the document states.
    pub funders: Vec<Option<usize>>,
}

/// Lists organisations and gives people their memberships, one for each listing and affiliation.
///
/// Organisations of one name are one organisation; units of one name are one
/// unit when they belong to the same organisation. Misspelt names are put right where
/// that is certain, with the printed form kept as another name. Groups, organisations among
/// the authors of cited works and funders come last, so that they change no name of the others.
pub fn link(
    document: &Document,
    findings: &Findings,
    mut people: People,
) -> (Organizations, People) {
    let spelling = Spelling::new(&findings.affiliations);
    let mut register = Register { spelling, ..Register::default() };
    let joined: Vec<Vec<usize>> =
        findings.affiliations.iter().map(|affiliation| register.affiliation(affiliation)).collect();
    let groups: Vec<usize> = findings
        .groups
        .iter()
        .map(|group| register.enter(&group.name, None, group.evidence))
        .collect();
    for (listing, person) in findings.people.iter().zip(people.listings.clone()) {
        let held = memberships(findings, listing, &joined, &groups);
        let known = &mut people.people[person].memberships;
        for one in held {
            // Who is listed as an author and as an editor belongs to each place once.
            if !known.iter().any(|other| is_same(other, &one)) {
                known.push(one);
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
    let awards = document.stated().awards.iter();
    let funders = awards.map(|award| register.funder(document, award)).collect();
    (Organizations { all: register.organizations, groups, funders }, people)
}

/// Where a listing says that a person belongs.
fn memberships(
    findings: &Findings,
    listing: &Person,
    joined: &[Vec<usize>],
    groups: &[usize],
) -> Vec<Membership> {
    let mut held = Vec::new();
    for index in &listing.affiliations {
        let Some(found) = findings.affiliations.get(*index) else { continue };
        let membership = |organization| Membership {
            affiliation: Some(*index),
            printed: found.span,
            organization,
            role: found.role.clone(),
            event: listing.event,
            evidence: listing.evidence,
        };
        held.extend(joined[*index].iter().map(|place| membership(Some(*place))));
        if joined[*index].is_empty() {
            held.push(membership(None));
        }
    }
    held.extend(listing.group.and_then(|at| findings.groups.get(at).zip(groups.get(at))).map(
        |(group, organization)| Membership {
            affiliation: None,
            printed: group.name_span,
            organization: Some(*organization),
            role: None,
            event: None,
            evidence: listing.evidence,
        },
    ));
    held
}

fn is_same(one: &Membership, other: &Membership) -> bool {
    (one.affiliation, one.organization, one.event, one.printed)
        == (other.affiliation, other.organization, other.event, other.printed)
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

    /// Enters who gave an award.
    fn funder(&mut self, document: &Document, award: &StatedAward) -> Option<usize> {
        let span = award.funder.filter(|span| !document.text(*span).trim().is_empty())?;
        let evidence = Evidence::new(span, "paper/stated-funder", Confidence::CERTAIN);
        let place = self.enter(document.text(span), None, evidence);
        let number = award.funder_id.map(|span| document.text(span));
        let funder = &mut self.organizations[place];
        if funder.ror.is_none() {
            funder.ror = number.and_then(|number| Ror::parse(number).ok());
        }
        if funder.funder_doi.is_none() {
            funder.funder_doi = number.and_then(|number| Doi::parse(number).ok());
        }
        Some(place)
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
            funder_doi: None,
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
    use crate::paper::DocumentBuilder;
    use crate::text::{ArenaSpan, Source};

    fn document() -> Document {
        DocumentBuilder::new(Source::new("a.txt", b"")).finish()
    }

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
        let organizations = link(&document(), &findings, People::default()).0.all;
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
        let organizations = link(&document(), &findings, People::default()).0.all;
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
