//! `etl compact`: give back the space of what was removed.

use std::io::{self, Write};

use clap::Args;
use indicatif::HumanBytes;

use super::answer::print_json;
use super::limits::WaitArguments;
use super::{Exit, Global};
use crate::store::Writer;

/// Arguments of `etl compact`.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    wait: WaitArguments,
}

/// Runs it.
///
/// # Errors
/// When the store cannot be opened or written.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let done = Writer::open_existing(&global.store, arguments.wait.patience()?)?.compact()?;
    if global.json {
        print_json(&done)?;
    } else if !global.quiet {
        let (store, before, after) =
            (global.store.display(), HumanBytes(done.before), HumanBytes(done.after));
        writeln!(io::stdout().lock(), "{store}: {before} before, {after} now")?;
    }
    Ok(Exit::Done)
}
