//! `etl extract`: what is in papers, without any store.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::concepts::ConceptArguments;
use super::diagnostics::Printer;
use super::{Exit, Global};
use crate::annotation::annotation_lines;
use crate::export;
use crate::extract::{EXTRACTORS, Extractor, Settings};
use crate::graph::Base;
use crate::pipeline::{Failure, Input, Paper, guarded, process, walk};

/// Arguments of `etl extract`.
#[derive(Args, Debug)]
#[command(after_help = extractors())]
pub struct Arguments {
    /// Files and folders to read; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// What to print
    #[arg(short, long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,

    #[command(flatten)]
    concepts: ConceptArguments,
}

/// What `etl extract` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Annotations, one JSON object a line
    Jsonl,
    /// Quads, one a line
    Nq,
    /// Quads, grouped and with prefixes
    Trig,
}

/// Runs it.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let walk = walk(&arguments.paths);
    let mut printer = Printer::new(global);
    for (path, error) in &walk.unreadable {
        printer.unreadable(path, error);
    }
    let extraction = arguments.concepts.extraction(global, &mut printer)?;
    let settings = &extraction.settings;
    let mut out = BufWriter::new(io::stdout().lock());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(global.jobs).build()?;
    // A few papers for each thread at once keep memory bounded and the order of output fixed.
    for inputs in walk.inputs.chunks(global.jobs * 4) {
        let papers: Vec<(&Input, Result<Vec<u8>, Failure>)> = pool.install(|| {
            let render = |input| (input, render(input, arguments.format, settings, global));
            inputs.par_iter().map(render).collect()
        });
        for (input, paper) in papers {
            match paper {
                Ok(bytes) => out.write_all(&bytes)?,
                Err(failure) => printer.failure(&input.path, &failure.diagnostic),
            }
        }
    }
    out.flush()?;
    Ok(printer.exit())
}

/// The extractors, as a paragraph of the help.
fn extractors() -> String {
    let line = |extractor: &Extractor| format!("\n  {:<12} {}", extractor.name, extractor.finds);
    format!("Extractors:{}", EXTRACTORS.iter().map(line).collect::<String>())
}

fn render(
    input: &Input,
    format: Format,
    settings: &Settings,
    global: &Global,
) -> Result<Vec<u8>, Failure> {
    guarded(|| {
        let paper = process(input, settings)?;
        Ok(match format {
            Format::Jsonl => lines(&paper),
            Format::Nq => quads(&paper, "nquads", &global.base),
            Format::Trig => quads(&paper, "trig", &global.base),
        })
    })
}

fn quads(paper: &Paper, format: &str, base: &Base) -> Vec<u8> {
    let format = export::Format::named(format).expect("a format that export registers");
    export::to_bytes(paper.quads(base).quads, format, base)
}

fn lines(paper: &Paper) -> Vec<u8> {
    let mut bytes = Vec::new();
    for line in annotation_lines(&paper.document, &paper.linked) {
        bytes.extend(line.to_string().into_bytes());
        bytes.push(b'\n');
    }
    bytes
}
