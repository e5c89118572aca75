//! `etl ingest`: read papers into the store.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use clap::Args;

use super::diagnostics::Printer;
use super::extraction::{ExtractionArguments, extractors};
use super::inputs::{InputArguments, Inputs};
use super::limits::{LimitArguments, WaitArguments};
use super::summary::Summary;
use super::{Exit, Global, plan};
use crate::pipeline::{Options, Progress, Reason, ingest};
use crate::read::{FORMATS, Format};
use crate::store::{Error, Writer};

/// Arguments of `etl ingest`.
#[derive(Args, Debug)]
#[command(after_help = format!("{}\n\n{}", formats(), extractors()))]
pub struct Arguments {
    #[command(flatten)]
    inputs: InputArguments,

    /// Read the files again that failed the last time, and no others
    #[arg(long, conflicts_with_all = ["paths", "files_from"])]
    retry_failed: bool,

    /// Read unchanged files again too
    #[arg(long)]
    force: bool,

    /// Drop papers that were read below the paths and are gone: files, and members of archives
    #[arg(long)]
    prune: bool,

    /// Show what would be done, and do nothing
    #[arg(short = 'n', long)]
    dry_run: bool,

    /// End at the first file that fails
    #[arg(long)]
    fail_fast: bool,

    /// End with status 3 for warnings too
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    wait: WaitArguments,

    #[command(flatten)]
    limits: LimitArguments,

    #[command(flatten)]
    extraction: ExtractionArguments,
}

/// Runs it.
///
/// # Errors
/// When the store cannot be opened or written.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let stop = stop_on_interrupt()?;
    let Inputs { paths, walk, selection } = match arguments.retry_failed {
        true => arguments.inputs.named(failed(global)?)?,
        false => arguments.inputs.find()?,
    };
    let mut printer = Printer::new(global);
    let is_empty = walk.inputs.is_empty() && !(arguments.prune && walk.unreadable.is_empty());
    if is_empty {
        for (path, error) in &walk.unreadable {
            printer.unreadable(path, error);
        }
        match arguments.retry_failed && walk.unreadable.is_empty() {
            true => printer.say("nothing failed the last time"),
            false => printer.no_papers(&paths),
        }
        printer.passed_over(&walk.passed_over);
        return Ok(printer.exit());
    }
    let options = Options {
        base: global.base.clone(),
        jobs: global.jobs,
        extraction: arguments.extraction.extraction(global, &mut printer)?,
        selection,
        limits: arguments.limits.limits(global)?,
        force: arguments.force,
        fail_fast: arguments.fail_fast,
        prune: if arguments.prune { paths } else { Vec::new() },
    };
    if arguments.dry_run {
        return plan::run(&walk, &options, printer, global);
    }
    let patience = arguments.wait.patience()?;
    let writer = Writer::open_patiently(&global.store, &global.base, patience)?;
    writer.load_ontology()?;
    let mut progress = Progress::new(walk.inputs.len(), global.progress);
    let report = ingest(&writer, &walk, &options, &mut progress, &stop);
    progress.finish();
    let report = report.and_then(|report| Ok((report, writer.flush()?))).context(
        "the ingest ended early; every paper is in the store whole or as it was before, \
         and the same command goes on where it ended",
    );
    let (report, ()) = report?;
    for (path, diagnostic) in &report.failures {
        printer.failure(path, diagnostic);
    }
    printer.noted(&report.noted);
    let stored = writer.source_quads()?;
    print(&Summary::new(&report, &global.store, stored), started.elapsed(), global)?;
    Ok(match report.ended_early {
        Some(Reason::Interrupted) => Exit::Interrupted,
        _ if arguments.strict && report.noted.warnings > 0 => Exit::SomeFailed,
        _ => printer.exit(),
    })
}

/// The files that failed the last time; of an archive, the archive.
fn failed(global: &Global) -> anyhow::Result<Vec<PathBuf>> {
    let failed = match global.open_store() {
        Ok(store) => store.failed_paths()?,
        Err(Error::Missing { .. }) => Default::default(),
        Err(error) => return Err(error.into()),
    };
    Ok(failed.iter().filter_map(|path| crate::pipeline::file_of(path)).collect())
}

/// The formats that are read, as a paragraph of the help.
fn formats() -> String {
    let line = |format: &Format| {
        let endings = format.extensions.iter().map(|ending| format!(".{ending}"));
        let endings = endings.collect::<Vec<_>>().join(" ");
        format!("\n  {:<10} {endings:<15} {}", format.name, format.about)
    };
    format!(
        "Formats, told by the name and content of a file:{}",
        FORMATS.iter().map(line).collect::<String>()
    )
}

fn print(summary: &Summary<'_>, elapsed: Duration, global: &Global) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if global.json {
        writeln!(out, "{}", summary.json())
    } else if global.quiet {
        Ok(())
    } else {
        out.write_all(summary.text(elapsed).as_bytes())
    }
}

/// A flag that the first interrupt sets; the second one ends the program at once.
fn stop_on_interrupt() -> anyhow::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(Exit::Interrupted as i32);
        }
        let mut stderr = io::stderr().lock();
        // A closed standard error leaves nowhere to say it.
        let _ = writeln!(stderr, "\nfinishing what is under way; interrupt again to stop at once");
    })?;
    Ok(stop)
}
