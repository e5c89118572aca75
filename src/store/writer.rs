//! The one writer: replaces and removes sources, each in one transaction.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::ops::Deref;
use std::path::Path;

use oxigraph::model::{NamedNode, Quad, QuadRef, Term, Triple};
use oxigraph::store::Transaction;

use crate::graph::vocabulary::etl;
use crate::graph::{Base, QuadBatch};
use crate::text::Digest;

use super::error::{Error, Result};
use super::layout::Layout;
use super::lock::Patience;
use super::manifest::{Failure, ManifestEntry};
use super::snapshot::Snapshot;
use super::{Hold, Store, copies, iri, manifest_quads, manifest_read, ontology};

/// A store opened for writing; others can only read what it was before.
pub struct Writer {
    store: Store,
    snapshot: Snapshot,
    /// Sources that were dropped. Readers of the snapshot may still want their copies.
    dropped: RefCell<BTreeSet<Digest>>,
}

/// A source that is to be stored.
#[derive(Debug)]
pub struct NewSource {
    /// All that it says.
    pub batch: QuadBatch,
    /// What the manifest says of it.
    pub entry: ManifestEntry,
    /// Its bytes, to be kept.
    pub bytes: Vec<u8>,
}

impl Deref for Writer {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // What stays behind is in nobody's way: the next writer removes old snapshots, and
        // `compact` old copies.
        if self.snapshot.remove().is_ok_and(|removed| removed) {
            let _ = self.remove_copies();
        }
    }
}

impl Writer {
    /// Opens the store in `folder` for writing, and makes it when there is none.
    ///
    /// # Errors
    /// When another process has it open, or it was made by another version or with another base.
    pub fn open(folder: impl AsRef<Path>, base: &Base) -> Result<Self> {
        Self::open_patiently(folder, base, Patience::None)
    }

    /// As [`Writer::open`], but waits for another process to close it.
    ///
    /// # Errors
    /// As [`Writer::open`], when the wait was in vain.
    pub fn open_patiently(
        folder: impl AsRef<Path>,
        base: &Base,
        patience: Patience,
    ) -> Result<Self> {
        let folder = folder.as_ref();
        fs::create_dir_all(folder).map_err(Error::create(folder))?;
        Store::open_to_write(Layout::new(folder), Some(base), patience).and_then(Self::new)
    }

    /// Opens a store that must be there already, with whatever base it has.
    ///
    /// # Errors
    /// As [`Writer::open_patiently`], and when there is no store.
    pub fn open_existing(folder: impl AsRef<Path>, patience: Patience) -> Result<Self> {
        let layout = Layout::new(folder.as_ref());
        if !layout.exists() {
            return Err(Error::Missing { folder: layout.folder().to_owned() });
        }
        Store::open_to_write(layout, None, patience).and_then(Self::new)
    }

    fn new(mut store: Store) -> Result<Self> {
        let snapshot = Snapshot::take(&store.layout, &store.backend)?;
        if let Hold::Lock(lock) = store.hold {
            store.hold = Hold::Lock(lock.with_snapshot(&store.layout, snapshot.name())?);
        }
        Ok(Self { store, snapshot, dropped: RefCell::default() })
    }

    /// Replaces all that the store knows of one source: its copy, then its graph and its entry.
    ///
    /// Of several files with the same bytes, the graph is what the first by path says. They say
    /// the same, unless their names make different readers read them.
    ///
    /// # Errors
    /// When a file or the database fails; then the store holds what it held before.
    pub fn replace_source(
        &self,
        batch: &QuadBatch,
        entry: &ManifestEntry,
        bytes: &[u8],
    ) -> Result<()> {
        copies::keep(&self.layout, entry.digest, bytes)?;
        let before = self.digest_of(&entry.path)?.filter(|digest| *digest != entry.digest);
        let orphan = self.orphan(before, &entry.path)?;
        let said = self.said_by_first(entry)?;
        self.backend.write(|transaction| {
            manifest_quads::remove_all(transaction, &self.base, &entry.path)?;
            self.drop_source(transaction, orphan)?;
            let size = match said {
                Some(size) => size,
                None => {
                    self.drop_source(transaction, Some(entry.digest))?;
                    let graph = self.base.source_graph(entry.digest);
                    insert(transaction, &batch.triples, &graph);
                    batch.len()
                }
            };
            transaction.extend(&manifest_quads::entry_quads(&self.base, entry, size));
            Ok(())
        })?;
        self.dropped.borrow_mut().extend(orphan);
        Ok(())
    }

    /// The size of the graph that stands for this source already: made with the same settings of
    /// another file that comes before it and has the same bytes.
    fn said_by_first(&self, entry: &ManifestEntry) -> Result<Option<usize>> {
        for path in self.paths_of_digest(entry.digest)? {
            if path < entry.path
                && let Some(first) = manifest_read::entry(self, &path)?
                && first.settings == entry.settings
            {
                return Ok(Some(first.quads.try_into().unwrap_or(usize::MAX)));
            }
        }
        Ok(None)
    }

    /// Adds sources of which the store knows nothing yet, neither paths nor contents: all of them
    /// or none. Much faster than one [`Writer::replace_source`] after the other.
    ///
    /// # Errors
    /// When a file or the database fails; then the store holds what it held before.
    pub fn add_sources(&self, sources: Vec<NewSource>) -> Result<()> {
        for NewSource { entry, bytes, .. } in &sources {
            copies::keep(&self.layout, entry.digest, bytes)?;
        }
        let quads = sources.into_iter().flat_map(|NewSource { batch, entry, .. }| {
            let entry = manifest_quads::entry_quads(&self.base, &entry, batch.len());
            batch.into_quads().chain(entry)
        });
        self.backend.load(quads)
    }

    /// Notes that a file could not be read; what is known of it from before stays.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record_failure(&self, failure: &Failure) -> Result<()> {
        self.backend.write(|transaction| {
            manifest_quads::remove_failure(transaction, &self.base, &failure.path)?;
            transaction.extend(&manifest_quads::failure_quads(&self.base, failure));
            Ok(())
        })
    }

    /// Forgets that a file could not be read.
    ///
    /// # Errors
    /// When the database fails.
    pub fn forget_failure(&self, path: &str) -> Result<()> {
        if self.digest_of(path)?.is_none() {
            return self.remove_source(path).map(drop);
        }
        self.backend.write(|change| manifest_quads::remove_failure(change, &self.base, path))
    }

    /// Forgets a file: its entry, its failure, and, unless another file has the
    /// same bytes, its graph and its copy. Says whether there was anything.
    ///
    /// # Errors
    /// When a file or the database fails.
    pub fn remove_source(&self, path: &str) -> Result<bool> {
        let (file, manifest) = (iri::file(&self.base, path), self.base.manifest_graph());
        let (file, manifest) = (file.as_ref().into(), manifest.as_ref().into());
        let known = self.quads().quads_for_pattern(Some(file), None, None, Some(manifest));
        if known.take(1).count() == 0 {
            return Ok(false);
        }
        let orphan = self.orphan(self.digest_of(path)?, path)?;
        self.backend.write(|transaction| {
            manifest_quads::remove_all(transaction, &self.base, path)?;
            self.drop_source(transaction, orphan)
        })?;
        self.dropped.borrow_mut().extend(orphan);
        Ok(true)
    }

    /// Makes the next opening quick: to be called once at the end of many changes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn flush(&self) -> Result<()> {
        self.backend.flush()
    }

    /// Puts the quads of the identity graph in place of those from before.
    ///
    /// # Errors
    /// When the database fails.
    pub fn replace_identity(&self, quads: &[Quad]) -> Result<()> {
        self.replace_graph(&self.base.identity_graph(), quads)
    }

    /// Loads the shipped ontology, unless the store has this very one; says whether it did.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load_ontology(&self) -> Result<bool> {
        let quads = ontology::quads(&self.base)?;
        let graph = self.base.ontology_graph();
        let mut same = self.graph_size(graph.as_ref())? == quads.len();
        for quad in &quads {
            same = same && self.quads().contains(quad)?;
        }
        if !same {
            self.replace_graph(&graph, &quads)?;
        }
        Ok(!same)
    }

    fn replace_graph(&self, graph: &NamedNode, quads: &[Quad]) -> Result<()> {
        self.backend.write(|transaction| {
            transaction.remove_named_graph(graph)?;
            for quad in quads {
                transaction.insert(QuadRef { graph_name: graph.as_ref().into(), ..quad.as_ref() });
            }
            Ok(())
        })
    }

    /// Drops the graph of a source and what the manifest says of the graph.
    fn drop_source(&self, change: &mut Transaction<'_>, digest: Option<Digest>) -> Result<()> {
        let Some(digest) = digest else { return Ok(()) };
        let graph = self.base.source_graph(digest);
        change.remove_named_graph(&graph)?;
        manifest_quads::remove_node(change, &self.base, &graph)
    }

    /// Digest of the source last read from `path`.
    fn digest_of(&self, path: &str) -> Result<Option<Digest>> {
        let (file, manifest) = (iri::file(&self.base, path), self.base.manifest_graph());
        let (file, manifest) = (file.as_ref().into(), manifest.as_ref().into());
        let graph = Some(etl::GRAPH);
        for quad in self.quads().quads_for_pattern(Some(file), graph, None, Some(manifest)) {
            if let Term::NamedNode(graph) = quad?.object {
                return Ok(self.digest_of_graph(graph.as_ref()));
            }
        }
        Ok(None)
    }

    /// The digest again, if no file but `path` has it.
    fn orphan(&self, digest: Option<Digest>, path: &str) -> Result<Option<Digest>> {
        let Some(digest) = digest else { return Ok(None) };
        let others = self.paths_of_digest(digest)?.into_iter().filter(|other| other != path);
        Ok((others.count() == 0).then_some(digest))
    }

    /// The files with these bytes.
    fn paths_of_digest(&self, digest: Digest) -> Result<Vec<String>> {
        let (graph, manifest) = (self.base.source_graph(digest), self.base.manifest_graph());
        let (graph, manifest) = (Some(graph.as_ref().into()), Some(manifest.as_ref().into()));
        let mut paths = Vec::new();
        for quad in self.quads().quads_for_pattern(None, Some(etl::GRAPH), graph, manifest) {
            let file = quad?.subject;
            let known = (Some(file.as_ref()), Some(etl::PATH));
            for quad in self.quads().quads_for_pattern(known.0, known.1, None, manifest) {
                if let Term::Literal(path) = quad?.object {
                    paths.push(path.destruct().0);
                }
            }
        }
        Ok(paths)
    }

    /// Removes the copies of sources that were dropped and did not come back.
    fn remove_copies(&self) -> Result<()> {
        for digest in self.dropped.take() {
            if self.paths_of_digest(digest)?.is_empty() {
                copies::remove(&self.layout, digest)?;
            }
        }
        Ok(())
    }
}

fn insert(transaction: &mut Transaction<'_>, triples: &[Triple], graph: &NamedNode) {
    for triple in triples {
        transaction.insert(triple.as_ref().in_graph(graph));
    }
}
