//! One entry of a list of participants: titles, name, affiliation, contacts, in one run.

use std::ops::Range;

use crate::ident::Email;

use super::contacts::{self, Contacts};
use super::gazetteer::{country, is_city, is_particle, rank};
use super::names::{honorifics, is_given, is_initials, is_name_word};

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

/// Parts an entry; none when it does not begin with a name.
///
/// `recurs` says whether the paper uses some words as a name elsewhere.
pub fn part(text: &str, recurs: Recurs<'_>) -> Option<Entry> {
    if text.len() > LENGTH {
        return None;
    }
    let contacts = contacts::find(text);
    let (titles, start) = honorifics(text);
    let end = contacts.start(text).max(start);
    let words = words(text, start, end);
    let count = name_length(text, &words, &contacts, recurs, !titles.is_empty())?;
    let name = words[0].start..trim_end(text, words[count - 1].clone());
    let rest =
        text[name.end..end].trim_matches(|c: char| c.is_whitespace() || ",;:–—-(".contains(c));
    let from = name.end + text[name.end..end].find(rest).unwrap_or(0);
    // A closing bracket stays when its opening one does.
    let rest = if rest.contains('(') { rest } else { rest.trim_end_matches(')') };
    let affiliation = rest.contains(char::is_alphabetic).then(|| from..from + rest.len());
    let honorifics = titles.into_iter().map(str::to_owned).collect();
    Some(Entry { honorifics, name, affiliation, contacts })
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
        // A comma or bracket mostly ends the name.
        let ended = text[words[longest - 1].clone()].ends_with([',', ';', ':', '(']);
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
        check("The talks went on for days", &[], "-");
        check("University of Oslo, Norway", &[], "-");
        check("Registration opens at nine.", &[], "-");
    }
}
