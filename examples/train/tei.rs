//! Labels as elements around words: the layout of GROBID's training data.

use anyhow::Result;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Attributes that say of which kind an element is.
const KINDS: &[&str] = &["level", "unit", "type", "person-group-type", "pub-id-type"];

/// What a file of labels holds, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// An element begins: its name, and its kind where an attribute tells it.
    Open(String, Option<String>),
    /// An element ends.
    Close(String),
    /// Words.
    Words(String),
}

/// Reads the elements and words of a file.
pub fn pieces(xml: &str) -> Result<Vec<Piece>> {
    let mut reader = Reader::from_str(xml);
    let mut pieces = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Start(tag) => pieces.push(open(&tag)?),
            Event::Empty(tag) => {
                pieces.push(open(&tag)?);
                pieces.push(Piece::Close(name(tag.local_name().as_ref())));
            }
            Event::End(tag) => pieces.push(Piece::Close(name(tag.local_name().as_ref()))),
            Event::Text(text) => pieces.push(Piece::Words(text.unescape()?.into_owned())),
            Event::CData(text) => pieces.push(Piece::Words(name(&text))),
            Event::Eof => return Ok(pieces),
            _ => {}
        }
    }
}

fn open(tag: &BytesStart<'_>) -> Result<Piece> {
    let mut kind = None;
    for attribute in KINDS {
        kind = kind.or(tag.try_get_attribute(attribute)?.map(|kind| name(&kind.value)));
    }
    Ok(Piece::Open(name(tag.local_name().as_ref()), kind))
}

fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
