//! What an ingest did, in a few lines.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use indicatif::{HumanBytes, HumanCount};
use serde_json::{Value, json};

use crate::pipeline::Report;

/// Numbers of one run.
#[derive(Debug)]
pub struct Summary<'a> {
    report: &'a Report,
    store: &'a Path,
    stored: usize,
}

impl<'a> Summary<'a> {
    /// Sums up a report; `stored` is the number of quads in the store now.
    #[must_use]
    pub fn new(report: &'a Report, store: &'a Path, stored: usize) -> Self {
        Self { report, store, stored }
    }

    /// For people.
    #[must_use]
    pub fn text(&self, elapsed: Duration) -> String {
        let report = self.report;
        let mut text = String::new();
        if report.new + report.changed > 0 {
            text.push_str(&self.table());
            text.push('\n');
        }
        let mut parts = vec![format!("{} new", report.new), format!("{} changed", report.changed)];
        parts.push(format!("{} unchanged", report.unchanged));
        if !report.failures.is_empty() {
            parts.push(format!("{} failed", report.failures.len()));
        }
        let passed_over = &report.passed_over;
        if passed_over.total() > 0 {
            parts.push(format!("{} passed over ({passed_over})", passed_over.total()));
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "papers: {}", parts.join(", "));
        if report.interrupted {
            text.push_str("interrupted: run the same command again to go on\n");
        } else if report.new + report.changed + report.failures.len() == 0 {
            text.push_str("nothing to do: all is in the store already\n");
        }
        let _ = writeln!(
            text,
            "wrote {} quads from {} in {:.1} s; {} holds {} quads",
            HumanCount(report.quads as u64),
            HumanBytes(report.bytes),
            elapsed.as_secs_f64(),
            self.store.display(),
            HumanCount(self.stored as u64),
        );
        text
    }

    fn table(&self) -> String {
        let mut table = format!("{:<14}{:>8}{:>9}{:>13}\n", "", "found", "linked", "unresolved");
        for (kind, row) in self.report.counts.rows() {
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
        let report = self.report;
        let kinds: serde_json::Map<String, Value> = report
            .counts
            .rows()
            .map(|(kind, row)| {
                let numbers = json!({
                    "found": row.found, "linked": row.linked, "unresolved": row.unresolved,
                });
                (kind.to_owned(), numbers)
            })
            .collect();
        let passed_over: serde_json::Map<String, Value> = report
            .passed_over
            .kinds()
            .map(|(kind, count)| (kind.to_owned(), json!(count)))
            .collect();
        json!({
            "new": report.new,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "failed": report.failures.len(),
            "passed_over": report.passed_over.total(),
            "passed_over_kinds": passed_over,
            "interrupted": report.interrupted,
            "bytes": report.bytes,
            "quads": report.quads,
            "stored_quads": self.stored,
            "kinds": kinds,
        })
    }
}
