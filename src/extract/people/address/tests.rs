//! Affiliations of many layouts.

use proptest::prelude::*;

use super::{AFFILIATIONS, Parts, part};
use crate::text::collapse;

/// "unit; unit @ institution | street | postcode | city | region | country code".
fn show(text: &str) -> String {
    let parts = part(text);
    let address = parts.address;
    let code = address.country_code.map(|code| code.to_string());
    let fields = [address.street, address.postcode, address.city, address.region, code];
    let fields: Vec<String> = fields.into_iter().map(Option::unwrap_or_default).collect();
    let mut units = parts.departments;
    units.extend(parts.laboratory.map(|name| format!("lab {name}")));
    format!(
        "{} @ {} | {}",
        units.join("; "),
        parts.institution.unwrap_or_default(),
        fields.join(" | ")
    )
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
fn the_country_is_printed_and_concluded() {
    let country = |text: &str| {
        let address = part(text).address;
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
    assert!(part(&long).institution.is_some());
    assert!(!part(&"é".repeat(5_000)).confidence.is_nan());
}

#[test]
fn labels_of_the_model_are_those_of_the_task() {
    let fields = AFFILIATIONS.fields;
    assert!(fields.iter().all(|field| !field.contains('-')));
    assert_eq!(fields.len(), 10);
}

fn values(parts: Parts) -> Vec<String> {
    let Parts { institution, departments, laboratory, address, .. } = parts;
    let places = [address.street, address.postcode, address.city, address.region, address.country];
    let named = [institution, laboratory].into_iter().chain(places).flatten();
    named.chain(departments).collect()
}

proptest! {
    #[test]
    fn fields_are_words_of_the_text(
        text in "\\PC{0,80}|([A-Z]?[a-zé]{1,9}|of|and|University|Dept\\.|[,;.()-]|[0-9]{1,6}|USA|\\(NO\\)|Oslo| |\n){0,40}"
    ) {
        let whole = collapse(&text);
        for value in values(part(&text)) {
            prop_assert!(!value.is_empty() && whole.contains(&value), "{value:?} in {text:?}");
        }
    }
}
