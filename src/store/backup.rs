//! A second store beside the first: the same papers, on its own from then on.

use std::fs;
use std::io;
use std::path::Path;

use super::copies;
use super::error::{Error, Result};
use super::layout::Layout;
use super::writer::Writer;

impl Writer {
    /// Copies the whole store to `target`, where there must be nothing yet: either all of it is
    /// there in the end, or nothing.
    ///
    /// Files that never change are linked rather than copied, where both are on one file system.
    ///
    /// # Errors
    /// When there is something at `target`, or a file cannot be made.
    pub fn backup(&self, target: &Path) -> Result<()> {
        let create = |done: io::Result<()>| done.map_err(Error::create(target));
        create(ensure_nothing(target))?;
        let parent = match target.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        let half = tempfile::Builder::new().prefix(".etl-backup-").tempdir_in(parent);
        let half = half.map_err(Error::create(target))?;
        let layout = Layout::new(half.path());
        self.backend.copy_to(&layout)?;
        for source in self.sources()?.into_values() {
            copies::link(&self.layout, &layout, source.digest)?;
        }
        layout.complete(&self.base)?;
        create(open_to_others(half.path()))?;
        create(fs::rename(half.path(), target))
    }
}

/// An empty folder is as good as none.
fn ensure_nothing(target: &Path) -> io::Result<()> {
    match fs::read_dir(target).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => {
            Err(io::Error::new(io::ErrorKind::AlreadyExists, "there is something already"))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Temporary folders are for their owner only; a backup is for whom the store is.
fn open_to_others(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}
