//! What lies where in the store folder, and which version of it this is.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::graph::Base;

use super::atomic::write_atomically;
use super::backend;
use super::error::{Error, Result};

/// Version of the folder's layout and of the shape of the graphs.
const FORMAT: &str = "1";

/// Paths inside one store folder.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    folder: PathBuf,
    /// Where the quads are, when they are not in the folder itself: in a snapshot.
    quads: Option<PathBuf>,
}

impl Layout {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), quads: None }
    }

    /// The same store, but with the quads of a snapshot.
    pub(super) fn with_quads_in(&self, snapshot: &Path) -> Self {
        Self { folder: self.folder.clone(), quads: Some(snapshot.to_owned()) }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether a store was ever finished here.
    pub(super) fn exists(&self) -> bool {
        self.version_file().is_file()
    }

    pub(super) fn lock_file(&self) -> PathBuf {
        self.folder.join("lock")
    }

    /// Folder or file of the quads, as the backend likes.
    pub(super) fn database(&self, name: &str) -> PathBuf {
        self.quads.as_ref().unwrap_or(&self.folder).join(name)
    }

    pub(super) fn snapshots(&self) -> PathBuf {
        self.folder.join("snapshots")
    }

    pub(super) fn sources(&self) -> PathBuf {
        self.folder.join("sources")
    }

    /// Checks the version file, if there is one; gives the base IRI.
    ///
    /// The caller holds the lock. `base` is that of a writer; readers take the stored one.
    pub(super) fn check(&self, base: Option<&Base>) -> Result<Base> {
        let path = self.version_file();
        match fs::read_to_string(&path) {
            Ok(text) => self.compare(&Version::parse(&text), base),
            Err(error) if error.kind() == io::ErrorKind::NotFound => match base {
                Some(base) => Ok(base.clone()),
                None => Err(Error::Missing { folder: self.folder.clone() }),
            },
            Err(error) => Err(Error::file("read", &path)(error)),
        }
    }

    /// Writes the version file of a new store.
    ///
    /// Called when the database is there: whoever is killed before leaves no store but
    /// parts of one, which the next writer completes.
    pub(super) fn complete(&self, base: &Base) -> Result<()> {
        if self.exists() {
            return Ok(());
        }
        let text = format!("format {FORMAT}\nbackend {}\nbase {}\n", backend::NAME, base.as_str());
        write_atomically(&self.version_file(), |file| file.write_all(text.as_bytes()))
    }

    fn version_file(&self) -> PathBuf {
        self.folder.join("version")
    }

    fn compare(&self, version: &Version<'_>, base: Option<&Base>) -> Result<Base> {
        let refuse = |reason| Err(Error::Version { folder: self.folder.clone(), reason });
        if version.format != FORMAT {
            let found = version.format;
            return refuse(format!(
                "its format is '{found}', this program knows '{FORMAT}'; \
                 use the version that made it, or ingest again into another folder"
            ));
        }
        if version.backend != backend::NAME {
            let (found, known) = (version.backend, backend::NAME);
            return refuse(format!("it is a '{found}' store, this build keeps '{known}' ones"));
        }
        let stored = Base::parse(version.base)
            .map_err(|error| Error::Damaged(format!("in its version file: {error}")))?;
        match base {
            Some(asked) if *asked != stored => Err(Error::OtherBase {
                folder: self.folder.clone(),
                stored: stored.as_str().to_owned(),
                asked: asked.as_str().to_owned(),
            }),
            _ => Ok(stored),
        }
    }
}

/// The lines of a version file; empty where one is missing.
#[derive(Default)]
struct Version<'a> {
    format: &'a str,
    backend: &'a str,
    base: &'a str,
}

impl<'a> Version<'a> {
    fn parse(text: &'a str) -> Self {
        let mut version = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once(' ')) {
            match key {
                "format" => version.format = value,
                "backend" => version.backend = value,
                "base" => version.base = value,
                _ => {}
            }
        }
        version
    }
}
