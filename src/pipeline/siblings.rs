//! Which files of a folder are its papers, where some hold the same paper in another form.
//!
//! A package of PubMed Central (a folder such as `PMC13900`) is one paper: what stands beside
//! its XML belongs to it. Elsewhere only a text of the same name as an XML file is taken for
//! the same paper.

use std::collections::BTreeSet;

use crate::read::{ending, is_markup};

/// The XML files of one folder, as far as they were seen.
#[derive(Debug, Default)]
pub(super) struct Siblings {
    best: u8,
    stems: BTreeSet<String>,
}

impl Siblings {
    /// Takes note of a file of the folder.
    pub(super) fn note(&mut self, path: &str) {
        let rank = rank(path);
        if rank > 0 {
            self.best = self.best.max(rank);
            self.stems.insert(stem(path));
        }
    }

    /// Whether a file seen so far makes this one superfluous.
    pub(super) fn outdo(&self, path: &str) -> bool {
        match is_package(folder(path)) {
            true => rank(path) < self.best,
            false => rank(path) == 0 && self.stems.contains(&stem(path)),
        }
    }
}

/// Whether a file that comes later in the folder may outdo this one.
pub(super) fn may_be_outdone(path: &str) -> bool {
    let rank = rank(path);
    rank == 0 || rank < rank_of("nxml") && is_package(folder(path))
}

/// The folder that a file stands in; its path, as far as it is known, without the name.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a folder is a package of PubMed Central: `PMC13900`, or with a version `PMC13900.1`.
pub(super) fn is_package(folder: &str) -> bool {
    let name = folder.rsplit('/').next().unwrap_or(folder);
    name.strip_prefix("PMC").is_some_and(|number| {
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let (number, version) = number.split_once('.').unwrap_or((number, "1"));
        is_number(number) && is_number(version)
    })
}

/// How surely a file is the paper itself: markup of a journal before other XML before text.
fn rank(path: &str) -> u8 {
    ending(path).map_or(0, |ending| rank_of(&ending))
}

fn rank_of(ending: &str) -> u8 {
    match ending {
        "nxml" => 2,
        ending => u8::from(is_markup(ending)),
    }
}

/// The name without its endings, in lower case: "a" for "A.tei.xml.gz" and "a.txt".
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let mut stem = name.strip_suffix(".gz").unwrap_or(&name);
    stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    for ending in [".tei", ".grobid"] {
        stem = stem.strip_suffix(ending).unwrap_or(stem);
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of `paths`, all of one folder, are left.
    fn check(paths: &[&str], expected: &[&str]) {
        let mut siblings = Siblings::default();
        paths.iter().for_each(|path| siblings.note(path));
        let left: Vec<_> = paths.iter().filter(|path| !siblings.outdo(path)).copied().collect();
        assert_eq!(left, expected);
        for path in paths.iter().filter(|path| siblings.outdo(path)) {
            assert!(may_be_outdone(path), "{path}");
        }
    }

    #[test]
    fn a_package_is_its_markup() {
        check(&["PMC1/a.nxml", "PMC1/s1.txt", "PMC1/s2.xml"], &["PMC1/a.nxml"]);
        check(&["x/PMC1.2/PMC1.2.xml", "x/PMC1.2/PMC1.2.txt"], &["x/PMC1.2/PMC1.2.xml"]);
        check(&["PMC1/a.txt", "PMC1/b.md"], &["PMC1/a.txt", "PMC1/b.md"]);
        check(&["PMCx/a.nxml", "PMCx/s1.txt"], &["PMCx/a.nxml", "PMCx/s1.txt"]);
        check(&["PMC1.x/a.nxml", "PMC1.x/b"], &["PMC1.x/a.nxml", "PMC1.x/b"]);
    }

    #[test]
    fn elsewhere_only_a_text_of_the_same_name_gives_way() {
        check(&["a.txt", "a.nxml", "b.txt", "b.md"], &["a.nxml", "b.txt", "b.md"]);
        check(&["A.md.gz", "a.grobid.tei.xml", "a.nxml"], &["a.grobid.tei.xml", "a.nxml"]);
        check(&["a.b.txt", "a.xml"], &["a.b.txt", "a.xml"]);
    }
}
