//! `etl ingest`: read papers into the store.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::Args;

use super::diagnostics::Printer;
use super::extraction::{ExtractionArguments, extractors};
use super::summary::Summary;
use super::{Exit, Global};
use crate::pipeline::{Options, Progress, ingest, walk};
use crate::read::{FORMATS, Format};
use crate::store::Writer;

/// Arguments of `etl ingest`.
#[derive(Args, Debug)]
#[command(after_help = format!("{}\n\n{}", formats(), extractors()))]
pub struct Arguments {
    /// Files, folders and archives to read; `-` is standard input
    ///
    /// Folders are read with all below them, in order of their names, and so are archives: .zip,
    /// .tar, .tar.gz and .tgz. Hidden files, files that tell about their folder (README, LICENSE
    /// and the like) and files that are no papers by their ending are passed over unless they
    /// are named themselves; so is what stands beside the XML in a package of PubMed Central
    /// (PMC123/), and elsewhere a text of the same name as an XML file. Every file and member may
    /// be packed with gzip (.xml.gz). A member is called `papers.zip//PMC123/a.nxml`, and is a
    /// source of its own. What is in the store already and has not changed is left as it is.
    ///
    /// An archive is read up to where it is damaged. Against bombs, no member may unpack to more
    /// than 256 MiB, nor to more than 200 times its packed size beyond 10 MiB; no archive to more
    /// than 100 times its size beyond 64 MiB, nor to more than 1,000,000 members. An archive
    /// inside an archive is not read.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

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
    let walk = walk(&arguments.paths);
    let mut printer = Printer::new(global);
    for (path, error) in &walk.unreadable {
        printer.unreadable(path, error);
    }
    if walk.inputs.is_empty() {
        printer.no_papers(&arguments.paths);
        printer.passed_over(&walk.passed_over);
        return Ok(printer.exit());
    }
    let extraction = arguments.extraction.extraction(global, &mut printer)?;
    let writer = Writer::open(&global.store, &global.base)?;
    writer.load_ontology()?;
    let options = Options { base: global.base.clone(), jobs: global.jobs, extraction };
    let mut progress = Progress::new(walk.inputs.len(), global.progress);
    let report = ingest(&writer, &walk.inputs, &options, &mut progress, &stop);
    progress.finish();
    let mut report = report?;
    report.passed_over += walk.passed_over;
    writer.flush()?;
    for (path, diagnostic) in &report.failures {
        printer.failure(path, diagnostic);
    }
    printer.noted(&report.noted);
    print(&Summary::new(&report, &global.store, writer.quad_count()?), started.elapsed(), global)?;
    Ok(if report.interrupted { Exit::Interrupted } else { printer.exit() })
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
