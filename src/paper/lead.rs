//! How an entry of a bibliography begins: the names and years it can be cited by, read
//! from its raw text alone.
//!
//! Pointers are told from other words with it before any entry is parsed, and find their
//! entry with it where parsing went wrong. Knows no field of an entry.

use std::collections::BTreeMap;

use crate::text::slug;

/// Bytes of an entry that can hold its authors.
const HEAD: usize = 600;
/// Bytes of an entry that are looked through for years.
const BODY: usize = 3_000;
/// Words of a lead that are kept.
const MOST_WORDS: usize = 16;
/// Entries with one word that are looked through, so that no input takes quadratic time.
const MOST_RIVALS: usize = 256;
/// Words that join two authors, or two words of one organisation.
const JOINTS: [&str; 6] = ["and", "et", "y", "e", "und", "&"];

/// What the start of one entry says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// Folded words before the first mark that ends a name.
    words: Vec<String>,
    /// How many words at the start are initials or particles.
    passed: usize,
    /// Folded short forms of an organisation: "who" of "World Health Organization (WHO)".
    short: Vec<String>,
    /// Folded words of the part that can hold authors, sorted.
    head: Vec<String>,
    /// Years anywhere in the entry, without letters, sorted.
    years: Vec<u16>,
    /// Whether it says that the work is not out yet.
    is_forthcoming: bool,
}

impl Lead {
    /// Reads the raw text of an entry.
    #[must_use]
    pub fn of(entry: &str) -> Self {
        let head = &entry[..floor(entry, HEAD)];
        let body = &entry[..floor(entry, BODY)];
        let behind = bracket(head.trim_start()).map_or(0, |(_, behind)| behind);
        let start = head.len() - head.trim_start().len();
        let name = &head[start + behind..];
        let (personal, whole) = (end_of_name(name, true), end_of_name(name, false));
        let mut short: Vec<String> = acronyms(&head[..floor(head, 160)]).map(slug).collect();
        short.extend(initials(&name[..whole]));
        let mut words_of_head: Vec<String> = words(head).collect();
        words_of_head.sort_unstable();
        words_of_head.dedup();
        let words: Vec<String> = words(&name[..personal]).take(MOST_WORDS).collect();
        let printed =
            name[..personal].split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty());
        let passed = printed.take_while(|word| is_passed(word)).count().min(words.len());
        Self {
            words,
            passed,
            short,
            head: words_of_head,
            years: years(body),
            is_forthcoming: is_forthcoming(body),
        }
    }

    /// Whether the entry can be cited by this name: "Holm" for "Holm JR", "J. R. Holm" and
    /// "van der Holm", "WHO" for "World Health Organization".
    #[must_use]
    pub fn is_named(&self, name: &[String]) -> bool {
        let at = |start: usize| self.words[start.min(self.words.len())..].starts_with(name);
        match name {
            [] => false,
            [one] if self.short.contains(one) => true,
            _ => at(0) || at(self.passed) || self.words.len() <= 4 && self.words.ends_with(name),
        }
    }

    /// Whether the year stands in the entry.
    #[must_use]
    pub fn has_year(&self, year: u16) -> bool {
        self.years.binary_search(&year).is_ok()
    }

    /// Whether the entry says that the work is not out yet.
    #[must_use]
    pub fn is_forthcoming(&self) -> bool {
        self.is_forthcoming
    }

    /// Whether the entry names no year at all.
    #[must_use]
    pub fn is_undated(&self) -> bool {
        self.years.is_empty()
    }

    /// Whether every word of the name stands in the part that can hold authors.
    #[must_use]
    pub fn mentions(&self, name: &[String]) -> bool {
        !name.is_empty() && name.iter().all(|word| self.head.binary_search(word).is_ok())
    }
}

/// The leads of all entries, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Leads {
    leads: Vec<Lead>,
    by_word: BTreeMap<String, Vec<usize>>,
}

impl Leads {
    /// Reads the raw texts of the entries, in order.
    pub fn of<'t>(entries: impl Iterator<Item = &'t str>) -> Self {
        let leads: Vec<Lead> = entries.map(Lead::of).collect();
        let mut by_word = BTreeMap::<String, Vec<usize>>::new();
        for (index, lead) in leads.iter().enumerate() {
            for word in lead.words.iter().chain(&lead.short) {
                let entries = by_word.entry(word.clone()).or_default();
                if entries.last() != Some(&index) {
                    entries.push(index);
                }
            }
        }
        Self { leads, by_word }
    }

    /// The lead of one entry.
    #[must_use]
    pub fn lead(&self, index: usize) -> Option<&Lead> {
        self.leads.get(index)
    }

    /// Entries that can be cited by a name, in order.
    pub fn named<'l>(&'l self, name: &'l [String]) -> impl Iterator<Item = usize> + 'l {
        let rivals = name.first().and_then(|word| self.by_word.get(word));
        let rivals = rivals.into_iter().flatten().take(MOST_RIVALS).copied();
        rivals.filter(|index| self.leads[*index].is_named(name))
    }

    /// Whether an entry of that name has the year.
    #[must_use]
    pub fn know(&self, name: &[String], year: u16) -> bool {
        self.named(name).any(|index| self.leads[index].has_year(year))
    }
}

/// Folded words of a name, as leads are compared by: "Arroyo-Rodríguez" gives two.
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty()).map(slug)
}

/// The number in the label of an entry: 12 of "[12]", of "12." and of "12. 12".
#[must_use]
pub fn number_of_label(label: &str) -> Option<u32> {
    let mut digits = label.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let first = digits.next().filter(|_| !label.contains(char::is_alphabetic))?;
    digits.all(|run| run == first).then(|| first.parse().ok()).flatten()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}')
}

/// Initials and particles, which stand before a family name.
fn is_passed(word: &str) -> bool {
    const PARTICLES: &str =
        " van von der den de del della di da dos das do du la le el al ter ten zu af av st ";
    word.chars().count() == 1
        || word.len() <= 3 && word.chars().all(char::is_uppercase)
        || PARTICLES.contains(&format!(" {} ", word.to_lowercase()))
}

/// Where the first name ends: of a person at any mark or "and", of an organisation at a stop.
fn end_of_name(text: &str, personal: bool) -> usize {
    let mut word = 0..0;
    for (at, c) in text.char_indices() {
        if is_of_word(c) {
            if word.end < at {
                word.start = at;
            }
            word.end = at + c.len_utf8();
            if starts_with_year(&text[word.start..word.end]) {
                return word.start;
            }
            continue;
        }
        let last = &text[word.clone()];
        let ends = match c {
            '.' => last.chars().count() > 2,
            ';' | ':' | '(' | ')' | '[' | ']' | '"' | '“' | '/' | '（' | '：' | '。' => true,
            ',' | '&' | '，' | '、' | '；' => personal,
            '–' | '—' => true,
            '-' => text[..at].ends_with(' '),
            _ => false,
        };
        if ends && word.end > 0 {
            return at;
        }
        if personal && c.is_whitespace() && word.start > 0 && JOINTS.contains(&last) {
            return word.start;
        }
    }
    text.len()
}

fn starts_with_year(word: &str) -> bool {
    word.len() >= 4 && word.as_bytes()[..4].iter().all(u8::is_ascii_digit)
}

/// What stands in a bracket at the very start, and where it ends.
fn bracket(text: &str) -> Option<(&str, usize)> {
    let inside = text.strip_prefix('[')?;
    let end = inside.find(']').filter(|end| *end < 40)?;
    Some((&inside[..end], end + 2))
}

/// Short forms in brackets: "(WHO)", "[Embrapa]".
fn acronyms(text: &str) -> impl Iterator<Item = &str> {
    let opened = text.match_indices(['(', '[']).map(|(at, _)| &text[at + 1..]);
    opened.filter_map(|rest| {
        let inside = &rest[..rest.find([')', ']'])?];
        let fits = (2..=14).contains(&inside.chars().count())
            && inside.starts_with(char::is_uppercase)
            && inside.chars().all(|c| is_of_word(c) || matches!(c, '-' | '/' | '&'));
        fits.then_some(inside)
    })
}

/// Initials of the capitalised words of an organisation, and of all its words.
fn initials(name: &str) -> Vec<String> {
    let words = || name.split(|c: char| !is_of_word(c)).filter(|word| word.chars().count() > 1);
    if words().count() < 2 || words().count() > 12 {
        return Vec::new();
    }
    let of = |all: bool| -> String {
        let firsts = words().filter_map(|word| word.chars().next());
        firsts.filter(|c| all || c.is_uppercase()).collect()
    };
    let mut found: Vec<String> =
        [of(false), of(true)].into_iter().filter(|one| one.chars().count() > 1).collect();
    found.iter_mut().for_each(|one| *one = slug(one));
    found.dedup();
    found
}

fn is_forthcoming(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "forthcoming",
        "in press",
        "to appear",
        "in print",
        "no prelo",
        "en prensa",
        "im druck",
        "à paraître",
    ];
    let text = text.to_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}

/// Numbers that can be years, sorted.
fn years(text: &str) -> Vec<u16> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    let mut years: Vec<u16> = runs
        .filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
        .filter(|year| (1500..2100).contains(year))
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The last place that is no later than `at` and between two characters.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_named(entry: &str, name: &str) -> bool {
        Lead::of(entry).is_named(&words(name).collect::<Vec<_>>())
    }

    #[test]
    fn entries_are_known_by_their_first_name() {
        for (entry, name) in [
            ("Holm JR (1998) The height of marshes.", "Holm"),
            ("J. R. Holm and A. Berg, The height, 1998", "Holm"),
            ("Hanna Holm and Ada Berg. 1998. The height", "Holm"),
            ("van der Mark, P. 2001.", "Mark"),
            ("van der Mark, P. 2001.", "van der Mark"),
            ("García Márquez, G. 1990.", "García"),
            ("Le, S. Q., & Gas, O. (2008).", "Le"),
            ("World Tide Organization. Report. 2015", "WTO"),
            ("World Tide Organization. Report. 2015", "World Tide Organization"),
            ("Instituto de Mares (INMA). 2019", "INMA"),
            ("[Embar] Empresa de Barcos. (2018). Solos", "Embar"),
            ("[Embar] Empresa de Barcos. (2018). Solos", "Empresa de Barcos"),
            ("Centers for Tide Control and Prevention. 2010.", "CTCP"),
            ("FLORA DO NORTE 2020. Jardim", "Flora do Norte"),
            ("TID21 (2017) Status", "TID21"),
            ("王小明（2010）潮汐", "王小明"),
        ] {
            assert!(is_named(entry, name), "{name} in {entry}: {:?}", Lead::of(entry));
        }
    }

    #[test]
    fn near_misses_are_other_names() {
        for (entry, name) in [
            ("Holm JR (1998) The height of marshes.", "Height"),
            ("Holm J, Berg A (1998) The height.", "Berg"),
            ("Holmberg J (1998)", "Holm"),
            ("World Tide Organization. Report.", "Report"),
            ("World Tide Organization. Report.", "Tide"),
            ("", "Holm"),
        ] {
            assert!(!is_named(entry, name), "{name} in {entry}: {:?}", Lead::of(entry));
        }
    }

    #[test]
    fn labels_hold_numbers() {
        let numbers = ["[12]", "12.", "12. 12", "(3)"].map(number_of_label);
        assert_eq!(numbers, [Some(12), Some(12), Some(12), Some(3)]);
        for label in ["Knu84", "[A1]", "1-2", "", "99999999999"] {
            assert_eq!(number_of_label(label), None, "{label}");
        }
    }

    #[test]
    fn years_stand_alone() {
        let lead = Lead::of("Holm J. 1998a. Tides of 2001–2003, 12345, p. 0999");
        assert!([1998, 2001, 2003].iter().all(|year| lead.has_year(*year)));
        assert!([1999, 2002, 1234, 999].iter().all(|year| !lead.has_year(*year)));
        assert!(Lead::of("Holm J. Tides, n.d.").is_undated());
    }
}
