//! How the program ends.

use std::error::Error;
use std::fmt;
use std::io;
use std::process::ExitCode;

use crate::{export, query, skos, store};

macro_rules! statuses {
    ($($name:ident = $status:literal, $meaning:literal;)*) => {
        /// Exit status, after `sysexits.h` where it has a word for it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Exit {
            $(#[doc = $meaning] $name = $status,)*
        }

        /// Every status with its meaning, for the help.
        const STATUSES: &[(u8, &str)] = &[$(($status, $meaning)),*];
    };
}

statuses! {
    Done = 0, "done; a closed pipe is success too";
    Negative = 1, "negative answer: a check of validate is violated, or ASK is false and --exit-status was given";
    Usage = 2, "wrong usage or wrong query";
    SomeFailed = 3, "done, but some sources failed";
    DamagedData = 65, "damaged data";
    CannotCreate = 73, "a file or folder cannot be created";
    InputOutput = 74, "input or output failed";
    Locked = 75, "the store is locked by another process";
    Permission = 77, "permission denied";
    TimeOut = 124, "took longer than allowed";
    Interrupted = 130, "interrupted";
}

/// The statuses as a paragraph of the help.
#[must_use]
pub fn statuses() -> String {
    let line = |(status, meaning): &(u8, &str)| format!("\n  {status:>3}  {meaning}");
    format!("Exit status:{}", STATUSES.iter().map(line).collect::<String>())
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl Exit {
    /// What an error ends the program with: the code it carries, else what its cause says.
    #[must_use]
    pub fn of(error: &anyhow::Error) -> Self {
        for cause in error.chain() {
            if let Some(coded) = cause.downcast_ref::<Coded>() {
                return coded.exit;
            }
            if let Some(error) = cause.downcast_ref::<store::Error>() {
                return Self::of_store(error);
            }
            if let Some(error) = cause.downcast_ref::<query::Error>() {
                return Self::of_query(error);
            }
            if let Some(error) = cause.downcast_ref::<export::Error>() {
                return match error {
                    export::Error::NoSuchGraph(_) => Self::Usage,
                    export::Error::Store(error) => Self::of_store(error),
                };
            }
            if let Some(error) = cause.downcast_ref::<skos::Error>() {
                return match error {
                    skos::Error::Read { source, .. } => Self::of_io(source),
                    _ => Self::DamagedData,
                };
            }
            if let Some(error) = cause.downcast_ref::<io::Error>() {
                return Self::of_io(error);
            }
        }
        Self::InputOutput
    }

    /// What an input or output error ends the program with; a closed pipe is success.
    #[must_use]
    pub fn of_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Done,
            io::ErrorKind::PermissionDenied => Self::Permission,
            _ => Self::InputOutput,
        }
    }
}

impl Exit {
    /// What a trouble with a query ends the program with.
    fn of_query(error: &query::Error) -> Self {
        use query::Error;
        match error {
            Error::TimedOut(_) => Self::TimeOut,
            Error::Store(error) => Self::of_store(error),
            Error::Output(error) | Error::File { source: error, .. } => Self::of_io(error),
            Error::Evaluation(_) => Self::InputOutput,
            _ => Self::Usage,
        }
    }

    /// What a trouble with the store ends the program with.
    fn of_store(error: &store::Error) -> Self {
        use store::Error;
        match error {
            Error::Locked { .. } => Self::Locked,
            Error::OtherBase { .. } => Self::Usage,
            Error::Version { .. } | Error::Differs { .. } | Error::Damaged(_) => Self::DamagedData,
            Error::Missing { .. } => Self::InputOutput,
            Error::Create { source, .. } => match source.kind() {
                io::ErrorKind::PermissionDenied => Self::Permission,
                _ => Self::CannotCreate,
            },
            Error::File { source, .. } | Error::Database(source) => Self::of_io(source),
        }
    }
}

/// An error that knows its exit status.
#[derive(Debug)]
pub struct Coded {
    exit: Exit,
    message: String,
}

impl fmt::Display for Coded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for Coded {}

/// An error with a message for people and the status to end with.
///
/// ```
/// use etl::cli::{Exit, fail};
///
/// let error = fail(Exit::Usage, "no such report: 'x'; see 'etl report list'");
/// assert_eq!(Exit::of(&error), Exit::Usage);
/// ```
#[must_use]
pub fn fail(exit: Exit, message: impl Into<String>) -> anyhow::Error {
    anyhow::Error::new(Coded { exit, message: message.into() })
}
