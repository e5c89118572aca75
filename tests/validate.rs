//! `etl validate`: what offends is found, with the papers that say so, and nothing else is.

use std::collections::BTreeMap;
use std::path::Path;

use etl::graph::{Base, QuadBatch};
use etl::query::{CHECKS, validate};
use etl::store::{ManifestEntry, Store, Writer};
use etl::text::Digest;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Triple;

mod common;

use common::Sandbox;

const PREFIXES: &str = "@base <http://localhost:7878/> .
    @prefix : <http://localhost:7878/concept/> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix schema: <https://schema.org/> .
    @prefix oa: <http://www.w3.org/ns/oa#> .
    @prefix etl: <https://w3id.org/paper-etl/terms#> .
";

/// Three sound concepts.
const SOUND: &str = "
    :a a skos:Concept ; skos:prefLabel 'a'@en ; skos:altLabel 'as'@en ; skos:inScheme <concept> .
    :b a skos:Concept ; skos:prefLabel 'b'@en , 'b'@de ; skos:inScheme <concept> ; skos:broader :a .
    :c a skos:Concept ; skos:prefLabel 'c'@en ; skos:inScheme <concept> ; skos:broader :b .
    <paper/1> dcterms:subject :a , :b , :c .
    <paper/1/section/1> schema:about :a , <paper/1/event/1> .
    <paper/1/event/1> a schema:Event .
    :b skos:definition 'what b is'@en .
    <paper/1/definition/b> oa:motivatedBy oa:describing ; oa:hasBody :b ; etl:evidence <x> .
    <paper/1/broader/b/a> oa:motivatedBy oa:linking ; oa:hasTarget :b ; oa:hasBody :a ; etl:evidence <x> .
";

/// A store in `folder` with a paper for each text in Turtle: `1.txt`, `2.txt`, …
fn store(folder: &Path, papers: &[&str]) {
    let writer = Writer::open(folder.join(".etl"), &Base::default()).expect("a store");
    for (at, turtle) in papers.iter().enumerate() {
        let turtle = format!("{PREFIXES}{turtle}");
        let parsed = RdfParser::from_format(RdfFormat::Turtle).for_slice(&turtle);
        let quads = parsed.collect::<Result<Vec<_>, _>>().expect("Turtle");
        let bytes = at.to_string().into_bytes();
        let digest = Digest::of(&bytes);
        let graph = writer.base().source_graph(digest);
        let in_graph = quads.into_iter().map(|mut quad| {
            quad.graph_name = graph.clone().into();
            quad
        });
        let batch = QuadBatch::new(graph.clone(), in_graph.map(Triple::from).collect());
        let entry = ManifestEntry {
            path: format!("{}.txt", at + 1),
            digest,
            size: bytes.len() as u64,
            format: "text".to_owned(),
            media_type: "text/plain".to_owned(),
            quads: 0,
            settings: "0f".to_owned(),
            vocabularies: Vec::new(),
            ended: "2026-01-02T03:04:05Z".to_owned(),
            counts: BTreeMap::new(),
            diagnostics: Vec::new(),
        };
        writer.replace_source(&batch, &entry, &bytes).expect("stored");
    }
    writer.flush().expect("written");
}

/// "check thing detail: papers" of each finding in papers that hold [`SOUND`] and more.
fn check(papers: &[&str], expected: &[&str]) {
    let sandbox = Sandbox::new();
    store(sandbox.path(), papers);
    let found = validate(&Store::open(sandbox.path().join(".etl")).expect("opens")).expect("runs");
    let shown: Vec<String> = found
        .iter()
        .map(|finding| {
            let thing = finding.thing.as_str().rsplit('/').next().unwrap_or_default();
            let by = finding.said_by.join(" ");
            format!("{} {thing} [{}] {by}", finding.check.name, finding.detail)
        })
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn what_is_sound_conforms() {
    check(&[], &[]);
    check(&[SOUND], &[]);
    check(&[SOUND, SOUND], &[]);
}

#[test]
fn two_papers_may_close_a_cycle() {
    let cycle = "concept/a → concept/c → concept/b → concept/a";
    check(&[SOUND, ":a skos:broader :c ."], &[&format!("broader-cycle a [{cycle}] 1.txt 2.txt")]);
    check(&[SOUND, "", ":c skos:broader :c ."], &["broader-cycle c [concept/c → concept/c] 3.txt"]);
}

#[test]
fn what_is_broader_is_not_related() {
    check(
        &[SOUND, ":c skos:related :a . :a skos:related :c ."],
        &["related-broader c [concept/c → concept/b → concept/a] 1.txt 2.txt"],
    );
    // Sisters may be related.
    let sister = ":d a skos:Concept ; skos:prefLabel 'd'@en ; skos:inScheme <concept> ;
        skos:broader :b ; skos:related :c .";
    check(&[SOUND, sister], &[]);
}

#[test]
fn labels_are_one_and_disjoint() {
    check(
        &[SOUND, ":a skos:prefLabel 'A'@en ."],
        &["one-label a [“A”@en] 2.txt", "one-label a [“a”@en] 1.txt"],
    );
    check(&[SOUND, ":a skos:prefLabel 'A'@de ."], &[]);
    check(
        &[SOUND, ":b skos:altLabel 'b'@en . :a skos:hiddenLabel 'as'@en ."],
        &["labels-disjoint a [“as”@en] 2.txt", "labels-disjoint b [“b”@en] 2.txt"],
    );
    check(
        &[
            SOUND,
            ":d a skos:Concept . :e a skos:Concept ; skos:prefLabel 'e' ; skos:inScheme <concept> .",
        ],
        &[
            "labelled d [in no scheme] 2.txt",
            "labelled d [no preferred label] 2.txt",
            "language e [“e”] 2.txt",
        ],
    );
}

#[test]
fn links_lead_to_concepts() {
    check(
        &[SOUND, "<paper/2/claim/1> schema:about :nowhere . :a skos:related :gone ."],
        &[
            "known-target gone [said of http://localhost:7878/concept/a] 2.txt",
            "known-target nowhere [said of http://localhost:7878/paper/2/claim/1] 2.txt",
        ],
    );
}

#[test]
fn definitions_have_evidence() {
    check(
        &[SOUND, "<paper/2/definition/a> oa:motivatedBy oa:describing ; oa:hasBody :a ."],
        &["evidence a [a definition without evidence] 2.txt"],
    );
    check(
        &[SOUND, "<paper/2> dcterms:subject :a . :a skos:definition 'what a is'@en ."],
        &["evidence a [a definition that no annotation places] 2.txt"],
    );
    check(
        &[
            SOUND,
            "<paper/2/broader/c/a> oa:motivatedBy oa:linking ; oa:hasTarget :c ; oa:hasBody :a ; etl:evidence <x> .",
        ],
        &["evidence c [is not said to lie below http://localhost:7878/concept/a] 2.txt"],
    );
}

#[test]
fn the_program_tells_and_ends_with_a_status() {
    let sandbox = Sandbox::new();
    store(sandbox.path(), &[SOUND]);
    let checks = CHECKS.len();
    let sound = format!("conforms: {checks} checks, 0 violations, 0 warnings\n");
    assert_eq!(sandbox.etl(["validate"]).ok(), sound);

    let sandbox = Sandbox::new();
    store(sandbox.path(), &[SOUND, ":a skos:broader :c ."]);
    let run = sandbox.etl(["validate"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.contains("concept/a → concept/c → concept/b → concept/a"), "{}", run.stdout);
    assert!(run.stdout.contains("1.txt, 2.txt"), "{}", run.stdout);
    assert!(
        run.stdout
            .ends_with(&format!("does not conform: {checks} checks, 1 violations, 0 warnings\n"))
    );
    let run = sandbox.etl(["--json", "validate"]);
    assert_eq!(run.status, 1);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(json["conforms"], false);
    assert_eq!(json["findings"][0]["check"], "broader-cycle");
    assert_eq!(json["findings"][0]["said_by"], serde_json::json!(["1.txt", "2.txt"]));
    assert_eq!(sandbox.etl(["validate", "--list"]).ok().lines().count(), checks);
}

#[test]
fn warnings_alone_conform() {
    let sandbox = Sandbox::new();
    let plain = ":e a skos:Concept ; skos:prefLabel 'e' ; skos:inScheme <concept> .";
    store(sandbox.path(), &[SOUND, plain]);
    let out = sandbox.etl(["validate"]).ok();
    assert!(out.ends_with("0 violations, 1 warnings\n"), "{out}");
}

#[test]
fn the_paper_conforms() {
    common::with_paper().etl(["validate"]).ok();
}
