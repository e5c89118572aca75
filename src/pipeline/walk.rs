//! Which files are meant by the paths on the command line.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::archive::INSIDE;
use super::limits::Limits;
use super::passed_over::PassedOver;
use super::role::{Role, is_hidden};
use super::selection::{LEFT_OUT, Selection};
use super::siblings::{Siblings, folder, is_package};

/// How files are counted that tell about their folder.
pub(super) const ABOUT: &str = "README and the like";
/// How pipes, sockets and devices are counted.
const NO_FILE: &str = "no regular files";
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
/// hold the same paper as an XML file beside them. Of the others `selection` says which are wanted;
/// archives unless they are excluded, as it holds for their members again.
#[must_use]
pub fn walk(paths: &[PathBuf], selection: &Selection) -> Walk {
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
            walk.folder(path, selection);
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

    fn folder(&mut self, root: &Path, selection: &Selection) {
        let entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
        let mut found = Vec::new();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry)) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if !entry.file_type().is_file() => self.passed_over.add(NO_FILE),
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
        self.select(found, selection);
    }

    /// Takes the papers and archives among the files of a folder.
    fn select(&mut self, found: Vec<Input>, selection: &Selection) {
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
                Role::Archive if selection.excludes(&input.doc) => self.passed_over.add(LEFT_OUT),
                Role::Paper | Role::Unknown if !selection.takes(&input.doc) => {
                    self.passed_over.add(LEFT_OUT);
                }
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
    /// When the file cannot be opened or read, or is larger than any limit allows.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        match &self.origin {
            Origin::Stdin => read_all(io::stdin().lock(), Limits::LARGEST),
            Origin::File(path) => read_file(path, Limits::LARGEST),
        }
    }
}

/// Reads the bytes of a file, if there are no more than `largest`.
pub(super) fn read_file(path: &Path, largest: u64) -> io::Result<Vec<u8>> {
    let file = fs::File::open(path)?;
    if file.metadata().is_ok_and(|about| about.len() > largest) {
        return Err(too_large(largest));
    }
    read_all(file, largest)
}

fn read_all(reader: impl Read, largest: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(largest + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > largest {
        return Err(too_large(largest));
    }
    Ok(bytes)
}

/// Why a file that is larger than `largest` bytes is not read.
pub(super) fn too_large(largest: u64) -> io::Error {
    let largest = indicatif::HumanBytes(largest);
    io::Error::new(io::ErrorKind::FileTooLarge, format!("larger than {largest}"))
}

/// What went wrong, without the path, which stands beside it.
fn reason(error: walkdir::Error) -> io::Error {
    if let Some(ancestor) = error.loop_ancestor() {
        return io::Error::other(format!("a link leads back to '{}'", ancestor.display()));
    }
    error.into_io_error().unwrap_or_else(|| io::Error::other("unknown trouble"))
}

/// A path with `/` between its parts, without `.` parts. Bytes that are no UTF-8 are written as
/// `\xE9`, so that two files never have one name.
pub(super) fn name(path: &Path) -> String {
    let absolute = path.has_root();
    let parts: Vec<_> = path
        .components()
        .filter(|part| !matches!(part, Component::CurDir | Component::RootDir))
        .map(|part| part_name(part.as_os_str()))
        .collect();
    let joined = parts.join("/");
    if absolute { format!("/{joined}") } else { joined }
}

fn part_name(part: &OsStr) -> String {
    let mut name = String::new();
    for chunk in part.as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            name.push_str(&format!("\\x{byte:02X}"));
        }
    }
    name
}

/// The file that a path in the manifest leads to, which for a member is its archive; nothing for
/// standard input.
#[must_use]
pub fn file_of(path: &str) -> Option<PathBuf> {
    let file = path.split(INSIDE).next().unwrap_or_default();
    (file != "-").then(|| path_of(file))
}

/// The path that has this name.
pub(super) fn path_of(name: &str) -> PathBuf {
    let path = PathBuf::from(name);
    #[cfg(unix)]
    if name.contains("\\x") && fs::symlink_metadata(&path).is_err() {
        use std::os::unix::ffi::OsStringExt as _;
        return std::ffi::OsString::from_vec(unescaped(name)).into();
    }
    path
}

#[cfg(unix)]
fn unescaped(name: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, behind)) = rest.split_once("\\x") {
        bytes.extend_from_slice(before.as_bytes());
        let byte = behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) => bytes.push(byte),
            None => bytes.extend_from_slice(b"\\x"),
        }
        rest = if byte.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
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
        let walk = walk(&[folder.path().to_owned()], &Selection::default());
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
        let walk = walk(&[path.clone(), path], &Selection::default());
        assert_eq!(walk.inputs.len(), 1);
        assert_eq!(walk.inputs[0].doc, "README.md");
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_has_a_name_of_its_own_and_leads_back() {
        use std::os::unix::ffi::OsStrExt as _;
        let check = |bytes: &[u8], expected: &str| {
            let path = Path::new(OsStr::from_bytes(bytes));
            assert_eq!(name(path), expected);
            assert_eq!(path_of(expected), path);
        };
        check(b"a/caf\xE9.txt", "a/caf\\xE9.txt");
        check(b"caf\xC3\xA9.txt", "caf\u{e9}.txt");
        check(b"a\\xyz", "a\\xyz");
        check(b"\xFF\xFE", "\\xFF\\xFE");
    }

    #[test]
    fn a_missing_path_is_told() {
        let walk = walk(&["no-such-file.txt".into()], &Selection::default());
        assert_eq!(walk.unreadable.len(), 1);
        assert_eq!(walk.unreadable[0].1.kind(), io::ErrorKind::NotFound);
    }
}
