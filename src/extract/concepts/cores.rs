//! What of a noun phrase may be a term: its end, without names of people and places and without
//! words of quantity and praise.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::language::{Tag, Token};
use crate::text::data_words;

use super::acronyms::Expansion;
use super::background::{UNKNOWN, bits};
use super::lines::{Line, Weight};
use super::lists::{Weakness, is_known_name, weakness_of_adjective};
use super::names::{Names, is_person_or_place};

static NO_PARTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/no_parts.txt")).collect());

/// Most tokens of one term.
pub const LONGEST: usize = 5;

/// A sentence, and whether its capitals tell anything.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    arena: &'a str,
    tokens: &'a [Token],
    /// A sentence rather than a title or heading, which may capitalise any word.
    prose: bool,
}

impl<'a> Place<'a> {
    /// The place of a line.
    pub fn of(arena: &'a str, line: &Line<'a>) -> Self {
        let prose = matches!(line.weight, Weight::Text | Weight::Abstract);
        Self { arena, tokens: &line.sentence.tokens, prose }
    }

    /// Whether a word has a capital that its sentence does not ask for.
    pub fn has_capital(self, at: usize) -> bool {
        self.prose && at > 0 && self.tokens[at].span.of(self.arena).starts_with(char::is_uppercase)
    }
}

/// Finds the cores of phrases.
pub struct Cores<'a> {
    arena: &'a str,
    /// Words that name persons and places.
    names: &'a Names,
    /// Acronyms whose long form is a name.
    bodies: BTreeSet<String>,
    /// Acronyms whose long form is a term.
    terms: BTreeSet<String>,
}

impl<'a> Cores<'a> {
    /// For the text `arena` with its names and acronyms.
    pub fn new(arena: &'a str, names: &'a Names, expansions: &[Expansion]) -> Self {
        let shorts = |names: bool| {
            let some = expansions.iter().filter(move |expansion| expansion.is_name == names);
            some.map(|expansion| expansion.short.clone()).collect()
        };
        Self { arena, names, bodies: shorts(true), terms: shorts(false) }
    }

    /// The end of a phrase that may be a term.
    pub fn core(&self, place: Place<'_>, phrase: Range<usize>) -> Option<Range<usize>> {
        let tokens = place.tokens;
        let from = phrase.end.saturating_sub(LONGEST).max(phrase.start);
        let mut start = (from..phrase.end).rev().take_while(|at| self.fits(place, *at)).last()?;
        let is_name = |at: usize| tokens[at].tag == Tag::ProperNoun;
        // What follows a name of a person or place is the rest of it: "Silicon Valley".
        while start > phrase.start && is_name(start - 1) && is_name(start) && start + 1 < phrase.end
        {
            start += 1;
        }
        let core = start..phrase.end;
        (!self.is_half(tokens, &core)).then_some(core)
    }

    /// Whether a dash or a sign of a brand cuts the words from others: the "gatherers" of
    /// "hunter–gatherers".
    fn is_half(&self, tokens: &[Token], core: &Range<usize>) -> bool {
        const CUTS: &[char] = &['-', '–', '‐', '‑', '®', '™', '/'];
        let before = &self.arena[..tokens[core.start].span.start()];
        let behind = &self.arena[tokens[core.end - 1].span.end()..];
        before.ends_with(CUTS) || behind.starts_with(CUTS)
    }

    fn fits(&self, place: Place<'_>, at: usize) -> bool {
        let tokens = place.tokens;
        let word = tokens[at].span.of(self.arena);
        match tokens[at].tag {
            Tag::ProperNoun => {
                (self.is_term_acronym(tokens, at) || self.is_term_name(word)) && !is_no_part(word)
            }
            Tag::Adjective => {
                self.weakness(&tokens[at]) < Weakness::All && is_word(word) && !is_no_part(word)
            }
            Tag::Particle => at > 0 && self.fits(place, at - 1),
            _ => {
                is_word(word)
                    && !is_no_part(word)
                    && !(place.has_capital(at) && is_person_or_place(word))
            }
        }
    }

    /// How weak a word is as a modifier.
    pub fn weakness(&self, token: &Token) -> Weakness {
        match token.tag {
            Tag::Adjective => weakness_of_adjective(&token.span.of(self.arena).to_lowercase()),
            Tag::Adverb => Weakness::Some,
            _ => Weakness::None,
        }
    }

    /// Whether a word is a name as people and companies have them, neither an acronym nor written
    /// like a product ("LabVIEW", "HTML5").
    pub fn is_plain_name(&self, token: &Token) -> bool {
        let word = token.span.of(self.arena);
        token.tag == Tag::ProperNoun
            && !word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
    }

    /// A capitalised word that names neither a person nor a place: the "Kalman" of "Kalman filter".
    fn is_term_name(&self, word: &str) -> bool {
        word.chars().filter(|c| c.is_alphabetic()).count() > 2
            && word.contains(char::is_lowercase)
            && word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '+')
            && !self.names.has(word)
    }

    /// An acronym that stands alone and names no country, institution or person.
    fn is_term_acronym(&self, tokens: &[Token], at: usize) -> bool {
        let word = tokens[at].span.of(self.arena);
        let bare = word.strip_suffix('s').unwrap_or(word);
        let name = |place: Option<usize>| {
            let token = place.and_then(|place| tokens.get(place));
            token.is_some_and(|token| {
                let word = token.span.of(self.arena);
                token.tag == Tag::ProperNoun
                    && word.contains(char::is_lowercase)
                    && self.names.has(word)
            })
        };
        // Two letters are initials more often than they are a term.
        (bare.chars().count() > 2 || bare != word || self.terms.contains(bare))
            && bare.split(|c: char| !c.is_alphanumeric()).any(|part| part.chars().count() > 1)
            && bare.chars().filter(|c| c.is_uppercase()).count() > 1
            && bare.chars().all(|c| !c.is_lowercase() && c != '.')
            && bare.len() < 10
            && !is_known_name(&bare.to_lowercase())
            && !self.bodies.contains(bare)
            && !name(at.checked_sub(1))
            && !name(Some(at + 1))
    }
}

/// Whether a word is hardly ever part of a term, however it was tagged: "using", "due".
fn is_no_part(word: &str) -> bool {
    NO_PARTS.contains(word.to_lowercase().as_str())
}

/// Whether a token is a word rather than a letter, a number or an abbreviation.
fn is_word(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !word.ends_with('.')
        && !word.contains(['@', '_', '='])
        && !is_noted(word)
}

/// Whether the number of a note or figure is glued to a word of English: "plants1", "figure1", not
/// "covid19".
fn is_noted(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < word.len()
        && bare.len() > 3
        && bare.chars().all(char::is_lowercase)
        && bits(bare) < UNKNOWN
}
