//! Where the quads live: RocksDB on disk, or memory and one N-Quads file.
//!
//! The only file that knows the difference.

use oxigraph::model::Quad;
use oxigraph::store::{Store, Transaction};

use super::error::Result;

#[cfg(feature = "rocksdb")]
pub(super) use rocksdb::{Backend, NAME};

#[cfg(not(feature = "rocksdb"))]
pub(super) use memory::{Backend, NAME};

/// Runs `change` in one transaction; nothing of it happens when it fails.
fn transact(quads: &Store, change: impl FnOnce(&mut Transaction<'_>) -> Result<()>) -> Result<()> {
    let mut transaction = quads.start_transaction()?;
    change(&mut transaction)?;
    Ok(transaction.commit()?)
}

/// Adds quads by the bulk loader: all of them or none.
fn load(store: &Store, quads: impl IntoIterator<Item = Quad>) -> Result<()> {
    let loader = store.bulk_loader().with_num_threads(LOADERS);
    let mut loader = loader.with_max_memory_size_in_megabytes(LOADER_MEMORY);
    loader.load_quads(quads)?;
    Ok(loader.commit()?)
}

/// Threads that sort quads for the database while they are loaded.
const LOADERS: usize = 2;
/// What they may use, in megabytes.
const LOADER_MEMORY: usize = 64;

#[cfg(feature = "rocksdb")]
mod rocksdb {
    use std::fs;
    use std::path::Path;

    use oxigraph::model::Quad;
    use oxigraph::store::{Store, Transaction};

    use super::{load, transact};
    use crate::store::error::{Error, Result};
    use crate::store::layout::Layout;
    use crate::store::lock::Access;

    /// What the version file calls it.
    pub(in crate::store) const NAME: &str = "rocksdb";

    /// Quads in RocksDB.
    pub(in crate::store) struct Backend {
        quads: Store,
    }

    /// Removes the tables that the bulk loader had not yet handed over when it was killed, or
    /// when the disk was full: the database does not know of them.
    fn remove_half_loaded(database: &Path) -> Result<()> {
        for entry in fs::read_dir(database).map_err(Error::file("read", database))? {
            let path = entry.map_err(Error::file("read", database))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with("bulk-") && name.ends_with(".sst") {
                fs::remove_file(&path).map_err(Error::file("remove", &path))?;
            }
        }
        Ok(())
    }

    impl Backend {
        /// Opens the database; the caller holds the lock.
        pub(in crate::store) fn open(layout: &Layout, access: Access) -> Result<Self> {
            let path = layout.database("oxigraph");
            let quads = match access {
                Access::Read => Store::open_read_only(&path)?,
                Access::Write => {
                    fs::create_dir_all(&path).map_err(Error::create(&path))?;
                    remove_half_loaded(&path)?;
                    Store::open(&path)?
                }
            };
            Ok(Self { quads })
        }

        pub(in crate::store) fn quads(&self) -> &Store {
            &self.quads
        }

        /// Runs `change` in one transaction; nothing of it happens when it fails.
        pub(in crate::store) fn write(
            &self,
            change: impl FnOnce(&mut Transaction<'_>) -> Result<()>,
        ) -> Result<()> {
            transact(&self.quads, change)
        }

        /// Adds quads, all of them or none, without a look at what is there: faster than a
        /// transaction when they are many.
        pub(in crate::store) fn load(&self, quads: impl IntoIterator<Item = Quad>) -> Result<()> {
            load(&self.quads, quads)
        }

        /// Writes a copy of all quads to the place that `layout` has for them. The files of the
        /// database are linked where they can be, as they never change.
        pub(in crate::store) fn copy_to(&self, layout: &Layout) -> Result<()> {
            Ok(self.quads.backup(layout.database("oxigraph"))?)
        }

        /// Merges the files of the database, and drops from them what was removed.
        pub(in crate::store) fn compact(&self) -> Result<()> {
            Ok(self.quads.optimize()?)
        }

        /// Moves what is committed from the log into the tables. Nothing is lost without
        /// it, but everybody who opens the database would read the whole log first.
        pub(in crate::store) fn flush(&self) -> Result<()> {
            Ok(self.quads.flush()?)
        }
    }
}

#[cfg(not(feature = "rocksdb"))]
mod memory {
    use std::fs::File;
    use std::io;
    use std::path::{Path, PathBuf};

    use oxigraph::io::RdfFormat;
    use oxigraph::model::Quad;
    use oxigraph::store::{LoaderError, Store, Transaction};

    use super::transact;
    use crate::store::atomic::write_atomically;
    use crate::store::error::{Error, Result};
    use crate::store::layout::Layout;
    use crate::store::lock::Access;

    /// What the version file calls it.
    pub(in crate::store) const NAME: &str = "memory";
    /// What the file is called.
    const FILE: &str = "quads.nq";

    /// Quads in memory, written whole to one file after each change.
    pub(in crate::store) struct Backend {
        quads: Store,
        file: PathBuf,
    }

    impl Backend {
        /// Loads the file; the caller holds the lock.
        pub(in crate::store) fn open(layout: &Layout, _access: Access) -> Result<Self> {
            let path = layout.database(FILE);
            let quads = Store::new()?;
            match File::open(&path) {
                Ok(file) => load(&quads, file)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(Error::file("read", &path)(error)),
            }
            Ok(Self { quads, file: path })
        }

        pub(in crate::store) fn quads(&self) -> &Store {
            &self.quads
        }

        /// Runs `change` in one transaction; nothing of it happens when it fails.
        pub(in crate::store) fn write(
            &self,
            change: impl FnOnce(&mut Transaction<'_>) -> Result<()>,
        ) -> Result<()> {
            transact(&self.quads, change)?;
            self.save()
        }

        /// Adds quads, all of them or none.
        pub(in crate::store) fn load(&self, quads: impl IntoIterator<Item = Quad>) -> Result<()> {
            super::load(&self.quads, quads)?;
            self.save()
        }

        /// Writes a copy of all quads to the place that `layout` has for them.
        pub(in crate::store) fn copy_to(&self, layout: &Layout) -> Result<()> {
            self.save_to(&layout.database(FILE))
        }

        fn save(&self) -> Result<()> {
            self.save_to(&self.file)
        }

        fn save_to(&self, file: &Path) -> Result<()> {
            write_atomically(file, |file| {
                self.quads.dump_to_writer(RdfFormat::NQuads, file)?;
                Ok(())
            })
        }

        /// Nothing: the file holds what is there and nothing else.
        pub(in crate::store) fn compact(&self) -> Result<()> {
            Ok(())
        }

        /// Nothing: each change is written at once.
        pub(in crate::store) fn flush(&self) -> Result<()> {
            Ok(())
        }
    }

    fn load(quads: &Store, file: File) -> Result<()> {
        let mut loader = quads.bulk_loader();
        loader.load_from_reader(RdfFormat::NQuads, io::BufReader::new(file)).map_err(|error| {
            match error {
                LoaderError::Storage(error) => error.into(),
                error => Error::Damaged(format!("in quads.nq: {error}")),
            }
        })?;
        Ok(loader.commit()?)
    }
}
