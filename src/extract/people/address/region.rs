//! Country, region and postcode: what ends an affiliation.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::Address;
use crate::text::pattern;

use super::super::gazetteer::{
    Country, country, country_by_code, is_city, is_street_word, rank, region,
};
use super::bodies::is_joined;
use super::town;

static POSTCODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[A-Z]{1,3}[-–]?\s?\d{4,5}|\d{4,5}[-–]\d{3,4}|\d{3}[-–]\d{4}|\d{4}\s?[A-Z]{2}|\d{4,7}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{3}\s\d{2,3})$",
    )
});
static BRACKETED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(.*?)\s*\(([A-Z]{2,3}|[^()]{4,30})\)$"));

/// Takes the country off the end: a segment, its last words, or a code in brackets.
pub fn take_country(segments: &mut Vec<String>, address: &mut Address) {
    let Some(last) = segments.pop() else { return };
    let mut set = |found: Country| {
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

/// Takes a region that is a segment of its own, or stands before a postcode or in brackets.
pub fn take_region(segments: &mut Vec<String>, address: &mut Address) {
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
    if is_city(&last) && before_is_body && !town::ends_in_city(&segments[segments.len() - 2]) {
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

/// Takes a postcode from the last segments.
pub fn take_postcode(segments: &mut Vec<String>, address: &mut Address) {
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
