//! `etl export`: the graph in RDF files, the bibliography for reference managers.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::{Exit, Global};
use crate::export::{FORMATS, Format, Selection, bibliography, select, write};
use crate::graph::Base;
use crate::store::write_atomically;

use Target::{Bibliography, Graph};

/// Arguments of `etl export`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Format of the file [default: by the ending of --output, else turtle]
    ///
    /// bibtex, csl-json and ris hold the works that the papers cite, all others the graph.
    #[arg(short, long, value_name = "FORMAT",
        value_parser = PossibleValuesParser::new(possible_values()))]
    format: Option<String>,

    /// Take this graph only; may be given several times
    ///
    /// `manifest`, `ontology`, `identity`, the path of a source, or the IRI of a graph,
    /// paper or other thing, with or without the base. Without this option the export holds
    /// what all sources say and identity across papers, but neither manifest nor ontology.
    #[arg(short, long, value_name = "NAME", conflicts_with = "all")]
    graph: Vec<String>,

    /// Take every graph, with manifest and ontology
    #[arg(long)]
    all: bool,

    /// File to write, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs it.
///
/// # Errors
/// When a graph is unknown, the store cannot be opened, or the file cannot be written.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let store = global.open_store()?;
    let selection = match arguments.graph.as_slice() {
        [] if arguments.all => Selection::All,
        [] => Selection::Findings,
        names => Selection::Named(names.to_vec()),
    };
    let quads = select(&store, &selection)?;
    let base = store.base();
    warn(base, global);
    let write = |out: &mut dyn Write| match arguments.target() {
        Graph(format) => write(quads, format, base, out),
        Bibliography(format) => format.write(&bibliography::records(&quads), out),
    };
    match &arguments.output {
        Some(path) if path != Path::new("-") => {
            write_atomically(path, |mut file| write(&mut file))?;
        }
        _ => write(&mut BufWriter::new(io::stdout().lock()))?,
    }
    Ok(Exit::Done)
}

/// What is written.
enum Target {
    Graph(&'static Format),
    Bibliography(&'static bibliography::Format),
}

impl Target {
    fn named(name: &str) -> Option<Self> {
        let bibliography = bibliography::Format::named(name).map(Bibliography);
        Format::named(name).map(Graph).or(bibliography)
    }
}

impl Arguments {
    fn target(&self) -> Target {
        let ending = || self.output.as_ref()?.extension()?.to_str();
        let named = self.format.as_deref().or_else(ending);
        named.and_then(Target::named).unwrap_or(Graph(&FORMATS[0]))
    }
}

/// Every format by its name or a file ending.
fn possible_values() -> Vec<PossibleValue> {
    let value = |name, endings: &'static [&'static str], about| {
        PossibleValue::new(name).aliases(endings.iter().copied()).help(about)
    };
    let graph = FORMATS.iter().map(|one| value(one.name, one.extensions, one.about));
    let works = bibliography::FORMATS.iter().map(|one| value(one.name, one.extensions, one.about));
    graph.chain(works).collect()
}

/// Names that start with `localhost` mean nothing on another machine.
fn warn(base: &Base, global: &Global) {
    if base.is_local() && !global.quiet {
        // A closed standard error leaves nowhere to warn.
        let _ = writeln!(
            io::stderr().lock(),
            "etl: warning: the names of this export start with '{}', which means this machine \
             only; to publish it, ingest into a new store with '--base'",
            base.as_str()
        );
    }
}
