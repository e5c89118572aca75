//! Base forms of words: the singular of a noun, the infinitive of a verb.

use super::Tag;
use super::forms::is_short;
use super::irregular::{INFINITIVES, SINGULARS};
use super::lexicon::is_verb;

/// The base form of a word, in lower case: "analyses" gives "analysis", "argued" gives "argue".
///
/// Nouns and names lose their plural, verbs their ending; other words stay as they
/// are. Of a hyphenated noun the last part changes.
#[must_use]
pub fn lemma(word: &str, tag: Tag) -> String {
    let word = word.to_lowercase();
    match tag {
        Tag::Noun | Tag::ProperNoun => singular(&word),
        Tag::Verb => infinitive(&word),
        _ => word,
    }
}

/// Endings of plurals and what stands for them in the singular; the first that fits wins.
const PLURALS: &[(&str, &str)] = &[
    ("lyses", "lysis"),
    ("theses", "thesis"),
    ("gnoses", "gnosis"),
    ("smen", "sman"),
    ("women", "woman"),
    ("shoes", "shoe"),
    ("caches", "cache"),
    ("niches", "niche"),
    ("headaches", "headache"),
    ("toothaches", "toothache"),
    ("yopses", "yopsis"),
    ("nopses", "nopsis"),
    ("movies", "movie"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
];

/// The singular of a noun in lower case; a singular stays as it is.
#[must_use]
pub fn singular(noun: &str) -> String {
    if let Some(singular) = SINGULARS.get(noun) {
        return (*singular).to_owned();
    }
    if let Some((head, last)) = noun.rsplit_once('-') {
        return format!("{head}-{}", singular(last));
    }
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.chars().count() > 1) {
        return format!("{stem}y");
    }
    let letters = noun.chars().count();
    let fits = |ending: &str| letters > ending.len() + 1 && noun.ends_with(ending);
    match PLURALS.iter().find(|(plural, _)| fits(plural)) {
        Some((plural, singular)) => format!("{}{singular}", &noun[..noun.len() - plural.len()]),
        None => noun.to_owned(),
    }
}

/// The infinitive of a verb form in lower case; an infinitive stays as it is.
#[must_use]
pub fn infinitive(verb: &str) -> String {
    if let Some(base) = known_infinitive(verb) {
        return base;
    }
    let stem = ["ing", "ed"].iter().find_map(|ending| verb.strip_suffix(ending));
    match stem {
        Some(stem) if stem.chars().count() > 2 => guessed(stem),
        _ if verb.ends_with('s') => singular(verb),
        _ => verb.to_owned(),
    }
}

/// The infinitive of a form when the word list knows the verb.
pub(super) fn known_infinitive(form: &str) -> Option<String> {
    if let Some(base) = INFINITIVES.get(form) {
        return Some((*base).to_owned());
    }
    let mut candidates = Vec::new();
    for (ending, others) in [("ied", "y"), ("ies", "y"), ("ying", "ie"), ("s", "")] {
        candidates.extend(form.strip_suffix(ending).map(|stem| format!("{stem}{others}")));
    }
    let hisses = |stem: &&str| stem.ends_with(['s', 'x', 'z', 'h', 'o']);
    candidates.extend(form.strip_suffix("es").filter(hisses).map(str::to_owned));
    for ending in ["ed", "ing"] {
        if let Some(stem) = form.strip_suffix(ending) {
            let mut bases = [stem.to_owned(), format!("{stem}e")];
            if is_short(stem) {
                bases.reverse(); // "riding" is of "ride": that of "rid" doubles its last letter.
            }
            candidates.extend(bases);
            candidates.extend(undoubled(stem));
        }
    }
    candidates.push(form.to_owned());
    candidates.into_iter().find(|base| is_verb(base))
}

/// Without the doubled consonant at its end: "stopp" gives "stop".
fn undoubled(stem: &str) -> Option<String> {
    let mut letters = stem.chars().rev();
    let last = letters.next().filter(char::is_ascii_alphabetic)?;
    (letters.next() == Some(last)).then(|| stem[..stem.len() - 1].to_owned())
}

/// The infinitive of a verb that no list knows, by the end of its stem.
fn guessed(stem: &str) -> String {
    const TAKES_E: &[&str] = &[
        "iz", "is", "at", "v", "u", "c", "dg", "rg", "ng", "bl", "tl", "pl", "gl", "as", "os",
        "us", "ir", "ur", "or",
    ];
    match undoubled(stem) {
        Some(base) if !stem.ends_with(['l', 's', 'z', 'e', 'o']) => base,
        None if TAKES_E.iter().any(|ending| stem.ends_with(ending)) => format!("{stem}e"),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: Tag, cases: &[(&str, &str)]) {
        for (word, expected) in cases {
            assert_eq!(lemma(word, tag), *expected, "{word}");
        }
    }

    #[test]
    fn nouns_lose_their_plural() {
        check(
            Tag::Noun,
            &[
                ("Firms", "firm"),
                ("policies", "policy"),
                ("ties", "tie"),
                ("analyses", "analysis"),
                ("meta-analyses", "meta-analysis"),
                ("data", "data"),
                ("criteria", "criterion"),
                ("processes", "process"),
                ("cases", "case"),
                ("houses", "house"),
                ("branches", "branch"),
                ("axes", "axis"),
                ("boxes", "box"),
                ("sizes", "size"),
                ("curves", "curve"),
                ("shelves", "shelf"),
                ("spin-offs", "spin-off"),
                ("hypotheses", "hypothesis"),
                ("craftsmen", "craftsman"),
                ("SMEs", "sme"),
            ],
        );
    }

    #[test]
    fn singulars_stay() {
        let same = ["process", "focus", "basis", "series", "economics", "gas", "trust", "specimen"];
        check(Tag::Noun, &same.map(|word| (word, word)));
    }

    #[test]
    fn verbs_lose_their_ending() {
        check(
            Tag::Verb,
            &[
                ("argued", "argue"),
                ("said", "say"),
                ("stopped", "stop"),
                ("relies", "rely"),
                ("lying", "lie"),
                ("making", "make"),
                ("discusses", "discuss"),
                ("agreed", "agree"),
                ("went", "go"),
                ("riding", "ride"),
                ("hoped", "hope"),
                ("hopped", "hop"),
                ("suggest", "suggest"),
                ("frobnicated", "frobnicate"),
                ("blogged", "blog"),
            ],
        );
    }

    #[test]
    fn other_words_stay() {
        check(Tag::Adverb, &[("Perhaps", "perhaps"), ("always", "always")]);
    }
}
