//! Labelled affiliations, one example for each `affiliation` element.

use anyhow::Result;

use crate::example::{Example, in_capitals, with_marks, without};
use crate::tei::{Piece, pieces};

/// Reads the affiliations of a file.
pub fn read(xml: &str) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    let mut open: Option<Example> = None;
    let mut field: Option<&str> = None;
    for piece in pieces(xml)? {
        match piece {
            Piece::Open(name, _) if name == "affiliation" => open = Some(Example::default()),
            Piece::Close(name) if name == "affiliation" => {
                field = None;
                examples.extend(open.take().filter(|example| !example.fields.is_empty()));
            }
            Piece::Open(name, _) if name == "lb" => {
                if let Some(example) = &mut open {
                    example.push(" ", None);
                }
            }
            Piece::Open(name, kind) => field = self::field(&name, kind.as_deref()).or(field),
            Piece::Close(name) if name == "lb" => {}
            Piece::Close(_) => field = None,
            Piece::Words(words) => {
                if let Some(example) = &mut open {
                    example.push(&words, field);
                }
            }
        }
    }
    Ok(examples)
}

/// How the same affiliation is printed by others: without a comma before the town, without
/// town and comma before the country, without any comma, all in capitals. Every example is
/// learned from once more in one of these ways.
pub fn vary(turn: usize, example: &Example) -> Option<Example> {
    let part_by_blank = |example: &Example, before: &[&str]| {
        with_marks(example, |name, words| {
            let comma = words.trim() == "," && (before.is_empty() || before.contains(&name));
            if comma { " ".to_owned() } else { words.to_owned() }
        })
    };
    let varied = match turn % 4 {
        0 => part_by_blank(example, &["city"]),
        1 => {
            let place = ["street", "box", "postcode", "city", "region"];
            part_by_blank(&without(example, &place), &["country"])
        }
        2 => part_by_blank(example, &[]),
        _ => in_capitals(example)?,
    };
    (varied.text != example.text && !varied.fields.is_empty()).then_some(varied)
}

fn field(name: &str, kind: Option<&str>) -> Option<&'static str> {
    Some(match (name, kind) {
        ("orgName", Some("department" | "departement")) => "department",
        ("orgName", Some("laboratory")) => "laboratory",
        ("orgName", _) => "institution",
        ("addrLine", _) => "street",
        ("postBox", _) => "box",
        ("postCode", _) => "postcode",
        ("settlement", _) => "city",
        ("region", _) => "region",
        ("country", _) => "country",
        ("marker", _) => "marker",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_become_fields() {
        let xml = "<tei><affiliation>\n <marker>1</marker>\n<orgName type=\"department\">Law\n School</orgName>,\n\
                   <address><settlement>Oslo</settlement></address>.</affiliation></tei>";
        let found = read(xml).expect("well formed");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "1 Law School, Oslo.");
        let fields: Vec<(&str, &str)> = found[0]
            .fields
            .iter()
            .map(|(range, name)| (name.as_str(), &found[0].text[range.clone()]))
            .collect();
        assert_eq!(fields, [("marker", "1"), ("department", "Law School"), ("city", "Oslo")]);
    }
}
