//! One source from bytes to quads: the pure part of the pipeline.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Settings, extract};
use crate::graph::{Base, QuadBatch, paper_quads};
use crate::paper::{Document, LinkedPaper};
use crate::read::{Format, unknown_reason};
use crate::resolve::resolve;
use crate::store::Reading;
use crate::text::Source;

use super::archive::{Content, unpacked, unreadable};
use super::limits::Limits;
use super::role::{Role, kind};
use super::timed::within;
use super::walk::{read_file, too_large};

/// A source that was read, with all that was found in it.
#[derive(Debug)]
pub struct Paper {
    /// The format it was read as.
    pub format: &'static Format,
    /// What the reader made.
    pub document: Document,
    /// What was found and joined.
    pub linked: LinkedPaper,
}

/// A source that gave nothing.
#[derive(Debug)]
pub struct Failure {
    /// Why.
    pub diagnostic: Diagnostic,
}

impl Paper {
    /// The quads of its source graph.
    #[must_use]
    pub fn quads(&self, base: &Base) -> QuadBatch {
        paper_quads(&self.document, &self.linked, base)
    }
}

/// Reads and works through one item.
///
/// # Errors
/// When it cannot be read, its format is unknown, or this program fails on it.
pub fn process(
    doc: &str,
    content: Content,
    settings: &Settings,
    limits: Limits,
) -> Result<Paper, Failure> {
    let (doc, settings) = (doc.to_owned(), settings.clone());
    let made = within(limits.time, move || {
        read(&doc, content, limits.size).and_then(|bytes| process_with(&doc, &bytes, &settings))
    });
    match made {
        Ok(Some(made)) => made,
        Ok(None) => Err(took_too_long(limits)),
        Err(error) => Err(Failure { diagnostic: unreadable(&error) }),
    }
}

/// The failure of a paper that was given up.
pub(super) fn took_too_long(limits: Limits) -> Failure {
    let seconds = limits.time.unwrap_or_default().as_secs_f64();
    let message = format!("took longer than {seconds} s and was given up");
    let help = "allow more with --file-timeout; were it long for its size, please report it";
    Failure { diagnostic: Diagnostic::new(Code::TookTooLong, message).help(help) }
}

/// The bytes of one item, unpacked if they were packed with gzip.
///
/// # Errors
/// When it cannot be opened or read, or is too large.
pub fn read(doc: &str, content: Content, largest: u64) -> Result<Vec<u8>, Failure> {
    let failure = |diagnostic| Failure { diagnostic };
    let bytes = match content {
        Content::File(path) => {
            read_file(&path, largest).map_err(|error| failure(unreadable(&error)))?
        }
        Content::Bytes(bytes) => bytes,
        Content::Refused(diagnostic) => return Err(failure(diagnostic)),
    };
    let bytes = unpacked(doc, bytes).map_err(failure)?;
    if bytes.len() as u64 > largest {
        return Err(failure(unreadable(&too_large(largest))));
    }
    Ok(bytes)
}

/// How a file that failed so is counted if it is no paper, nobody said it is one, and so it
/// is passed over.
#[must_use]
pub fn passed_over_as(doc: &str, named: bool, failure: &Failure) -> Option<String> {
    let is_unknown = !named
        && failure.diagnostic.code == Code::UnknownFormat
        && Role::by_ending(doc) == Role::Unknown;
    is_unknown.then(|| kind(doc))
}

/// Works through bytes that were read before, with the settings that hold when nobody gives any;
/// `doc` is their name.
///
/// # Errors
/// When the format is unknown, or this program fails on them.
pub fn process_bytes(doc: &str, bytes: &[u8]) -> Result<Paper, Failure> {
    process_with(doc, bytes, &Settings::default())
}

/// Works through bytes that were read before; `doc` is their name.
///
/// # Errors
/// When the format is unknown, or this program fails on them.
pub fn process_with(doc: &str, bytes: &[u8], settings: &Settings) -> Result<Paper, Failure> {
    guarded(|| work(doc, bytes, settings))
}

/// Runs the work on one paper; a panic in it becomes the failure of that paper.
///
/// A panic is an error of this program; it must cost one paper, not the run.
///
/// # Errors
/// What `work` gives, or a failure with the words of the panic.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let words = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no message");
        let diagnostic =
            Diagnostic::new(Code::Panicked, format!("etl failed on this file: {words}"))
                .help("this is an error of etl, please report it with the file");
        Err(Failure { diagnostic })
    })
}

fn work(doc: &str, bytes: &[u8], settings: &Settings) -> Result<Paper, Failure> {
    let source = Source::new(doc, bytes);
    let Some(format) = Format::detect(&source) else {
        let diagnostic = Diagnostic::new(Code::UnknownFormat, unknown_reason(&source));
        return Err(Failure { diagnostic });
    };
    let document = format.read(source);
    let linked = resolve(&document, extract(&document, settings));
    Ok(Paper { format, document, linked })
}

/// How a source reads, where it is XML: its words are not those of the file then.
#[must_use]
pub fn reading(source: &Source) -> Option<Reading> {
    let document = Format::detect(source)?.read(source.clone());
    document.elements()?;
    Some(Box::new(move |from, before, words, behind| document.reads(from, before, words, behind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_the_failure_of_one_paper() {
        let failure = guarded::<()>(|| panic!("no such thing as {}", "tides")).expect_err("fails");
        assert_eq!(failure.diagnostic.code, Code::Panicked);
        assert!(failure.diagnostic.message.ends_with("no such thing as tides"));
        assert!(guarded(|| Ok(1)).is_ok());
    }
}
