//! What an ingest did, in a few lines.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use indicatif::{HumanBytes, HumanCount};
use serde_json::{Value, json};

use crate::pipeline::{Reason, Report};

/// Numbers of one run.
#[derive(Debug)]
pub struct Summary<'a> {
    report: &'a Report,
    store: &'a Path,
    stored: u64,
}

impl<'a> Summary<'a> {
    /// Sums up a report; `stored` is the number of quads that the store has of all sources now.
    #[must_use]
    pub fn new(report: &'a Report, store: &'a Path, stored: u64) -> Self {
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
        if report.pruned > 0 {
            parts.push(format!("{} pruned", report.pruned));
        }
        if !report.failures.is_empty() {
            parts.push(format!("{} failed", report.failures.len()));
        }
        let passed_over = &report.passed_over;
        if passed_over.total() > 0 {
            parts.push(format!("{} passed over ({passed_over})", passed_over.total()));
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "papers: {}", parts.join(", "));
        let ended = match report.ended_early {
            Some(Reason::Interrupted) => Some("interrupted"),
            Some(Reason::Failed) => Some("ended at the first failure"),
            None => None,
        };
        if let Some(ended) = ended {
            let _ = writeln!(text, "{ended}: run the same command again to go on");
        } else if report.new + report.changed + report.pruned + report.failures.len() == 0 {
            let why = match report.unchanged {
                0 => "no papers were found",
                _ => "all is in the store already",
            };
            let _ = writeln!(text, "nothing to do: {why}");
        }
        let _ = writeln!(
            text,
            "wrote {} quads from {} in {:.1} s; {} holds {} quads",
            HumanCount(report.quads as u64),
            HumanBytes(report.bytes),
            elapsed.as_secs_f64(),
            self.store.display(),
            HumanCount(self.stored),
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
            "pruned": report.pruned,
            "interrupted": report.ended_early == Some(Reason::Interrupted),
            "ended_early": report.ended_early.is_some(),
            "bytes": report.bytes,
            "quads": report.quads,
            "stored_quads": self.stored,
            "kinds": kinds,
        })
    }
}
