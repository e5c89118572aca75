//! What a run did, in numbers.

use crate::diagnostic::Diagnostic;

use super::counts::Counts;
use super::noted::Noted;
use super::passed_over::PassedOver;
use super::work::Ready;

/// What an ingest did.
#[derive(Debug, Default)]
pub struct Report {
    /// Papers read for the first time.
    pub new: usize,
    /// Papers read again, because they or the program changed.
    pub changed: usize,
    /// Papers that are the same as in the store.
    pub unchanged: usize,
    /// Papers that were dropped as they are gone.
    pub pruned: usize,
    /// Files, members and archives of which nothing or not all could be made, sorted by path.
    pub failures: Vec<(String, Diagnostic)>,
    /// What was noted about the papers that were read.
    pub noted: Noted,
    /// What was found in the papers that were read.
    pub counts: Counts,
    /// Bytes of the papers that were read.
    pub bytes: u64,
    /// Quads of the papers that were read.
    pub quads: usize,
    /// Files that turned out to be no papers.
    pub passed_over: PassedOver,
    /// Why it ended before all inputs were looked at, if it did.
    pub ended_early: Option<Reason>,
}

/// Why a run ended before all inputs were looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Somebody interrupted it.
    Interrupted,
    /// Something failed, and that was to end it.
    Failed,
}

/// A paper that is in the store now.
pub struct Stored {
    was_known: bool,
    counts: Counts,
    bytes: u64,
    quads: usize,
    noted: Noted,
}

impl Stored {
    /// What is to be told of a paper once it is in the store.
    pub fn new(ready: &Ready, was_known: bool) -> Self {
        let (entry, batch) = (&ready.source.entry, &ready.source.batch);
        let mut noted = Noted::default();
        noted.add(&entry.path, &entry.diagnostics);
        Self { was_known, counts: ready.counts, bytes: entry.size, quads: batch.len(), noted }
    }

    /// Its size and that of its graph.
    pub fn size(&self) -> (u64, usize) {
        (self.bytes, self.quads)
    }
}

impl Report {
    /// Takes account of a paper that is in the store now.
    pub fn add(&mut self, stored: Stored) {
        match stored.was_known {
            true => self.changed += 1,
            false => self.new += 1,
        }
        self.noted += stored.noted;
        self.counts += stored.counts;
        self.bytes += stored.bytes;
        self.quads += stored.quads;
    }
}
