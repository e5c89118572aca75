//! What the program says to wrong usage: what failed, on what, what to do, and its status.

mod common;

use std::sync::OnceLock;

use common::{Run, Sandbox};

/// A folder whose store holds two papers in which the same people speak.
fn store() -> &'static Sandbox {
    static SHARED: OnceLock<Sandbox> = OnceLock::new();
    SHARED.get_or_init(|| {
        let sandbox = Sandbox::new();
        for name in ["Tides", "Winds"] {
            let said = "Ada Berg noted that rents fall.\n\nNils Holm disagreed.";
            sandbox.write(&format!("{name}.txt"), format!("{name}\n\n{said}\n"));
        }
        sandbox.etl(["ingest", "Tides.txt", "Winds.txt"]).ok();
        sandbox
    })
}

/// A refusal: nothing on standard output, a message with these words, this status.
#[track_caller]
fn check(run: Run, status: i32, words: &[&str]) {
    assert_eq!(run.stdout, "");
    let error = run.fails(status);
    for word in words {
        assert!(error.contains(word), "{word:?} is missing in\n{error}");
    }
    assert!(!error.contains("panicked"), "{error}");
}

#[test]
fn commands_that_read_need_a_store() {
    let sandbox = Sandbox::new();
    let commands: &[&[&str]] = &[
        &["query", "ASK {}"],
        &["report", "run", "concepts"],
        &["show", "concept/trust"],
        &["remove", "a.txt"],
        &["export"],
        &["verify"],
        &["status"],
        &["errors"],
    ];
    for command in commands {
        let run = sandbox.etl(command.iter().copied());
        check(run, 74, &["no store in '.etl'", "'etl ingest' makes one", "'--store'"]);
    }
    assert!(!sandbox.path().join(".etl").exists());
}

#[test]
fn names_that_nothing_has() {
    let etl = |arguments: &[&str]| store().etl(arguments.iter().copied());
    for name in ["no-such-thing", "a b", "", "/", "<>", "http://[broken"] {
        check(etl(&["show", name]), 2, &["knows no thing called", name, "short name"]);
    }
    check(
        etl(&["show", "person/ada-berg"]),
        2,
        &["may mean 2 things: paper/tides", ", paper/winds"],
    );
    for name in ["nope", ""] {
        check(etl(&["export", "--graph", name]), 2, &[&format!("'{name}'"), "'etl status'"]);
    }
    check(etl(&["report", "show", "nope"]), 2, &["'nope'", "agreements"]);
    check(etl(&["report", "list", "--queries", "nowhere"]), 74, &["cannot read 'nowhere'"]);
}

/// In a store of its own: a command that writes locks other tests out.
#[test]
fn a_source_that_is_none_cannot_be_removed() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", "Tides\n\nAda Berg noted that rents fall.\n");
    sandbox.etl(["ingest", "a.txt"]).ok();
    check(sandbox.etl(["remove", "no-such"]), 2, &["'no-such'", "'etl status'"]);
    check(sandbox.etl(["remove", "a.txt", "no-such"]), 2, &["'no-such'"]);
    assert!(sandbox.etl(["status"]).ok().contains("a.txt"));
}

#[test]
fn things_are_found_by_the_end_of_their_names() {
    let title = "SELECT ?paper { ?paper dcterms:title 'Tides' }";
    let rows = store().etl(["query", title, "--format", "csv"]).ok();
    let paper = rows.lines().nth(1).and_then(|iri| iri.rsplit('/').next()).expect("a paper");
    let shown = store().etl(["show", &format!("…/{paper}/person/ada-berg")]).ok();
    assert!(shown.contains("Ada Berg") && shown.contains("^^^^"), "{shown}");
}

#[test]
fn broken_parameters() {
    let run = |parameter| store().etl(["report", "run", "uncertain", "--param", parameter]);
    check(run("broken"), 2, &["'broken'", "NAME=VALUE"]);
    check(run(""), 2, &["NAME=VALUE"]);
    check(run("below=much"), 2, &["'much'", "'below'", "a number"]);
    check(run("above=1"), 2, &["'above'", "it has below"]);
    check(store().etl(["report", "run", "positions"]), 2, &["--param person="]);
    let run = |name, value| store().etl(["report", "run", name, "--param", value]);
    check(
        run("positions", "person=Ada Brg"),
        2,
        &["no person or group", "did you mean 'Ada Berg'?"],
    );
    check(run("positions", "person=xyz"), 2, &["'xyz'", "claims-per-person"]);
    check(run("debate", "concept="), 2, &["no concept called ''", "'etl report run concepts'"]);
}

#[test]
fn queries_that_are_none() {
    let sandbox = store();
    sandbox.write("binary.rq", b"\xff\xfe\0query").write("folder.rq/x", "").write("empty.rq", "");
    let query = |text| sandbox.etl(["query", text]);
    check(query("none.rq"), 74, &["cannot read 'none.rq'", "because"]);
    check(query("folder.rq"), 74, &["cannot read 'folder.rq'", "because"]);
    check(query("binary.rq"), 2, &["'binary.rq'", "UTF-8"]);
    check(query("concepts"), 2, &["there is no file 'concepts'"]);
    for empty in ["", "  ", "# who", "empty.rq", "-"] {
        check(query(empty), 2, &["the query is wrong: it is empty"]);
    }
    check(sandbox.etl_with(["query"], b"\xff"), 2, &["standard input", "UTF-8"]);
    check(query("SELECT * {"), 2, &["line 1, column 11", "SELECT * {", "^"]);
    check(query("CLEAR ALL"), 2, &["updates are refused", "'etl ingest'"]);
}

#[test]
fn options_that_do_not_fit() {
    let query = |option, value, text| store().etl(["query", option, value, text]);
    for seconds in ["0", "-1", "soon", "inf", "NaN"] {
        check(query("--timeout", seconds, "ASK {}"), 2, &[seconds, "a number of seconds"]);
    }
    let select = "SELECT * { ?s ?p ?o }";
    check(query("--format", "turtle", select), 2, &["'turtle'", "rows", "table, md, csv"]);
    check(query("--format", "turtle", "ASK {}"), 2, &["'turtle'", "yes or no", "csv"]);
    check(query("--format", "word", select), 2, &["'word'", "possible values", "csv"]);
}

#[test]
fn a_query_that_takes_too_long_is_stopped() {
    let slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    let run = store().etl(["query", "--timeout", "0.05", slow]);
    check(run, 124, &["stopped after 0.05 s", "'--timeout'"]);
}
