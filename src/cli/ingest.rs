//! `etl ingest`: read papers into the store.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::Args;

use super::concepts::ConceptArguments;
use super::diagnostics::Printer;
use super::summary::Summary;
use super::{Exit, Global};
use crate::pipeline::{Options, Outcome, Progress, Report, ingest, walk};
use crate::read::{FORMATS, Format};
use crate::store::Writer;

/// Arguments of `etl ingest`.
#[derive(Args, Debug)]
#[command(after_help = formats())]
pub struct Arguments {
    /// Files and folders to read; `-` is standard input
    ///
    /// Folders are read with all below them, in order of their names. Hidden files, and files
    /// that tell about their folder (README, LICENSE and the like), are passed over unless they
    /// are named themselves. What is in the store already and has not changed is left as it is.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    concepts: ConceptArguments,
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
        return Ok(printer.exit());
    }
    let extraction = arguments.concepts.extraction(global, &mut printer)?;
    let writer = Writer::open(&global.store, &global.base)?;
    writer.load_ontology()?;
    let options = Options { base: global.base.clone(), jobs: global.jobs, extraction };
    let mut progress = Progress::new(walk.inputs.len(), global.progress);
    let report = ingest(&writer, &walk.inputs, &options, &mut progress, &stop);
    progress.finish();
    let report = report?;
    writer.flush()?;
    tell(&report, &mut printer);
    let summary =
        Summary::new(&report, walk.passed_over.len(), &global.store, writer.quad_count()?);
    print(&summary, started.elapsed(), global)?;
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

fn tell(report: &Report, printer: &mut Printer) {
    for (path, outcome) in &report.outcomes {
        match outcome {
            Outcome::New(paper) | Outcome::Changed(paper) => {
                printer.diagnostics(path, &paper.diagnostics, &paper.source);
            }
            Outcome::Failed(diagnostic) => printer.failure(path, diagnostic),
            Outcome::Unchanged => {}
        }
    }
    printer.finish();
}

fn print(summary: &Summary, elapsed: Duration, global: &Global) -> io::Result<()> {
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
