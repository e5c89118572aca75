//! From a base form to its forms: the plural of a noun, the tenses of a verb.
//!
//! The way back is in `inflection`; both rest on the tables of `irregular`.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::text::data_words;

use super::irregular::{AUXILIARIES, NOUNS, VERBS, Verb};

/// Form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VerbForm {
    /// "say".
    Base,
    /// "says", "is", "are".
    Third,
    /// "said", "was"; also the participle of most verbs.
    Past,
    /// "given", where it differs from the past.
    Participle,
    /// "saying".
    Gerund,
}

impl VerbForm {
    /// Whether the form can stand behind "has" or "was".
    #[must_use]
    pub fn is_participle(self) -> bool {
        matches!(self, Self::Past | Self::Participle)
    }
}

/// Every form of the verb `base`, each once. A form with several uses ("put", "come")
/// stands as participle rather than past, and as past rather than base form.
#[must_use]
pub fn verb_forms(base: &str) -> Vec<(String, VerbForm)> {
    let mut forms: Vec<(String, VerbForm)> = Vec::new();
    let mut add = |more: Vec<String>, form: VerbForm| {
        for word in more {
            if forms.iter().all(|(known, _)| *known != word) {
                forms.push((word, form));
            }
        }
    };
    let (past, participle) = pasts(base);
    add(gerunds(base), VerbForm::Gerund);
    add(participle.into_iter().filter(|form| !past.contains(form)).collect(), VerbForm::Participle);
    add(past, VerbForm::Past);
    add(thirds(base), VerbForm::Third);
    add(vec![base.to_owned()], VerbForm::Base);
    forms
}

/// The plural of a noun.
#[must_use]
pub fn plural(noun: &str) -> String {
    PLURALS.get(noun).map_or_else(|| with_s(noun), |plural| (*plural).to_owned())
}

static IRREGULAR: LazyLock<HashMap<&str, &Verb>> = LazyLock::new(|| {
    VERBS.iter().chain(AUXILIARIES.iter()).map(|verb| (verb.base, verb)).collect()
});

/// Plurals by their singulars; of two plurals ("gases", "gas") the first of the table.
static PLURALS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| NOUNS.iter().rev().map(|(plural, singular)| (*singular, *plural)).collect());

/// Verbs of several syllables that double their last letter; a star behind those of which both
/// spellings are usual.
static DOUBLING: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("data/doubling_verbs.txt")).collect());

/// Pasts and participles.
fn pasts(base: &str) -> (Vec<String>, Vec<String>) {
    if let Some(verb) = IRREGULAR.get(base) {
        return (owned(&verb.past), owned(&verb.participle));
    }
    let regular: Vec<String> = match (base.strip_suffix('e'), before_y(base)) {
        (Some(stem), _) => vec![format!("{stem}ed")],
        (None, Some(stem)) => vec![format!("{stem}ied")],
        (None, None) => stems(base).into_iter().map(|stem| stem + "ed").collect(),
    };
    (regular.clone(), regular)
}

fn owned(forms: &[&str]) -> Vec<String> {
    forms.iter().map(|form| (*form).to_owned()).collect()
}

fn gerunds(base: &str) -> Vec<String> {
    if let Some(stem) = base.strip_suffix("ie") {
        return vec![format!("{stem}ying")];
    }
    match base.strip_suffix('e').filter(|stem| stem.len() > 1 && !stem.ends_with(['e', 'o', 'y'])) {
        Some(stem) => vec![format!("{stem}ing")],
        None => stems(base).into_iter().map(|stem| stem + "ing").collect(),
    }
}

fn thirds(base: &str) -> Vec<String> {
    match IRREGULAR.get(base) {
        Some(verb) if !verb.third.is_empty() => owned(&verb.third),
        _ if base.ends_with('o') && !ends_in_vowels(base) => vec![format!("{base}es")],
        _ => vec![with_s(base)],
    }
}

/// The word with the ending of a regular plural, which is that of the third person too.
fn with_s(word: &str) -> String {
    if ["s", "x", "z", "ch", "sh"].iter().any(|ending| word.ends_with(ending)) {
        return format!("{word}es");
    }
    match before_y(word) {
        Some(stem) => format!("{stem}ies"),
        None => format!("{word}s"),
    }
}

/// What "-ed" and "-ing" are put to: "plan" gives "plann", "label" both "labell" and "label".
fn stems(base: &str) -> Vec<String> {
    let doubled = || base.chars().last().map(|last| format!("{base}{last}")).unwrap_or_default();
    if DOUBLING.contains(format!("{base}*").as_str()) {
        vec![doubled(), base.to_owned()]
    } else if DOUBLING.contains(base) || is_short(base) {
        vec![doubled()]
    } else {
        vec![base.to_owned()]
    }
}

/// Whether a word is one short syllable: consonants, a vowel, a consonant ("stop", "quip").
pub(super) fn is_short(word: &str) -> bool {
    let word = word.replacen("qu", "q", 1);
    let mut letters = word.chars().rev();
    let closed = letters.next().is_some_and(|c| !is_vowel(c) && !"wxy".contains(c));
    closed && letters.next().is_some_and(is_vowel) && !letters.any(|c| is_vowel(c) || c == 'y')
}

fn ends_in_vowels(word: &str) -> bool {
    word.chars().rev().take(2).all(is_vowel)
}

/// What stands before a final "y" behind a consonant.
fn before_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel))
}

fn is_vowel(c: char) -> bool {
    "aeiou".contains(c)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::is_verb;
    use super::super::{Tag, lemma};
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        let check = |base: &str, expected: &str| {
            let mut found: Vec<String> =
                verb_forms(base).into_iter().map(|(form, _)| form).collect();
            found.sort();
            let mut expected: Vec<&str> = expected.split(' ').chain([base]).collect();
            expected.sort_unstable();
            assert_eq!(found, expected, "{base}");
        };
        check("note", "notes noted noting");
        check("reply", "replies replied replying");
        check("say", "says said saying");
        check("stress", "stresses stressed stressing");
        check("infer", "infers inferred inferring");
        check("offer", "offers offered offering");
        check("plan", "plans planned planning");
        check("plead", "pleads pleaded pleading");
        check("quip", "quips quipped quipping");
        check("view", "views viewed viewing");
        check("label", "labels labelled labeled labelling labeling");
        check("write", "writes wrote written writing");
        check("agree", "agrees agreed agreeing");
        check("lie", "lies lay lain lying");
        check("go", "goes went gone going");
        check("put", "puts putting");
        check("prove", "proves proved proven proving");
        check("have", "has had having");
        check("be", "am is are was were been being");
    }

    #[test]
    fn a_form_of_several_uses_has_one() {
        let check = |base: &str, word: &str, expected: VerbForm| {
            let found = verb_forms(base).into_iter().find(|(form, _)| form == word);
            assert_eq!(found.map(|(_, form)| form), Some(expected), "{word}");
        };
        check("say", "say", VerbForm::Base);
        check("put", "put", VerbForm::Past);
        check("come", "come", VerbForm::Participle);
        check("give", "given", VerbForm::Participle);
        check("say", "said", VerbForm::Past);
        check("be", "are", VerbForm::Third);
        check("be", "being", VerbForm::Gerund);
    }

    #[test]
    fn nouns_have_plurals() {
        let check = |noun: &str, expected: &str| assert_eq!(plural(noun), expected);
        check("firm", "firms");
        check("theory", "theories");
        check("survey", "surveys");
        check("analysis", "analyses");
        check("gas", "gases");
        check("series", "series");
        check("thesis", "theses");
        check("phrasing", "phrasings");
        check("box", "boxes");
        check("ratio", "ratios");
    }

    #[test]
    fn every_form_of_a_listed_verb_leads_back() {
        for verb in VERBS.iter().map(|verb| verb.base).filter(|verb| is_verb(verb)) {
            for (form, _) in verb_forms(verb) {
                // "lay" is the past of "lie" and "found" that of "find" before they are verbs.
                let base = lemma(&form, Tag::Verb);
                assert!(
                    verb_forms(&base).iter().any(|(known, _)| *known == form),
                    "{verb}: {form}"
                );
            }
        }
    }
}
