//! Word classes of the words of a sentence.
//!
//! Each word has the classes that the lexicon allows it; of all ways to choose
//! one class a word, the tagger takes the cheapest one, where a less likely class
//! of a word costs and so does an unusual neighbour (`data/transitions.tsv`).

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::{ArenaSpan, data_lines};

use super::Token;
use super::lexicon::{
    Class, Classes, closed_classes, guessed_classes, has_telling_ending, listed_classes,
};

/// Word classes of Universal Dependencies (UPOS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// Noun.
    Noun,
    /// Name.
    ProperNoun,
    /// Adjective.
    Adjective,
    /// Verb.
    Verb,
    /// Auxiliary or modal.
    Auxiliary,
    /// Adverb.
    Adverb,
    /// Pronoun.
    Pronoun,
    /// Article, demonstrative, quantifier.
    Determiner,
    /// Preposition or subordinating conjunction.
    Adposition,
    /// Coordinating conjunction.
    Conjunction,
    /// "to" before a verb, "not", possessive ending.
    Particle,
    /// Number.
    Number,
    /// Mark.
    Punctuation,
    /// Anything else.
    Other,
}

impl From<Class> for Tag {
    fn from(class: Class) -> Self {
        match class {
            Class::NN | Class::NS => Self::Noun,
            Class::NP => Self::ProperNoun,
            Class::JJ => Self::Adjective,
            Class::VB | Class::VZ | Class::VD | Class::VG => Self::Verb,
            Class::AX | Class::MD => Self::Auxiliary,
            Class::RB => Self::Adverb,
            Class::PR => Self::Pronoun,
            Class::DT => Self::Determiner,
            Class::IN => Self::Adposition,
            Class::CC => Self::Conjunction,
            Class::TO | Class::NT | Class::PO => Self::Particle,
            Class::CD => Self::Number,
            Class::PU => Self::Punctuation,
            Class::OT => Self::Other,
        }
    }
}

/// Words that a text uses without a capital.
pub type LowerCaseWords<'a> = HashSet<&'a str>;

/// Gives each token of one sentence its class.
///
/// A capital at the front of a sentence tells a name only when `usual` does not have the word.
#[must_use]
pub fn tag(arena: &str, tokens: Vec<ArenaSpan>, usual: &LowerCaseWords<'_>) -> Vec<Token> {
    let allowed = allowed_classes(arena, &tokens, usual);
    let chosen = cheapest(&allowed);
    tokens
        .into_iter()
        .zip(chosen)
        .map(|(span, class)| Token { span, tag: Tag::from(class) })
        .collect()
}

/// What a class costs for each place behind the likeliest one, in tenths.
const LESS_LIKELY: u32 = 9;
/// What a pair costs that the table does not list.
const UNLISTED: u32 = 30;
const CLASSES: usize = Class::ALL.len();

/// Costs of a class behind another; the last row is the front of the sentence.
static TRANSITIONS: LazyLock<[[u32; CLASSES]; CLASSES + 1]> = LazyLock::new(|| {
    let mut costs = [[UNLISTED; CLASSES]; CLASSES + 1];
    let table = data_lines(include_str!("data/transitions.tsv"));
    for (before, pairs) in table.filter_map(|line| line.split_once('\t')) {
        let row = Class::parse(before).map_or(CLASSES, |class| class as usize);
        let words: Vec<&str> = pairs.split(' ').collect();
        for pair in words.chunks_exact(2) {
            if let (Some(class), Ok(cost)) = (Class::parse(pair[0]), pair[1].parse()) {
                costs[row][class as usize] = cost;
            }
        }
    }
    costs
});

/// The cheapest choice of one class a word (Viterbi's algorithm).
fn cheapest(allowed: &[Classes]) -> Vec<Class> {
    let mut best: Vec<Vec<(u32, usize)>> = Vec::with_capacity(allowed.len());
    for (at, classes) in allowed.iter().enumerate() {
        let reach = |class: &Class| match at.checked_sub(1) {
            None => (TRANSITIONS[CLASSES][*class as usize], 0),
            Some(before) => allowed[before]
                .iter()
                .zip(&best[before])
                .enumerate()
                .map(|(place, (from, (cost, _)))| {
                    (cost + TRANSITIONS[*from as usize][*class as usize], place)
                })
                .min()
                .unwrap_or((0, 0)),
        };
        let costs = classes.iter().zip(0u32..).map(|(class, rank)| {
            let (cost, from) = reach(class);
            (cost + rank * LESS_LIKELY, from)
        });
        best.push(costs.collect());
    }
    trace_back(allowed, &best)
}

fn trace_back(allowed: &[Classes], best: &[Vec<(u32, usize)>]) -> Vec<Class> {
    let last = best.last().map_or(&[][..], Vec::as_slice);
    let mut place = (0..last.len()).min_by_key(|place| last[*place].0).unwrap_or(0);
    let mut chosen = Vec::with_capacity(allowed.len());
    for (classes, costs) in allowed.iter().zip(best).rev() {
        chosen.push(classes[place]);
        place = costs[place].1;
    }
    chosen.reverse();
    chosen
}

/// The classes that each token may have; never empty.
fn allowed_classes(arena: &str, tokens: &[ArenaSpan], usual: &LowerCaseWords<'_>) -> Vec<Classes> {
    let title = is_title(arena, tokens);
    let mut quoted = false;
    let mut first = true;
    let mut allowed = Vec::with_capacity(tokens.len());
    for (at, span) in tokens.iter().enumerate() {
        let word = span.of(arena);
        let before = at.checked_sub(1).map(|before| tokens[before]);
        let touches = before.is_some_and(|before| before.end() == span.start());
        let classes = match word {
            "'" | "’"
                if touches && !quoted && before.is_some_and(|b| b.of(arena).ends_with('s')) =>
            {
                vec![Class::PO]
            }
            "'s" | "’s" => vec![possessive_or_verb(before.map_or("", |before| before.of(arena)))],
            _ => {
                let named = tokens.get(at + 1).is_some_and(|next| is_capitalised(next.of(arena)));
                let usual = usual.contains(word.to_lowercase().as_str());
                word_classes(word, Place { first, title, named, usual })
            }
        };
        quoted = (quoted && !matches!(word, "'" | "’")) || word == "‘" || (word == "'" && !touches);
        first = first && !word.chars().any(char::is_alphanumeric)
            || matches!(word, ":" | "\"" | "“" | "‘" | "•");
        allowed.push(classes);
    }
    allowed
}

/// Whether most longer words are capitalised, so that capitals tell no names.
fn is_title(arena: &str, tokens: &[ArenaSpan]) -> bool {
    let long = tokens.iter().map(|span| span.of(arena)).filter(|word| word.len() > 3);
    let (mut all, mut capitals) = (0, 0);
    for word in long.filter(|word| word.starts_with(char::is_alphabetic)) {
        all += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    all > 2 && capitals * 10 >= all * 7
}

fn possessive_or_verb(before: &str) -> Class {
    const TAKES_VERB: &[&str] =
        &["it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "this", "let"];
    let verb = TAKES_VERB.contains(&before.to_lowercase().as_str());
    if verb { Class::AX } else { Class::PO }
}

/// What its place tells of a capital.
#[derive(Clone, Copy)]
struct Place {
    /// The word opens the sentence or a quotation.
    first: bool,
    /// Most words of the sentence are capitalised.
    title: bool,
    /// The next word is capitalised.
    named: bool,
    /// The text has the word without a capital, too.
    usual: bool,
}

fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Classes of a word by its characters and place.
fn word_classes(word: &str, place: Place) -> Classes {
    let Some(initial) = word.chars().next() else { return vec![Class::OT] };
    if !initial.is_alphabetic() && initial != '\'' && initial != '’' {
        return vec![mark_or_number(word, initial)];
    }
    if word.contains("://") || word.contains('@') || word.starts_with("www.") {
        return vec![Class::OT];
    }
    let lower = word.to_lowercase().replace('’', "'");
    if initial.is_uppercase() && is_acronym(word) && !(place.first && word.len() == 1) {
        return acronym(word, &lower);
    }
    if let Some(closed) = closed_classes(&lower) {
        return closed_with_listed(closed, &lower);
    }
    let listed = listed_classes(&lower);
    match (initial.is_uppercase(), place.first || place.title) {
        (true, false) => capital_inside(&lower),
        (true, true) if listed.is_empty() => capital_first(&lower, place),
        (true, true) => listed.into_iter().chain([Class::NP]).collect(),
        (false, _) if listed.is_empty() => guessed_classes(&lower),
        (false, _) => listed,
    }
}

/// A capitalised word inside a sentence: a name, or an adjective made of one ("Nordic").
fn capital_inside(lower: &str) -> Classes {
    let adjective = ["ian", "ean", "ic", "ese", "ish", "an"].iter().any(|end| lower.ends_with(end));
    if adjective { vec![Class::NP, Class::JJ] } else { vec![Class::NP] }
}

/// A word of the closed classes may be a verb or noun as well: "need", "like", "past".
fn closed_with_listed(closed: &[Class], lower: &str) -> Classes {
    let listed = listed_classes(lower);
    let more = listed.into_iter().filter(|class| !closed.contains(class));
    closed.iter().copied().chain(more).collect()
}

/// An unknown capitalised word at the front: a name, or what its ending tells.
fn capital_first(lower: &str, place: Place) -> Classes {
    let guessed = guessed_classes(lower);
    let name_first = !place.usual && (place.named && !place.title || !has_telling_ending(lower));
    if name_first {
        [Class::NP].into_iter().chain(guessed).collect()
    } else {
        guessed.into_iter().chain([Class::NP]).collect()
    }
}

/// Whether the word has no lower-case letters but a plural "s": "OECD", "SMEs", "R&D".
fn is_acronym(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let long = bare == word || bare.chars().nth(1).is_some();
    long && !bare.is_empty()
        && bare.chars().all(|c| !c.is_lowercase())
        && bare.chars().any(char::is_uppercase)
}

fn acronym(word: &str, lower: &str) -> Classes {
    let roman = word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if roman {
        vec![Class::CD]
    } else if word == "I" {
        vec![Class::PR, Class::CD]
    } else if word.len() > 1 && closed_classes(lower).is_some_and(|_| word.len() > 2) {
        closed_with_listed(closed_classes(lower).unwrap_or_default(), lower)
    } else {
        vec![Class::NP]
    }
}

fn mark_or_number(word: &str, initial: char) -> Class {
    match initial {
        _ if initial.is_numeric() => {
            let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending));
            let noun =
                word.ends_with("0s") || word.chars().filter(|c| c.is_alphabetic()).count() > 2;
            if noun {
                Class::NN
            } else if ordinal {
                Class::JJ
            } else {
                Class::CD
            }
        }
        '%' | '=' | '+' | '<' | '>' | '±' | '×' | '~' | '°' | '$' | '€' | '£' | '§' | '≤' | '≥'
        | '≈' | '#' | '@' | '^' | '|' | '\\' => Class::OT,
        _ => Class::PU,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokenize;

    /// `expected` has the first letters of each tag behind its word.
    fn check(expected: &str) {
        let pairs: Vec<(&str, &str)> =
            expected.split(' ').filter_map(|pair| pair.rsplit_once('/')).collect();
        let words: Vec<&str> = pairs.iter().map(|(word, _)| *word).collect();
        let text = ["'s", "n't", "'"].iter().fold(words.join(" "), |text, part| {
            text.replace(&format!(" {part} "), &format!("{part} "))
        });
        let usual = words.iter().copied().chain(["growth", "regions"]).collect();
        let tokens = tokenize(&text, ArenaSpan::new(0, text.len()));
        let found: Vec<String> = tag(&text, tokens, &usual)
            .iter()
            .map(|token| format!("{}/{}", token.span.of(&text), short(token.tag)))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    fn short(tag: Tag) -> String {
        let name = format!("{tag:?}");
        name[..4.min(name.len())].to_lowercase()
    }

    #[test]
    fn nouns_and_verbs_are_told_apart_by_their_neighbours() {
        check("the/dete report/noun shows/verb that/adpo firms/noun report/verb losses/noun");
        check("they/pron trust/verb the/dete trust/noun of/adpo others/pron");
        check("we/pron want/verb to/part work/verb on/adpo work/noun");
        check("learning/noun is/auxi slow/adje");
        check("she/pron is/auxi learning/verb new/adje words/noun");
    }

    #[test]
    fn participles_before_nouns_are_adjectives() {
        check("the/dete shared/adje norms/noun were/auxi shared/verb by/adpo firms/noun");
    }

    #[test]
    fn names_are_told_by_capitals() {
        check("Ada/prop Moss/prop argued/verb that/adpo Oslo/prop grows/verb");
        check("Growth/noun in/adpo Oslo/prop");
        check("As/adpo a/dete rule/noun ,/punc SMEs/prop grow/verb");
    }

    #[test]
    fn endings_and_particles() {
        check("it/pron 's/auxi clear/adje");
        check("Moss/prop 's/part view/noun");
        check("the/dete firms/noun '/part aims/noun");
        check("they/pron do/auxi n't/part grow/verb");
        check("far/adve from/adpo 78/6/numb sites/noun in/adpo 1999/numb");
        check("very/adve quickly/adve");
    }

    #[test]
    fn titles_have_capitals_without_names() {
        check("Growth/noun of/adpo Small/adje Firms/noun in/adpo Poor/adje Regions/noun");
    }
}
