//! AnyStyle's labelled references: a `sequence` of elements, marks inside.

use anyhow::Result;

use crate::example::Example;
use crate::tei::{Piece, pieces};

use super::parts::{self, Part};

/// Reads the sequences of a file.
pub fn read(xml: &str) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    let mut field = None;
    for piece in pieces(xml)? {
        match piece {
            Piece::Open(name, _) if name == "sequence" => parts.clear(),
            Piece::Close(name) if name == "sequence" => {
                name_containers(&mut parts);
                examples.extend(parts::example(&parts));
            }
            Piece::Open(name, _) => field = self::field(&name),
            Piece::Close(_) => field = None,
            Piece::Words(words) if field.is_none() => parts.push((blank(&words), None)),
            Piece::Words(words) => {
                parts.push((plain(&words), field.map(|field| kind(field, &words))));
            }
        }
    }
    Ok(examples)
}

fn blank(words: &str) -> String {
    if words.trim().is_empty() { " ".to_owned() } else { words.to_owned() }
}

/// Words without the marks of typesetting that some entries hold.
fn plain(words: &str) -> String {
    words.replace("<italic>", "").replace("</italic>", "")
}

/// What a label of AnyStyle says by its words: notes may be other fields.
fn kind(field: &'static str, words: &str) -> &'static str {
    let lower = words.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    match field {
        "note" if has(&["pmid", "pmcid", "arxiv:", "doi:"]) => "identifier",
        "note" if has(&["accessed", "consulté le", "visited", "acesso em"]) => "accessed",
        "note"
            if has(&[
                "retrieved",
                "available at",
                "available from",
                "disponible",
                "disponível",
            ]) =>
        {
            "url"
        }
        field => field,
    }
}

/// Journals that are labelled as containers, and the other way round, are left as they are;
/// only a container with a volume and without a publisher is a journal.
fn name_containers(parts: &mut [Part]) {
    let has = |name: &str| parts.iter().any(|part| part.1 == Some(name));
    let book = has("publisher") || has("place") || has("editor") || has("journal");
    if !has("volume") || book {
        return;
    }
    for part in parts.iter_mut().filter(|part| part.1 == Some("book")) {
        let lower = part.0.to_lowercase();
        if !["proc", "conf", "symp", "workshop", "in "].iter().any(|word| lower.contains(word)) {
            part.1 = Some("journal");
        }
    }
}

fn field(name: &str) -> Option<&'static str> {
    Some(match name {
        "author" => "author",
        "editor" => "editor",
        "translator" => "translator",
        "date" => "date",
        "title" => "title",
        "journal" => "journal",
        "container-title" => "book",
        "collection-title" => "series",
        "volume" => "volume",
        "pages" => "pages",
        "publisher" => "publisher",
        "location" => "place",
        "edition" => "edition",
        "citation-number" => "number",
        "doi" | "isbn" => "identifier",
        "url" => "url",
        "genre" | "medium" => "genre",
        "note" | "source" | "director" | "producer" => "note",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_become_examples() {
        let xml = "<dataset><sequence><author>Ng, A.</author>\n <date>(1999).</date> <title>Trust &amp; co.</title>\
                   <journal>Firms</journal> <volume>3(2),</volume></sequence></dataset>";
        let found = read(xml).expect("well formed");
        assert_eq!(found[0].text, "Ng, A. (1999). Trust & co.Firms 3(2),");
        let names: Vec<&str> = found[0].fields.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["author", "date", "title", "journal", "volume", "issue"]);
    }
}
