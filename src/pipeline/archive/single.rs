//! One paper packed with gzip: a file or a member of an archive.

use std::cell::Cell;
use std::io::{self, Read};

use crate::diagnostic::{Code, Diagnostic};
use crate::pipeline::role::Role;
use crate::text::{Unpacked, is_packed};

use super::gauge::{Trouble, read_member};
use super::kind::{is_tar, is_zip};

/// The bytes of the paper `path`, unpacked if they are packed.
pub fn unpacked(path: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Diagnostic> {
    // What has another ending, such as `.svgz`, is packed by nature.
    if !is_packed(&bytes) || matches!(Role::by_ending(path), Role::Other(_)) {
        return Ok(bytes);
    }
    let reader = Advancing { rest: &bytes, read: &Cell::new(0) };
    let read = reader.read;
    let unpacked =
        read_member(Unpacked::new(io::BufReader::new(reader)), || read.get()).map_err(trouble)?;
    if is_tar(&unpacked) || is_zip(&unpacked) || is_packed(&unpacked) {
        return Err(nested());
    }
    Ok(unpacked)
}

/// Why a packed paper or a member is not read.
pub fn trouble(trouble: Trouble) -> Diagnostic {
    match trouble {
        Trouble::TooLarge => Diagnostic::new(Code::TooLarge, "unpacks to more than 256 MiB"),
        Trouble::Ratio => Diagnostic::new(
            Code::Unpacks,
            "unpacks to more than 200 times its packed size: no paper does",
        ),
        Trouble::Broken(error) => Diagnostic::new(Code::BadArchive, damage(&error)),
    }
}

/// An archive where a paper should be.
pub fn nested() -> Diagnostic {
    Diagnostic::new(Code::NestedArchive, "an archive inside an archive is not read")
        .help("unpack the outer one and name the folder")
}

/// What is wrong with packed bytes.
pub fn damage(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "it is cut off".to_owned(),
        _ => format!("it is damaged: {error}"),
    }
}

/// Gives bytes, and tells how many it gave.
struct Advancing<'a> {
    rest: &'a [u8],
    read: &'a Cell<u64>,
}

impl Read for Advancing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.rest.read(buffer)?;
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}
