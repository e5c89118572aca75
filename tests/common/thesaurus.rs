//! A vocabulary of any size, made by counting: the same on every machine.

use std::fmt::Write as _;

/// Labels of one concept: two in English, one in German, one without a language.
const LABELS: usize = 4;

const STARTS: &[&str] = &[
    "ba", "bre", "cla", "de", "dro", "fa", "fle", "gra", "hi", "jo", "ka", "kni", "la", "ma", "mo",
    "na", "pa", "plo", "qui", "ra", "sa", "ska", "ste", "ta", "tri", "u", "va", "we", "ya", "zo",
];
const MIDDLES: &[&str] =
    &["b", "ct", "d", "ff", "g", "l", "ll", "m", "n", "nd", "p", "r", "rt", "s", "st", "v"];
const ENDS: &[&str] =
    &["a", "an", "ent", "er", "et", "ic", "in", "ion", "ism", "ity", "o", "or", "um", "y"];

/// Word `number` of 6,720 made-up ones.
fn word(number: usize) -> String {
    let start = STARTS[number % STARTS.len()];
    let rest = number / STARTS.len();
    let middle = MIDDLES[rest % MIDDLES.len()];
    format!("{start}{middle}{}", ENDS[rest / MIDDLES.len() % ENDS.len()])
}

/// The English words of label `which` of a concept.
pub fn label(concept: usize, which: usize) -> String {
    // Strides that share no factor with the number of words, so that labels are all different.
    let mixed = concept * 2_011 + which * 997;
    format!("{} {} {}", word(mixed), word(mixed / 6_720 + concept * 31), word(concept * 17 + which))
}

/// About `labels` labels as a SKOS file in Turtle.
pub fn thesaurus(labels: usize) -> String {
    let mut text = String::with_capacity(labels * 90);
    text.push_str(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
         @prefix c: <http://example.org/thesaurus/concept/> .\n\
         <http://example.org/thesaurus> a skos:ConceptScheme ; skos:prefLabel \"All there is\"@en .\n",
    );
    for concept in 0..labels.div_ceil(LABELS) {
        let [one, two, three, four] = [0, 1, 2, 3].map(|which| label(concept, which));
        let broader = concept / 8;
        let _ = writeln!(
            text,
            "c:{concept} a skos:Concept ; skos:inScheme <http://example.org/thesaurus> ;\n  \
             skos:prefLabel \"{one}\"@en, \"{two}en\"@de ; skos:altLabel \"{three}s\"@en, \"{four}\"{}",
            if broader == concept {
                " .".to_owned()
            } else {
                format!(" ; skos:broader c:{broader} .")
            }
        );
    }
    text
}
