//! Which files are meant by the paths on the command line.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::passed_over::PassedOver;
use super::role::{Role, is_hidden};
use super::siblings::{Siblings, folder, is_package};

/// Largest file that is read: offsets are kept in 32 bits.
const LARGEST: u64 = 1 << 30;

/// How files are counted that tell about their folder.
pub(super) const ABOUT: &str = "README and the like";
/// How files are counted beside which the same paper stands as XML.
pub(super) const OUTDONE: &str = "beside their XML";

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
    /// Files of folders that are no papers: pictures, README and the like.
    pub passed_over: PassedOver,
}

/// Lists the files under `paths`: files as they are, folders with all below them.
///
/// Files of folders are left out, unless they are named themselves, if they are hidden,
/// tell about their folder (README, LICENSE and the like), are no papers by their ending, or
/// hold the same paper as an XML file beside them.
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

    fn folder(&mut self, root: &Path) {
        let entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
        let mut found = Vec::new();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry)) {
            match entry {
                Ok(entry) if !entry.file_type().is_file() => {}
                Ok(entry) => found.push(Input {
                    path: name(entry.path()),
                    doc: name(entry.path().strip_prefix(root).unwrap_or(entry.path())),
                    origin: Origin::File(entry.into_path()),
                    named: false,
                }),
                Err(error) => {
                    let path = error.path().map_or_else(|| name(root), name);
                    self.unreadable.push((path, reason(error)));
                }
            }
        }
        self.select(found);
    }

    /// Takes the papers and archives among the files of a folder.
    fn select(&mut self, found: Vec<Input>) {
        let mut folders = BTreeMap::<String, Siblings>::new();
        for input in &found {
            folders.entry(folder(&input.path).to_owned()).or_default().note(&input.path);
        }
        for input in found {
            let siblings = folders.get(folder(&input.path));
            let outdone = siblings.is_some_and(|siblings| siblings.outdo(&input.path));
            match Role::of(&input.doc) {
                Role::Hidden => {}
                Role::About => self.passed_over.add(ABOUT),
                Role::Other(ending) => self.passed_over.add(format!(".{ending}")),
                // An archive elsewhere only happens to be called as a paper is.
                Role::Archive if !is_package(folder(&input.path)) => self.inputs.push(input),
                _ if outdone => self.passed_over.add(OUTDONE),
                _ => self.inputs.push(input),
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
        match &self.origin {
            Origin::Stdin => read_all(io::stdin().lock()),
            Origin::File(path) => read_file(path),
        }
    }
}

/// Reads the bytes of a file, if it is no larger than 1 GiB.
pub(super) fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    read_all(fs::File::open(path)?)
}

fn read_all(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "larger than 1 GiB"));
    }
    Ok(bytes)
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

fn is_left_out(entry: &DirEntry) -> bool {
    is_hidden(&entry.file_name().to_string_lossy())
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

    /// The names of what is read of a folder with these files, and what is passed over.
    fn check(files: &[&str], expected: &[&str], passed_over: &str) {
        let folder = folder(files);
        let walk = walk(&[folder.path().to_owned()]);
        let docs: Vec<_> = walk.inputs.iter().map(|input| input.doc.as_str()).collect();
        assert_eq!(docs, expected);
        assert_eq!(walk.passed_over.to_string(), passed_over);
        assert!(walk.unreadable.is_empty());
    }

    #[test]
    fn a_folder_gives_its_files_sorted_without_hidden_ones_and_readmes() {
        check(
            &["b.txt", "a/c.md", ".git/x.txt", ".d.txt", "README.md", "readme-2.txt"],
            &["a/c.md", "b.txt", "readme-2.txt"],
            "1 README and the like",
        );
    }

    #[test]
    fn what_is_no_paper_is_passed_over() {
        check(
            &["a.jpg", "b.JPG", "c.docx", "d.xml", "e", "f.zip", "g.csv.gz", "h.txt.gz"],
            &["d.xml", "e", "f.zip", "h.txt.gz"],
            "2 .jpg, 1 .csv, 1 .docx",
        );
    }

    #[test]
    fn a_package_gives_its_markup() {
        check(
            &["PMC1/a.nxml", "PMC1/a.pdf", "PMC1/s1.zip", "PMC1/s2.txt", "b.txt", "b.zip", "b.tei"],
            &["PMC1/a.nxml", "b.tei", "b.zip"],
            "3 beside their XML, 1 .pdf",
        );
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
