//! `etl completions`: a script that completes commands and flags in a shell.

use std::io::{self, Write};

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Etl, Exit};

/// Arguments of `etl completions`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs it.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(arguments: &Arguments) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Etl::command(), "etl", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Done)
}
