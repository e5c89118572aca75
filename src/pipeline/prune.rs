//! Which papers of the store are gone from where they were read.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::archive::INSIDE;
use super::known::Known;
use super::selection::Selection;
use super::walk::{Walk, name, path_of};

/// What was seen of archives while they were read.
#[derive(Debug, Default)]
pub struct Seen {
    members: HashSet<String>,
    whole: BTreeSet<String>,
}

impl Seen {
    /// Something was found at this path.
    pub fn note(&mut self, path: &str) {
        if path.contains(INSIDE) {
            self.members.insert(path.to_owned());
        }
    }

    /// All members of this archive were found.
    pub fn note_whole(&mut self, archive: &str) {
        self.whole.insert(archive.to_owned());
    }
}

/// The known paths below `named` ones that lead to nothing any more, sorted: files that do not
/// exist, and members that an archive, read from its beginning to its end, does not hold.
///
/// What could not be looked at is not taken to be gone, nor what is there and was not wanted.
pub fn gone(
    known: &Known,
    named: &[PathBuf],
    walk: &Walk,
    selection: &Selection,
    seen: &Seen,
) -> Vec<String> {
    let named: Vec<Scope> = named.iter().filter_map(|path| Scope::of(path)).collect();
    let unreadable: Vec<&str> = walk.unreadable.iter().map(|(path, _)| path.as_str()).collect();
    let is_gone = |path: &&str| {
        named.iter().any(|scope| scope.holds(path))
            && !unreadable.iter().any(|unreadable| is_at_or_below(path, unreadable))
            && match path.split_once(INSIDE) {
                None => is_missing(&path_of(path)),
                Some((archive, member)) => {
                    let is_unseen = seen.whole.contains(archive) && !seen.members.contains(*path);
                    is_missing(&path_of(archive)) || is_unseen && selection.takes(member)
                }
            }
    };
    known.paths().into_iter().filter(is_gone).map(str::to_owned).collect()
}

/// What a path on the command line stands for.
enum Scope {
    /// All that is relative.
    Here,
    /// A folder that is there, with all below it, or an archive.
    Below(String),
}

impl Scope {
    /// Nothing for standard input, and for what is not there: who knows why.
    fn of(path: &Path) -> Option<Self> {
        if path.as_os_str() == "-" || !path.exists() {
            return None;
        }
        let name = name(path);
        Some(if name.is_empty() { Self::Here } else { Self::Below(name) })
    }

    fn holds(&self, path: &str) -> bool {
        match self {
            Self::Here => !path.starts_with('/') && !path.starts_with("../"),
            Self::Below(folder) => is_at_or_below(path, folder),
        }
    }
}

fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder.trim_end_matches('/'))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether there is nothing at a path; not, when it cannot be told.
fn is_missing(path: &Path) -> bool {
    matches!(fs::symlink_metadata(path), Err(error) if matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    ))
}
