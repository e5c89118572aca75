//! `etl man`: the manual page, of the program or of one command.

use std::io::{self, Write};

use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::{Etl, Exit, fail};

/// Arguments of `etl man`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// A command; without one, the program
    command: Option<String>,
}

/// Runs it: `etl man ingest | man -l -`.
///
/// # Errors
/// When there is no such command, or standard output cannot be written.
pub fn run(arguments: &Arguments) -> anyhow::Result<Exit> {
    let mut program = Etl::command();
    program.build();
    let page = match &arguments.command {
        None => Man::new(program),
        Some(name) => {
            let command = program.find_subcommand(name);
            let command = command.ok_or_else(|| {
                fail(Exit::Usage, format!("no such command: '{name}'; see 'etl --help'"))
            })?;
            Man::new(command.clone())
        }
    };
    let mut bytes = Vec::new();
    page.render(&mut bytes)?;
    io::stdout().lock().write_all(&bytes)?;
    Ok(Exit::Done)
}
