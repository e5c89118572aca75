//! Affiliations of many layouts.

use proptest::prelude::*;

use super::{AFFILIATIONS, LABELLER, part};
use crate::paper::Workplace;
use crate::text::collapse;

/// "unit; unit @ institution | street | postcode | city | region | country code".
fn show(text: &str) -> String {
    part(text).places.into_iter().map(show_place).collect::<Vec<_>>().join(" + ")
}

pub fn show_place(place: Workplace) -> String {
    let address = place.address;
    let code = address.country_code.map(|code| code.to_string());
    let fields = [address.street, address.postcode, address.city, address.region, code];
    let fields: Vec<String> = fields.into_iter().map(Option::unwrap_or_default).collect();
    let mut units = place.departments;
    units.extend(place.laboratory.map(|name| format!("lab {name}")));
    let mut organizations: Vec<String> = place.institution.into_iter().collect();
    organizations.extend(place.besides);
    format!("{} @ {} | {}", units.join("; "), organizations.join(" & "), fields.join(" | "))
}

fn check(text: &str, expected: &str) {
    assert_eq!(show(text), expected, "{text}");
}

#[test]
fn affiliations_are_parted() {
    check("University of Uppsala, Sweden", " @ University of Uppsala |  |  |  |  | SE");
    check(
        "Department of Physics, Faculty of Science, University of Ljubljana, SI-1000 Ljubljana, Slovenia",
        "Department of Physics; Faculty of Science @ University of Ljubljana |  | SI-1000 | Ljubljana |  | SI",
    );
    check(
        "Department of Physics, University of Iowa, Iowa City, IA 52242, USA",
        "Department of Physics @ University of Iowa |  | 52242 | Iowa City | IA | US",
    );
    check(
        "Centre for Trade and Department of Law, Queen's University, Kingston, Ontario, Canada",
        "Centre for Trade and Department of Law @ Queen's University |  |  | Kingston | Ontario | CA",
    );
    check(
        "1Department of Botany, Oslo University Hospital, Norway",
        "Department of Botany @ Oslo University Hospital |  |  |  |  | NO",
    );
    check(
        "Laboratory of Plant Genetics, Department of Biology, University of Bergen, Norway",
        "Department of Biology; lab Laboratory of Plant Genetics @ University of Bergen |  |  |  |  | NO",
    );
    check("Univeristy of Florence, Italy", " @ Univeristy of Florence |  |  |  |  | IT");
}

#[test]
fn commas_may_be_missing() {
    check(
        "Department of Botany, University of Toronto Toronto, Ontario (CA)",
        "Department of Botany @ University of Toronto |  |  | Toronto | Ontario | CA",
    );
    check(
        "University of Waterloo Elora, Ontario (CA)",
        " @ University of Waterloo |  |  | Elora | Ontario | CA",
    );
    check("Nordinst Oslo (NO)", " @ Nordinst |  |  | Oslo |  | NO");
    check("Oslo Business School Oslo (NO)", " @ Oslo Business School |  |  | Oslo |  | NO");
    check(
        "DEPARTMENT OF LAW, UNIVERSITY OF OSLO, OSLO, NORWAY",
        "DEPARTMENT OF LAW @ UNIVERSITY OF OSLO |  |  | OSLO |  | NO",
    );
}

#[test]
fn names_may_hold_lists() {
    check(
        "Roads, Bridges and Tunnels Branch, Ontario Ministry of Trade, Work and Transport Toronto, Ontario (CA)",
        "Roads, Bridges and Tunnels Branch @ Ontario Ministry of Trade, Work and Transport |  |  | Toronto | Ontario | CA",
    );
}

#[test]
fn a_school_alone_is_the_organisation_but_a_department_is_not() {
    check("Oslo Business School, Norway", " @ Oslo Business School |  |  |  |  | NO");
    check("Department of Law, Norway", "Department of Law @  |  |  |  |  | NO");
}

#[test]
fn one_line_may_name_several_workplaces() {
    check(
        "Department of Law, University of Oslo, Oslo, Norway and School of Arts, University of Rome, Rome, Italy",
        "Department of Law @ University of Oslo |  |  | Oslo |  | NO + School of Arts @ University of Rome |  |  | Rome |  | IT",
    );
    // The unit behind the town belongs to the organisation before it.
    check(
        "University of Oslo, Oslo, Norway, Department of Law",
        "Department of Law @ University of Oslo |  |  | Oslo |  | NO",
    );
}

#[test]
fn the_country_is_printed_and_concluded() {
    let country = |text: &str| {
        let address = part(text).places.remove(0).address;
        (address.country, address.country_code.map(|code| code.to_string()))
    };
    let check = |text: &str, printed: Option<&str>, code: Option<&str>| {
        assert_eq!(country(text), (printed.map(str::to_owned), code.map(str::to_owned)), "{text}");
    };
    check("University of Iowa, Iowa City, USA", Some("USA"), Some("US"));
    check("Harbin University, Harbin, P. R. China", Some("P. R. China"), Some("CN"));
    check("University of Iowa, Iowa City, IA 52242", None, Some("US"));
    check("University of Toronto, Toronto, Ontario", None, Some("CA"));
    check("University of Oslo", None, None);
}

#[test]
fn what_is_no_affiliation_has_no_parts() {
    check("", " @  |  |  |  |  | ");
    check(" ,;. ", " @  |  |  |  |  | ");
    assert_eq!(part("").confidence, 0.0);
}

#[test]
fn the_longest_texts_are_cut() {
    let long = "University of Oslo, ".repeat(100_000);
    assert!(part(&long).places[0].institution.is_some());
    assert!(!part(&"é".repeat(5_000)).confidence.is_nan());
}

#[test]
fn the_shipped_model_knows_the_labels_of_the_task() {
    let both = |field: &&str| [format!("B-{field}"), format!("I-{field}")];
    let wanted: Vec<String> =
        std::iter::once("O".to_owned()).chain(AFFILIATIONS.fields.iter().flat_map(both)).collect();
    assert_eq!(LABELLER.labels(), wanted);
}

fn values(place: Workplace) -> Vec<String> {
    let Workplace { institution, besides, departments, laboratory, address } = place;
    let places = [address.street, address.postcode, address.city, address.region, address.country];
    let named = [institution, laboratory].into_iter().chain(places).flatten();
    named.chain(besides).chain(departments).collect()
}

proptest! {
    #[test]
    fn fields_are_words_of_the_text(
        text in "\\PC{0,80}|([A-Z]?[a-zé]{1,9}|of|and|University|Dept\\.|[,;.()-]|[0-9]{1,6}|USA|\\(NO\\)|Oslo| |\n){0,40}"
    ) {
        let whole = collapse(&text);
        for value in part(&text).places.into_iter().flat_map(values) {
            prop_assert!(!value.is_empty() && whole.contains(&value), "{value:?} in {text:?}");
        }
    }
}
