//! `etl extract`: what is in papers, without any store.

use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::diagnostics::Printer;
use super::extraction::{ExtractionArguments, extractors};
use super::inputs::{InputArguments, Inputs};
use super::limits::LimitArguments;
use super::{Exit, Global};
use crate::annotation::annotation_lines;
use crate::export;
use crate::extract::Settings;
use crate::graph::Base;
use crate::pipeline::{
    Content, Failure, Found, Input, Item, Limits, Paper, PassedOver, Selection, expand, guarded,
    passed_over_as, process,
};

/// Arguments of `etl extract`.
#[derive(Args, Debug)]
#[command(after_help = extractors())]
pub struct Arguments {
    #[command(flatten)]
    inputs: InputArguments,

    /// What to print
    #[arg(short, long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,

    #[command(flatten)]
    limits: LimitArguments,

    #[command(flatten)]
    extraction: ExtractionArguments,
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
    let Inputs { walk, selection, .. } = arguments.inputs.find()?;
    let mut printer = Printer::new(global);
    for (path, error) in &walk.unreadable {
        printer.unreadable(path, error);
    }
    let limits = arguments.limits.limits(global)?;
    let extraction = arguments.extraction.extraction(global, &mut printer)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(global.jobs).build()?;
    let mut passed_over = walk.passed_over;
    let (finder, found) = sync_channel(global.jobs);
    let printed = std::thread::scope(|scope| {
        let finding = scope.spawn(|| find(&walk.inputs, &selection, finder));
        let work =
            Work { format: arguments.format, settings: &extraction.settings, limits, global };
        let printed = print(found, &pool, &work, &mut passed_over, &mut printer);
        // A panic on that thread is an error of this program, as one on the others is.
        passed_over += finding.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        printed
    });
    printer.passed_over(&passed_over);
    printed?;
    Ok(printer.exit())
}

/// Finds what is to be read, until nobody takes it any more.
fn find(inputs: &[Input], selection: &Selection, finder: SyncSender<Item>) -> PassedOver {
    let mut passed_over = PassedOver::default();
    let _ = expand(inputs, selection, &mut passed_over, &mut move |found| {
        let Found::Item(item) = found else { return ControlFlow::Continue(()) };
        match finder.send(item) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    passed_over
}

/// Prints what is in the papers in the order in which they are found.
fn print(
    found: Receiver<Item>,
    pool: &rayon::ThreadPool,
    work: &Work<'_>,
    passed_over: &mut PassedOver,
    printer: &mut Printer,
) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut found = found.into_iter();
    loop {
        // A few papers for each thread at once keep memory bounded and the order of output fixed.
        let mut items: Vec<Item> = found.by_ref().take(work.global.jobs * 4).collect();
        if items.is_empty() {
            return out.flush();
        }
        let render = |item| work.render(item);
        let papers: Vec<_> = pool.install(|| items.par_iter_mut().map(render).collect());
        for (item, paper) in items.iter().zip(papers) {
            match paper {
                Ok(bytes) => out.write_all(&bytes)?,
                Err(failure) => match passed_over_as(&item.doc, item.named, &failure) {
                    Some(kind) => passed_over.add(kind),
                    None => printer.failure(&item.path, &failure.diagnostic),
                },
            }
        }
    }
}

/// What is done with every paper.
struct Work<'a> {
    format: Format,
    settings: &'a Settings,
    limits: Limits,
    global: &'a Global,
}

impl Work<'_> {
    /// What is printed of an item, whose content is taken.
    fn render(&self, item: &mut Item) -> Result<Vec<u8>, Failure> {
        let content = std::mem::replace(&mut item.content, Content::Bytes(Vec::new()));
        guarded(|| {
            let paper = process(&item.doc, content, self.settings, self.limits)?;
            Ok(match self.format {
                Format::Jsonl => lines(&paper),
                Format::Nq => quads(&paper, "nquads", &self.global.base),
                Format::Trig => quads(&paper, "trig", &self.global.base),
            })
        })
    }
}

fn quads(paper: &Paper, format: &str, base: &Base) -> Vec<u8> {
    let format = export::Format::named(format).expect("a format that export registers");
    export::to_bytes(paper.quads(base).into_quads().collect(), format, base)
}

fn lines(paper: &Paper) -> Vec<u8> {
    let mut bytes = Vec::new();
    for line in annotation_lines(&paper.document, &paper.linked) {
        bytes.extend(line.to_string().into_bytes());
        bytes.push(b'\n');
    }
    bytes
}
