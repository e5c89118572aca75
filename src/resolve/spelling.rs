//! The usual spelling of an organisation's name of which a misspelling is printed.
//!
//! Only strong evidence counts: a word is one slip away from a common academic word, or the
//! same paper spells the name of the same town more often in another way. What is printed
//! is kept beside; nothing is invented.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::paper::Affiliation;
use crate::text::{collapse, data_words};

static ACADEMIC: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| data_words(include_str!("data/academic_words.txt")).collect());
static RIGHT: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let others = data_words(include_str!("data/words_near_academic.txt"));
    others.chain(ACADEMIC.iter().copied()).collect()
});

/// Shorter words are too near to others.
const SHORTEST: usize = 6;

/// What a paper tells of how its organisations are spelt.
#[derive(Debug, Default)]
pub struct Spelling {
    /// The usual form of a form that is printed less often.
    usual: BTreeMap<String, String>,
}

impl Spelling {
    /// Looks at all names of organisations in a paper.
    pub fn new(affiliations: &[Affiliation]) -> Self {
        let mut towns: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for place in affiliations.iter().flat_map(|affiliation| &affiliation.places) {
            let (Some(name), Some(city)) = (&place.institution, &place.address.city) else {
                continue;
            };
            let names = towns.entry(city.to_lowercase()).or_default();
            *names.entry(collapse(name)).or_default() += 1;
        }
        let mut usual = BTreeMap::new();
        for names in towns.values() {
            for (name, count) in names {
                let better = names
                    .iter()
                    .filter(|(other, often)| *often > count && one_word_slips(name, other))
                    .max_by_key(|(_, often)| **often);
                if let Some((other, _)) = better {
                    usual.insert(name.clone(), other.clone());
                }
            }
        }
        Self { usual }
    }

    /// The name in its usual spelling; as it is where there is no strong evidence.
    pub fn of(&self, name: &str) -> String {
        let name = self.usual.get(name).map_or(name, String::as_str);
        name.split(' ').map(academic).collect::<Vec<_>>().join(" ")
    }
}

/// Whether two names differ by one slip in one long word.
fn one_word_slips(one: &str, other: &str) -> bool {
    let (ones, others): (Vec<&str>, Vec<&str>) =
        (one.split(' ').collect(), other.split(' ').collect());
    let mut differing = ones.iter().zip(&others).filter(|(one, other)| one != other);
    let Some((one, other)) = differing.next() else { return false };
    ones.len() == others.len()
        && ones.len() > 1
        && differing.next().is_none()
        && one.chars().count().min(other.chars().count()) >= SHORTEST - 1
        && one.chars().all(char::is_alphabetic)
        && strsim::osa_distance(one, other) == 1
}

/// A common academic word that `word` is a misspelling of, or the word itself.
///
/// A slip leaves the first and the last letter, which keeps words of other languages
/// ("Universität", "Istituto", "Technologie") as they are.
fn academic(word: &str) -> &str {
    let long = word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !long || RIGHT.contains(word) || word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()) {
        return word;
    }
    let ends = |word: &str| (word.bytes().next(), word.bytes().last());
    let near = |known: &&&str| ends(known) == ends(word) && strsim::osa_distance(known, word) == 1;
    let mut found = ACADEMIC.iter().filter(|known| known.len() > SHORTEST).filter(near);
    match (found.next(), found.next()) {
        (Some(known), None) => known,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Address, Confidence, Evidence, Workplace};
    use crate::text::ArenaSpan;

    fn affiliation(institution: &str, city: Option<&str>) -> Affiliation {
        let span = ArenaSpan::new(0, 1);
        Affiliation {
            span,
            places: vec![Workplace {
                institution: Some(institution.to_owned()),
                address: Address { city: city.map(str::to_owned), ..Address::default() },
                ..Workplace::default()
            }],
            ror: None,
            role: None,
            evidence: Evidence::new(span, "test", Confidence::CERTAIN),
        }
    }

    #[test]
    fn slips_in_academic_words_are_put_right() {
        let check = |name: &str, expected: &str| {
            assert_eq!(Spelling::default().of(name), expected, "{name}");
        };
        check("Univeristy of Bergen", "University of Bergen");
        check("Bergen Insitute of Tecnology", "Bergen Institute of Technology");
        check("Natonal Museum", "National Museum");
    }

    #[test]
    fn right_words_are_left_alone() {
        for name in [
            "University of Bergen",
            "Universiteit Gent",
            "Universität Bern",
            "Università di Pisa",
            "Universitet",
            "Universite Laval",
            "Instituto Nacional de Salud",
            "Institut for Biologi",
            "Departament de Química",
            "Departement Wiskunde",
            "Technologie Centrum",
            "UNIVERISTY OF BERGEN",
            "Scholl Foundation",
            "Diversity House",
            "",
        ] {
            assert_eq!(Spelling::default().of(name), name);
        }
    }

    #[test]
    fn another_occurrence_in_the_same_town_decides() {
        let usual = |names: &[(&str, Option<&str>)], of: &str| {
            let affiliations: Vec<Affiliation> =
                names.iter().map(|(name, city)| affiliation(name, *city)).collect();
            Spelling::new(&affiliations).of(of)
        };
        let fraser = ("Anna Fraser College", Some("Oslo"));
        let frase = ("Anna Frase College", Some("Oslo"));
        assert_eq!(usual(&[fraser, fraser, frase], "Anna Frase College"), "Anna Fraser College");
        assert_eq!(usual(&[fraser, frase], "Anna Frase College"), "Anna Frase College", "a tie");
        let elsewhere = ("Anna Frase College", Some("Bergen"));
        assert_eq!(
            usual(&[fraser, fraser, elsewhere], "Anna Frase College"),
            "Anna Frase College",
            "another town"
        );
        let (one, two) = (("Pharma 1 Group", Some("Oslo")), ("Pharma 2 Group", Some("Oslo")));
        assert_eq!(usual(&[one, one, two], "Pharma 2 Group"), "Pharma 2 Group", "a number");
    }
}
