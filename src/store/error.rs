//! What can go wrong with a store.

use std::io;
use std::path::{Path, PathBuf};

use oxigraph::store::StorageError;

use super::lock::Holder;

/// Result of store operations.
pub type Result<T> = std::result::Result<T, Error>;

/// Trouble with a store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no store in the folder.
    #[error("no store in '{}'; 'etl ingest' makes one, '--store' names another", folder.display())]
    Missing {
        /// The folder looked in.
        folder: PathBuf,
    },
    /// Another process has the store open.
    #[error("the store '{}' is in use by {}; try again when it has ended", folder.display(),
        holder.as_ref().map_or_else(|| "another process".to_owned(), ToString::to_string))]
    Locked {
        /// The store.
        folder: PathBuf,
        /// Who has it open, when that is known: readers leave no name.
        holder: Option<Holder>,
    },
    /// The store was made by another version or build of the program.
    #[error("the store '{}' cannot be read: {reason}", folder.display())]
    Version {
        /// The store.
        folder: PathBuf,
        /// What does not fit, and what to do.
        reason: String,
    },
    /// The store was made with another base IRI.
    #[error("the store '{}' was made with the base '{stored}', not '{asked}'; \
        give '--base {stored}', or another '--store'", folder.display())]
    OtherBase {
        /// The store.
        folder: PathBuf,
        /// Its base.
        stored: String,
        /// The base of this run.
        asked: String,
    },
    /// What the store says and what the source says differ.
    #[error("{what} of <{iri}> differs\n  stored: {stored}\n  source: {found}")]
    Differs {
        /// The thing looked at.
        iri: String,
        /// What was compared.
        what: &'static str,
        /// What the store says.
        stored: String,
        /// What was found.
        found: String,
    },
    /// The store contradicts itself.
    #[error("the store is damaged: {0}")]
    Damaged(String),
    /// A file cannot be made.
    #[error("cannot create '{}'", path.display())]
    Create {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file cannot be read or written.
    #[error("cannot {action} '{}'", path.display())]
    File {
        /// `read`, `write`, `remove`.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database failed.
    #[error("the database failed")]
    Database(#[source] io::Error),
}

impl Error {
    /// For `map_err`: an error of `action` on `path`.
    pub(super) fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File { action, path: path.to_owned(), source }
    }

    /// For `map_err`: `path` cannot be made.
    pub(super) fn create(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Create { path: path.to_owned(), source }
    }
}

impl From<StorageError> for Error {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Corruption(error) => Self::Damaged(error.to_string()),
            error => Self::Database(error.into()),
        }
    }
}
