//! The command line: one subcommand a file, settings, and how the program ends.

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod answer;
mod backup;
mod compact;
mod completions;
mod concepts;
mod diagnostics;
mod errors;
mod exit;
mod export;
mod extract;
mod extraction;
mod ingest;
mod inputs;
mod limits;
mod man;
mod plan;
mod query;
mod remove;
mod report;
mod settings;
mod show;
mod status;
mod summary;
mod validate;
mod verify;

pub use exit::{Coded, Exit, fail};
pub use settings::{Global, GlobalArguments};

/// Turns scholarly papers into a knowledge graph in which every statement leads back to its words.
#[derive(Debug, Parser)]
#[command(name = "etl", version, max_term_width = 100, arg_required_else_help = true, after_help = exit::statuses())]
struct Etl {
    #[command(flatten)]
    global: GlobalArguments,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read papers into the store
    Ingest(ingest::Arguments),
    /// Print what is in papers, without any store
    Extract(extract::Arguments),
    /// Ask the store in SPARQL
    Query(query::Arguments),
    /// List and run stored queries
    Report(report::Arguments),
    /// Write the graph in an RDF format, or the bibliography for a reference manager
    Export(export::Arguments),
    /// Check that the concepts hold together: no cycles, one label, evidence for definitions
    Validate(validate::Arguments),
    /// Check every passage against its source
    Verify(verify::Arguments),
    /// Show one thing, with the lines of its sources
    Show(show::Arguments),
    /// Show what the store holds
    Status(status::Arguments),
    /// Show what went wrong, and where
    Errors(errors::Arguments),
    /// Forget sources
    Remove(remove::Arguments),
    /// Copy the store
    Backup(backup::Arguments),
    /// Give back the space of what was removed
    Compact(compact::Arguments),
    /// Print a script that completes commands in a shell
    Completions(completions::Arguments),
    /// Print the manual page
    Man(man::Arguments),
}

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let etl = match Etl::try_parse() {
        Ok(etl) => etl,
        Err(error) => return usage(&error),
    };
    match Global::new(&etl.global).and_then(|global| etl.command.run(&global)) {
        Ok(exit) => exit.into(),
        Err(error) => {
            let exit = Exit::of(&error);
            if exit != Exit::Done {
                report(&error);
            }
            exit.into()
        }
    }
}

impl Command {
    fn run(&self, global: &Global) -> anyhow::Result<Exit> {
        match self {
            Self::Ingest(arguments) => ingest::run(arguments, global),
            Self::Extract(arguments) => extract::run(arguments, global),
            Self::Query(arguments) => query::run(arguments, global),
            Self::Report(arguments) => report::run(arguments, global),
            Self::Export(arguments) => export::run(arguments, global),
            Self::Validate(arguments) => validate::run(arguments, global),
            Self::Verify(arguments) => verify::run(arguments, global),
            Self::Show(arguments) => show::run(arguments, global),
            Self::Status(arguments) => status::run(arguments, global),
            Self::Errors(arguments) => errors::run(arguments, global),
            Self::Remove(arguments) => remove::run(arguments, global),
            Self::Backup(arguments) => backup::run(arguments, global),
            Self::Compact(arguments) => compact::run(arguments, global),
            Self::Completions(arguments) => completions::run(arguments),
            Self::Man(arguments) => man::run(arguments),
        }
    }
}

/// Prints help to standard output and mistakes to standard error.
fn usage(error: &clap::Error) -> ExitCode {
    // Nothing can be done when even the help cannot be written.
    let _ = error.print();
    if error.use_stderr() { Exit::Usage.into() } else { Exit::Done.into() }
}

/// Prints an error with its causes, one a line.
fn report(error: &anyhow::Error) {
    use io::Write;
    let mut stderr = io::stderr().lock();
    // A closed standard error leaves nowhere to complain.
    let _ = writeln!(stderr, "etl: {error}");
    for cause in error.chain().skip(1) {
        let _ = writeln!(stderr, "  because: {cause}");
    }
}
