//! The classes that the tagger chooses between, finer than those it gives.

use super::{Tag, VerbForm};

/// Fine word classes; several become one [`Tag`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Verb in the past.
    VD,
    /// Past participle.
    VN,
    /// Verb in -ing.
    VG,
    /// Form of "be".
    BE,
    /// Form of "have" before a participle.
    HV,
    /// Modal, or form of "do" before a verb.
    MD,
    /// Adverb.
    RB,
    /// Pronoun as subject of a verb in -s: "she", "this".
    P3,
    /// Pronoun as subject of other verbs: "I", "they".
    PS,
    /// Other pronoun: "her", "this".
    PR,
    /// Pronoun that asks or relates: "who", "which".
    WP,
    /// Pronoun that asks or relates without a noun before it: "what".
    WQ,
    /// Determiner of a singular: "a", "this".
    DS,
    /// Other determiner.
    DT,
    /// Conjunction whose clause has a verb of its own: "that", "because".
    TH,
    /// Preposition.
    IN,
    /// Other subordinating conjunction: "when", "as".
    SC,
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
    /// Comma.
    CM,
    /// Mark that ends a sentence or a part of it: stop, question mark, colon, semicolon.
    ST,
    /// Other mark.
    PU,
    /// Anything else.
    OT,
}

use Class::{
    BE, CC, CD, CM, DS, DT, HV, IN, JJ, MD, NN, NP, NS, NT, OT, P3, PO, PR, PS, PU, RB, SC, ST, TH,
    TO, VB, VD, VG, VN, VZ, WP, WQ,
};

impl Class {
    /// Every class, in the order of its number.
    pub const ALL: [Self; 32] = [
        NN, NS, NP, JJ, VB, VZ, VD, VN, VG, BE, HV, MD, RB, P3, PS, PR, WP, WQ, DS, DT, TH, IN, SC,
        CC, TO, NT, PO, CD, CM, ST, PU, OT,
    ];

    /// The class of a code of the data files.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| format!("{class:?}") == code)
    }

    /// The form of a verb that the class tells.
    #[must_use]
    pub fn form(self) -> Option<VerbForm> {
        match self {
            VB => Some(VerbForm::Base),
            VZ => Some(VerbForm::Third),
            VD => Some(VerbForm::Past),
            VN => Some(VerbForm::Participle),
            VG => Some(VerbForm::Gerund),
            _ => None,
        }
    }
}

impl From<Class> for Tag {
    fn from(class: Class) -> Self {
        match class {
            NN | NS => Self::Noun,
            NP => Self::ProperNoun,
            JJ => Self::Adjective,
            VB | VZ | VD | VN | VG => Self::Verb,
            BE | HV | MD => Self::Auxiliary,
            RB => Self::Adverb,
            P3 | PS | PR | WP | WQ => Self::Pronoun,
            DS | DT => Self::Determiner,
            IN | SC | TH => Self::Adposition,
            CC => Self::Conjunction,
            TO | NT | PO => Self::Particle,
            CD => Self::Number,
            CM | ST | PU => Self::Punctuation,
            OT => Self::Other,
        }
    }
}

/// A class that a word can have, and what it costs beside the likeliest one, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The class.
    pub class: Class,
    /// Nothing for the likeliest.
    pub cost: u8,
}

/// The classes that a word can have.
pub type Readings = Vec<Reading>;

/// Readings of classes with their costs.
#[must_use]
pub fn classes(pairs: &[(Class, u8)]) -> Readings {
    pairs.iter().map(|(class, cost)| Reading { class: *class, cost: *cost }).collect()
}

/// Adds a class, or makes it cheaper when the word has it at a higher cost.
pub fn add(readings: &mut Readings, class: Class, cost: u8) {
    match readings.iter_mut().find(|reading| reading.class == class) {
        Some(known) => known.cost = known.cost.min(cost),
        None => readings.push(Reading { class, cost }),
    }
}

/// Readings as the data files write them: "NN VB:3".
#[must_use]
pub fn parse_readings(codes: &str) -> Readings {
    codes
        .split(' ')
        .filter_map(|code| {
            let (class, cost) = with_cost(code);
            Some(Reading { class: Class::parse(class)?, cost })
        })
        .collect()
}

/// A word and the cost behind its colon: "leave:9"; none is 0.
#[must_use]
pub fn with_cost(word: &str) -> (&str, u8) {
    match word.rsplit_once(':') {
        Some((bare, cost)) if !bare.is_empty() => (bare, cost.parse().unwrap_or(0)),
        _ => (word, 0),
    }
}
