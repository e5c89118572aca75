//! Trains the labellers that the program ships, and measures them by cross-validation.
//!
//!     cargo run --release --example train -- affiliations OUT FILES...
//!     cargo run --release --example train -- affiliations --folds 10 FILES...
//!
//! The same files give the same bytes, in whatever order they are named. See docs/models.md.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::Parser;
use etl::extract;
use etl::language::labeller::{Labeller, Task, tags};
use etl::read;

mod affiliations;
mod annotations;
mod authors;
mod corpus;
mod cross_validation;
mod example;
mod figures;
mod objective;
mod optimizer;
mod printed_list;
mod reference_lines;
mod references;
mod tei;
mod variants;

use corpus::Corpus;
use cross_validation::Folds;
use example::Example;

/// Trains a labeller from labelled files.
#[derive(Parser)]
struct Arguments {
    /// What to train: affiliations, authors, references, reference-lines
    task: String,
    /// Labelled files; without --folds the first is where the model is written
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Measure by cross-validation over this many parts, document by document, instead of training
    #[arg(long, value_name = "N")]
    folds: Option<usize>,
    /// With --folds: print these annotation lines of the program again, with affiliations parted
    /// by labellers that have not seen the document
    #[arg(long, value_name = "FILE", requires = "folds")]
    annotations: Option<PathBuf>,
    /// Print the examples that would be learned from instead of training
    #[arg(long, conflicts_with = "folds")]
    print: bool,
    /// Learn from the examples as they are, without printing them in other ways besides
    #[arg(long)]
    as_printed: bool,
    /// Weight of the sum of absolute weights: higher makes the model smaller
    #[arg(long, default_value_t = 0.1)]
    l1: f64,
    /// Weight of the sum of squared weights: higher makes the model more cautious
    #[arg(long, default_value_t = 1.0)]
    l2: f64,
    /// Leave out features seen fewer times than this
    #[arg(long, default_value_t = 1)]
    least: usize,
    /// Rounds of training at most
    #[arg(long, default_value_t = 300)]
    rounds: usize,
}

/// A layout of labelled files: the task it trains and what reads it.
struct Format {
    task: &'static str,
    read: fn(&str) -> Result<Vec<Example>>,
    /// Makes of what was read what is learned from.
    arrange: fn(Vec<Example>) -> Vec<Example>,
    /// Other prints of an example, to learn from besides.
    vary: fn(usize, &Example) -> Vec<Example>,
}

const FORMATS: &[Format] = &[
    Format {
        task: "affiliations",
        read: affiliations::read,
        arrange: |examples| examples,
        vary: |turn, example| affiliations::vary(turn, example).into_iter().collect(),
    },
    Format {
        task: "authors",
        read: authors::read,
        arrange: |examples| examples,
        vary: |_, example| variants::of(example),
    },
    Format {
        task: "references",
        read: references::read,
        arrange: |examples| examples,
        vary: |_, example| references::styles::vary(example, 2),
    },
    Format {
        task: "reference-lines",
        read: reference_lines::read,
        arrange: reference_lines::arrange,
        vary: |_, _| Vec::new(),
    },
];

fn main() -> Result<()> {
    let mut arguments = Arguments::parse();
    let name = arguments.task.as_str();
    let (Some(task), Some(format)) = (
        extract::LABELLED.iter().chain(read::LABELLED).find(|task| task.name == name),
        FORMATS.iter().find(|format| format.task == name),
    ) else {
        bail!("nothing is trained under the name '{name}'");
    };
    if arguments.print {
        return print(format, &(format.arrange)(read_all(&arguments.files, format)?));
    }
    let out = arguments.folds.is_none().then(|| arguments.files.remove(0));
    let examples = (format.arrange)(read_all(&arguments.files, format)?);
    eprintln!("{} examples in {} files", examples.len(), arguments.files.len());
    let Some(out) = out else {
        let folds = arguments.folds.unwrap_or(10);
        let trained = Folds::new(&examples, folds, |part| train(task, format, part, &arguments));
        match &arguments.annotations {
            Some(file) => annotations::print(file, &trained)?,
            None => print!("{}", figures::of(task, &examples, &trained)),
        }
        return Ok(());
    };
    let bytes = bytes(task, format, &examples.iter().collect::<Vec<_>>(), &arguments);
    fs::write(&out, &bytes).with_context(|| format!("cannot write {}", out.display()))?;
    eprintln!("{} bytes in {}", bytes.len(), out.display());
    Ok(())
}

/// Reads labelled files in the order of their names.
fn read_all(files: &[PathBuf], format: &Format) -> Result<Vec<Example>> {
    let mut files: Vec<&PathBuf> = files.iter().collect();
    files.sort_by_key(|file| (file.file_name(), *file));
    let mut examples = Vec::new();
    for file in files {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let found = (format.read)(&text).with_context(|| format!("in {}", file.display()))?;
        let document = example::document(file);
        examples.extend(found.into_iter().map(|one| Example { document: document.clone(), ..one }));
    }
    Ok(examples)
}

/// Prints examples and their variants with their fields in brackets.
fn print(format: &Format, examples: &[Example]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for (turn, example) in examples.iter().enumerate() {
        for example in std::iter::once(example).chain(&(format.vary)(turn, example)) {
            writeln!(out, "{}\t{example}", example.document)?;
        }
    }
    Ok(())
}

fn bytes(task: &Task, format: &Format, examples: &[&Example], arguments: &Arguments) -> Vec<u8> {
    let mut corpus = Corpus::new(task);
    let mut learn = |example: &Example| {
        let sequence = (task.read)(&example.text);
        corpus.add(&sequence.facts, &tags(&sequence.tokens, &example.fields));
    };
    for (turn, example) in examples.iter().enumerate() {
        learn(example);
        if !arguments.as_printed {
            (format.vary)(turn, example).iter().for_each(&mut learn);
        }
    }
    let problem = corpus.problem(arguments.l2, arguments.least);
    let weights = optimizer::minimize(&problem, arguments.l1, arguments.rounds);
    problem.model(&weights)
}

fn train(task: &Task, format: &Format, examples: &[&Example], arguments: &Arguments) -> Labeller {
    Labeller::load(&bytes(task, format, examples, arguments))
        .expect("a model just written is whole")
}
