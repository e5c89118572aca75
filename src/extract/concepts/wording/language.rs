//! The language in which wordings are written.
//!
//! ```text
//! @  a rule, how sure it is in hundredths, and how its BODY is to be; its wordings follow
//! CLASS     a phrase whose head is a concept; CLASSES: in the plural
//! KIND      a phrase that is a concept as a whole; KINDS: one or more of them, in a list
//! TERM      as KIND, that is defined; SUBJECT before it: it hangs on no preposition
//! BODY      what defines: up to the end of its clause; before a word, up to that word
//! FIRST     the front of the sentence; ITEM: the front of an item of a list
//! END       a mark or the end of the sentence
//! AUX       "is", "are", "can be", "has been", …; ADVERBS: any number of them; THE: an article or none
//! a|b       one of these words; [ … ] may be left out
//! ```

use crate::paper::Rule;
use crate::text::data_lines;

/// A part of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// One of these words or marks.
    Word(Vec<&'static str>),
    /// A phrase whose head is a concept; whether it must be in the plural.
    Class { plural: bool },
    /// A phrase that is a concept as a whole.
    Kind,
    /// A list of such phrases.
    Kinds,
    /// The phrase that is defined.
    Term,
    /// What defines it.
    Body,
    /// Nothing, where what follows hangs on no preposition.
    Subject,
    /// Nothing, at the front of a sentence.
    First,
    /// Nothing, at the front of an item of a list.
    Item,
    /// Nothing, before a mark or at the end of the sentence.
    End,
    /// Forms of "be", with modals and "have".
    Auxiliary,
    /// Adverbs.
    Adverbs,
    /// An article.
    Article,
}

/// What the words that define must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// No words that define.
    None,
    /// Any phrase: the wording leaves no doubt.
    Plain,
    /// A noun phrase with what sets it apart, that agrees with the term.
    Apposition,
    /// As an apposition, with an article, and not a judgement: "a network that …".
    Genus,
    /// A noun phrase at the front of the sentence.
    Front,
}

/// One wording without parts that may be left out.
#[derive(Clone, Debug)]
pub struct Wording {
    /// The rule that findings name.
    pub rule: Rule,
    /// How sure it is, in hundredths.
    pub percent: u8,
    /// How its BODY is to be.
    pub mode: Mode,
    /// Its parts.
    pub elements: Vec<Element>,
}

impl Wording {
    /// Words of which a sentence must hold one, by element.
    pub fn needs(&self) -> impl Iterator<Item = &[&'static str]> {
        self.elements.iter().filter_map(|element| match element {
            Element::Word(words) => Some(words.as_slice()),
            _ => None,
        })
    }
}

/// All wordings of a file, in order, each without optional parts.
///
/// # Panics
/// When the file, which is part of the program, is written wrong.
pub fn read(file: &'static str) -> Vec<Wording> {
    let mut wordings = Vec::new();
    let mut head = ("", 0, Mode::None);
    for line in data_lines(file).map(str::trim) {
        match line.as_bytes()[0] {
            b'@' => head = rule(line),
            b'+' | b'-' => {}
            _ => {
                let words: Vec<&str> = line.split_whitespace().collect();
                for variant in variants(&words) {
                    let elements = variant.into_iter().map(element).collect();
                    wordings.push(Wording {
                        rule: head.0,
                        percent: head.1,
                        mode: head.2,
                        elements,
                    });
                }
            }
        }
    }
    wordings
}

fn rule(line: &'static str) -> (Rule, u8, Mode) {
    let mut words = line.split_whitespace().skip(1);
    let name = words.next().expect("a rule has a name");
    let percent =
        words.next().and_then(|word| word.parse().ok()).expect("a rule says how sure it is");
    let mode = match words.next() {
        None => Mode::None,
        Some("plain") => Mode::Plain,
        Some("apposition") => Mode::Apposition,
        Some("genus") => Mode::Genus,
        Some("front") => Mode::Front,
        Some(other) => panic!("'{other}' is no way in which a body can be"),
    };
    (name, percent, mode)
}

/// The wording with and without each of its optional parts, the longer first.
fn variants(words: &[&'static str]) -> Vec<Vec<&'static str>> {
    let Some(open) = words.iter().position(|word| *word == "[") else {
        return vec![words.to_vec()];
    };
    let mut depth = 0;
    let close = (open..words.len()).find(|at| {
        depth += match words[*at] {
            "[" => 1,
            "]" => -1,
            _ => 0,
        };
        depth == 0
    });
    let close = close.expect("brackets are closed");
    let rest = variants(&words[close + 1..]);
    let inside = variants(&words[open + 1..close]);
    let middles = inside.into_iter().chain([Vec::new()]);
    middles
        .flat_map(|middle| rest.iter().map(move |rest| [&words[..open], &middle, rest].concat()))
        .collect()
}

fn element(word: &'static str) -> Element {
    match word {
        "CLASS" => Element::Class { plural: false },
        "CLASSES" => Element::Class { plural: true },
        "KIND" => Element::Kind,
        "KINDS" => Element::Kinds,
        "TERM" => Element::Term,
        "BODY" => Element::Body,
        "SUBJECT" => Element::Subject,
        "FIRST" => Element::First,
        "ITEM" => Element::Item,
        "END" => Element::End,
        "AUX" => Element::Auxiliary,
        "ADVERBS" => Element::Adverbs,
        "THE" => Element::Article,
        "|" => Element::Word(vec!["|"]),
        words => Element::Word(words.split('|').collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optional_parts_are_left_out_in_turn() {
        let file = "@ r 50 plain\nTERM [ , [ then ] ] is|are BODY\n+ a\n";
        let wordings = read(file);
        let lengths: Vec<usize> = wordings.iter().map(|wording| wording.elements.len()).collect();
        assert_eq!(lengths, [5, 4, 3]);
        assert_eq!(wordings[2].needs().collect::<Vec<_>>(), [&["is", "are"]]);
        assert_eq!((wordings[0].percent, wordings[0].mode), (50, Mode::Plain));
    }
}
