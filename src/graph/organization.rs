//! Organisations and their units.

use oxigraph::model::NamedNode;

use crate::ident::CountryCode;
use crate::paper::{Address, LinkedOrganization};

use super::sheet::Sheet;
use super::vocabulary::{datacite, org, schema, skos};

/// Writes every organisation and unit of the paper.
pub fn write(sheet: &mut Sheet<'_>) {
    for organization in &sheet.paper.organizations {
        let node = sheet.iris.organization(&organization.key);
        describe(sheet, &node, organization);
        if organization.address != Address::default() {
            let address = sheet.iris.address(&organization.key);
            sheet.link(&node, schema::ADDRESS, &address);
            write_address(sheet, &address, &organization.address);
        }
    }
}

fn describe(sheet: &mut Sheet<'_>, node: &NamedNode, organization: &LinkedOrganization) {
    match organization.unit_of {
        None => sheet.kind(node, org::ORGANIZATION_CLASS),
        Some(whole) => {
            let whole = sheet.iris.organization(&sheet.paper.organizations[whole].key);
            sheet.kind(node, org::ORGANIZATIONAL_UNIT);
            sheet.link(node, org::UNIT_OF, &whole);
        }
    }
    sheet.text(node, skos::PREF_LABEL, &organization.name);
    for alias in &organization.aliases {
        sheet.text(node, skos::ALT_LABEL, alias);
    }
    if let Some(ror) = &organization.ror {
        sheet.web(node, datacite::HAS_IDENTIFIER, &format!("https://ror.org/{ror}"));
    }
    if let Some(doi) = &organization.funder_doi {
        sheet.web(node, datacite::HAS_IDENTIFIER, &format!("https://doi.org/{doi}"));
    }
    sheet.link(&sheet.iris.paper(), schema::MENTIONS, node);
    sheet.finding(node, organization.evidence);
}

fn write_address(sheet: &mut Sheet<'_>, node: &NamedNode, address: &Address) {
    let code = address.country_code.map(CountryCode::as_str);
    let country = code.or(address.country.as_deref());
    sheet.kind(node, schema::POSTAL_ADDRESS);
    sheet.maybe(node, schema::STREET_ADDRESS, address.street.as_deref());
    sheet.maybe(node, schema::POSTAL_CODE, address.postcode.as_deref());
    sheet.maybe(node, schema::ADDRESS_LOCALITY, address.city.as_deref());
    sheet.maybe(node, schema::ADDRESS_REGION, address.region.as_deref());
    sheet.maybe(node, schema::ADDRESS_COUNTRY, country);
}
