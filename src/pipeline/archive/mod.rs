//! From inputs to papers: archives are opened, one member after the other.
//!
//! An archive is read once, from its beginning to its end, on one thread; its members go to
//! the workers as they come, so that never more than a few are in memory. Nothing is ever
//! written to disk. What is packed with gzip on its own is unpacked by the workers.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic};
use crate::text::Unpacked;

use super::paper::guarded;
use super::passed_over::PassedOver;
use super::selection::Selection;
use super::walk::{Input, Origin};
use gauge::{Counted, Gauge, Metered};
use kind::Kind;
use shelf::{Shelf, Stop};

mod gauge;
mod kind;
mod limits;
mod shelf;
mod single;
mod tar;
#[cfg(test)]
mod tests;
mod zip;

pub(super) use single::unpacked;

/// Stands between the path of an archive and that of a member in it: `a.zip//b/c.nxml`.
///
/// No path of a file holds it, as [`super::walk()`] leaves no empty part in one.
pub const INSIDE: &str = "//";

/// One thing to be read, or what is wrong with it.
#[derive(Debug)]
pub struct Item {
    /// Its name in the manifest.
    pub path: String,
    /// Its name in annotation lines.
    pub doc: String,
    /// Whether it was named itself, rather than found in a folder or an archive.
    pub named: bool,
    /// What there is of it.
    pub content: Content,
}

impl Item {
    /// Whether it is a member of an archive.
    #[must_use]
    pub fn is_member(&self) -> bool {
        self.path.contains(INSIDE)
    }
}

/// What there is of an item.
#[derive(Debug)]
pub enum Content {
    /// A file that is still to be read.
    File(PathBuf),
    /// All of it, unpacked but for gzip.
    Bytes(Vec<u8>),
    /// Nothing, and why.
    Refused(Diagnostic),
}

/// What is found in the inputs.
#[derive(Debug)]
pub enum Found {
    /// Something to be read.
    Item(Item),
    /// The path of an archive that was read without trouble; its members were found before.
    Whole(String),
}

/// Takes what is found as it comes; says whether there should be more.
pub type Visit<'a> = dyn FnMut(Found) -> ControlFlow<()> + 'a;

/// Gives every input to `visit`, archives by those of their members that are wanted and then
/// themselves.
///
/// What is no paper by its name is counted in `passed_over`.
pub fn expand(
    inputs: &[Input],
    selection: &Selection,
    passed_over: &mut PassedOver,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    inputs.iter().try_for_each(|input| expand_one(input, selection, passed_over, visit))
}

fn expand_one(
    input: &Input,
    selection: &Selection,
    passed_over: &mut PassedOver,
    visit: &mut Visit<'_>,
) -> ControlFlow<()> {
    let (mut bytes, closed) = match open(input) {
        Ok(opened) => opened,
        Err(error) => return visit(input.item(Content::Refused(unreadable(&error)))),
    };
    let kind = match Kind::of(&input.path, &mut bytes) {
        Ok(Kind::Paper) => return visit(input.item(closed(bytes))),
        Ok(Kind::Broken(what)) => {
            let diagnostic = Diagnostic::new(Code::BadArchive, format!("the content is no {what}"));
            return visit(input.item(Content::Refused(diagnostic)));
        }
        Ok(kind) => kind,
        Err(error) => return visit(input.item(Content::Refused(unreadable(&error)))),
    };
    let mut shelf = Shelf::new(input, selection, passed_over, visit);
    let read = guarded(|| Ok(members(kind, bytes, &mut shelf)));
    shelf.close(read.unwrap_or_else(|failure| Err(Stop::Trouble(failure.diagnostic))))
}

/// Puts the members of an archive on the shelf.
fn members(kind: Kind, mut bytes: Box<dyn Bytes>, shelf: &mut Shelf<'_>) -> Result<(), Stop> {
    let size = bytes.seek(io::SeekFrom::End(0)).and_then(|size| bytes.rewind().map(|()| size));
    let size = size.map_err(|error| Stop::Trouble(unreadable(&error)))?;
    let gauge = Rc::new(Gauge::default());
    if kind == Kind::Zip {
        let reader = Metered::packed(BufReader::new(bytes), &gauge);
        return zip::members(reader, size, &gauge, shelf);
    }
    let packed = BufReader::with_capacity(limits::BUFFER as usize, Counted::new(bytes, &gauge));
    match kind {
        Kind::PackedTar => {
            tar::members(Metered::unpacked(Unpacked::new(packed), &gauge), &gauge, shelf)
        }
        _ => tar::members(Metered::unpacked(packed, &gauge), &gauge, shelf),
    }
}

/// What an archive is read from.
trait Bytes: Read + Seek {}

impl<T: Read + Seek> Bytes for T {}

/// What gives the content of an input that is no archive, once it was looked at.
type Close = Box<dyn FnOnce(Box<dyn Bytes>) -> Content>;

/// Opens an input; what is no plain file is read at once, since it can be read but once.
fn open(input: &Input) -> io::Result<(Box<dyn Bytes>, Close)> {
    if let Origin::File(path) = &input.origin
        && is_plain(path)?
    {
        let path = path.clone();
        return Ok((Box::new(File::open(&path)?), Box::new(|_| Content::File(path))));
    }
    let read_again = |mut bytes: Box<dyn Bytes>| {
        let mut all = Vec::new();
        match bytes.rewind().and_then(|()| bytes.read_to_end(&mut all)) {
            Ok(_) => Content::Bytes(all),
            Err(error) => Content::Refused(unreadable(&error)),
        }
    };
    Ok((Box::new(Cursor::new(input.read()?)), Box::new(read_again)))
}

/// Whether a path is that of a file that can be read twice: no pipe.
fn is_plain(path: &Path) -> io::Result<bool> {
    std::fs::metadata(path).map(|metadata| metadata.is_file())
}

/// Why bytes could not be read, as a diagnostic.
pub(super) fn unreadable(error: &io::Error) -> Diagnostic {
    let code = match error.kind() {
        io::ErrorKind::FileTooLarge => Code::TooLarge,
        _ => Code::Unreadable,
    };
    Diagnostic::new(code, format!("cannot be read: {error}"))
}

impl Input {
    fn item(&self, content: Content) -> Found {
        let (path, doc) = (self.path.clone(), self.doc.clone());
        Found::Item(Item { path, doc, named: self.named, content })
    }
}
