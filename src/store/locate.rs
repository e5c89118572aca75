//! Where a passage stands, as people and editors say it: path, line and column.
//!
//! The graph counts code points; a line is counted out of the kept source when it is asked for.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use oxigraph::model::{Literal, Term};
use oxigraph::store::Store as Quads;

use crate::graph::Base;
use crate::graph::vocabulary::etl;
use crate::text::{Digest, Source};

use super::error::Result;
use super::layout::Layout;
use super::{Passage, Store, copies};

/// The start of a passage in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Path of the source; the first by name when several files hold the same bytes.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

impl fmt::Display for Location {
    /// `path:line:column`, which editors open.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.path, self.line, self.column)
    }
}

/// Finds locations. Holds all it needs, so that it may be sent to another thread, and
/// remembers where the lines of a source start, not its text.
pub struct Locator {
    quads: Quads,
    layout: Layout,
    base: Base,
    sources: Mutex<BTreeMap<Digest, Option<Arc<Lines>>>>,
}

/// The lines of one source.
struct Lines {
    path: String,
    /// The first code point of each line.
    starts: Vec<usize>,
    /// Number of code points.
    len: usize,
}

impl Store {
    /// A finder of lines in the sources of this store.
    #[must_use]
    pub fn locator(&self) -> Locator {
        Locator {
            quads: self.quads().clone(),
            layout: self.layout.clone(),
            base: self.base.clone(),
            sources: Mutex::default(),
        }
    }
}

impl Locator {
    /// Where the passage with this IRI starts; nothing when it is no passage of a source that
    /// the store holds.
    #[must_use]
    pub fn locate(&self, iri: &str) -> Option<Location> {
        let passage = Passage::of_iri(iri)?;
        let rest = iri.strip_prefix(self.base.as_str())?.strip_prefix("source/")?;
        let digest = rest.split('#').next()?.parse().ok()?;
        self.lines(digest)?.location(passage.start)
    }

    /// A source that cannot be read has no lines; `etl verify` tells why.
    fn lines(&self, digest: Digest) -> Option<Arc<Lines>> {
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || self.read(digest).ok().flatten().map(Arc::new);
        sources.entry(digest).or_insert_with(read).clone()
    }

    fn read(&self, digest: Digest) -> Result<Option<Lines>> {
        let Some(path) = path(&self.quads, digest)? else { return Ok(None) };
        let source = Source::new(path.as_str(), &copies::read(&self.layout, digest)?);
        Ok(Some(Lines::new(path, source.text())))
    }
}

impl Lines {
    fn new(path: String, text: &str) -> Self {
        let (mut starts, mut len) = (vec![0], 0);
        for c in text.chars() {
            len += 1;
            if c == '\n' {
                starts.push(len);
            }
        }
        Self { path, starts, len }
    }

    fn location(&self, point: usize) -> Option<Location> {
        let line = self.starts.partition_point(|start| *start <= point);
        let column = 1 + point - self.starts[line - 1];
        (point <= self.len).then(|| Location { path: self.path.clone(), line, column })
    }
}

/// The first path from which a source was read.
fn path(quads: &Quads, digest: Digest) -> Result<Option<String>> {
    let digest = Term::from(Literal::from(digest.to_string()));
    let mut paths = Vec::new();
    for file in quads.quads_for_pattern(None, Some(etl::SHA256), Some(digest.as_ref()), None) {
        let file = file?.subject;
        for quad in quads.quads_for_pattern(Some(file.as_ref()), Some(etl::PATH), None, None) {
            if let Term::Literal(path) = quad?.object {
                paths.push(path.value().to_owned());
            }
        }
    }
    Ok(paths.into_iter().min())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, point: usize, expected: Option<&str>) {
        let found = Lines::new("a.txt".to_owned(), text).location(point);
        assert_eq!(found.map(|found| found.to_string()).as_deref(), expected, "{text:?} {point}");
    }

    #[test]
    fn lines_and_columns_count_code_points_from_one() {
        let text = "äb\r\n\nc";
        check(text, 0, Some("a.txt:1:1"));
        check(text, 1, Some("a.txt:1:2"));
        check(text, 4, Some("a.txt:2:1"));
        check(text, 5, Some("a.txt:3:1"));
        check(text, 6, Some("a.txt:3:2"));
        check(text, 7, None);
        check("", 0, Some("a.txt:1:1"));
    }
}
