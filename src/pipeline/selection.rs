//! Which files of a folder or an archive are wanted, by patterns of their names.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

pub use globset::Error as PatternError;

/// How files are counted that the user leaves out.
pub(super) const LEFT_OUT: &str = "left out by name";

/// Patterns as `git` and `rsync` know them: `*`, `?`, `[a-z]`, `{a,b}`, and `**` for folders.
///
/// One without `/` is that of a file's name in any folder; one with `/` is that of all of its
/// path below the folder or archive named by the user.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    include: Option<GlobSet>,
    exclude: GlobSet,
}

impl Selection {
    /// What one of `include` fits (everything, when there is none) and none of `exclude`.
    ///
    /// # Errors
    /// When a pattern cannot be read.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Self, PatternError> {
        let include = (!include.is_empty()).then(|| patterns(include)).transpose()?;
        Ok(Self { include, exclude: patterns(exclude)? })
    }

    /// Whether a file is wanted; `path` has `/` between its parts.
    #[must_use]
    pub fn takes(&self, path: &str) -> bool {
        self.include.as_ref().is_none_or(|include| include.is_match(path)) && !self.excludes(path)
    }

    /// Whether a file is not wanted, whatever is in it.
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.is_match(path)
    }
}

fn patterns(patterns: &[String]) -> Result<GlobSet, PatternError> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let anywhere = if pattern.contains('/') { "" } else { "**/" };
        let pattern = format!("{anywhere}{}", pattern.trim_start_matches('/'));
        set.add(GlobBuilder::new(&pattern).literal_separator(true).build()?);
    }
    set.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(include: &[&str], exclude: &[&str], taken: &[&str], left: &[&str]) {
        let owned =
            |patterns: &[&str]| patterns.iter().map(ToString::to_string).collect::<Vec<_>>();
        let selection = Selection::new(&owned(include), &owned(exclude)).expect("patterns");
        for path in taken {
            assert!(selection.takes(path), "{path} with {include:?} without {exclude:?}");
        }
        for path in left {
            assert!(!selection.takes(path), "{path} with {include:?} without {exclude:?}");
        }
    }

    #[test]
    fn names_and_paths_are_told_apart() {
        check(&[], &[], &["a.xml", "b/c.txt"], &[]);
        check(&["*.xml"], &[], &["a.xml", "b/c.xml"], &["a.txt", "a.xml/b.txt"]);
        check(&["*.xml"], &["draft-*"], &["a.xml"], &["draft-a.xml", "b/draft-c.xml"]);
        check(&["2019/*"], &[], &["2019/a.xml"], &["2019/b/a.xml", "x/2019/a.xml", "2019"]);
        check(&["/2019/**"], &[], &["2019/b/a.xml"], &["x/2019/a.xml"]);
        check(&["{a,b}?.md"], &["[!a]1.md"], &["a1.md", "b2.md"], &["b1.md", "c1.md", "a.md"]);
    }

    #[test]
    fn a_pattern_may_be_wrong() {
        assert!(Selection::new(&["[a".to_owned()], &[]).is_err());
    }
}
