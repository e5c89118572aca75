//! The embedded Oxigraph: what the store folder holds, who may write it, and how.
//!
//! Each source has one named graph, one manifest entry and one kept copy of its
//! bytes. [`Writer`] replaces them together, so that a kill at any moment leaves
//! whole papers only. This room knows no paper: it takes finished quads.

mod atomic;
mod backend;
mod copies;
mod error;
mod find;
mod iri;
mod layout;
mod locate;
mod lock;
mod manifest;
mod manifest_quads;
mod ontology;
mod passage;
mod quotes;
mod verify;
mod writer;

use std::path::Path;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef};

use crate::graph::Base;
use crate::text::{Digest, Source};

pub use atomic::write_atomically;
pub use error::{Error, Result};
pub use locate::{Location, Locator};
pub use lock::Holder;
pub use manifest::{Failure, ManifestEntry, StoredDiagnostic, VocabularyFile, now};
pub use passage::{Passage, Slices};
pub use verify::{Reading, Reread, Verification};
pub use writer::{NewSource, Writer};

use backend::Backend;
use layout::Layout;
use lock::{Access, Lock};

/// A store opened for reading; other readers may have it open too.
pub struct Store {
    backend: Backend,
    layout: Layout,
    base: Base,
    // Held until the store is dropped: declared last, so that it is given back last.
    _lock: Lock,
}

impl Store {
    /// Opens the store in `folder` for reading.
    ///
    /// # Errors
    /// When there is none, another process writes it, or another version made it.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self> {
        let layout = Layout::new(folder.as_ref());
        if !layout.exists() {
            return Err(Error::Missing { folder: layout.folder().to_owned() });
        }
        Self::open_locked(layout, Access::Read, None)
    }

    /// The base IRI the store was made with.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// The source that a graph holds; nothing for other graphs.
    #[must_use]
    pub fn digest_of_graph(&self, graph: NamedNodeRef<'_>) -> Option<Digest> {
        iri::digest(&self.base, graph)
    }

    /// The quads themselves, for queries and exports.
    #[must_use]
    pub fn quads(&self) -> &oxigraph::store::Store {
        self.backend.quads()
    }

    /// Number of quads in all graphs.
    ///
    /// # Errors
    /// When the database fails.
    pub fn quad_count(&self) -> Result<usize> {
        Ok(self.quads().len()?)
    }

    /// Number of quads in one graph.
    ///
    /// # Errors
    /// When the database fails.
    pub fn graph_size(&self, graph: NamedNodeRef<'_>) -> Result<usize> {
        let graph = GraphNameRef::NamedNode(graph);
        let mut count = 0;
        for quad in self.quads().quads_for_pattern(None, None, None, Some(graph)) {
            quad?;
            count += 1;
        }
        Ok(count)
    }

    /// Every graph of the store, sorted.
    ///
    /// # Errors
    /// When the database fails.
    pub fn graphs(&self) -> Result<Vec<NamedNode>> {
        let mut graphs = Vec::new();
        for name in self.quads().named_graphs() {
            if let oxigraph::model::NamedOrBlankNode::NamedNode(name) = name? {
                graphs.push(name);
            }
        }
        graphs.sort();
        Ok(graphs)
    }

    /// What was read, sorted by path.
    ///
    /// # Errors
    /// When the database fails or the manifest is damaged.
    pub fn manifest(&self) -> Result<Vec<ManifestEntry>> {
        manifest_quads::read_entries(self)
    }

    /// Which sources failed at their last reading, sorted by path.
    ///
    /// # Errors
    /// When the database fails or the manifest is damaged.
    pub fn failures(&self) -> Result<Vec<Failure>> {
        manifest_quads::read_failures(self)
    }

    /// The kept copy of a source.
    ///
    /// # Errors
    /// When it is missing or cannot be read.
    pub fn source(&self, digest: Digest) -> Result<Source> {
        let bytes = copies::read(&self.layout, digest)?;
        Ok(Source::new(digest.to_string(), &bytes))
    }

    /// Checks every passage against the kept sources, and the manifest against the graphs.
    ///
    /// `reread` reads a source again whose words are not those of the file.
    ///
    /// # Errors
    /// [`Error::Differs`] at the first difference.
    pub fn verify(&self, reread: &Reread<'_>) -> Result<Verification> {
        verify::verify(self, reread)
    }

    fn open_locked(layout: Layout, access: Access, base: Option<&Base>) -> Result<Self> {
        let lock = Lock::take(&layout, access)?;
        let base = layout.check(base)?;
        let backend = Backend::open(&layout, access)?;
        layout.complete(&base)?;
        Ok(Self { backend, layout, base, _lock: lock })
    }
}
