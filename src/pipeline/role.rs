//! What a file of a folder or an archive is there for, told by its name alone.

use crate::read::{Format, ending, is_markup, telling_ending};

/// Files that tell about their folder, by what their names begin with.
const ABOUT: &[&str] =
    &["README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG", "FILELIST"];

/// What a file is there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A paper, by its ending.
    Paper,
    /// It may be a paper: its ending says nothing, so its content must.
    Unknown,
    /// Papers packed together, by its ending.
    Archive,
    /// It tells about its folder: README and the like.
    About,
    /// Nothing that a person put there to be read.
    Hidden,
    /// Something else, such as a picture: its ending, without the dot.
    Other(String),
}

impl Role {
    /// The role of the file with this path inside its folder or archive.
    pub(super) fn of(path: &str) -> Self {
        if path.split('/').any(is_hidden) {
            Self::Hidden
        } else if tells_about_its_folder(path) {
            Self::About
        } else {
            Self::by_ending(path)
        }
    }

    /// The role by the ending alone, for files that were named.
    pub(super) fn by_ending(path: &str) -> Self {
        if is_archive(path) {
            return Self::Archive;
        }
        match telling_ending(path) {
            Some(ending) if is_markup(&ending) => Self::Paper,
            _ if Format::of_name(path).is_some() => Self::Paper,
            Some(ending) => Self::Other(ending),
            None => Self::Unknown,
        }
    }
}

/// Whether a file or folder of this name is hidden; macOS adds such a folder to archives.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name == "__MACOSX"
}

/// Whether a name is that of an archive; of what is packed with gzip, only an archive is one.
pub(super) fn is_archive(path: &str) -> bool {
    ending(path).is_some_and(|ending| matches!(ending.as_str(), "zip" | "tar" | "tgz"))
}

/// How a file that turned out to be no paper is counted: by its ending.
pub(super) fn kind(path: &str) -> String {
    ending(path).map_or_else(|| "without ending".to_owned(), |ending| format!(".{ending}"))
}

fn tells_about_its_folder(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_uppercase();
    let stem = name.split('.').next().unwrap_or_default();
    // PubMed Central names its lists after the package: "oa_comm_xml.PMC000xxxxxx.filelist.txt".
    ABOUT.contains(&stem) || name.ends_with(".FILELIST.TXT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_roles() {
        let other = |ending: &str| Role::Other(ending.to_owned());
        let check = |path: &str, expected: Role| assert_eq!(Role::of(path), expected, "{path}");
        check("a/b.md", Role::Paper);
        check("PMC1/b.NXML", Role::Paper);
        check("b.tei.xml.gz", Role::Paper);
        check("a.b/c", Role::Unknown);
        check("paper v. 2", Role::Unknown);
        check("b.gz", Role::Unknown);
        check("a/b.zip", Role::Archive);
        check("b.tar.GZ", Role::Archive);
        check("b.tgz", Role::Archive);
        check("PMC1/license.txt", Role::About);
        check("oa_comm_xml.PMC000xxxxxx.baseline.filelist.txt", Role::About);
        check("filelist.csv", Role::About);
        check("my filelist.txt", Role::Paper);
        check("__MACOSX/a.txt", Role::Hidden);
        check("a/._b.txt", Role::Hidden);
        check("a/b.jpg", other("jpg"));
        check("b.csv.gz", other("csv"));
        check("b.docx", other("docx"));
    }
}
