//! Labelled lines of authors, one example for each `author` element.
//!
//! Names are elements inside `persName`, or bare inside `author`, as citations have them.
//! Affiliations are examples in which nothing is a name.

use anyhow::Result;

use crate::example::Example;
use crate::tei::{Piece, pieces};

/// Reads the lines of authors of a file.
pub fn read(xml: &str) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    let mut line: Option<Line> = None;
    for piece in pieces(xml)? {
        match piece {
            Piece::Open(name, _) if matches!(name.as_str(), "author" | "affiliation") => {
                line = Some(Line::default());
            }
            Piece::Close(name) if matches!(name.as_str(), "author" | "affiliation") => {
                examples.extend(line.take().map(Line::example));
            }
            Piece::Open(name, _) => line.iter_mut().for_each(|line| line.open(&name)),
            Piece::Close(name) => line.iter_mut().for_each(|line| line.close(&name)),
            Piece::Words(words) => line.iter_mut().for_each(|line| line.words(&words)),
        }
    }
    examples.retain(|example| !example.text.is_empty());
    Ok(examples)
}

/// A line while it is read.
#[derive(Default)]
struct Line {
    example: Example,
    /// Place of the first field of the person that is open.
    person: usize,
    /// Names are in `persName` elements.
    wrapped: bool,
    field: Option<&'static str>,
}

impl Line {
    fn open(&mut self, name: &str) {
        match name {
            "lb" => self.example.push(" ", None),
            "persName" => {
                self.wrapped = true;
                self.person = self.example.fields.len();
            }
            name => self.field = field(name).or(self.field),
        }
    }

    fn close(&mut self, name: &str) {
        if name == "persName" {
            self.person = self.example.fields.len();
        } else if name != "lb" {
            self.field = None;
        }
    }

    fn words(&mut self, words: &str) {
        let (name, marks) = match self.field {
            // "Hill2": a mark that was taken for a part of the name.
            Some("family") if words.chars().any(char::is_alphabetic) => {
                words.split_at(words.trim_end_matches(|c: char| c.is_ascii_digit()).len())
            }
            _ => (words, ""),
        };
        let before = self.example.fields.len();
        let field = self.field.map(|field| self.placed(field));
        self.example.push(name, field);
        if self.example.fields.len() > before {
            self.join();
        }
        self.example.push(marks, Some("mark"));
    }

    /// The name of a field at its place: what leads is a person's first.
    fn placed(&mut self, field: &'static str) -> &'static str {
        let has = |line: &Self, names: [&str; 2]| {
            line.example.fields[line.person..]
                .iter()
                .any(|(_, name)| names.contains(&name.as_str()))
        };
        if !self.wrapped && has(self, ["given", "rest"]) && has(self, ["family", "lead"]) {
            // A person of a citation ends where the kind changes again.
            let last = self.example.fields.last().map_or("", |(_, name)| name.as_str());
            let same = matches!((field, last), ("given", "given" | "rest") | ("family", "family"));
            if !same && matches!(field, "given" | "family") {
                self.person = self.example.fields.len();
            }
        }
        match field {
            "family" if !has(self, ["given", "given"]) => "lead",
            "given" if has(self, ["lead", "lead"]) => "rest",
            field => field,
        }
    }

    /// Makes one field of two of a kind in a row, such as forename and middle name.
    fn join(&mut self) {
        let count = self.example.fields.len();
        let same = count >= self.person + 2
            && self.example.fields[count - 2].1 == self.example.fields[count - 1].1
            && !matches!(self.example.fields[count - 1].1.as_str(), "mark" | "title");
        if same {
            let end = self.example.fields[count - 1].0.end;
            self.example.fields.pop();
            self.example.fields[count - 2].0.end = end;
        }
    }

    fn example(mut self) -> Example {
        let end = self.example.text.trim_end().len();
        self.example.text.truncate(end);
        self.example
    }
}

fn field(name: &str) -> Option<&'static str> {
    Some(match name {
        "forename" | "forenname" | "firstname" | "middlename" => "given",
        "surname" | "lastname" => "family",
        "suffix" => "suffix",
        "roleName" => "title",
        "marker" => "mark",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(xml: &str, expected: &str) {
        let found = read(&format!("<tei>{xml}</tei>")).expect("well formed");
        let fields: Vec<String> = found[0]
            .fields
            .iter()
            .map(|(range, name)| format!("{name}:{}", &found[0].text[range.clone()]))
            .collect();
        assert_eq!(fields.join(" "), expected);
    }

    #[test]
    fn elements_become_fields() {
        check(
            "<author><persName><forename>A</forename>. <middlename>B</middlename>. \
             <surname>Ng2</surname></persName></author>",
            "given:A. B family:Ng mark:2",
        );
        check(
            "<author><lastname>Ng</lastname>, <forename>A</forename>., <lastname>Po</lastname>, \
             <forename>T</forename></author>",
            "lead:Ng rest:A lead:Po rest:T",
        );
        check(
            "<author><forename>A</forename> <lastname>Ng</lastname> <forename>T</forename> \
             <lastname>Po</lastname></author>",
            "given:A family:Ng given:T family:Po",
        );
        check("<affiliation><orgName>Oslo</orgName></affiliation>", "");
    }
}
