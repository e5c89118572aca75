//! `etl ingest`: read papers into the store.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, Global};

/// Arguments of `etl ingest`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Files and folders to read; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Runs it.
///
/// # Errors
/// When the store cannot be opened or written.
pub fn run(_arguments: &Arguments, _global: &Global) -> anyhow::Result<Exit> {
    Ok(Exit::Done)
}
