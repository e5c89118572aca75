//! The one writer: replaces and removes sources, each in one transaction.

use std::fs;
use std::ops::Deref;
use std::path::Path;

use oxigraph::model::{NamedNode, NamedNodeRef, Quad};
use oxigraph::store::Transaction;

use crate::text::Digest;

use super::error::{Error, Result};
use super::layout::Layout;
use super::lock::Access;
use super::manifest::{Failure, ManifestEntry};
use super::manifest_quads::{self, Removal};
use super::{Store, copies, ontology, terms};

/// A store opened for writing; nobody else has it open.
pub struct Writer(Store);

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
    pub fn open(folder: impl AsRef<Path>, base: &str) -> Result<Self> {
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
    /// `quads`, each there once, may name any graph; they go into that of `entry.digest`.
    ///
    /// # Errors
    /// When a file or the database fails; then the store holds what it held before.
    pub fn replace_source(
        &self,
        quads: &[Quad],
        entry: &ManifestEntry,
        bytes: &[u8],
    ) -> Result<()> {
        copies::keep(&self.layout, entry.digest, bytes)?;
        let before = self.digest_of(&entry.path)?.filter(|digest| *digest != entry.digest);
        let orphan = self.orphan(before, &entry.path)?;
        let graph = self.names.source(entry.digest);
        self.backend.write(|transaction| {
            manifest_quads::remove(transaction, &self.names, &entry.path, Removal::All)?;
            drop_graph(transaction, orphan.map(|digest| self.names.source(digest)))?;
            drop_graph(transaction, Some(graph.clone()))?;
            for quad in quads {
                let mut quad = quad.as_ref();
                quad.graph_name = graph.as_ref().into();
                transaction.insert(quad);
            }
            transaction.extend(&manifest_quads::entry_quads(&self.names, entry, quads.len()));
            Ok(())
        })?;
        self.remove_copy(orphan)
    }

    /// Notes that a file could not be read; what is known of it from before stays.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record_failure(&self, failure: &Failure) -> Result<()> {
        self.backend.write(|transaction| {
            manifest_quads::remove(transaction, &self.names, &failure.path, Removal::Failure)?;
            transaction.extend(&manifest_quads::failure_quads(&self.names, failure));
            Ok(())
        })
    }

    /// Forgets a file: its entry, its failure, and, unless another file has the
    /// same bytes, its graph and its copy. Says whether there was anything.
    ///
    /// # Errors
    /// When a file or the database fails.
    pub fn remove_source(&self, path: &str) -> Result<bool> {
        let file = self.names.file(path);
        let known = self.quads().quads_for_pattern(
            Some(file.as_ref().into()),
            None,
            None,
            Some(self.names.manifest().into()),
        );
        if known.take(1).count() == 0 {
            return Ok(false);
        }
        let orphan = self.orphan(self.digest_of(path)?, path)?;
        self.backend.write(|transaction| {
            manifest_quads::remove(transaction, &self.names, path, Removal::All)?;
            drop_graph(transaction, orphan.map(|digest| self.names.source(digest)))
        })?;
        self.remove_copy(orphan)?;
        Ok(true)
    }

    /// Puts the quads of the identity graph in place of those from before.
    ///
    /// # Errors
    /// When the database fails.
    pub fn replace_identity(&self, quads: &[Quad]) -> Result<()> {
        self.replace_graph(self.names.identity(), quads)
    }

    /// Loads the shipped ontology, unless the store has this very one; says whether it did.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load_ontology(&self) -> Result<bool> {
        let quads = ontology::quads(&self.names)?;
        let graph = self.names.ontology();
        let mut same = self.graph_size(graph)? == quads.len();
        for quad in &quads {
            same = same && self.quads().contains(quad)?;
        }
        if !same {
            self.replace_graph(graph, &quads)?;
        }
        Ok(!same)
    }

    fn replace_graph(&self, graph: NamedNodeRef<'_>, quads: &[Quad]) -> Result<()> {
        self.backend.write(|transaction| {
            drop_graph(transaction, Some(graph.into_owned()))?;
            for quad in quads {
                let mut quad = quad.as_ref();
                quad.graph_name = graph.into();
                transaction.insert(quad);
            }
            Ok(())
        })
    }

    /// Digest of the source last read from `path`.
    fn digest_of(&self, path: &str) -> Result<Option<Digest>> {
        let file = self.names.file(path);
        let found = self.quads().quads_for_pattern(
            Some(file.as_ref().into()),
            Some(terms::GRAPH),
            None,
            Some(self.names.manifest().into()),
        );
        for quad in found {
            if let oxigraph::model::Term::NamedNode(graph) = quad?.object {
                return Ok(self.names.digest(graph.as_ref()));
            }
        }
        Ok(None)
    }

    /// The digest again, if no file but `path` has it.
    fn orphan(&self, digest: Option<Digest>, path: &str) -> Result<Option<Digest>> {
        let Some(digest) = digest else { return Ok(None) };
        let (file, graph) = (self.names.file(path), self.names.source(digest));
        let manifest = Some(self.names.manifest().into());
        let object = Some(graph.as_ref().into());
        for quad in self.quads().quads_for_pattern(None, Some(terms::GRAPH), object, manifest) {
            if quad?.subject != file.clone().into() {
                return Ok(None);
            }
        }
        Ok(Some(digest))
    }

    fn remove_copy(&self, digest: Option<Digest>) -> Result<()> {
        digest.map_or(Ok(()), |digest| copies::remove(&self.layout, digest))
    }
}

fn drop_graph(transaction: &mut Transaction<'_>, graph: Option<NamedNode>) -> Result<()> {
    if let Some(graph) = graph {
        transaction.remove_named_graph(&graph)?;
    }
    Ok(())
}
