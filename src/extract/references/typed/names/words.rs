//! Words of a list of names, told apart by what they can be, in parts between its marks.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::data_words;

/// A word, and all that its shape allows it to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its bytes, with the stop behind it.
    pub range: Range<usize>,
    /// Its bytes without the stop.
    pub bare: Range<usize>,
    /// A word of a name.
    pub name: bool,
    /// One or more initials, or a given name cut short ("Yu.").
    pub initial: bool,
    /// A single letter, which is hardly a whole name.
    pub single: bool,
    /// In capitals, with two letters or more.
    pub capitals: bool,
    /// Particle of a family name.
    pub particle: bool,
    /// "Jr.", "III", "Filho".
    pub suffix: bool,
    /// In brackets.
    pub bracketed: bool,
    /// A known given name.
    pub given: bool,
    /// A word of the names of organisations.
    pub organization: bool,
}

impl Word {
    /// Whether it has a stop behind it.
    pub fn stopped(&self) -> bool {
        self.range.end > self.bare.end
    }
}

/// What stands before a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing: the part is the first.
    Start,
    /// A comma.
    Comma,
    /// "y" or "e", which also stand inside of names.
    WeakAnd,
    /// "and" and its like.
    And,
    /// A semicolon or slash.
    Semicolon,
}

/// Words without a mark between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What stands before.
    pub before: Mark,
    /// The words; never empty.
    pub words: Vec<Word>,
}

static PARTICLES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../../data/particles.txt")).collect());
static ORGANIZATIONS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../../data/organizations.txt")).collect());
static GIVEN: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../../../data/given_names.txt")).collect());

/// Cuts a list at its marks.
pub fn parts(text: &str, range: Range<usize>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut before = Mark::Start;
    let mut open = false;
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let length = piece(rest);
        if let Some(mark) = mark(rest, &rest[..length], open, !parts.is_empty()) {
            before = if parts.is_empty() { Mark::Start } else { mark.max(before) };
            open = false;
        } else if is_given_in_brackets(&rest[..length]) && open {
            // "HOLM (A.)"
            (before, open) = (Mark::Comma, false);
            at += 1;
            continue;
        } else if let Some(word) = word(text, at..at + length, open) {
            let word = extended(text, word, range.end);
            at = word.range.end;
            match parts.last_mut().filter(|_| open) {
                Some(part) => part.words.push(word),
                None => parts.push(Part { before, words: vec![word] }),
            }
            (before, open) = (Mark::Start, true);
            continue;
        }
        at += length;
    }
    note_capitals(text, &mut parts);
    with_missing_commas(parts)
}

/// "(A.)", "(J.-P.)", "(Chr.)"
fn is_given_in_brackets(piece: &str) -> bool {
    let inside = piece.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or("");
    let short = |word: &str| {
        let letters = word.trim_matches(is_hyphen);
        letters.chars().count() <= 3 && letters.starts_with(char::is_uppercase)
    };
    inside.ends_with('.') && inside.split(['.', ' ']).filter(|word| !word.is_empty()).all(short)
}

/// Where family names are printed in capitals and given names are not, capitals of three
/// letters are no initials.
fn note_capitals(text: &str, parts: &mut [Part]) {
    let words = || parts.iter().flat_map(|part| &part.words);
    let long = |word: &Word| text[word.bare.clone()].chars().count() > 5;
    let shouted = words().any(|word| word.capitals && long(word) && !word.organization);
    let mixed = words().any(|word| word.name && !word.initial && !word.capitals && !word.particle);
    if !shouted || !mixed {
        return;
    }
    for part in parts.iter_mut() {
        for at in 1..part.words.len() {
            let given = !part.words[at - 1].capitals && !part.words[at - 1].particle;
            let last = at + 1 == part.words.len();
            let word = &part.words[at];
            let letters = text[word.bare.clone()].chars().filter(|c| c.is_alphabetic()).count();
            if word.capitals && !word.stopped() && given && (letters > 2 || last) {
                part.words[at].initial = false;
            }
        }
    }
}

/// "Holm, A.C. Po, B.", "Holm, Ada. Po, Ben": a comma is missing where a family name stands
/// behind the given names of another, and given names of its own behind it.
fn with_missing_commas(parts: Vec<Part>) -> Vec<Part> {
    let mut whole: Vec<Part> = Vec::with_capacity(parts.len());
    let mut rest = parts.into_iter().peekable();
    while let Some(mut part) = rest.next() {
        let family = |part: &Part| part.words.iter().all(|word| !word.initial);
        let behind_family = part.before == Mark::Comma && whole.last().is_some_and(family);
        let next = rest.peek().filter(|next| next.before == Mark::Comma);
        let cut = next.filter(|_| behind_family).and_then(|next| lacking(&part, next));
        let behind = cut.map(|cut| part.words.split_off(cut));
        whole.push(part);
        whole.extend(behind.map(|words| Part { before: Mark::Comma, words }));
    }
    whole
}

/// Where a comma is missing in a part that begins with given names.
fn lacking(part: &Part, next: &Part) -> Option<usize> {
    let words = &part.words;
    let cut = if words[0].initial {
        words
            .iter()
            .position(|word| !word.initial)
            .filter(|_| next.words[0].initial || !words[0].single && !words[0].capitals)?
    } else {
        words.iter().position(Word::stopped)? + 1
    };
    let names = words[cut..].iter().all(|word| word.name || word.particle);
    (cut > 0 && cut < words.len() && words[cut - 1].stopped() && names).then_some(cut)
}

/// Length of the word, mark or group in brackets at the start of `rest`.
fn piece(rest: &str) -> usize {
    let first = rest.chars().next().map_or(1, char::len_utf8);
    let bracket = |open: char, close: char| {
        let end = rest.starts_with(open).then(|| rest.find(close)).flatten();
        end.map(|end| end + close.len_utf8())
    };
    if rest.starts_with("...") {
        return 3;
    }
    if let Some(length) = bracket('(', ')').or(bracket('[', ']')) {
        return length;
    }
    let end = |rest: &str| rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
    let mut length = end(rest);
    // "Hethering- ton": the hyphen of a line break.
    let behind = &rest[length..];
    if length > 2 && rest[..length].ends_with(is_hyphen) {
        let more = behind.strip_prefix(' ').filter(|more| more.starts_with(char::is_lowercase));
        length += more.map_or(0, |more| 1 + end(more));
    }
    if rest.starts_with(is_letter) { length } else { first }
}

/// What a piece parts, if it is a mark between names. `open`: a word stands before it.
fn mark(rest: &str, piece: &str, open: bool, behind: bool) -> Option<Mark> {
    let alone = rest[piece.len()..].starts_with(' ');
    Some(match piece {
        "," | "..." | "…" | "·" | "•" | "、" | "，" => Mark::Comma,
        ";" | "/" | "|" | "；" => Mark::Semicolon,
        "&" => Mark::And,
        "and" | "And" | "AND" | "et" | "ET" | "und" | "UND" | "og" | "och" | "en" | "with"
        | "dan" | "ja" | "oraz" => Mark::And,
        "e" | "y" | "i" if open && alone => Mark::WeakAnd,
        "e" | "y" | "a" if behind && alone && (!open || piece == "a") => Mark::And,
        "–" | "—" if alone => Mark::Semicolon,
        _ => return None,
    })
}

/// A piece as a word; nothing for white space and stray marks.
fn word(text: &str, bare: Range<usize>, open: bool) -> Option<Word> {
    let printed = &text[bare.clone()];
    if !printed.chars().any(char::is_alphanumeric) {
        // A dash between the words of an organisation, or a stray mark.
        let dash = open && printed.chars().all(is_hyphen) && text[bare.end..].starts_with(' ');
        return dash.then(|| Word { range: bare.clone(), bare, ..Word::default() });
    }
    let token = printed.trim_matches(is_hyphen);
    let lower = token.to_lowercase();
    let letters = token.chars().filter(|c| c.is_alphabetic()).count();
    let capital = token.chars().filter(|c| c.is_uppercase()).count();
    let first = token.chars().find(|c| c.is_alphabetic());
    let upper = first.is_some_and(|c| c.is_uppercase() || is_caseless(c));
    let bracketed = printed.starts_with(['(', '[']);
    let particle = PARTICLES.contains(lower.as_str());
    Some(Word {
        range: bare.clone(),
        bare,
        name: !bracketed && letters >= 1 && (upper || has_elided_particle(token)),
        bracketed,
        initial: !bracketed
            && letters == capital
            && (1..=5).contains(&letters)
            && !token.chars().any(char::is_numeric)
            || is_hyphenated_initials(token)
            || upper && letters == 3 && capital == 2,
        single: letters == 1 && first.is_some_and(|c| !is_caseless(c)),
        capitals: letters >= 2 && letters == capital,
        particle,
        suffix: is_suffix(&lower, upper),
        given: upper && GIVEN.contains(title_case(token).as_str()),
        organization: ORGANIZATIONS.contains(lower.as_str()),
    })
}

/// The word with the stop behind it, and what a stop tells.
fn extended(text: &str, mut word: Word, end: usize) -> Word {
    let behind = &text[word.range.end..end];
    let spaces = behind.len() - behind.trim_start().len();
    let stop = behind.starts_with('.') || word.initial && behind.trim_start().starts_with('.');
    if stop && !behind.trim_start().starts_with("...") {
        // The stop that ends the list tells nothing of a word.
        let inside = text[word.range.end..end].contains(char::is_alphanumeric);
        if !inside && !word.single && !word.suffix {
            return word;
        }
        word.range.end += spaces + 1;
        let token = &text[word.bare.clone()];
        let short = token.chars().count() <= 3 && token.starts_with(char::is_uppercase);
        word.initial |= word.name && short && !word.suffix || word.single;
    }
    word
}

fn is_suffix(lower: &str, upper: bool) -> bool {
    matches!(lower, "jr" | "sr" | "2nd" | "3rd" | "2d" | "3d")
        || upper
            && matches!(
                lower,
                "ii" | "iii" | "iv" | "filho" | "junior" | "júnior" | "neto" | "sobrinho"
            )
}

/// "SMITH" and "smith" as "Smith".
fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next();
    first.into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
}

/// "J-P", "Zh-W", "Y.-L".
fn is_hyphenated_initials(word: &str) -> bool {
    word.contains(is_hyphen)
        && word
            .split(is_hyphen)
            .all(|part| part.chars().count() <= 2 && part.starts_with(char::is_uppercase))
}

/// "d'Enterria", "al-Khalili", "’t Hooft".
fn has_elided_particle(word: &str) -> bool {
    let tail = word.split_once(|c| is_apostrophe(c) || is_hyphen(c)).map(|(_, tail)| tail);
    // "deBros"
    let camel = word.char_indices().find(|(_, c)| c.is_uppercase()).map_or(0, |(at, _)| at);
    let prefix = PARTICLES.contains(&word[..camel]);
    tail.is_some_and(|tail| tail.starts_with(char::is_uppercase)) || prefix && camel > 0
}

/// Letters of scripts without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// What a word is made of: letters, their marks, and what joins them.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
        || ('\u{300}'..='\u{36f}').contains(&c)
        || is_apostrophe(c)
        || is_hyphen(c)
        || matches!(c, '¨' | '~' | '˜' | 'ˇ' | '˘' | '¸' | '˙' | '\u{ad}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʹ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}
