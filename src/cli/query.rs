//! `etl query`: ask the store in SPARQL.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use anyhow::Context as _;
use clap::Args;

use super::answer::{AnswerArguments, answer, usage};
use super::{Exit, Global};
use crate::query::Prepared;

/// Arguments of `etl query`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// A SPARQL query, a file that holds one, or `-` for standard input
    ///
    /// The prefixes of the graph (foaf:, schema:, etl: and so on) need not be declared;
    /// relative IRIs such as <concept/trust> count from the base. The query sees the union
    /// of all graphs, and each one as a named graph. It cannot change the store.
    #[arg(value_name = "QUERY|FILE|-")]
    query: Option<String>,

    #[command(flatten)]
    answer: AnswerArguments,
}

/// Runs it.
///
/// # Errors
/// When the query is wrong or fails, or the store cannot be opened.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let text = text(arguments.query.as_deref())?;
    // A wrong query is told before anything is said about the store.
    Prepared::parse(&text, &global.base)?;
    let store = global.open_store()?;
    let prepared = Prepared::parse(&text, store.base())?;
    answer(&store, &prepared, None, &arguments.answer, global)
}

fn text(query: Option<&str>) -> anyhow::Result<String> {
    match query {
        None if io::stdin().is_terminal() => {
            Err(usage("no query: give one, a file that holds one, or '-' for standard input"))
        }
        None | Some("-") => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).context("cannot read standard input")?;
            decoded(bytes, "standard input")
        }
        Some(query) if is_path(query) => {
            let bytes = fs::read(query).with_context(|| format!("cannot read '{query}'"))?;
            decoded(bytes, &format!("'{query}'"))
        }
        Some(query) if is_word(query) => Err(usage(format!(
            "there is no file '{query}', and a query it is not: give a query or a file of one"
        ))),
        Some(query) => Ok(query.to_owned()),
    }
}

fn decoded(bytes: Vec<u8>, name: &str) -> anyhow::Result<String> {
    String::from_utf8(bytes)
        .map_err(|_| usage(format!("{name} holds no query: it is no UTF-8 text")))
}

/// Every query has white space or braces in it.
fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c == '{')
}

/// Queries hold braces or white space that no one puts into the name of a query file;
/// what exists is a file in any case.
fn is_path(text: &str) -> bool {
    let ending = Path::new(text).extension().is_some_and(|end| end == "rq" || end == "sparql");
    (ending && !text.contains('{')) || (!text.contains('{') && Path::new(text).is_file())
}
