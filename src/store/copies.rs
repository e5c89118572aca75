//! The kept copies of sources: byte for byte, named by their digest.
//!
//! They let every passage be checked and shown when the file itself has moved.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use crate::text::Digest;

use super::atomic::write_atomically;
use super::error::{Error, Result};
use super::layout::Layout;

/// Keeps `bytes`; does nothing when they are kept already.
pub(super) fn keep(layout: &Layout, digest: Digest, bytes: &[u8]) -> Result<()> {
    let path = path(layout, digest);
    if path.is_file() {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::create(folder))?;
    }
    write_atomically(&path, |file| file.write_all(bytes))
}

/// The bytes of a source.
pub(super) fn read(layout: &Layout, digest: Digest) -> Result<Vec<u8>> {
    let path = path(layout, digest);
    fs::read(&path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            Error::Damaged(format!("the kept source '{}' is missing", path.display()))
        }
        _ => Error::file("read", &path)(error),
    })
}

/// Removes a copy; a missing one is as good.
pub(super) fn remove(layout: &Layout, digest: Digest) -> Result<()> {
    let path = path(layout, digest);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::file("remove", &path)(error))
        }
        _ => Ok(()),
    }
}

/// Gives another store the same copy: as a link, or byte for byte where links do not reach.
pub(super) fn link(from: &Layout, to: &Layout, digest: Digest) -> Result<()> {
    let (from, to) = (path(from, digest), path(to, digest));
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(Error::create(folder))?;
    }
    match fs::hard_link(&from, &to) {
        // Another file had the same bytes.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) => fs::copy(&from, &to).map(drop).map_err(Error::create(&to)),
        Ok(()) => Ok(()),
    }
}

/// Removes all copies but those of `known` sources, and what a killed writer left half done;
/// says how many.
pub(super) fn sweep(layout: &Layout, known: &BTreeSet<Digest>) -> Result<usize> {
    let mut removed = 0;
    let files =
        walkdir::WalkDir::new(layout.sources()).into_iter().filter_map(std::result::Result::ok);
    for file in files.filter(|entry| entry.file_type().is_file()) {
        let name = file.file_name().to_string_lossy();
        let digest = name.strip_suffix(".txt").and_then(|digest| digest.parse().ok());
        if !digest.is_some_and(|digest| known.contains(&digest)) {
            fs::remove_file(file.path()).map_err(Error::file("remove", file.path()))?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn path(layout: &Layout, digest: Digest) -> PathBuf {
    let name = digest.to_string();
    layout.sources().join(&name[..2]).join(format!("{name}.txt"))
}
