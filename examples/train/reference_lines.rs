//! Lists of references to learn from: labelled references and prose, printed in many layouts.
//!
//! References are read from AnyStyle's files (`sequence`) and GROBID's (`bibl`), and from
//! articles in plain text with a paragraph for each entry below "References"; what stands
//! above is prose. Which list is printed how is a function of its words.

use anyhow::Result;

use crate::example::Example;
use crate::printed_list::print;
use crate::tei::{Piece, pieces};

/// Fewest letters of a reference.
const SHORTEST: usize = 15;
/// Lists of one file are as long as this at least.
const LIST: usize = 8;
/// How often each reference is printed.
const TURNS: u64 = 2;

/// Reads the references of a file, a field "entry" each, and its prose, without fields.
pub fn read(text: &str) -> Result<Vec<Example>> {
    if text.trim_start().starts_with('<') { references(text) } else { Ok(article(text)) }
}

fn references(xml: &str) -> Result<Vec<Example>> {
    let mut found = Vec::new();
    let mut open: Option<Example> = None;
    let mut label = false;
    for piece in pieces(xml)? {
        match piece {
            Piece::Open(name, _) if matches!(name.as_str(), "sequence" | "bibl") => {
                open = Some(Example::default());
            }
            Piece::Close(name) if matches!(name.as_str(), "sequence" | "bibl") => {
                found.extend(open.take().map(|example| entry(&example.text)));
            }
            Piece::Open(name, _) => {
                label = matches!(name.as_str(), "citation-number" | "label");
                if name == "lb" {
                    open.iter_mut().for_each(|example| example.push(" ", None));
                }
            }
            Piece::Close(name) => label &= name == "lb",
            Piece::Words(words) if !label => {
                open.iter_mut().for_each(|example| example.push(&words, None));
            }
            Piece::Words(_) => {}
        }
    }
    found.retain(|example| example.text.len() >= SHORTEST);
    Ok(found)
}

fn entry(words: &str) -> Example {
    let text = words.trim().to_owned();
    let fields = vec![(0..text.len(), "entry".to_owned())];
    Example { text, fields, ..Example::default() }
}

/// The paragraphs of an article, those below "References" without their numbers.
fn article(text: &str) -> Vec<Example> {
    let mut below = false;
    let mut found = Vec::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        if matches!(paragraph, "References" | "Referências" | "Referencias") {
            below = true;
        } else if below {
            let bare = paragraph.trim_start_matches(|c: char| c.is_ascii_digit());
            found.push(entry(bare.strip_prefix(". ").unwrap_or(paragraph)));
        } else {
            found.push(Example { text: paragraph.to_owned(), ..Example::default() });
        }
    }
    found
}

/// Makes lists of the references of each file and prints them.
pub fn arrange(examples: Vec<Example>) -> Vec<Example> {
    let (entries, prose): (Vec<_>, Vec<_>) =
        examples.into_iter().partition(|example| !example.fields.is_empty());
    let prose: Vec<&str> = prose.iter().map(|example| example.text.as_str()).collect();
    let mut lists: Vec<Vec<&Example>> = Vec::new();
    for document in entries.chunk_by(|one, other| one.document == other.document) {
        for look in 0..LOOKS {
            let alike: Vec<&Example> =
                document.iter().filter(|example| self::look(&example.text) == look).collect();
            lists.extend(parts(&alike).into_iter().map(<[&Example]>::to_vec));
        }
        if document.len() < 200 {
            lists.push(document.iter().collect());
        }
    }
    let turn = |turn: u64| {
        let prose = &prose;
        lists.iter().filter(|list| list.len() > 1).map(move |list| {
            let entries: Vec<&str> = list.iter().map(|entry| entry.text.as_str()).collect();
            Example { document: list[0].document.clone(), ..print(&entries, prose, turn) }
        })
    };
    (0..TURNS).flat_map(turn).collect()
}

/// Lists of some length, not all of one.
fn parts<'e, 's>(entries: &'e [&'s Example]) -> Vec<&'e [&'s Example]> {
    let mut parts = Vec::new();
    let mut rest = entries;
    while !rest.is_empty() {
        let length = LIST + rest[0].text.len() % 40;
        let (part, behind) = rest.split_at(length.min(rest.len()));
        parts.push(part);
        rest = behind;
    }
    parts
}

const LOOKS: usize = 5;

/// How the names at the beginning of a reference are printed: lists keep to one way.
fn look(text: &str) -> usize {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let initials =
        |word: &str| word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | ',' | ';'));
    match () {
        () if first.ends_with('.') && initials(first) => 0,
        () if first.ends_with(',') && initials(second) => 1,
        () if initials(second) => 2,
        () if first.ends_with(',') => 3,
        () => 4,
    }
}
