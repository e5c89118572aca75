//! From the bytes of a file to its triples, one at a time, with the place of a mistake.

use std::io::{self, BufRead as _, BufReader, Read};

use oxigraph::io::{RdfFormat, RdfParseError, RdfParser, RdfSyntaxError};
use oxigraph::model::QuadRef;

use crate::text::{Unpacked, is_packed};

use super::error::Error;

/// Bytes that are read at once.
const BUFFER: usize = 1 << 16;
/// Bytes at the beginning of a file that tell its format.
const BEGINNING: usize = 1 << 12;

/// Why reading stopped early.
enum Stop {
    Broken(RdfParseError),
    Full,
}

/// Gives every triple of a file to `take`; its graph, if any, is left out of account.
///
/// `open` opens the file from its beginning: a second time to find the place of a mistake,
/// which not every parser tells. Gives whether the file holds anything.
///
/// # Errors
/// When the file cannot be read or is no valid RDF, or `take` says that it has no room left.
pub fn read(
    file: &str,
    open: &dyn Fn() -> io::Result<Box<dyn Read>>,
    take: &mut dyn FnMut(QuadRef<'_>) -> Option<()>,
) -> Result<bool, Error> {
    let failed = |source| Error::Read { file: file.to_owned(), source };
    let beginning = beginning(unpacked(open).map_err(failed)?).map_err(failed)?;
    if beginning.iter().all(u8::is_ascii_whitespace) {
        return Ok(false);
    }
    let format = format(file, &String::from_utf8_lossy(&beginning));
    let reader = unpacked(open).map_err(failed)?;
    match parse(format, reader, take) {
        Ok(()) => Ok(true),
        Err(Stop::Full) => Err(Error::TooLarge { file: file.to_owned() }),
        Err(Stop::Broken(RdfParseError::Io(source))) => Err(failed(source)),
        Err(Stop::Broken(RdfParseError::Syntax(error))) => {
            let (line, column) = match error.location() {
                Some(place) => (place.start.line + 1, place.start.column + 1),
                None => place_of_mistake(format, unpacked(open).map_err(failed)?),
            };
            let message = message(&error);
            Err(Error::Syntax {
                file: file.to_owned(),
                line,
                column,
                format: format.name(),
                message,
            })
        }
    }
}

fn parse(
    format: RdfFormat,
    reader: impl Read,
    take: &mut dyn FnMut(QuadRef<'_>) -> Option<()>,
) -> Result<(), Stop> {
    for quad in RdfParser::from_format(format).for_reader(reader) {
        take(quad.map_err(Stop::Broken)?.as_ref()).ok_or(Stop::Full)?;
    }
    Ok(())
}

/// The file, unpacked if it is packed.
fn unpacked(open: &dyn Fn() -> io::Result<Box<dyn Read>>) -> io::Result<Box<dyn Read>> {
    let mut reader = BufReader::with_capacity(BUFFER, open()?);
    if is_packed(reader.fill_buf()?) {
        return without_mark(Box::new(Unpacked::new(reader)));
    }
    without_mark(Box::new(reader))
}

/// The same bytes without a byte-order mark before them.
fn without_mark(mut reader: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
    const MARK: &[u8] = "\u{FEFF}".as_bytes();
    let mut first = Vec::with_capacity(MARK.len());
    reader.by_ref().take(MARK.len() as u64).read_to_end(&mut first)?;
    if first == MARK {
        first.clear();
    }
    Ok(Box::new(io::Cursor::new(first).chain(reader)))
}

fn beginning(reader: Box<dyn Read>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(BEGINNING as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The format of a file by its beginning where that tells, else by its name, else TriG, which
/// includes Turtle and N-Triples.
fn format(file: &str, beginning: &str) -> RdfFormat {
    let name = file.strip_suffix(".gz").unwrap_or(file);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let named = match ending.as_str() {
        "owl" | "skos" => None,
        "nquads" => Some(RdfFormat::NQuads),
        "ntriples" => Some(RdfFormat::NTriples),
        "turtle" => Some(RdfFormat::Turtle),
        ending => RdfFormat::from_extension(ending),
    };
    let text = beginning.trim_start_matches('\u{FEFF}').trim_start();
    let marks_up = |name: Option<RdfFormat>| {
        matches!(name, Some(RdfFormat::RdfXml | RdfFormat::JsonLd { .. }) | None)
    };
    let is_xml = ["<?xml", "<!DOCTYPE", "<!--", "<rdf:", "<RDF"];
    if is_xml.iter().any(|start| text.starts_with(start)) || text.contains("<rdf:RDF") {
        RdfFormat::RdfXml
    } else if text.starts_with('{') && named.is_none_or(|named| marks_up(Some(named)))
        || text.starts_with('[') && named.is_some_and(|named| marks_up(Some(named)))
    {
        named.filter(|named| *named != RdfFormat::RdfXml).unwrap_or(JSON_LD)
    } else {
        named.filter(|named| !marks_up(Some(*named))).unwrap_or(RdfFormat::TriG)
    }
}

const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: oxigraph::io::JsonLdProfileSet::empty() };

/// What a parser says, without the place that it may say first.
fn message(error: &RdfSyntaxError) -> String {
    let message = error.to_string();
    let place = message.starts_with("Parser error at line").then(|| message.split_once(": "));
    place.flatten().map_or(message.clone(), |(_, message)| message.to_owned())
}

/// How far a parser got when it is fed one byte at a time.
fn place_of_mistake(format: RdfFormat, reader: Box<dyn Read>) -> (u64, u64) {
    let mut place = Counted { reader, line: 1, column: 0 };
    // That it fails is known; what counts is where.
    let _ = parse(format, &mut place, &mut |_| Some(()));
    (place.line, place.column.max(1))
}

/// Reads byte by byte and counts lines.
struct Counted {
    reader: Box<dyn Read>,
    line: u64,
    column: u64,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let one = buffer.len().min(1);
        let read = self.reader.read(&mut buffer[..one])?;
        match buffer.first().filter(|_| read == 1) {
            Some(b'\n') => (self.line, self.column) = (self.line + 1, 0),
            // Bytes that go on with a character make no column of their own.
            Some(byte) if byte & 0xC0 != 0x80 => self.column += 1,
            _ => {}
        }
        Ok(read)
    }
}
