//! The real program in a fresh folder: standard output, standard error and status.

mod common;

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::{Duration, Instant};

use common::{Sandbox, etl, with_paper};

const SMALL: &str = "Tides\n\nAda Berg noted that tides matter.\n\nNils Holm disagreed.\n";

#[test]
fn without_arguments_it_shows_help() {
    let error = Sandbox::new().etl([]).fails(2);
    for command in ["ingest", "extract", "query", "report", "export", "verify", "show"] {
        assert!(error.contains(command), "{command} is missing in\n{error}");
    }
}

#[test]
fn a_second_ingest_changes_nothing_and_says_so() {
    let sandbox = Sandbox::new();
    sandbox.write("in/a.txt", SMALL).write("in/README.md", "about this folder");
    let first = sandbox.etl(["ingest", "in"]).ok();
    assert!(first.contains("papers: 1 new, 0 changed, 0 unchanged, 1 passed over"), "{first}");
    let before = sandbox.etl(["export", "--format", "nquads"]).ok();
    let second = sandbox.etl(["ingest", "in"]).ok();
    assert!(second.contains("0 new, 0 changed, 1 unchanged"), "{second}");
    assert!(second.contains("nothing to do"), "{second}");
    assert_eq!(sandbox.etl(["export", "--format", "nquads"]).ok(), before);
}

#[test]
fn a_changed_file_replaces_what_it_said_before() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", SMALL).etl(["ingest", "a.txt"]).ok();
    let changed = SMALL.replace("Ada Berg", "Ida Berg");
    let told = sandbox.write("a.txt", &changed).etl(["ingest", "a.txt"]).ok();
    assert!(told.contains("0 new, 1 changed"), "{told}");
    let fresh = Sandbox::new();
    fresh.write("a.txt", &changed).etl(["ingest", "a.txt"]).ok();
    let export = ["export", "--format", "nquads"];
    assert_eq!(sandbox.etl(export).ok(), fresh.etl(export).ok());
}

#[test]
fn one_thread_and_many_give_the_same() {
    let export = |jobs: &str| {
        let sandbox = Sandbox::new();
        for number in 0..6 {
            sandbox.write(&format!("in/{number}.txt"), format!("Paper {number}\n\n{SMALL}"));
        }
        sandbox.etl(["-j", jobs, "ingest", "in"]).ok();
        sandbox.etl(["export", "--format", "nquads"]).ok()
    };
    assert_eq!(export("1"), export("8"));
}

#[test]
fn a_bad_file_costs_itself_only() {
    let sandbox = Sandbox::new();
    sandbox.write("in/good.txt", SMALL).write("in/bad.xml", "<?xml version='1.0'?><html/>");
    let run = sandbox.etl(["ingest", "in"]);
    assert!(run.stdout.contains("1 new"), "{run:?}");
    assert!(run.stdout.contains("1 failed"), "{run:?}");
    let error = run.fails(3);
    assert!(error.contains("in/bad.xml: error[E0002]"), "{error}");
    let listed = sandbox.etl(["errors"]).ok();
    assert!(listed.contains("in/bad.xml"), "{listed}");
}

#[test]
fn a_folder_without_papers_is_told_and_nothing_is_made() {
    let sandbox = Sandbox::new();
    sandbox.write("in/.hidden.txt", SMALL);
    let run = sandbox.etl(["ingest", "in"]);
    assert!(run.stderr.contains("no papers in in"), "{run:?}");
    assert_eq!(run.ok(), "");
    assert!(!sandbox.path().join(".etl").exists());
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_back_cost_nothing_else() {
    let sandbox = Sandbox::new();
    sandbox.write("in/a.txt", SMALL);
    std::os::unix::fs::symlink("/no/such/file", sandbox.path().join("in/b.txt")).expect("a link");
    std::os::unix::fs::symlink(".", sandbox.path().join("in/loop")).expect("a link");
    let run = sandbox.etl(["ingest", "in"]);
    assert!(run.stdout.contains("1 new"), "{run:?}");
    let error = run.fails(3);
    assert!(error.contains("in/b.txt: error[E0001]: cannot be read: No such file"), "{error}");
    assert!(error.contains("in/loop: error[E0001]: cannot be read: a link leads back"), "{error}");
}

#[test]
fn a_missing_path_is_told_and_nothing_is_made() {
    let sandbox = Sandbox::new();
    let error = sandbox.etl(["ingest", "no-such.txt"]).fails(3);
    assert!(error.contains("no-such.txt: error[E0001]: cannot be read"), "{error}");
    assert!(!sandbox.path().join(".etl").exists());
}

#[test]
fn extract_reads_standard_input() {
    let lines = Sandbox::new().etl_with(["extract", "-"], SMALL.as_bytes()).ok();
    assert!(lines.lines().any(|line| line.contains(r#""kind":"claim""#)), "{lines}");
    assert!(lines.lines().all(|line| line.starts_with(r#"{"doc":"-","#)), "{lines}");
}

#[test]
fn extract_and_ingest_give_the_same_quads() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", SMALL).etl(["ingest", "a.txt"]).ok();
    let mut extracted: Vec<String> = sandbox
        .etl(["extract", "a.txt", "--format", "nq"])
        .ok()
        .lines()
        .map(str::to_owned)
        .collect();
    extracted.sort();
    let exported = sandbox.etl(["export", "--format", "nquads"]).ok();
    let mut exported: Vec<&str> = exported.lines().collect();
    exported.sort_unstable();
    assert_eq!(extracted, exported);
}

#[test]
fn a_command_without_store_says_how_to_make_one() {
    let error = Sandbox::new().etl(["query", "ASK {}"]).fails(74);
    assert!(error.contains("'etl ingest' makes one"), "{error}");
}

#[test]
fn a_wrong_query_shows_its_place() {
    let error = with_paper().etl(["query", "SELECT ?x {\n ?x a }"]).fails(2);
    assert!(error.contains('2') && error.contains("?x a }"), "{error}");
}

#[test]
fn a_negative_answer_is_a_status_when_asked_for() {
    let never = "ASK { ?x a etl:NoSuchClass }";
    assert_eq!(with_paper().etl(["query", never]).status, 0);
    assert_eq!(with_paper().etl(["query", never, "--exit-status"]).status, 1);
    assert_eq!(with_paper().etl(["query", "ASK { ?x a foaf:Person }", "--exit-status"]).status, 0);
}

#[test]
fn extractors_are_chosen_by_name() {
    let sandbox = Sandbox::new();
    let cited = format!("{SMALL}\nReferences\n\nHolt, A. (1990). Salt. Tides, 2, 1-9.\n");
    sandbox.write("a.txt", cited);
    let has = |lines: &str, kind: &str| lines.contains(&format!("\"kind\":\"{kind}\""));
    let all = sandbox.etl(["extract", "a.txt"]).ok();
    assert!(has(&all, "claim") && has(&all, "reference"), "{all}");
    for lines in [
        sandbox.etl(["extract", "a.txt", "--only", "references"]).ok(),
        sandbox
            .write("some.toml", "[extractors]\nonly = [\"references\"]\n")
            .etl(["--config", "some.toml", "extract", "a.txt"])
            .ok(),
    ] {
        assert!(!has(&lines, "claim") && has(&lines, "reference"), "{lines}");
    }
    let both = sandbox.etl(["extract", "a.txt", "--only", "people,claims"]).ok();
    assert!(has(&both, "claim") && !has(&both, "reference"), "{both}");
    // A store whose papers were read by other extractors reads them again.
    sandbox.etl(["ingest", "a.txt", "--only", "people"]).ok();
    assert!(sandbox.etl(["ingest", "a.txt"]).ok().contains("1 changed"));
}

#[test]
fn what_is_no_extractor_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", SMALL).write("bad.toml", "[extractors]\nonly = [\"dates\"]\n");
    let flag = sandbox.etl(["extract", "a.txt", "--only", "dates"]).fails(2);
    let file = sandbox.etl(["--config", "bad.toml", "extract", "a.txt"]).fails(2);
    assert!(flag.contains("dates") && flag.contains("references"), "{flag}");
    assert!(file.contains("'dates' is no extractor; there are people, references"), "{file}");
}

#[test]
fn settings_refuse_unknown_keys_with_their_line() {
    let sandbox = Sandbox::new();
    sandbox.write("etl.toml", "store = \"s\"\nbsae = \"http://example.org/\"\n");
    let error = sandbox.etl(["status"]).fails(2);
    assert!(
        error.contains("etl.toml") && error.contains("line 2") && error.contains("bsae"),
        "{error}"
    );
}

#[test]
fn a_flag_beats_the_environment_beats_the_file() {
    let sandbox = Sandbox::new();
    sandbox.write("etl.toml", "store = \"from-file\"\n").write("a.txt", SMALL);
    let run = |environment: Option<&str>, flag: &[&str]| {
        let mut command = etl(sandbox.path());
        command.args(flag).args(["ingest", "a.txt"]).stdout(Stdio::null());
        if let Some(store) = environment {
            command.env("ETL_STORE", store);
        }
        assert!(command.status().expect("runs").success());
    };
    run(Some("from-environment"), &["--store", "from-flag"]);
    assert!(sandbox.path().join("from-flag").exists());
    assert!(!sandbox.path().join("from-environment").exists());
    run(Some("from-environment"), &[]);
    assert!(sandbox.path().join("from-environment").exists());
    assert!(!sandbox.path().join("from-file").exists());
    run(None, &[]);
    assert!(sandbox.path().join("from-file").exists());
}

#[test]
fn a_locked_store_names_its_holder() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", SMALL).etl(["ingest", "a.txt"]).ok();
    let _held = etl::store::Writer::open(sandbox.path().join(".etl"), &etl::graph::Base::default())
        .expect("the store opens");
    let error = sandbox.etl(["ingest", "a.txt"]).fails(75);
    assert!(error.contains(&std::process::id().to_string()), "{error}");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_success() {
    let mut child = etl(with_paper().path())
        .args(["query", "SELECT * { ?s ?p ?o }"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn what_cannot_be_created_is_told() {
    let run = with_paper().etl(["export", "--output", "no/such/folder/graph.ttl"]);
    let error = run.fails(73);
    assert!(error.contains("no/such/folder/graph.ttl"), "{error}");
}

#[test]
fn verify_finds_a_damaged_source() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", SMALL).etl(["ingest", "a.txt"]).ok();
    sandbox.etl(["verify"]).ok();
    let kept = walkdir::WalkDir::new(sandbox.path().join(".etl/sources"))
        .into_iter()
        .filter_map(Result::ok)
        .find(|entry| entry.file_type().is_file())
        .expect("a kept source");
    std::fs::write(kept.path(), SMALL.replace("matter", "mutter")).expect("can be written");
    sandbox.etl(["verify"]).fails(65);
}

#[test]
fn a_removed_paper_leaves_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", SMALL).etl(["ingest", "a.txt"]).ok();
    sandbox.etl(["remove", "a.txt"]).ok();
    assert_eq!(sandbox.etl(["export", "--format", "nquads"]).ok(), "");
    sandbox.etl(["verify"]).ok();
}

#[test]
fn a_thing_is_found_by_the_end_of_its_name_and_by_what_it_is_called() {
    let shown = |name: &str| {
        let shown = with_paper().etl(["show", name]).ok();
        shown.lines().next().unwrap_or_default().to_owned()
    };
    let line = shown("person/peter-maskell");
    assert!(line.ends_with("/person/peter-maskell  Peter Maskell"), "{line}");
    assert_eq!(shown("peter maskell"), line);
    assert_eq!(shown("social capital"), "concept/social-capital  social capital");
    let error = with_paper().etl(["show", "person/nobody"]).fails(2);
    assert!(error.contains("knows no thing called 'person/nobody'"), "{error}");
    let error = with_paper().etl(["show", "the importance of geographical proximity"]).fails(2);
    assert!(error.contains("may mean"), "{error}");
}

/// The quads of each source graph of an export.
fn by_graph(quads: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut graphs = BTreeMap::<_, Vec<_>>::new();
    for line in quads.lines() {
        let graph = line.trim_end_matches(" .").rsplit(' ').next().expect("a last term");
        if graph.contains("/graph/source/") {
            graphs.entry(graph).or_default().push(line);
        }
    }
    graphs
}

/// Twelve papers, none like another.
fn write_papers(sandbox: &Sandbox) {
    for number in 0..12 {
        let said = format!("Ada Berg noted that tide {number} matters. Nils Holm disagreed.\n\n");
        sandbox.write(&format!("in/{number}.txt"), format!("Tide {number}\n\n{}", said.repeat(8)));
    }
}

#[test]
fn a_kill_leaves_whole_papers_and_the_next_run_finishes() {
    let clean = Sandbox::new();
    write_papers(&clean);
    let started = Instant::now();
    clean.etl(["ingest", "in"]).ok();
    let whole_run = started.elapsed();
    let clean = clean.etl(["export", "--format", "nquads"]).ok();
    let expected = by_graph(&clean);
    assert_eq!(expected.len(), 12);
    // Kills come all along a run; nothing that follows depends on the exact moments.
    for eighth in 0..8 {
        let sandbox = Sandbox::new();
        write_papers(&sandbox);
        kill_ingest(&sandbox, whole_run * eighth / 8);
        whole_papers_only(&sandbox, &expected);
        sandbox.etl(["ingest", "in"]).ok();
        assert_eq!(
            sandbox.etl(["export", "--format", "nquads"]).ok(),
            clean,
            "killed at {eighth}/8"
        );
        sandbox.etl(["verify"]).ok();
    }
}

fn kill_ingest(sandbox: &Sandbox, after: Duration) {
    let mut ingest = etl(sandbox.path());
    ingest.args(["ingest", "in"]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut ingest = ingest.spawn().expect("the program starts");
    std::thread::sleep(after);
    ingest.kill().expect("can be killed");
    ingest.wait().expect("has ended");
}

fn whole_papers_only(sandbox: &Sandbox, expected: &BTreeMap<&str, Vec<&str>>) {
    let status = sandbox.etl(["status", "--json"]);
    if status.status == 74 {
        assert!(status.stderr.contains("no store in"), "{status:?}");
        return;
    }
    let status: serde_json::Value = serde_json::from_str(&status.ok()).expect("JSON");
    sandbox.etl(["verify"]).ok();
    let exported = sandbox.etl(["export", "--format", "nquads"]).ok();
    let found = by_graph(&exported);
    let sources = status["sources"].as_array().expect("a list");
    assert_eq!(sources.len(), found.len(), "{status}");
    for source in sources {
        let digest = source["sha256"].as_str().expect("a text");
        let graph = expected.keys().find(|graph| graph.contains(digest)).expect("a paper");
        assert_eq!(found.get(graph), expected.get(graph), "{source}");
    }
}
