//! Diagnostics for people: place, code, message, help; on standard error.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Source;

use super::{Exit, Global};

/// How many warnings of a run are printed; the store keeps all of them.
const SHOWN: usize = 20;

/// Prints diagnostics and remembers whether something failed.
#[derive(Debug)]
pub struct Printer {
    quiet: bool,
    failed: usize,
    warnings: usize,
    notes: usize,
}

impl Printer {
    /// A printer that follows `--quiet`: then only errors are printed.
    #[must_use]
    pub fn new(global: &Global) -> Self {
        Self { quiet: global.quiet, failed: 0, warnings: 0, notes: 0 }
    }

    /// A path that could not be looked at.
    pub fn unreadable(&mut self, path: &str, error: &io::Error) {
        self.failed += 1;
        say(&format!("{}: error[E0001]: cannot be read: {error}", printable(path)), None);
    }

    /// Nothing to read was found; says so unless something worse was said already.
    pub fn no_papers(&self, paths: &[PathBuf]) {
        if self.failed == 0 && !self.quiet {
            let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
            say(&format!("no papers in {}: see 'etl ingest --help'", paths.join(", ")), None);
        }
    }

    /// A source that gave nothing.
    pub fn failure(&mut self, path: &str, diagnostic: &Diagnostic) {
        self.failed += 1;
        say(&line(path, diagnostic, None), diagnostic.help.as_deref());
    }

    /// What was noted about a source that was read.
    pub fn diagnostics(&mut self, path: &str, diagnostics: &[Diagnostic], source: &Source) {
        for diagnostic in diagnostics {
            match diagnostic.severity() {
                Severity::Note => self.notes += 1,
                Severity::Warning | Severity::Error => {
                    self.warnings += 1;
                    if !self.quiet && self.warnings <= SHOWN {
                        say(&line(path, diagnostic, Some(source)), diagnostic.help.as_deref());
                    }
                }
            }
        }
    }

    /// What is wrong with a vocabulary that is used all the same, with the file to blame.
    pub fn vocabulary(&self, warnings: &[(String, Diagnostic)]) {
        for (file, warning) in warnings.iter().filter(|_| !self.quiet) {
            say(&line(file, warning, None), warning.help.as_deref());
        }
    }

    /// Says how much was not printed.
    pub fn finish(&self) {
        if self.quiet {
            return;
        }
        let hidden = [(self.warnings.saturating_sub(SHOWN), "more warning"), (self.notes, "note")];
        let parts: Vec<String> = hidden
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
            .collect();
        if !parts.is_empty() {
            say(&format!("{}: see 'etl errors'", parts.join(" and ")), None);
        }
    }

    /// Done, or done with failures.
    #[must_use]
    pub fn exit(&self) -> Exit {
        if self.failed > 0 { Exit::SomeFailed } else { Exit::Done }
    }
}

fn line(path: &str, diagnostic: &Diagnostic, source: Option<&Source>) -> String {
    let place = diagnostic.span.zip(source).map_or_else(String::new, |(span, source)| {
        let place = source.lines().line_column(source.text(), span.start());
        format!(":{}:{}", place.line, place.column)
    });
    let Diagnostic { code, message, .. } = diagnostic;
    let path = printable(path);
    format!("{path}{place}: {}[{code}]: {message}", diagnostic.severity())
}

/// A path on one line, whatever its characters.
fn printable(path: &str) -> String {
    path.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

fn say(line: &str, help: Option<&str>) {
    let mut stderr = io::stderr().lock();
    // A closed standard error leaves nowhere to complain.
    let _ = writeln!(stderr, "{line}");
    if let Some(help) = help {
        let _ = writeln!(stderr, "  help: {help}");
    }
}
