//! The embedded Oxigraph: what the store folder holds, who may write it, and how.
//!
//! Each source has one named graph, one manifest entry and one kept copy of its
//! bytes. [`Writer`] replaces them together, so that a kill at any moment leaves
//! whole papers only. This room knows no paper: it takes finished quads.

mod atomic;
mod backend;
mod backup;
mod compact;
mod copies;
mod error;
mod find;
mod iri;
mod layout;
mod locate;
mod lock;
mod manifest;
mod manifest_quads;
mod manifest_read;
mod ontology;
mod passage;
mod quotes;
mod snapshot;
mod verify;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;
use std::time::Duration;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef};

use crate::graph::Base;
use crate::text::{Digest, Source};

pub use atomic::write_atomically;
pub use compact::Compaction;
pub use error::{Error, Result};
pub use locate::{Location, Locator};
pub use lock::{Holder, Patience};
pub use manifest::{Failure, KnownSource, ManifestEntry, StoredDiagnostic, VocabularyFile, now};
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
    hold: Hold,
}

/// What keeps others from changing what is open.
enum Hold {
    /// The lock on the store.
    Lock(Lock),
    /// The lock on the snapshot that a writer took, and who that is.
    Snapshot(#[expect(dead_code, reason = "the lock goes with it")] File, Holder),
}

/// So long a reader waits for a writer that is just opening or closing the store.
const MOMENT: Duration = Duration::from_secs(5);

impl Store {
    /// Opens the store in `folder` for reading; while another process writes it, as it was
    /// before: see [`Store::writer`].
    ///
    /// # Errors
    /// When there is none, another version made it, or a writer has it locked and has not yet
    /// put a snapshot for readers beside it.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self> {
        let layout = Layout::new(folder.as_ref());
        Patience::AtMost(MOMENT).wait(|| {
            if !layout.exists() {
                return Err(Error::Missing { folder: layout.folder().to_owned() });
            }
            Self::open_to_read(&layout)
        })
    }

    fn open_to_read(layout: &Layout) -> Result<Self> {
        let locked = match Lock::take(layout, Access::Read) {
            Ok(lock) => return Self::open_held(layout.clone(), Access::Read, None, lock),
            Err(locked) => locked,
        };
        let Error::Locked { holder: Some(holder), .. } = &locked else { return Err(locked) };
        let Some((snapshot, lock)) = snapshot::open(layout, holder)? else { return Err(locked) };
        let base = layout.check(None)?;
        let backend = Backend::open(&snapshot, Access::Read)?;
        let hold = Hold::Snapshot(lock, holder.clone());
        Ok(Self { backend, layout: snapshot, base, hold })
    }

    /// The process that writes the store while this shows it as it was before; usually nobody.
    #[must_use]
    pub fn writer(&self) -> Option<&Holder> {
        match &self.hold {
            Hold::Lock(_) => None,
            Hold::Snapshot(_, holder) => Some(holder),
        }
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

    /// What was read, by path: what tells whether it is still the same.
    ///
    /// # Errors
    /// When the database fails or the manifest is damaged.
    pub fn sources(&self) -> Result<BTreeMap<String, KnownSource>> {
        manifest_read::sources(self)
    }

    /// The paths of the sources that failed at their last reading, sorted.
    ///
    /// # Errors
    /// When the database fails or the manifest is damaged.
    pub fn failed_paths(&self) -> Result<BTreeSet<String>> {
        manifest_read::failed_paths(self)
    }

    /// What the manifest says of a path; nothing when nothing was read from it.
    ///
    /// # Errors
    /// When the database fails or the manifest is damaged.
    pub fn entry(&self, path: &str) -> Result<Option<ManifestEntry>> {
        manifest_read::entry(self, path)
    }

    /// Why the last reading of a path failed; nothing when it did not.
    ///
    /// # Errors
    /// When the database fails or the manifest is damaged.
    pub fn failure(&self, path: &str) -> Result<Option<Failure>> {
        manifest_read::failure(self, path)
    }

    /// Number of quads in the graphs of all sources, as counted when they were stored.
    ///
    /// # Errors
    /// When the database fails.
    pub fn source_quads(&self) -> Result<u64> {
        manifest_read::source_quads(self)
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

    fn open_to_write(layout: Layout, base: Option<&Base>, patience: Patience) -> Result<Self> {
        let lock = patience.wait(|| Lock::take(&layout, Access::Write))?;
        Self::open_held(layout, Access::Write, base, lock)
    }

    fn open_held(layout: Layout, access: Access, base: Option<&Base>, lock: Lock) -> Result<Self> {
        let base = layout.check(base)?;
        let backend = Backend::open(&layout, access)?;
        layout.complete(&base)?;
        Ok(Self { backend, layout, base, hold: Hold::Lock(lock) })
    }
}
