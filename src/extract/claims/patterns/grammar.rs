//! The language in which `patterns.txt` is written, and its parser.
//!
//! A pattern is a row of elements that must stand one behind the other:
//!
//! | written | what stands there |
//! |---|---|
//! | `as`, `in\|from`, `,` | this word or mark, or one of several, in lower case |
//! | `!of\|by` | anything but these; takes no word |
//! | `<that\|and`, `<!that` | the word before is one of these, is none of these; takes no word |
//! | `NOUN`, `FINITE(tz)` | a class of phrases, listed in [`Class`], with the letters that it needs |
//! | `s=…`, `c=…`, `q=…`, `t=…` | the element is source, cue, content, or who is answered |
//! | `c={ … }` | so are these elements together |
//! | `[ … ]` | these elements, or nothing |

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::paper::Rule;
use crate::text::data_lines;

/// A part of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who.
    Source,
    /// By which words.
    Cue,
    /// What.
    Content,
    /// Whom it answers.
    Toward,
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// A class of phrases.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Class {
            $($(#[$doc])* $name,)*
        }

        impl Class {
            fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    /// A verb group whose verb is a cue that takes one of the letters: active and finite.
    Finite = "FINITE",
    /// The same, passive.
    Passive = "PASSIVE",
    /// The same, in -ing.
    Gerund = "GERUND",
    /// The same, a participle without auxiliary.
    Participle = "PARTICIPLE",
    /// A noun that attributes, in the use with one of the letters, with its adjectives.
    Naming = "NAMING",
    /// The source that is the subject of the verb group before; takes no word.
    Subject = "SUBJECT",
    /// The subject as a phrase, whatever it names; takes no word.
    Topic = "TOPIC",
    /// The source that is the subject of the sentence; takes no word.
    Main = "MAIN",
    /// A noun phrase that names a source.
    Noun = "NOUN",
    /// A source with a possessive ending, or "her".
    Owner = "OWNER",
    /// Any noun phrase.
    Thing = "THING",
    /// What the cue before takes behind it, by one of the frames.
    Said = "SAID",
    /// The rest of the clause.
    Clause = "CLAUSE",
    /// The rest of a clause up to the next comma or dash; with `b` one that begins with a noun phrase.
    Piece = "PIECE",
    /// The rest of a clause that begins with a noun phrase and has a verb.
    Bare = "BARE",
    /// A quotation with what follows it in its clause.
    Quoted = "QUOTED",
    /// A question word that opens a clause; takes no word.
    Asking = "ASKING",
    /// A noun phrase or clause in -ing that is the rest of a clause.
    Object = "OBJECT",
    /// What stands before and behind in the clause; takes no word.
    Around = "AROUND",
    /// What stands before in the clause; takes no word.
    Before = "BEFORE",
    /// Adverbs.
    Adverbs = "ADVERBS",
    /// An insert between commas, brackets or dashes.
    Aside = "ASIDE",
    /// Phrases of place and time, and adverbs.
    Adjunct = "ADJUNCT",
    /// Up to so many words, none of them a mark.
    Gap = "GAP",
    /// Up to so many words, none of them a mark or preposition.
    Near = "NEAR",
    /// The front of a sentence; takes no word.
    First = "FIRST",
    /// A comma, stop or closing mark comes next, or the end; takes no word.
    Closed = "CLOSED",
    /// Something comes next that ends a noun phrase; takes no word.
    Done = "DONE",
    /// The end of the sentence, but for its stop and closing marks.
    End = "END",
    /// A comma or closing quotation mark stands before; takes no word.
    Cut = "CUT",
    /// What the sentence says to be examples of something, before the verb; takes no word.
    Examples = "EXAMPLES",
    /// Who was interviewed, up to the closing bracket: "P12, a nurse".
    Label = "LABEL",
    /// Cited works up to the closing bracket: "Berg 1999; Roth et al., 2001".
    Works = "WORKS",
    /// A closing quotation mark stands before; takes no word.
    Spoken = "SPOKEN",
    /// An opening bracket.
    Open = "OPEN",
    /// A closing bracket.
    Close = "CLOSE",
    /// Years of a cited work in brackets.
    Years = "YEARS",
    /// A verb in -ing.
    Ing = "ING",
}

/// One element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// One of these words.
    Words(Vec<&'static str>),
    /// None of these words comes next.
    Not(Vec<&'static str>),
    /// One of these words (or none of them) stands before.
    Behind(Vec<&'static str>, bool),
    /// A phrase of a class.
    Class(Class, &'static str),
    /// A part begins here.
    Begin(Part),
    /// A part ends here.
    Finish(Part),
    /// These elements or nothing.
    Maybe(Vec<Element>),
}

/// One way to attribute.
#[derive(Debug)]
pub struct Pattern {
    /// Name of the rule.
    pub rule: Rule,
    /// How sure it is, in hundredths.
    pub confidence: u8,
    /// What it looks for.
    pub elements: Vec<Element>,
}

impl Pattern {
    /// Whether a sentence of these words has one of each of the words that the pattern must have.
    #[must_use]
    pub fn may_stand_among(&self, words: &FxHashSet<&str>) -> bool {
        self.elements.iter().all(|element| match element {
            Element::Words(choices) => choices.iter().any(|choice| words.contains(choice)),
            _ => true,
        })
    }
}

/// What a cue with a letter takes behind it.
#[derive(Debug)]
pub struct Frame {
    /// The letter.
    pub letter: char,
    /// What it looks for.
    pub elements: Vec<Element>,
}

/// A sentence with what is to be found in it, written beside its pattern; the tests read it.
#[cfg_attr(not(test), expect(dead_code))]
#[derive(Debug)]
pub struct Case {
    /// The rule it stands under.
    pub rule: Rule,
    /// The sentence.
    pub text: &'static str,
    /// Source, cue and content; nothing when the rule must refuse the sentence.
    pub expected: Option<[&'static str; 3]>,
}

/// All of `patterns.txt`.
#[derive(Debug, Default)]
pub struct Grammar {
    /// Patterns, in order.
    pub patterns: Vec<Pattern>,
    /// Frames, in order.
    pub frames: Vec<Frame>,
    /// Cases.
    pub cases: Vec<Case>,
}

/// The shipped grammar.
pub static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| parse(include_str!("patterns.txt")));

fn parse(text: &'static str) -> Grammar {
    let mut grammar = Grammar::default();
    let (mut rule, mut confidence, mut letter) = ("", 0, None);
    for line in data_lines(text) {
        let (sign, rest) = line.split_at(1);
        let rest = rest.trim();
        match sign {
            "@" => {
                let (name, hundredths) = rest.split_once(' ').unwrap_or((rest, ""));
                (rule, confidence, letter) = (name, hundredths.trim().parse().unwrap_or(0), None);
            }
            "=" => letter = rest.chars().next(),
            "+" | "-" => grammar.cases.push(case(rule, rest, sign == "+")),
            _ => {
                let elements = elements(&mut line.split_whitespace());
                match letter {
                    Some(letter) => grammar.frames.push(Frame { letter, elements }),
                    None => grammar.patterns.push(Pattern { rule, confidence, elements }),
                }
            }
        }
    }
    grammar
}

fn case(rule: Rule, line: &'static str, found: bool) -> Case {
    let mut parts = line.split(" // ");
    let text = parts.next().unwrap_or("").trim();
    let mut next = || parts.next().unwrap_or("").trim();
    Case { rule, text, expected: found.then(|| [next(), next(), next()]) }
}

fn elements(tokens: &mut impl Iterator<Item = &'static str>) -> Vec<Element> {
    let mut found = Vec::new();
    let mut open = None;
    while let Some(token) = tokens.next() {
        match token {
            "]" => break,
            "[" => found.push(Element::Maybe(elements(tokens))),
            "}" => found.extend(open.take().map(Element::Finish)),
            _ => match captured(token) {
                Some((part, "{")) => {
                    open = Some(part);
                    found.push(Element::Begin(part));
                }
                Some((part, inner)) => {
                    found.extend([Element::Begin(part), element(inner), Element::Finish(part)]);
                }
                None => found.push(element(token)),
            },
        }
    }
    found
}

fn captured(token: &'static str) -> Option<(Part, &'static str)> {
    let (part, inner) = token.split_once('=')?;
    let part = match part {
        "s" => Part::Source,
        "c" => Part::Cue,
        "q" => Part::Content,
        "t" => Part::Toward,
        _ => return None,
    };
    Some((part, inner))
}

fn element(token: &'static str) -> Element {
    let words = |text: &'static str| text.split('|').collect();
    if let Some(rest) = token.strip_prefix("<!") {
        return Element::Behind(words(rest), false);
    }
    if let Some(rest) = token.strip_prefix('<') {
        return Element::Behind(words(rest), true);
    }
    if let Some(rest) = token.strip_prefix('!') {
        return Element::Not(words(rest));
    }
    let (name, letters) =
        token.strip_suffix(')').and_then(|token| token.split_once('(')).unwrap_or((token, ""));
    match Class::parse(name) {
        Some(class) => Element::Class(class, letters),
        None => Element::Words(words(token)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_understood() {
        let grammar = &*GRAMMAR;
        assert!(!grammar.patterns.is_empty() && !grammar.frames.is_empty());
        let mut all: Vec<&Element> = Vec::new();
        let rows = grammar.patterns.iter().map(|pattern| &pattern.elements);
        for row in rows.chain(grammar.frames.iter().map(|frame| &frame.elements)) {
            let begun = row.iter().filter(|element| matches!(element, Element::Begin(_))).count();
            let finished =
                row.iter().filter(|element| matches!(element, Element::Finish(_))).count();
            assert_eq!(begun, finished, "{row:?}");
            all.extend(row);
        }
        for element in all {
            if let Element::Words(words) = element {
                let class = |word: &&str| word.len() > 1 && word.chars().all(char::is_uppercase);
                assert!(!words.iter().any(class), "no class is called {words:?}");
            }
        }
    }

    #[test]
    fn every_rule_has_a_hit_and_a_near_miss() {
        let mut rules: Vec<Rule> = GRAMMAR.patterns.iter().map(|pattern| pattern.rule).collect();
        rules.dedup();
        for rule in rules {
            let of = |hit: bool| {
                GRAMMAR.cases.iter().any(|case| case.rule == rule && case.expected.is_some() == hit)
            };
            assert!(of(true) && of(false), "{rule} lacks a hit or a near miss");
            assert!(GRAMMAR.patterns.iter().all(|pattern| pattern.confidence > 0));
        }
    }
}
