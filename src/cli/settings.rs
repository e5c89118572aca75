//! Settings: flag beats environment beats file beats default.

use std::fs;
use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{ArgAction, Args};
use serde::Deserialize;

use crate::graph::Base;
use crate::store::{self, Store};

use super::concepts::ConceptFile;
use super::exit::{Exit, fail};
use super::extraction::ExtractorFile;
use super::limits::LimitFile;

/// Default store folder.
pub const DEFAULT_STORE: &str = ".etl";
/// Default settings file, read when it exists.
pub const DEFAULT_CONFIG: &str = "etl.toml";

/// The flags that every command takes, as typed.
#[derive(Args, Debug)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArguments {
    /// Folder of the store [default: .etl]
    #[arg(long, global = true, env = "ETL_STORE", value_name = "DIR")]
    pub store: Option<PathBuf>,

    /// Settings file [default: etl.toml, if it is there]
    #[arg(long, global = true, env = "ETL_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// Base of all IRIs the graph mints [default: http://localhost:7878/]
    #[arg(long, global = true, env = "ETL_BASE", value_name = "IRI")]
    pub base: Option<String>,

    /// Number of worker threads [default: one for each core]
    #[arg(short, long, global = true, env = "ETL_JOBS", value_name = "N")]
    pub jobs: Option<usize>,

    /// Print results and errors only
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub quiet: bool,

    /// Print results as JSON
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub json: bool,
}

/// The settings file, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    store: Option<PathBuf>,
    base: Option<String>,
    jobs: Option<usize>,
    quiet: Option<bool>,
    #[serde(default)]
    concepts: ConceptFile,
    #[serde(default)]
    extractors: ExtractorFile,
    #[serde(default)]
    limits: LimitFile,
}

/// Settings that every command shares, checked.
#[derive(Clone, Debug)]
pub struct Global {
    /// Folder of the store.
    pub store: PathBuf,
    /// Base of all IRIs the graph mints.
    pub base: Base,
    /// Worker threads, at least one.
    pub jobs: usize,
    /// Whether only results and errors are wanted.
    pub quiet: bool,
    /// Whether results are wanted as JSON.
    pub json: bool,
    /// What the settings file says of concepts.
    pub concepts: ConceptFile,
    /// What the settings file says of extractors.
    pub extractors: ExtractorFile,
    /// What the settings file says of limits.
    pub limits: LimitFile,
    /// Whether standard output may be coloured.
    pub color: bool,
    /// Whether standard error is a terminal that shows progress.
    pub progress: bool,
}

impl Global {
    /// Checks the flags and reads the settings file.
    ///
    /// # Errors
    /// When the file named cannot be read, holds an unknown key, or a value is out of range.
    pub fn new(arguments: &GlobalArguments) -> anyhow::Result<Self> {
        let file = File::load(arguments.config.as_deref())?;
        let base = arguments.base.clone().or(file.base);
        let base = match base {
            Some(base) => {
                Base::parse(&base).map_err(|error| fail(Exit::Usage, error.to_string()))?
            }
            None => Base::default(),
        };
        let jobs = arguments.jobs.or(file.jobs);
        if jobs == Some(0) {
            return Err(fail(Exit::Usage, "--jobs must be at least 1"));
        }
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let quiet = arguments.quiet || file.quiet.unwrap_or(false);
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Ok(Self {
            store: arguments.store.clone().or(file.store).unwrap_or_else(|| DEFAULT_STORE.into()),
            base,
            jobs: jobs.unwrap_or(cores),
            quiet,
            json: arguments.json,
            concepts: file.concepts,
            extractors: file.extractors,
            limits: file.limits,
            color: !plain && io::stdout().is_terminal(),
            progress: !quiet && io::stderr().is_terminal(),
        })
    }
}

impl Global {
    /// The store, opened for reading; says so when it is not as it will be.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open_store(&self) -> store::Result<Store> {
        let store = Store::open(&self.store)?;
        if let Some(writer) = store.writer().filter(|_| !self.quiet) {
            // A closed standard error leaves nowhere to say so.
            let _ = writeln!(
                io::stderr().lock(),
                "{} is being written by {writer}: this is what it held before",
                self.store.display()
            );
        }
        Ok(store)
    }
}

impl File {
    fn load(named: Option<&Path>) -> anyhow::Result<Self> {
        let path = named.unwrap_or(Path::new(DEFAULT_CONFIG));
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(error) => {
                return Err(error).with_context(|| {
                    format!("cannot read the settings file '{}'", path.display())
                });
            }
        };
        let mut file: Self = toml::from_str(&text).map_err(|error| {
            let message = error.to_string();
            fail(Exit::Usage, format!("in '{}': {}", path.display(), message.trim_end()))
        })?;
        file.concepts = file.concepts.below(path.parent());
        Ok(file)
    }
}
