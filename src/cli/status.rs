//! `etl status`: what the store holds.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use clap::Args;
use indicatif::{HumanBytes, HumanCount};
use serde::Serialize;

use super::answer::print_json;
use super::diagnostics::on_one_line;
use super::{Exit, Global};
use crate::store::{ManifestEntry, Store};

/// Arguments of `etl status`.
#[derive(Args, Debug)]
pub struct Arguments {}

/// What the store holds.
#[derive(Serialize)]
struct Status {
    store: String,
    base: String,
    quads: u64,
    failed: usize,
    counts: BTreeMap<String, u64>,
    sources: Vec<Source>,
}

#[derive(Serialize)]
struct Source {
    path: String,
    sha256: String,
    size: u64,
    format: String,
    ended: String,
    quads: u64,
    diagnostics: usize,
}

/// Runs it.
///
/// # Errors
/// When the store cannot be opened, or standard output cannot be written.
pub fn run(_arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let store = global.open_store()?;
    let status = status(&store, global)?;
    if global.json {
        print_json(&status)?;
    } else {
        print(&status, &mut BufWriter::new(io::stdout().lock()))?;
    }
    Ok(Exit::Done)
}

fn status(store: &Store, global: &Global) -> anyhow::Result<Status> {
    let mut counts = BTreeMap::<String, u64>::new();
    let mut sources = Vec::new();
    for path in store.sources()?.keys() {
        let Some(entry) = store.entry(path)? else { continue };
        for (kind, amount) in &entry.counts {
            *counts.entry(kind.clone()).or_default() += amount;
        }
        sources.push(source(entry));
    }
    Ok(Status {
        store: global.store.display().to_string(),
        base: store.base().as_str().to_owned(),
        quads: store.source_quads()?,
        failed: store.failed_paths()?.len(),
        counts,
        sources,
    })
}

fn source(entry: ManifestEntry) -> Source {
    Source {
        sha256: entry.digest.to_string(),
        path: entry.path,
        size: entry.size,
        format: entry.format,
        ended: entry.ended,
        quads: entry.quads,
        diagnostics: entry.diagnostics.len(),
    }
}

fn print(status: &Status, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "store    {}", status.store)?;
    writeln!(out, "base     {}", status.base)?;
    writeln!(out, "quads    {}", HumanCount(status.quads))?;
    writeln!(out, "sources  {}", HumanCount(status.sources.len() as u64))?;
    if status.failed > 0 {
        writeln!(out, "failed   {} (see 'etl errors')", status.failed)?;
    }
    let width = status.counts.keys().map(String::len).max().unwrap_or_default();
    for (kind, amount) in &status.counts {
        writeln!(out, "  {kind:width$}  {:>9}", HumanCount(*amount).to_string())?;
    }
    for source in &status.sources {
        let size = HumanBytes(source.size);
        let path = on_one_line(&source.path);
        let (format, digest) = (&source.format, &source.sha256[..12]);
        let quads = HumanCount(source.quads);
        writeln!(out, "{path}  {format}, {size}, {quads} quads, {digest}, {}", source.ended)?;
    }
    out.flush()
}
