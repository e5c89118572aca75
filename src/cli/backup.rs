//! `etl backup`: copy the store.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::limits::WaitArguments;
use super::{Exit, Global};
use crate::store::Writer;

/// Arguments of `etl backup`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Folder of the copy, a store of its own; there must be nothing yet
    ///
    /// Files that never change are linked, not copied, where both are on one file system: such a
    /// copy costs next to no space, and outlives every change of the store, but not the disk.
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    #[command(flatten)]
    wait: WaitArguments,
}

/// Runs it.
///
/// # Errors
/// When the store cannot be opened, or the copy cannot be made.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let writer = Writer::open_existing(&global.store, arguments.wait.patience()?)?;
    writer.backup(&arguments.folder)?;
    if !global.quiet {
        let (from, to) = (global.store.display(), arguments.folder.display());
        writeln!(io::stdout().lock(), "copied {from} to {to}: use it with '--store {to}'")?;
    }
    Ok(Exit::Done)
}
