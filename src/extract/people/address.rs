//! An affiliation in parts: units, organisation, street, postcode, town, region, country.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::Address;
use crate::text::collapse;

use super::gazetteer::{Rank, country, country_by_code, is_city, is_street_word, rank, region};

/// The parts of an affiliation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The organisation.
    pub institution: Option<String>,
    /// Units inside it, innermost first.
    pub departments: Vec<String>,
    /// Laboratory.
    pub laboratory: Option<String>,
    /// Where it is.
    pub address: Address,
}

static POSTCODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[A-Z]{1,3}[-–]?\s?\d{4,5}|\d{4,5}[-–]\d{3,4}|\d{3}[-–]\d{4}|\d{4}\s?[A-Z]{2}|\d{4,7}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{3}\s\d{2,3})$",
    )
});
static BRACKETED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(.*?)\s*\(([A-Z]{2,3}|[^()]{4,30})\)$"));
static LIST_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:and|&|et|y|e|und)\s|^\p{Lu}?[\p{L}-]+(?:\s[\p{L}-]+){0,2}\s(?:and|&|et|y|e|und)\s\p{Lu}?\p{Ll}",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant")
}

/// Parts an affiliation as printed.
pub fn part(text: &str) -> Parts {
    let mut parts = Parts::default();
    let mut segments = segments(text);
    take_country(&mut segments, &mut parts.address);
    take_region(&mut segments, &mut parts.address);
    take_postcode(&mut segments, &mut parts.address);
    take_region(&mut segments, &mut parts.address);
    let mut segments = split_bodies(merge_lists(segments));
    take_street(&mut segments, &mut parts.address);
    take_city(&mut segments, &mut parts.address);
    name_bodies(segments, &mut parts);
    parts
}

fn segments(text: &str) -> Vec<String> {
    let parts = text
        .split([',', ';', '\n', '\t'])
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" - "));
    let parts =
        parts.map(|part| {
            collapse(part.trim_matches(|c: char| {
                c.is_whitespace() || c == '.' && !part.trim().ends_with(".A.")
            }))
        });
    let bare =
        parts.map(|part| part.strip_suffix(" and").map_or_else(|| part.clone(), str::to_owned));
    bare.filter(|part| !part.is_empty() && part != "and").collect()
}

/// Takes the country off the end: a segment, its last words, or a code in brackets.
fn take_country(segments: &mut Vec<String>, address: &mut Address) {
    let Some(last) = segments.pop() else { return };
    let mut set = |found: super::gazetteer::Country| {
        address.country = Some(found.name.to_owned());
        address.country_code = Some(found.code.to_owned());
    };
    if let Some(found) = country(&last) {
        return set(found);
    }
    if let Some(bracket) = BRACKETED.captures(&last)
        && let Some(found) = country_by_code(&bracket[2]).or_else(|| country(&bracket[2]))
    {
        set(found);
        segments.extend((!bracket[1].is_empty()).then(|| bracket[1].to_owned()));
        return;
    }
    let words: Vec<&str> = last.split(' ').collect();
    for count in (1..=4.min(words.len() - 1)).rev() {
        let (head, tail) = words.split_at(words.len() - count);
        let joined = is_joined(head[head.len() - 1]);
        if let Some(found) = country(&tail.join(" ")).filter(|_| !joined) {
            set(found);
            segments.push(head.join(" "));
            return;
        }
    }
    segments.push(last);
}

/// Whether a name goes on behind this word: "University of", "Bank and".
fn is_joined(word: &str) -> bool {
    [
        "of", "the", "for", "in", "at", "and", "&", "de", "du", "da", "do", "di", "del", "della",
        "des", "von", "für", "y", "e",
    ]
    .contains(&word.to_lowercase().as_str())
}

/// Takes a region that is a segment of its own, or stands before a postcode or in brackets.
fn take_region(segments: &mut Vec<String>, address: &mut Address) {
    if address.region.is_some() {
        return;
    }
    // A first segment names a body, whatever it sounds like.
    let Some(last) = segments.last().cloned().filter(|_| segments.len() > 1) else { return };
    let code = address.country_code.clone();
    let set = |name: &str, address: &mut Address| {
        let Some(found) = region(name, code.as_deref()) else { return false };
        address.region = Some(name.to_owned());
        if address.country.is_none()
            && let Some(country) = country_by_code(found.country)
        {
            address.country = Some(country.name.to_owned());
            address.country_code = Some(country.code.to_owned());
        }
        true
    };
    // "New York" alone is the town.
    let before_is_body = segments[segments.len() - 2].split(' ').any(|word| rank(word).is_some());
    if is_city(&last) && before_is_body && !ends_in_city(&segments[segments.len() - 2]) {
        return;
    }
    if set(&last, address) {
        segments.pop();
        return;
    }
    if let Some(bracket) = BRACKETED.captures(&last)
        && set(&bracket[2], address)
    {
        let rest = bracket[1].to_owned();
        segments.pop();
        segments.extend((!rest.is_empty()).then_some(rest));
        return;
    }
    if let Some((head, tail)) = last.split_once(' ')
        && POSTCODE.is_match(tail)
        && set(head, address)
    {
        address.postcode = Some(tail.to_owned());
        segments.pop();
    } else if let Some((head, tail)) = last.rsplit_once(' ')
        && tail.len() == 2
        && !head.is_empty()
        && set(tail, address)
    {
        segments.pop();
        segments.push(head.to_owned());
    }
}

fn ends_in_city(segment: &str) -> bool {
    split_city(segment).is_some()
}

/// Takes a postcode from the last segments.
fn take_postcode(segments: &mut Vec<String>, address: &mut Address) {
    if address.postcode.is_some() {
        return;
    }
    for place in (1..segments.len()).rev().take(3) {
        let words: Vec<&str> = segments[place].split(' ').collect();
        let spans = [2, 1].into_iter().flat_map(|width| {
            (0..(words.len() + 1).saturating_sub(width)).map(move |start| (start, width))
        });
        let found = spans.into_iter().find(|(start, width)| {
            let at_edge = *start == 0
                || start + width == words.len()
                || words.len() > 2 && !is_street_word(words[start - 1]);
            at_edge && POSTCODE.is_match(&words[*start..start + width].join(" "))
        });
        let Some((start, width)) = found else { continue };
        address.postcode = Some(words[start..start + width].join(" "));
        let (before, after) = (words[..start].join(" "), words[start + width..].join(" "));
        let rest = [before, after].into_iter().filter(|rest| !rest.is_empty());
        segments.splice(place..=place, rest.collect::<Vec<_>>());
        return;
    }
}

/// Joins the parts of a name that holds commas: "Ministry of Energy, Science and Technology".
fn merge_lists(segments: Vec<String>) -> Vec<String> {
    let mut merged: Vec<String> = Vec::new();
    for segment in segments {
        let goes_on = merged.last().is_some_and(|before: &String| {
            let starts_list = before.split(' ').count() <= 2 && rank_of(before).is_none();
            let open =
                before.contains(" of ") || before.contains(" for ") || before.contains(" de ");
            let ranked = segment.split(' ').next().is_some_and(|word| rank(word).is_some());
            let body = rank_of(before).is_some_and(|rank| rank < Rank::University);
            LIST_END.is_match(&segment)
                && !ranked
                && (starts_list && rank_of(&segment).is_some()
                    || open && body && rank_of(&segment).is_none())
        });
        let legal_form =
            ["Inc", "Ltd", "LLC", "GmbH", "S.A", "S.L", "S.p.A", "Corp", "Co", "AG", "plc", "LLP"];
        let goes_on = goes_on || legal_form.contains(&segment.trim_end_matches('.'));
        match merged.last_mut() {
            Some(before) if goes_on => {
                before.push_str(", ");
                before.push_str(&segment);
            }
            _ => merged.push(segment),
        }
    }
    merged
}

/// Parts a unit from a university named behind it without a comma.
fn split_bodies(segments: Vec<String>) -> Vec<String> {
    let mut split = Vec::new();
    for segment in segments {
        let words: Vec<&str> = segment.split(' ').collect();
        let cut = (1..words.len()).find(|place| {
            let word = words[*place];
            let next = words.get(place + 1).copied().unwrap_or_default();
            rank(word) == Some(Rank::University)
                && !is_joined(words[place - 1])
                && (next.eq_ignore_ascii_case("of")
                    || word.to_lowercase() != "university" && !next.is_empty())
                && words[..*place]
                    .iter()
                    .any(|word| rank(word).is_some_and(|rank| rank < Rank::Body))
        });
        match cut {
            Some(cut) => split.extend([words[..cut].join(" "), words[cut..].join(" ")]),
            None => split.push(segment),
        }
    }
    split
}

/// Takes street and number: from a street word on, or a segment with a house number.
fn take_street(segments: &mut Vec<String>, address: &mut Address) {
    let mut street: Vec<String> = Vec::new();
    let mut kept: Vec<String> = Vec::new();
    for (place, segment) in segments.drain(..).enumerate() {
        let words: Vec<&str> = segment.split(' ').collect();
        let named = rank_of(&segment).is_some();
        let begins = words.iter().position(|word| is_street_word(word) && word.len() > 2);
        let number = words
            .iter()
            .any(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 5);
        match begins {
            Some(at)
                if named
                    && at > 1
                    && words[at..].iter().all(|word| rank(word).is_none())
                    && is_prefix(words[at]) =>
            {
                kept.push(words[..at].join(" "));
                street.push(words[at..].join(" "));
            }
            Some(_) if !named && place > 0 => street.push(segment),
            Some(_) if place > 0 && words[0].starts_with(|c: char| c.is_ascii_digit()) => {
                street.push(segment);
            }
            None if !named && number && place > 0 => street.push(segment),
            _ => kept.push(segment),
        }
    }
    *segments = kept;
    if !street.is_empty() {
        address.street = Some(street.join(", "));
    }
}

/// Street words that come before the name: "Via Roma".
fn is_prefix(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    [
        "via", "viale", "corso", "piazza", "piazzale", "p.le", "p.za", "v.le", "calle", "rue",
        "rua", "av", "avenida", "p.o", "box", "po",
    ]
    .contains(&word.as_str())
}

/// Takes the town: the last segment that names no body, or the words behind a body's name.
fn take_city(segments: &mut Vec<String>, address: &mut Address) {
    let Some(last) = segments.last().cloned() else { return };
    if rank_of(&last).is_none() && segments.len() > 1 {
        let short = last.split(' ').count() <= 4 && last.starts_with(char::is_uppercase);
        let located = address.country.is_some() || address.region.is_some() || is_city(&last);
        if short && located && !last.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
            || is_city(&last)
        {
            address.city = Some(last);
            segments.pop();
        }
        return;
    }
    let located = address.country.is_some() || address.region.is_some();
    if let Some((body, city)) =
        split_city(&last).or_else(|| located.then(|| split_unknown_city(&last, address)).flatten())
    {
        segments.pop();
        segments.push(body);
        address.city = Some(city);
    }
}

/// "University of Toronto Toronto": a town of the list behind a body's name.
fn split_city(segment: &str) -> Option<(String, String)> {
    let words: Vec<&str> = segment.split(' ').collect();
    (1..=3.min(words.len().saturating_sub(1))).rev().find_map(|count| {
        let (head, tail) = words.split_at(words.len() - count);
        let (before, city) = (head[head.len() - 1], tail.join(" "));
        let fits = is_city(&city)
            && !is_joined(before)
            && !before.ends_with(',')
            && !is_generic(head)
            && !is_direction(before);
        fits.then(|| (head.join(" "), city))
    })
}

/// Words that make no name without a place behind them: "Technical University".
fn is_generic(words: &[&str]) -> bool {
    words.iter().all(|word| {
        let lower = word.to_lowercase();
        rank(word).is_some()
            || [
                "technical",
                "state",
                "national",
                "federal",
                "free",
                "medical",
                "the",
                "max",
                "planck",
                "catholic",
                "polytechnic",
                "city",
                "royal",
                "general",
                "of",
                "technology",
                "applied",
                "sciences",
                "science",
            ]
            .contains(&lower.as_str())
    })
}

fn is_direction(word: &str) -> bool {
    [
        "western", "eastern", "northern", "southern", "west", "east", "north", "south", "new",
        "san", "santa", "los", "las", "upper", "lower", "central", "st", "st.", "saint",
    ]
    .contains(&word.to_lowercase().as_str())
}

/// A town outside the list: one more name behind "University of NAME" or behind "NAME School".
fn split_unknown_city(segment: &str, address: &Address) -> Option<(String, String)> {
    address.region.as_ref()?;
    let words: Vec<&str> = segment.split(' ').collect();
    let (last, head) = words.split_last()?;
    let before = head.last()?;
    let name = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    let behind_body = rank(before).is_some() && !is_generic(head);
    let behind_name = head.len() >= 3
        && is_joined(head[head.len() - 2])
        && name(before)
        && !is_direction(before)
        && rank(head[0]) == Some(Rank::University);
    (name(last) && rank(last).is_none() && (behind_body || behind_name))
        .then(|| (head.join(" "), (*last).to_owned()))
}

/// Rank of a body by its head noun: the last before "of", or the last of all.
fn rank_of(segment: &str) -> Option<Rank> {
    let words: Vec<&str> = segment.split(' ').collect();
    let head = words
        .iter()
        .position(|word| is_joined(word) && !word.eq_ignore_ascii_case("the"))
        .unwrap_or(words.len());
    let ranked = |words: &[&str]| words.iter().rev().find_map(|word| rank(word));
    let university =
        words[..head].iter().find_map(|word| rank(word).filter(|rank| *rank == Rank::University));
    let unit_first = rank(words[0]).filter(|rank| *rank < Rank::Body);
    unit_first.or(university).or_else(|| ranked(&words[..head])).or_else(|| ranked(&words))
}

/// "FAO", "Nordinst": one word with a capital, without numbers.
fn is_short_form(segment: &str) -> bool {
    segment.split(' ').count() <= 2
        && segment.starts_with(char::is_uppercase)
        && !segment.contains(|c: char| c.is_ascii_digit())
        && country(segment).is_none()
}

/// The highest body is the organisation; the others are its units, in the order printed.
fn name_bodies(segments: Vec<String>, parts: &mut Parts) {
    let best =
        segments.iter().enumerate().filter_map(|(place, segment)| Some((rank_of(segment)?, place)));
    // Of equals the last one counts: the smaller is printed first.
    let best = best.max_by_key(|(rank, place)| (*rank, *place));
    let institution = match best {
        Some((Rank::Unit | Rank::Laboratory, _)) => segments
            .iter()
            .rposition(|segment| rank_of(segment).is_none() && is_short_form(segment)),
        Some((Rank::University, place)) => {
            let first =
                segments.iter().position(|segment| rank_of(segment) == Some(Rank::University));
            Some(first.unwrap_or(place))
        }
        Some((_, place)) => Some(place),
        None if segments.is_empty() => None,
        None => Some(0),
    };
    for (place, segment) in segments.into_iter().enumerate() {
        if Some(place) == institution {
            parts.institution = Some(segment);
        } else if rank_of(&segment) == Some(Rank::Laboratory) && parts.laboratory.is_none() {
            parts.laboratory = Some(segment);
        } else {
            parts.departments.push(segment);
        }
    }
}
