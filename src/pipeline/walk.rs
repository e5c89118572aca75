//! Which files are meant by the paths on the command line.

use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// Largest file that is read: offsets are kept in 32 bits.
const LARGEST: u64 = 1 << 30;

/// Where the bytes of an input come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

/// One file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Where its bytes come from.
    pub origin: Origin,
    /// Its path as given on the command line, with `/` between parts: its name in the manifest.
    pub path: String,
    /// Its path relative to the folder named on the command line: its name in annotation lines.
    pub doc: String,
    /// Whether it was named itself, rather than found in a folder.
    pub named: bool,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Walk {
    /// Files to read, sorted by path, each once.
    pub inputs: Vec<Input>,
    /// Paths that could not be looked at, with the reason.
    pub unreadable: Vec<(String, io::Error)>,
    /// Files of folders that are about the folder, not in it: README and the like.
    pub passed_over: Vec<String>,
}

/// Lists the files under `paths`: files as they are, folders with all below them.
///
/// Hidden files and folders are left out, and so are files that tell about a folder
/// (README, LICENSE and the like), unless they are named themselves.
#[must_use]
pub fn walk(paths: &[PathBuf]) -> Walk {
    let mut walk = Walk::default();
    for path in paths {
        if path.as_os_str() == "-" {
            walk.inputs.push(Input {
                origin: Origin::Stdin,
                path: "-".into(),
                doc: "-".into(),
                named: true,
            });
        } else if path.is_dir() {
            walk.folder(path);
        } else {
            walk.file(path);
        }
    }
    walk.inputs.sort_by(|one, other| one.path.cmp(&other.path));
    walk.inputs.dedup_by(|one, other| one.path == other.path);
    walk
}

impl Walk {
    fn file(&mut self, path: &Path) {
        if let Err(error) = fs::metadata(path) {
            self.unreadable.push((name(path), error));
            return;
        }
        let doc = path.file_name().map_or_else(|| name(path), |file| name(Path::new(file)));
        self.inputs.push(Input {
            origin: Origin::File(path.to_owned()),
            path: name(path),
            doc,
            named: true,
        });
    }

    fn folder(&mut self, folder: &Path) {
        let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
            match entry {
                Ok(entry) if !entry.file_type().is_file() => {}
                Ok(entry) if tells_about_its_folder(&entry) => {
                    self.passed_over.push(name(entry.path()));
                }
                Ok(entry) => self.inputs.push(Input {
                    path: name(entry.path()),
                    doc: name(entry.path().strip_prefix(folder).unwrap_or(entry.path())),
                    origin: Origin::File(entry.into_path()),
                    named: false,
                }),
                Err(error) => {
                    let path = error.path().map_or_else(|| name(folder), name);
                    self.unreadable.push((path, reason(error)));
                }
            }
        }
    }
}

impl Input {
    /// Reads the bytes.
    ///
    /// # Errors
    /// When the file cannot be opened or read, or is larger than 1 GiB.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        match &self.origin {
            Origin::Stdin => io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?,
            Origin::File(path) => {
                fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?
            }
        };
        if bytes.len() as u64 > LARGEST {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "larger than 1 GiB"));
        }
        Ok(bytes)
    }
}

/// What went wrong, without the path, which stands beside it.
fn reason(error: walkdir::Error) -> io::Error {
    if let Some(ancestor) = error.loop_ancestor() {
        return io::Error::other(format!("a link leads back to '{}'", ancestor.display()));
    }
    error.into_io_error().unwrap_or_else(|| io::Error::other("unknown trouble"))
}

/// A path with `/` between its parts, without `.` parts.
fn name(path: &Path) -> String {
    let absolute = path.has_root();
    let parts: Vec<_> = path
        .components()
        .filter(|part| !matches!(part, Component::CurDir | Component::RootDir))
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    let joined = parts.join("/");
    if absolute { format!("/{joined}") } else { joined }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn tells_about_its_folder(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_uppercase();
    let stem = name.split('.').next().unwrap_or_default();
    ["README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG"].contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("inside the folder")).expect("can be made");
            fs::write(path, "x").expect("can be written");
        }
        folder
    }

    #[test]
    fn a_folder_gives_its_files_sorted_without_hidden_ones_and_readmes() {
        let folder =
            folder(&["b.txt", "a/c.md", ".git/x.txt", ".d.txt", "README.md", "readme-2.txt"]);
        let walk = walk(&[folder.path().to_owned()]);
        let docs: Vec<_> = walk.inputs.iter().map(|input| input.doc.as_str()).collect();
        assert_eq!(docs, ["a/c.md", "b.txt", "readme-2.txt"]);
        assert_eq!(walk.passed_over.len(), 1);
        assert!(walk.unreadable.is_empty());
    }

    #[test]
    fn a_file_named_itself_is_always_read_and_read_once() {
        let folder = folder(&["README.md"]);
        let path = folder.path().join("README.md");
        let walk = walk(&[path.clone(), path]);
        assert_eq!(walk.inputs.len(), 1);
        assert_eq!(walk.inputs[0].doc, "README.md");
    }

    #[test]
    fn a_missing_path_is_told() {
        let walk = walk(&["no-such-file.txt".into()]);
        assert_eq!(walk.unreadable.len(), 1);
        assert_eq!(walk.unreadable[0].1.kind(), io::ErrorKind::NotFound);
    }
}
