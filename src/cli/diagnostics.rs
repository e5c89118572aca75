//! Diagnostics for people: place, code, message, help; on standard error.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::pipeline::{FIRST, Noted, PassedOver};
use crate::store::StoredDiagnostic;

use super::{Exit, Global};

/// Prints diagnostics and remembers whether something failed.
#[derive(Debug)]
pub struct Printer {
    quiet: bool,
    failed: usize,
}

impl Printer {
    /// A printer that follows `--quiet`: then only errors are printed.
    #[must_use]
    pub fn new(global: &Global) -> Self {
        Self { quiet: global.quiet, failed: 0 }
    }

    /// A path that could not be looked at.
    pub fn unreadable(&mut self, path: &str, error: &io::Error) {
        self.failed += 1;
        say(&format!("{}: error[E0001]: cannot be read: {error}", on_one_line(path)), None);
    }

    /// Nothing to read was found; says so unless something worse was said already.
    pub fn no_papers(&self, paths: &[PathBuf]) {
        if self.failed == 0 && !self.quiet {
            let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
            say(&format!("no papers in {}: see 'etl ingest --help'", paths.join(", ")), None);
        }
    }

    /// Something to know.
    pub fn say(&self, line: &str) {
        if !self.quiet {
            say(line, None);
        }
    }

    /// A source that gave nothing.
    pub fn failure(&mut self, path: &str, diagnostic: &Diagnostic) {
        self.failed += 1;
        say(&line(path, diagnostic), diagnostic.help.as_deref());
    }

    /// What was noted about the sources that were read: the first warnings, and how much more.
    pub fn noted(&self, noted: &Noted) {
        if self.quiet {
            return;
        }
        for (path, warning) in noted.first() {
            say(&stored_line(path, warning), warning.help.as_deref());
        }
        let hidden =
            [(noted.warnings.saturating_sub(FIRST), "more warning"), (noted.notes, "note")];
        let parts: Vec<String> = hidden
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
            .collect();
        if !parts.is_empty() {
            say(&format!("{}: see 'etl errors'", parts.join(" and ")), None);
        }
    }

    /// Files of folders and archives that were not read, where no summary says so.
    pub fn passed_over(&self, passed_over: &PassedOver) {
        let total = passed_over.total();
        if total > 0 && !self.quiet {
            let files = if total == 1 { "file" } else { "files" };
            say(&format!("{total} {files} passed over: {passed_over}; no papers"), None);
        }
    }

    /// What is wrong with a vocabulary that is used all the same, with the file to blame.
    pub fn vocabulary(&self, warnings: &[(String, Diagnostic)]) {
        for (file, warning) in warnings.iter().filter(|_| !self.quiet) {
            say(&line(file, warning), warning.help.as_deref());
        }
    }

    /// Done, or done with failures.
    #[must_use]
    pub fn exit(&self) -> Exit {
        if self.failed > 0 { Exit::SomeFailed } else { Exit::Done }
    }
}

fn line(path: &str, diagnostic: &Diagnostic) -> String {
    stored_line(path, &StoredDiagnostic::new(diagnostic, None))
}

/// A diagnostic on one line, as `etl errors` prints it too.
pub fn stored_line(path: &str, diagnostic: &StoredDiagnostic) -> String {
    let StoredDiagnostic { code, severity, message, .. } = diagnostic;
    let place = diagnostic.line.zip(diagnostic.column);
    let place = place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
    format!("{}{place}: {severity}[{code}]: {}", on_one_line(path), on_one_line(message))
}

/// A text on one line, whatever its characters.
pub fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

fn say(line: &str, help: Option<&str>) {
    let mut stderr = io::stderr().lock();
    // A closed standard error leaves nowhere to complain.
    let _ = writeln!(stderr, "{line}");
    if let Some(help) = help {
        let _ = writeln!(stderr, "  help: {help}");
    }
}
