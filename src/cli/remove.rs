//! `etl remove`: forget sources.

use std::io::{self, Write};

use clap::Args;

use super::answer::usage;
use super::diagnostics::on_one_line;
use super::limits::WaitArguments;
use super::{Exit, Global};
use crate::store::Writer;

/// Arguments of `etl remove`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Path of a source as `etl status` shows it, its digest, or the IRI of it or its paper
    ///
    /// The path of an archive means all of its members.
    #[arg(required = true, value_name = "PATH|IRI")]
    names: Vec<String>,

    #[command(flatten)]
    wait: WaitArguments,
}

/// Runs it.
///
/// # Errors
/// When a name is unknown (then nothing is removed), or the store cannot be opened or written.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let writer = Writer::open_existing(&global.store, arguments.wait.patience()?)?;
    let mut paths = Vec::new();
    for name in &arguments.names {
        let found = writer.paths_of(name)?;
        if found.is_empty() {
            return Err(usage(format!("no source is called '{name}'; 'etl status' lists them")));
        }
        paths.extend(found);
    }
    paths.sort();
    paths.dedup();
    for path in &paths {
        writer.remove_source(path)?;
        if !global.quiet {
            writeln!(io::stdout().lock(), "removed {}", on_one_line(path))?;
        }
    }
    writer.flush()?;
    Ok(Exit::Done)
}
