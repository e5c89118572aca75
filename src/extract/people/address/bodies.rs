//! Universities, institutes, departments: which words name a body, and which is the widest.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::super::gazetteer::{Rank, country, rank};
use super::Parts;

static LIST_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:and|&|et|y|e|und)\s|^\p{Lu}?[\p{L}-]+(?:\s[\p{L}-]+){0,2}\s(?:and|&|et|y|e|und)\s\p{Lu}?\p{Ll}",
    )
});

/// Joins the parts of a name that holds commas: "Ministry of Energy, Science and Technology".
pub fn merge_lists(segments: Vec<String>) -> Vec<String> {
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
pub fn split_bodies(segments: Vec<String>) -> Vec<String> {
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

/// The highest body is the organisation; the others are its units, in the order printed.
pub fn name_bodies(segments: Vec<String>, parts: &mut Parts) {
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

/// Rank of a body by its head noun: the last before "of", or the last of all.
pub fn rank_of(segment: &str) -> Option<Rank> {
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

/// Whether a name goes on behind this word: "University of", "Bank and".
pub fn is_joined(word: &str) -> bool {
    [
        "of", "the", "for", "in", "at", "and", "&", "de", "du", "da", "do", "di", "del", "della",
        "des", "von", "für", "y", "e",
    ]
    .contains(&word.to_lowercase().as_str())
}

/// "FAO", "Nordinst": one word with a capital, without numbers.
fn is_short_form(segment: &str) -> bool {
    segment.split(' ').count() <= 2
        && segment.starts_with(char::is_uppercase)
        && !segment.contains(|c: char| c.is_ascii_digit())
        && country(segment).is_none()
}
