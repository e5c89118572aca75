//! `etl ingest --dry-run`: what would be done.

use std::io::{self, BufWriter, Write};

use serde_json::json;

use super::diagnostics::{Printer, on_one_line};
use super::{Exit, Global};
use crate::pipeline::{Options, Plan, Plans, Walk, plan};
use crate::store::Error;

/// Runs it.
///
/// # Errors
/// When the store or standard output fails.
pub fn run(
    walk: &Walk,
    options: &Options,
    mut printer: Printer,
    global: &Global,
) -> anyhow::Result<Exit> {
    let store = match global.open_store() {
        Ok(store) => Some(store),
        Err(Error::Missing { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    let plans = plan(store.as_ref(), walk, options)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if global.json {
        for (path, plan) in &plans.files {
            writeln!(out, "{}", json!({ "path": path, "plan": name(plan) }))?;
        }
    } else {
        for (path, plan) in plans.files.iter().filter(|(_, plan)| is_worth_a_line(plan)) {
            writeln!(out, "{:<10}{}", name(plan), on_one_line(path))?;
        }
        if !global.quiet {
            writeln!(out, "{}", summary(&plans))?;
        }
    }
    out.flush()?;
    for (path, plan) in &plans.files {
        if let Plan::Failed(diagnostic) = plan {
            printer.failure(path, diagnostic);
        }
    }
    Ok(printer.exit())
}

fn is_worth_a_line(plan: &Plan) -> bool {
    !matches!(plan, Plan::Unchanged | Plan::Failed(_))
}

fn name(plan: &Plan) -> &'static str {
    match plan {
        Plan::New => "new",
        Plan::Changed => "changed",
        Plan::Unchanged => "unchanged",
        Plan::Pruned => "pruned",
        Plan::Failed(_) => "failed",
    }
}

fn summary(plans: &Plans) -> String {
    let count = |wanted: &str| plans.files.values().filter(|plan| name(plan) == wanted).count();
    let mut parts: Vec<String> = ["new", "changed", "unchanged", "pruned", "failed"]
        .into_iter()
        .map(|plan| (plan, count(plan)))
        .filter(|(plan, count)| *count > 0 || matches!(*plan, "new" | "changed" | "unchanged"))
        .map(|(plan, count)| format!("{count} {plan}"))
        .collect();
    let passed_over = &plans.passed_over;
    if passed_over.total() > 0 {
        parts.push(format!("{} passed over ({passed_over})", passed_over.total()));
    }
    format!("papers: {}; nothing was written", parts.join(", "))
}
