//! One writer or many readers: an advisory lock on a file of the store folder.
//!
//! The kernel gives the lock back when a process dies. The file's text only says
//! who writes, and where readers find the store as it was before; whoever gets the
//! lock knows that the text is stale and empties it.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::error::{Error, Result};
use super::layout::Layout;

/// What the store is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Shared with other readers.
    Read,
    /// Alone.
    Write,
}

/// How long to wait for a store that another process has open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patience {
    /// Not at all.
    #[default]
    None,
    /// So long.
    AtMost(Duration),
    /// Until it is free.
    Endless,
}

/// Time between two looks at a lock.
const PAUSE: Duration = Duration::from_millis(50);

impl Patience {
    /// Tries until it works, fails in another way than by a lock, or the time is over.
    pub(super) fn wait<T>(self, mut attempt: impl FnMut() -> Result<T>) -> Result<T> {
        let started = Instant::now();
        loop {
            let over = match self {
                Self::None => true,
                Self::AtMost(limit) => started.elapsed() >= limit,
                Self::Endless => false,
            };
            match attempt() {
                Err(Error::Locked { .. }) if !over => sleep(PAUSE),
                done => return done,
            }
        }
    }
}

/// The process that writes a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Process id.
    pub process: u32,
    /// Name of its machine.
    pub host: String,
    /// Name of the snapshot that it took before it changed anything, once there is one.
    pub(super) snapshot: Option<String>,
}

impl fmt::Display for Holder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "process {} on {}", self.process, self.host)
    }
}

impl Holder {
    fn this() -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Self { process: std::process::id(), host, snapshot: None }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (process, host) = (words.next()?.parse().ok()?, words.next()?.to_owned());
        Some(Self { process, host, snapshot: words.next().map(str::to_owned) })
    }
}

/// The lock, held while this value lives.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    access: Access,
}

impl Lock {
    pub(super) fn take(layout: &Layout, access: Access) -> Result<Self> {
        let path = layout.lock_file();
        let file = open(&path, access).map_err(Error::create(&path))?;
        let locked = match access {
            Access::Read => file.try_lock_shared(),
            Access::Write => file.try_lock(),
        };
        match locked {
            Ok(()) => Self { file, access }.sign(layout, None),
            Err(TryLockError::WouldBlock) => Err(Error::Locked {
                folder: layout.folder().to_owned(),
                holder: fs::read_to_string(&path).ok().and_then(|text| Holder::parse(&text)),
            }),
            Err(TryLockError::Error(error)) => Err(Error::file("lock", &path)(error)),
        }
    }

    /// The lock again, with a text that names the snapshot.
    pub(super) fn with_snapshot(self, layout: &Layout, name: &str) -> Result<Self> {
        self.sign(layout, Some(name))
    }

    fn sign(mut self, layout: &Layout, snapshot: Option<&str>) -> Result<Self> {
        if self.access == Access::Write {
            let holder = Holder::this();
            let snapshot = snapshot.map_or_else(String::new, |name| format!(" {name}"));
            let line = format!("{} {}{snapshot}\n", holder.process, holder.host);
            let written = self
                .file
                .set_len(0)
                .and_then(|()| self.file.rewind())
                .and_then(|()| self.file.write_all(line.as_bytes()));
            written.map_err(Error::file("write", &layout.lock_file()))?;
        }
        Ok(self)
    }
}

/// Readers get by without the right to write, unless the file is missing.
fn open(path: &Path, access: Access) -> io::Result<File> {
    if access == Access::Read {
        match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            found => return found,
        }
    }
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.access == Access::Write {
            // The name only helps people; a stale one is harmless.
            let _ = self.file.set_len(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> (tempfile::TempDir, Layout) {
        let folder = tempfile::tempdir().unwrap();
        let layout = Layout::new(folder.path());
        (folder, layout)
    }

    #[test]
    fn a_second_writer_learns_who_the_first_is() {
        let (_folder, layout) = layout();
        let _first = Lock::take(&layout, Access::Write).unwrap();
        for access in [Access::Write, Access::Read] {
            let Err(Error::Locked { holder, .. }) = Lock::take(&layout, access) else {
                panic!("two had the lock");
            };
            assert_eq!(holder, Some(Holder::this()));
        }
    }

    #[test]
    fn readers_share_and_keep_writers_out() {
        let (_folder, layout) = layout();
        drop(Lock::take(&layout, Access::Write).unwrap());
        let _one = Lock::take(&layout, Access::Read).unwrap();
        let _two = Lock::take(&layout, Access::Read).unwrap();
        let refused = Lock::take(&layout, Access::Write);
        assert!(matches!(refused, Err(Error::Locked { holder: None, .. })));
    }

    #[test]
    fn a_lock_given_back_can_be_taken_again() {
        let (_folder, layout) = layout();
        drop(Lock::take(&layout, Access::Write).unwrap());
        assert!(Lock::take(&layout, Access::Write).is_ok());
    }
}
