//! Street and town: what stands between the bodies and the region.

use crate::paper::Address;

use super::super::gazetteer::{Rank, is_city, is_street_word, rank};
use super::bodies::{is_joined, rank_of};

/// Takes street and number: from a street word on, or a segment with a house number.
pub fn take_street(segments: &mut Vec<String>, address: &mut Address) {
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

/// Takes the town: the last segment that names no body, or the words behind a body's name.
pub fn take_city(segments: &mut Vec<String>, address: &mut Address) {
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

pub fn ends_in_city(segment: &str) -> bool {
    split_city(segment).is_some()
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

/// Street words that come before the name: "Via Roma".
fn is_prefix(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    [
        "via", "viale", "corso", "piazza", "piazzale", "p.le", "p.za", "v.le", "calle", "rue",
        "rua", "av", "avenida", "p.o", "box", "po",
    ]
    .contains(&word.as_str())
}

/// Words that make no name without a place behind them: "Technical University".
fn is_generic(words: &[&str]) -> bool {
    const GENERIC: &[&str] = &[
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
    ];
    words.iter().all(|word| rank(word).is_some() || GENERIC.contains(&word.to_lowercase().as_str()))
}

/// Words that begin the name of a place.
fn is_direction(word: &str) -> bool {
    [
        "western", "eastern", "northern", "southern", "west", "east", "north", "south", "new",
        "san", "santa", "los", "las", "upper", "lower", "central", "st", "st.", "saint",
    ]
    .contains(&word.to_lowercase().as_str())
}
