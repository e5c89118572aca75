//! What can go wrong with a query.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// Result of a query.
pub type Result<T> = std::result::Result<T, Error>;

/// Trouble with a query.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The query is no SPARQL.
    #[error("the query is wrong{}: {message}{}",
        place.as_ref().map(|place| format!(" at line {}, column {}", place.line, place.column))
            .unwrap_or_default(),
        place.as_ref().map(|place| format!("\n{place}")).unwrap_or_default())]
    Syntax {
        /// What was expected.
        message: String,
        /// Where; nothing for the query as a whole.
        place: Option<Place>,
    },
    /// The query is an update.
    #[error("updates are refused: the store changes by 'etl ingest' and 'etl remove' only")]
    Update,
    /// The query calls another server.
    #[error("SERVICE is refused: queries are answered from the store only")]
    Service,
    /// The query took too long.
    #[error("the query was stopped after {} s; '--timeout' allows more", .0.as_secs_f64())]
    TimedOut(Duration),
    /// The query failed while it ran.
    #[error("the query failed: {0}")]
    Evaluation(String),
    /// The format does not fit the kind of answer.
    #[error("'{format}' cannot hold {answer}; use one of {known}")]
    Format {
        /// The format asked for.
        format: &'static str,
        /// What the query gives.
        answer: &'static str,
        /// Formats that fit.
        known: String,
    },
    /// A report asks for a parameter that was not given.
    #[error("the report needs '--param {name}=…': {description}")]
    MissingParameter {
        /// Its name.
        name: String,
        /// What it means.
        description: String,
    },
    /// A parameter was given that the report does not have.
    #[error("the report has no parameter '{name}'; {}", known_words(known))]
    UnknownParameter {
        /// The name given.
        name: String,
        /// The names it has.
        known: Vec<String>,
    },
    /// The value of a parameter is not of its kind.
    #[error("'{value}' is no value for the parameter '{name}': give {kind}")]
    BadParameter {
        /// Its name.
        name: String,
        /// The value given.
        value: String,
        /// What is wanted.
        kind: &'static str,
    },
    /// The head of a stored query is wrong.
    #[error("in the head of '{file}', line {line}: {message}")]
    Header {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// There is no such thing in the store.
    #[error("the store knows no {kind} called '{name}'; {}", near_words(near, help))]
    NoSuchThing {
        /// What was asked for.
        kind: &'static str,
        /// The name given.
        name: String,
        /// Names that are like it.
        near: Vec<String>,
        /// What to do when none is.
        help: &'static str,
    },
    /// Several things fit a name.
    #[error("'{name}' may mean {count} things: {}{}; give more of its name", candidates.join(", "),
        if *count > candidates.len() { ", …" } else { "" })]
    SeveralThings {
        /// The name given.
        name: String,
        /// How many fit.
        count: usize,
        /// Short names of the first of them.
        candidates: Vec<String>,
    },
    /// A file with queries cannot be read.
    #[error("cannot read '{}'", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
    /// The answer cannot be written.
    #[error("cannot write the answer")]
    Output(#[from] io::Error),
}

fn near_words(near: &[String], help: &str) -> String {
    match near {
        [] => help.to_owned(),
        near => format!("did you mean '{}'?", near.join("', '")),
    }
}

fn known_words(known: &[String]) -> String {
    match known {
        [] => "it has none".to_owned(),
        names => format!("it has {}", names.join(", ")),
    }
}

/// A place in the text of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// The text of the line.
    pub text: String,
}

impl fmt::Display for Place {
    /// The line, and a caret under the place.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        let before = self.text.chars().take(self.column.saturating_sub(1));
        let indent: String = before.map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        writeln!(formatter, "  {number} | {}", self.text)?;
        write!(formatter, "  {} | {indent}^", " ".repeat(number.len()))
    }
}
