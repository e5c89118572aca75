//! Gives back the space of what was removed.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;
use walkdir::WalkDir;

use super::copies;
use super::error::Result;
use super::writer::Writer;

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Compaction {
    /// Bytes of the store's files before.
    pub before: u64,
    /// Bytes of the store's files behind.
    pub after: u64,
    /// Kept copies that belonged to no source any more.
    pub copies: usize,
}

impl Writer {
    /// Merges the files of the database, and removes copies of sources that it does not know.
    ///
    /// # Errors
    /// When a file or the database fails.
    pub fn compact(self) -> Result<Compaction> {
        let folder = self.layout.folder().to_owned();
        let before = size(&folder);
        let known: BTreeSet<_> = self.sources()?.into_values().map(|known| known.digest).collect();
        let copies = copies::sweep(&self.layout, &known)?;
        self.backend.compact()?;
        self.flush()?;
        // The database removes its old files when it is closed, and the snapshot that links them.
        drop(self);
        Ok(Compaction { before, after: size(&folder), copies })
    }
}

/// Bytes of all files in a folder; those that come and go meanwhile do not matter.
fn size(folder: &Path) -> u64 {
    let files = WalkDir::new(folder).into_iter().filter_map(std::result::Result::ok);
    let files = files.filter(|file| file.file_type().is_file());
    files.filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum()
}
