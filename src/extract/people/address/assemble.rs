//! Parts of an affiliation out of its labelled tokens.
//!
//! A line may name several workplaces: a new one begins where an organisation follows the
//! address of the one before. A workplace has one town and one country; of several
//! organisations that stand together the widest holds the units.

use std::ops::Range;

use crate::language::labeller::{Field, Label, fields};
use crate::paper::{Address, Workplace};
use crate::text::collapse;

use super::super::gazetteer::{Rank, country, is_city, is_street_word, rank, regions};
use super::Parts;
use super::tokens::{head, is_joining};

/// Makes parts of the labels of `tokens` in `text`.
pub fn parts(text: &str, tokens: &[Range<usize>], labels: &[Label<'_>]) -> Parts {
    let mut found = Found { text, fields: fields(tokens, labels) };
    found.name_organization();
    found.name_places();
    found.join_lists();
    found.part_streets();
    let places = found.groups().iter().map(Found::workplace).collect();
    Parts { places, confidence: confidence(labels) }
}

/// Takes a town of the list off the end of the organisation's name where a country or
/// region stands behind but no town: "Nordinst Oslo (NO)". "University of Oslo" keeps it.
pub fn part_town(place: &mut Workplace) {
    let located = place.address.country.is_some() || place.address.region.is_some();
    let Some(name) = place.institution.clone().filter(|_| located && place.address.city.is_none())
    else {
        return;
    };
    let words: Vec<&str> = name.split(' ').collect();
    let cut = (1..words.len()).find(|cut| {
        let (head, town) = words.split_at(*cut);
        let before = head[head.len() - 1];
        let whole = head.len() > 1 || rank(before).is_none();
        whole && is_city(&town.join(" ")) && !is_joining(before) && !before.ends_with(',')
    });
    if let Some(cut) = cut {
        place.institution = Some(words[..cut].join(" "));
        place.address.city = Some(words[cut..].join(" "));
    }
}

/// The fields of a text.
struct Found<'t> {
    text: &'t str,
    fields: Vec<Field<'t>>,
}

impl<'t> Found<'t> {
    /// The fields of each workplace. Each has an organisation when there is any.
    fn groups(self) -> Vec<Self> {
        let text = self.text;
        let mut groups: Vec<Self> = Vec::new();
        for field in self.fields {
            let begins = is_organization(field.name)
                && groups.last().is_none_or(|group| group.fields.last().is_some_and(is_place));
            match groups.last_mut() {
                Some(group) if !begins => group.fields.push(field),
                _ => groups.push(Self { text, fields: vec![field] }),
            }
        }
        let mut joined: Vec<Self> = Vec::new();
        for group in groups {
            match joined.last_mut() {
                Some(last) if !(last.is_whole() && group.is_whole()) => {
                    last.fields.extend(group.fields);
                }
                _ => joined.push(group),
            }
        }
        if joined.is_empty() { vec![Self { text, fields: Vec::new() }] } else { joined }
    }

    fn is_whole(&self) -> bool {
        self.named("institution").next().is_some()
    }

    fn workplace(&self) -> Workplace {
        let institution = self.institution();
        let behind = institution.map_or(0, |field| field.range.end);
        let besides = self.named("institution").filter(|field| {
            let other = institution.is_some_and(|widest| widest.range != field.range);
            other && names_body(&self.words(field))
        });
        let mut laboratories = self.named("laboratory").map(|field| self.words(field));
        let laboratory = laboratories.next();
        let units = laboratories.chain(self.named("department").map(|field| self.words(field)));
        let place = |name: &str| self.behind(name, behind).map(|field| self.words(field));
        Workplace {
            institution: institution.map(|field| self.words(field)),
            besides: besides.map(|field| self.words(field)).collect(),
            departments: units.collect(),
            laboratory,
            address: Address {
                street: self.street(behind),
                postcode: place("postcode"),
                city: place("city"),
                region: place("region"),
                country: place("country"),
                country_code: None,
            },
        }
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &Field<'t>> {
        self.fields.iter().filter(move |field| field.name == name && !self.words(field).is_empty())
    }

    /// Puts right what the lists of places are sure of: a country is no town, nor is a region,
    /// and a town before an organisation was taken for it.
    fn name_places(&mut self) {
        for place in 1..self.fields.len() {
            let (town, organization) = (&self.fields[place - 1], &self.fields[place]);
            if (town.name, organization.name) == ("city", "institution")
                && is_city(&self.words(organization))
                && !is_city(&self.words(town))
            {
                self.fields[place - 1].name = "institution";
                self.fields[place].name = "city";
            }
        }
        for place in 0..self.fields.len() {
            let words = self.words(&self.fields[place]);
            if !["city", "region", "country"].contains(&self.fields[place].name) || is_city(&words)
            {
                continue;
            }
            if country(&words).is_some() && regions(&words).is_empty() {
                self.fields[place].name = "country";
            } else if !regions(&words).is_empty() && country(&words).is_none() {
                self.fields[place].name = "region";
            }
        }
    }

    /// Joins names that hold a list.
    fn join_lists(&mut self) {
        let mut place = 1;
        while place < self.fields.len() {
            let (before, own) = (&self.fields[place - 1], &self.fields[place]);
            let together = self.stand_together(before, own);
            if together && self.goes_on(before, own) {
                self.fields[place - 1].range.end = self.fields.remove(place).range.end;
            } else if together && self.begins(before, own) {
                let start = self.fields.remove(place - 1).range.start;
                self.fields[place - 1].range.start = start;
            } else {
                place += 1;
            }
        }
    }

    /// "Ministry of Energy" and "Science and Trade". No name of a university goes on like
    /// that; an address has digits or words for streets.
    fn goes_on(&self, before: &Field<'t>, own: &Field<'t>) -> bool {
        let (name, tail) = (self.words(before), self.words(own));
        let in_street = |word: &str| is_street_word(word) || word.contains(char::is_numeric);
        before.name == "institution"
            && ["street", "laboratory", "department", "institution"].contains(&own.name)
            && [" of ", " for ", " de "].iter().any(|open| name.contains(open))
            && is_joined(&tail)
            && widest(&name) == Some(Rank::Body)
            && widest(&tail).is_none()
            && !tail.split(' ').any(in_street)
    }

    /// "Roads" and "Bridges and Tunnels Branch"; an acronym is a unit of its own.
    fn begins(&self, before: &Field<'t>, own: &Field<'t>) -> bool {
        let (name, tail) = (self.words(before), self.words(own));
        let is_unit = |field: &Field<'_>| ["laboratory", "department"].contains(&field.name);
        is_unit(before)
            && is_unit(own)
            && is_joined(&tail)
            && name.split(' ').count() <= 2
            && name.contains(char::is_lowercase)
            && widest(&name).is_none()
            && tail.rsplit(' ').next().is_some_and(|last| rank(last).is_some())
            && tail.split(' ').next().is_some_and(|first| rank(first).is_none())
    }

    /// Takes the beginning of a street off the end of a unit where the rest of the street
    /// follows: "Department of Law Via Roma, 10".
    fn part_streets(&mut self) {
        for place in 1..self.fields.len() {
            let (unit, street) = (&self.fields[place - 1], &self.fields[place]);
            let is_unit = ["department", "institution"].contains(&unit.name);
            if !is_unit || street.name != "street" || !self.stand_together(unit, street) {
                continue;
            }
            let words = &self.text[unit.range.clone()];
            let cut = words.match_indices(' ').map(|(at, _)| at).find(|at| {
                let rest: Vec<&str> = words[at + 1..].split(' ').collect();
                rest.len() > 1
                    && is_street_word(rest[0])
                    && rest.iter().all(|word| rank(word).is_none())
            });
            if let Some(cut) = cut {
                let start = unit.range.start + cut;
                self.fields[place - 1].range.end = start;
                self.fields[place].range.start = start + 1;
            }
        }
    }

    /// Somebody works for a body, not for a town: what is printed first and no town of the
    /// list is the organisation where nothing else can be: "NUTEK, Sweden".
    fn name_unknown(&mut self) {
        let is_place = |field: &Field<'_>| !["street", "box", "laboratory"].contains(&field.name);
        if !self.fields.iter().all(is_place) {
            return;
        }
        let Some(first) = self.fields.iter().position(|field| field.name != "marker") else {
            return;
        };
        let words = self.words(&self.fields[first]);
        let known = is_city(&words) || country(&words).is_some() || !regions(&words).is_empty();
        if self.fields[first].name == "city" && !known {
            self.fields[first].name = "institution";
        }
    }

    /// The outermost unit is the organisation where none is named, unless it says itself
    /// that it is a part of one: "Oslo Business School", but not "Department of Law".
    fn name_organization(&mut self) {
        if self.fields.iter().any(|field| field.name == "institution") {
            return;
        }
        let Some(last) = self.fields.iter().rposition(|field| field.name == "department") else {
            return self.name_unknown();
        };
        let words = self.words(&self.fields[last]);
        let words: Vec<&str> = words.split(' ').collect();
        let ranks: Vec<Option<Rank>> = words.iter().map(|word| rank(word)).collect();
        if head(&words, &ranks).is_none_or(|rank| rank > Rank::Unit) {
            self.fields[last].name = "institution";
        }
    }

    /// The first field of a name behind a place, or else the first of all.
    fn behind(&self, name: &str, place: usize) -> Option<&Field<'t>> {
        self.named(name)
            .find(|field| field.range.start >= place)
            .or_else(|| self.named(name).next())
    }

    /// The widest organisation; of equals the last of those that stand together, since the
    /// smaller is printed first.
    fn institution(&self) -> Option<&Field<'t>> {
        let mut best: Option<(&Field<'t>, Option<Rank>)> = None;
        for field in self.named("institution") {
            let rank = self.words(field).split(' ').filter_map(rank).max();
            let better = best.is_none_or(|(before, widest)| {
                rank > widest || rank == widest && self.stand_together(before, field)
            });
            if better {
                best = Some((field, rank));
            }
        }
        best.map(|(field, _)| field)
    }

    /// Whether only marks stand between two fields.
    fn stand_together(&self, one: &Field<'t>, other: &Field<'t>) -> bool {
        let between = self.text.get(one.range.end..other.range.start).unwrap_or_default();
        !between.contains(char::is_alphanumeric)
    }

    /// Street and box, as one stretch where they stand together.
    fn street(&self, place: usize) -> Option<String> {
        let is_street = |field: &&Field<'t>| matches!(field.name, "street" | "box");
        let lines: Vec<&Field<'t>> = self.fields.iter().filter(is_street).collect();
        let first = lines.iter().position(|field| field.range.start >= place).unwrap_or(0);
        let mut last = first;
        while last + 1 < lines.len() && self.stand_together(lines[last], lines[last + 1]) {
            last += 1;
        }
        let range = lines.get(first)?.range.start..lines.get(last)?.range.end;
        Some(self.trimmed(range)).filter(|words| !words.is_empty())
    }

    fn words(&self, field: &Field<'t>) -> String {
        self.trimmed(field.range.clone())
    }

    /// The words of a stretch, without the marks that part it from others.
    fn trimmed(&self, range: Range<usize>) -> String {
        let words = self.text.get(range).unwrap_or_default();
        let words = words
            .trim_start_matches(|c: char| c.is_whitespace() || ",;:.-–—)]".contains(c))
            .trim_end_matches(|c: char| c.is_whitespace() || ",;:-–—([".contains(c));
        collapse(words)
    }
}

/// Whether the words name a body by themselves: by a word for one, or as an acronym.
fn names_body(words: &str) -> bool {
    let acronym = |word: &str| {
        word.chars().filter(|c| c.is_uppercase()).count() >= 3 && !word.contains(char::is_lowercase)
    };
    widest(words).is_some() || words.split(' ').any(acronym)
}

fn is_organization(name: &str) -> bool {
    matches!(name, "institution" | "department" | "laboratory")
}

fn is_place(field: &Field<'_>) -> bool {
    matches!(field.name, "street" | "box" | "postcode" | "city" | "region" | "country")
}

fn is_joined(words: &str) -> bool {
    [" and ", " & ", " et ", " y ", " e "].iter().any(|joint| words.contains(joint))
}

fn widest(words: &str) -> Option<Rank> {
    words.split(' ').filter_map(rank).max()
}

/// The mean over all tokens.
fn confidence(labels: &[Label<'_>]) -> f64 {
    let sum: f64 = labels.iter().map(|label| label.confidence).sum();
    if labels.is_empty() { 0.0 } else { sum / labels.len() as f64 }
}
