//! The one writer: replaces and removes sources, each in one transaction.

use std::fs;
use std::ops::Deref;
use std::path::Path;

use oxigraph::model::{NamedNode, Quad};
use oxigraph::store::Transaction;

use crate::graph::vocabulary::etl;
use crate::graph::{Base, QuadBatch};
use crate::text::Digest;

use super::error::{Error, Result};
use super::layout::Layout;
use super::lock::Access;
use super::manifest::{Failure, ManifestEntry};
use super::{Store, copies, iri, manifest_quads, ontology};

/// A store opened for writing; nobody else has it open.
pub struct Writer(Store);

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
        &self.0
    }
}

impl Writer {
    /// Opens the store in `folder` for writing, and makes it when there is none.
    ///
    /// # Errors
    /// When another process has it open, or it was made by another version or with another base.
    pub fn open(folder: impl AsRef<Path>, base: &Base) -> Result<Self> {
        let folder = folder.as_ref();
        fs::create_dir_all(folder).map_err(Error::create(folder))?;
        Store::open_locked(Layout::new(folder), Access::Write, Some(base)).map(Self)
    }

    /// Opens a store that must be there already, with whatever base it has.
    ///
    /// # Errors
    /// As [`Writer::open`], and when there is no store.
    pub fn open_existing(folder: impl AsRef<Path>) -> Result<Self> {
        let layout = Layout::new(folder.as_ref());
        if !layout.exists() {
            return Err(Error::Missing { folder: layout.folder().to_owned() });
        }
        Store::open_locked(layout, Access::Write, None).map(Self)
    }

    /// Replaces all that the store knows of one source: its copy, then its graph and its entry.
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
        self.backend.write(|transaction| {
            manifest_quads::remove_all(transaction, &self.base, &entry.path)?;
            self.drop_source(transaction, orphan)?;
            self.drop_source(transaction, Some(entry.digest))?;
            insert(transaction, &batch.quads, &self.base.source_graph(entry.digest));
            let size = batch.quads.len();
            transaction.extend(&manifest_quads::entry_quads(&self.base, entry, size));
            Ok(())
        })?;
        self.remove_copy(orphan)
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
            let size = batch.quads.len();
            let entry = manifest_quads::entry_quads(&self.base, &entry, size);
            batch.quads.into_iter().chain(entry)
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
        self.remove_copy(orphan)?;
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
            insert(transaction, quads, graph);
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
            if let oxigraph::model::Term::NamedNode(graph) = quad?.object {
                return Ok(self.digest_of_graph(graph.as_ref()));
            }
        }
        Ok(None)
    }

    /// The digest again, if no file but `path` has it.
    fn orphan(&self, digest: Option<Digest>, path: &str) -> Result<Option<Digest>> {
        let Some(digest) = digest else { return Ok(None) };
        let file = iri::file(&self.base, path).into();
        let (graph, manifest) = (self.base.source_graph(digest), self.base.manifest_graph());
        let (graph, manifest) = (Some(graph.as_ref().into()), Some(manifest.as_ref().into()));
        for quad in self.quads().quads_for_pattern(None, Some(etl::GRAPH), graph, manifest) {
            if quad?.subject != file {
                return Ok(None);
            }
        }
        Ok(Some(digest))
    }

    fn remove_copy(&self, digest: Option<Digest>) -> Result<()> {
        digest.map_or(Ok(()), |digest| copies::remove(&self.layout, digest))
    }
}

/// Inserts quads into `graph`, whatever graph they name.
fn insert(transaction: &mut Transaction<'_>, quads: &[Quad], graph: &NamedNode) {
    for quad in quads {
        let mut quad = quad.as_ref();
        quad.graph_name = graph.as_ref().into();
        transaction.insert(quad);
    }
}
