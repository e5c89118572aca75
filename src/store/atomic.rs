//! Files that are there whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::error::{Error, Result};

/// Writes a file beside its place and then moves it there, so that nobody sees half of it.
///
/// # Errors
/// When it cannot be created or written; then what was there before stays.
pub fn write_atomically(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>,
) -> Result<()> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let file = temporary(folder).map_err(Error::create(path))?;
    let mut buffer = BufWriter::new(file.as_file());
    write(&mut buffer)
        .and_then(|()| buffer.flush())
        .and_then(|()| file.as_file().sync_all())
        .map_err(Error::file("write", path))?;
    drop(buffer);
    file.persist(path).map_err(|error| Error::create(path)(error.error))?;
    Ok(())
}

/// Temporary files are for their owner only; ours become files for everybody the umask lets in.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.prefix(".etl-").tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_that_fails_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        write_atomically(&path, |file| file.write_all(b"one")).unwrap();
        let failed = write_atomically(&path, |file| {
            file.write_all(b"two")?;
            Err(io::Error::other("no"))
        });
        assert!(matches!(failed, Err(Error::File { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_missing_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let failed = write_atomically(&folder.path().join("no/x"), |_| Ok(()));
        assert!(matches!(failed, Err(Error::Create { .. })));
    }
}
