//! `--vocabulary` with the real program: formats, settings, links in the graph, and bad input.

mod common;

use common::{Run, Sandbox};
use serde_json::Value;

#[path = "common/thesaurus.rs"]
mod thesaurus;

const PAPER: &str = "Salt marshes\n\nThe salt marsh is wet. A tidal meadow is a salt marsh, and \
    the bank of it is high.\n\nSediments are found in the salt marshes and on the bank.\n";

const TURTLE: &str = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <http://example.org/> .
:all a skos:ConceptScheme ; skos:prefLabel \"All of it\"@en .
:marsh skos:prefLabel \"Salt marsh\"@en, \"Salzwiese\"@de ; skos:altLabel \"tidal meadow\" ;
  skos:inScheme :all ; skos:broader :soil .
:soil skos:prefLabel \"sediments\"@en .
:river skos:altLabel \"bank\"@en . :money skos:altLabel \"banks\"@en .
";

/// The same in other formats.
const OTHERS: &[(&str, &str)] = &[
    (
        "marked.nt",
        "\u{FEFF}<http://example.org/soil> <http://www.w3.org/2004/02/skos/core#prefLabel> \"sediments\"@en .\n",
    ),
    (
        "a.nt",
        "<http://example.org/soil> <http://www.w3.org/2004/02/skos/core#prefLabel> \"sediments\"@en .\n",
    ),
    (
        "a.nq",
        "<http://example.org/soil> <http://www.w3.org/2004/02/skos/core#prefLabel> \"sediments\"@en <http://example.org/g> .\n",
    ),
    (
        "a.trig",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
         <http://example.org/g> { <http://example.org/soil> skos:prefLabel \"sediments\"@en . }\n",
    ),
    (
        "a.n3",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
         <http://example.org/soil> skos:prefLabel \"sediments\"@en .\n",
    ),
    (
        "a.rdf",
        "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">\n\
         <skos:Concept rdf:about=\"http://example.org/soil\">\
         <skos:prefLabel xml:lang=\"en\">sediments</skos:prefLabel></skos:Concept>\n</rdf:RDF>\n",
    ),
    (
        "a.jsonld",
        "{\"@id\": \"http://example.org/soil\", \"http://www.w3.org/2004/02/skos/core#prefLabel\": \
         {\"@value\": \"sediments\", \"@language\": \"en\"}}\n",
    ),
    // Told by what they hold: no ending, or one that says something else.
    (
        "vocabulary",
        "<http://example.org/soil> <http://www.w3.org/2004/02/skos/core#prefLabel> \"sediments\"@en .\n",
    ),
    (
        "a.xml",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<http://example.org/soil> skos:hiddenLabel \"sediments\" .\n",
    ),
    // Labels that are things of their own.
    (
        "xl.ttl",
        "@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .\n\
         <http://example.org/soil> xl:prefLabel [ xl:literalForm \"sediments\"@en ] .\n",
    ),
];

fn sandbox(vocabulary: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("paper.txt", PAPER).write("v.ttl", vocabulary);
    sandbox
}

fn extract(sandbox: &Sandbox, vocabulary: &str) -> Run {
    sandbox.etl(["extract", "paper.txt", "--vocabulary", vocabulary])
}

/// Concepts in annotation lines by what `name` gives for them.
fn concepts(lines: &str) -> Vec<Value> {
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line"));
    lines.filter(|line| line["kind"] == "concept").collect()
}

fn linked(lines: &str) -> Vec<String> {
    let iris = concepts(lines).into_iter().filter_map(|concept| {
        Some(concept["vocabulary"].as_str()?.trim_start_matches("http://example.org/").to_owned())
    });
    let mut iris: Vec<String> = iris.collect();
    iris.sort();
    iris
}

#[test]
fn concepts_carry_the_iri_of_the_vocabulary() {
    let lines = extract(&sandbox(TURTLE), "v.ttl").ok();
    assert_eq!(linked(&lines), ["marsh", "soil"]);
    let marsh = concepts(&lines).into_iter().find(|concept| concept["label"] == "Salt marsh");
    let marsh = marsh.expect("a concept with the label of the vocabulary");
    assert_eq!(marsh["id"], "http://example.org/marsh");
    assert_eq!(marsh["alt"], serde_json::json!(["salt marsh", "salt marshes", "tidal meadow"]));
    assert_eq!(marsh["broader"], serde_json::json!(["http://example.org/soil"]));
    assert_eq!(marsh["mentions"].as_array().map(Vec::len), Some(5));
    let open = concepts(&lines).into_iter().find(|concept| concept["label"] == "bank");
    let candidates = serde_json::json!(["http://example.org/money", "http://example.org/river"]);
    assert_eq!(open.expect("a concept of its own")["candidates"], candidates);
}

#[test]
fn the_graph_says_it_in_skos() {
    let sandbox = sandbox(TURTLE);
    sandbox.etl(["ingest", "paper.txt", "--vocabulary", "v.ttl"]).ok();
    let ask = |pattern: &str| {
        let query = format!("PREFIX e: <http://example.org/> ASK {{ {pattern} }}");
        sandbox.etl(["query", &query, "--exit-status"]).status == 0
    };
    assert!(ask("e:marsh skos:prefLabel 'Salt marsh'@en, 'Salzwiese'@de ; skos:inScheme e:all"));
    assert!(ask("e:marsh skos:altLabel 'tidal meadow'@en ; skos:broader e:soil"));
    assert!(ask("e:all a skos:ConceptScheme ; dcterms:title 'All of it'@en"));
    assert!(ask("?paper dcterms:subject e:marsh . ?run prov:used/etl:path 'v.ttl'"));
    assert!(ask("<http://localhost:7878/concept/bank> skos:closeMatch e:money, e:river"));
    assert!(!ask("e:river ?p ?o"));
    assert!(!ask("?concept skos:altLabel ?label ; skos:prefLabel ?label"));
    assert_eq!(sandbox.etl(["verify"]).status, 0);
    assert!(sandbox.etl(["show", "http://example.org/marsh"]).ok().contains("tidal meadow"));
}

#[test]
fn every_format_and_label_is_read() {
    for (name, text) in OTHERS {
        let sandbox = sandbox("");
        let lines = extract(sandbox.write(name, text), name).ok();
        assert_eq!(linked(&lines), ["soil"], "{name}");
    }
}

#[test]
fn several_files_are_one_vocabulary() {
    let sandbox = sandbox(TURTLE);
    sandbox.write("b.nt", "<http://example.org/wet> <http://www.w3.org/2004/02/skos/core#prefLabel> \"tidal meadows\" .\n");
    let lines =
        sandbox.etl(["extract", "paper.txt", "--vocabulary", "v.ttl", "--vocabulary", "b.nt"]).ok();
    // The salt marsh is named by its own label, which decides.
    assert_eq!(linked(&lines), ["marsh", "soil"]);
}

#[test]
fn settings_come_from_flag_environment_and_file() {
    let sandbox = sandbox(TURTLE);
    sandbox
        .write("settings/etl.toml", "[concepts]\nvocabulary = [\"../v.ttl\"]\nthreshold = 0.9\n");
    let with = |arguments: &[&str]| {
        let all = ["extract", "paper.txt"].iter().chain(arguments).copied();
        linked(&sandbox.etl(all).ok())
    };
    assert_eq!(with(&[]), [""; 0]);
    assert_eq!(with(&["--config", "settings/etl.toml"]), ["marsh", "soil"]);
    let output = common::etl(sandbox.path())
        .args(["extract", "paper.txt"])
        .env("ETL_VOCABULARY", "v.ttl")
        .env("ETL_CONCEPT_THRESHOLD", "1")
        .output()
        .expect("the program runs");
    let lines = String::from_utf8(output.stdout).expect("text");
    assert_eq!(linked(&lines), ["marsh", "soil"]);
    let own = concepts(&lines)
        .into_iter()
        .filter(|it| it.get("candidates").is_none() && it.get("vocabulary").is_none());
    assert_eq!(own.count(), 0, "{lines}");
}

#[test]
fn wrong_settings_are_refused() {
    let sandbox = sandbox(TURTLE);
    let fails = |arguments: &[&str], told: &str| {
        let error = sandbox.etl(["ingest", "paper.txt"].iter().chain(arguments).copied()).fails(2);
        assert!(error.contains(told), "{error}");
        assert!(!sandbox.path().join(".etl").exists());
    };
    fails(&["--concept-threshold", "1.5"], "between 0 and 1");
    fails(&["--concept-threshold", "NaN"], "between 0 and 1");
    fails(&["--concept-threshold", "much"], "much");
    sandbox.write("a.toml", "[concepts]\nvocabulary = [\"v.ttl\"]\nlimit = 3\n");
    fails(&["--config", "a.toml"], "line 3");
    sandbox.write("b.toml", "[concepts]\nthreshold = 7\n");
    fails(&["--config", "b.toml"], "between 0 and 1");
}

#[test]
fn papers_are_read_again_when_the_vocabulary_changes() {
    let sandbox = sandbox(TURTLE);
    let ingest =
        |more: &[&str]| sandbox.etl(["ingest", "paper.txt"].iter().chain(more).copied()).ok();
    let vocabulary = ["--vocabulary", "v.ttl"];
    assert!(ingest(&[]).contains("1 new"));
    assert!(ingest(&vocabulary).contains("1 changed"));
    assert!(ingest(&vocabulary).contains("1 unchanged"));
    sandbox.write("v.ttl", TURTLE.replace("tidal meadow", "wet meadow"));
    assert!(ingest(&vocabulary).contains("1 changed"));
    assert!(
        ingest(&[vocabulary[0], vocabulary[1], "--concept-threshold", "0.5"]).contains("1 changed")
    );
}

#[test]
fn broken_rdf_is_told_with_its_place_and_nothing_is_ingested() {
    for (name, text, place) in [
        (
            "a.ttl",
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<http://e.org/a> skos:prefLabel 'a'@en .\n<http://e.org/b> skos:prefLabel ;\n",
            "a.ttl:3:",
        ),
        (
            "a.nt",
            "<http://e.org/a> <http://e.org/p> <http://e.org/b>\n<http://e.org/c> .\n",
            "a.nt:2:",
        ),
        (
            "a.rdf",
            "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<a></b>\n</rdf:RDF>\n",
            "a.rdf:3:",
        ),
        ("a.jsonld", "{\"@id\": \"http://e.org/a\",\n \"http://e.org/p\": [}\n", "a.jsonld:2:"),
        ("a.md", "# A heading\n\nSome text.\n", "a.md:3:"),
        ("a.txt", "Some text that is no RDF.\n", "a.txt:1:"),
    ] {
        let sandbox = sandbox("");
        let error =
            sandbox.write(name, text).etl(["ingest", "paper.txt", "--vocabulary", name]).fails(65);
        assert!(error.contains(place), "{name}: {error}");
        assert!(!sandbox.path().join(".etl").exists(), "{name}");
    }
}

#[test]
fn a_vocabulary_without_labels_or_file_is_refused() {
    let sandbox = sandbox("");
    sandbox
        .write("none.ttl", "<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> 'a' .\n");
    sandbox.write("blank.rdf", " \n\n");
    let refused = |name: &str, status: i32, told: &str| {
        let error = sandbox.etl(["ingest", "paper.txt", "--vocabulary", name]).fails(status);
        assert!(error.contains(told), "{name}: {error}");
        assert!(!sandbox.path().join(".etl").exists());
    };
    refused("none.ttl", 65, "'none.ttl' holds no SKOS label");
    refused("v.ttl", 65, "'v.ttl' is empty");
    refused("blank.rdf", 65, "'blank.rdf' is empty");
    refused("missing.ttl", 74, "cannot read the vocabulary 'missing.ttl'");
    refused(".", 74, "cannot read the vocabulary '.'");
}

#[test]
fn circles_long_and_double_labels_are_told_or_left_out() {
    let long = "salt ".repeat(2_000);
    let text = format!(
        "{TURTLE}:soil skos:broader :marsh ; skos:altLabel \"{long}\"@en, \"sediments\"@en, \"Sediment\"@en .\n\
         :marsh skos:hiddenLabel \"{long}\", \"salt marsh\"@en, \"salt marsh\"@en .\n"
    );
    let sandbox = sandbox(&text);
    let run = extract(&sandbox, "v.ttl");
    let circle = "v.ttl: warning[W0501]: skos:broader leads in a circle through \
                  <http://example.org/marsh>, <http://example.org/soil>";
    assert!(run.stderr.contains(circle), "{}", run.stderr);
    assert!(run.stderr.contains("v.ttl: warning[W0502]: 2 labels are too long"), "{}", run.stderr);
    let lines = run.ok();
    assert_eq!(linked(&lines), ["marsh", "soil"]);
    assert!(concepts(&lines).iter().all(|concept| concept.get("broader").is_none()), "{lines}");
}

#[test]
fn a_language_without_tagger_is_told_and_has_concepts_by_vocabulary() {
    let sandbox = sandbox(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
        <http://example.org/marsh> skos:prefLabel \"Salzwiese\"@de, \"salt marsh\"@en .\n",
    );
    sandbox.write(
        "de.txt",
        "Salzwiesen\n\nDie Salzwiesen an der Küste sind nass, und das Watt ist es auch. \
        Auf der Salzwiese wachsen Gräser, die das Salz nicht stört.\n",
    );
    let run = sandbox.etl(["ingest", "de.txt", "--vocabulary", "v.ttl"]);
    assert!(
        run.stderr.contains("de.txt: warning[W0503]: the paper is in a language ('de')"),
        "{run:?}"
    );
    run.ok();
    let query = "ASK { ?paper dcterms:language 'de' ; dcterms:subject <http://example.org/marsh> . \
                 <http://example.org/marsh> skos:altLabel 'Salzwiesen'@de }";
    assert_eq!(sandbox.etl(["query", query, "--exit-status"]).status, 0);
}

#[test]
fn a_hundred_thousand_labels_link_a_small_paper() {
    let sandbox = sandbox(&thesaurus::thesaurus(100_000));
    let [one, two, three] = [11, 12_345, 24_999].map(|concept| thesaurus::label(concept, 0));
    let text = format!(
        "Made-up words\n\nWe have seen the {one} and the {two}. It was the {three} of the {one}.\n"
    );
    sandbox.write("paper.txt", text);
    let lines = extract(&sandbox, "v.ttl").ok();
    assert_eq!(
        linked(&lines),
        ["11", "12345", "24999"].map(|number| format!("thesaurus/concept/{number}"))
    );
}
