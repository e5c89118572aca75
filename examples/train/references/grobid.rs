//! GROBID's labelled references: `bibl` elements with fields as elements, marks between.

use anyhow::Result;

use crate::example::Example;
use crate::tei::{Piece, pieces};

use super::parts::{self, Part};

/// Reads the entries of a file.
pub fn read(xml: &str) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    let mut entry: Option<Vec<Part>> = None;
    let mut open: Vec<Option<&'static str>> = Vec::new();
    for piece in pieces(xml)? {
        match piece {
            Piece::Open(name, _) if name == "bibl" => {
                (entry, open) = (Some(Vec::new()), Vec::new());
            }
            Piece::Close(name) if name == "bibl" => {
                let mut parts = entry.take().unwrap_or_default();
                name_authors(&mut parts);
                examples.extend(parts::example(&parts));
            }
            Piece::Open(name, kind) if name != "lb" => {
                let outer = open.last().copied().flatten();
                open.push(field(&name, kind.as_deref()).or(outer));
            }
            Piece::Close(name) if name != "lb" => {
                open.pop();
            }
            Piece::Words(words) => {
                if let Some(parts) = &mut entry {
                    parts.push((words, open.last().copied().flatten()));
                }
            }
            _ => entry.iter_mut().for_each(|parts| parts.push((" ".to_owned(), None))),
        }
    }
    Ok(examples)
}

/// A body that an entry without authors begins with is its author.
fn name_authors(parts: &mut [Part]) {
    let authored = parts.iter().any(|part| part.1 == Some("author"));
    let first = parts.iter_mut().find(|part| part.1.is_some());
    if let Some(part) = first.filter(|part| part.1 == Some("publisher") && !authored) {
        part.1 = Some("author");
    }
}

fn field(name: &str, kind: Option<&str>) -> Option<&'static str> {
    Some(match (name, kind) {
        ("author", _) | ("orgName", Some("collaboration")) => "author",
        ("editor", _) => "editor",
        ("date", _) => "date",
        ("title", Some("a")) => "title",
        ("title", Some("j")) => "journal",
        ("title", Some("s")) => "series",
        ("title", _) => "monograph",
        ("biblScope", Some("volume" | "vol" | "chapter")) => "volume",
        ("biblScope", Some("issue")) => "issue",
        ("biblScope", Some("page" | "pp" | "pages")) | ("page", _) => "pages",
        ("publisher" | "orgName", _) => "publisher",
        ("pubPlace", _) => "place",
        ("idno", _) => "identifier",
        ("ptr", _) => "url",
        ("note", Some("report")) => "genre",
        ("note", _) => "note",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_become_fields() {
        let check = |xml: &str, expected: &str| {
            let found = read(&format!("<tei><bibl>{xml}</bibl></tei>")).expect("well formed");
            assert_eq!(found[0].to_string(), expected);
        };
        check(
            "<author>Ng, A.</author> (<date>1999</date>). <title level=\"a\">Trust</title>. In \
             <title level=\"m\">Firms</title>, <biblScope unit=\"page\">1–9</biblScope>.",
            "[author Ng, A.] [date (1999).] [title Trust.] [book In Firms,] [pages 1–9.]",
        );
        check(
            "<orgName>Oslo Council</orgName>, <title level=\"m\">Towns</title>, <date>1999</date>.",
            "[author Oslo Council,] [title Towns,] [date 1999.]",
        );
    }
}
