//! One form for the forms and spellings of a word, in many languages.
//!
//! Folded words are compared and never shown, so a word that is folded too far does
//! no harm unless it meets another one.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::inflection::lemma;
use super::tagger::Tag;

/// Folds words of one language.
pub struct Folding(Kind);

enum Kind {
    /// By the inflection and spelling of English, which this room knows.
    English,
    /// By one of the stemmers of the Snowball project.
    Stemmed(Stemmer),
    /// By the case of letters only.
    Plain,
}

impl Folding {
    /// How words of a language are folded, by its BCP 47 tag; without one, and in languages
    /// that no stemmer knows, only the case of letters is.
    #[must_use]
    pub fn of(language: Option<&str>) -> Self {
        let first = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
        let first = first.to_ascii_lowercase();
        if first == "en" {
            return Self(Kind::English);
        }
        let known = STEMMERS.iter().find(|(tag, _)| *tag == first);
        Self(known.map_or(Kind::Plain, |(_, algorithm)| Kind::Stemmed(Stemmer::create(*algorithm))))
    }

    /// The folded form of one word without hyphens.
    #[must_use]
    pub fn fold(&self, word: &str) -> String {
        let word = if is_nfc(word) { Cow::Borrowed(word) } else { word.nfc().collect() };
        let lower = word.to_lowercase();
        match &self.0 {
            Kind::English => fold_spelling(&lemma(&lower, Tag::Noun)),
            // A stemmer takes time in the square of a word's length, and no word is so long.
            Kind::Stemmed(stemmer) if lower.len() < LONGEST => stemmer.stem(&lower).into_owned(),
            _ => lower,
        }
    }
}

/// Bytes of the longest word that is stemmed.
const LONGEST: usize = 100;

const STEMMERS: &[(&str, Algorithm)] = &[
    ("ar", Algorithm::Arabic),
    ("da", Algorithm::Danish),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("es", Algorithm::Spanish),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nb", Algorithm::Norwegian),
    ("nl", Algorithm::Dutch),
    ("nn", Algorithm::Norwegian),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];

/// British and American spellings made one.
#[must_use]
pub fn fold_spelling(word: &str) -> String {
    let mut folded = word.to_owned();
    if word.len() > 4 {
        for (from, to) in
            [("our", "or"), ("isation", "ization"), ("centre", "center"), ("ll", "l"), ("ae", "e")]
        {
            folded = folded.replace(from, to);
        }
    }
    let endings =
        [("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("iser", "izer"), ("amme", "am")];
    for (from, to) in endings.iter().filter(|_| word.len() > 5) {
        if let Some(stem) = folded.strip_suffix(from) {
            return format!("{stem}{to}");
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_spellings_meet() {
        let check = |language: &str, one: &str, other: &str| {
            let folding = Folding::of(Some(language));
            assert_eq!(folding.fold(one), folding.fold(other), "{one}");
        };
        check("en", "Labour", "labor");
        check("en-GB", "organisations", "organization");
        check("de", "Netzwerke", "netzwerk");
        check("fr", "réseaux", "Réseau");
        check("fr", "re\u{301}seaux", "réseau");
        check("es", "redes", "red");
        check("pt-BR", "empresas", "empresa");
        check("sw", "Mtandao", "mtandao");
    }

    #[test]
    fn other_words_do_not() {
        let check = |language: Option<&str>, one: &str, other: &str| {
            let folding = Folding::of(language);
            assert_ne!(folding.fold(one), folding.fold(other), "{one}");
        };
        check(Some("en"), "policy", "police");
        check(Some("de"), "Netz", "netto");
        check(None, "networks", "network");
        check(Some("sw"), "mtandao", "mitandao");
    }

    proptest::proptest! {
        #[test]
        fn any_word_has_a_form(word in "\\PC{0,24}") {
            for (language, _) in STEMMERS {
                let _ = Folding::of(Some(language)).fold(&word);
            }
            let _ = Folding::of(Some("en")).fold(&word);
        }
    }
}
