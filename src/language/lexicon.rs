//! What classes a word can have, by word lists and by its ending.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::inflection::{known_infinitive, singular};
use super::irregular::{self, lines};

/// Fine word classes, which the tagger chooses between; several become one [`super::Tag`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[rustfmt::skip]
pub enum Class {
    /// Noun in the singular.
    NN,
    /// Noun in the plural.
    NS,
    /// Name.
    NP,
    /// Adjective.
    JJ,
    /// Verb in its base form.
    VB,
    /// Verb in the third person singular.
    VZ,
    /// Verb in the past or past participle.
    VD,
    /// Verb in -ing.
    VG,
    /// Form of "be" or "have".
    AX,
    /// Modal, or form of "do".
    MD,
    /// Adverb.
    RB,
    /// Pronoun.
    PR,
    /// Determiner.
    DT,
    /// Preposition or subordinating conjunction.
    IN,
    /// Coordinating conjunction.
    CC,
    /// "to" before a verb.
    TO,
    /// "not".
    NT,
    /// Possessive ending.
    PO,
    /// Number.
    CD,
    /// Mark.
    PU,
    /// Anything else.
    OT,
}

use Class::{CC, CD, DT, IN, JJ, MD, NN, NS, RB, VB, VD, VG, VZ};

impl Class {
    /// Every class, in the order of its number.
    pub const ALL: [Self; 21] = [
        NN,
        NS,
        Self::NP,
        JJ,
        VB,
        VZ,
        VD,
        VG,
        Self::AX,
        MD,
        RB,
        Self::PR,
        DT,
        IN,
        CC,
        Self::TO,
        Self::NT,
        Self::PO,
        CD,
        Self::PU,
        Self::OT,
    ];

    /// The class of a code of the data files.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| format!("{class:?}") == code)
    }
}

/// Classes of a word, likeliest first.
pub type Classes = Vec<Class>;

/// Word lists, read once.
struct Lists {
    closed: HashMap<&'static str, Classes>,
    verbs: HashMap<&'static str, &'static [Class]>,
    adjectives: HashMap<&'static str, bool>,
    adverbs: HashMap<&'static str, Class>,
    nouns: HashMap<&'static str, bool>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    closed: closed(),
    verbs: verbs(),
    adjectives: starred(include_str!("data/adjectives.txt")),
    adverbs: by_class(include_str!("data/adverbs.txt"))
        .map(|(class, word)| (word, class))
        .collect(),
    nouns: starred(include_str!("data/nouns.txt")),
});

/// Words of lines that start with a class.
fn by_class(list: &'static str) -> impl Iterator<Item = (Class, &'static str)> {
    lines(list).filter_map(|line| line.split_once('\t')).flat_map(|(code, words)| {
        let class = Class::parse(code).unwrap_or(Class::OT);
        words.split_whitespace().map(move |word| (class, word))
    })
}

fn closed() -> HashMap<&'static str, Classes> {
    let mut closed: HashMap<&str, Classes> = HashMap::new();
    for (class, word) in by_class(include_str!("data/closed.tsv")) {
        let classes = closed.entry(word).or_default();
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    closed
}

/// Verbs by base form, with the classes that the star behind them tells.
fn verbs() -> HashMap<&'static str, &'static [Class]> {
    const VERB: &[Class] = &[VB];
    const ALSO_NOUN: &[Class] = &[VB, NN];
    const NOUN_FIRST: &[Class] = &[NN, VB];
    let irregular = irregular::VERBS.iter().map(|verb| (verb.base, VERB));
    let regular = lines(include_str!("data/verbs.txt")).flat_map(str::split_whitespace).map(
        |word| match word.strip_suffix("**") {
            Some(base) => (base, NOUN_FIRST),
            None => word.strip_suffix('*').map_or((word, VERB), |base| (base, ALSO_NOUN)),
        },
    );
    irregular.chain(regular).collect()
}

/// Words with a mark whether a star stood behind them.
fn starred(list: &'static str) -> HashMap<&'static str, bool> {
    lines(list)
        .flat_map(str::split_whitespace)
        .map(|word| word.strip_suffix('*').map_or((word, false), |bare| (bare, true)))
        .collect()
}

/// Whether a word, in lower case, is a verb in its base form.
#[must_use]
pub fn is_verb(word: &str) -> bool {
    LISTS.verbs.contains_key(word)
}

/// Whether a word carries grammar rather than meaning: articles, pronouns, prepositions,
/// conjunctions, auxiliaries and the like, in any case of letters.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    LISTS.closed.contains_key(word.to_lowercase().as_str())
}

/// Classes of a word of the closed classes, given in lower case.
#[must_use]
pub fn closed_classes(word: &str) -> Option<&'static [Class]> {
    LISTS.closed.get(word).map(Vec::as_slice)
}

/// Classes that the lists give a word in lower case, as it is or by its inflection.
#[must_use]
pub fn listed_classes(word: &str) -> Classes {
    let mut classes = Classes::new();
    let mut add = |more: &[Class]| {
        for class in more {
            if !classes.contains(class) {
                classes.push(*class);
            }
        }
    };
    let noun = LISTS.nouns.get(word);
    // Nouns that are adjectives as well ("social", "public") are adjectives first; those
    // that are verb forms as well ("setting") are nouns first.
    let noun_first = noun == Some(&false) || noun.is_some() && word.ends_with("ing");
    if noun_first {
        add(&[NN]);
    }
    if let Some(also_noun) = LISTS.adjectives.get(word) {
        add(if *also_noun { &[JJ, NN] } else { &[JJ] });
    }
    if let Some(verb) = LISTS.verbs.get(word) {
        add(verb);
    }
    if let Some(class) = LISTS.adverbs.get(word) {
        add(&[*class]);
    }
    if noun != Some(&false) || word.ends_with("ing") {
        add(inflected(word));
    }
    if noun.is_some() && !noun_first {
        add(&[JJ, NN]);
    }
    if is_comparative(word) {
        add(&[JJ]);
    }
    classes
}

/// Classes of an inflected form of a listed word.
fn inflected(word: &str) -> &'static [Class] {
    let Some(base) = known_infinitive(word).filter(|base| base != word || is_past(word)) else {
        return match singular(word) {
            base if base != word && LISTS.nouns.contains_key(base.as_str()) => &[NS],
            _ => &[],
        };
    };
    let verb = LISTS.verbs.get(base.as_str()).copied().unwrap_or(&[VB]);
    if word.ends_with("ing") {
        &[VG, JJ, NN]
    } else if word.ends_with('s') && !is_past(word) {
        match verb {
            [VB] => &[VZ],
            [VB, ..] => &[VZ, NS],
            _ => &[NS, VZ],
        }
    } else {
        &[VD, JJ]
    }
}

/// Whether the word is a past form that no rule makes: "went", "put".
fn is_past(word: &str) -> bool {
    irregular::INFINITIVES.contains_key(word)
}

/// Whether the word is "-er" or "-est" of a listed adjective.
fn is_comparative(word: &str) -> bool {
    let Some(stem) = word.strip_suffix("er").or_else(|| word.strip_suffix("est")) else {
        return false;
    };
    let mut bases = vec![stem.to_owned(), format!("{stem}e")];
    bases.extend(stem.strip_suffix('i').map(|stem| format!("{stem}y")));
    let mut letters = stem.chars().rev();
    if letters.next().is_some_and(|last| last.is_ascii() && letters.next() == Some(last)) {
        bases.push(stem[..stem.len() - 1].to_owned());
    }
    bases.iter().any(|base| LISTS.adjectives.contains_key(base.as_str()))
}

static ENDINGS: LazyLock<Vec<(&str, Classes)>> = LazyLock::new(|| {
    lines(include_str!("data/endings.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .map(|(ending, codes)| (ending, codes.split(' ').filter_map(Class::parse).collect()))
        .collect()
});

/// Beginnings that leave the class of a word as it is.
const PREFIXES: &[&str] = &[
    "non", "un", "re", "pre", "post", "anti", "co", "inter", "intra", "multi", "sub", "super",
    "over", "under", "micro", "macro", "meta", "self", "counter", "trans", "mis", "dis", "semi",
    "socio", "bio",
];

/// Classes of a word that no list knows, in lower case, by its parts and its ending.
#[must_use]
pub fn guessed_classes(word: &str) -> Classes {
    if let Some((_, last)) = word.rsplit_once('-') {
        return compound(last);
    }
    let rest = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
    if let Some(rest) = rest.filter(|rest| rest.len() > 3 && !word.ends_with("ly")) {
        let classes = listed_classes(rest);
        if !classes.is_empty() {
            return classes;
        }
    }
    by_ending(word).map_or_else(|| vec![NN, JJ], |(_, classes)| classes.clone())
}

fn by_ending(word: &str) -> Option<&'static (&'static str, Classes)> {
    let fits = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    ENDINGS.iter().find(|(ending, _)| fits(ending))
}

/// Whether the ending of a word in lower case is one that names hardly ever have.
#[must_use]
pub fn has_telling_ending(word: &str) -> bool {
    let telling = |(ending, classes): &(&str, Classes)| {
        ending.len() > 3 || matches!(classes.first(), Some(RB | VG | VD))
    };
    by_ending(word).is_some_and(telling)
}

/// Classes of a hyphenated word by its last part: "cost-based", "spin-offs", "trade-off".
fn compound(last: &str) -> Classes {
    let mut classes = listed_classes(last);
    if classes.is_empty() {
        classes = guessed_classes(last);
    }
    match classes.first() {
        Some(NS | VZ) => vec![NS],
        Some(NN) => vec![NN, JJ],
        Some(_) => vec![JJ, NN],
        None if last.ends_with('s') => vec![NS],
        None => vec![NN, JJ],
    }
}
