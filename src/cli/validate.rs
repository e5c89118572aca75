//! `etl validate`: whether the concepts of the store hold together.

use std::io::{self, Write};

use clap::Args;
use serde_json::json;

use super::answer::{print_json, width};
use super::{Exit, Global};
use crate::query::{CHECKS, Finding, Format, Layout, Severity, as_answer, validate, write};
use crate::store::Store;

/// Arguments of `etl validate`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// List the checks, without running them
    #[arg(long)]
    list: bool,
}

/// Runs it.
///
/// # Errors
/// When the store cannot be opened, or standard output cannot be written.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    if arguments.list {
        list(global)?;
        return Ok(Exit::Done);
    }
    let store = global.open_store()?;
    let findings = validate(&store)?;
    let violations = count(&findings, Severity::Violation);
    if global.json {
        print_json(&as_json(&findings))?;
    } else {
        print(&store, &findings, global)?;
    }
    Ok(if violations == 0 { Exit::Done } else { Exit::Negative })
}

fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.check.severity == severity).count()
}

fn list(global: &Global) -> anyhow::Result<()> {
    if global.json {
        let checks = CHECKS.iter().map(
            |check| json!({ "name": check.name, "severity": check.severity, "says": check.says }),
        );
        return print_json(&checks.collect::<Vec<_>>());
    }
    let mut out = io::stdout().lock();
    let wide = CHECKS.iter().map(|check| check.name.len()).max().unwrap_or_default();
    for check in CHECKS {
        writeln!(out, "{:wide$}  {}: {}", check.name, check.severity, check.says)?;
    }
    Ok(())
}

fn as_json(findings: &[Finding]) -> serde_json::Value {
    let result = |finding: &Finding| {
        json!({
            "check": finding.check.name,
            "severity": finding.check.severity,
            "says": finding.check.says,
            "thing": finding.thing.as_str(),
            "detail": finding.detail,
            "said_by": finding.said_by,
        })
    };
    json!({
        "conforms": count(findings, Severity::Violation) == 0,
        "checks": CHECKS.iter().map(|check| check.name).collect::<Vec<_>>(),
        "findings": findings.iter().map(result).collect::<Vec<_>>(),
    })
}

fn print(store: &Store, findings: &[Finding], global: &Global) -> anyhow::Result<()> {
    if !findings.is_empty() {
        let layout = Layout { base: store.base(), width: width(), picture: None };
        write(as_answer(findings), Format::Table, layout, io::stdout().lock())?;
    }
    if !global.quiet {
        let (violations, warnings) =
            (count(findings, Severity::Violation), count(findings, Severity::Warning));
        let verdict = if violations == 0 { "conforms" } else { "does not conform" };
        let checks = CHECKS.len();
        writeln!(
            io::stdout().lock(),
            "{verdict}: {checks} checks, {violations} violations, {warnings} warnings"
        )?;
    }
    Ok(())
}
