//! What is said: the complement of a cue, and where it ends.

use std::ops::Range;

use crate::language::{Tag, VerbForm};

use super::draft::View;
use super::lexicon::{Cue, Hit, cues_at};
use super::lists::List;
use super::words::Words;

/// Most words between a verb and its "that".
const REACH: usize = 14;

/// What stands behind a cue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complement {
    /// What is said; nothing when the cue takes none.
    pub content: Vec<Range<usize>>,
    /// Whether it is a clause, not a noun phrase.
    pub clause: bool,
    /// Who is answered: the X of "agreed with X".
    pub toward: Option<Range<usize>>,
}

impl Complement {
    fn of(content: Range<usize>) -> Option<Self> {
        (!content.is_empty()).then(|| Self { content: vec![content], clause: false, toward: None })
    }

    fn clause(words: &Words<'_>, start: usize) -> Option<Self> {
        Some(Self { clause: true, ..Self::of(start..clause_end(words, start))? })
    }
}

/// The complement of a cue that ends at `from`, when there is one that it takes.
#[must_use]
pub fn complement(view: &View<'_>, hit: &Hit, from: usize) -> Option<Complement> {
    let words = &view.words;
    let cue = hit.cue;
    let at = skip_inserts(words, from);
    if let Some(start) = clause_start(words, cue, at) {
        return Complement::clause(words, start);
    }
    let toward = with_whom(view, at);
    let found = distant_clause(words, cue, at)
        .or_else(|| inner_gerund(view, at))
        .or_else(|| as_phrase(words, cue, at))
        .or_else(|| noun_phrase(words, cue, at))
        .or_else(|| bare_clause(words, cue, at))
        .or_else(|| nothing(words, cue, at))?;
    Some(Complement { toward, ..found })
}

/// Start of a clause that follows at once: behind "that" or a colon, at a question word or quotation.
fn clause_start(words: &Words<'_>, cue: &Cue, at: usize) -> Option<usize> {
    let word = words.lower(at);
    let comma = usize::from(word == ",");
    match word {
        "that" if cue.takes('t') || cue.takes('o') => Some(at + 1),
        ":" if words.len() > at + 2 => Some(at + 1),
        _ if cue.takes('w') && List::QUESTION_WORDS.has(word) => Some(at),
        "," if cue.takes('w') && matches!(words.lower(at + 1), "where" | "whether" | "how") => {
            Some(at + 1)
        }
        _ if words.is_quote(at + comma) && (cue.takes('q') || cue.takes('z')) => Some(at + comma),
        _ => None,
    }
}

/// "told the others that", "suggested as a remark to this that", "asked Anna whether".
fn distant_clause(words: &Words<'_>, cue: &Cue, at: usize) -> Option<Complement> {
    let adjunct = matches!(
        words.lower(at),
        "to" | "with"
            | "in"
            | "as"
            | "at"
            | "during"
            | "on"
            | "by"
            | "from"
            | "for"
            | "here"
            | "of"
    );
    let reaches = cue.takes('o') || cue.takes('t') && adjunct;
    if !reaches {
        return None;
    }
    let opens = |index: &usize| {
        let word = words.lower(*index);
        word == "that" || word == ":" || cue.takes('w') && List::QUESTION_WORDS.has(word)
    };
    let found = (at..words.len().min(at + REACH))
        .take_while(|index| !words.is_mark(*index) || opens(index))
        .find(opens)?;
    let start = if List::QUESTION_WORDS.has(words.lower(found)) { found } else { found + 1 };
    Complement::clause(words, start)
}

/// "agreed with Anna in pointing to C": the complement of the inner verb.
fn inner_gerund(view: &View<'_>, at: usize) -> Option<Complement> {
    let words = &view.words;
    let within = (at..words.len().min(at + REACH)).take_while(|index| !words.is_mark(*index));
    let verb = within.filter(|index| words.lower(*index) == "in").map(|index| index + 1);
    verb.flat_map(|verb| cues_at(words, verb)).filter(|hit| hit.form == VerbForm::Gerund).find_map(
        |hit| {
            noun_phrase(words, hit.cue, hit.end).or_else(|| {
                let start = clause_start(words, hit.cue, hit.end)?;
                Complement::clause(words, start)
            })
        },
    )
}

/// "viewed C as C".
fn as_phrase(words: &Words<'_>, cue: &Cue, at: usize) -> Option<Complement> {
    if !cue.takes('a') || List::PREPOSITIONS.has(words.lower(at)) {
        return None;
    }
    (at + 1..words.len().min(at + REACH))
        .take_while(|index| !ends_phrase(words, *index))
        .find(|index| words.lower(*index) == "as")?;
    Complement::of(at..clause_end(words, at))
}

/// A noun phrase, up to the end of its clause.
fn noun_phrase(words: &Words<'_>, cue: &Cue, at: usize) -> Option<Complement> {
    let word = words.lower(at);
    let opens = !List::PREPOSITIONS.has(word)
        && !List::CONJUNCTIONS.has(word)
        && !List::AUXILIARIES.has(word)
        && (!words.is_mark(at) || words.is_quote(at) || word == "(");
    (cue.takes('n') && opens && word != "that" && !word.is_empty())
        .then(|| Complement::of(at..clause_end(words, at)))?
}

/// A clause without "that": "said he was late".
fn bare_clause(words: &Words<'_>, cue: &Cue, at: usize) -> Option<Complement> {
    let word = words.lower(at);
    let opener = matches!(
        word,
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "there"
            | "this"
            | "these"
            | "those"
            | "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "no"
            | "some"
            | "many"
            | "most"
    );
    let named = words.capital(at) && !words.is_mark(at + 1);
    let verb = || {
        (at + 1..at + 10)
            .take_while(|index| !words.is_mark(*index))
            .any(|index| matches!(words.tag(index), Tag::Verb | Tag::Auxiliary))
    };
    (cue.takes('z') && (opener || named) && verb()).then(|| Complement::clause(words, at))?
}

/// Nothing: "agreed, but", "objected."
fn nothing(words: &Words<'_>, cue: &Cue, at: usize) -> Option<Complement> {
    let word = words.lower(at);
    let ends = words.is_mark(at) && !words.is_quote(at) || matches!(word, "and" | "but" | "with");
    (cue.takes('0') && ends).then(Complement::default)
}

/// The name behind "with".
fn with_whom(view: &View<'_>, at: usize) -> Option<Range<usize>> {
    if view.words.lower(at) != "with" {
        return None;
    }
    Some(view.source_from(at + 1)?.words.clone())
}

/// Index behind adverbs and what stands in brackets, dashes or commas before a "that".
fn skip_inserts(words: &Words<'_>, from: usize) -> usize {
    let mut at = from;
    for _ in 0..8 {
        let word = words.lower(at);
        if List::ADVERBS.has(word) {
            at += 1;
        } else if let Some(behind) = insert_end(words, at) {
            at = behind;
        } else {
            break;
        }
    }
    at
}

/// Index behind an insert that opens at `at` and is followed by "that" or a question word.
fn insert_end(words: &Words<'_>, at: usize) -> Option<usize> {
    let close = match words.lower(at) {
        "," => ",",
        "(" => ")",
        _ if words.is_dash(at) => words.lower(at),
        _ => return None,
    };
    let end = (at + 1..words.len().min(at + REACH)).find(|index| words.lower(*index) == close)?;
    let next = words.lower(end + 1);
    (next == "that" || List::QUESTION_WORDS.has(next)).then_some(end + 1)
}

fn ends_phrase(words: &Words<'_>, index: usize) -> bool {
    matches!(words.lower(index), "," | ";" | "." | ":" | "that")
}

/// Index behind the clause that holds `from`: the end of the sentence without its stop, or of its brackets.
#[must_use]
pub fn clause_end(words: &Words<'_>, from: usize) -> usize {
    let opened = (0..from).fold(0_i32, |depth, index| (depth + bracket(words, index)).max(0)) > 0;
    let mut depth = 0;
    let mut end = words.len();
    for index in from..words.len() {
        depth += bracket(words, index);
        if depth < 0 && (opened || index + 2 >= words.len()) {
            end = index;
            break;
        }
    }
    trim(words, from..end).end
}

fn bracket(words: &Words<'_>, index: usize) -> i32 {
    match words.lower(index) {
        "(" => 1,
        ")" => -1,
        _ => 0,
    }
}

/// `range` without marks that part clauses at either end, and without "and" at its end.
#[must_use]
pub fn trim(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let parts =
        |index: usize| matches!(words.lower(index), "." | "," | ";" | ":") || words.is_dash(index);
    while start < end && parts(start) {
        start += 1;
    }
    while start < end
        && (parts(end - 1)
            || matches!(words.lower(end - 1), "and" | "but" | "while" | "whereas" | "("))
    {
        end -= 1;
    }
    start..end
}
