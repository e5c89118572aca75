//! What the store knows already, and what of it is still so.

use std::collections::{BTreeMap, BTreeSet};

use crate::store::{KnownSource, Result, Store};
use crate::text::Digest;

/// The manifest, as far as it tells what is to be done.
#[derive(Debug, Default)]
pub struct Known {
    /// What was read, by path.
    pub sources: BTreeMap<String, KnownSource>,
    /// Paths that failed the last time.
    pub failed: BTreeSet<String>,
}

/// How a file compares with what was read from its path before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was.
    New,
    /// Something else was, or with other settings.
    Changed,
    /// The same was, with the same settings.
    Unchanged,
}

impl Known {
    /// Reads the manifest.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store) -> Result<Self> {
        Ok(Self { sources: store.sources()?, failed: store.failed_paths()? })
    }

    /// How these bytes of a file compare with what is known of it.
    pub fn standing(&self, path: &str, digest: Digest, settings: &str) -> Standing {
        match self.sources.get(path) {
            None => Standing::New,
            Some(known) if known.digest == digest && *known.settings == *settings => {
                Standing::Unchanged
            }
            Some(_) => Standing::Changed,
        }
    }

    /// Whether anything is known of a path, be it that it failed.
    pub fn knows(&self, path: &str) -> bool {
        self.sources.contains_key(path) || self.failed.contains(path)
    }

    /// All paths that anything is known of, sorted.
    pub fn paths(&self) -> BTreeSet<&str> {
        self.sources.keys().chain(&self.failed).map(String::as_str).collect()
    }
}
