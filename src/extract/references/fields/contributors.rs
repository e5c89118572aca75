//! Authors at the start of an entry, editors anywhere in it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::typed::names::{self, Form};
use super::{Draft, dates, segments};

static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\s,.]*[(\[]?\s*(?:[Ee]d(?:s|itors?|it[oe]d)?|EDS?|[Hh]rsg|Hg|[ée]ds|[Cc]oords?|[Oo]rgs?)\b\s*\.?\s*[)\]]?")
        .expect("the pattern is valid")
});
/// "LHCb collaboration, R. Aaij et al.", "T2K Collab. (K. Abe et al.)": before the persons.
static COLLABORATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^,(\x1a]{2,60}?\b[Cc]ollab(?:oration|s)?\b\s?\.?\s*[,(:]\s*")
        .expect("the pattern is valid")
});
/// The marker anywhere: a cheap look before the lists of names are tried.
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:eds?|editors?|edit[oe]d|hrsg|hg|coords?|orgs?)\b|\béds?\b")
        .expect("the pattern is valid")
});
static EDITED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[(\[]?\b(?:edited\s+by|ed(?:s|it)?\.?\s+by|hrsg\.?\s+v(?:on|\.)|herausgegeben\s+von|sous la direction de|dir\.)\s+|[(\[]\s*eds?\.?:?\s+|,\s*eds?\s?\.?\s+")
        .expect("the pattern is valid")
});
/// Behind these a list of editors may start.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b[Ii][Nn]\s?:?\s+|[(,.;\x1a]\s*|\b[Ee]m:?\s+").expect("the pattern is valid")
});

/// Labels the names that an entry starts with, as authors or editors.
pub fn label_authors(draft: &mut Draft<'_>) {
    let (start, end) = match author_range(&draft.free()[draft.body..]) {
        Some(range) => (draft.body + range.start, draft.body + range.end),
        None => return,
    };
    let marker = MARKER.find(&draft.free()[end..]).filter(|found| !found.is_empty());
    let whole = draft.body..end + marker.map_or(0, |found| found.end());
    draft.body = whole.end;
    let edited = whole.end > end;
    let range = draft.take(whole, start..end).map(|range| range.start..end);
    if edited {
        draft.labels.editors = range;
    } else {
        draft.labels.authors = range;
    }
}

/// Where the authors stand at the start of `free`: persons, or else an organisation.
fn author_range(free: &str) -> Option<Range<usize>> {
    if let Some(group) = COLLABORATION.find(free) {
        let list = names::scan(&free[group.end()..]);
        if list.end > 0 && list.form == Some(Form::LeadingInitials) {
            return Some(group.end()..group.end() + list.end);
        }
    }
    let list = names::scan(free);
    let sure = list.end > 0 && list.form != Some(Form::Full);
    let group = if sure { None } else { organization(free) };
    group.or((list.end > 0).then_some(list.end)).map(|end| 0..end)
}

/// Where an organisation at the start of an entry ends: before an early year, or a stop.
fn organization(free: &str) -> Option<usize> {
    if let Some(end) = caseless(free) {
        return Some(end);
    }
    if let Some(year) = dates::first_in_brackets(free) {
        let name = free[..year].trim_end_matches(|c: char| c.is_whitespace() || ",.;:".contains(c));
        return is_name(name).then_some(name.len());
    }
    let comma = free.find(',').map(|at| at + 1);
    let stops = segments::boundaries(free, 0).into_iter().chain(comma).min();
    let stop = stops.filter(|at| !free[*at..].trim().is_empty());
    let name = &free[..stop?].trim_end_matches(|c: char| c.is_whitespace() || ",.;:".contains(c));
    let acronym = (2..=8).contains(&name.len()) && name.chars().all(char::is_uppercase);
    // "Deutsch, 'Title'": a family name alone.
    let quote = free[name.len()..]
        .trim_start_matches([',', ' '])
        .starts_with(['\'', '"', '“', '‘', '«', '„']);
    ((acronym || quote || names::names_organization(name)) && is_name(name)).then_some(name.len())
}

/// Where a name in a script without capitals ends: a few letters before a mark.
fn caseless(free: &str) -> Option<usize> {
    let end = free.find(['.', ',', '(', ':', '，', '．', '、'])?;
    let name = free[..end].trim_end();
    let plain = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    let fits =
        name.chars().all(|c| plain(c) || c == ' ') && (2..=16).contains(&name.chars().count());
    fits.then_some(name.len())
}

/// Few words, none of them a number or a quotation.
fn is_name(name: &str) -> bool {
    let first = name.chars().next();
    first.is_some_and(char::is_alphabetic)
        && name.split_whitespace().count() <= 9
        && segments::boundaries(name, 0).iter().all(|at| *at == name.len())
        && !name.contains(|c: char| c.is_ascii_digit() || "\"“”«»\u{1a}:".contains(c))
}

/// Labels editors behind "edited by", or before "(eds)".
pub fn label_editors(draft: &mut Draft<'_>) {
    if draft.labels.editors.is_some() {
        return;
    }
    if let Some((whole, names)) = edited_by(draft).or_else(|| before_marker(draft)) {
        draft.labels.editors = draft.take(whole, names.clone()).map(|range| range.start..names.end);
    }
}

/// What a list of editors can fill from `start` on.
fn window(free: &str, start: usize) -> &str {
    const WIDTH: usize = 400;
    let end = (start + WIDTH..free.len()).find(|end| free.is_char_boundary(*end));
    &free[start..end.unwrap_or(free.len())]
}

fn edited_by(draft: &Draft<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let free = draft.free();
    let found = EDITED.find_at(free, draft.body)?;
    let list = names::scan(&free[found.end()..]);
    let end = found.end() + list.end;
    let bracket = usize::from(free[end..].starts_with([')', ']']));
    (list.end > 0).then(|| (found.start()..end + bracket, found.end()..end))
}

/// A list of names that runs exactly up to a marker such as "(eds)".
fn before_marker(draft: &Draft<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let free = draft.free();
    if !WORD.is_match(&free[draft.body..]) {
        return None;
    }
    let mut tried = draft.body;
    for found in OPENING.find_iter(&free[draft.body..]) {
        let start = draft.body + found.end();
        if start < tried {
            continue;
        }
        let list = names::scan(window(free, start));
        if list.end == 0 {
            continue;
        }
        let end = start + list.end;
        if let Some(marker) = MARKER.find(&free[end..]) {
            return Some((start..end + marker.end(), start..end));
        }
        // Inside a list that leads to no marker no other list is looked for.
        tried = tried.max(if list.people.len() > 2 { end } else { start });
    }
    None
}
