//! Affiliations of many layouts.

use super::part;

/// "department; department @ institution | street | postcode | city | region | code".
fn show(text: &str) -> String {
    let parts = part(text);
    let address = parts.address;
    let fields =
        [address.street, address.postcode, address.city, address.region, address.country_code];
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

#[test]
fn affiliations_are_parted() {
    let check = |text: &str, expected: &str| assert_eq!(show(text), expected, "{text}");
    check(
        "Department of Botany, University of Toronto Toronto, Ontario (CA)",
        "Department of Botany @ University of Toronto |  |  | Toronto | Ontario | CA",
    );
    check("University of Uppsala, Sweden", " @ University of Uppsala |  |  |  |  | SE");
    check("Nordinst Oslo (NO)", " @ Nordinst |  |  | Oslo |  | NO");
    check("Oslo Business School Oslo (NO)", " @ Oslo Business School |  |  | Oslo |  | NO");
    check(
        "Roads, Bridges and Tunnels Branch, Ontario Ministry of Trade, Work and Transport Toronto, Ontario (CA)",
        "Roads, Bridges and Tunnels Branch @ Ontario Ministry of Trade, Work and Transport |  |  | Toronto | Ontario | CA",
    );
    check(
        "University of Pisa, Department of Law P.le Verdi, 10 I-56100 Pisa, Italy",
        "Department of Law @ University of Pisa | P.le Verdi, 10 | I-56100 | Pisa |  | IT",
    );
    check(
        "ABC-DEF, University of Venice, Italy",
        "ABC-DEF @ University of Venice |  |  |  |  | IT",
    );
    check(
        "Centre for Trade and Department of Law, Queen's University Kingston, Ontario (CA)",
        "Centre for Trade and Department of Law @ Queen's University |  |  | Kingston | Ontario | CA",
    );
    check(
        "Department de droit Université Laval Quebec, Quebec (CA)",
        "Department de droit @ Université Laval |  |  | Quebec | Quebec | CA",
    );
    check(
        "University of Waterloo Elora, Ontario (CA)",
        " @ University of Waterloo |  |  | Elora | Ontario | CA",
    );
    check(
        "Department of Physics, Faculty of Science, University of Ljubljana, SI-1000 Ljubljana, Slovenia",
        "Department of Physics; Faculty of Science @ University of Ljubljana |  | SI-1000 | Ljubljana |  | SI",
    );
    check(
        "Department of Physics, University of X, Amherst, MA 01003, USA",
        "Department of Physics @ University of X |  | 01003 | Amherst | MA | US",
    );
    check(
        "Universidade do Sul – Centro de Solos – Campinas (SP), Brazil.",
        "Centro de Solos @ Universidade do Sul |  |  | Campinas | SP | BR",
    );
    check("Univeristy of Florence, Italy", " @ Univeristy of Florence |  |  |  |  | IT");
}
