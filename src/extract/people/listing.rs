//! One entry of a list of participants: titles, name, affiliation, contacts, in one run.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::ident::Email;
use crate::text::pattern;

use super::contacts::{self, Contacts};
use super::gazetteer::{country, is_city, is_particle, rank};
use super::names::{honorifics, is_given, is_initials, is_name_word, is_suffix};

/// The parts of an entry, as ranges of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Titles as printed.
    pub honorifics: Vec<String>,
    /// The name.
    pub name: Range<usize>,
    /// The affiliation; none when nothing stands behind the name.
    pub affiliation: Option<Range<usize>>,
    /// How to reach the person.
    pub contacts: Contacts,
}

/// Whether a name known from elsewhere: given the words of a prefix, how often the text has them.
pub type Recurs<'a> = &'a dyn Fn(&str) -> bool;

/// Longest entry in bytes.
const LENGTH: usize = 1500;

/// "Chair:", "Guest speaker:": what a person did, before the name.
static LEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\p{Lu}\p{Ll}[\p{L}-]*(?: [\p{L}-]+){0,2}:\s+"));
static SEMICOLON: LazyLock<Regex> = LazyLock::new(|| pattern(r"(;\s+(?:and\s+)?)"));
static BRACKET: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\)([,;]?\s+(?:(?:and|&|und|et|y|e)\s+)?)\p{Lu}"));

/// Parts an entry; none when it does not begin with a name.
///
/// `recurs` says whether the paper uses some words as a name elsewhere.
pub fn part(text: &str, recurs: Recurs<'_>) -> Option<Entry> {
    if text.len() > LENGTH {
        return None;
    }
    let contacts = contacts::find(text);
    let lead = LEAD.find(text).map_or(0, |lead| lead.end());
    let (titles, width) = honorifics(&text[lead..]);
    let start = lead + width;
    let end = contacts.start(text).max(start);
    let words = words(text, start, end);
    let count = match family_first(text, &words) {
        Some(count) => count,
        None => name_length(text, &words, &contacts, recurs, !titles.is_empty())?,
    };
    let suffixed =
        words.get(count).is_some_and(|word| is_suffix(text[word.clone()].trim_end_matches(',')));
    let count = count + usize::from(suffixed);
    let name = words[0].start..trim_end(text, words[count - 1].clone());
    if words.get(count).is_some_and(|next| speaks(&text[next.clone()])) {
        return None;
    }
    let rest =
        text[name.end..end].trim_matches(|c: char| c.is_whitespace() || ",;:–—-(".contains(c));
    let from = name.end + text[name.end..end].find(rest).unwrap_or(0);
    // A closing bracket stays when its opening one does.
    let rest = if rest.contains('(') { rest } else { rest.trim_end_matches(')') };
    let affiliation = rest.contains(char::is_alphabetic).then(|| from..from + rest.len());
    let honorifics = titles.into_iter().map(str::to_owned).collect();
    Some(Entry { honorifics, name, affiliation, contacts })
}

/// The entries of a list that runs on in one paragraph: parted by semicolons, or behind brackets.
///
/// One range, that of the whole text, when it does not run on.
pub fn entries(text: &str) -> Vec<Range<usize>> {
    let lead = LEAD.find(text).map_or(0, |lead| lead.end());
    let parted = [&*SEMICOLON, &*BRACKET].map(|pattern| cut(text, lead, pattern));
    let begins = |range: &Range<usize>| {
        let words = text[range.clone()].split_whitespace().next().unwrap_or_default();
        is_name_word(words.trim_end_matches(','))
    };
    let runs_on = |ranges: &Vec<Range<usize>>| ranges.len() > 1 && ranges.iter().all(begins);
    let whole = 0..text.len();
    parted.into_iter().find(runs_on).unwrap_or_else(|| vec![whole])
}

/// The rows of a table.
pub fn rows(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let row = |piece: &str| {
        at += piece.len();
        at - piece.len()..at - (piece.len() - piece.trim_end().len())
    };
    text.split_inclusive('\n').map(row).collect()
}

fn cut(text: &str, start: usize, separator: &Regex) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = start;
    for found in separator.captures_iter(&text[start..]) {
        let Some(mark) = found.get(1) else { continue };
        ranges.push(at..start + mark.start());
        at = start + mark.end();
    }
    ranges.push(at..text.trim_end_matches('.').len().max(at));
    ranges
}

/// "Hill, Anna-Lena, University of Oslo": one word, a comma, and given names.
fn family_first(text: &str, words: &[Range<usize>]) -> Option<usize> {
    let word = |place: usize| words.get(place).map(|word| &text[word.clone()]);
    let particles = (0..words.len()).take_while(|place| word(*place).is_some_and(is_particle));
    let family = particles.count();
    let is_family = |word: &str| {
        let bare = word.trim_end_matches(',');
        is_name_word(bare) && !is_initials(bare) && rank(bare).is_none() && word.ends_with(',')
    };
    word(family).filter(|word| is_family(word))?;
    let given = |word: &str| is_given(word.trim_end_matches(',')) && country(word).is_none();
    let first = word(family + 1).filter(|word| given(word))?;
    let mut count = family + 2;
    let mut last = first;
    while !last.ends_with([',', ';', '(']) && count < family + 5 {
        match word(count).filter(|word| given(word) || is_particle(word)) {
            Some(next) => last = next,
            None => break,
        }
        count += 1;
    }
    Some(count)
}

/// Whether a word behind a name shows that a sentence goes on: "noted", "was".
fn speaks(word: &str) -> bool {
    word.chars().all(char::is_lowercase)
        && !is_particle(word)
        && !["of", "at", "from", "for", "and", "c/o", "the", "formerly", "currently"]
            .contains(&word)
}

fn words(text: &str, start: usize, end: usize) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = start;
    for piece in text[start..end].split_inclusive(char::is_whitespace) {
        let word = piece.trim();
        if !word.is_empty() {
            let from = at + piece.find(word).unwrap_or(0);
            words.push(from..from + word.len());
        }
        at += piece.len();
        if words.len() == 9 {
            break;
        }
    }
    words
}

fn trim_end(text: &str, word: Range<usize>) -> usize {
    let bare = text[word.clone()].trim_end_matches([',', ';', ':', '(']);
    word.start + bare.len()
}

/// How many words the name has: the length for which most speaks.
fn name_length(
    text: &str,
    words: &[Range<usize>],
    contacts: &Contacts,
    recurs: Recurs<'_>,
    titled: bool,
) -> Option<usize> {
    let word = |place: usize| text[words[place].clone()].trim_end_matches([',', ';', ':']);
    let (mut longest, mut cut) = (0, 0);
    while longest < words.len().min(6) && is_name_word(word(longest)) {
        longest += 1;
        // A comma, a bracket or the gap before the next column mostly ends the name.
        let ended = text[words[longest - 1].clone()].ends_with([',', ';', ':', '('])
            || words
                .get(longest)
                .is_some_and(|next| is_gap(&text[words[longest - 1].end..next.start]));
        let next = words.get(longest).map_or("", |next| &text[next.clone()]);
        // "(SE)" is the end of an address.
        let opens = next.starts_with(['(', '–', '—']) && !is_code(next);
        if ended || opens {
            cut = longest;
            break;
        }
    }
    let emails: Vec<&Email> = contacts.emails.iter().map(|(email, _)| email).collect();
    let score = |count: usize| {
        let last = word(count - 1);
        let prefix: Vec<&str> = (0..count).map(word).collect();
        let whole = prefix.iter().filter(|word| !is_initials(word) && !is_particle(word)).count();
        let next = (count < words.len()).then(|| word(count));
        let mut score: i32 = 0;
        score += 4 * i32::from(recurs(&prefix.join(" ")));
        score += 3 * i32::from(emails.iter().any(|email| contacts::names(email, last)));
        score += 2 * i32::from(next.is_none_or(|next| rank(next).is_some() || is_acronym(next)));
        score += 2 * i32::from(whole == 2);
        score += 3 * i32::from(count == cut);
        score += i32::from(whole == 3 && next.is_none());
        score -= 6 * i32::from(is_particle(last) || is_initials(last));
        score -= 6 * i32::from(
            prefix.iter().skip(1).any(|word| rank(word).is_some() || is_acronym(word)),
        );
        score -= 3 * i32::from(count > 1 && (country(last).is_some() || is_city(last)));
        score -= i32::try_from(whole.saturating_sub(3)).unwrap_or(0);
        score
    };
    let best = (2..=longest).max_by_key(|count| (score(*count), std::cmp::Reverse(*count)))?;
    (score(best) > 0 && fits(text, words, best, titled)).then_some(best)
}

/// What parts columns of a list set in a fixed width, or the lines of an entry.
fn is_gap(between: &str) -> bool {
    between.contains(['\t', '\n']) || between.len() >= 3
}

/// "(SE)": a code in brackets.
fn is_code(word: &str) -> bool {
    let inner = word.trim_matches(['(', ')', ',', '.']);
    word.len() > inner.len()
        && (2..=3).contains(&inner.len())
        && inner.chars().all(char::is_uppercase)
}

/// Four capitals or more: an institution in short, such as "NUTEK".
fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 4 && !word.chars().any(char::is_lowercase)
}

/// Whether the first `count` words can be a name at all.
fn fits(text: &str, words: &[Range<usize>], count: usize, titled: bool) -> bool {
    let all: Vec<&str> = words[..count]
        .iter()
        .map(|word| text[word.clone()].trim_end_matches([',', ';', ':', '(']))
        .collect();
    let named =
        all.iter().all(|word| is_name_word(word)) && !all.iter().any(|word| rank(word).is_some());
    let acronym = count > 2 && is_acronym(all[count - 1]) && !is_acronym(all[0]);
    // With neither title nor known given name two words may be anything; four and more are hardly a name.
    named && !acronym && (titled || is_given(all[0]) || all.len() <= 3) && (count >= 2 || titled)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "titles | name | affiliation".
    fn show(text: &str, known: &[&str]) -> String {
        let recurs = |words: &str| known.contains(&words);
        part(text, &recurs).map_or("-".to_owned(), |entry| {
            let affiliation = entry.affiliation.map_or("", |range| &text[range]);
            format!("{} | {} | {affiliation}", entry.honorifics.join("; "), &text[entry.name])
        })
    }

    #[test]
    fn entries_are_parted() {
        let check =
            |text: &str, known: &[&str], expected: &str| assert_eq!(show(text, known), expected);
        check(
            "Dr. Eva Brandt Oslo Consulting Group Oslo (NO) brandt.eva@ocg.no",
            &[],
            "Dr. | Eva Brandt | Oslo Consulting Group Oslo (NO)",
        );
        check(
            "Professor J. Ian B. Hill Centre for Trade, Hull University hill@hull.uk",
            &[],
            "Professor | J. Ian B. Hill | Centre for Trade, Hull University",
        );
        check(
            "Professor Ann Holt Hubert J. Little Institute of Law, University of Oslo aholt@uio.no",
            &[],
            "Professor | Ann Holt | Hubert J. Little Institute of Law, University of Oslo",
        );
        check(
            "Professor Lia Dei Conti Univeristy of Pisa, Italy conti@unipi.it",
            &[],
            "Professor | Lia Dei Conti | Univeristy of Pisa, Italy",
        );
        check(
            "Dr. Nils Berg NORTEK, Sweden nils@nortek.se",
            &[],
            "Dr. | Nils Berg | NORTEK, Sweden",
        );
        check(
            "Tom Hill National Board of Norway Oslo (NO)",
            &["Tom Hill"],
            " | Tom Hill | National Board of Norway Oslo (NO)",
        );
        check("Anna Ng, University of Oslo", &[], " | Anna Ng | University of Oslo");
        check("Anna Ng (University of Oslo)", &[], " | Anna Ng | University of Oslo");
        check("Anna Ng", &[], " | Anna Ng | ");
        check(
            "Hill, Anna-Lena, University of Oslo",
            &[],
            " | Hill, Anna-Lena | University of Oslo",
        );
        check("van Berg, Tom J. (Oslo Polytechnic)", &[], " | van Berg, Tom J. | Oslo Polytechnic");
        check("John Hill Jr. (Oslo Fisheries)", &[], " | John Hill Jr. | Oslo Fisheries");
        check(
            "Anna Ng Hill    University of Oslo     Norway",
            &[],
            " | Anna Ng Hill | University of Oslo     Norway",
        );
        check("Chair: Anna Ng, University of Oslo", &[], " | Anna Ng | University of Oslo");
        check("Oslo, Norway", &[], "-");
        check("Anna Ng noted that towns grow.", &[], "-");
        check("Anna Ng was not at the University of Oslo", &[], "-");
        check("The talks went on for days", &[], "-");
        check("University of Oslo, Norway", &[], "-");
        check("Registration opens at nine.", &[], "-");
    }

    #[test]
    fn lists_that_run_on_are_cut() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = entries(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected);
        };
        check(
            "Present: Anna Ng (Oslo), Ugo Po (Rome), and Tom Hill (Leeds).",
            &["Anna Ng (Oslo)", "Ugo Po (Rome)", "Tom Hill (Leeds)"],
        );
        check(
            "Anna Ng, University of Oslo; Ugo Po, Rome",
            &["Anna Ng, University of Oslo", "Ugo Po, Rome"],
        );
        check("Anna Ng (University of Oslo)", &["Anna Ng (University of Oslo)"]);
        check("Anna Ng, Oslo; they met twice", &["Anna Ng, Oslo; they met twice"]);
    }
}
