//! Trouble that every format may have: bytes that are no text, nothing to read, no title.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Encoding, Source};

/// Tells when the bytes of a source had to be guessed or mended.
pub fn decoding(source: &Source) -> Option<Diagnostic> {
    let message = match source.encoding() {
        Encoding::Windows1252 => "not valid UTF-8, read as Windows-1252",
        Encoding::BrokenUtf8 => "not valid UTF-8 all through, broken characters replaced",
        Encoding::BrokenDeclared => {
            "not valid in the encoding that it declares, broken characters replaced"
        }
        Encoding::Utf8 | Encoding::Utf16 | Encoding::Declared => return None,
    };
    let help = "save the file as UTF-8 if letters look wrong";
    Some(Diagnostic::new(Code::NotUtf8, message).help(help))
}

/// No words at all.
pub fn no_text() -> Diagnostic {
    Diagnostic::new(Code::EmptyText, "no text in the file")
}

/// Words, but no title; `help` says how this format gives one.
pub fn no_title(help: &str) -> Diagnostic {
    Diagnostic::new(Code::NoTitle, "no title found").help(help)
}
