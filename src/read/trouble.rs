//! Trouble that every format may have: bytes that are no text, nothing to read, no title.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Encoding, Source, SourceSpan};

/// Tells when the bytes of a source had to be guessed or mended, at the first place that shows it.
pub fn decoding(source: &Source) -> Option<Diagnostic> {
    let is_broken = |c: char| c == char::REPLACEMENT_CHARACTER;
    let is_guessed = |c: char| !c.is_ascii();
    let (message, place) = match source.encoding() {
        Encoding::Windows1252 => {
            ("not valid UTF-8, read as Windows-1252", source.text().find(is_guessed))
        }
        Encoding::BrokenUtf8 => (
            "not valid UTF-8 all through, broken characters replaced",
            source.text().find(is_broken),
        ),
        Encoding::BrokenUtf16 => (
            "not valid UTF-16 all through, broken characters replaced",
            source.text().find(is_broken),
        ),
        Encoding::BrokenDeclared => (
            "not valid in the encoding that it declares, broken characters replaced",
            source.text().find(is_broken),
        ),
        Encoding::Misnamed => ("declares an encoding that it is not in, read as Unicode", Some(0)),
        Encoding::Utf8 | Encoding::Utf16 | Encoding::Declared => return None,
    };
    let help = "save the file as UTF-8 if letters look wrong";
    let told = Diagnostic::new(Code::NotUtf8, message).help(help);
    Some(match place {
        Some(at) => told.at(place_of(source, at)),
        None => told,
    })
}

/// The character at a place.
fn place_of(source: &Source, at: usize) -> SourceSpan {
    let width = source.text()[at..].chars().next().map_or(0, char::len_utf8);
    SourceSpan::new(at, at + width)
}

/// No words at all.
pub fn no_text() -> Diagnostic {
    Diagnostic::new(Code::EmptyText, "no text in the file")
}

/// Words, but no title; `help` says how this format gives one.
pub fn no_title(help: &str) -> Diagnostic {
    Diagnostic::new(Code::NoTitle, "no title found").help(help)
}
