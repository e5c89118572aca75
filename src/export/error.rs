//! What can go wrong with an export.

/// Result of an export.
pub type Result<T> = std::result::Result<T, Error>;

/// Trouble with an export.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The name fits nothing in the store.
    #[error("no graph, source or paper is called '{0}'; 'etl status' lists sources")]
    NoSuchGraph(String),
    /// The store failed, or the file cannot be written.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
}
