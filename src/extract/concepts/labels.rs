//! How a concept is called: its forms as printed, and the one that stands for all.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::language::{Tag, lemma};
use crate::text::collapse;

use super::background::{UNKNOWN, bits};
use super::lines::{Line, Weight};
use super::names::is_person_or_place;

/// Words that a text writes with a capital wherever they stand: the "Kalman" of "Kalman filter".
#[derive(Clone, Debug, Default)]
pub struct Capitals<'a> {
    words: HashSet<&'a str>,
}

impl<'a> Capitals<'a> {
    /// Reads the sentences of a text; headings and titles may capitalise any word.
    pub fn of(arena: &'a str, lines: &[Line<'_>]) -> Self {
        let (mut words, mut small) = (HashSet::new(), HashSet::new());
        for line in lines {
            let prose = matches!(line.weight, Weight::Text | Weight::Abstract);
            for (at, token) in line.sentence.tokens.iter().enumerate() {
                let word = token.span.of(arena);
                let name = token.tag == Tag::ProperNoun || is_made_of_name(word);
                if word.starts_with(char::is_lowercase) {
                    small.insert(word);
                } else if prose && at > 0 && name && word.starts_with(char::is_uppercase) {
                    words.insert(word);
                }
            }
        }
        words.retain(|word| !small.contains(word.to_lowercase().as_str()));
        Self { words }
    }
}

/// Whether a capitalised word may be an adjective of a name: "Italian", "Marshallian".
fn is_made_of_name(word: &str) -> bool {
    is_person_or_place(word) || ["ian", "ean", "ese", "ish"].iter().any(|end| word.ends_with(end))
}

/// The preferred label and the other forms, sorted, of a concept that is printed as `surfaces`.
pub fn labels<'a>(
    surfaces: impl Iterator<Item = &'a str>,
    capitals: &Capitals<'_>,
) -> (String, Vec<String>) {
    let mut labels: BTreeMap<String, usize> = BTreeMap::new();
    let mut forms = BTreeSet::new();
    for surface in surfaces {
        let form = plain(surface, capitals);
        // A long form says more than its acronym and stands for it, however rare.
        let rank = if is_acronym(&form) { 0 } else { 1 };
        *labels.entry(normal(&form)).or_default() += rank;
        forms.insert(form);
    }
    let best = labels.iter().max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)));
    let label = best.map(|(label, _)| label.clone()).unwrap_or_default();
    forms.remove(&label);
    (label, forms.into_iter().collect())
}

/// In lower case but for acronyms and names inside, with single spaces.
fn plain(surface: &str, capitals: &Capitals<'_>) -> String {
    if is_shouted(surface) {
        return collapse(&surface.to_lowercase());
    }
    let words = surface.split_whitespace().map(|word| {
        let inner = word.chars().skip(1).any(char::is_uppercase);
        let numbered = word.contains(|c: char| c.is_ascii_digit());
        if inner || numbered || capitals.words.contains(word) {
            word.to_owned()
        } else {
            word.to_lowercase()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_acronym(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() > 1 && !form.contains(' ')
}

/// Whether a phrase is in capitals because its heading is, rather than made of acronyms.
fn is_shouted(surface: &str) -> bool {
    let letters =
        || surface.split_whitespace().map(|word| word.chars().filter(|c| c.is_alphabetic()));
    !surface.contains(char::is_lowercase)
        && letters().count() > 1
        && letters().all(|letters| letters.count() > 2)
        && letters().any(|letters| letters.count() > 5)
}

/// Whether a word behind a capitalised one is none of English, so that its "s" tells no plural:
/// "Toxicodendron radicans".
pub fn is_latin(before: &str, head: &str) -> bool {
    let named = before.rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase));
    named && bits(head) == UNKNOWN
}

/// Whether a short word is none of English, such as an acronym in small letters: "nls".
fn is_short_and_unknown(head: &str) -> bool {
    head.len() < 5 && bits(head) == UNKNOWN
}

/// The form with its head in the singular.
fn normal(form: &str) -> String {
    if let Some((head, rest)) = form.split_once(" of ") {
        return format!("{} of {rest}", normal(head));
    }
    let (before, head) = form.rsplit_once(' ').map_or(("", form), |(before, head)| (before, head));
    let singular = match head.strip_suffix('s') {
        Some(bare) if is_acronym(bare) => bare.to_owned(),
        _ if is_acronym(head) => head.to_owned(),
        _ if is_latin(before, head) || is_short_and_unknown(head) => head.to_owned(),
        _ => lemma(head, Tag::Noun),
    };
    if before.is_empty() { singular } else { format!("{before} {singular}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(surfaces: &[&str], label: &str, others: &[&str]) {
        let capitals = Capitals { words: HashSet::from(["Kalman"]) };
        let (found, forms) = labels(surfaces.iter().copied(), &capitals);
        assert_eq!(found, label);
        assert_eq!(forms, others);
    }

    #[test]
    fn the_label_is_singular_and_the_commonest() {
        check(&["Networks", "network", "network"], "network", &["networks"]);
        check(
            &["labour market", "labor  market", "labor markets"],
            "labor market",
            &["labor markets", "labour market"],
        );
        check(&["divisions of labor"], "division of labor", &["divisions of labor"]);
    }

    #[test]
    fn names_keep_their_capital() {
        check(&["Kalman Filter", "Kalman filters"], "Kalman filter", &["Kalman filters"]);
        check(&["Kalman radicans"], "Kalman radicans", &[]);
        check(&["Particle Filter"], "particle filter", &[]);
    }

    #[test]
    fn acronyms_keep_their_capitals_and_give_way_to_long_forms() {
        check(&["SMEs", "SME"], "SME", &["SMEs"]);
        check(&["SYSTEM MODELS", "system model"], "system model", &["system models"]);
        check(&["HIV RNA"], "HIV RNA", &[]);
        check(&["SMEs", "SMEs", "Small firms"], "small firm", &["SMEs", "small firms"]);
    }
}
