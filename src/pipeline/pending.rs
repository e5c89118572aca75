//! Papers that wait to be committed together.
//!
//! A paper of which the store knows nothing goes in by the bulk loader, many at once: a commit
//! has a price of its own, and so has looking for what is there already. Whatever replaces
//! something goes in alone, in a transaction.

use std::collections::HashSet;

use crate::store::{NewSource, Result, Writer};
use crate::text::Digest;

/// Quads that are committed together, at the least.
const QUADS: usize = 60_000;
/// Bytes of papers that are committed together, at the least.
const BYTES: u64 = 32 << 20;

/// New papers, not yet in the store.
#[derive(Debug, Default)]
pub struct Pending {
    sources: Vec<NewSource>,
    /// Contents that the store has, or will have with the next commit.
    digests: HashSet<Digest>,
    quads: usize,
    bytes: u64,
}

impl Pending {
    /// With the contents that the store has already.
    pub fn beside(digests: impl IntoIterator<Item = Digest>) -> Self {
        Self { digests: digests.into_iter().collect(), ..Self::default() }
    }

    /// Notes that these contents are stored, or will be; whether they were not yet.
    pub fn note(&mut self, digest: Digest) -> bool {
        self.digests.insert(digest)
    }

    /// Takes a paper of which the store knows neither path nor contents.
    pub fn add(&mut self, source: NewSource) {
        self.quads += source.batch.quads.len();
        self.bytes += source.entry.size;
        self.sources.push(source);
    }

    /// Whether it is time to commit.
    pub fn is_full(&self) -> bool {
        self.quads >= QUADS || self.bytes >= BYTES
    }

    /// Commits all that waits; gives how many papers.
    ///
    /// # Errors
    /// When the store fails; then it holds none of them.
    pub fn commit(&mut self, writer: &Writer) -> Result<usize> {
        (self.quads, self.bytes) = (0, 0);
        let sources = std::mem::take(&mut self.sources);
        let count = sources.len();
        if count > 0 {
            writer.add_sources(sources)?;
        }
        Ok(count)
    }
}
