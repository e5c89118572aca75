//! What speaks for a candidate and against it, in numbers.

use super::candidates::{Candidate, Candidates};
use super::lines::Weight;
use super::lists::Generality;

/// What is known of the whole text, and of a candidate beside its finds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// Tokens of the whole text.
    pub tokens: usize,
    /// Sections of the whole text that hold a candidate.
    pub sections: usize,
    /// The text defines it.
    pub defined: bool,
    /// The text gives an acronym for it.
    pub abbreviated: bool,
}

/// Longer candidates count up to so many times the finds of the candidate itself.
const MOST_OUTER: f64 = 3.0;
/// So many finds of a phrase, and of a single word, are no accident.
const REPEATED: f64 = 2.0;
const REPEATED_WORD: f64 = 4.0;
/// A candidate within so many words of the front is an early one.
const EARLY: usize = 250;

/// The features of a candidate, by the names of the file of weights.
pub fn features(
    candidate: &Candidate,
    all: &Candidates,
    signs: Signs,
) -> impl Iterator<Item = (&'static str, f64)> {
    use_of(candidate, all, signs)
        .into_iter()
        .chain(place_of(candidate, signs))
        .chain(words_of(candidate))
        .chain(joint(candidate))
}

/// Finds of its own: those that only open a longer phrase with "of" are not.
fn own(candidate: &Candidate) -> f64 {
    let opens: usize = candidate.opens.values().sum();
    candidate.count().saturating_sub(opens).max(1) as f64
}

/// How often it is used, and how far it stands by itself.
fn use_of(candidate: &Candidate, all: &Candidates, signs: Signs) -> [(&'static str, f64); 7] {
    let own = own(candidate);
    let enough = if candidate.shape.tokens == 1 { REPEATED_WORD } else { REPEATED };
    let finds = (candidate.count() + candidate.inside).max(1) as f64;
    let longer = candidate.longer.iter().filter_map(|key| all.get(key));
    let outer = longer.map(Candidate::count).max().unwrap_or_default() as f64;
    [
        ("finds", (1.0 + own).ln()),
        ("rate", (1.0 + 1000.0 * own / signs.tokens.max(1) as f64).ln()),
        ("once", flag(own < 2.0)),
        // Quotation marks set a term off as well as use does.
        ("established", flag(own >= enough || candidate.quoted > 0)),
        ("whole", candidate.whole as f64 / finds),
        ("inside", candidate.inside as f64 / finds),
        ("outer", (outer / own).min(MOST_OUTER)),
    ]
}

/// Where it stands, and what the text does with it there.
fn place_of(candidate: &Candidate, signs: Signs) -> [(&'static str, f64); 14] {
    let (first, last) = candidate.reach.unwrap_or_default();
    let tokens = signs.tokens.max(1) as f64;
    [
        ("first", (1.0 + first as f64).ln()),
        ("relative first", first as f64 / tokens),
        ("spread", (last - first) as f64 / tokens),
        ("sections", candidate.sections.len() as f64 / signs.sections.max(1) as f64),
        ("early", flag(first < EARLY)),
        ("title", flag(candidate.stands_in(Weight::Title))),
        ("keywords", flag(candidate.stands_in(Weight::Keywords))),
        ("abstract", flag(candidate.stands_in(Weight::Abstract))),
        ("heading", flag(candidate.stands_in(Weight::Heading))),
        ("quoted", flag(candidate.quoted > 0)),
        ("emphasised", flag(candidate.emphasised > 0)),
        ("defined", flag(signs.defined)),
        ("abbreviated", flag(signs.abbreviated)),
        ("constant", 1.0),
    ]
}

/// What its words tell.
fn words_of(candidate: &Candidate) -> [(&'static str, f64); 16] {
    let shape = &candidate.shape;
    [
        ("one word", flag(shape.tokens == 1)),
        ("three words", flag(shape.tokens == 3)),
        ("four words", flag(shape.tokens == 4)),
        ("five words", flag(shape.tokens > 4)),
        ("head bits", bits(shape.head)),
        ("most bits", bits(shape.rarest)),
        ("fewest bits", bits(shape.commonest)),
        ("half general", flag(shape.generality == Generality::Half)),
        ("relational", flag(shape.relational)),
        ("compound", flag(shape.compound)),
        ("abstract noun", flag(shape.abstract_noun)),
        ("joined", flag(shape.joined)),
        ("named", flag(shape.named)),
        ("ends in name", flag(shape.ends_in_name)),
        ("weak head", flag(shape.weak_head)),
        ("weak opening", flag(shape.weak_opening)),
    ]
}

/// What counts together only.
fn joint(candidate: &Candidate) -> [(&'static str, f64); 4] {
    let finds = (1.0 + own(candidate)).ln();
    let one = flag(candidate.shape.tokens == 1);
    let most = bits(candidate.shape.rarest);
    let first = (1.0 + candidate.reach.unwrap_or_default().0 as f64).ln();
    [
        ("finds × most bits", finds * most),
        ("finds × one word", finds * one),
        ("most bits × one word", most * one),
        ("finds × first", finds * first),
    ]
}

fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// Bits about their middle.
fn bits(bits: u8) -> f64 {
    (f64::from(bits) - 14.0) / 8.0
}
