//! Every stored report, run on the paper in `input/`, with its result pinned.
//!
//! `ETL_UPDATE=1 cargo test --test reports` accepts what is made; read the difference first.

mod common;

use std::fs;
use std::path::Path;

use common::with_paper;

/// Reports with parameters, and what they are run with.
const PARAMETERS: &[(&str, &str)] = &[
    ("claims-by-person", "person=Gabi Dei Ottati"),
    ("claims-about-concept", "concept=social capital"),
];

#[test]
fn reports_give_what_is_pinned() {
    let listed = with_paper().etl(["report", "list", "--json"]).ok();
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    let reports = listed.as_array().expect("a list");
    let names: Vec<&str> = reports.iter().filter_map(|report| report["name"].as_str()).collect();
    assert!(names.len() >= 12, "{listed}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let mut complaints = Vec::new();
    for name in names {
        let mut arguments = vec!["report", "run", name, "--format", "tsv"];
        if let Some((_, parameter)) = PARAMETERS.iter().find(|(report, _)| *report == name) {
            arguments.extend(["--param", parameter]);
        }
        let made = with_paper().etl(arguments).ok();
        let path = folder.join(format!("{name}.tsv"));
        if std::env::var_os("ETL_UPDATE").is_some() {
            fs::write(&path, &made).expect("a fixture can be written");
        } else if fs::read_to_string(&path).unwrap_or_default() != made {
            complaints.push(format!("{} differs; made:\n{made}", path.display()));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn an_unknown_report_or_parameter_names_the_known_ones() {
    let error = with_paper().etl(["report", "run", "no-such-report"]).fails(2);
    assert!(error.contains("no-such-report") && error.contains("claims-by-person"), "{error}");
    let error =
        with_paper().etl(["report", "run", "claims-by-person", "--param", "who=x"]).fails(2);
    assert!(error.contains("who") && error.contains("person"), "{error}");
}

#[test]
fn a_parameter_cannot_change_the_query() {
    let never = "person=x\" } SELECT * { ?s ?p ?o } #";
    let rows = with_paper().etl([
        "report",
        "run",
        "claims-by-person",
        "--param",
        never,
        "--format",
        "tsv",
    ]);
    assert_eq!(rows.ok().lines().count(), 1);
}
