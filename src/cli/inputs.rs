//! Which files are read: paths, lists of paths, and patterns.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;

use crate::pipeline::{Selection, Walk, walk};

use super::{Exit, fail};

/// The flags, as typed.
#[derive(Args, Debug)]
pub struct InputArguments {
    /// Files, folders and archives to read; `-` is standard input
    ///
    /// Folders are read with all below them, in order of their names, and so are archives: .zip,
    /// .tar, .tar.gz and .tgz. Hidden files, files that tell about their folder (README, LICENSE
    /// and the like) and files that are no papers by their ending are passed over unless they
    /// are named themselves; so is what stands beside the XML in a package of PubMed Central
    /// (PMC123/), and elsewhere a text of the same name as an XML file. Every file and member may
    /// be packed with gzip (.xml.gz). A member is called `papers.zip//PMC123/a.nxml`, and is a
    /// source of its own.
    ///
    /// An archive is read up to where it is damaged. Against bombs, no member may unpack to more
    /// than 256 MiB (or less, as --max-file-size says), nor to more than 200 times its packed size
    /// beyond 10 MiB; no archive to more than 100 times its size beyond 64 MiB, nor to more than
    /// 1,000,000 members. An archive inside an archive is not read.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Read the paths in this file too, one on a line; `-` is standard input
    #[arg(long, value_name = "FILE", help_heading = "Files")]
    files_from: Option<PathBuf>,

    /// Paths of the list end with a zero byte, as `find -print0` writes them
    #[arg(short = '0', long, requires = "files_from", help_heading = "Files")]
    null: bool,

    /// Of folders and archives only files that fit, such as '*.xml' or '2019/**'
    ///
    /// A pattern without `/` is that of a name in any folder, one with `/` that of the whole path
    /// below the folder or archive. May be given several times.
    #[arg(long, value_name = "GLOB", help_heading = "Files")]
    include: Vec<String>,

    /// Of folders and archives no files that fit; may be given several times
    #[arg(long, value_name = "GLOB", help_heading = "Files")]
    exclude: Vec<String>,
}

/// What is to be read.
#[derive(Debug)]
pub struct Inputs {
    /// Paths as given, and those of the list.
    pub paths: Vec<PathBuf>,
    /// What they lead to.
    pub walk: Walk,
    /// What is wanted of it.
    pub selection: Selection,
}

impl InputArguments {
    /// Finds the files.
    ///
    /// # Errors
    /// When nothing is named, a list cannot be read, or a pattern is wrong.
    pub fn find(&self) -> anyhow::Result<Inputs> {
        let mut paths = self.paths.clone();
        if let Some(list) = &self.files_from {
            paths.extend(read_list(list, self.null)?);
        } else if paths.is_empty() {
            return Err(fail(
                Exit::Usage,
                "name what is to be read: files, folders, archives, or -",
            ));
        }
        self.named(paths)
    }

    /// Finds the files below these paths.
    ///
    /// # Errors
    /// When a pattern is wrong.
    pub fn named(&self, paths: Vec<PathBuf>) -> anyhow::Result<Inputs> {
        let selection = Selection::new(&self.include, &self.exclude);
        let selection = selection.map_err(|error| fail(Exit::Usage, error.to_string()))?;
        Ok(Inputs { walk: walk(&paths, &selection), paths, selection })
    }
}

/// The paths in a list; lines may end in any way, empty ones are passed over.
fn read_list(list: &Path, null: bool) -> anyhow::Result<Vec<PathBuf>> {
    let bytes = if list.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(list)
    };
    let bytes = bytes.with_context(|| format!("the list '{}' cannot be read", list.display()))?;
    let lines = bytes.split(|byte| *byte == if null { 0 } else { b'\n' });
    let lines = lines.map(|line| match line {
        [line @ .., b'\r'] if !null => line,
        line => line,
    });
    lines.filter(|line| !line.is_empty()).map(path).collect()
}

/// Any bytes are a path, where the system has it so.
#[cfg(unix)]
fn path(bytes: &[u8]) -> anyhow::Result<PathBuf> {
    use std::os::unix::ffi::OsStrExt as _;
    Ok(std::ffi::OsStr::from_bytes(bytes).into())
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> anyhow::Result<PathBuf> {
    Ok(std::str::from_utf8(bytes).context("a path in the list is no UTF-8")?.into())
}
