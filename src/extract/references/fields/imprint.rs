//! Publisher, place and edition.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::{data_lines, data_words};

use super::found::{COVER, trimmed};
use super::{Draft, EDGES, segments};

static PUBLISHERS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../data/publishers.txt")).collect());
static PLACES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = data_lines(include_str!("../data/places.txt"));
    lines.flat_map(|line| line.split(';')).map(str::trim).filter(|name| !name.is_empty()).collect()
});

/// "2nd ed.", "(3rd edition)", "revised edition".
static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[(\[]?\b(?P<edition>(?:\d{1,2}\s?(?:st|nd|rd|th|\.|ª|a|e)?|first|second|third|fourth|fifth|sixth|seventh|revised|rev\.|2nd\s+rev(?:ised|\.)?)\s+(?:edn?\b\.?|edition|aufl(?:age|\.)|édition|edición))[)\]]?")
        .expect("the pattern is valid")
});
/// "Cambridge MA: MIT Press".
static COLON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<place>\p{Lu}[\p{L}.’'/-]+(?:[ -]+[\p{L}.’'/&-]+){0,3}(?:,\s?\p{L}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*)?){0,2}(?:\s?\([\p{L}. ]+\))?)\s?:\s?(?P<publisher>(?:the\s+)?\p{Lu}[^:;\x1a()]*)")
        .expect("the pattern is valid")
});

/// Labels edition, publisher and place.
pub fn label(draft: &mut Draft<'_>) {
    let from = draft.labels.title.as_ref().map_or(draft.body, |title| title.end);
    label_edition(draft, from);
    if !label_colon(draft, from) && !label_pieces(draft, from) && !label_last_place(draft, from) {
        label_behind_editors(draft);
    }
}

/// Labels the place of a meeting: the known or capitalised words between `from` and a date.
pub fn label_meeting_place(draft: &mut Draft<'_>, from: usize) {
    let free = draft.free();
    let digit = free[from..].find(|c: char| c.is_ascii_digit()).map_or(free.len(), |at| from + at);
    let mut end = digit;
    // The date may start with its month.
    if let Some(month) = free[from..digit].trim_end().rsplit([' ', ',']).next()
        && is_month(month)
    {
        end = from + free[from..digit].trim_end().len() - month.len();
    }
    let Some(place) = trimmed(draft.text, from..end, EDGES) else { return };
    let words = draft.text[place.clone()].split_whitespace().count();
    if words <= 6 && draft.text[place.clone()].starts_with(char::is_uppercase) {
        draft.labels.place = draft.take(from..end, place);
    }
}

fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] =
        &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.to_lowercase();
    MONTHS.iter().any(|month| word.starts_with(month))
}

fn label_edition(draft: &mut Draft<'_>, from: usize) {
    let Some(found) = EDITION.captures(&draft.free()[from..]) else { return };
    let ranges = found.get(0).zip(found.name("edition"));
    let Some((whole, edition)) = ranges.map(|(whole, edition)| (whole.range(), edition.range()))
    else {
        return;
    };
    draft.labels.edition =
        draft.take(from + whole.start..from + whole.end, from + edition.start..from + edition.end);
}

/// "Place: Publisher", the last one behind `from`.
fn label_colon(draft: &mut Draft<'_>, from: usize) -> bool {
    let free = draft.free();
    let mut best: Option<(Range<usize>, Range<usize>)> = None;
    let mut at = from;
    while let Some(found) = COLON.captures_at(free, at) {
        let (Some(place), Some(publisher)) = (found.name("place"), found.name("publisher")) else {
            break;
        };
        let publisher = publisher.start()..publisher_end(free, publisher.range());
        let place = last_place(free, place.range());
        if plausible(&free[place.clone()], &free[publisher.clone()], &free[publisher.end..]) {
            best = Some((place, publisher.clone()));
        }
        at = publisher.start;
    }
    let Some((place, publisher)) = best else { return false };
    draft.labels.place = trimmed(draft.text, place.clone(), EDGES);
    draft.labels.publisher = draft.take(place.start..publisher.end, publisher);
    true
}

/// Cuts a publisher at a stop that ends it, or at a comma before something else.
fn publisher_end(free: &str, publisher: Range<usize>) -> usize {
    let stop = segments::boundaries(&free[..publisher.end], publisher.start).into_iter().next();
    let end = stop.unwrap_or(publisher.end);
    let comma = free[publisher.start..end].match_indices(',').map(|(at, _)| publisher.start + at);
    let cut = comma.into_iter().find(|at| {
        let next = free[at + 1..end].trim_start();
        !["Inc", "Ltd", "LLC", "Co", "and ", "S.A"].iter().any(|word| next.starts_with(word))
    });
    cut.unwrap_or(end)
}

/// The place alone, without the end of a title that runs into it.
fn last_place(free: &str, range: Range<usize>) -> Range<usize> {
    let text = &free[range.clone()];
    let known = |start: usize| is_place(&text[start..]);
    let starts = std::iter::once(0)
        .chain(text.match_indices([' ', ',', '.']).map(|(at, _)| at + 1))
        .filter(|start| text[*start..].starts_with(char::is_uppercase));
    let start = starts.into_iter().find(|start| known(*start)).unwrap_or(0);
    range.start + start..range.end
}

/// Whether every part of "Cambridge, MA" or "Ann Arbor MI" is a known place.
fn is_place(text: &str) -> bool {
    let parts = text.split([',', '/', '(', ')', '&', ';']).flat_map(|part| part.split(" and "));
    let mut any = false;
    parts.map(str::trim).filter(|part| !part.is_empty()).all(|part| {
        any = true;
        is_known(part)
            || part.rsplit_once(' ').is_some_and(|(head, tail)| is_known(head) && is_known(tail))
    }) && any
}

fn is_known(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    PLACES.contains(name.as_str()) || PLACES.contains(name.trim_end_matches('.'))
}

fn is_publisher(text: &str) -> bool {
    text.split([' ', ',', '(', ')', '&']).any(|word| {
        let word = word.trim_matches(['.', ';', '’', '\'']);
        word.starts_with(char::is_uppercase) && PUBLISHERS.contains(word.to_lowercase().as_str())
    })
}

/// A known place or publisher, or a short name before a short one at the very end.
fn plausible(place: &str, publisher: &str, after: &str) -> bool {
    let ends = !after.contains(char::is_alphabetic);
    let short = |text: &str, most: usize| text.split_whitespace().count() <= most;
    is_place(place) && short(publisher, 9)
        || short(place, 3) && short(publisher, 8) && is_publisher(publisher) && ends
}

/// "Publisher, Place" or "Publisher" alone, by words that publishers have in their names.
fn label_pieces(draft: &mut Draft<'_>, from: usize) -> bool {
    let pieces = pieces(draft.free(), from);
    let found = pieces.iter().rposition(|piece| {
        let text = &draft.text[piece.clone()];
        is_publisher(text) && text.split_whitespace().count() <= 7
    });
    let Some(index) = found.filter(|index| *index > 0 || draft.quoted) else { return false };
    let place_behind =
        pieces[index + 1..].iter().take_while(|piece| is_place(&draft.text[(*piece).clone()]));
    let behind = place_behind.cloned().reduce(|one, other| one.start..other.end);
    let before =
        pieces[..index].last().filter(|piece| is_place(&draft.text[(*piece).clone()])).cloned();
    let publisher = pieces[index].clone();
    let place = behind.or(before);
    if let Some(place) = place.clone() {
        draft.labels.place = draft.take(place.clone(), place);
    }
    draft.labels.publisher = draft.take(publisher.clone(), publisher);
    true
}

/// A known place as the last piece: "Decisions, Oxford."
fn label_last_place(draft: &mut Draft<'_>, from: usize) -> bool {
    let pieces = pieces(draft.free(), from);
    let last = pieces.last().filter(|_| pieces.len() > 1 || draft.quoted);
    let Some(place) = last.filter(|last| is_place(&draft.text[(*last).clone()])) else {
        return false;
    };
    draft.labels.place = draft.take(place.clone(), place.clone());
    true
}

/// "Book, A. Smith (ed), NORDREFO 1997": what stands last, behind the editors, publishes.
fn label_behind_editors(draft: &mut Draft<'_>) {
    let Some(editors) = draft.labels.editors.clone().filter(|editors| editors.start > draft.body)
    else {
        return;
    };
    let pieces = pieces(draft.free(), editors.end);
    let before = pieces_between(draft, editors.start);
    if let [publisher] = pieces.as_slice()
        && before
        && draft.text[publisher.clone()].split_whitespace().count() <= 5
    {
        let words = publisher.start..publisher.end;
        let name = draft.text[words.clone()].find(|c: char| c.is_ascii_digit());
        let end = name.map_or(words.end, |at| words.start + at);
        draft.labels.publisher = draft.take(words.start..end, words.start..end);
    }
}

/// Whether words stand between the title and `editors`: the book they edited.
fn pieces_between(draft: &Draft<'_>, editors: usize) -> bool {
    let start = draft.labels.title.as_ref().map_or(draft.body, |title| title.end);
    draft.free()[start..editors].split_whitespace().any(|word| word.chars().count() > 3)
}

/// Free stretches between commas, stops and covered parts.
fn pieces(free: &str, from: usize) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> = segments::boundaries(free, from);
    cuts.extend(
        free[from..]
            .match_indices([',', ';', COVER, '(', ')', ':'])
            .map(|(at, mark)| from + at + mark.len()),
    );
    cuts.push(free.len());
    cuts.sort_unstable();
    let mut start = from;
    let mut pieces = Vec::new();
    for cut in cuts {
        let range = trimmed(free, start..cut, &[',', ';', '(', ')', ':', '.']);
        pieces.extend(range.filter(|range| free[range.clone()].contains(char::is_alphabetic)));
        start = cut.max(start);
    }
    pieces
}
