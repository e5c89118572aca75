//! What readers get while another process writes: the store as it was before.
//!
//! RocksDB must not be read beside a writer in another process. So each writer, before it changes
//! anything, puts a copy of the quads into `snapshots/` – of links, which costs next to nothing –
//! and names it in the lock file. Readers that find the store locked open that copy. It is removed
//! by the writer at its end, or, where somebody still reads it then, by the next one.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::backend::Backend;
use super::error::{Error, Result};
use super::layout::Layout;
use super::lock::Holder;

/// The snapshot of this process.
pub(super) struct Snapshot {
    folder: PathBuf,
    name: String,
}

impl Snapshot {
    /// Copies all quads; removes the snapshots of earlier writers that nobody reads any more.
    ///
    /// The caller is the only writer.
    pub(super) fn take(layout: &Layout, backend: &Backend) -> Result<Self> {
        let all = layout.snapshots();
        fs::create_dir_all(&all).map_err(Error::create(&all))?;
        let mut kept = 0;
        for entry in fs::read_dir(&all).map_err(Error::file("read", &all))? {
            let old = entry.map_err(Error::file("read", &all))?.path();
            kept += usize::from(!remove_unread(&old)?);
        }
        let name = format!("{}-{kept}", std::process::id());
        let folder = all.join(&name);
        let create = |path: &Path, done: io::Result<()>| done.map_err(Error::create(path));
        create(&folder, fs::create_dir(&folder))?;
        let lock = lock_file(&folder);
        create(&lock, File::create(&lock).map(drop))?;
        backend.copy_to(&layout.with_quads_in(&folder))?;
        Ok(Self { folder, name })
    }

    /// Its name in the lock file.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Removes it, unless somebody reads it; says whether nobody did.
    pub(super) fn remove(&self) -> Result<bool> {
        remove_unread(&self.folder)
    }
}

/// The snapshot that the writer `holder` named, held while the file lives; nothing when it is gone.
pub(super) fn open(layout: &Layout, holder: &Holder) -> Result<Option<(Layout, File)>> {
    let Some(name) = &holder.snapshot else { return Ok(None) };
    let folder = layout.snapshots().join(name);
    let path = lock_file(&folder);
    let lock = match File::open(&path) {
        Ok(lock) => lock,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::file("read", &path)(error)),
    };
    // Whoever removes it takes the lock and then removes the lock file first.
    let is_there = lock.try_lock_shared().is_ok() && path.exists();
    Ok(is_there.then(|| (layout.with_quads_in(&folder), lock)))
}

/// Removes a snapshot, unless somebody reads it; says whether nobody did.
fn remove_unread(folder: &Path) -> Result<bool> {
    let remove = Error::file("remove", folder);
    let path = lock_file(folder);
    let lock = match File::open(&path) {
        Ok(lock) => Some(lock),
        // A writer was killed before it was whole.
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Error::file("read", &path)(error)),
    };
    if lock.as_ref().is_some_and(|lock| lock.try_lock().is_err()) {
        return Ok(false);
    }
    // The lock file first: a reader that has it open learns from it that the rest is gone.
    let lock_removed = if lock.is_some() { fs::remove_file(&path) } else { Ok(()) };
    lock_removed.and_then(|()| fs::remove_dir_all(folder)).map_err(remove)?;
    Ok(true)
}

fn lock_file(folder: &Path) -> PathBuf {
    folder.join("lock")
}
