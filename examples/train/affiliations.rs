//! Labelled affiliations, one example for each `affiliation` element.

use anyhow::Result;

use crate::example::Example;
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
