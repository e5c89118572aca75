//! `etl errors`: what went wrong at the last reading of each source.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::diagnostics::stored_line;
use super::{Exit, Global};
use crate::query::printable;
use crate::store::{Store, StoredDiagnostic};

/// Arguments of `etl errors`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The least severity to print
    #[arg(short, long, value_enum, default_value_t = Least::Note)]
    severity: Least,

    /// Only of sources whose path starts with this
    #[arg(value_name = "PATH")]
    path: Option<String>,
}

/// How bad a diagnostic must be to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Least {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// All
    Note,
}

impl Least {
    fn of(diagnostic: &StoredDiagnostic) -> Self {
        match diagnostic.severity.as_str() {
            "error" => Self::Error,
            "warning" => Self::Warning,
            _ => Self::Note,
        }
    }
}

/// Runs it.
///
/// # Errors
/// When the store cannot be opened, or standard output cannot be written.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let store = Store::open(&global.store)?;
    let failures = store.failures()?.into_iter().map(|failed| (failed.path, failed.diagnostic));
    let noted = store.manifest()?.into_iter().flat_map(|entry| {
        let path = entry.path;
        entry.diagnostics.into_iter().map(move |diagnostic| (path.clone(), diagnostic))
    });
    let wanted = |(path, diagnostic): &(String, StoredDiagnostic)| {
        let within = arguments.path.as_ref().is_none_or(|start| path.starts_with(start));
        within && Least::of(diagnostic) <= arguments.severity
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for (path, diagnostic) in failures.chain(noted).filter(wanted) {
        if global.json {
            print_json(&path, &diagnostic, &mut out)?;
        } else {
            print(&path, &diagnostic, &mut out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn print(path: &str, diagnostic: &StoredDiagnostic, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", stored_line(path, diagnostic))?;
    match &diagnostic.help {
        Some(help) => writeln!(out, "  help: {}", printable(help)),
        None => Ok(()),
    }
}

fn print_json(path: &str, diagnostic: &StoredDiagnostic, out: &mut impl Write) -> io::Result<()> {
    let mut line = json!(diagnostic);
    line["path"] = json!(path);
    writeln!(out, "{line}")
}
