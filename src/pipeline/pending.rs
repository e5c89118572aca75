//! Papers that wait to be committed together.
//!
//! A paper of which the store knows nothing goes in by the bulk loader, many at once: a commit
//! has a price of its own, and so has looking for what is there already. Whatever replaces
//! something goes in alone, in a transaction, once the others are in.

use std::collections::HashSet;

use crate::store::{NewSource, Result, Writer};
use crate::text::Digest;

use super::known::Known;

/// Bytes of papers that are committed together, at the least.
const BYTES: u64 = 32 << 20;

/// Papers, not yet in the store.
pub struct Pending<T> {
    /// Those that can go in together, each with what is to be told of it.
    together: Vec<(NewSource, T)>,
    /// Those that replace something, or have the bytes of another one.
    alone: Vec<(NewSource, T)>,
    /// Contents that the store has, or will have with the next commit.
    digests: HashSet<Digest>,
    quads: usize,
    bytes: u64,
    /// So many quads are committed together, at the least.
    enough: usize,
}

impl<T> Pending<T> {
    /// Nothing yet, beside what is in the store already; `enough` quads are a commit.
    pub fn beside(known: &Known, enough: usize) -> Self {
        Self {
            together: Vec::new(),
            alone: Vec::new(),
            digests: known.sources.values().map(|known| known.digest).collect(),
            quads: 0,
            bytes: 0,
            enough,
        }
    }

    /// Takes a paper.
    pub fn add(&mut self, source: NewSource, known: &Known, about: T) {
        self.quads += source.batch.len();
        self.bytes += source.entry.size;
        let is_new = self.digests.insert(source.entry.digest) && !known.knows(&source.entry.path);
        let others = if is_new { &mut self.together } else { &mut self.alone };
        others.push((source, about));
    }

    /// Whether it is time to commit.
    pub fn is_full(&self) -> bool {
        self.quads >= self.enough || self.bytes >= BYTES
    }

    /// Commits all that waits; tells of each paper once it is in the store.
    ///
    /// # Errors
    /// When the store fails; what was told of before is in it.
    pub fn commit(&mut self, writer: &Writer, mut tell: impl FnMut(T)) -> Result<()> {
        (self.quads, self.bytes) = (0, 0);
        let (sources, about): (Vec<_>, Vec<_>) = self.together.drain(..).unzip();
        if !sources.is_empty() {
            writer.add_sources(sources)?;
        }
        about.into_iter().for_each(&mut tell);
        for (NewSource { batch, entry, bytes }, about) in self.alone.drain(..) {
            writer.replace_source(&batch, &entry, &bytes)?;
            tell(about);
        }
        Ok(())
    }
}
