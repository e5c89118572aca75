//! The forms in which a run of capitalised words names somebody.
//!
//! Knows the words of one run and what the paper shows to be names; where in the paper
//! the run stands, and whom it names, is not its business.

use std::ops::Range;

use crate::language::is_function_word;
use crate::paper::PersonName;
use crate::text::collapse;

use super::super::gazetteer::{is_city, is_given_name, is_honorific, is_particle, rank};
use super::super::names::{self, is_given, is_initials, is_name_word};
use super::cues::is_occupation;
use super::refusals::{is_no_name, is_no_person, names_a_thing};
use super::{Known, YEAR};

/// A name in a run: how many words it has, and how sure it is.
#[derive(Debug)]
pub struct Hit {
    /// Words of the run that it takes up.
    pub count: usize,
    /// The name.
    pub name: PersonName,
    /// In hundredths.
    pub confidence: u8,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Words of a run, without possessive endings and stops, as ranges of the text.
#[derive(Debug)]
pub struct Run<'t> {
    text: &'t str,
    words: Vec<Range<usize>>,
}

/// Most words that a name has.
const MOST_WORDS: usize = 6;

impl<'t> Run<'t> {
    /// The words of `text` at `run`.
    pub fn new(text: &'t str, run: Range<usize>) -> Self {
        let mut words = Vec::new();
        let mut at = run.start;
        for piece in text[run].split_inclusive([' ', '\n']) {
            let bare = bare(piece.trim_end());
            if !bare.is_empty() {
                words.push(at..at + bare.len());
            }
            at += piece.len();
        }
        Self { text, words }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The characters of `count` words from the word `at`.
    pub fn range(&self, at: usize, count: usize) -> Range<usize> {
        self.words[at].start..self.words[at + count - 1].end
    }

    fn word(&self, place: usize) -> &'t str {
        &self.text[self.words[place].clone()]
    }

    fn whole(&self, at: usize, count: usize) -> String {
        collapse(&self.text[self.range(at, count)])
    }

    /// Whether nothing but a blank or particles parts the word at `place` from the one before.
    fn is_joined(&self, place: usize) -> bool {
        let gap = place
            .checked_sub(1)
            .zip(self.words.get(place))
            .and_then(|(before, word)| self.text.get(self.words[before].end..word.start));
        gap.is_some_and(|gap| {
            gap.chars().all(char::is_whitespace) || gap.split_whitespace().all(is_particle)
        })
    }

    /// The end of the words that hang together from `at` on.
    fn joined_end(&self, at: usize) -> usize {
        (at + 1..self.len()).find(|place| !self.is_joined(*place)).unwrap_or(self.len())
    }

    /// Whether a capitalised word before `at` belongs to the same thing: "São Paulo", "the Holt".
    fn is_inside_name(&self, at: usize, known: &Known) -> bool {
        let before = self.text[..self.words[at].start].trim_end();
        let article = before
            .rsplit(char::is_whitespace)
            .next()
            .is_some_and(|word| matches!(word, "the" | "The" | "a" | "an" | "A" | "An"));
        let word = || self.word(at - 1);
        let joined = at > 0
            && self.is_joined(at)
            && !is_honorific(word())
            && (is_function_word(self.word(at))
                || !is_occupation(word()) && !known.is_common(word()) && !is_function_word(word()));
        // "A" at the front of a sentence is no initial.
        let front = before.is_empty() || before.ends_with(['.', '?', '!']);
        joined || article || front && matches!(self.word(at), "A" | "I")
    }

    /// Given names and a family name, or the whole name of somebody listed.
    pub fn full_name(&self, at: usize, known: &Known) -> Option<Hit> {
        let most = MOST_WORDS.min(self.len() - at);
        let listed = (2..=most).rev().find(|count| known.full.contains(&self.whole(at, *count)));
        if let Some(count) = listed {
            let name = names::part(&self.whole(at, count));
            return Some(Hit { count, name, confidence: 95, rule: "people/listed-name" });
        }
        let given = self.given_and_family(at)?;
        let initials_only = (at..at + given - 1).all(|place| is_initials(self.word(place)));
        let count = self.with_second_family(at, given, known);
        let last = self.word(at + count - 1);
        let family_known = known.families.contains(last);
        let whole = self.whole(at, count);
        let doubtful = is_initials(last)
            || is_particle(last)
            || !is_name_word(last)
            || is_function_word(last)
            || is_capital_cluster(last) && !is_capital_cluster(self.word(at))
            || !family_known && is_no_name(last)
            || initials_only && !family_known
            || is_no_person(&whole)
            || self.is_inside_name(at, known)
            || (at..at + count - 1).any(|place| rank(self.word(place)).is_some())
            || rank(last).is_some() && !family_known
            || self.names_a_thing(at, count);
        let confidence = if family_known { 95 } else { 80 };
        let name = names::part(&whole);
        (!doubtful).then_some(Hit { count, name, confidence, rule: "people/given-name" })
    }

    fn names_a_thing(&self, at: usize, count: usize) -> bool {
        let tail = &self.words[at + count..self.joined_end(at + count - 1)];
        names_a_thing(self.text, self.range(at, count), tail)
    }

    /// Number of words of given names and what follows them as a family name.
    fn given_and_family(&self, at: usize) -> Option<usize> {
        let given = |place: usize| is_given(self.word(place)) && !is_honorific(self.word(place));
        let end = self.joined_end(at).min(at + MOST_WORDS);
        if !given(at) {
            return None;
        }
        let mut to = at + 1;
        while to < end && to < at + MOST_WORDS - 1 && given(to) {
            to += 1;
        }
        while to < end && is_particle(self.word(to)) {
            to += 1;
        }
        // Without a word behind them, the last given name may be a family name: "Peter Paul".
        let count = if to < end { to + 1 - at } else { to - at };
        (count >= 2).then_some(count)
    }

    /// Adds what follows a family name as part of it: "Nunes da Rocha", "Vega Ruiz".
    fn with_second_family(&self, at: usize, count: usize, known: &Known) -> usize {
        let end = self.joined_end(at + count - 1);
        let small = |place: &usize| is_particle(self.word(*place));
        let next = at + count + (at + count..end).take_while(small).count();
        let is_part = |word: &str| {
            has_name_letters(word)
                && !is_no_name(word)
                && rank(word).is_none()
                && !known.is_common(word)
                && !is_function_word(word)
        };
        let whole = next + 1 == end
            && is_part(self.word(next))
            && !is_initials(self.word(next - 1))
            && !known.families.contains(self.word(at + count - 1));
        if whole { end - at } else { count }
    }

    /// A name behind a title: "Dr. Brandt", "professor Ng".
    pub fn titled(&self, at: usize, known: &Known) -> Option<Hit> {
        let before = self.text[..self.words[at].start].trim_end();
        let title = before.rsplit([' ', '\n', '(']).next().unwrap_or_default();
        if title.is_empty() || !is_honorific(title) || is_honorific(self.word(at)) {
            return None;
        }
        let end = self.joined_end(at).min(at + 4);
        let fits =
            |place: &usize| is_name_word(self.word(*place)) && rank(self.word(*place)).is_none();
        let count = (at..end).take_while(fits).count();
        let last = self.word(at + count.checked_sub(1)?);
        let known_word = count > 1 || known.families.contains(last) || !is_given_name(last);
        let whole = self.whole(at, count);
        // "Ing. Agr." is two titles, "Dr. Holt GmbH" a firm.
        let cut = count == 1
            && last.chars().count() <= 4
            && self.text[self.range(at, 1).end..].starts_with('.');
        let sound = known_word
            && !cut
            && !is_no_name(last)
            && last.chars().count() > 1
            && !self.names_a_thing(at, count);
        let name = names::part(&whole);
        sound.then_some(Hit { count, name, confidence: 85, rule: "people/titled-name" })
    }

    /// A surname alone that the paper lists elsewhere.
    pub fn surname(&self, at: usize, known: &Known) -> Option<Hit> {
        let most = 3.min(self.len() - at);
        let count =
            (1..=most).rev().find(|count| known.is_family(&self.text[self.range(at, *count)]))?;
        let range = self.range(at, count);
        let family = &self.text[range.clone()];
        let beside = |place: usize| {
            let gap = place.checked_sub(1).zip(self.words.get(place));
            gap.is_some_and(|(before, word)| {
                self.text[self.words[before].end..word.start].chars().all(char::is_whitespace)
            })
        };
        let crowded = beside(at) || beside(at + count);
        let year = YEAR.is_match(&self.text[range.end..]);
        let common = known.is_common(family) || is_no_name(family) || is_given_name(family);
        let fits = year || !common && !crowded && family.chars().count() > 2;
        let name =
            PersonName { full: family.to_owned(), given: None, family: Some(family.to_owned()) };
        let confidence = if year { 90 } else { 75 };
        fits.then_some(Hit { count, name, confidence, rule: "people/surname" })
    }

    /// A name of somebody not listed, where somebody is named anyway: "We thank Xan Holt".
    pub fn stranger(&self, at: usize, known: &Known) -> Option<Hit> {
        let end = self.joined_end(at);
        let count = end - at;
        let first = self.word(at);
        let opens = is_honorific(first) || is_function_word(first);
        if !(2..=4).contains(&count) || opens || self.is_inside_name(at, known) {
            return None;
        }
        let (last, whole) = (self.word(end - 1), self.whole(at, count));
        let given = |word: &str| is_initials(word) || is_given_name(word);
        // Some towns are surnames too, but a town has no initials.
        let town = |place: usize| place == at + 1 && place == end - 1 && is_initials(self.word(at));
        let name_like = |place: usize| {
            let word = self.word(place);
            given(word) && !is_honorific(word)
                || is_particle(word) && place > at
                || has_name_letters(word)
                    && !known.is_common(word)
                    && (!is_no_name(word) || town(place) && is_city(word))
        };
        let sound = (at..end).all(|place| name_like(place) && rank(self.word(place)).is_none())
            && has_name_letters(last)
            && !is_no_person(&whole)
            && !self.names_a_thing(at, count);
        let name = names::part(&whole);
        sound.then_some(Hit { count, name, confidence: 70, rule: "people/named-in-passing" })
    }
}

/// A word without its possessive ending and stops; initials and titles keep theirs.
fn bare(word: &str) -> &str {
    let word = word.strip_suffix("s.").map_or(word, |_| &word[..word.len() - 1]);
    let endings = ["'s", "’s", "'", "’"];
    let bare = endings.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let keeps = is_initials(bare) || is_honorific(bare);
    if keeps { bare } else { bare.trim_end_matches('.') }
}

/// Whether the word is a few capitals: the initials of "Holt ABC", an abbreviation.
fn is_capital_cluster(word: &str) -> bool {
    word.chars().count() <= 4 && word.chars().all(char::is_uppercase)
}

/// Whether the word is spelt as a name: a capital, then small letters, no figures.
fn has_name_letters(word: &str) -> bool {
    is_name_word(word)
        && word.chars().count() > 1
        && word.chars().filter(|c| c.is_lowercase()).count() * 2 >= word.chars().count() - 1
        && !word.ends_with('.')
}
