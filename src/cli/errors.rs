//! `etl errors`: what went wrong at the last reading of each source.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::diagnostics::stored_line;
use super::{Exit, Global};
use crate::query::printable;
use crate::store::StoredDiagnostic;

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
    let store = global.open_store()?;
    let within =
        |path: &String| arguments.path.as_ref().is_none_or(|start| path.starts_with(start));
    let mut out = BufWriter::new(io::stdout().lock());
    let mut tell = |path: &str, diagnostic: &StoredDiagnostic| {
        if Least::of(diagnostic) > arguments.severity {
            return Ok(());
        }
        match global.json {
            true => print_json(path, diagnostic, &mut out),
            false => print(path, diagnostic, &mut out),
        }
    };
    for path in store.failed_paths()?.iter().filter(|path| within(path)) {
        if let Some(failure) = store.failure(path)? {
            tell(path, &failure.diagnostic)?;
        }
    }
    for path in store.sources()?.keys().filter(|path| within(path)) {
        let diagnostics = store.entry(path)?.map(|entry| entry.diagnostics).unwrap_or_default();
        diagnostics.iter().try_for_each(|diagnostic| tell(path, diagnostic))?;
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
