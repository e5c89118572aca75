//! The entries of a bibliography, ready to be looked up by what a pointer says.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::{CitationKey, LinkedReference, Reference};

use super::slug;

/// More entries than this with one name are not looked through, so that no input takes quadratic time.
const MOST_RIVALS: usize = 256;

/// Indexes of entries by name, initial, number and label.
#[derive(Debug, Default)]
pub struct Bibliography {
    by_family: BTreeMap<String, Vec<usize>>,
    by_initial_and_year: BTreeMap<(char, String), Vec<usize>>,
    by_number: BTreeMap<u32, usize>,
    by_label: BTreeMap<String, usize>,
}

impl Bibliography {
    /// Reads the entries once.
    #[must_use]
    pub fn new(references: &[LinkedReference]) -> Self {
        let mut bibliography = Self::default();
        for (index, linked) in references.iter().enumerate() {
            bibliography.add_names(index, &linked.reference);
            if let Some(label) = linked.reference.label.as_deref().map(bare) {
                if let Ok(number) = label.parse() {
                    bibliography.by_number.entry(number).or_insert(index);
                } else {
                    bibliography.by_label.entry(label.to_lowercase()).or_insert(index);
                }
            }
        }
        // Without labels, entries are counted as they stand.
        if bibliography.by_number.is_empty() && bibliography.by_label.is_empty() {
            bibliography.by_number = (1..).zip(0..references.len()).collect();
        }
        bibliography
    }

    fn add_names(&mut self, index: usize, reference: &Reference) {
        for name in names(reference) {
            let entries = self.by_family.entry(name.clone()).or_default();
            entries.push(index);
            if let Some(initial) = name.chars().next() {
                let key = (initial, base_year(reference.year.as_deref().unwrap_or("")));
                self.by_initial_and_year.entry(key).or_default().push(index);
            }
        }
    }

    /// The entries that a pointer can mean: one when it is plain, several when it is not.
    #[must_use]
    pub fn fitting(&self, references: &[LinkedReference], key: &CitationKey) -> Vec<usize> {
        match key {
            CitationKey::Number(number) => {
                self.by_number.get(number).copied().into_iter().collect()
            }
            CitationKey::Label(label) => {
                self.by_label.get(&bare(label).to_lowercase()).copied().into_iter().collect()
            }
            CitationKey::AuthorYear { families, et_al, year } => {
                // "In Santo André, Dahl (1999)": what stands first may be no name.
                let lists = (0..families.len()).map(|skipped| &families[skipped..]);
                let found = lists.map(|names| self.named(references, names, *et_al, year));
                found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
            }
        }
    }

    fn named(
        &self,
        references: &[LinkedReference],
        families: &[String],
        et_al: bool,
        year: &str,
    ) -> Vec<usize> {
        let Some(first) = families.first() else { return Vec::new() };
        let own = self.by_family.get(&slug(first)).map_or(&[][..], Vec::as_slice);
        let own = &own[..own.len().min(MOST_RIVALS)];
        let found = best(references, own, families, et_al, year);
        if found.is_empty() {
            let alike = self.spelt_alike(references, first, year);
            return best(references, &alike, families, et_al, year);
        }
        lettered(references, found, year)
    }

    /// Entries of that year with a name one letter away; nothing when the names differ among themselves.
    fn spelt_alike(&self, references: &[LinkedReference], family: &str, year: &str) -> Vec<usize> {
        let wanted = slug(family);
        let Some(initial) = wanted.chars().next().filter(|_| wanted.chars().count() > 3) else {
            return Vec::new();
        };
        let rivals = self.by_initial_and_year.get(&(initial, base_year(year)));
        let rivals = rivals.filter(|rivals| rivals.len() <= MOST_RIVALS);
        let alike = rivals.into_iter().flatten().copied().filter(|index| {
            names(&references[*index].reference)
                .iter()
                .any(|name| is_one_letter_away(name, &wanted))
        });
        let alike: Vec<usize> = alike.collect();
        if alike.len() == 1 { alike } else { Vec::new() }
    }
}

/// Names that an entry can be cited by: its first author or editor, or its organisation.
///
/// "Nunes da Fonseca" is cited as "da Fonseca" and "Fonseca" too, "World Bank" as "Bank" where
/// the first word was taken for a given name, "SFB - Serviço Florestal" as "SFB".
fn names(reference: &Reference) -> BTreeSet<String> {
    let Some(first) = reference.authors.first().or(reference.editors.first()) else {
        return BTreeSet::new();
    };
    let family = first.family.as_str();
    let spaces = family.match_indices(' ').map(|(at, space)| at + space.len());
    let mut names: BTreeSet<String> = spaces.map(|at| slug(&family[at..])).collect();
    names.insert(slug(family));
    if first.given.is_none() {
        let words = family.split(|c: char| !c.is_alphanumeric());
        names.extend(words.filter(|word| is_acronym(word)).map(slug));
        names.extend(initials(family).map(|letters| slug(&letters)));
    }
    names
}

fn is_acronym(word: &str) -> bool {
    (2..=8).contains(&word.len()) && word.chars().all(char::is_uppercase)
}

/// Initials of the capitalised words of an organisation.
fn initials(name: &str) -> Option<String> {
    let firsts = name.split_whitespace().filter_map(|word| word.chars().next());
    let letters: String = firsts.filter(|c| c.is_uppercase()).collect();
    (letters.chars().count() >= 2).then_some(letters)
}

/// "2014b" among entries of that year without letters: the second one, as bibliographies are ordered.
fn lettered(references: &[LinkedReference], found: Vec<usize>, year: &str) -> Vec<usize> {
    let letter = slug(year).chars().next_back().filter(char::is_ascii_lowercase);
    let place = letter.map(|letter| usize::from(letter as u8 - b'a'));
    let plain = found.iter().all(|index| {
        let year = references[*index].reference.year.as_deref().unwrap_or_default();
        year.ends_with(|c: char| c.is_ascii_digit())
    });
    match place.and_then(|place| found.get(place)) {
        Some(entry) if plain && found.len() > 1 => vec![*entry],
        _ => found,
    }
}

/// The entries that fit best among those of the first name: by year, then by the other names.
fn best(
    references: &[LinkedReference],
    entries: &[usize],
    families: &[String],
    et_al: bool,
    year: &str,
) -> Vec<usize> {
    let scored = entries.iter().filter_map(|index| {
        let reference = &references[*index].reference;
        let year = year_fit(reference.year.as_deref()?, year)?;
        Some(((year, names_fit(reference, families, et_al)), *index))
    });
    let scored: Vec<((u8, u8), usize)> = scored.collect();
    let top = scored.iter().map(|(score, _)| *score).max();
    scored.iter().filter(|(score, _)| Some(*score) == top).map(|(_, index)| *index).collect()
}

/// 2 for the same year and letter, 1 when one of both lacks its letter; nothing for another year.
fn year_fit(entry: &str, pointer: &str) -> Option<u8> {
    let (entry, pointer) = (slug(entry), slug(pointer));
    let letterless = |year: &str| year.ends_with(|c: char| c.is_ascii_digit());
    if entry == pointer {
        Some(2)
    } else if base_year(&entry) == base_year(&pointer)
        && (letterless(&entry) || letterless(&pointer))
    {
        Some(1)
    } else {
        None
    }
}

/// The year without its letter: "1999" of "1999a".
fn base_year(year: &str) -> String {
    let year = slug(year);
    match year.strip_suffix(|c: char| c.is_ascii_lowercase()) {
        Some(base) if base.ends_with(|c: char| c.is_ascii_digit()) => base.to_owned(),
        _ => year,
    }
}

/// 2 when names and their number fit, 1 when only the first name is sure, 0 when another name differs.
fn names_fit(reference: &Reference, families: &[String], et_al: bool) -> u8 {
    let people = if reference.authors.is_empty() { &reference.editors } else { &reference.authors };
    let same = |(one, other): (&String, &crate::paper::Contributor)| {
        let (one, other) = (slug(one), slug(&other.family));
        one == other || other.ends_with(&format!("-{one}")) || is_one_letter_away(&one, &other)
    };
    if !families.iter().zip(people).skip(1).all(same) {
        return 0;
    }
    let counted = if et_al {
        people.len() > families.len() || reference.et_al
    } else {
        people.len() == families.len()
    };
    1 + u8::from(counted)
}

fn bare(label: &str) -> &str {
    label.trim_matches(|c: char| !c.is_alphanumeric() && c != '+')
}

/// Whether one letter is missing, added or other.
fn is_one_letter_away(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 1 || one.len().min(other.len()) < 4 {
        return false;
    }
    let front = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let back = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    front + back + 1 >= one.len().max(other.len())
}
