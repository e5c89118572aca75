//! Many workers from bytes to quads, one writer from quads to the store.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::graph::{Base, QuadBatch};
use crate::store::{Failure, ManifestEntry, StoredDiagnostic, Writer, now};
use crate::text::{Digest, Source};

use super::counts::Counts;
use super::paper::{Paper, guarded, process_with, read};
use super::progress::Progress;
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

/// What became of one input.
#[derive(Debug)]
pub enum Outcome {
    /// Read for the first time.
    New(Ingested),
    /// Read again, because it or the program changed.
    Changed(Ingested),
    /// The same as in the store.
    Unchanged,
    /// Nothing could be made of it.
    Failed(Diagnostic),
}

/// A paper that is in the store now.
#[derive(Debug)]
pub struct Ingested {
    /// Its source, for the places of diagnostics.
    pub source: Source,
    /// What was noted about it.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found.
    pub counts: Counts,
    /// Quads of its graph.
    pub quads: usize,
}

/// What an ingest did.
#[derive(Debug, Default)]
pub struct Report {
    /// Each input that was looked at, with what became of it, sorted by path.
    pub outcomes: Vec<(String, Outcome)>,
    /// Whether it was stopped before all inputs were looked at.
    pub interrupted: bool,
}

/// What a worker hands to the writer.
enum Work {
    Ready(Box<Ready>),
    Unchanged(u64),
    Failed(Diagnostic),
}

/// A paper worked through.
struct Ready {
    entry: ManifestEntry,
    bytes: Vec<u8>,
    batch: QuadBatch,
    ingested: Ingested,
}

/// Digest and settings of each path, as the manifest knows them.
type Known = BTreeMap<String, (Digest, String)>;

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
    let known: Known = writer
        .manifest()?
        .into_iter()
        .map(|entry| (entry.path, (entry.digest, entry.settings)))
        .collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs).build()?;
    // Few enough that memory stays bounded, enough that the writer is never idle.
    let (sender, receiver) = sync_channel(options.jobs * 2);
    let mut report = std::thread::scope(|scope| {
        scope.spawn(|| pool.install(|| work_through(inputs, &known, options, stop, sender)));
        write_all(writer, &known, &receiver, progress)
    })?;
    report.interrupted = stop.load(Ordering::Relaxed) && report.outcomes.len() < inputs.len();
    report.outcomes.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(report)
}

/// Works through the inputs on all threads of the pool, until told to stop or the writer is gone.
fn work_through(
    inputs: &[Input],
    known: &Known,
    options: &Options,
    stop: &AtomicBool,
    sender: SyncSender<(String, Work)>,
) {
    let _ = inputs.par_iter().try_for_each_with(sender, |sender, input| {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let work = work(input, known.get(&input.path), options);
        sender.send((input.path.clone(), work)).ok()
    });
}

fn work(input: &Input, known: Option<&(Digest, String)>, options: &Options) -> Work {
    let bytes = match read(input) {
        Ok(bytes) => bytes,
        Err(failure) => return Work::Failed(failure.diagnostic),
    };
    let settings = options.extraction.fingerprint(&options.base);
    if known.is_some_and(|known| *known == (Digest::of(&bytes), settings.clone())) {
        return Work::Unchanged(bytes.len() as u64);
    }
    let ready = guarded(|| {
        let paper = process_with(&input.doc, &bytes, &options.extraction.settings)?;
        Ok(ready(input, bytes, &paper, options, settings))
    });
    match ready {
        Ok(ready) => Work::Ready(Box::new(ready)),
        Err(failure) => Work::Failed(failure.diagnostic),
    }
}

fn ready(
    input: &Input,
    bytes: Vec<u8>,
    paper: &Paper,
    options: &Options,
    settings: String,
) -> Ready {
    let source = paper.document.source();
    let counts = Counts::of(&paper.linked);
    let batch = paper.quads(&options.base);
    let diagnostics = paper.linked.diagnostics.clone();
    let stored = |diagnostic| StoredDiagnostic::new(diagnostic, Some(source));
    Ready {
        entry: ManifestEntry {
            path: input.path.clone(),
            digest: source.digest(),
            size: source.size(),
            format: paper.format.name.to_owned(),
            media_type: paper.format.media_type.to_owned(),
            settings,
            vocabularies: options.extraction.vocabularies.clone(),
            ended: now(),
            quads: batch.quads.len() as u64,
            counts: counts.rows().map(|(kind, row)| (kind.to_owned(), row.found as u64)).collect(),
            diagnostics: diagnostics.iter().map(stored).collect(),
        },
        bytes,
        ingested: Ingested {
            source: source.clone(),
            diagnostics,
            counts,
            quads: batch.quads.len(),
        },
        batch,
    }
}

fn write_all(
    writer: &Writer,
    known: &Known,
    receiver: &Receiver<(String, Work)>,
    progress: &mut Progress,
) -> anyhow::Result<Report> {
    let mut report = Report::default();
    for (path, work) in receiver {
        let outcome = match work {
            Work::Unchanged(bytes) => {
                progress.advance(bytes, 0);
                Outcome::Unchanged
            }
            Work::Failed(diagnostic) => {
                progress.advance(0, 0);
                let stored = StoredDiagnostic::new(&diagnostic, None);
                writer.record_failure(&Failure { path: path.clone(), diagnostic: stored })?;
                Outcome::Failed(diagnostic)
            }
            Work::Ready(ready) => {
                writer.replace_source(&ready.batch, &ready.entry, &ready.bytes)?;
                progress.advance(ready.entry.size, ready.batch.quads.len() as u64);
                let is_new = !known.contains_key(&path);
                if is_new { Outcome::New(ready.ingested) } else { Outcome::Changed(ready.ingested) }
            }
        };
        report.outcomes.push((path, outcome));
    }
    Ok(report)
}
