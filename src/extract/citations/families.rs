//! From the words before a year to family names.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::data_words;

/// The names of a pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Families {
    /// Family names in order; never empty.
    pub families: Vec<String>,
    /// Whether "et al." follows.
    pub et_al: bool,
    /// Whether the names own what follows: "Saxenian's".
    pub possessive: bool,
    /// Bytes of the names, words that only open a sentence left out.
    pub range: Range<usize>,
}

const PARTICLES: &str = r"(?:(?:[Vv][ao]n|[Dd]e[rnls]?|[Dd]ei|[Dd]ella|[Dd][aiou]s?|[Ll][ae]|[Tt]e[rn]|zu[rm]?|a[fv]|[Ee]l|[Bb]in|St\.)\s+|[dlDL][’'])";
const WORD: &str = r"\p{Lu}[\p{L}\p{M}’'‐‑–-]*[\p{L}\p{M}]";
const INITIALS: &str = r"\p{Lu}\.?(?:[ -]?\p{Lu}\.?){0,3}";

/// One name: "Marshall", "AnnaLee Saxenian", "A. Marshall", "Saxenian, A", "World Bank".
static NAME: LazyLock<String> = LazyLock::new(|| {
    format!(
        r"(?:\b(?:{INITIALS}\s+)?(?:{PARTICLES}){{0,2}}{WORD}(?:\s+(?:{PARTICLES}){{0,2}}{WORD}){{0,3}}(?:,\s\p{{Lu}}\b\.?(?:\s?\p{{Lu}}\b\.?){{0,2}})?)"
    )
});

/// A list of names, as the source of a pattern.
pub static NAMES: LazyLock<String> = LazyLock::new(|| {
    let name = NAME.as_str();
    format!(
        r"(?:{name}(?:(?:\s*[,;]\s*(?:and\s+|&\s*|e\s+|y\s+|et\s+)?|\s+(?:and|&|et|y|e|und)\s+){name}){{0,7}}(?:,?\s+(?:et\.?\s+al\.?|and\s+(?:others|colleagues|coworkers|co-workers)|u\.\s?a\.))?)"
    )
});

static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*[,;]\s*(?:and\s+|&\s*|et\s+|e\s+|y\s+)?|\s+(?:and|&|et|y|e|und)\s+")
        .expect("the pattern is valid")
});
static ET_AL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r",?\s+(?:et\.?\s+al\.?|and\s+(?:others|colleagues|coworkers|co-workers)|u\.\s?a\.)$",
    )
    .expect("the pattern is valid")
});
static POSSESSIVE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[’']s?$").expect("the pattern is valid"));
static PARTICLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"^{PARTICLES}$")).expect("the pattern is valid"));

static NOT_NAMES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/not_names.txt")).collect());
static OPENERS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/openers.txt")).collect());

/// Parts the names in `range` of `text`; nothing when the words name nobody.
pub fn parse(text: &str, range: Range<usize>) -> Option<Families> {
    let start = behind_openers(text, range.clone());
    let names = &text[start..range.end];
    let et_al = ET_AL.find(names);
    let list = et_al.map_or(names, |found| &names[..found.start()]);
    let owner = POSSESSIVE.find(list);
    let list = owner.map_or(list, |found| &list[..found.start()]);
    let possessive = owner.is_some() || text[range.end..].starts_with(['\'', '’']);
    // "in September, Dahl and Berg (1999)": what is no name before the first name is passed over.
    let names = SEPARATOR.split(list).filter(|name| !is_no_name(name));
    let families: Vec<String> = names.filter_map(family).collect();
    let known = !families.is_empty() && !ends_in_no_name(list);
    known.then_some(Families {
        families,
        et_al: et_al.is_some(),
        possessive,
        range: start..range.end,
    })
}

/// Behind words such as "As" and "See" that are capitalised for their place only.
fn behind_openers(text: &str, range: Range<usize>) -> usize {
    let mut start = range.start;
    while let Some((word, rest)) = text[start..range.end].split_once([' ', '\n', '\u{a0}']) {
        let bare = word.trim_end_matches([',', '.']).to_lowercase();
        if !OPENERS.contains(bare.as_str()) {
            break;
        }
        start = range.end - rest.trim_start().len();
    }
    start
}

/// "Figure" and "August", but not "James March": a given name makes it a name.
fn is_no_name(name: &str) -> bool {
    let bare = name.trim().trim_end_matches('.').to_lowercase();
    NOT_NAMES.contains(bare.as_str()) || OPENERS.contains(bare.as_str())
}

/// Whether the name right before the year is none.
fn ends_in_no_name(list: &str) -> bool {
    SEPARATOR.split(list).last().is_none_or(is_no_name) || list.split_whitespace().all(is_no_name)
}

/// The family name in one name; nothing for initials alone.
fn family(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_initials = |word: &&str| {
        word.chars().filter(|c| c.is_alphabetic()).count() <= 1 || word.ends_with('.')
    };
    let words: Vec<&str> = words.into_iter().skip_while(is_initials).collect();
    let last = *words.last()?;
    let particles = words[..words.len() - 1]
        .iter()
        .rev()
        .take_while(|word| PARTICLE.is_match(&format!("{word} ")))
        .count();
    // Three plain words and more are an organisation.
    let start = if words.len() - particles >= 3 { 0 } else { words.len() - 1 - particles };
    (last.chars().count() > 1).then(|| words[start..].join(" "))
}

/// Whether a single name is an acronym, such as "OECD".
pub fn is_acronym(families: &[String]) -> bool {
    matches!(families, [one] if one.len() <= 8 && one.chars().all(|c| c.is_uppercase() || c == '-'))
}
