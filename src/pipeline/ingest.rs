//! Many workers from bytes to quads, one writer from quads to the store.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::diagnostic::Diagnostic;
use crate::graph::Base;
use crate::store::{Failure, Result, StoredDiagnostic, Writer};

use super::archive::unreadable;
use super::known::Known;
use super::limits::Limits;
use super::pending::Pending;
use super::progress::Progress;
use super::prune::{Seen, gone};
use super::report::{Reason, Report, Stored};
use super::selection::Selection;
use super::settings::Extraction;
use super::stream::{Done, Stream};
use super::walk::Walk;
use super::work::{Ready, Shop, Work};

/// What an ingest is told beside its inputs.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Base of all IRIs.
    pub base: Base,
    /// Worker threads.
    pub jobs: usize,
    /// Settings of the extractors.
    pub extraction: Extraction,
    /// Which files of folders and archives are wanted.
    pub selection: Selection,
    /// Limits of one file.
    pub limits: Limits,
    /// Whether unchanged files are read again.
    pub force: bool,
    /// Whether the first failure ends the run.
    pub fail_fast: bool,
    /// Paths as named: what was read below them and is gone is dropped. None: nothing is.
    pub prune: Vec<PathBuf>,
}

impl Options {
    pub(super) fn shop(&self) -> Arc<Shop> {
        let (base, extraction) = (self.base.clone(), self.extraction.clone());
        Arc::new(Shop::new(base, extraction, self.limits, self.force))
    }
}

/// Reads every input into the store.
///
/// `stop` is looked at before each file: once it is set, what is under way is finished
/// and written, and nothing new is begun.
///
/// # Errors
/// When the store fails; what was committed before stays.
pub fn ingest(
    writer: &Writer,
    walk: &Walk,
    options: &Options,
    progress: &mut Progress,
    stop: &AtomicBool,
) -> anyhow::Result<Report> {
    let known = Known::read(writer)?;
    let failed = AtomicBool::new(false);
    let shop = options.shop();
    let more = progress.more();
    let mut scribe = Scribe::new(writer, &known, options, progress, stop, &failed);
    for (path, error) in &walk.unreadable {
        scribe.fail(path.clone(), unreadable(error))?;
    }
    let stream =
        Stream { inputs: &walk.inputs, selection: &options.selection, jobs: options.jobs, stop };
    let expanded = stream.run(
        || more.add(),
        |item| shop.work(item, &known),
        |path, done| Ok(scribe.take(path, done)?),
    )?;
    let (mut report, seen) = scribe.finish()?;
    report.passed_over += expanded.passed_over;
    report.passed_over += walk.passed_over.clone();
    if !expanded.whole || report.ended_early.is_some() {
        let by_failure = failed.load(Ordering::Relaxed);
        report.ended_early = Some(if by_failure { Reason::Failed } else { Reason::Interrupted });
    } else {
        for path in gone(&known, &options.prune, walk, &options.selection, &seen) {
            report.pruned += usize::from(writer.remove_source(&path)?);
        }
    }
    report.failures.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(report)
}

/// Writes down what comes of each file.
struct Scribe<'a> {
    writer: &'a Writer,
    known: &'a Known,
    progress: &'a mut Progress,
    fail_fast: bool,
    stop: &'a AtomicBool,
    failed: &'a AtomicBool,
    pending: Pending<Stored>,
    report: Report,
    seen: Seen,
}

impl<'a> Scribe<'a> {
    fn new(
        writer: &'a Writer,
        known: &'a Known,
        options: &Options,
        progress: &'a mut Progress,
        stop: &'a AtomicBool,
        failed: &'a AtomicBool,
    ) -> Self {
        Self {
            writer,
            known,
            progress,
            fail_fast: options.fail_fast,
            stop,
            failed,
            pending: Pending::beside(known, options.limits.commit),
            report: Report::default(),
            seen: Seen::default(),
        }
    }

    fn take(&mut self, path: String, done: Done<Work<Ready>>) -> Result<()> {
        let work = match done {
            Done::Work(work) => work,
            Done::Left => {
                self.report.ended_early = Some(Reason::Interrupted);
                return Ok(());
            }
            Done::Whole => {
                self.progress.advance(0, 0);
                self.seen.note_whole(&path);
                return self.forget_failure(&path);
            }
        };
        self.seen.note(&path);
        match work {
            Work::Ready(ready) => return self.store(ready),
            Work::Failed(diagnostic) => return self.fail(path, diagnostic),
            Work::Unchanged(bytes) => {
                self.progress.advance(bytes, 0);
                self.report.unchanged += 1;
            }
            Work::None(kind) => {
                self.progress.advance(0, 0);
                self.report.passed_over.add(kind);
            }
        }
        self.forget_failure(&path)
    }

    fn store(&mut self, ready: Ready) -> Result<()> {
        let was_known = self.known.sources.contains_key(&ready.source.entry.path);
        let stored = Stored::new(&ready, was_known);
        self.pending.add(ready.source, self.known, stored);
        if self.pending.is_full() { self.commit() } else { Ok(()) }
    }

    /// Only now are the papers done.
    fn commit(&mut self) -> Result<()> {
        let (progress, report) = (&mut *self.progress, &mut self.report);
        self.pending.commit(self.writer, |stored| {
            let (bytes, quads) = stored.size();
            progress.advance(bytes, quads as u64);
            report.add(stored);
        })
    }

    fn fail(&mut self, path: String, diagnostic: Diagnostic) -> Result<()> {
        self.progress.advance(0, 0);
        let stored = StoredDiagnostic::new(&diagnostic, None);
        self.writer.record_failure(&Failure { path: path.clone(), diagnostic: stored })?;
        self.report.failures.push((path, diagnostic));
        if self.fail_fast {
            self.failed.store(true, Ordering::Relaxed);
            self.stop.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    fn forget_failure(&self, path: &str) -> Result<()> {
        if self.known.failed.contains(path) {
            self.writer.forget_failure(path)?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(Report, Seen)> {
        self.commit()?;
        Ok((self.report, self.seen))
    }
}
