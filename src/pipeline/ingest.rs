//! Many workers from bytes to quads, one writer from quads to the store.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::graph::Base;
use crate::store::{Failure, ManifestEntry, NewSource, StoredDiagnostic, Writer, now};
use crate::text::Digest;

use super::archive::{Found, Item, expand};
use super::counts::Counts;
use super::noted::Noted;
use super::paper::{Paper, guarded, passed_over_as, process_with, read};
use super::passed_over::PassedOver;
use super::pending::Pending;
use super::progress::{MoreFiles, Progress};
use super::settings::Extraction;
use super::walk::Input;

/// What an ingest is told beside its inputs.
#[derive(Clone, Debug)]
pub struct Options {
    /// Base of all IRIs.
    pub base: Base,
    /// Worker threads.
    pub jobs: usize,
    /// Settings of the extractors.
    pub extraction: Extraction,
}

/// What an ingest did.
#[derive(Debug, Default)]
pub struct Report {
    /// Papers read for the first time.
    pub new: usize,
    /// Papers read again, because they or the program changed.
    pub changed: usize,
    /// Papers that are the same as in the store.
    pub unchanged: usize,
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
    /// Whether it was stopped before all inputs were looked at.
    pub interrupted: bool,
}

/// What a worker hands to the writer.
enum Work {
    Ready(Box<Ready>),
    Unchanged(u64),
    Failed(Diagnostic),
    /// No paper, of this kind.
    None(String),
    /// An archive that was read without trouble.
    Whole,
    /// Nothing was done, as the run was told to stop.
    Left,
}

/// A paper worked through.
struct Ready {
    source: NewSource,
    counts: Counts,
}

/// What the store knows already.
struct Known {
    /// Digest and settings of each path.
    sources: BTreeMap<String, (Digest, String)>,
    /// Paths that failed the last time.
    failed: BTreeSet<String>,
}

impl Known {
    fn read(writer: &Writer) -> anyhow::Result<Self> {
        let entry = |entry: ManifestEntry| (entry.path, (entry.digest, entry.settings));
        Ok(Self {
            sources: writer.manifest()?.into_iter().map(entry).collect(),
            failed: writer.failures()?.into_iter().map(|failure| failure.path).collect(),
        })
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
    inputs: &[Input],
    options: &Options,
    progress: &mut Progress,
    stop: &AtomicBool,
) -> anyhow::Result<Report> {
    let known = Known::read(writer)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs).build()?;
    // Few enough that memory stays bounded, enough that nobody is ever idle.
    let (finder, found) = sync_channel(options.jobs);
    let (sender, receiver) = sync_channel(options.jobs * 2);
    let more = progress.more();
    let (mut report, expanded) = std::thread::scope(|scope| {
        let finder = scope.spawn(|| find(inputs, &more, stop, finder));
        scope.spawn(|| pool.install(|| work_through(found, &known, options, stop, sender)));
        let report = write_all(writer, &known, receiver, progress);
        // A panic on that thread is an error of this program, as one on the others is.
        let expanded = finder.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        report.map(|report| (report, expanded))
    })?;
    report.passed_over += expanded.passed_over;
    report.interrupted |= expanded.interrupted;
    report.failures.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(report)
}

/// What came of looking into the inputs.
struct Expanded {
    passed_over: PassedOver,
    interrupted: bool,
}

/// Finds what is to be read, until told to stop or nobody takes it any more.
fn find(
    inputs: &[Input],
    more: &MoreFiles,
    stop: &AtomicBool,
    finder: SyncSender<Found>,
) -> Expanded {
    let mut passed_over = PassedOver::default();
    let ended = expand(inputs, &mut passed_over, &mut move |found| {
        if stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        if matches!(&found, Found::Item(item) if item.is_member()) {
            more.add();
        }
        match finder.send(found) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    Expanded { passed_over, interrupted: ended.is_break() }
}

/// Works through what was found on all threads of the pool, until the writer is gone.
fn work_through(
    found: Receiver<Found>,
    known: &Known,
    options: &Options,
    stop: &AtomicBool,
    sender: SyncSender<(String, Work)>,
) {
    let _ = found.into_iter().par_bridge().try_for_each_with(sender, |sender, found| {
        let work = match found {
            Found::Item(item) if stop.load(Ordering::Relaxed) => (item.path, Work::Left),
            Found::Whole(path) => (path, Work::Whole),
            Found::Item(item) => {
                let known = known.sources.get(&item.path);
                (item.path.clone(), work(item, known, options))
            }
        };
        sender.send(work).ok()
    });
}

fn work(item: Item, known: Option<&(Digest, String)>, options: &Options) -> Work {
    let Item { path, doc, named, content } = item;
    let settings = options.extraction.fingerprint(&options.base);
    let worked = guarded(|| {
        let bytes = read(&doc, content)?;
        if known.is_some_and(|known| *known == (Digest::of(&bytes), settings.clone())) {
            return Ok(Work::Unchanged(bytes.len() as u64));
        }
        let paper = process_with(&doc, &bytes, &options.extraction.settings)?;
        Ok(Work::Ready(Box::new(ready(path, bytes, &paper, options, settings))))
    });
    worked.unwrap_or_else(|failure| match passed_over_as(&doc, named, &failure) {
        Some(kind) => Work::None(kind),
        None => Work::Failed(failure.diagnostic),
    })
}

fn ready(
    path: String,
    bytes: Vec<u8>,
    paper: &Paper,
    options: &Options,
    settings: String,
) -> Ready {
    let source = paper.document.source();
    let counts = Counts::of(&paper.linked);
    let batch = paper.quads(&options.base);
    let stored = |diagnostic| StoredDiagnostic::new(diagnostic, Some(source));
    let entry = ManifestEntry {
        path,
        digest: source.digest(),
        size: source.size(),
        format: paper.format.name.to_owned(),
        media_type: paper.format.media_type.to_owned(),
        settings,
        vocabularies: options.extraction.vocabularies.clone(),
        ended: now(),
        quads: batch.quads.len() as u64,
        counts: counts.rows().map(|(kind, row)| (kind.to_owned(), row.found as u64)).collect(),
        diagnostics: paper.linked.diagnostics.iter().map(stored).collect(),
    };
    Ready { source: NewSource { batch, entry, bytes }, counts }
}

fn write_all(
    writer: &Writer,
    known: &Known,
    receiver: Receiver<(String, Work)>,
    progress: &mut Progress,
) -> anyhow::Result<Report> {
    let mut report = Report::default();
    let mut pending = Pending::beside(known.sources.values().map(|(digest, _)| *digest));
    for (path, work) in receiver {
        match work {
            Work::Ready(ready) => {
                progress.advance(ready.source.entry.size, ready.source.batch.quads.len() as u64);
                report.add(&path, &ready, known.sources.contains_key(&path));
                store(writer, known, &mut pending, ready.source)?;
            }
            Work::Unchanged(bytes) => {
                progress.advance(bytes, 0);
                report.unchanged += 1;
                forget_failure(writer, known, &path)?;
            }
            Work::Failed(diagnostic) => {
                progress.advance(0, 0);
                let stored = StoredDiagnostic::new(&diagnostic, None);
                writer.record_failure(&Failure { path: path.clone(), diagnostic: stored })?;
                report.failures.push((path, diagnostic));
            }
            Work::None(kind) => {
                progress.advance(0, 0);
                report.passed_over.add(kind);
                forget_failure(writer, known, &path)?;
            }
            Work::Left => report.interrupted = true,
            Work::Whole => {
                progress.advance(0, 0);
                forget_failure(writer, known, &path)?;
            }
        }
    }
    pending.commit(writer)?;
    Ok(report)
}

/// Stores a paper: with others when the store knows neither its path nor its contents, else alone.
fn store(
    writer: &Writer,
    known: &Known,
    pending: &mut Pending,
    source: NewSource,
) -> anyhow::Result<()> {
    let NewSource { entry, batch, bytes } = &source;
    let is_known = known.sources.contains_key(&entry.path) || known.failed.contains(&entry.path);
    if !pending.note(entry.digest) || is_known {
        // Its contents may be among those that wait.
        pending.commit(writer)?;
        writer.replace_source(batch, entry, bytes)?;
        return Ok(());
    }
    pending.add(source);
    if pending.is_full() {
        pending.commit(writer)?;
    }
    Ok(())
}

fn forget_failure(writer: &Writer, known: &Known, path: &str) -> anyhow::Result<()> {
    if known.failed.contains(path) {
        writer.forget_failure(path)?;
    }
    Ok(())
}

impl Report {
    /// Takes account of a paper that is in the store now.
    fn add(&mut self, path: &str, ready: &Ready, was_known: bool) {
        match was_known {
            true => self.changed += 1,
            false => self.new += 1,
        }
        let NewSource { entry, batch, .. } = &ready.source;
        self.noted.add(path, &entry.diagnostics);
        self.counts += ready.counts;
        self.bytes += entry.size;
        self.quads += batch.quads.len();
    }
}
