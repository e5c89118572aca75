//! `etl verify`: whether the store still says what its sources say.

use std::io::{self, Write};

use clap::Args;
use indicatif::HumanCount;

use super::answer::print_json;
use super::{Exit, Global};
use crate::pipeline::reading;

/// Arguments of `etl verify`.
#[derive(Args, Debug)]
pub struct Arguments {}

/// Runs it.
///
/// # Errors
/// At the first difference, and when the store cannot be opened.
pub fn run(_arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let found = global.open_store()?.verify(&reading)?;
    if global.json {
        print_json(&found)?;
    } else if !global.quiet {
        let count = |number: usize| HumanCount(number as u64);
        writeln!(
            io::stdout().lock(),
            "sound: {} sources, {} passages inside them, {} of these quoted word for word, {} quads",
            count(found.sources),
            count(found.passages),
            count(found.quotes),
            count(found.quads)
        )?;
    }
    Ok(Exit::Done)
}
