//! What a worker does with one file: from bytes to quads, within its limits.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::graph::Base;
use crate::store::{ManifestEntry, NewSource, StoredDiagnostic, now};
use crate::text::Digest;

use super::archive::{Item, unreadable};
use super::counts::Counts;
use super::known::{Known, Standing};
use super::limits::Limits;
use super::paper::{Failure, guarded, passed_over_as, process_with, read, took_too_long};
use super::settings::Extraction;
use super::timed::within;

/// What all workers of a run share.
pub struct Shop {
    /// Base of all IRIs.
    pub base: Base,
    /// Settings of the extractors.
    pub extraction: Extraction,
    /// Their fingerprint.
    pub settings: String,
    /// Limits of one file.
    pub limits: Limits,
    /// Whether unchanged files are worked through as well.
    pub force: bool,
}

/// What came of a file.
pub enum Work<T> {
    /// It is new or changed.
    Ready(T),
    /// It is in the store already; its size.
    Unchanged(u64),
    /// It gave nothing.
    Failed(Diagnostic),
    /// It is no paper but something of this kind.
    None(String),
}

/// A paper worked through.
pub struct Ready {
    /// What is to be stored.
    pub source: NewSource,
    /// What was found, in numbers.
    pub counts: Counts,
}

impl Shop {
    /// The workers of a run with these settings.
    pub fn new(base: Base, extraction: Extraction, limits: Limits, force: bool) -> Self {
        let settings = extraction.fingerprint(&base);
        Self { base, extraction, settings, limits, force }
    }

    /// Works through one item, unless it is known and the same; a panic costs it alone.
    pub fn work(self: &Arc<Self>, item: Item, known: &Known) -> Work<Ready> {
        self.look(item, known, |doc, path, bytes| {
            let (shop, name) = (Arc::clone(self), doc.to_owned());
            let made = within(self.limits.time, move || guarded(|| shop.make(&name, path, bytes)));
            match made {
                Ok(Some(made)) => made,
                Ok(None) => Err(took_too_long(self.limits)),
                Err(error) => Err(Failure { diagnostic: unreadable(&error) }),
            }
        })
    }

    /// Looks at one item as [`Shop::work`] does, and says how it compares with what is known.
    pub fn compare(&self, item: Item, known: &Known) -> Work<Standing> {
        let was_read = known.sources.contains_key(&item.path);
        let standing = if was_read { Standing::Changed } else { Standing::New };
        self.look(item, known, |_, _, _| Ok(standing))
    }

    fn look<T>(
        &self,
        item: Item,
        known: &Known,
        make: impl FnOnce(&str, String, Vec<u8>) -> Result<T, Failure>,
    ) -> Work<T> {
        let Item { path, doc, named, content } = item;
        let worked = guarded(|| {
            let bytes = read(&doc, content, self.limits.size)?;
            let standing = known.standing(&path, Digest::of(&bytes), &self.settings);
            if standing == Standing::Unchanged && !self.force {
                return Ok(Work::Unchanged(bytes.len() as u64));
            }
            make(&doc, path, bytes).map(Work::Ready)
        });
        worked.unwrap_or_else(|failure| match passed_over_as(&doc, named, &failure) {
            Some(kind) => Work::None(kind),
            None => Work::Failed(failure.diagnostic),
        })
    }

    fn make(&self, doc: &str, path: String, bytes: Vec<u8>) -> Result<Ready, Failure> {
        let paper = process_with(doc, &bytes, &self.extraction.settings)?;
        let source = paper.document.source();
        let counts = Counts::of(&paper.linked);
        let batch = paper.quads(&self.base);
        let stored = |diagnostic| StoredDiagnostic::new(diagnostic, Some(source));
        let entry = ManifestEntry {
            path,
            digest: source.digest(),
            size: source.size(),
            format: paper.format.name.to_owned(),
            media_type: paper.format.media_type.to_owned(),
            settings: self.settings.clone(),
            vocabularies: self.extraction.vocabularies.clone(),
            ended: now(),
            quads: batch.len() as u64,
            counts: counts.rows().map(|(kind, row)| (kind.to_owned(), row.found as u64)).collect(),
            diagnostics: paper.linked.diagnostics.iter().map(stored).collect(),
        };
        Ok(Ready { source: NewSource { batch, entry, bytes }, counts })
    }
}
