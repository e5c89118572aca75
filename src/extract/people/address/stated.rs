//! Parts that the source states come before parts that are read from the words.
//!
//! Words are read only for what the markup leaves out, and an institution that names
//! several bodies in one is parted like any other words.

use crate::ident::CountryCode;
use crate::paper::{Address, AffiliationPart, Workplace};
use crate::text::collapse;

use super::super::gazetteer::{Rank, rank};
use super::{LONGEST, Parts, country, part};

/// Parts stated, with their words, in the order of the source.
pub type StatedParts<'t> = [(AffiliationPart, &'t str)];

/// The parts of an affiliation of which some are stated.
pub fn complete(text: &str, stated: &StatedParts<'_>) -> Parts {
    let stated: Vec<(AffiliationPart, &str)> =
        stated.iter().copied().filter(|one| !names_several(*one, stated)).collect();
    if stated.is_empty() {
        return part(text);
    }
    let mut parts = if says_all(text, &stated) {
        Parts { places: vec![Workplace::default()], confidence: 1.0 }
    } else {
        part(text)
    };
    organizations(&mut parts.places, &stated);
    addresses(&mut parts.places, &stated);
    parts
}

/// "Department of Law, University of Oslo", stated as the one institution.
fn names_several(one: (AffiliationPart, &str), stated: &StatedParts<'_>) -> bool {
    one.0 == AffiliationPart::Institution
        && values(stated, AffiliationPart::Department).next().is_none()
        && values(stated, AffiliationPart::Institution).nth(1).is_none()
        && one.1.split(',').filter(|piece| widest(piece).is_some()).count() > 1
}

/// Whether no word stands outside of the stated parts.
fn says_all(text: &str, stated: &StatedParts<'_>) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let mut rest = text;
    for (_, words) in stated {
        let Some(at) = rest.find(words).filter(|_| !words.is_empty()) else { continue };
        if rest[..at].contains(char::is_alphanumeric) {
            return false;
        }
        rest = &rest[at + words.len()..];
    }
    !rest.contains(char::is_alphanumeric)
}

fn values<'s>(
    stated: &'s StatedParts<'_>,
    wanted: AffiliationPart,
) -> impl Iterator<Item = String> + 's {
    let words = stated.iter().filter(move |(part, _)| *part == wanted);
    words.map(|(_, words)| collapse(words)).filter(|words| !words.is_empty())
}

/// Puts what is stated of organisations and units in one workplace.
fn organizations(places: &mut Vec<Workplace>, stated: &StatedParts<'_>) {
    use AffiliationPart::{Department, Institution, Laboratory};
    if !stated.iter().any(|(part, _)| matches!(part, Institution | Department | Laboratory)) {
        return;
    }
    let read = merged(std::mem::take(places));
    let fresh = |words: &String| !is_stated(words, stated);
    let mut place = Workplace { laboratory: values(stated, Laboratory).next(), ..named(stated) };
    place.institution = place.institution.or(read.institution.filter(fresh));
    place.laboratory = place.laboratory.or(read.laboratory.filter(fresh));
    if place.departments.is_empty() {
        place.departments = read.departments.into_iter().filter(fresh).collect();
    }
    place.address = read.address;
    places.push(place);
}

/// The widest institution, of equals the last; narrower ones are units of it, and so are the
/// stated units: those before it are printed innermost first, those behind it outermost first.
fn named(stated: &StatedParts<'_>) -> Workplace {
    let widest_at = (0..stated.len())
        .filter(|at| stated[*at].0 == AffiliationPart::Institution)
        .max_by_key(|at| widest(stated[*at].1));
    let limit = widest_at.and_then(|at| widest(stated[at].1));
    let mut place = Workplace::default();
    let mut behind = Vec::new();
    for (at, (part, words)) in stated.iter().enumerate() {
        let is_unit = match part {
            AffiliationPart::Institution => {
                let own = widest(words);
                own < limit && own.is_some_and(|own| own <= Rank::Institute)
            }
            part => *part == AffiliationPart::Department,
        };
        let is_before = widest_at.is_none_or(|widest| at < widest);
        let units = units(words).into_iter().filter(|words| !words.is_empty());
        match part {
            _ if Some(at) == widest_at => place.institution = Some(collapse(words)),
            _ if is_unit && is_before => place.departments.extend(units),
            _ if is_unit => behind.extend(units),
            AffiliationPart::Institution => place.besides.push(collapse(words)),
            _ => {}
        }
    }
    place.departments.extend(behind.into_iter().rev());
    place.institution = place.institution.filter(|name| !name.is_empty());
    place
}

/// "Department of Botany, Faculty of Science" are two.
fn units(words: &str) -> Vec<String> {
    let pieces: Vec<&str> = words.split(',').collect();
    if pieces.iter().all(|piece| widest(piece).is_some()) {
        pieces.into_iter().map(collapse).collect()
    } else {
        vec![collapse(words)]
    }
}

/// Puts what is stated of addresses in the one workplace, or one value in each.
fn addresses(places: &mut [Workplace], stated: &StatedParts<'_>) {
    type Field = fn(&mut Address) -> &mut Option<String>;
    let fields: [(AffiliationPart, Field); 5] = [
        (AffiliationPart::Street, |address| &mut address.street),
        (AffiliationPart::Postcode, |address| &mut address.postcode),
        (AffiliationPart::City, |address| &mut address.city),
        (AffiliationPart::Region, |address| &mut address.region),
        (AffiliationPart::Country, |address| &mut address.country),
    ];
    for (part, field) in fields {
        let known: Vec<String> = values(stated, part).collect();
        let values = spread(&known, places.len());
        for (place, value) in places.iter_mut().zip(values) {
            *field(&mut place.address) = Some(value);
        }
        for place in places.iter_mut().filter(|_| known.is_empty()) {
            let own = field(&mut place.address);
            *own = own.take().filter(|words| !is_stated(words, stated));
        }
    }
    let codes: Vec<String> = values(stated, AffiliationPart::CountryCode).collect();
    places.iter_mut().for_each(|place| {
        place.address.country_code = country::meant(&place.address);
    });
    let codes = spread(&codes, places.len());
    for (place, code) in places.iter_mut().zip(codes) {
        let code = CountryCode::parse(&code.to_uppercase()).ok();
        place.address.country_code = code.or(place.address.country_code);
    }
}

/// The first value for one place; for several as many values, or none.
fn spread(values: &[String], places: usize) -> Vec<String> {
    match places {
        1 => values.iter().take(1).cloned().collect(),
        _ if values.len() == places => values.to_vec(),
        _ => Vec::new(),
    }
}

/// What is known of all places, the first one first.
fn merged(places: Vec<Workplace>) -> Workplace {
    let merge = |mut one: Workplace, other: Workplace| {
        one.institution = one.institution.or(other.institution);
        one.laboratory = one.laboratory.or(other.laboratory);
        one.departments.extend(other.departments);
        one.address.street = one.address.street.or(other.address.street);
        one.address.postcode = one.address.postcode.or(other.address.postcode);
        one.address.city = one.address.city.or(other.address.city);
        one.address.region = one.address.region.or(other.address.region);
        one.address.country = one.address.country.or(other.address.country);
        one
    };
    places.into_iter().reduce(merge).unwrap_or_default()
}

/// Whether the words are those of a stated part, or stand in one, or hold one.
fn is_stated(words: &str, stated: &StatedParts<'_>) -> bool {
    let known = stated.iter().map(|(_, known)| collapse(known));
    known.into_iter().any(|known| known.contains(words) || words.contains(&known))
}

fn widest(words: &str) -> Option<Rank> {
    words.split(char::is_whitespace).filter_map(rank).max()
}

#[cfg(test)]
mod tests {
    use AffiliationPart::{City, Country, CountryCode, Department, Institution, Postcode};

    use super::super::tests::show_place;
    use super::*;

    fn check(text: &str, stated: &StatedParts<'_>, expected: &str) {
        let places = complete(text, stated).places.into_iter().map(show_place);
        assert_eq!(places.collect::<Vec<_>>().join(" + "), expected, "{text}");
    }

    #[test]
    fn what_is_stated_is_not_read() {
        let oslo = (Institution, "University of Oslo");
        let norway = (Country, "Norway");
        check(
            "Aleph, University of Oslo, Norway",
            &[(Department, "Aleph"), oslo, norway],
            "Aleph @ University of Oslo |  |  |  |  | NO",
        );
        check(
            "Beth, Gimel",
            &[(City, "Gimel"), (Institution, "Beth")],
            " @ Beth |  |  | Gimel |  | ",
        );
        assert!((complete("Beth", &[(Institution, "Beth")]).confidence - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn what_is_not_stated_is_read() {
        check(
            "Department of Botany, University of Oslo, 0316 Oslo, Norway",
            &[(Country, "Norway")],
            "Department of Botany @ University of Oslo |  | 0316 | Oslo |  | NO",
        );
        check(
            "Department of Botany, Aleph, 0316 Oslo, Norway",
            &[(Institution, "Aleph"), (Postcode, "0316"), (City, "Oslo")],
            "Department of Botany @ Aleph |  | 0316 | Oslo |  | NO",
        );
        check("University of Oslo, Norway", &[], " @ University of Oslo |  |  |  |  | NO");
    }

    #[test]
    fn of_several_institutions_the_widest_holds_the_others() {
        let school = (Institution, "School of Medicine");
        let oslo = (Institution, "University of Oslo");
        check(
            "School of Medicine, University of Oslo",
            &[school, oslo],
            "School of Medicine @ University of Oslo |  |  |  |  | ",
        );
        // Behind the organisation the outermost unit comes first.
        check(
            "University of Oslo, Faculty of Arts, Department of Music",
            &[oslo, (Department, "Faculty of Arts"), (Department, "Department of Music")],
            "Department of Music; Faculty of Arts @ University of Oslo |  |  |  |  | ",
        );
        check(
            "University of Lund, University of Oslo",
            &[(Institution, "University of Lund"), oslo],
            " @ University of Oslo & University of Lund |  |  |  |  | ",
        );
    }

    #[test]
    fn one_institution_may_name_several_bodies() {
        let words = "Department of Botany, University of Oslo";
        check(
            words,
            &[(Institution, words)],
            "Department of Botany @ University of Oslo |  |  |  |  | ",
        );
        let campus = "University of California, Davis";
        check(
            campus,
            &[(Institution, campus)],
            " @ University of California, Davis |  |  |  |  | ",
        );
        check(
            "Botany",
            &[(Department, "Department of Botany, Faculty of Science")],
            "Department of Botany; Faculty of Science @  |  |  |  |  | ",
        );
    }

    #[test]
    fn codes_outweigh_names() {
        let aleph = (Institution, "Aleph");
        check(
            "Aleph, Norge",
            &[aleph, (Country, "Norge"), (CountryCode, "no")],
            " @ Aleph |  |  |  |  | NO",
        );
        check("Aleph", &[aleph, (CountryCode, "zz")], " @ Aleph |  |  |  |  | ");
        check("Aleph", &[aleph, (Country, ""), (Institution, "")], " @ Aleph |  |  |  |  | ");
    }
}
