//! ZIP files: members by the table of contents at the end, or, where that is lost, in order.

use std::io::{Read, Seek};
use std::rc::Rc;

use ::zip::read::{ZipFile, read_zipfile_from_stream};
use ::zip::result::ZipError;
use ::zip::{CompressionMethod, ZipArchive};

use crate::diagnostic::{Code, Diagnostic};
use crate::pipeline::siblings::folder;

use super::gauge::{Excess, Gauge, Metered, Trouble, read_member};
use super::shelf::{Shelf, Stop};
use super::single::{damage, trouble};
use super::{Content, limits};

/// Puts the members of a ZIP file of `size` bytes on the shelf.
pub fn members<R: Read + Seek>(
    mut reader: Metered<R>,
    size: u64,
    gauge: &Rc<Gauge>,
    shelf: &mut Shelf<'_>,
) -> Result<(), Stop> {
    gauge.allow(limits::DIRECTORY);
    let mut archive = match ZipArchive::new(&mut reader) {
        Ok(archive) => archive,
        Err(_) if gauge.excess().is_some() => {
            return Err(Stop::Trouble(Diagnostic::new(
                Code::Unpacks,
                "its table of contents is larger than 128 MiB",
            )));
        }
        Err(error) => {
            let cause = why(error);
            return members_in_order(reader, size, gauge, shelf, &cause);
        }
    };
    // Members that lie over each other cannot make it read more than twice its size.
    gauge.allow(size.saturating_mul(2).saturating_add(limits::DIRECTORY));
    if archive.has_duplicate_names() {
        shelf.has_same_names();
    }
    for index in by_folder(&archive) {
        if let Some((path, content)) = member(&mut archive, index, size, gauge, shelf)? {
            shelf.put(path, content)?;
        }
    }
    Ok(())
}

/// The members in such an order that those of a folder stand together.
fn by_folder<R: Read + Seek>(archive: &ZipArchive<R>) -> Vec<usize> {
    let mut indexes: Vec<usize> = (0..archive.len()).collect();
    let folder_of = |index: &usize| {
        let entry = archive.by_index_data(*index).ok();
        entry.map(|entry| folder(&String::from_utf8_lossy(entry.name_raw())).to_owned())
    };
    indexes.sort_by_cached_key(folder_of);
    indexes
}

/// Reads a member, if it is one to be read.
fn member<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    size: u64,
    gauge: &Gauge,
    shelf: &mut Shelf<'_>,
) -> Result<Option<(String, Content)>, Stop> {
    let entry = archive.by_index_data(index).map_err(broken)?;
    if !entry.is_file() || entry.is_symlink() {
        return Ok(None);
    }
    let name = name(entry.name_raw(), || entry.name().map_or_else(|_| String::new(), Into::into));
    let Some(path) = shelf.begin(&name)? else { return Ok(None) };
    if let Some(diagnostic) = refusal(entry.encrypted(), entry.compression(), entry.size()) {
        return Ok(Some((path, Content::Refused(diagnostic))));
    }
    let content = match archive.by_index(index) {
        Ok(file) => read(file, size, gauge)?,
        Err(error) => Content::Refused(Diagnostic::new(Code::BadArchive, why(error))),
    };
    Ok(Some((path, content)))
}

/// Reads the members of a ZIP file without table of contents, as far as they go.
fn members_in_order<R: Read + Seek>(
    mut reader: Metered<R>,
    size: u64,
    gauge: &Rc<Gauge>,
    shelf: &mut Shelf<'_>,
    cause: &str,
) -> Result<(), Stop> {
    gauge.allow(size.saturating_mul(2).saturating_add(limits::DIRECTORY));
    let ends = |shelf: &Shelf<'_>| {
        let message = format!("{cause}; it was read up to its member {}", shelf.count());
        Stop::Trouble(Diagnostic::new(Code::BadArchive, message))
    };
    reader.rewind().map_err(|_| ends(shelf))?;
    while let Ok(Some(file)) = read_zipfile_from_stream(&mut reader) {
        let name = name(file.name_raw(), || file.name().map_or_else(|_| String::new(), Into::into));
        if file.is_dir() {
            continue;
        }
        let Some(path) = shelf.begin(&name)? else { continue };
        let content = match refusal(file.encrypted(), file.compression(), file.size()) {
            Some(diagnostic) => Content::Refused(diagnostic),
            None => read(file, size, gauge)?,
        };
        // What cannot be read here is where the damage is.
        if matches!(&content, Content::Refused(why) if why.code == Code::BadArchive) {
            break;
        }
        shelf.put(path, content)?;
    }
    Err(ends(shelf))
}

/// The bytes of a member, or why there are none.
fn read<R: Read>(file: ZipFile<'_, R>, size: u64, gauge: &Gauge) -> Result<Content, Stop> {
    let packed = file.compressed_size().min(size);
    let read = read_member(file, || packed);
    let unpacked = match &read {
        Ok(bytes) => bytes.len() as u64,
        Err(Trouble::TooLarge) => limits::MEMBER,
        Err(Trouble::Ratio) => limits::ANY_RATIO,
        Err(Trouble::Broken(_)) => 0,
    };
    // Without a check of the outcome: the gauge keeps what is wrong.
    let _ = gauge.unpack(unpacked, size);
    if let Some(excess) = gauge.excess() {
        let message = match excess {
            Excess::Ratio => "unpacks to more than 100 times its size: no papers do",
            Excess::Allowance => "its members lie over each other",
        };
        return Err(Stop::Trouble(Diagnostic::new(Code::Unpacks, message)));
    }
    Ok(read.map_or_else(|why| Content::Refused(trouble(why)), Content::Bytes))
}

/// Why a member is not read, as far as the table of contents tells.
fn refusal(encrypted: bool, packing: CompressionMethod, size: u64) -> Option<Diagnostic> {
    if encrypted {
        return Some(
            Diagnostic::new(Code::Encrypted, "it is encrypted")
                .help("unpack the archive and name the folder"),
        );
    }
    if !matches!(packing, CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Some(
            Diagnostic::new(Code::UnknownPacking, format!("it is packed with {packing}"))
                .help("unpack the archive and name the folder"),
        );
    }
    (size > limits::MEMBER).then(|| trouble(Trouble::TooLarge))
}

/// The name of a member: UTF-8, whatever its flag says, else as the crate reads code page 437.
/// A backslash is a slash, as old programs of Windows write it.
fn name(raw: &[u8], old: impl FnOnce() -> String) -> String {
    std::str::from_utf8(raw).map_or_else(|_| old(), str::to_owned).replace('\\', "/")
}

fn broken(error: ZipError) -> Stop {
    Stop::Trouble(Diagnostic::new(Code::BadArchive, why(error)))
}

fn why(error: ZipError) -> String {
    match error {
        ZipError::Io(error) => damage(&error),
        error => format!("it is damaged: {error}"),
    }
}
