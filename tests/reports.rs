//! Every stored report, run on the paper in `input/`, with its result pinned.
//!
//! `ETL_UPDATE=1 cargo test --test reports` accepts what is made; read the difference first.

mod common;

use std::fs;
use std::path::Path;

use common::with_paper;

/// Reports with parameters, and what they are run with.
const PARAMETERS: &[(&str, &[&str])] = &[
    ("concepts-at-one-event", &["event=Venice", "other=Mississauga"]),
    ("concepts-of-paper", &["paper=localized learning"]),
    ("debate", &["concept=social capital"]),
    ("positions", &["person=Gabi Dei Ottati"]),
    ("shared-concepts", &["one=Gabi Dei Ottati", "other=Malmberg"]),
];

#[test]
fn reports_give_what_is_pinned() {
    let listed = with_paper().etl(["report", "list", "--json"]).ok();
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    let reports = listed.as_array().expect("a list");
    let names: Vec<&str> = reports.iter().filter_map(|report| report["name"].as_str()).collect();
    assert!(names.len() >= 15, "{listed}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let mut complaints = Vec::new();
    for name in names {
        let mut arguments = vec!["report", "run", name, "--format", "tsv"];
        let given = PARAMETERS.iter().find(|(report, _)| *report == name);
        for parameter in given.iter().flat_map(|(_, parameters)| *parameters) {
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
    assert!(error.contains("no-such-report") && error.contains("positions"), "{error}");
    let error = with_paper().etl(["report", "run", "positions", "--param", "who=x"]).fails(2);
    assert!(error.contains("who") && error.contains("person"), "{error}");
}

#[test]
fn a_parameter_cannot_change_the_query() {
    let never = "person=x\" } SELECT * { ?s ?p ?o } #";
    let error = with_paper().etl(["report", "run", "positions", "--param", never]).fails(2);
    assert!(error.contains("no person or group called 'x\" }"), "{error}");
}

/// Each place of a report is that of the words: the line there starts with the sentence.
#[test]
fn places_lead_to_the_words() {
    let text = fs::read_to_string(common::paper()).expect("the paper");
    let lines: Vec<&str> = text.lines().collect();
    let rows = with_paper().etl(["report", "run", "hedged-claims", "--format", "csv"]).ok();
    let (mut seen, place) =
        (0, regex::Regex::new(r"input/paper\.txt:(\d+):(\d+),").expect("a pattern"));
    for row in rows.lines().skip(1) {
        let found = place.captures(row).unwrap_or_else(|| panic!("no place in {row}"));
        let number = |group: usize| found[group].parse::<usize>().expect("a number");
        let line = lines[number(1) - 1].chars().skip(number(2) - 1).collect::<String>();
        let start: String = line.chars().take(12).collect();
        assert!(row.contains(&start.replace('"', "\"\"")), "{row}: {start}");
        seen += 1;
    }
    assert!(seen > 20, "{seen} rows");
}

/// A report that says so is a picture; others are refused with what they can be.
#[test]
fn a_report_with_a_picture_is_drawn() {
    let map = ["report", "run", "concept-map", "--format"];
    let svg = with_paper().etl(map.into_iter().chain(["svg"])).ok();
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"), "{svg}");
    assert_eq!(svg.matches(" rx=").count(), 40, "{svg}");
    assert!(svg.contains(">social capital</text>"), "{svg}");
    let few = ["html", "--param", "limit=5", "--param", "paper=localized learning"];
    let html = with_paper().etl(map.into_iter().chain(few)).ok();
    let title = "hang together (limit: 5, paper: localized learning)</h1>";
    assert!(html.contains(title) && html.matches(" rx=").count() == 5, "{html}");
    let error = with_paper().etl(map.into_iter().chain(["turtle"])).fails(2);
    assert!(error.contains("use one of table, md, csv, tsv, json, xml, svg, html"), "{error}");
    let error = with_paper().etl(["report", "run", "concepts", "--format", "svg"]).fails(2);
    assert!(error.ends_with("use one of table, md, csv, tsv, json, xml\n"), "{error}");
    let query = "SELECT ?s { ?s a skos:Concept }";
    with_paper().etl(["query", query, "--format", "html"]).fails(2);
}

#[test]
fn names_that_fit_nothing_are_told_with_what_is_like_them() {
    let run = |report: &str, given: &str| {
        with_paper().etl(["report", "run", report, "--param", given]).fails(2)
    };
    let error = run("concepts-of-paper", "paper=Clusters and poetry");
    assert!(error.contains("no paper called 'Clusters and poetry'"), "{error}");
    let error = with_paper()
        .etl([
            "report",
            "run",
            "concepts-at-one-event",
            "-p",
            "event=Seminar in Venise",
            "-p",
            "other=Venice",
        ])
        .fails(2);
    assert!(error.contains("did you mean 'Seminar in Venice'"), "{error}");
    let error = run("concept-map", "limit=0");
    assert!(error.contains("give a whole number above 0"), "{error}");
}
