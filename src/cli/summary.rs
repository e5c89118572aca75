//! What an ingest did, in a few lines.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{HumanBytes, HumanCount};
use serde_json::{Value, json};

use crate::pipeline::{Counts, Ingested, Outcome, Report};

/// Numbers of one run.
#[derive(Debug)]
pub struct Summary {
    new: usize,
    changed: usize,
    unchanged: usize,
    failed: usize,
    passed_over: usize,
    interrupted: bool,
    bytes: u64,
    quads: usize,
    counts: Counts,
    store: PathBuf,
    stored: usize,
}

impl Summary {
    /// Adds up a report; `stored` is the number of quads in the store now.
    #[must_use]
    pub fn new(report: &Report, passed_over: usize, store: &Path, stored: usize) -> Self {
        let mut summary = Self {
            new: 0,
            changed: 0,
            unchanged: 0,
            failed: 0,
            passed_over,
            interrupted: report.interrupted,
            bytes: 0,
            quads: 0,
            counts: Counts::default(),
            store: store.to_owned(),
            stored,
        };
        for (_, outcome) in &report.outcomes {
            match outcome {
                Outcome::New(paper) => {
                    summary.new += 1;
                    summary.add(paper);
                }
                Outcome::Changed(paper) => {
                    summary.changed += 1;
                    summary.add(paper);
                }
                Outcome::Unchanged => summary.unchanged += 1,
                Outcome::Failed(_) => summary.failed += 1,
            }
        }
        summary
    }

    fn add(&mut self, paper: &Ingested) {
        self.bytes += paper.source.size();
        self.quads += paper.quads;
        self.counts += paper.counts;
    }

    /// For people.
    #[must_use]
    pub fn text(&self, elapsed: Duration) -> String {
        let mut text = String::new();
        if self.new + self.changed > 0 {
            text.push_str(&self.table());
            text.push('\n');
        }
        let mut parts = vec![format!("{} new", self.new), format!("{} changed", self.changed)];
        parts.push(format!("{} unchanged", self.unchanged));
        if self.failed > 0 {
            parts.push(format!("{} failed", self.failed));
        }
        if self.passed_over > 0 {
            parts.push(format!("{} passed over (README and the like)", self.passed_over));
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "papers: {}", parts.join(", "));
        if self.interrupted {
            text.push_str("interrupted: run the same command again to go on\n");
        } else if self.new + self.changed + self.failed == 0 {
            text.push_str("nothing to do: all is in the store already\n");
        }
        let _ = writeln!(
            text,
            "wrote {} quads from {} in {:.1} s; {} holds {} quads",
            HumanCount(self.quads as u64),
            HumanBytes(self.bytes),
            elapsed.as_secs_f64(),
            self.store.display(),
            HumanCount(self.stored as u64),
        );
        text
    }

    fn table(&self) -> String {
        let mut table = format!("{:<14}{:>8}{:>9}{:>13}\n", "", "found", "linked", "unresolved");
        for (kind, row) in self.counts.rows() {
            let _ = writeln!(
                table,
                "{kind:<14}{:>8}{:>9}{:>13}",
                row.found, row.linked, row.unresolved
            );
        }
        table
    }

    /// For scripts.
    #[must_use]
    pub fn json(&self) -> Value {
        let kinds: serde_json::Map<String, Value> = self
            .counts
            .rows()
            .map(|(kind, row)| {
                let numbers = json!({
                    "found": row.found, "linked": row.linked, "unresolved": row.unresolved,
                });
                (kind.to_owned(), numbers)
            })
            .collect();
        json!({
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "failed": self.failed,
            "passed_over": self.passed_over,
            "interrupted": self.interrupted,
            "bytes": self.bytes,
            "quads": self.quads,
            "stored_quads": self.stored,
            "kinds": kinds,
        })
    }
}
