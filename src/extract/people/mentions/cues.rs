//! Where a text names people it has not named before: thanks, gifts, editors, speech.
//!
//! In such places names are believed whose given name is in no list.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::PersonRole;
use crate::text::{data_words, pattern};

/// Words behind which people are thanked, up to the end of the sentence.
static THANKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:thank(?:ed|ful)?|thanks (?:also|are|go|very|for|goes)|grateful(?:ly)? (?:to|for|toward|acknowledge)|gratitude (?:is |goes )?to|indebted|agradec\w+|remerci\w+|danken?)\b|\backnowledg\w+ (?:the )?(?:\w+ ){0,3}(?:help|assistance|support|contributions?|efforts?|comments|advice|input)\b",
    )
});
/// Words of a paragraph that is all thanks.
static THANKFUL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:we|I|authors?)\b[^.]{0,40}\b(?:thank|grateful to|indebted to|gratitude to|acknowledge)\b",
    )
});
/// Words of sentences that thank bodies for money.
static FUNDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:supported by|support from|fund(?:ed|ing|s)|financ\w+|grants?|scholarships?|fellowships?|awards?)\b",
    )
});
/// Words behind which somebody stands: "a gift of", "an interview with".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\bgifts? (?:of|from)|\b(?:provided|donated|supplied|sent|drawn|prepared|photographed|translated|written|painted) by|courtesy of|\binterview with|\bassistance (?:of|from)|\bhelp (?:of|from))\s$",
    )
});
/// Words before which somebody stands.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:'s|’s)?[,;]? \(?(?:personal communication|pers\. ?comm|pers\. obs|unpublished|aged \d|\d\d years old|\d\d, )",
    )
});
/// Labels of those who saw a paper through the press.
static EDITOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:editors?(?:-in-chief)?:|edited by:?|academic editor:?|handling editor:?|reviewing editor:?)\s+",
    )
});
static REVIEWER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:reviewed by:|reviewers?:|communicated by:?)\s+"));
static OCCUPATIONS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../data/occupations.txt")).collect());
static SAYING: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../data/saying_verbs.txt")).collect());

/// How far a sentence is looked through behind its cue, in bytes.
const REACH: usize = 4000;

/// A stretch of a sentence in which people are named, and what they are to the paper.
#[derive(Debug)]
pub struct Invitation {
    /// From behind the cue to the end of the sentence.
    pub range: Range<usize>,
    /// Their role.
    pub role: PersonRole,
}

/// Whether a paragraph is all thanks.
pub fn is_thankful(text: &str) -> bool {
    text.len() <= REACH && THANKFUL.is_match(text)
}

/// The invitation in a `sentence` of `text`; all of it is one where people are `thanked` anyway.
pub fn invitation(text: &str, sentence: Range<usize>, thanked: bool) -> Option<Invitation> {
    let words = &text[sentence.clone()];
    if words.len() > REACH {
        return None;
    }
    let from =
        |start: usize, role| Invitation { range: sentence.start + start..sentence.end, role };
    if let Some(label) = EDITOR.find(words) {
        return Some(from(label.end(), PersonRole::Editor));
    }
    let cue = REVIEWER.find(words).or_else(|| THANKS.find(words));
    if thanked && (cue.is_some() || !FUNDING.is_match(words)) {
        return Some(from(0, PersonRole::Mentioned));
    }
    Some(from(cue?.end(), PersonRole::Mentioned))
}

/// Words between the names of a list, and before and behind it.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[.,;:&)] ?|\b(?:thanks?|thanking|and|to|from|by|of|e|y|et|und|a|au|à|is|are|including|especially|particularly|colleagues?))\s*$",
    )
});
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:$|['’]s? |\.|,|;| ?\(|\)|\s(?:and|for|who|whose|at|from|of|in|on|with|as|is|was|has|&|e|y|et|und|por|pour|für|helped|assisted|provided|gave|supplied|performed|kindly|generously|made|read|did|contributed|commented)\b)",
    )
});

/// Whether `name` stands in a list of names, by the words before and behind it.
pub fn stands_in_list(text: &str, name: Range<usize>) -> bool {
    let (before, behind) = around(text, name);
    BETWEEN.is_match(before) && AFTER.is_match(behind)
}

/// Whether nothing but a comma or "and" stands between one name and the next.
pub fn follows_in_list(between: &str) -> bool {
    [", ", " and ", ", and ", " & ", " e ", " y ", " et ", " und "].contains(&between)
}

/// Forty characters before and behind.
fn around(text: &str, name: Range<usize>) -> (&str, &str) {
    let start =
        text[..name.start].char_indices().rev().take(40).last().map_or(name.start, |(at, _)| at);
    let behind = &text[name.end..];
    let end = behind.char_indices().nth(40).map_or(behind.len(), |(at, _)| at);
    (&text[start..name.start], &behind[..end])
}

/// Whether the word is what people are: "minister", "Economist".
pub fn is_occupation(word: &str) -> bool {
    OCCUPATIONS.contains(word.to_lowercase().as_str())
}

/// Whether the words right around `name` say that somebody is named.
pub fn stands_for_somebody(text: &str, name: Range<usize>) -> bool {
    let (before, behind) = around(text, name);
    let last = before.trim_end().rsplit(|c: char| !c.is_alphabetic() && c != '-').next();
    let occupied = before.ends_with([' ', '\n']) && last.is_some_and(is_occupation);
    let says =
        behind.strip_prefix([' ', '\n']).and_then(|rest| rest.split([' ', '\n', ',']).next());
    occupied
        || BEFORE.is_match(before)
        || BEHIND.is_match(behind)
        || says.is_some_and(|verb| SAYING.contains(verb))
}
