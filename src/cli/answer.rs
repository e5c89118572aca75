//! Prints the answers of queries: what `etl query` and `etl report run` share.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Exit, Global, fail};
use crate::query::{self, Answer, Caption, Format, Layout, Limits, Prepared};
use crate::store::Store;

/// How a query is run and its answer printed.
#[derive(Args, Debug)]
pub struct AnswerArguments {
    /// Format of the answer [default: table on a terminal, tsv elsewhere; turtle for graphs]
    ///
    /// svg and html are for reports that have a picture; 'etl report list' tells which.
    #[arg(short, long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(query::NAMES))]
    format: Option<String>,

    /// Stop the query after so many seconds, with exit status 124
    #[arg(long, value_name = "SECONDS", value_parser = seconds,
        allow_negative_numbers = true)]
    timeout: Option<Duration>,

    /// End with status 1 when the answer of an ASK query is no
    #[arg(long)]
    exit_status: bool,
}

impl AnswerArguments {
    /// The format asked for.
    #[must_use]
    pub fn format(&self, global: &Global) -> Option<Format> {
        let named = if global.json { Some("json") } else { self.format.as_deref() };
        named.and_then(Format::named)
    }
}

/// Runs a query and prints its answer, drawn as `picture` says where that is asked for.
///
/// # Errors
/// When the query fails or standard output cannot be written.
pub fn answer(
    store: &Store,
    prepared: &Prepared,
    picture: Option<Caption<'_>>,
    arguments: &AnswerArguments,
    global: &Global,
) -> anyhow::Result<Exit> {
    let answer = query::evaluate(store, prepared, Limits { timeout: arguments.timeout })?;
    let negative = arguments.exit_status && answer == Answer::Boolean(false);
    let terminal = io::stdout().is_terminal();
    let nothing = match &answer {
        Answer::Rows(rows) if rows.rows.is_empty() => Some("0 rows"),
        Answer::Graph(triples) if triples.is_empty() => Some("0 triples"),
        _ => None,
    };
    let format = arguments.format(global);
    let format = format.unwrap_or_else(|| Format::usual(&answer, terminal));
    let layout = Layout { base: store.base(), width: width(), picture };
    query::write(answer, format, layout, BufWriter::new(io::stdout().lock()))?;
    if let Some(nothing) = nothing.filter(|_| terminal && !global.quiet) {
        // A closed standard error leaves nowhere to say so.
        let _ = writeln!(io::stderr().lock(), "{nothing}");
    }
    Ok(if negative { Exit::Negative } else { Exit::Done })
}

/// Columns of the terminal on standard output; nothing when it is none.
#[must_use]
pub fn width() -> Option<u16> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0)
}

/// Prints a value as one line of JSON.
///
/// # Errors
/// When standard output cannot be written.
pub fn print_json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    let line = serde_json::to_string(value).context("cannot be written as JSON")?;
    Ok(writeln!(io::stdout().lock(), "{line}")?)
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "expected a number of seconds".to_owned())?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(duration) if !duration.is_zero() => Ok(duration),
        _ => Err("expected a number of seconds above 0".to_owned()),
    }
}

/// `NAME=VALUE`.
pub fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

/// A usage error of a command, with its message.
pub fn usage(message: impl Into<String>) -> anyhow::Error {
    fail(Exit::Usage, message)
}
