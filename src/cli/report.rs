//! `etl report`: stored queries.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::answer::{AnswerArguments, answer, parameter, print_json, usage};
use super::{Exit, Global};
use crate::query::{Caption, Report, reports};

/// Arguments of `etl report`.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Folder with queries of your own (*.rq); they win over shipped ones of the same name
    #[arg(long, global = true, value_name = "DIR")]
    queries: Option<PathBuf>,

    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List all reports
    List,
    /// Print one report's query and what can be given to it
    Show {
        /// Name of the report
        name: String,
    },
    /// Run a report on the store
    Run {
        /// Name of the report
        name: String,
        /// Value of a parameter; may be given several times
        #[arg(short, long, value_name = "NAME=VALUE", value_parser = parameter)]
        param: Vec<(String, String)>,
        #[command(flatten)]
        answer: AnswerArguments,
    },
    /// Parse every report
    Check,
}

/// Runs it.
///
/// # Errors
/// When a report is unknown, wrong or fails, or the store cannot be opened.
pub fn run(arguments: &Arguments, global: &Global) -> anyhow::Result<Exit> {
    let reports = reports(arguments.queries.as_deref())?;
    match &arguments.action {
        Action::List => list(&reports, global)?,
        Action::Show { name } => {
            io::stdout().lock().write_all(named(&reports, name)?.text.as_bytes())?;
        }
        Action::Check => check(&reports, global)?,
        Action::Run { name, param, answer: how } => {
            let report = named(&reports, name)?;
            // A wrong parameter is told before anything is said about the store.
            report.admit(&global.base, param)?;
            if let Some(format) = how.format(global) {
                report.offers(format, &global.base)?;
            }
            let store = global.open_store()?;
            let prepared = report.prepare(&store, param)?;
            let title = title(report, param);
            let caption = report.header.picture.as_ref().map(|picture| Caption {
                picture,
                title: &title,
                description: &report.header.description,
            });
            return answer(&store, &prepared, caption, how, global);
        }
    }
    Ok(Exit::Done)
}

fn named<'a>(reports: &'a [Report], name: &str) -> anyhow::Result<&'a Report> {
    reports.iter().find(|report| report.name == name).ok_or_else(|| {
        let known: Vec<_> = reports.iter().map(|report| report.name.as_str()).collect();
        usage(format!("there is no report '{name}'; there are {}", known.join(", ")))
    })
}

/// What a report is about, with what was given to it.
fn title(report: &Report, given: &[(String, String)]) -> String {
    let given: Vec<_> = given.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    match given.as_slice() {
        [] => report.header.summary.clone(),
        given => format!("{} ({})", report.header.summary, given.join(", ")),
    }
}

fn list(reports: &[Report], global: &Global) -> anyhow::Result<()> {
    if global.json {
        return print_json(&reports.iter().map(as_json).collect::<Vec<_>>());
    }
    let width = reports.iter().map(|report| report.name.len()).max().unwrap_or_default();
    let mut out = io::stdout().lock();
    for report in reports {
        writeln!(out, "{:width$}  {}", report.name, report.header.summary)?;
        for parameter in &report.header.parameters {
            let must = report.requires(parameter, &global.base);
            let must = if must { "" } else { " (optional)" };
            let (name, description) = (&parameter.name, &parameter.description);
            writeln!(out, "{:width$}    --param {name}=…{must}: {description}", "")?;
        }
        if report.header.picture.is_some() {
            writeln!(out, "{:width$}    --format svg|html: as a picture", "")?;
        }
    }
    Ok(())
}

fn as_json(report: &Report) -> Value {
    let parameters = report.header.parameters.iter().map(|parameter| {
        json!({
            "name": parameter.name,
            "kind": parameter.kind.to_string(),
            "description": parameter.description,
        })
    });
    json!({
        "name": report.name,
        "summary": report.header.summary,
        "description": report.header.description,
        "tags": report.header.tags,
        "params": parameters.collect::<Vec<_>>(),
        "picture": report.header.picture.is_some(),
    })
}

fn check(reports: &[Report], global: &Global) -> anyhow::Result<()> {
    for report in reports {
        let name = &report.name;
        report.check(&global.base).map_err(|error| usage(format!("report '{name}': {error}")))?;
    }
    if !global.quiet {
        writeln!(io::stdout().lock(), "{} reports are sound", reports.len())?;
    }
    Ok(())
}
