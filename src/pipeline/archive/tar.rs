//! Tar files, packed or not: members as they come.

use std::io::Read;

use ::tar::{Archive, Entry, EntryType};

use crate::diagnostic::{Code, Diagnostic};

use super::gauge::{Excess, Gauge, Metered, Trouble, read_member};
use super::shelf::{Shelf, Stop};
use super::single::{damage, trouble};
use super::{Content, limits};

/// Puts the members of a tar file on the shelf.
pub fn members<R: Read>(
    reader: Metered<R>,
    gauge: &Gauge,
    shelf: &mut Shelf<'_>,
) -> Result<(), Stop> {
    let mut archive = Archive::new(reader);
    gauge.allow(limits::HEADERS);
    let entries = archive.entries().map_err(|error| stop(&error, gauge, shelf))?;
    for entry in entries {
        let mut entry = entry.map_err(|error| stop(&error, gauge, shelf))?;
        // For this member, what of it is passed over, and the headers of the next one.
        gauge.allow(size_inside(&entry).saturating_add(limits::HEADERS));
        if !is_file(&entry) {
            continue;
        }
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if let Some(path) = shelf.begin(&name)? {
            let content = read(&mut entry, gauge, shelf)?;
            shelf.put(path, content)?;
        }
    }
    Ok(())
}

fn is_file<R: Read>(entry: &Entry<'_, R>) -> bool {
    // Links, devices and pipes have no content of their own.
    matches!(entry.header().entry_type(), EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse)
        // Old tar files know folders by the slash behind their name.
        && !entry.path_bytes().ends_with(b"/")
}

/// So many bytes of the archive belong to a member: fewer than it has if it is sparse.
fn size_inside<R: Read>(entry: &Entry<'_, R>) -> u64 {
    match entry.header().entry_type() {
        EntryType::GNUSparse => entry.header().entry_size().unwrap_or(0),
        _ => entry.size(),
    }
}

/// The bytes of a member, or why there are none.
fn read<R: Read>(
    entry: &mut Entry<'_, R>,
    gauge: &Gauge,
    shelf: &Shelf<'_>,
) -> Result<Content, Stop> {
    if entry.header().entry_type() == EntryType::GNUSparse {
        let diagnostic = Diagnostic::new(Code::UnknownPacking, "it is stored as a sparse file");
        return Ok(Content::Refused(diagnostic));
    }
    let size = entry.size();
    if size > limits::MEMBER {
        return Ok(Content::Refused(trouble(Trouble::TooLarge)));
    }
    let before = gauge.packed();
    // Some packed bytes of the member may have been read into a buffer before.
    match read_member(entry, || gauge.packed() - before + limits::BUFFER) {
        Ok(bytes) if (bytes.len() as u64) < size => {
            Err(stop(&std::io::ErrorKind::UnexpectedEof.into(), gauge, shelf))
        }
        Ok(bytes) => Ok(Content::Bytes(bytes)),
        Err(Trouble::Broken(error)) => Err(stop(&error, gauge, shelf)),
        Err(why) => Ok(Content::Refused(trouble(why))),
    }
}

/// Why an archive cannot be read on.
fn stop(error: &std::io::Error, gauge: &Gauge, shelf: &Shelf<'_>) -> Stop {
    let read = format!("it was read up to its member {}", shelf.count());
    Stop::Trouble(match gauge.excess() {
        Some(Excess::Ratio) => {
            let message = "unpacks to more than 100 times its packed size: no papers do";
            Diagnostic::new(Code::Unpacks, format!("{message}; {read}"))
        }
        Some(Excess::Allowance) => {
            let message = "more than 1 MiB of headers stand before a member";
            Diagnostic::new(Code::Unpacks, format!("{message}; {read}"))
        }
        None => Diagnostic::new(Code::BadArchive, format!("{}; {read}", damage(error))),
    })
}
