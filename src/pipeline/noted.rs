//! What was noted about the papers of a run: all of it counted, the first of it kept.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use crate::diagnostic::Severity;
use crate::store::StoredDiagnostic;

/// So many warnings are kept for people to see; the store has all.
pub const FIRST: usize = 20;

/// Warnings and notes of a run.
#[derive(Debug, Default)]
pub struct Noted {
    /// How many warnings there are.
    pub warnings: usize,
    /// How many notes there are.
    pub notes: usize,
    first: BTreeMap<(String, usize), StoredDiagnostic>,
}

impl Noted {
    /// The first warnings with the paths of their sources, in order of path and place.
    pub fn first(&self) -> impl Iterator<Item = (&str, &StoredDiagnostic)> {
        self.first.iter().map(|((path, _), diagnostic)| (path.as_str(), diagnostic))
    }

    /// Takes account of what was noted about one source.
    pub(super) fn add(&mut self, path: &str, diagnostics: &[StoredDiagnostic]) {
        let note = Severity::Note.to_string();
        let mut kept = 0;
        for diagnostic in diagnostics {
            if diagnostic.severity == note {
                self.notes += 1;
                continue;
            }
            self.warnings += 1;
            if kept < FIRST {
                self.first.insert((path.to_owned(), kept), diagnostic.clone());
                kept += 1;
            }
        }
        self.keep_first();
    }

    fn keep_first(&mut self) {
        while self.first.len() > FIRST {
            self.first.pop_last();
        }
    }
}

impl AddAssign for Noted {
    fn add_assign(&mut self, other: Self) {
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.first.extend(other.first);
        self.keep_first();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_warnings_are_kept_in_whatever_order_they_come() {
        let diagnostic = |severity: &str, message: usize| StoredDiagnostic {
            severity: severity.to_owned(),
            message: message.to_string(),
            ..StoredDiagnostic::default()
        };
        let mut noted = Noted::default();
        let many: Vec<_> = (0..50).map(|number| diagnostic("warning", number)).collect();
        noted.add("b", &many);
        noted.add("a", &[diagnostic("note", 1), diagnostic("warning", 2), diagnostic("error", 3)]);
        assert_eq!((noted.warnings, noted.notes), (52, 1));
        let first: Vec<_> = noted.first().map(|(path, first)| (path, &first.message[..])).collect();
        assert_eq!(first.len(), FIRST);
        assert_eq!(first[..4], [("a", "2"), ("a", "3"), ("b", "0"), ("b", "1")]);
    }
}
