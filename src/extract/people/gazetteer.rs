//! Word lists: countries, regions, towns, words of organisations, given names, titles.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::ident::CountryCode;
use crate::text::data_lines;

/// A state, province or county and the code of its country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its country.
    pub country: CountryCode,
}

/// What kind of body a word names; higher kinds hold lower ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Laboratory.
    Laboratory,
    /// Department, faculty.
    Unit,
    /// School, institute, centre: a unit when something higher is named.
    Institute,
    /// Ministry, hospital, company.
    Body,
    /// University.
    University,
}

static COUNTRIES: LazyLock<BTreeMap<String, CountryCode>> = LazyLock::new(|| {
    let mut countries: BTreeMap<String, CountryCode> =
        CountryCode::all().map(|code| (bare(code.name()), code)).collect();
    for line in data_lines(include_str!("data/countries.tsv")) {
        let Some((code, forms)) = line.split_once('\t') else { continue };
        let Ok(code) = CountryCode::parse(code) else { continue };
        countries.extend(forms.split('|').map(|form| (bare(form), code)));
    }
    countries
});
static REGIONS: LazyLock<BTreeMap<String, Vec<Region>>> = LazyLock::new(|| {
    let mut regions: BTreeMap<String, Vec<Region>> = BTreeMap::new();
    for line in data_lines(include_str!("data/regions.tsv")) {
        let mut fields = line.split('\t');
        let (Some(name), Some(country)) = (fields.next(), fields.next()) else { continue };
        let Ok(country) = CountryCode::parse(country) else { continue };
        // Names are compared in lower case, postal abbreviations as they are.
        for form in std::iter::once(bare(name)).chain(fields.map(str::to_owned)) {
            regions.entry(form).or_default().push(Region { country });
        }
    }
    regions
});
static CITIES: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| data_lines(include_str!("../data/cities.txt")).map(bare).collect());
static STREETS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| data_lines(include_str!("data/streets.txt")).collect());
static GIVEN_NAMES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| data_lines(include_str!("../data/given_names.txt")).collect());
static PARTICLES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| data_lines(include_str!("data/particles.txt")).collect());
/// Titles and whether they are positions.
static HONORIFICS: LazyLock<BTreeMap<&'static str, bool>> = LazyLock::new(|| {
    let parts = |line: &'static str| {
        line.split_once('\t').map_or((line, false), |(title, _)| (title, true))
    };
    data_lines(include_str!("data/honorifics.tsv")).map(parts).collect()
});
static ORGANIZATIONS: LazyLock<BTreeMap<&'static str, Rank>> = LazyLock::new(|| {
    let rank = |text: &str| match text {
        "0" => Rank::Laboratory,
        "1" => Rank::Unit,
        "2" => Rank::Institute,
        "3" => Rank::Body,
        _ => Rank::University,
    };
    data_lines(include_str!("data/organizations.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, text)| (word, rank(text)))
        .collect()
});

/// Lower case, stops and blanks at the ends left out.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || c == '.' || c == ',').to_lowercase()
}

/// The country of this name; names count in any case, codes do not count.
pub fn country(name: &str) -> Option<CountryCode> {
    COUNTRIES.get(&bare(name)).copied()
}

/// Whether `name` is a region: of `country` when that is known, else of any; gives its country.
pub fn region(name: &str, country: Option<CountryCode>) -> Option<Region> {
    let found = regions(name);
    match country {
        Some(code) => found.iter().find(|region| region.country == code).copied(),
        None => found.first().copied(),
    }
}

/// Every region of this name or postal abbreviation.
pub fn regions(name: &str) -> &'static [Region] {
    REGIONS.get(name).or_else(|| REGIONS.get(&bare(name))).map_or(&[], Vec::as_slice)
}

/// Whether `name` is a town of the list.
pub fn is_city(name: &str) -> bool {
    CITIES.contains(&bare(name))
}

/// Whether the word begins or ends a street.
pub fn is_street_word(word: &str) -> bool {
    let word = bare(word);
    STREETS.contains(word.as_str())
        || ["strasse", "straße", "str", "gata", "gatan", "weg", "straat", "platz"]
            .iter()
            .any(|end| word.len() > end.len() + 2 && word.ends_with(end) && word != "register")
}

/// Whether `word` is a common given name, as it is spelt.
pub fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains(word)
}

/// Whether the word is a particle of family names, in any case.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(word.to_lowercase().as_str())
}

/// Whether `words` is a title before a name.
pub fn is_honorific(words: &str) -> bool {
    HONORIFICS.contains_key(words)
}

/// Whether the title is a position held somewhere: "Associate Professor".
pub fn is_position(words: &str) -> bool {
    HONORIFICS.get(words).copied().unwrap_or(false)
}

/// What kind of body the word names. A slip of one letter in a long word is forgiven.
pub fn rank(word: &str) -> Option<Rank> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if let Some(rank) = ORGANIZATIONS.get(word.as_str()) {
        return Some(*rank);
    }
    if word.starts_with("universit") || word.starts_with("universidad") {
        return Some(Rank::University);
    }
    if let Some((_, last)) = word.rsplit_once('-') {
        return rank(last).filter(|rank| *rank >= Rank::Institute);
    }
    let long = ["university", "institute", "department", "laboratory", "faculty", "ministry"];
    let near = long.iter().find(|known| {
        word.len() >= 6
            && word.len().abs_diff(known.len()) <= 1
            && strsim::osa_distance(&word, known) == 1
    })?;
    // "universities" and other inflections are no slips.
    (!word.ends_with("ies")).then(|| ORGANIZATIONS.get(*near).copied()).flatten()
}
