//! Names in running text, and names with the year of a cited work.

use crate::paper::SourceKind;

use super::super::lists::List;
use super::super::words::Words;
use super::Source;
use crate::language::Tag;

/// The name or cited work that begins at `at`, with its article.
pub fn name_at(words: &Words<'_>, at: usize) -> Option<Source> {
    if let Some(end) = number_end(words, at) {
        return Some(Source::single(at..end, SourceKind::CitedWork));
    }
    let article = usize::from(words.lower(at) == "the");
    let end = name_end(words, at + article)?;
    if let Some(behind) = work_end(words, end) {
        return Some(Source::single(at..behind, SourceKind::CitedWork));
    }
    let single = end == at + article + 1;
    if single && at == 0 && !matches!(words.tag(0), Tag::ProperNoun | Tag::Other) {
        return None;
    }
    let acronym = single && is_acronym(words.text(end - 1..end));
    let kind = if article > 0 || acronym { SourceKind::Group } else { SourceKind::Person };
    Some(Source::single(at..end, kind))
}

/// Whether a word has capitals only, but for a plural ending: "WHO", "NGOs".
pub fn is_acronym(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    stem.chars().count() > 1 && !stem.contains(char::is_lowercase)
}

/// Index behind a name that begins at `at`.
fn name_end(words: &Words<'_>, at: usize) -> Option<usize> {
    if !is_name_word(words, at) {
        return None;
    }
    let mut end = at + 1;
    loop {
        let particles = (0..3).take_while(|step| words.is(List::PARTICLES, end + step)).count();
        let dot = usize::from(words.is_before(List::TITLES, end) && words.lower(end) == ".");
        let skip = particles.max(dot);
        if !is_name_word(words, end + skip) {
            return Some(end);
        }
        end += skip + 1;
    }
}

fn is_name_word(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    words.capital(at)
        && !List::OPENERS.has(word.trim_end_matches('.'))
        && !word.contains(|c: char| c.is_ascii_digit())
}

/// Index behind "et al. (1999)", "(1973; 1985)", "[12]" after a name that ends at `at`.
fn work_end(words: &Words<'_>, at: usize) -> Option<usize> {
    let others = et_al_end(words, at).or_else(|| pair_end(words, at));
    let open = others.unwrap_or(at);
    years_end(words, open).or_else(|| number_end(words, open)).or_else(|| et_al_end(words, at))
}

/// Index behind "et al." or "and colleagues".
fn et_al_end(words: &Words<'_>, at: usize) -> Option<usize> {
    match (words.lower(at), words.lower(at + 1)) {
        ("et", "al") => Some(at + 2 + usize::from(words.lower(at + 2) == ".")),
        ("et", "al.") => Some(at + 2),
        _ => None,
    }
}

/// Index behind "and Roth" when years follow, so that "Berg and Roth (1999)" is one work.
fn pair_end(words: &Words<'_>, at: usize) -> Option<usize> {
    if !matches!(words.lower(at), "and" | "&") {
        return None;
    }
    let end = name_end(words, at + 1)?;
    years_end(words, end).or_else(|| number_end(words, end)).map(|_| end)
}

/// Index behind years in brackets.
pub fn years_end(words: &Words<'_>, at: usize) -> Option<usize> {
    if words.lower(at) != "(" {
        return None;
    }
    let close = (at + 1..at + 16).find(|index| words.lower(*index) == ")")?;
    let plain = !(at + 1..close).any(|index| is_name_word(words, index));
    (plain && (at + 1..close).any(|index| is_year(words.lower(index)))).then_some(close + 1)
}

/// Index behind a number in square brackets.
fn number_end(words: &Words<'_>, at: usize) -> Option<usize> {
    if words.lower(at) != "[" {
        return None;
    }
    let close = (at + 1..at + 10).find(|index| words.lower(*index) == "]")?;
    let digits = |index: usize| {
        words.is_mark(index) || words.lower(index).chars().all(|c| c.is_ascii_digit() || c == '-')
    };
    (close > at + 1 && (at + 1..close).all(digits)).then_some(close + 1)
}

/// Whether a word is the year of a work.
pub fn is_year(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let year = digits.len() == 4
        && word.len() <= 5
        && digits.parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year));
    year || matches!(word, "forthcoming" | "n.d" | "press")
}
